/** The sayings in German, held against every one that the sources say. */
import { describe, expect, it } from "vitest"
import { english, Failure, phrase, say } from "../../../core/base/index.ts"
import { systemReason } from "../../../core/node/index.ts"
import { GERMAN_SAYINGS } from "../../../core/report/german/sayings.ts"
import { resultView, tell, type Language } from "../../../core/report/index.ts"
import { failedResult } from "../../support/sample-results.ts"
import {
  failuresInText,
  phrasesInSources,
  sayingsInSources,
  textsInSources,
} from "../../support/said.ts"

const placesIn = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted()
/** Codes that only put values beside each other, which reads the same in every language. */
const isBare = (code: string): boolean => !/[a-z]{2}/i.test(code.replaceAll(/\{\w+\}/g, ""))

describe("a saying", () => {
  it("is its code in English, with the values in their places", () => {
    const reason = say("it holds {held}", { held: "{what}" })
    const saying = say("{what} is not a {label}: {found}", {
      what: phrase("the key"),
      label: "PRIVATE KEY",
      found: reason,
    })
    expect(english(saying)).toBe("the key is not a PRIVATE KEY: it holds {what}")
    expect(tell("en", saying)).toBe(english(saying))
    expect(tell("de", saying)).toBe("der Schlüssel ist kein PRIVATE KEY: die Datei enthält {what}")
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
    expect(Object.keys(GERMAN_SAYINGS).filter((code) => !texts.has(code))).toEqual([])
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
