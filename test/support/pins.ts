/** Pinned keys and good seals for tests of trust: real keys, statements cut to what is judged. */
import { generateKeyPairSync } from "node:crypto"
import type { SealClaim } from "../../core/claims/index.ts"
import { writeSpki } from "../../core/encodings/index.ts"
import { makeSigner, parsePublicKey, type PublicKey } from "../../core/signatures/index.ts"
import { unproven, type GoodSeal, type PinnedKey } from "../../core/trust/index.ts"

/** An instant at which these keys and seals are judged, where nothing proves an earlier one. */
export const NOW = Date.UTC(2026, 0, 20)
export const ORIGIN = "acme.example/log-1"

/** A key from a one-byte seed: the same seed is the same key. */
export function pin(seed: number, entry: Partial<PinnedKey> = {}): PinnedKey {
  const { publicKey } = makeSigner("ed25519", new Uint8Array(32).fill(seed))
  return {
    id: `key-${seed}`,
    key: publicKey,
    subject: `Person ${seed}`,
    roles: ["exporter"],
    ...entry,
  }
}

/** One RSA key as the two SubjectPublicKeyInfos that it has, for PKCS #1 and for PSS alone. */
export function rsaKeys(): readonly [plain: PublicKey, pss: PublicKey] {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const plain = publicKeyOf(publicKey.export({ type: "spki", format: "der" }))
  return [plain, publicKeyOf(writeSpki("rsa-pss", plain.raw))]
}

function publicKeyOf(spki: Uint8Array): PublicKey {
  const read = parsePublicKey(spki)
  if (read.kind !== "key") throw new Error("no key for a test")
  return read.key
}

/** A seal that `signer` made in a role, with a claimed time. */
export function sealBy(
  signer: PinnedKey,
  role = "exporter",
  sealedAt = "2026-01-15T00:00:00.000Z",
): GoodSeal {
  const seal: SealClaim = {
    path: `seals/${role}-${signer.id}.dsse.json`,
    sha256: "0".repeat(64),
    payloadType: "application/vnd.in-toto+json",
    payload: new Uint8Array(),
    signature: { keyid: signer.key.fingerprint, sig: new Uint8Array(64) },
    statement: {
      subjects: [],
      bagId: "bag-1",
      logId: "log-1",
      generation: 0,
      role,
      sealedAt,
      reason: "test",
      tool: { name: "sealwright", version: "1.0.0" },
      files: { count: 1, bytes: 1 },
      log: {
        events: 1,
        bytes: 1,
        head: "0".repeat(64),
        root: "0".repeat(64),
        origin: ORIGIN,
        key: "",
      },
      follows: [],
    },
  }
  return { seal, signer, time: unproven(NOW) }
}
