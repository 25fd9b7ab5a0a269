import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromUtf8, toCanonicalJson, toUtf8, type JsonValue } from "../../../core/base/index.ts"
import {
  pae,
  parseDsseEnvelope,
  parseEnvelopeLine,
  parseSealEnvelope,
  writeEnvelopeLine,
  writeSealEnvelope,
} from "../../../core/encodings/index.ts"

/** The envelope of DSSE protocol 1.0.0, Test Vectors. */
const HELLO = {
  payload: "aGVsbG8gd29ybGQ=",
  payloadType: "http://example.com/HelloWorld",
  signatures: [{ sig: "A3JqsQ==" }],
}

describe("pae", () => {
  it("is the one of the protocol's test vector", () => {
    expect(fromUtf8(pae("http://example.com/HelloWorld", toUtf8("hello world")))).toBe(
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
    )
  })

  it("counts bytes, not characters", () => {
    expect(fromUtf8(pae("é", toUtf8("😀")))).toBe("DSSEv1 2 é 4 😀")
    expect(fromUtf8(pae("", new Uint8Array(0)))).toBe("DSSEv1 0  0 ")
  })

  it("tells every two pairs of type and payload apart", () => {
    const text = fc.string({ unit: fc.constantFrom(" ", "1", "2", "a"), maxLength: 6 })
    fc.assert(
      fc.property(text, text, text, text, (type1, body1, type2, body2) => {
        const same = type1 === type2 && body1 === body2
        const a = fromUtf8(pae(type1, toUtf8(body1)))
        expect(a === fromUtf8(pae(type2, toUtf8(body2)))).toBe(same)
      }),
    )
  })
})

describe("parseDsseEnvelope", () => {
  it("reads other people's envelopes, in any form of JSON", () => {
    const answer = parseDsseEnvelope(toUtf8(JSON.stringify(HELLO, undefined, 2)))
    expect(answer).toEqual({
      kind: "envelope",
      envelope: {
        payloadType: HELLO.payloadType,
        payload: toUtf8("hello world"),
        signatures: [{ sig: Uint8Array.of(0x03, 0x72, 0x6a, 0xb1) }],
      },
      unknownMembers: [],
    })
  })

  it("reads both alphabets of base64, and not a mixture", () => {
    expect(parse({ ...HELLO, payload: "-_-_" })).toMatchObject({ kind: "envelope" })
    expect(parse({ ...HELLO, payload: "+/+/" })).toEqual(parse({ ...HELLO, payload: "-_-_" }))
    expect(parse({ ...HELLO, payload: "-/-/" }).kind).toBe("refused")
  })

  it("lists members that the specification does not name", () => {
    const signatures = [{ sig: "A3JqsQ==", keyid: "k", cert: "x" }]
    const answer = parse({ ...HELLO, signatures, note: 1 })
    expect(answer).toMatchObject({ unknownMembers: ["note", "signatures[0].cert"] })
    expect(answer).toMatchObject({ envelope: { signatures: [{ keyid: "k" }] } })
  })

  const refused: Readonly<Record<string, JsonValue>> = {
    "an array": [HELLO],
    "no payload": { ...HELLO, payload: null },
    "a payload without padding": { ...HELLO, payload: "aGVsbG8gd29ybGQ" },
    "a payload with a line feed": { ...HELLO, payload: "aGVsbG8g\nd29ybGQ=" },
    "no payload type": { payload: "", signatures: HELLO.signatures },
    "a payload type that is not text": { ...HELLO, payloadType: 1 },
    "no signatures": { ...HELLO, signatures: [] },
    "signatures that are not an array": { ...HELLO, signatures: { sig: "" } },
    "a signature without sig": { ...HELLO, signatures: [{ keyid: "k" }] },
    "a signature that is text": { ...HELLO, signatures: ["A3JqsQ=="] },
    "a keyid that is not text": { ...HELLO, signatures: [{ keyid: 1, sig: "" }] },
  }
  for (const [name, value] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      expect(parse(value)).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
    })
  }

  it("refuses a member that is named twice", () => {
    const text = '{"payload":"","payload":"","payloadType":"x","signatures":[{"sig":""}]}'
    expect(parseDsseEnvelope(toUtf8(text))).toMatchObject({ code: "DUPLICATE_KEY" })
  })
})

describe("envelopes of the evidence bag", () => {
  const envelope = {
    payloadType: "application/vnd.in-toto+json",
    payload: toUtf8("{}"),
    signature: { keyid: "ab", sig: Uint8Array.of(1, 2, 3) },
  }
  const line =
    '{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"keyid":"ab","sig":"AQID"}]}'

  it("are written in canonical form, and a seal's file ends in LF", () => {
    expect(fromUtf8(writeEnvelopeLine(envelope))).toBe(line)
    expect(fromUtf8(writeSealEnvelope(envelope))).toBe(`${line}\n`)
  })

  it("are read back as they were written", () => {
    const bytes = fc.uint8Array({ maxLength: 40 })
    fc.assert(
      fc.property(fc.string(), bytes, fc.string(), bytes, (payloadType, payload, keyid, sig) => {
        const any = { payloadType, payload, signature: { keyid, sig } }
        expect(parseSealEnvelope(writeSealEnvelope(any))).toEqual({
          kind: "envelope",
          envelope: any,
        })
      }),
    )
  })

  const refused: Readonly<Record<string, readonly [file: string, code: string]>> = {
    "no LF at the end": [line, "FORMAT_FAILURE"],
    "two LF at the end": [`${line}\n\n`, "CANON_DIALECT_MISMATCH"],
    "white space": [`${line.replace(",", ", ")}\n`, "CANON_DIALECT_MISMATCH"],
    "a second signature": [
      `${line.replace("}]", '},{"keyid":"ab","sig":"AQID"}]')}\n`,
      "FORMAT_FAILURE",
    ],
    "no signature": [`${line.replace('{"keyid":"ab","sig":"AQID"}', "")}\n`, "FORMAT_FAILURE"],
    "a signature without keyid": [`${line.replace('"keyid":"ab",', "")}\n`, "FORMAT_FAILURE"],
    "a member of its own": [`${line.replace("{", '{"a":1,')}\n`, "FORMAT_FAILURE"],
    "the URL alphabet": [`${line.replace("AQID", "-_-_")}\n`, "FORMAT_FAILURE"],
    "a member named twice": [`${line.replace("{", '{"payload":"e30=",')}\n`, "DUPLICATE_KEY"],
    "nothing in it": ["", "FORMAT_FAILURE"],
  }
  for (const [name, [file, code]] of Object.entries(refused)) {
    it(`are refused with ${name}`, () => {
      expect(parseSealEnvelope(toUtf8(file))).toMatchObject({ kind: "refused", code })
    })
  }

  it("are read without LF as lines of custody/signatures.jsonl", () => {
    expect(parseEnvelopeLine(toUtf8(line))).toEqual({ kind: "envelope", envelope })
    expect(parseEnvelopeLine(toUtf8(`${line}\n`)).kind).toBe("refused")
  })
})

function parse(value: JsonValue): ReturnType<typeof parseDsseEnvelope> {
  return parseDsseEnvelope(toCanonicalJson(value))
}
