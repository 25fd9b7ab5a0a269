import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { fromHex, parseCanonicalJson, parseJson, toCanonicalJson } from "../../core/base/index.ts"
import { checkPrimitive } from "../../core/check.ts"
import { corpus, readCases } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CORPUS = "jcs-rfc8785"

needsCorpus(CORPUS).describe("JSON canonicalization vectors (RFC 8785)", () => {
  const { it } = needsCorpus(CORPUS)
  for (const { name } of readCases(CORPUS)) {
    const input = bytesOf("testdata", "input", `${name}.json`)
    const output = bytesOf("testdata", "output", `${name}.json`)
    const outhex = new TextDecoder().decode(bytesOf("testdata", "outhex", `${name}.txt`))

    it(`${name}: the canonical form of the input is the output, byte for byte`, () => {
      const answer = parseJson(input)
      if (answer.kind === "refused") throw new Error(answer.reason)
      const canonical = toCanonicalJson(answer.value)
      expect(canonical).toEqual(output)
      expect(canonical).toEqual(fromHex(outhex.replace(/\s/g, "")))
    })

    it(`${name}: the output is canonical, the input is not`, () => {
      expect(parseCanonicalJson(output).kind).toBe("value")
      expect(parseCanonicalJson(input).kind).toBe("not-canonical")
    })

    it(`${name}: \`check canonical-json\` says the same`, () => {
      const answer = checkPrimitive("canonical-json", { id: name, input: base64(input) }, [])
      expect(answer).toEqual({
        id: name,
        status: "PASSED",
        code: null,
        canonical: base64(output),
        reason: "it is not written in that form; canonical holds it",
        wasCanonical: false,
      })
    })
  }
})

function bytesOf(...below: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(corpus(CORPUS, ...below)))
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64")
}
