/**
 * What is under attack, as an attacker sees it: the opened evidence, what it claims, the
 * untouched result, and those private keys that were stolen.
 */
import { fromUtf8, toUtf8 } from "../base/index.ts"
import type { Claims, SealClaim } from "../claims/index.ts"
import { readClaims } from "../formats/index.ts"
import type { DigestEngine } from "../hashing/index.ts"
import { makeSigner, readVkey, type Signer } from "../signatures/index.ts"
import type { Result } from "../verdict/index.ts"
import { MOST_HELD_BYTES, readWhole } from "./archive.ts"
import type { Opened } from "./changes.ts"
import type { Images } from "./images.ts"
import { readLog, type LogLines } from "./log-lines.ts"
import { makeRandom } from "./random.ts"

/** A private key of somebody who sealed the evidence. */
export interface StolenSealKey {
  readonly signer: Signer
  /** The seal that it made. */
  readonly seal: SealClaim
}

export interface Target {
  readonly opened: Opened
  readonly claims: Claims
  readonly baseline: Result
  readonly digests: DigestEngine
  readonly log: LogLines
  /** Payload files, sorted by path. */
  readonly payload: readonly { readonly path: string; readonly sizeBytes: number }[]
  readonly images: Images
  readonly keys: Keys
  /** A whole file, read once; `undefined` for a file that is not there or too large to be held. */
  bytes(path: string): Promise<Uint8Array | undefined>
  /** The same as text; "" where there is none. */
  text(path: string): Promise<string>
}

export interface Keys {
  /** By keys whose seals show an origin. */
  readonly stolenSeals: readonly StolenSealKey[]
  /** The key of the log, when it was stolen. */
  readonly stolenLog: Signer | undefined
  /** Keys that the attacker made; nobody pinned them. */
  readonly ownSeal: Signer
  /** The same for P-256, to pass for a key of that kind. */
  readonly ownP256: Signer
  readonly ownLog: Signer
}

export interface TargetRequest {
  readonly opened: Opened
  readonly images: Images
  readonly baseline: Result
  readonly digests: DigestEngine
  readonly stolen: readonly Signer[]
  readonly seed: number
}

/** Reads once what every operator needs. */
export async function makeTarget(request: TargetRequest): Promise<Target> {
  const { opened, baseline, digests } = request
  const { container } = opened
  const { claims } = await readClaims(container, digests)
  const held = new Map<string, Uint8Array>()
  const sizes = new Map(container.entries.map(({ path, sizeBytes }) => [path, sizeBytes]))
  const bytes = async (path: string): Promise<Uint8Array | undefined> => {
    const size = sizes.get(path)
    if (size === undefined || size > MOST_HELD_BYTES) return undefined
    const known = held.get(path) ?? (await readWhole(container, path))
    // Payload may be large in all; what describes it is small and asked for again and again.
    if (!path.startsWith("data/")) held.set(path, known)
    return known
  }
  return {
    ...request,
    claims,
    digests,
    log: await readLog(container, claims.log),
    payload: baseline.items.filter(({ path }) => path.startsWith("data/")),
    keys: keysOf(request, claims),
    bytes,
    text: async (path) => fromUtf8((await bytes(path)) ?? toUtf8("")) ?? "",
  }
}

function keysOf({ baseline, stolen, seed }: TargetRequest, claims: Claims): Keys {
  const random = makeRandom(seed, "keys of the attacker")
  const showing = new Map(
    baseline.seals.flatMap(({ path, standing, key }) =>
      standing === "valid" && key !== undefined ? [[path, key.fingerprint]] : [],
    ),
  )
  const stolenSeals = stolen.flatMap((signer) => {
    const { fingerprint } = signer.publicKey
    const seal = claims.seals.find(
      ({ path, statement }) =>
        showing.get(path) === fingerprint && /^(?:exporter|archivist)$/.test(statement.role),
    )
    return seal === undefined ? [] : [{ signer, seal }]
  })
  const vkey = readVkey(claims.seals[0]?.statement.log.key ?? "")
  const logKey = vkey.kind === "key" ? vkey.noteKey.key.fingerprint : undefined
  return {
    stolenSeals,
    stolenLog: stolen.find(({ publicKey }) => publicKey.fingerprint === logKey),
    ownSeal: makeSigner("ed25519", random.block()),
    // One of 2^32 blocks is no scalar of the curve; the first byte is kept low to rule that out.
    ownP256: makeSigner("ecdsa-p256-sha256", random.block().with(0, 1)),
    ownLog: makeSigner("ed25519", random.block()),
  }
}
