import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../../core/base/index.ts"
import { parseBagInfo, writeBagInfo } from "../../../../core/formats/evidence-bag/layout.ts"

const INFO = {
  softwareAgent: "sealwright 1.0.0",
  baggingDate: "2026-11-21",
  payload: { bytes: 123456, files: 40 },
  bagId: "bag-0f",
  logId: "log-0f",
  exporter: "export.example.org/app",
  generation: 2,
}

/** Section 4 of the format document, filled in by hand. */
const TEXT = `BagIt-Profile-Identifier: https://sealwright.org/ns/evidence-bag/1.0
Bag-Software-Agent: sealwright 1.0.0
Bagging-Date: 2026-11-21
Payload-Oxum: 123456.40
External-Identifier: bag-0f
Sealwright-Log-Id: log-0f
Sealwright-Exporter: export.example.org/app
Sealwright-Generation: 2
`

describe("bag-info.txt of an evidence bag", () => {
  it("is written as the format document says", () => {
    expect(new TextDecoder().decode(writeBagInfo(INFO))).toBe(TEXT)
  })

  it("ends with the source's count when there is one", () => {
    expect(new TextDecoder().decode(writeBagInfo({ ...INFO, sourceItems: 41 }))).toBe(
      `${TEXT}Source-Item-Count: 41\n`,
    )
  })

  it("reads back what was written", () => {
    const count = fc.nat({ max: Number.MAX_SAFE_INTEGER })
    const infos = fc.record(
      {
        softwareAgent: fc.constant("sealwright 1.0.0"),
        baggingDate: fc.constantFrom("2024-02-29", "1999-12-31"),
        payload: fc.record({ bytes: count, files: count }),
        bagId: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/),
        logId: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/),
        exporter: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,20}(\/[A-Za-z0-9]{1,9}){0,3}$/),
        generation: count,
        sourceItems: count,
      },
      {
        requiredKeys: [
          "softwareAgent",
          "baggingDate",
          "payload",
          "bagId",
          "logId",
          "exporter",
          "generation",
        ],
      },
    )
    fc.assert(
      fc.property(infos, (info) => {
        expect(parseBagInfo(writeBagInfo(info))).toEqual({ kind: "bag-info", info })
      }),
    )
  })

  it("never throws, and accepts nothing that it would not write", () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length - 1), fc.string({ maxLength: 3 }), (at, piece) => {
        const bytes = toUtf8(TEXT.slice(0, at) + piece + TEXT.slice(at + 1))
        const read = parseBagInfo(bytes)
        if (read.kind === "bag-info") expect(writeBagInfo(read.info)).toEqual(bytes)
      }),
    )
  })

  const refused: Readonly<Record<string, readonly [text: string, line: number]>> = {
    "an unknown label": [TEXT.replace("Bagging-Date", "Packing-Date"), 3],
    "a repeated label": [TEXT.replace(/(Bagging-Date.*\n)/, "$1$1"), 4],
    "another order": [TEXT.replace(/(Bagging-Date.*\n)(Payload.*\n)/, "$2$1"), 3],
    "a label in lower case": [TEXT.replace("Bagging-Date", "bagging-date"), 3],
    "two blanks after the colon": [TEXT.replace("Date: ", "Date:  "), 3],
    "a day that no calendar has": [TEXT.replace("2026-11-21", "2026-02-29"), 3],
    "a leading zero in a count": [TEXT.replace("123456.40", "0123456.40"), 4],
    "a count beyond 2^53-1": [TEXT.replace("123456.40", "9007199254740992.40"), 4],
    "another profile": [TEXT.replace("/1.0\n", "/2.0\n"), 1],
    "an id in upper case": [TEXT.replace("bag-0f", "BAG-0f"), 5],
    "an exporter with a plus sign": [TEXT.replace("export.example", "export+example"), 7],
    CRLF: [TEXT.replaceAll("\n", "\r\n"), 1],
    "a byte order mark": [`\uFEFF${TEXT}`, 1],
    "a missing label": [TEXT.replace(/Sealwright-Generation.*\n/, ""), 8],
    "no LF at the end": [TEXT.trimEnd(), 8],
    "a label after the last": [`${TEXT}Source-Item-Count: 1\nContact-Name: x\n`, 10],
    "no lines": ["", 1],
  }
  for (const [name, [text, line]] of Object.entries(refused)) {
    it(`refuses ${name} and names the line`, () => {
      expect(parseBagInfo(toUtf8(text))).toMatchObject({ kind: "refused", line })
    })
  }

  it("is not written with a value that would be refused", () => {
    expect(() => writeBagInfo({ ...INFO, bagId: "no spaces" })).toThrow("External-Identifier")
    expect(() => writeBagInfo({ ...INFO, softwareAgent: "a\nb" })).toThrow("Bag-Software-Agent")
  })
})
