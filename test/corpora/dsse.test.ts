import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { checkPrimitive } from "../../core/check.ts"
import { pae, parseDsseEnvelope, writeSpki } from "../../core/encodings/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import { portableEngine, type SignatureEngine } from "../../core/signatures/index.ts"
import { corpus, readCases } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CORPUS = "dsse-protocol-vector"

needsCorpus(CORPUS).describe("the test vector of the DSSE protocol", () => {
  const { it } = needsCorpus(CORPUS)
  const envelope = read("envelope.json")
  const publicKey = spkiOfJwk(read("public-key.json"))

  it("is the one case of the corpus, and upstream calls it valid", () => {
    const cases = readCases(CORPUS)
    expect(cases.map(({ name }) => name)).toEqual(["dsse-hello"])
    expect(cases[0]?.expected).toMatch(/^VALID/)
  })

  it("has the published pre-authentication encoding", () => {
    const answer = parseDsseEnvelope(envelope)
    if (answer.kind === "refused") throw new Error(answer.reason)
    const { payloadType, payload } = answer.envelope
    expect(pae(payloadType, payload)).toEqual(read("pae.txt"))
  })

  for (const engine of [portableEngine, nativeEngine]) {
    it(`dsse-hello: verifies under its key with the ${engine.name} engine`, () => {
      expect(check(envelope, engine)).toEqual({ id: "dsse-hello", status: "PASSED", code: null })
    })

    it(`does not verify with another payload type (${engine.name} engine)`, () => {
      const text = new TextDecoder().decode(envelope).replace("HelloWorld", "HelloWorle")
      expect(check(new TextEncoder().encode(text), engine)).toMatchObject({
        status: "FAILED",
        code: "SIG_CRYPTO_FAILURE",
      })
    })
  }

  function check(bytes: Uint8Array, engine: SignatureEngine): unknown {
    const request = { id: "dsse-hello", envelope: base64(bytes), publicKey: base64(publicKey) }
    return checkPrimitive("dsse", request, [engine])
  }
})

/** The key is published as a JSON Web Key; our commands take SubjectPublicKeyInfo. */
function spkiOfJwk(bytes: Uint8Array): Uint8Array {
  const { x, y } = JSON.parse(new TextDecoder().decode(bytes)) as { x: string; y: string }
  const point = Buffer.concat([
    Uint8Array.of(0x04),
    Buffer.from(x, "base64url"),
    Buffer.from(y, "base64url"),
  ])
  return writeSpki("p256", new Uint8Array(point))
}

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(corpus(CORPUS, name)))
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64")
}
