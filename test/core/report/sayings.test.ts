/** The sayings in German, held against every one that the sources say. */
import { describe, expect, it } from "vitest"
import { OPERATORS } from "../../../core/attack/index.ts"
import { blindFlips } from "../../../core/attack/operators/index.ts"
import { english, Failure, phrase, say } from "../../../core/base/index.ts"
import { systemReason } from "../../../core/node/index.ts"
import { germanValue } from "../../../core/report/german/observed.ts"
import { GERMAN_SAYINGS } from "../../../core/report/german/sayings.ts"
import { resultView, tell, type Language } from "../../../core/report/index.ts"
import { failedResult } from "../../support/sample-results.ts"
import {
  failuresInText,
  phrasesInSources,
  reasonsInSources,
  sayingsInSources,
  textsInSources,
} from "../../support/said.ts"

const placesIn = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted()
/** Codes that only put values beside each other, which reads the same in every language. */
const isBare = (code: string): boolean => !/[a-z]{2}/i.test(code.replaceAll(/\{\w+\}/g, ""))

describe("a saying", () => {
  it("is its code in English, with the values in their places", () => {
    const reason = say("it holds {held}", { held: "{what}" })
    const saying = say("{what} cannot be read: {reason}", { what: phrase("the key"), reason })
    expect(english(saying)).toBe("the key cannot be read: it holds {what}")
    expect(tell("en", saying)).toBe(english(saying))
    expect(tell("de", saying)).toBe(
      "der Schlüssel lässt sich nicht lesen: die Datei enthält {what}",
    )
  })

  it("stays as it is where it is nobody's phrase", () => {
    expect(tell("de", phrase('keys[0] "{id}"'))).toBe('keys[0] "{id}"')
    expect(tell("de", phrase("constructor"))).toBe("constructor")
  })

  it("is kept by the failure that says it", () => {
    const saying = say("it holds {held}", { held: "CERTIFICATE" })
    expect(new Failure("MALFORMED", saying)).toMatchObject({
      message: "it holds CERTIFICATE",
      saying,
    })
  })
})

describe("the German catalogue of sayings", () => {
  const sayings = sayingsInSources()
  const phrases = phrasesInSources()
  /** Some are put together of parts, so that the sources do not hold them whole. */
  const deeds = new Set([...OPERATORS, blindFlips(1)].map(({ does }) => does))

  it("has read the sources", () => {
    expect(sayings.length).toBeGreaterThan(150)
    expect(phrases.length).toBeGreaterThan(150)
  })

  it("says each of them, with the same values", () => {
    const unsaid = [...sayings, ...phrases].filter(({ code }) => GERMAN_SAYINGS[code] === undefined)
    expect(unsaid).toEqual([])
    const differing = sayings.filter(
      ({ code }) => String(placesIn(code)) !== String(placesIn(GERMAN_SAYINGS[code] ?? "")),
    )
    expect(differing).toEqual([])
  })

  it("says what every kind of change of a drill does", () => {
    expect(deeds.size).toBeGreaterThan(250)
    expect([...deeds].filter((does) => GERMAN_SAYINGS[does] === undefined)).toEqual([])
  })

  it("says why the system refuses", () => {
    const codes = ["ENOENT", "EACCES", "EPERM", "ENOSPC", "EROFS", "EIO", "ELOOP", "EMFILE"]
    for (const code of codes) {
      const reason = systemReason(Object.assign(new Error(code), { code }))
      expect(GERMAN_SAYINGS[reason], code).toBeDefined()
    }
  })

  it("leaves none of them in English", () => {
    const same = Object.entries(GERMAN_SAYINGS).filter(
      ([code, text]) => code === text && !isBare(code),
    )
    expect(same).toEqual([])
  })

  it("says nothing that nobody says", () => {
    const texts = textsInSources()
    expect(
      Object.keys(GERMAN_SAYINGS).filter((code) => !texts.has(code) && !deeds.has(code)),
    ).toEqual([])
  })
})

describe("a reason in a result, in German", () => {
  /** Names and forms that stand in the sources of those rooms and are no reason that is told. */
  const NO_REASONS = new Set([
    ...["untrusted comment: ", "trusted comment: ", "the trusted comment", "(not text)"],
    ...["RC4 with 128 bits", "RC4 with 40 bits", "RC2 with 128 bits", "RC2 with 40 bits"],
    ...["DES with two keys", "signature type 7", "7 (salt-length 7, mgf-hash 7)"],
    ...["Sigstore bundle", "signature by sealwright", "sealwright key 7"],
    // Parts of sentences that are here as a whole, or of lists of the evidence's own words.
    ...["in the token of the response: ", "compressed size", " and ", " and 7 more"],
  ])

  it("is said of every one that the sources can state", () => {
    const reasons = reasonsInSources().filter(({ code }) => !NO_REASONS.has(code))
    expect(reasons.length).toBeGreaterThan(200)
    const german = (code: string) => germanValue("stands", code) ?? tell("de", phrase(code))
    const english = reasons.filter(({ code }) => german(code) === code)
    expect(english.map(({ code, file }) => `${file}: ${code}`)).toEqual([])
  })
})

describe("a reason with values in it, in German", () => {
  const german = (reason: string) => tell("de", phrase(reason))

  it("is told with each value in its place", () => {
    expect(german("longer than 1024 bytes; further lines are not listed")).toBe(
      "länger als 1024 Bytes; weitere Zeilen sind nicht aufgeführt",
    )
    expect(german("names no file: it has a query or a fragment")).toBe(
      "nennt keine Datei: sie hat eine Abfrage oder ein Fragment",
    )
    expect(german('Bag-Size cannot be "a of b"')).toBe("Bag-Size kann nicht „a of b“ sein")
  })

  it("keeps what somebody else wrote, also where it reads like a place", () => {
    expect(german('it names the key "{key} $1 $&" and is not signed by it')).toBe(
      "er nennt den Schlüssel „{key} $1 $&“ und ist nicht von ihm signiert",
    )
    expect(german("der Grund eines anderen")).toBe("der Grund eines anderen")
  })

  it("costs little where somebody else wrote very much", () => {
    const started = performance.now()
    for (const part of ["a list ", "is not a ", " of ", ": ", "the "]) {
      german(`the ${part.repeat(250)}`.slice(0, 1000))
      german(part.repeat(100_000))
    }
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe("what was observed, in German", () => {
  it("translates a reason, which is ours, and nothing that may be the evidence's own", () => {
    const [found, ...others] = failedResult().findings
    const observed = { reason: "gap after the content", listed: "symbolic link" }
    const result = { ...failedResult(), findings: [{ ...found!, observed }, ...others] }
    const values = (language: Language): readonly string[] =>
      resultView(result, language)
        .findings.flatMap(({ observations }) => observations)
        .flatMap((one) => one.observed.map(({ value }) => value))
    expect(values("en")).toEqual(expect.arrayContaining(["gap after the content"]))
    expect(values("de")).toEqual(expect.arrayContaining(["Lücke nach dem Inhalt"]))
    for (const language of ["en", "de"] as const) {
      expect(values(language)).toEqual(expect.arrayContaining(["symbolic link"]))
    }
  })
})

describe("a failure that people can read", () => {
  it("is a saying wherever core and the desktop state one that is no defect", () => {
    expect(failuresInText()).toEqual([])
  })
})
