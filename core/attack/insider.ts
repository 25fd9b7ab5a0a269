/**
 * What insiders and careful forgers do after a change: make everything else agree with it.
 *
 * Manifests anybody can recompute; checkpoints and seals need a key, stolen or the
 * attacker's own. The product's own writers are used, so that a forgery is as good as it
 * can be.
 */
import { compareBytes, fromHex, toHex, toUtf8 } from "../base/index.ts"
import {
  writeSealStatement,
  type ManifestClaim,
  type SealClaim,
  type SealStatement,
} from "../claims/index.ts"
import { pae, writeCheckpointText, writeSealEnvelope } from "../encodings/index.ts"
import { signNote, vkeyOf, type Signer } from "../signatures/index.ts"
import { encodePath, SEAL_PAYLOAD_TYPE } from "../formats/evidence-bag/layout.ts"
import { GONE, overlaidContainer, toBytes, type Change, type Changes } from "./changes.ts"
import { factsOf, joined, type LogFacts } from "./log-lines.ts"
import type { Target } from "./target.ts"

const BAG_INFO = "bag-info.txt"
const CHECKPOINT = "custody/checkpoint"

/** Recomputes every manifest and the count in bag-info.txt over the changed files; needs no key. */
export async function rehashed(target: Target, changes: Changes): Promise<Map<string, Change>> {
  const next = new Map(changes)
  const info = next.get(BAG_INFO)
  if (info === undefined && (await target.bytes(BAG_INFO)) !== undefined) {
    const files = payloadAfter(target, next)
    const oxum = `Payload-Oxum: ${files.bytes}.${files.count}`
    const text = await target.text(BAG_INFO)
    const renewed = text.replace(/^Payload-Oxum: .*$/m, oxum)
    if (renewed !== text) next.set(BAG_INFO, toBytes(toUtf8(renewed)))
  }
  for (const scope of ["payload", "tags"] as const) {
    for (const manifest of target.claims.manifests.filter((one) => one.scope === scope)) {
      if (changes.has(manifest.path)) continue
      const bytes = await renewedManifest(target, manifest, next)
      if (bytes !== undefined) next.set(manifest.path, toBytes(bytes))
    }
  }
  return next
}

/** A manifest with the digests of changed files; `undefined` when none of them concerns it. */
async function renewedManifest(
  target: Target,
  { scope, algorithm, entries }: ManifestClaim,
  changes: Changes,
): Promise<Uint8Array | undefined> {
  const listed = new Map(entries.map(({ path, digest }) => [path, digest]))
  const container = overlaidContainer(target.opened.container, changes)
  let touched = false
  for (const [path, change] of changes) {
    if ((scope === "payload") !== path.startsWith("data/") || !isListable(path)) continue
    touched = true
    if (change.kind === "gone" || change.kind === "entry") listed.delete(path)
    else {
      const hasher = target.digests.hasher(algorithm)
      for await (const chunk of container.read(path)) hasher.update(chunk)
      listed.set(path, toHex(hasher.digest()))
    }
  }
  return touched ? manifestBytes(listed) : undefined
}

function isListable(path: string): boolean {
  return !/^(?:seals|timestamps)\/|^tagmanifest-[^/]*$/.test(path)
}

/** The lines of a manifest, sorted as its format asks. */
export function manifestBytes(listed: ReadonlyMap<string, string>): Uint8Array {
  const rows = [...listed].map(([path, digest]) => {
    const spelled = encodePath(path)
    return { text: `${digest}  ${spelled}\n`, key: toUtf8(spelled) }
  })
  rows.sort((a, b) => compareBytes(a.key, b.key))
  return toUtf8(rows.map(({ text }) => text).join(""))
}

