import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parseCanonicalJson, parseJson, toCanonicalText } from "../../core/base/index.ts"
import { readCases, type CorpusCase } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CORPUS = "json-test-suite"

/** JSON that RFC 8259 allows and that we refuse all the same; see docs/decisions/0050-strict-json.md. */
const REFUSED_BY_DESIGN: Readonly<Record<string, string>> = {
  // Readers disagree about which of the two values counts (CVE-2017-12635).
  "y_object_duplicated_key.json": "DUPLICATE_KEY",
  // The same even where both values are equal: the text is not the one form of its value.
  "y_object_duplicated_key_and_value.json": "DUPLICATE_KEY",
  // Integers have no -0, doubles have one, and its canonical form is 0 (RFC 7493 §2.2).
  "y_number_negative_zero.json": "JSON_AMBIGUOUS",
  "y_number_minus_zero.json": "JSON_AMBIGUOUS",
}

/** What the suite leaves to the implementation, decided: nothing of it has one certain meaning. */
const IMPLEMENTATION_DEFINED: Readonly<Record<string, string>> = {
  "i_number_huge_exp.json": "JSON_AMBIGUOUS", // overflows a double
  "i_number_neg_int_huge_exp.json": "JSON_AMBIGUOUS", // overflows a double
  "i_number_pos_double_huge_exp.json": "JSON_AMBIGUOUS", // overflows a double
  "i_number_real_neg_overflow.json": "JSON_AMBIGUOUS", // overflows a double
  "i_number_too_big_neg_int.json": "JSON_AMBIGUOUS", // not exact as a double
  "i_number_too_big_pos_int.json": "JSON_AMBIGUOUS", // not exact as a double
  "i_number_very_big_negative_int.json": "JSON_AMBIGUOUS", // not exact as a double
  "i_object_key_lone_2nd_surrogate.json": "JSON_AMBIGUOUS", // no character
  "i_string_1st_valid_surrogate_2nd_invalid.json": "JSON_AMBIGUOUS", // no character
  "i_string_UTF8_surrogate_U+D800.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_string_incomplete_surrogate_and_escape_valid.json": "JSON_AMBIGUOUS", // no character
  "i_string_incomplete_surrogates_escape_valid.json": "JSON_AMBIGUOUS", // no character
  "i_string_invalid_surrogate.json": "JSON_AMBIGUOUS", // no character
  "i_string_invalid_utf-8.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_string_inverted_surrogates_U+1D11E.json": "JSON_AMBIGUOUS", // no character
  "i_string_iso_latin_1.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_string_lone_second_surrogate.json": "JSON_AMBIGUOUS", // no character
  "i_string_overlong_sequence_6_bytes_null.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_string_truncated-utf-8.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_string_utf16BE_no_BOM.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_string_utf16LE_no_BOM.json": "JSON_AMBIGUOUS", // not UTF-8
  "i_structure_500_nested_arrays.json": "LIMIT_EXCEEDED", // deeper than 128
}

/** Texts that parsers turn into different values: the one value we take, or why we take none. */
const TRANSFORMED: Readonly<Record<string, { value: string } | { refused: string }>> = {
  "number_1.0.json": { value: "[1]" },
  // Every reader that follows RFC 8259 §6 takes the nearest double, which is 1.
  "number_1.000000000000000005.json": { value: "[1]" },
  "number_1000000000000000.json": { value: "[1000000000000000]" },
  "number_10000000000000000999.json": { refused: "JSON_AMBIGUOUS" },
  "number_1e6.json": { value: "[1000000]" },
  "number_9223372036854775808.json": { refused: "JSON_AMBIGUOUS" },
  // Names are compared as they are, never normalised (RFC 8259 §8.3): two names, two members.
  "object_key_nfc_nfd.json": { value: '{"e\u0301":"NFD","\u00e9":"NFC"}' },
  "object_same_key_same_value.json": { refused: "DUPLICATE_KEY" },
  "object_same_key_unclear_values.json": { refused: "DUPLICATE_KEY" },
  "string_1_escaped_invalid_codepoint.json": { refused: "JSON_AMBIGUOUS" },
  "string_2_invalid_codepoints.json": { refused: "JSON_AMBIGUOUS" },
  "string_3_escaped_invalid_codepoints.json": { refused: "JSON_AMBIGUOUS" },
  "string_3_invalid_codepoints.json": { refused: "JSON_AMBIGUOUS" },
  "string_with_escaped_NULL.json": { value: '["A\\u0000B"]' },
}

needsCorpus(CORPUS).describe("JSONTestSuite", () => {
  describe("y_: texts that every parser must accept", () => {
    for (const { one, bytes } of casesOf("test_parsing:y")) {
      const code = REFUSED_BY_DESIGN[fileName(one)]
      const verdict = code === undefined ? "is read" : `is refused by design with ${code}`
      it(`${fileName(one)} ${verdict}`, () => {
        const answer = parseJson(bytes)
        if (code === undefined) {
          const value: unknown = JSON.parse(text(bytes))
          expect(answer).toEqual({ kind: "value", value })
        } else {
          expect(answer).toMatchObject({ kind: "refused", code })
        }
      })
    }
  })

  describe("n_: texts that every parser must refuse", () => {
    for (const { one, bytes } of casesOf("test_parsing:n")) {
      it(`${fileName(one)} is refused`, () => {
        expect(parseJson(bytes).kind).toBe("refused")
        expect(parseCanonicalJson(bytes).kind).toBe("refused")
      })
    }
  })

  describe("i_: texts that a parser may accept or refuse", () => {
    for (const { one, bytes } of casesOf("test_parsing:i")) {
      const code = IMPLEMENTATION_DEFINED[fileName(one)]
      it(`${fileName(one)} is refused with ${code ?? "a code not decided yet"}`, () => {
        expect(code).toBeDefined()
        expect(parseJson(bytes)).toMatchObject({ kind: "refused", code })
      })
    }
  })

  describe("texts that parsers transform", () => {
    for (const { one, bytes } of casesOf("test_transform:t")) {
      it(`${fileName(one)} has one value or none`, () => {
        const decided = TRANSFORMED[fileName(one)]
        const answer = parseJson(bytes)
        const got =
          answer.kind === "value"
            ? { value: toCanonicalText(answer.value) }
            : { refused: answer.code }
        expect(got).toEqual(decided)
      })
    }
  })
})

function casesOf(stratum: string): readonly { one: CorpusCase; bytes: Uint8Array }[] {
  const cases = readCases(CORPUS).filter((one) => one.stratum === stratum)
  if (cases.length === 0) throw new Error(`${CORPUS} has no cases of ${stratum}`)
  return cases.map((one) => ({ one, bytes: new Uint8Array(readFileSync(one.file)) }))
}

function fileName({ firstPath }: CorpusCase): string {
  return firstPath.slice(firstPath.lastIndexOf("/") + 1)
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
