/**
 * Wycheproof, case by case, in both engines: the upstream verdict is ours.
 *
 * In scope: Ed25519, P-256 (DER and P1363) and P-384. The corpus holds further algorithms
 * that this program does not verify (secp256k1, RSA, HMAC, JWS); they are not run here.
 */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { fromHex } from "../../core/base/index.ts"
import { nativeEngine } from "../../core/node/index.ts"
import {
  checkSignature,
  parsePublicKey,
  portableEngine,
  type SignatureEncoding,
} from "../../core/signatures/index.ts"
import { corpus } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

interface Vector {
  readonly tcId: number
  readonly comment: string
  readonly msg: string
  readonly sig: string
  readonly result: "valid" | "invalid"
}

interface VectorFile {
  readonly numberOfTests: number
  readonly testGroups: readonly {
    readonly publicKeyDer: string
    readonly tests: readonly Vector[]
  }[]
}

const FILES: Readonly<Record<string, SignatureEncoding>> = {
  "ed25519_test.json": "raw",
  "ecdsa_secp256r1_sha256_test.json": "der",
  "ecdsa_secp256r1_sha256_p1363_test.json": "p1363",
  "ecdsa_secp384r1_sha384_test.json": "der",
}

needsCorpus("wycheproof").describe("Wycheproof", () => {
  describe.each([portableEngine, nativeEngine])("in the $name engine", (engine) => {
    for (const [name, encoding] of Object.entries(FILES)) {
      describe(name, () => {
        const file = read(name)
        it("holds the number of cases that it states", () => {
          const counted = file.testGroups.reduce((sum, { tests }) => sum + tests.length, 0)
          expect(counted).toBe(file.numberOfTests)
          expect(counted).toBeGreaterThan(100)
        })
        for (const { publicKeyDer, tests } of file.testGroups) {
          for (const { tcId, comment, msg, sig, result } of tests) {
            it(`${String(tcId)}: ${comment || "no comment"} (${result})`, () => {
              const read = parsePublicKey(hex(publicKeyDer))
              // No case in these files rests on a key that is itself unfit.
              if (read.kind !== "key") throw new Error(`the key was ${read.kind}`)
              const request = { key: read.key, message: hex(msg), signature: hex(sig), encoding }
              const answer = checkSignature(request, [engine])
              expect(answer.kind === "valid" ? "valid" : "invalid").toBe(result)
              // A refusal must be an answer, not a breakdown.
              expect(answer.kind).not.toBe("unsupported")
            })
          }
        }
      })
    }
  })
})

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