function payloadAfter(
  target: Target,
  changes: Changes,
): { readonly count: number; readonly bytes: number } {
  const files = overlaidContainer(target.opened.container, changes).entries.filter(
    ({ path, kind }) => kind === "file" && path.startsWith("data/"),
  )
  return { count: files.length, bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}

export interface Forgery {
  /** Who seals, in the place and role of which seal. */
  readonly seal: SealClaim
  readonly signer: Signer
  /** Ed25519; signs the checkpoint. */
  readonly logSigner: Signer
  readonly changes?: Changes
  /** The whole log, when it changes. */
  readonly lines?: readonly Uint8Array[]
  /** What the checkpoint is made to say instead of the truth. */
  readonly checkpoint?: Partial<CheckpointSaid>
  /** What the seal is made to say instead of the truth. */
  readonly lie?: (statement: SealStatement) => SealStatement
  /** The key that the envelope names; its own when absent. */
  readonly keyid?: string
}

interface CheckpointSaid {
  readonly origin: string
  readonly size: number
  /** Lower-case hex. */
  readonly root: string
}

/** Everything recomputed, the checkpoint signed, and the whole under one new seal. */
export async function resealed(target: Target, forgery: Forgery): Promise<Map<string, Change>> {
  const { seal, lines, logSigner } = forgery
  const before = seal.statement.log
  const facts = lines === undefined ? before : factsOf(lines, target.digests)
  const said = {
    origin: before.origin,
    size: facts.events,
    root: facts.root,
    ...forgery.checkpoint,
  }
  const changes = new Map(forgery.changes)
  if (lines !== undefined) changes.set(target.log.path, toBytes(joined(lines)))
  if (!changes.has(CHECKPOINT)) changes.set(CHECKPOINT, toBytes(checkpointBytes(said, logSigner)))
  const whole = await rehashed(target, changes)
  for (const { path } of target.claims.seals) whole.set(path, GONE)
  const log = { ...facts, origin: before.origin, key: vkeyOf(before.origin, logSigner.publicKey) }
  whole.set(seal.path, toBytes(sealBytes(target, { ...forgery, changes: whole }, log)))
  return whole
}

/** A checkpoint as its format asks, signed. */
export function checkpointBytes(
  { origin, size, root }: CheckpointSaid,
  signer: Signer,
): Uint8Array {
  const text = writeCheckpointText({
    origin,
    size: BigInt(size),
    root: fromHex(root) ?? new Uint8Array(32),
  })
  return signNote(text, origin, signer)
}

function sealBytes(
  target: Target,
  { seal, signer, changes = new Map(), lie, keyid }: Forgery,
  log: LogFacts & { readonly origin: string; readonly key: string },
): Uint8Array {
  const { events, bytes, head, root, origin, key } = log
  const honest: SealStatement = {
    ...seal.statement,
    subjects: subjectsAfter(target, seal, changes),
    files: payloadAfter(target, changes),
    log: { events, bytes, head, root, origin, key },
    follows: [],
  }
  return envelope(signer, writeSealStatement(lie?.(honest) ?? honest), keyid)
}

/** A seal's file over a payload. */
export function envelope(signer: Signer, payload: Uint8Array, keyid?: string): Uint8Array {
  return writeSealEnvelope({
    payloadType: SEAL_PAYLOAD_TYPE,
    payload,
    signature: {
      keyid: keyid ?? signer.publicKey.fingerprint,
      sig: signer.sign(pae(SEAL_PAYLOAD_TYPE, payload)),
    },
  })
}

function subjectsAfter(
  { digests }: Target,
  { statement }: SealClaim,
  changes: Changes,
): SealStatement["subjects"] {
  const renewed = statement.subjects.flatMap(({ name, sha256 }) => {
    const change = changes.get(name)
    if (change === undefined) return [{ name, sha256 }]
    return change.kind === "bytes" ? [{ name, sha256: toHex(digests.sha256(change.bytes)) }] : []
  })
  const known = new Set(renewed.map(({ name }) => name))
  const added = [...changes].flatMap(([name, change]) =>
    /^(?:tag)?manifest-[^/]*\.txt$/.test(name) && !known.has(name) && change.kind === "bytes"
      ? [{ name, sha256: toHex(digests.sha256(change.bytes)) }]
      : [],
  )
  return [...renewed, ...added].sort((a, b) => (a.name < b.name ? -1 : 1))
}
