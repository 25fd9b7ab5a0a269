/** Weak keys and digests verify, and are said: WEAK_KEY and WEAK_DIGEST. */
import { generateKeyPairSync, sign } from "node:crypto"
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import { pae } from "../../../core/encodings/index.ts"
import { attribute } from "../../../core/signatures/attribution.ts"
import {
  parsePublicKey,
  portableEngine,
  weaknesses,
  type SignatureAlgorithm,
} from "../../../core/signatures/index.ts"

const PAYLOAD = toUtf8("{}")
const MESSAGE = pae("application/x", PAYLOAD)

describe("an envelope by a weak key", () => {
  it("counts under a policy that allows it, and WEAK_KEY and WEAK_DIGEST are noted", () => {
    const signed = attributed("rsa-pkcs1-sha1", ["rsa-pkcs1-sha1"])
    expect(signed).toMatchObject({
      kind: "signed",
      findings: [
        { code: "WEAK_KEY", observed: { key: "old", what: "1024 bits" } },
        { code: "WEAK_DIGEST", observed: { key: "old", what: "sha1" } },
      ],
    })
  })

  it("is told apart from one that the policy does not allow", () => {
    const signed = attributed("rsa-pkcs1-sha256", ["ed25519"])
    const codes = signed.kind === "unattributed" ? [] : signed.findings.map(({ code }) => code)
    expect(codes).toEqual(["WEAK_KEY", "ALG_NOT_ALLOWED"])
  })
})

describe("a short RSA key of an algorithm that the policy allows", () => {
  it("is ALG_NOT_ALLOWED below the policy's length", () => {
    const signed = attributed("rsa-pkcs1-sha256", ["rsa-pkcs1-sha256"], 2048)
    expect(signed).toMatchObject({
      findings: [
        { code: "WEAK_KEY" },
        { code: "ALG_NOT_ALLOWED", observed: { bits: "1024", least: "2048" } },
      ],
    })
  })
})

describe("weaknesses", () => {
  const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey
  const spki = new Uint8Array(p256.export({ type: "spki", format: "der" }))
  it.each([
    ["ecdsa-p256-sha1", ["WEAK_DIGEST"]],
    ["ecdsa-p256-sha224", ["WEAK_DIGEST"]],
    ["ecdsa-p256-sha512-224", ["WEAK_DIGEST"]],
    ["ecdsa-p256-sha3-224", ["WEAK_DIGEST"]],
    ["ecdsa-p256-sha256", []],
    ["ecdsa-p256-sha512-256", []],
    ["ecdsa-p256-shake128", []],
  ] as const)("of %s", (algorithm, codes) => {
    const read = parsePublicKey(spki, { algorithm })
    if (read.kind !== "key") throw new Error(read.kind)
    expect(weaknesses(read.key).map(({ code }) => code)).toEqual(codes)
  })
})

function attributed(
  algorithm: "rsa-pkcs1-sha1" | "rsa-pkcs1-sha256",
  allowed: readonly SignatureAlgorithm[],
  leastRsaBits = 1024,
) {
  const pair = generateKeyPairSync("rsa", { modulusLength: 1024 })
  const spki = new Uint8Array(pair.publicKey.export({ type: "spki", format: "der" }))
  const read = parsePublicKey(spki, { algorithm })
  if (read.kind !== "key") throw new Error(read.kind)
  const hash = algorithm.slice("rsa-pkcs1-".length)
  const sig = new Uint8Array(sign(hash, MESSAGE, pair.privateKey))
  const pin = { id: "old", subject: "An old key", key: read.key, roles: ["exporter"] }
  const signature = { keyid: read.key.fingerprint, sig }
  const envelope = { payloadType: "application/x", payload: PAYLOAD, signature }
  const context = { pinned: [pin], engines: [portableEngine], allowed, leastRsaBits }
  return attribute(envelope, context, { path: "seals/old.dsse.json" })
}
