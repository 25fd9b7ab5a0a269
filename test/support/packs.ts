/** Trust packs for tests: real keys, and a journal whose last entry is what the pack is. */
import { toBase64, toUtf8, type JsonObject } from "../../core/base/index.ts"
import { writeSelfSignedCertificate, writeEcdsaSignature } from "../../core/encodings/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { withEntry, type NewEntry } from "../../core/trust/journal.ts"
import { parseTrust, type TrustRead, type TrustStore } from "../../core/trust/index.ts"

export const ENTRY: NewEntry = {
  at: "2026-03-01T12:00:00.000Z",
  op: "record",
  by: "A. Archivist",
  reason: "made for a test",
  keys: [],
}

/** The entry of a key from a one-byte seed, as the pack writes it. */
export function keyEntry(seed: number, members: JsonObject = {}): JsonObject {
  const { publicKey } = makeSigner("ed25519", new Uint8Array(32).fill(seed))
  return {
    id: `key-${seed}`,
    algorithm: publicKey.algorithm,
    publicKey: toBase64(publicKey.spki),
    fingerprint: publicKey.fingerprint,
    subject: `Person ${seed}`,
    roles: ["exporter"],
    ...members,
  }
}

/** A certificate of an authority that nobody needs to trust: it only has to be one. */
export function certificateBytes(seed = 3): Uint8Array {
  const signer = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(seed))
  return writeSelfSignedCertificate({
    subject: "Test Authority",
    spki: signer.publicKey.spki,
    keyIdentifier: new Uint8Array(20).fill(seed),
    serial: 1n,
    notBefore: Date.UTC(2020, 0, 1),
    notAfter: Date.UTC(2040, 0, 1),
    sign: (message) => writeEcdsaSignature(signer.sign(message)),
  })
}

/** A pack with these members, journalled by one entry. */
export function packOf(members: JsonObject = {}, entry: Partial<NewEntry> = {}): JsonObject {
  const content = { schema: "sealwright.trust/2", keys: [keyEntry(7)], ...members }
  return withEntry(content, { ...ENTRY, ...entry })
}

export function bytesOf(value: unknown): Uint8Array {
  return toUtf8(JSON.stringify(value))
}

export function readPack(pack: unknown): TrustRead {
  return parseTrust(bytesOf(pack))
}

/** @throws Error when the pack is refused. */
export function storeOf(pack: unknown): TrustStore {
  const read = readPack(pack)
  if (read.kind === "trust") return read.trust
  throw new Error(read.reason)
}
