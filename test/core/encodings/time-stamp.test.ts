import { describe, expect, it } from "vitest"
import { concat, toHex, toInstant, toUtf8 } from "../../../core/base/index.ts"
import {
  parseTimeStampRequest,
  parseTimeStampResponse,
  parseTimeStampToken,
  writeDer,
  writeDerBitString,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
  writeTimeStampRequest,
  type TstInfo,
} from "../../../core/encodings/index.ts"
import { readFileSync } from "node:fs"
import { corpus } from "../../support/corpora.ts"
import { needsCorpus } from "../../support/tools.ts"

const FIXTURES = "rfc3161-client-fixtures"

/** What upstream's test/test_tsp.py expects of these files. */
needsCorpus(FIXTURES).describe("the local authority of rfc3161-client", () => {
  it("response.tsr reads as upstream says", () => {
    const answer = parseTimeStampResponse(fixture("test_tsa/response.tsr"))
    if (answer.kind !== "response") throw new Error(answer.kind)
    expect(answer.response).toMatchObject({ status: "granted", statusText: [], failures: [] })
    const info = infoIn(answer.response.token ?? new Uint8Array(0))
    expect(info).toMatchObject({
      version: 1n,
      policy: "1.3.6.1.4.1.57264.2",
      nonce: 3937359519792308179n,
      serial: 693290210947147715387173185458430793885588677084n,
      ordering: false,
      accuracyMs: 1000,
    })
    expect(toInstant(info.genTimeMs)).toBe("2024-10-08T15:40:32.000Z")
    expect(toHex(info.imprint.digest)).toMatch(/^9b71d224bd62f3785d96d/)
  })

  it("request.der reads as upstream says", () => {
    const answer = parseTimeStampRequest(fixture("test_tsa/request.der"))
    if (answer.kind === "refused") throw new Error(answer.reason)
    expect(answer.request).toMatchObject({ wantsCertificate: true, nonce: 3937359519792308179n })
    expect(answer.request.policy).toBeUndefined()
    expect(toHex(answer.request.imprint.digest)).toMatch(/^9b71d224bd62f3785d96d/)
  })
})

describe("writeTimeStampRequest", () => {
  it("writes the request that the sentence describes", () => {
    const digest = new Uint8Array(32).fill(7)
    const answer = parseTimeStampRequest(writeTimeStampRequest(digest, 0xffn))
    expect(answer).toEqual({
      kind: "request",
      request: {
        imprint: { oid: "2.16.840.1.101.3.4.2.1", digest },
        nonce: 255n,
        wantsCertificate: true,
      },
    })
  })
})

describe("parseTimeStampToken: the time it states", () => {
  const good: Readonly<Record<string, readonly [text: string, instant: string, wasCut: boolean]>> =
    {
      "whole seconds": ["20190412090032Z", "2019-04-12T09:00:32.000Z", false],
      "a tenth of a second": ["20190412090032.6Z", "2019-04-12T09:00:32.600Z", false],
      milliseconds: ["20190412090032.613Z", "2019-04-12T09:00:32.613Z", false],
      microseconds: ["20190412090032.613999Z", "2019-04-12T09:00:32.613Z", true],
    }
  for (const [what, [text, instant, wasCut]] of Object.entries(good)) {
    it(`reads ${what}`, () => {
      const info = infoIn(tokenOver(tstInfo({ genTime: text })))
      expect([toInstant(info.genTimeMs), info.wasCut]).toEqual([instant, wasCut])
    })
  }

  const bad: Readonly<Record<string, string>> = {
    "a fraction that ends in zero": "20190412090032.60Z",
    "a fraction of nothing": "20190412090032.Z",
    "a zero fraction": "20190412090032.0Z",
    "a comma": "20190412090032,5Z",
    "no zone": "20190412090032",
    "an offset": "20190412090032+0100",
    "no seconds": "201904120900Z",
    "a day that does not exist": "20190231090032Z",
    "a leap second": "20161231235960Z",
    "blanks around it": " 20190412090032Z",
    "ten decimals": "20190412090032.1234567891Z",
  }
  for (const [what, text] of Object.entries(bad)) {
    it(`refuses ${what}`, () => {
      expect(parseTimeStampToken(tokenOver(tstInfo({ genTime: text }))).kind).toBe("refused")
    })
  }
})

describe("parseTimeStampToken: the accuracy it states", () => {
  const MILLI = writeDer(0x80, Uint8Array.of(0x01, 0xf4))
  const MICRO = writeDer(0x81, Uint8Array.of(0x01))
  const good: Readonly<Record<string, readonly [fields: readonly Uint8Array[], ms: number]>> = {
    "one second": [[writeDerInteger(1)], 1000],
    "500 milliseconds": [[MILLI], 500],
    "a microsecond, as a whole millisecond": [[MICRO], 1],
    "all three": [[writeDerInteger(2), MILLI, MICRO], 2501],
    nothing: [[], 0],
  }
  for (const [what, [fields, ms]] of Object.entries(good)) {
    it(`reads ${what}`, () => {
      const accuracy = writeDerSequence(...fields)
      expect(infoIn(tokenOver(tstInfo({ after: [accuracy] }))).accuracyMs).toBe(ms)
    })
  }

  it("says nothing where the token says nothing", () => {
    expect(infoIn(tokenOver(tstInfo({}))).accuracyMs).toBeUndefined()
  })

  const bad: Readonly<Record<string, readonly Uint8Array[]>> = {
    "a negative second": [writeDer(0x02, Uint8Array.of(0xff))],
    "1000 milliseconds": [writeDer(0x80, Uint8Array.of(0x03, 0xe8))],
    "fields in another order": [MICRO, MILLI],
    "more seconds than anything lasts": [writeDerInteger(2n ** 40n)],
    "an empty count": [writeDer(0x80)],
  }
  for (const [what, fields] of Object.entries(bad)) {
    it(`refuses ${what}`, () => {
      const accuracy = writeDerSequence(...fields)
      expect(parseTimeStampToken(tokenOver(tstInfo({ after: [accuracy] }))).kind).toBe("refused")
    })
  }
})

