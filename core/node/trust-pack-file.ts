/**
 * The trust pack on disk: one operation at a time, replaced in one step with its history.
 *
 * Order of writing: the pack, journal included, then the head beside it. A stop between the
 * two leaves a pack that is ahead of its head, which is sound and is caught up with by the
 * next operation; a pack that is behind its head was put back, and nothing is done to it.
 */
import { existsSync, realpathSync } from "node:fs"
import {
  equalBytes,
  Failure,
  isJsonObject,
  parseJson,
  reasonSaid,
  say,
  toBase64,
  toHex,
  toUtf8,
  type JsonObject,
  type Saying,
} from "../base/index.ts"
import { pae } from "../encodings/index.ts"
import type { Signer } from "../signatures/index.ts"
import {
  changedByHand,
  continues,
  parseTrust,
  TRUST_PAYLOAD_TYPE,
  unwrapTrust,
  upgraded,
  withRecord,
  writeJournalHead,
  type Act,
  type TrustStore,
} from "../trust/index.ts"
import { exclusively } from "./exclusive.ts"
import { headPath, keptHead } from "./kept-head.ts"
import { nativeDigests } from "./native-digests.ts"
import { readOwnFile } from "./own-file.ts"
import { replaceFile } from "./replace-file.ts"

const WHAT = "the trust file"

/** One act on one trust file. */
export interface TrustAct {
  readonly path: string
  readonly act: Act
  /** SHA-256 (hex) of the file that the person decided on; nothing is done to any other. */
  readonly seen?: string
}

/** What became of the file besides the operation. */
export interface TrustChanged {
  readonly trust: TrustStore
  /** True when it was a list of pins (schema 1) before. */
  readonly upgraded: boolean
  /** Number of signatures over the former state, which are gone. */
  readonly unsigned: number
}

/** An operation on a pack as it is written. @throws Failure USAGE when it cannot be done. */
export type TrustChange = (pack: JsonObject, before: TrustStore | undefined) => JsonObject

/**
 * Changes a trust pack, or makes one when there is none.
 *
 * @param on - Its act is also that of the entry that a file of schema 1 begins its history with.
 * @throws Failure UNREADABLE, MALFORMED, UNWRITABLE (also when the file was changed by somebody
 *   else meanwhile), or USAGE when the outcome would be no pack.
 */
export function changeTrust(on: TrustAct, change: TrustChange): Promise<TrustChanged> {
  return exclusively(on.path, () => changeAlone(on, change))
}

/** While nobody else works on the file. */
async function changeAlone(on: TrustAct, change: TrustChange): Promise<TrustChanged> {
  const { path, act } = on
  const file = existsSync(path) ? readPack(path) : { pack: EMPTY_PACK, signatures: 0 }
  const { store, file: bytes } = file
  refuseUnseen(on, bytes)
  const isOld = store?.schema === "sealwright.trust/1"
  const pack = isOld
    ? upgraded(file.pack, { ...act, reason: "brought in from schema 1" })
    : file.pack
  const after = change(pack, store)
  const trust = await writePack(path, after, bytes)
  return { trust, upgraded: isOld, unsigned: file.signatures }
}

/**
 * Takes a change that was made by hand into the journal: the one operation on a pack that
 * is not what its journal left.
 */
export function recordTrust(on: TrustAct): Promise<TrustChanged> {
  const { path, act } = on
  return exclusively(path, async () => {
    const { pack, envelope, file } = packAt(path)
    refuseUnseen(on, file)
    const recorded = withRecord(pack, act)
    if (recorded.kind === "refused") throw malformed(path, reasonSaid(recorded))
    const trust = await writePack(path, recorded.pack, file)
    return { trust, upgraded: false, unsigned: envelope?.signatures.length ?? 0 }
  })
}

/** A pack in force that somebody changed by hand, read so that it can be looked at. */
export interface ChangedByHand {
  /** What it holds, with the journal that it has. */
  readonly trust: TrustStore
  /** SHA-256 (hex) of the file. */
  readonly sha256: string
}

/**
 * @returns `undefined` where the file is what its journal left, and where recording the change
 *   would make no pack of it.
 * @throws Failure UNREADABLE, or MALFORMED for what is no pack at all.
 */
export function trustChangedByHand(path: string): ChangedByHand | undefined {
  const { pack, file } = packAt(path)
  const trust = changedByHand(pack)
  return trust && { trust, sha256: toHex(nativeDigests.sha256(file)) }
}

/**
 * Signs a pack: puts it into an envelope, or adds a signature to the one that it is in.
 *
 * @param issue - Dates a pack that is in no envelope yet.
 */
export function signTrust(
  on: TrustAct,
  signer: Signer,
  issue: (pack: JsonObject) => JsonObject,
): Promise<TrustSigned> {
  return exclusively(on.path, () => signAlone(on, signer, issue))
}

interface TrustSigned {
  readonly trust: TrustStore
  readonly signatures: number
}

