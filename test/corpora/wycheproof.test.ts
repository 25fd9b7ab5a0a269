/**
 * Wycheproof, case by case, in both engines: the upstream verdict is ours.
 *
 * Every file of signatures and of MACs that the corpus holds. JSON Web Signatures are envelopes
 * and have a test of their own.
 */
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { fromHex } from "../../core/base/index.ts"
import { isHashName, type HashName } from "../../core/encodings/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import {
  checkSignature,
  isSignatureAlgorithm,
  parsePublicKey,
  portableEngine,
  type AlgorithmChoice,
  type SignatureEncoding,
} from "../../core/signatures/index.ts"
import { corpus } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

interface Vector {
  readonly tcId: number
  readonly comment: string
  readonly msg: string
  readonly sig: string
  readonly result: "valid" | "acceptable" | "invalid"
  readonly flags: readonly string[]
}

interface Group {
  readonly type: string
  readonly publicKey: { readonly curve: string }
  readonly publicKeyDer: string
  readonly sha: string
  readonly mgfSha: string
  readonly sLen: number
  readonly tests: readonly Vector[]
}

interface VectorFile {
  readonly algorithm: string
  readonly numberOfTests: number
  readonly testGroups: readonly Group[]
}

/** Kinds of groups that are no raw signatures: MACs below, envelopes and keys elsewhere. */
const NO_SIGNATURES = ["MacTest", "JsonWebSignature"]

/**
 * The one thing that upstream leaves open: a DigestInfo without the NULL that RFC 8017 appendix
 * A.2.4 has in it. Some readers take it; we compare the whole with the one form that a signer
 * writes, so that a signature has one encoding.
 */
const ACCEPTABLE: Readonly<Record<string, "valid" | "invalid">> = { MissingNull: "invalid" }

needsCorpus("wycheproof").describe("Wycheproof", () => {
  for (const name of signatureFiles()) {
    describe.each([portableEngine, nativeEngine])(`${name} in the $name engine`, (engine) => {
      const file = read(name)
      it("holds the number of cases that it states", () => {
        const counted = file.testGroups.reduce((sum, { tests }) => sum + tests.length, 0)
        expect(counted).toBe(file.numberOfTests)
        expect(counted).toBeGreaterThan(100)
      })
      for (const group of file.testGroups) {
        for (const vector of group.tests) {
          const { tcId, comment, result } = vector
          it(`${choiceOf(file, group).algorithm} ${tcId}: ${comment} (${result})`, () => {
            const key = parsePublicKey(hex(group.publicKeyDer), choiceOf(file, group))
            // No case in these files rests on a key that is itself unfit.
            if (key.kind !== "key") throw new Error(`the key was ${key.kind}`)
            const request = { key: key.key, message: hex(vector.msg), signature: hex(vector.sig) }
            const encoding = encodingOf(group)
            const answer = checkSignature({ ...request, encoding }, [engine])
            expect(answer.kind === "valid" ? "valid" : "invalid").toBe(verdictOf(vector))
            // A refusal must be an answer, not a breakdown.
            expect(answer.kind).not.toBe("unsupported")
          })
        }
      }
    })
  }

  it("has these files of signatures", () => {
    // A corpus that changes is looked at again, and not run by half.
    expect(signatureFiles()).toEqual([
      "ecdsa_secp256k1_sha256_test.json",
      "ecdsa_secp256r1_sha256_p1363_test.json",
      "ecdsa_secp256r1_sha256_test.json",
      "ecdsa_secp384r1_sha384_test.json",
      "ed25519_test.json",
      "rsa_pss_2048_sha256_mgf1_32_test.json",
      "rsa_pss_misc_test.json",
      "rsa_signature_2048_sha256_test.json",
      "rsa_signature_4096_sha512_test.json",
    ])
  })
})

function verdictOf({ result, flags }: Vector): "valid" | "invalid" {
  if (result !== "acceptable") return result
  const decided = flags.map((flag) => ACCEPTABLE[flag]).find((verdict) => verdict !== undefined)
  if (decided === undefined) throw new Error(`not decided: ${flags.join(", ")}`)
  return decided
}

function signatureFiles(): readonly string[] {
  return readdirSync(corpus("wycheproof", "testvectors_v1"))
    .filter((name) => !NO_SIGNATURES.includes(read(name).testGroups[0]?.type ?? ""))
    .sort()
}

function encodingOf({ type }: Group): SignatureEncoding {
  if (type === "EcdsaVerify") return "der"
  return type === "EcdsaP1363Verify" ? "p1363" : "raw"
}

/** Upstream's words for curves; hashes are ours with other punctuation. */
const CURVES: Readonly<Record<string, string>> = {
  secp256r1: "p256",
  secp384r1: "p384",
  secp521r1: "p521",
  secp256k1: "secp256k1",
}

function choiceOf({ algorithm }: VectorFile, group: Group): AlgorithmChoice {
  switch (algorithm) {
    case "EDDSA":
      return named("ed25519")
    case "ECDSA":
      return named(`ecdsa-${CURVES[group.publicKey.curve] ?? ""}-${hash(group.sha)}`)
    case "RSASSA-PKCS1-v1_5":
      return named(`rsa-pkcs1-${hash(group.sha)}`)
    case "RSASSA-PSS":
      return {
        ...named(`rsa-pss-${hash(group.sha)}`),
        mgfHash: hash(group.mgfSha),
        saltLength: group.sLen,
      }
    default:
      throw new Error(`no name for ${algorithm}`)
  }
}

function named(algorithm: string): AlgorithmChoice {
  if (isSignatureAlgorithm(algorithm)) return { algorithm }
  throw new Error(`not computed: ${algorithm}`)
}

function hash(name: string): HashName {
  const ours = name.toLowerCase().replace("sha-", "sha").replace("/", "-")
  if (isHashName(ours)) return ours
  throw new Error(`no such hash: ${name}`)
}

function read(name: string): VectorFile {
  return JSON.parse(
    readFileSync(corpus("wycheproof", "testvectors_v1", name), "utf8"),
  ) as VectorFile
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`)
  return bytes
}
