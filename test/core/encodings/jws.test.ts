import { describe, expect, it } from "vitest"
import { toBase64Url, toUtf8 } from "../../../core/base/index.ts"
import { jwsSigningInput, parseJws, writeJwsHeader } from "../../../core/encodings/index.ts"

const HEADER = writeJwsHeader({ alg: "EdDSA" })
const PAYLOAD = toBase64Url(toUtf8("payload"))
const SIGNATURE = toBase64Url(new Uint8Array(64).fill(7))
const FLATTENED = { payload: PAYLOAD, protected: HEADER, signature: SIGNATURE }

describe("a JWS", () => {
  it("has the signing input of RFC 7515 appendix A.3", () => {
    const jws = read(
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
    )
    const input = jwsSigningInput(jws.signatures[0]!, jws.payload!)
    // The octets as the RFC lists them, from its beginning.
    expect([...input.subarray(0, 12)]).toEqual([
      101, 121, 74, 104, 98, 71, 99, 105, 79, 105, 74, 70,
    ])
    expect(input.length).toBe(115)
  })

  it("is the same in its three serializations", () => {
    const compact = read(`${HEADER}.${PAYLOAD}.${SIGNATURE}`)
    const { payload, ...signature } = FLATTENED
    expect(read(FLATTENED)).toEqual(compact)
    expect(read({ payload, signatures: [signature] })).toEqual(compact)
  })

  it("is detached where its payload is left out, and may end in one LF", () => {
    expect(read(`${HEADER}..${SIGNATURE}\n`).payload).toBeUndefined()
    const { payload: _, ...detached } = FLATTENED
    expect(read(detached).payload).toBeUndefined()
  })

  const b64 = (header: object): string => `${writeJwsHeader({ ...header })}..${SIGNATURE}`

  it("says whether its payload is encoded (RFC 7797)", () => {
    const unencoded = read(b64({ alg: "EdDSA", b64: false, crit: ["b64"] }))
    expect(unencoded.signatures[0]?.encoded).toBe(false)
    const encoded = read(b64({ alg: "EdDSA", b64: true, crit: ["b64"] }))
    expect(encoded.signatures[0]?.encoded).toBe(true)
  })

  it("says where in the file it is wrong, where it is not inside JSON", () => {
    const offsetOf = (given: string | object): number | undefined => {
      const text = typeof given === "string" ? given : JSON.stringify(given)
      const answer = parseJws(toUtf8(text))
      return answer.kind === "refused" ? answer.offset : undefined
    }
    const bad = `${SIGNATURE.slice(0, -1)}B`
    expect(offsetOf(`${HEADER}.${PAYLOAD}.${bad}`)).toBe(HEADER.length + PAYLOAD.length + 2)
    expect(offsetOf(`${HEADER}.${PAYLOAD.slice(0, -1)}x.${SIGNATURE}`)).toBe(HEADER.length + 1)
    // No value begins at byte 7 of the header, which is in its tenth character of base64.
    const broken = toBase64Url(toUtf8('{"alg":x}'))
    expect(offsetOf(`${broken}..${SIGNATURE}`)).toBe(9)
    expect(offsetOf({ ...FLATTENED, protected: broken })).toBeUndefined()
  })

  const raw = (json: string): string => `${toBase64Url(toUtf8(json))}..${SIGNATURE}`
  const refusals: Readonly<Record<string, string | object>> = {
    "with padding": `${HEADER}.${PAYLOAD}=.${SIGNATURE}`,
    "with bits set that mean nothing": `${HEADER}.${PAYLOAD}.${SIGNATURE.slice(0, -1)}B`,
    "with four parts": `${HEADER}.${PAYLOAD}.${SIGNATURE}.`,
    "with two LF at its end": `${HEADER}.${PAYLOAD}.${SIGNATURE}\n\n`,
    "whose header is no JSON": raw("alg"),
    "whose header is no object": raw('["EdDSA"]'),
    "whose header names a member twice": raw('{"alg":"EdDSA","alg":"none"}'),
    "without alg": raw('{"typ":"JWT"}'),
    "whose alg is no text": raw('{"alg":null}'),
    "with a critical member that is not understood": b64({ alg: "EdDSA", exp: 1, crit: ["exp"] }),
    "with a critical member that is not there": b64({ alg: "EdDSA", crit: ["b64"] }),
    "with an empty crit": b64({ alg: "EdDSA", crit: [] }),
    "with a crit that names something twice": b64({
      alg: "EdDSA",
      b64: true,
      crit: ["b64", "b64"],
    }),
    "with a crit that is no list": b64({ alg: "EdDSA", crit: "b64" }),
    "with a b64 that is not critical": b64({ alg: "EdDSA", b64: false }),
    "with a b64 that is text": b64({ alg: "EdDSA", b64: "false", crit: ["b64"] }),
    "with an unencoded payload inside": `${writeJwsHeader({
      alg: "EdDSA",
      b64: false,
      crit: ["b64"],
    })}.${PAYLOAD}.${SIGNATURE}`,
    "with its alg outside of what is signed": {
      ...FLATTENED,
      protected: writeJwsHeader({ typ: "JWT" }),
      header: { alg: "EdDSA" },
    },
    "with two alg": { ...FLATTENED, header: { alg: "none" } },
    "with one member in both headers": {
      ...FLATTENED,
      protected: writeJwsHeader({ alg: "EdDSA", kid: "a" }),
      header: { kid: "b" },
    },
    "without protected header": {
      payload: PAYLOAD,
      header: { alg: "EdDSA" },
      signature: SIGNATURE,
    },
    "with one signature and several": { ...FLATTENED, signatures: [FLATTENED] },
    "without signatures": { payload: PAYLOAD, signatures: [] },
    "with nothing of its own": {},
    "whose signatures disagree about b64": {
      signatures: [
        { protected: HEADER, signature: SIGNATURE },
        {
          protected: writeJwsHeader({ alg: "EdDSA", b64: false, crit: ["b64"] }),
          signature: SIGNATURE,
        },
      ],
    },
    "with more than a hundred signatures": {
      payload: PAYLOAD,
      signatures: Array.from({ length: 101 }, () => ({ protected: HEADER, signature: SIGNATURE })),
    },
  }
  for (const [name, given] of Object.entries(refusals)) {
    it(`is refused ${name}`, () => {
      const bytes = toUtf8(typeof given === "string" ? given : JSON.stringify(given))
      expect(parseJws(bytes).kind).toBe("refused")
    })
  }
})

function read(given: string | object) {
  const answer = parseJws(toUtf8(typeof given === "string" ? given : JSON.stringify(given)))
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.jws
}
