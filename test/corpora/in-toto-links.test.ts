/** The links of in-toto's demonstration, under the keys of its functionaries. */
import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { nativeEngine } from "../../core/node/index.ts"
import { portableEngine, readPublicKeyText, type KnownKey } from "../../core/signatures/index.ts"
import { ask, told } from "../core/signatures/envelope-cases.ts"
import { corpus, readCases } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CORPUS = "in-toto-links"
const FILES = "tests/demo_files"
/** securesystemslib, scheme rsassa-pss-sha256: the salt is as long as the digest. */
const SCHEME = { algorithm: "rsa-pss-sha256", saltLength: 32 } as const

needsCorpus(CORPUS).describe("in-toto links", () => {
  const { it } = needsCorpus(CORPUS)
  const engines = [portableEngine, nativeEngine]
  const allowed = [SCHEME.algorithm, "ed25519"] as const

  it("are the one case of the corpus", () => {
    expect(readCases(CORPUS).map(({ name }) => name)).toEqual(["demo_files"])
  })

  const links = { "write-code.776a00e2.link": "bob", "package.2f89b927.link": "carl" }
  for (const [link, signer] of Object.entries(links)) {
    it(`${link}: VALID, signed by ${signer} and by no other functionary`, () => {
      const asked = { keys: functionaries(), engines, allowed }
      expect(told(ask(read(link), asked))).toEqual({ signers: [signer], codes: [] })
      const others = functionaries().filter(({ id }) => id !== signer)
      expect(told(ask(read(link), { ...asked, keys: others }))).toEqual({
        signers: [],
        codes: ["KEY_NOT_PINNED"],
      })
    })

    it(`${link}: no signature any more once a product is another`, () => {
      const text = new TextDecoder().decode(read(link)).replace(/"sha256": "./, '"sha256": "x')
      expect(told(ask(text, { keys: functionaries(), engines, allowed })).signers).toEqual([])
    })

    it(`${link}: laid out in another way, it says the same and is signed the same`, () => {
      const compact = JSON.stringify(JSON.parse(new TextDecoder().decode(read(link))))
      expect(told(ask(compact, { keys: functionaries(), engines, allowed })).signers).toEqual([
        signer,
      ])
    })
  }

  it("demo.layout.template: not signed, so there is nothing to judge", () => {
    expect(() => ask(read("demo.layout.template"), { keys: functionaries() })).toThrow(/refused/)
  })

  /** Danny's key is in a JSON form of the library's own, and bare in it. */
  function functionaries(): readonly KnownKey[] {
    const rsa = ["alice", "bob", "carl"].map((id) => keyOf(id, read(`${id}.pub`)))
    const danny = JSON.parse(new TextDecoder().decode(read("danny.pub"))) as {
      keyval: { public: string }
    }
    const x = Buffer.from(danny.keyval.public, "hex").toString("base64url")
    const jwk = JSON.stringify({ kty: "OKP", crv: "Ed25519", x })
    return [...rsa, keyOf("danny", new TextEncoder().encode(jwk), false)]
  }
})

function keyOf(id: string, bytes: Uint8Array, isRsa = true): KnownKey {
  const answer = readPublicKeyText(bytes, isRsa ? SCHEME : undefined)
  if (answer.kind !== "key") throw new Error(`${id}: ${JSON.stringify(answer)}`)
  return { id, subject: id, key: answer.key, roles: [] }
}

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(corpus(CORPUS, FILES, name)))
}
