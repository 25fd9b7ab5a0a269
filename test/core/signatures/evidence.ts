/** Seals, checkpoints and pins for the tests of this room, made with real keys. */
import { concat, fromHex, toHex, toUtf8 } from "../../../core/base/index.ts"
import type { CheckpointClaim, SealClaim, SealStatement } from "../../../core/claims/index.ts"
import { pae } from "../../../core/encodings/index.ts"
import { sha256 } from "../../../core/hashing/index.ts"
import {
  makeSigner,
  noteKeyId,
  portableEngine,
  SEAL_PAYLOAD_TYPE,
  vkeyOf,
  type KnownKey,
  type SealFacts,
  type SignatureAlgorithm,
  type SignatureContext,
  type Signer,
} from "../../../core/signatures/index.ts"

export const ORIGIN = "acme/log-1"

export const EXPORTER = makeSigner("ed25519", new Uint8Array(32).fill(1))
export const ARCHIVIST = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(2))
export const STRANGER = makeSigner("ed25519", new Uint8Array(32).fill(3))
export const LOG = makeSigner("ed25519", new Uint8Array(32).fill(4))

const DIGEST = { a: "a".repeat(64), b: "b".repeat(64), c: "c".repeat(64), d: "d".repeat(64) }

export const FACTS: SealFacts = {
  folder: "",
  manifests: [
    { name: "manifest-sha256.txt", sha256: DIGEST.a },
    { name: "tagmanifest-sha256.txt", sha256: DIGEST.b },
  ],
  bagId: "bag-1",
  logId: "log-1",
  generation: 0,
  files: { count: 2, bytes: 30 },
  log: {
    events: 5,
    bytes: 2500,
    head: DIGEST.c,
    root: DIGEST.d,
    origin: ORIGIN,
    key: vkeyOf(ORIGIN, LOG.publicKey),
    isKeyOpen: false,
  },
}

/** What a truthful signer states about `FACTS`. */
export const STATEMENT: SealStatement = {
  subjects: FACTS.manifests,
  bagId: "bag-1",
  logId: "log-1",
  generation: 0,
  role: "exporter",
  sealedAt: "2026-11-21T09:30:00.000Z",
  reason: "export",
  tool: { name: "sealwright", version: "1.0.0" },
  files: { count: 2, bytes: 30 },
  log: {
    events: 5,
    bytes: 2500,
    head: DIGEST.c,
    root: DIGEST.d,
    origin: ORIGIN,
    key: vkeyOf(ORIGIN, LOG.publicKey),
  },
  follows: [],
}

export interface SealOptions {
  readonly path?: string
  readonly statement?: SealStatement
  readonly payloadType?: string
  readonly keyid?: string
  readonly sig?: Uint8Array
}

/** A seal that the signer really made; what is given instead is told in the options. */
export function sealBy(signer: Signer, options: SealOptions = {}): SealClaim {
  const statement = options.statement ?? STATEMENT
  const payloadType = options.payloadType ?? SEAL_PAYLOAD_TYPE
  const payload = toUtf8(JSON.stringify(statement))
  const sig = options.sig ?? signer.sign(pae(payloadType, payload))
  const keyid = options.keyid ?? signer.publicKey.fingerprint
  return {
    path: options.path ?? "seals/exporter.dsse.json",
    sha256: toHex(sha256(payload, sig)),
    payloadType,
    payload,
    signature: { keyid, sig },
    statement,
  }
}

/** A checkpoint of five events, signed. */
export function checkpointBy(
  signer: Signer,
  { origin = ORIGIN, name = origin }: { origin?: string; name?: string } = {},
): CheckpointClaim {
  const root = fromHex(DIGEST.d)!
  const text = toUtf8(`${origin}\n5\n3d3d3d3d\n`)
  const keyId = noteKeyId(name, signer.publicKey.raw)
  const signatures = [{ name, keyId, signature: signer.sign(text) }]
  return { path: "custody/checkpoint", note: { text, signatures }, origin, size: 5n, root }
}

export function pin(
  id: string,
  { publicKey }: Signer,
  roles: readonly string[],
  origins?: readonly string[],
): KnownKey {
  const known = { id, subject: `${id} of Acme`, key: publicKey, roles }
  return origins === undefined ? known : { ...known, origins }
}

const ALL: readonly SignatureAlgorithm[] = ["ed25519", "ecdsa-p256-sha256", "ecdsa-p384-sha384"]

export function context(...pinned: readonly KnownKey[]): SignatureContext<KnownKey> {
  return { pinned, engines: [portableEngine], allowed: ALL }
}

/** The bytes with their last bit turned over. */
export function flipped(bytes: Uint8Array): Uint8Array {
  return concat(bytes.subarray(0, -1), Uint8Array.of((bytes.at(-1) ?? 0) ^ 1))
}