describe("parseTimeStampToken: its other fields", () => {
  it("reads ordering, nonce, name and extensions", () => {
    const name = writeDerContext(4, writeDerSequence())
    const extension = writeDerSequence(
      writeDerOid("1.2.3"),
      writeDerBoolean(true),
      writeDerOctetString(new Uint8Array(0)),
    )
    const after = [
      writeDerBoolean(true),
      writeDerInteger(9),
      writeDerContext(0, name),
      writeDerContext(1, extension),
    ]
    expect(infoIn(tokenOver(tstInfo({ after })))).toMatchObject({
      ordering: true,
      nonce: 9n,
      tsa: { kind: "directory", name: { text: "" } },
      extensions: [{ oid: "1.2.3", critical: true }],
    })
  })

  const refused: Readonly<Record<string, Uint8Array>> = {
    "a content that is no time-stamp": tokenOver(tstInfo({}), "1.2.840.113549.1.7.1"),
    "a time-stamp in BER": tokenOver(
      concat(Uint8Array.of(0x30, 0x80), tstInfo({}).subarray(2), Uint8Array.of(0, 0)),
    ),
    "fields in another order": tokenOver(
      tstInfo({ after: [writeDerInteger(9), writeDerBoolean(true)] }),
    ),
    "a field too many": tokenOver(tstInfo({ after: [writeDerNull()] })),
    "data behind the token": concat(tokenOver(tstInfo({})), Uint8Array.of(0)),
    "a token without its content": token(writeDerSequence(writeDerOid(TST_INFO))),
  }
  for (const [what, bytes] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(parseTimeStampToken(bytes).kind).toBe("refused")
    })
  }
})

describe("parseTimeStampResponse", () => {
  it("tells a rejection with its reasons", () => {
    const texts = writeDerSequence(writeDerUtf8String("no clock"))
    // Bit 14, timeNotAvailable, of two octets (RFC 3161 §2.4.2).
    const failInfo = writeDerBitString(Uint8Array.of(0x00, 0x02), 1)
    const bytes = writeDerSequence(writeDerSequence(writeDerInteger(2), texts, failInfo))
    expect(parseTimeStampResponse(bytes)).toEqual({
      kind: "response",
      response: {
        status: "rejection",
        statusText: ["no clock"],
        failures: ["timeNotAvailable"],
      },
    })
  })

  it("tells a bare token from a response", () => {
    expect(parseTimeStampResponse(tokenOver(tstInfo({}))).kind).toBe("bare-token")
  })

  it("keeps the token's bytes as they stand", () => {
    const inside = tokenOver(tstInfo({}))
    const bytes = writeDerSequence(writeDerSequence(writeDerInteger(0)), inside)
    expect(parseTimeStampResponse(bytes)).toMatchObject({ response: { token: inside } })
  })

  const refused: Readonly<Record<string, Uint8Array>> = {
    "a status that RFC 3161 does not have": writeDerSequence(writeDerSequence(writeDerInteger(6))),
    "something behind the token": writeDerSequence(
      writeDerSequence(writeDerInteger(0)),
      writeDerSequence(),
      writeDerNull(),
    ),
    "an empty sequence": writeDerSequence(),
    "something else": writeDerInteger(0),
  }
  for (const [what, bytes] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(parseTimeStampResponse(bytes).kind).toBe("refused")
    })
  }
})

const TST_INFO = "1.2.840.113549.1.9.16.1.4"

function fixture(path: string): Uint8Array {
  return new Uint8Array(readFileSync(corpus(FIXTURES, "test/fixtures", path)))
}

function infoIn(bytes: Uint8Array): TstInfo {
  const answer = parseTimeStampToken(bytes)
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.token.info
}

/** A TSTInfo by the letter of RFC 3161 §2.4.2, with what a test needs different. */
function tstInfo(given: {
  readonly genTime?: string
  readonly after?: readonly Uint8Array[]
}): Uint8Array {
  const algorithm = writeDerSequence(writeDerOid("2.16.840.1.101.3.4.2.1"))
  return writeDerSequence(
    writeDerInteger(1),
    writeDerOid("1.2.3.4"),
    writeDerSequence(algorithm, writeDerOctetString(new Uint8Array(32))),
    writeDerInteger(5),
    writeDer(0x18, toUtf8(given.genTime ?? "20260101000000Z")),
    ...(given.after ?? []),
  )
}

function tokenOver(content: Uint8Array, type = TST_INFO): Uint8Array {
  return token(
    writeDerSequence(writeDerOid(type), writeDerContext(0, writeDerOctetString(content))),
  )
}

/** SignedData without a signer: for reading only. */
function token(encapsulated: Uint8Array): Uint8Array {
  const data = writeDerSequence(writeDerInteger(3), writeDerSet(), encapsulated, writeDerSet())
  return writeDerSequence(writeDerOid("1.2.840.113549.1.7.2"), writeDerContext(0, data))
}