async function signAlone(
  on: TrustAct,
  signer: Signer,
  issue: (pack: JsonObject) => JsonObject,
): Promise<TrustSigned> {
  const { path } = on
  const { envelope, file } = packAt(path)
  if (envelope === undefined) await changeAlone(on, issue)
  else refuseUnseen(on, file)
  const before = readOwnFile(path, WHAT)
  const payload = envelope?.payload ?? before
  const trust = parse(payload, path)
  refuseRolledBack(path, trust)
  const former = (envelope?.signatures ?? []).filter(
    ({ keyid }) => keyid !== signer.publicKey.fingerprint,
  )
  const own = {
    keyid: signer.publicKey.fingerprint,
    sig: signer.sign(pae(TRUST_PAYLOAD_TYPE, payload)),
  }
  const signatures = [...former, own].map(({ keyid, sig }) => ({
    ...(keyid === undefined ? {} : { keyid }),
    sig: toBase64(sig),
  }))
  const signed = { payloadType: TRUST_PAYLOAD_TYPE, payload: toBase64(payload), signatures }
  await replaceTrust(path, toUtf8(`${JSON.stringify(signed, null, 2)}\n`), before)
  return { trust, signatures: signatures.length }
}

const EMPTY_PACK: JsonObject = { schema: "sealwright.trust/2", keys: [] }

interface PackRead {
  readonly pack: JsonObject
  readonly signatures: number
  readonly store?: TrustStore
  /** The whole file, envelope included. */
  readonly file?: Uint8Array
}

function readPack(path: string): PackRead {
  const { pack, bytes, envelope, file } = packAt(path)
  const store = parse(bytes, path)
  refuseRolledBack(path, store)
  return { pack, store, signatures: envelope?.signatures.length ?? 0, file }
}

/** The pack as JSON, whatever its journal says of it. */
function packAt(path: string) {
  const file = readOwnFile(path, WHAT)
  const unwrapped = unwrapTrust(file)
  if (unwrapped.kind === "refused") throw malformed(path, reasonSaid(unwrapped))
  const { pack: bytes, envelope } = unwrapped
  const value = jsonIn(bytes)
  if (value === undefined) throw malformed(path, say("it is not strict JSON"))
  return { pack: value, bytes, envelope, file }
}

function jsonIn(bytes: Uint8Array): JsonObject | undefined {
  const parsed = parseJson(bytes)
  return parsed.kind === "value" && isJsonObject(parsed.value) ? parsed.value : undefined
}

async function writePack(
  path: string,
  pack: JsonObject,
  before: Uint8Array | undefined,
): Promise<TrustStore> {
  const bytes = toUtf8(`${JSON.stringify(pack, null, 2)}\n`)
  const read = parseTrust(bytes)
  if (read.kind === "refused")
    throw new Failure("USAGE", say("nothing was changed: {reason}", { reason: reasonSaid(read) }))
  refuseRolledBack(path, read.trust)
  await replaceTrust(path, bytes, before)
  await writeHead(path, read.trust)
  return read.trust
}

/**
 * Other programs know nothing of our lock, so the file is looked at once more.
 *
 * @param before - The file as it was read; what somebody wrote since is never written over.
 */
async function replaceTrust(
  path: string,
  bytes: Uint8Array,
  before: Uint8Array | undefined,
): Promise<void> {
  const now = existsSync(path) ? readOwnFile(path, WHAT) : undefined
  const isSame =
    now === undefined || before === undefined ? now === before : equalBytes(now, before)
  if (!isSame) throw changedMeanwhile(path)
  // Through a link the file it names is replaced, not the link.
  await replaceFile(now === undefined ? path : realpathSync(path), bytes)
}

function refuseUnseen({ path, seen }: TrustAct, file: Uint8Array | undefined): void {
  if (seen === undefined) return
  if (file === undefined || toHex(nativeDigests.sha256(file)) !== seen) throw changedMeanwhile(path)
}

function changedMeanwhile(path: string): Failure {
  const message = say(
    "the trust file was changed by somebody else meanwhile, so nothing was done to it; look at what it says now and do it again",
  )
  return new Failure("UNWRITABLE", message, { path })
}

async function writeHead(path: string, { journal }: TrustStore): Promise<void> {
  if (journal === undefined) return
  const head = writeJournalHead({ entries: journal.entries.length, head: journal.head })
  await replaceFile(headPath(path), toUtf8(`${head}\n`))
}

function refuseRolledBack(path: string, { journal }: TrustStore): void {
  const kept = keptHead(path)
  if (kept === undefined || continues(journal, kept)) return
  const message = say(
    "the trust file was put back to an older or another state than {head} tells of; bring the current one back, or remove that file if you know why",
    { head: headPath(path) },
  )
  throw new Failure("MALFORMED", message, { path })
}

function parse(bytes: Uint8Array, path: string): TrustStore {
  const read = parseTrust(bytes)
  if (read.kind === "trust") return read.trust
  throw malformed(path, reasonSaid(read))
}

function malformed(path: string, reason: Saying): Failure {
  return new Failure("MALFORMED", say("the trust file is refused: {reason}", { reason }), { path })
}
