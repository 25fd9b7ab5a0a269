/**
 * The tag files of a bag: everything around the payload and the log, from their facts.
 *
 * Pure: the same facts and keys give the same bytes on every machine. The payload and
 * the log are written by whoever calls, because either may be larger than memory.
 */
import { Failure, fromHex, say, toInstant } from "../base/index.ts"
import { writeCheckpointText, writeSignedNote } from "../encodings/index.ts"
import {
  BAG_INFO,
  BAGIT,
  BAGIT_TXT,
  CHECKPOINT,
  LOG,
  MANIFEST,
  originOf,
  TAG_MANIFEST,
  writeBagInfo,
  writeManifest,
} from "../formats/evidence-bag/layout.ts"
import { noteKeyId, vkeyOf, type Signer } from "../signatures/index.ts"
import type { LogFacts } from "./log-composer.ts"
import { bagIds } from "./names.ts"
import { composeSeal, digestOf, type SealTerms, type TagFile } from "./seal-file.ts"

export interface PayloadFile {
  /** Below data/, with that folder. */
  readonly path: string
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** What stays the same in every generation of a bag. */
export interface BagIdentity {
  readonly bagId: string
  readonly logId: string
  readonly exporter: string
  /** Items that the source reported for the export, when it reported any. */
  readonly sourceItems?: number
}

export interface BagParts {
  readonly identity: BagIdentity
  readonly generation: number
  readonly payload: readonly PayloadFile[]
  readonly log: LogFacts
  /** Files below custody/ that the sealer does not write itself, by path and SHA-256. */
  readonly kept: readonly { readonly path: string; readonly sha256: string }[]
  readonly terms: SealTerms
  /** Ed25519; signs the checkpoint. */
  readonly logSigner: Signer
}

export interface ComposedBag {
  /** All of them but the log. */
  readonly tagFiles: readonly TagFile[]
  /** The bag's digest: SHA-256 (hex) of its tag manifest. */
  readonly digest: string
  /** Path of the seal. */
  readonly seal: string
}

/** The identity of a new bag (section 4). */
export function newIdentity(
  payload: readonly PayloadFile[],
  given: {
    readonly exporter: string
    readonly eventsSha256: string
    readonly sourceItems?: number
    readonly terms: SealTerms
  },
): BagIdentity {
  const { exporter, eventsSha256, sourceItems, terms } = given
  const manifest = { path: MANIFEST, bytes: writeManifest(payload) }
  const ids = bagIds({
    sealedAt: terms.at,
    exporter,
    fingerprint: terms.signer.publicKey.fingerprint,
    manifestSha256: digestOf(manifest),
    eventsSha256,
  })
  return { ...ids, exporter, ...(sourceItems === undefined ? {} : { sourceItems }) }
}

/**
 * Writes the tag files of one generation and its first seal.
 *
 * @throws Failure USAGE when the log's key is not Ed25519 (section 7).
 */
export function composeBag(parts: BagParts): ComposedBag {
  const files = countFiles(parts.payload)
  const manifest = { path: MANIFEST, bytes: writeManifest(parts.payload) }
  const described = [
    { path: BAGIT, bytes: BAGIT_TXT },
    { path: BAG_INFO, bytes: bagInfo(parts, files) },
    manifest,
    { path: CHECKPOINT, bytes: checkpoint(parts) },
  ]
  const listed = [
    ...described.map((file) => ({ path: file.path, sha256: digestOf(file) })),
    { path: LOG, sha256: parts.log.sha256 },
    ...parts.kept,
  ]
  const tagManifest = { path: TAG_MANIFEST, bytes: writeManifest(listed) }
  const digest = digestOf(tagManifest)
  const { bagId, logId, exporter } = parts.identity
  const facts = {
    bagId,
    logId,
    exporter,
    generation: parts.generation,
    manifests: [
      { name: MANIFEST, sha256: digestOf(manifest) },
      { name: TAG_MANIFEST, sha256: digest },
    ],
    files,
    log: parts.log,
    logKey: logKeyOf(parts),
  }
  const seal = composeSeal(facts, parts.terms, [])
  return { tagFiles: [...described, tagManifest, seal], digest, seal: seal.path }
}

/** Number and bytes of payload files. */
export function countFiles(payload: readonly PayloadFile[]): {
  readonly count: number
  readonly bytes: number
} {
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return { count: payload.length, bytes }
}

/**
 * The key that signs the checkpoint: the one given for it, else the seal's own.
 *
 * @throws Failure USAGE when that key is not Ed25519.
 */
export function chooseLogSigner(seal: Signer, log: Signer | undefined): Signer {
  const chosen = log ?? seal
  if (chosen.publicKey.algorithm === "ed25519") return chosen
  const which = log === undefined ? say("The seal key") : say("The log key")
  throw new Failure(
    "USAGE",
    say(
      "{which} is not an Ed25519 key, and only such a key can sign a checkpoint: choose one for the log (on the command line: --log-key)",
      { which },
    ),
  )
}

function bagInfo(
  { identity, generation, terms }: BagParts,
  files: { readonly count: number; readonly bytes: number },
): Uint8Array {
  return writeBagInfo({
    ...identity,
    softwareAgent: `sealwright ${terms.toolVersion}`,
    baggingDate: toInstant(terms.at).slice(0, "YYYY-MM-DD".length),
    payload: { bytes: files.bytes, files: files.count },
    generation,
  })
}

function checkpoint({ identity, log, logSigner }: BagParts): Uint8Array {
  const root = fromHex(log.root)
  if (root === undefined) throw new Failure("INTERNAL", "the root of the log is not hexadecimal")
  const origin = originOf(identity.exporter, identity.logId)
  const text = writeCheckpointText({ origin, size: BigInt(log.events), root })
  const signature = {
    name: origin,
    keyId: noteKeyId(origin, logSigner.publicKey.raw),
    signature: logSigner.sign(text),
  }
  return writeSignedNote({ text, signatures: [signature] })
}

function logKeyOf({ identity, logSigner }: BagParts): string {
  return vkeyOf(originOf(identity.exporter, identity.logId), logSigner.publicKey)
}
