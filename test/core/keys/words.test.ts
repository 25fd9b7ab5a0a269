import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toHex } from "../../../core/base/index.ts"
import { fromSpoken, toWords } from "../../../core/keys/index.ts"
import { EVEN_WORDS, ODD_WORDS } from "../../../core/keys/word-list.ts"

describe("the PGP word list", () => {
  // Fingerprints with their words as other programs publish them among their tests.
  const published: Readonly<Record<string, string>> = {
    e58294f2e9a227486e8b061b31cc528fd7fa3f19: `topmost Istanbul Pluto vagabond treadmill Pacific
      brackish dictator goldfish Medusa afflict bravado chatter revolver Dupont midsummer stopwatch
      whimsical cowbell bottomless`,
    d1d464c004f00fb5c9a4c8d8e433e7fb7ff56256: `stairway souvenir flytrap recipe adrift upcoming
      artist positive spearhead Pandora spaniel stupendous tonic concurrent transit Wichita lockup
      visitor flagpole escapade`,
    "12b4b0057400076fa5c0f5cbf726ac65": `atlas politeness ruffled almighty indoors adroitness ahead
      hemisphere reindeer recipe vapor revival virus caretaker ribcage glossary`,
    "9030e74b": "peachy commando transit disable",
    "0002": "aardvark aftermath",
    ffff: "Zulu Yucatan",
  }
  for (const [hex, words] of Object.entries(published)) {
    it(`gives the published words of ${hex}`, () => {
      expect(toWords(hex)).toEqual(words.split(/\s+/))
    })
  }

  it("has 512 different words, in the order of the alphabet", () => {
    const all = [...EVEN_WORDS, ...ODD_WORDS].map((word) => word.toLowerCase())
    expect(new Set(all).size).toBe(512)
    for (const list of [EVEN_WORDS, ODD_WORDS]) {
      const lower = list.map((word) => word.toLowerCase())
      expect(lower).toHaveLength(256)
      // As published, "applicant" comes before "Apollo"; everything else is in order.
      const turned = lower.flatMap((word, n) =>
        lower[n - 1] === "applicant" && word === "apollo" ? n : [],
      )
      expect(turned).toEqual(list === ODD_WORDS ? [10] : [])
      const mended = lower.map((word) =>
        word === "apollo" ? "applicant" : word === "applicant" ? "apollo" : word,
      )
      expect(mended.toSorted()).toEqual(mended)
    }
  })

  it("brings back every fingerprint, as words and as hex, in any case and spacing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.boolean(), (bytes, loud) => {
        const fingerprint = toHex(bytes)
        const words = toWords(fingerprint).join(loud ? ",\n " : " ")
        const said = [loud ? words.toUpperCase() : words, fingerprint.toUpperCase()]
        said.push(fingerprint.replaceAll(/.{4}/g, "$& "))
        for (const text of said) {
          expect(fromSpoken(text)).toEqual({ kind: "fingerprint", fingerprint })
        }
      }),
    )
  })

  it("tells a word that was left out, said twice, exchanged or misheard", () => {
    const words = toWords("0123456789abcdef".repeat(4))
    const [first = "", second = "", ...rest] = words
    for (const said of [
      [first, ...rest],
      [first, first, second, ...rest],
      [second, first, ...rest],
      [first, "banana", ...rest],
      words.slice(0, 31),
      words.slice(0, 30),
      [...words, first],
      [],
    ]) {
      expect(fromSpoken(said.join(" "))).toMatchObject({ kind: "refused" })
    }
  })
})
