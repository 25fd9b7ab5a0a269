/**
 * The trust pack on disk: one operation at a time, replaced in one step with its history.
 *
 * Order of writing: the pack, journal included, then the head beside it. A stop between the
 * two leaves a pack that is ahead of its head, which is sound and is caught up with by the
 * next operation; a pack that is behind its head was put back, and nothing is done to it.
 */
import { existsSync, realpathSync } from "node:fs"
import {
  Failure,
  isJsonObject,
  parseJson,
  toBase64,
  toUtf8,
  type JsonObject,
} from "../base/index.ts"
import { pae } from "../encodings/index.ts"
import type { Signer } from "../signatures/index.ts"
import {
  continues,
  parseTrust,
  TRUST_PAYLOAD_TYPE,
  unwrapTrust,
  upgraded,
  writeJournalHead,
  type Act,
  type TrustStore,
} from "../trust/index.ts"
import { headPath, keptHead } from "./kept-head.ts"
import { readOwnFile } from "./own-file.ts"
import { replaceFile } from "./replace-file.ts"

const WHAT = "the trust file"

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
 * @param act - For the entry that a file of schema 1 begins its history with.
 * @throws Failure UNREADABLE, MALFORMED, UNWRITABLE, or USAGE when the outcome would be no pack.
 */
export async function changeTrust(
  path: string,
  act: Act,
  change: TrustChange,
): Promise<TrustChanged> {
  const file = existsSync(path) ? readPack(path) : { pack: EMPTY_PACK, signatures: 0 }
  const { store } = file
  const isOld = store?.schema === "sealwright.trust/1"
  const pack = isOld
    ? upgraded(file.pack, { ...act, reason: "brought in from schema 1" })
    : file.pack
  const after = change(pack, store)
  const trust = await writePack(path, after)
  return { trust, upgraded: isOld, unsigned: file.signatures }
}

/**
 * Takes a change that was made by hand into the journal: the one operation on a pack that
 * is not what its journal left.
 */
export async function recordTrust(
  path: string,
  record: (pack: JsonObject) => JsonObject,
): Promise<TrustStore> {
  const { pack } = packAt(path)
  return writePack(path, record(pack))
}

/**
 * Signs a pack: puts it into an envelope, or adds a signature to the one that it is in.
 *
 * @param issue - Dates a pack that is in no envelope yet.
 */
export async function signTrust(
  path: string,
  signer: Signer,
  { act, issue }: { readonly act: Act; readonly issue: (pack: JsonObject) => JsonObject },
): Promise<{ readonly trust: TrustStore; readonly signatures: number }> {
  const { envelope } = packAt(path)
  if (envelope === undefined) await changeTrust(path, act, issue)
  const payload = envelope?.payload ?? readOwnFile(path, WHAT)
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
  const file = { payloadType: TRUST_PAYLOAD_TYPE, payload: toBase64(payload), signatures }
  await replaceFile(realpathSync(path), toUtf8(`${JSON.stringify(file, null, 2)}\n`))
  return { trust, signatures: signatures.length }
}

const EMPTY_PACK: JsonObject = { schema: "sealwright.trust/2", keys: [] }

interface PackRead {
  readonly pack: JsonObject
  readonly signatures: number
  readonly store?: TrustStore
}

function readPack(path: string): PackRead {
  const { pack, bytes, envelope } = packAt(path)
  const store = parse(bytes, path)
  refuseRolledBack(path, store)
  return { pack, store, signatures: envelope?.signatures.length ?? 0 }
}

/** The pack as JSON, whatever its journal says of it. */
function packAt(path: string) {
  const unwrapped = unwrapTrust(readOwnFile(path, WHAT))
  if (unwrapped.kind === "refused") throw malformed(path, unwrapped.reason)
  const { pack: bytes, envelope } = unwrapped
  const value = jsonIn(bytes)
  if (value === undefined) throw malformed(path, "it is not strict JSON")
  return { pack: value, bytes, envelope }
}

function jsonIn(bytes: Uint8Array): JsonObject | undefined {
  const parsed = parseJson(bytes)
  return parsed.kind === "value" && isJsonObject(parsed.value) ? parsed.value : undefined
}

async function writePack(path: string, pack: JsonObject): Promise<TrustStore> {
  const bytes = toUtf8(`${JSON.stringify(pack, null, 2)}\n`)
  const read = parseTrust(bytes)
  if (read.kind === "refused") throw new Failure("USAGE", `nothing was changed: ${read.reason}`)
  refuseRolledBack(path, read.trust)
  // Through a link the file it names is replaced, not the link.
  await replaceFile(existsSync(path) ? realpathSync(path) : path, bytes)
  await writeHead(path, read.trust)
  return read.trust
}

async function writeHead(path: string, { journal }: TrustStore): Promise<void> {
  if (journal === undefined) return
  const head = writeJournalHead({ entries: journal.entries.length, head: journal.head })
  await replaceFile(headPath(path), toUtf8(`${head}\n`))
}

function refuseRolledBack(path: string, { journal }: TrustStore): void {
  const kept = keptHead(path)
  if (kept === undefined || continues(journal, kept)) return
  const message =
    `the trust file was put back to an older or another state than ${headPath(path)} tells of; ` +
    "bring the current one back, or remove that file if you know why"
  throw new Failure("MALFORMED", message, { path })
}

function parse(bytes: Uint8Array, path: string): TrustStore {
  const read = parseTrust(bytes)
  if (read.kind === "trust") return read.trust
  throw malformed(path, read.reason)
}

function malformed(path: string, reason: string): Failure {
  return new Failure("MALFORMED", `the trust file is refused: ${reason}`, { path })
}
