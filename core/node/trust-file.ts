/**
 * The trust file on disk: read whole, extended by one pin, replaced in one step.
 *
 * What its members mean, and which file is refused, is known to core/trust.
 */
import { existsSync, realpathSync } from "node:fs"
import {
  Failure,
  fromUtf8,
  reasonSaid,
  say,
  toBase64,
  toInstant,
  toUtf8,
  type JsonObject,
} from "../base/index.ts"
import { keyIdentity, type PublicKey } from "../signatures/index.ts"
import { parseTrust, ROLES, unwrapTrust, type TrustStore } from "../trust/index.ts"
import { readOwnFile } from "./own-file.ts"
import { exclusively } from "./exclusive.ts"
import { replaceFile } from "./replace-file.ts"

/** One key to pin, for one subject in one or more roles. */
export interface NewPin {
  readonly key: PublicKey
  /** The certificate that it came in, DER. */
  readonly certificate?: Uint8Array
  readonly subject: string
  readonly roles: readonly string[]
  /** Default: `key-` and the first 16 characters of the fingerprint. */
  readonly id?: string
  readonly origins?: readonly string[]
  /** Milliseconds since 1970. */
  readonly validFrom?: number
  readonly validUntil?: number
}

/**
 * Reads a trust file, signed or not; whose signatures it bears is not asked.
 *
 * @throws Failure UNREADABLE or MALFORMED.
 */
export function readTrustFile(path: string): TrustStore {
  const unwrapped = unwrapTrust(readOwnFile(path, "the trust file"))
  if (unwrapped.kind === "pack") return parse(unwrapped.pack, path)
  throw new Failure(
    "MALFORMED",
    say("the trust file is refused: {reason}", { reason: reasonSaid(unwrapped) }),
    { path },
  )
}

/**
 * Adds a pin to a trust file, which is made when there is none.
 *
 * @returns The id of the pin.
 * @throws Failure USAGE when the id or the key is pinned already, or when the file would not
 *   be a trust file any more.
 */
export async function pinKey(path: string, pin: NewPin): Promise<string> {
  refuseUnknownRoles(pin.roles)
  return exclusively(path, () => pinAlone(path, pin))
}

/** While nobody else works on the file. */
async function pinAlone(path: string, pin: NewPin): Promise<string> {
  const before = existsSync(path) ? readOwnFile(path, "the trust file") : undefined
  const id = pinId(pin)
  if (before !== undefined) refuseDuplicates(parse(before, path), id, pin.key)
  const after = toUtf8(extended(before, entryOf(id, pin)))
  const read = parseTrust(after)
  if (read.kind === "refused")
    throw new Failure("USAGE", say("nothing was pinned: {reason}", { reason: reasonSaid(read) }))
  // Through a link the file it names is replaced, not the link.
  await replaceFile(before === undefined ? path : realpathSync(path), after)
  return id
}

/** The name of a pin: the one that was given, else from the fingerprint. */
export function pinId({ id, key }: Pick<NewPin, "id" | "key">): string {
  return id ?? `key-${key.fingerprint.slice(0, 16)}`
}

function parse(bytes: Uint8Array, path: string): TrustStore {
  const read = parseTrust(bytes)
  if (read.kind === "trust") return read.trust
  throw new Failure(
    "MALFORMED",
    say("the trust file is refused: {reason}", { reason: reasonSaid(read) }),
    { path },
  )
}

function refuseUnknownRoles(roles: readonly string[]): void {
  const known: readonly string[] = ROLES
  const unknown = roles.find((role) => !known.includes(role))
  if (unknown === undefined) return
  throw new Failure(
    "USAGE",
    say('there is no role "{unknown}"; roles are {roles}', { unknown, roles: known.join(", ") }),
  )
}

/** @throws Failure USAGE for a pin that no trust file could hold beside what it holds. */
export function refuseUnfit(pin: NewPin, id: string, before: TrustStore | undefined): void {
  refuseUnknownRoles(pin.roles)
  if (before !== undefined) refuseDuplicates(before, id, pin.key)
}

function refuseDuplicates({ keys }: TrustStore, id: string, key: PublicKey): void {
  const same = keys.find((one) => keyIdentity(one.key) === keyIdentity(key))
  if (same !== undefined) {
    throw new Failure(
      "USAGE",
      say('this key is pinned already, as "{id}" for {subject}', {
        id: same.id,
        subject: same.subject,
      }),
    )
  }
  if (keys.some((one) => one.id === id)) {
    throw new Failure(
      "USAGE",
      say('the id "{id}" is taken by another key; choose another id', { id }),
    )
  }
}

/** A key as the trust file writes it. */
export function entryOf(id: string, pin: NewPin): JsonObject {
  const { key, subject, roles, origins, validFrom, validUntil } = pin
  return {
    id,
    algorithm: key.algorithm,
    ...(key.pss === undefined ? {} : { saltLength: key.pss.saltLength, mgfHash: key.pss.mgfHash }),
    publicKey: toBase64(key.spki),
    fingerprint: key.fingerprint,
    subject,
    roles,
    ...(origins === undefined ? {} : { origins }),
    ...(validFrom === undefined ? {} : { validFrom: toInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: toInstant(validUntil) }),
    ...(pin.certificate === undefined ? {} : { certificate: toBase64(pin.certificate) }),
  }
}

/** The text of the file with one more key; everything else in it stays as it was. */
function extended(before: Uint8Array | undefined, entry: object): string {
  const file =
    before === undefined
      ? { schema: "sealwright.trust/1", keys: [] }
      : // parseTrust accepted these bytes, so they are an object with an array of keys.
        (JSON.parse(fromUtf8(before) ?? "") as { readonly keys: readonly object[] })
  return `${JSON.stringify({ ...file, keys: [...file.keys, entry] }, null, 2)}\n`
}
