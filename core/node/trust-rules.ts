/**
 * What people do to the rules of a trust file: authorities, revocation data, thresholds,
 * witnesses, dates and heads.
 *
 * What each operation writes is decided in core/trust; which are refused before anything is
 * written is decided here, and what would be no pack is refused by its one reader.
 */
import {
  equalBytes,
  Failure,
  fromUtf8,
  reasonAndPlace,
  toBase64,
  toHex,
  toInstant,
  type JsonObject,
} from "../base/index.ts"
import {
  parseCertificates,
  parseCheckpointText,
  parsePem,
  parseSignedNote,
  type CheckpointText,
  type SignedNote,
} from "../encodings/index.ts"
import { withRevocations } from "../examination/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  anchorIn,
  EMPTY_TRUST,
  headIn,
  headSigner,
  readList,
  readResponse,
  revocationDataIn,
  rulesIn,
  thresholdIn,
  witnessesIn,
  type HeadSigner,
  type PackRules,
  type PinnedHead,
  type PinnedKey,
  type RevocationSource,
  type ThresholdRule,
  type TrustStore,
} from "../trust/index.ts"
import { nativeFirst } from "./native-signatures.ts"
import { readOwnFile } from "./own-file.ts"
import { changeTrust, type TrustAct, type TrustChanged } from "./trust-pack-file.ts"

/** An authority to pin. */
export interface NewAnchor {
  /** DER. */
  readonly certificate: Uint8Array
  readonly subject: string
  readonly purposes: readonly string[]
  /** What a certificate under it may act as, and whose: for the purpose of signing only. */
  readonly roles: readonly string[]
  readonly names: readonly string[]
  /** Default: `authority-` and the first 16 characters of the certificate's SHA-256. */
  readonly id?: string
  /** Milliseconds since 1970. */
  readonly validFrom?: number
  readonly validUntil?: number
}

/** Reads the one certificate that a file holds. @throws Failure UNREADABLE or MALFORMED. */
export function readAuthority(path: string): {
  readonly certificate: Uint8Array
  readonly name: string
  readonly sha256: string
} {
  const read = parseCertificates(readOwnFile(path, "the certificate"))
  if (read.kind === "refused") throw new Failure("MALFORMED", reasonAndPlace(read), { path })
  const [certificate, ...more] = read.certificates
  if (certificate === undefined || more.length > 0) {
    throw new Failure("MALFORMED", "holds several certificates; pin one at a time", { path })
  }
  const { der, subject } = certificate
  return { certificate: der, name: subject.text, sha256: toHex(sha256(der)) }
}

export async function pinAnchor(
  on: TrustAct,
  anchor: NewAnchor,
): Promise<TrustChanged & { readonly id: string }> {
  const { certificate, subject, purposes, roles, names, validFrom, validUntil } = anchor
  const id = anchor.id ?? `authority-${toHex(sha256(certificate)).slice(0, 16)}`
  const entry: JsonObject = {
    id,
    certificate: toBase64(certificate),
    subject,
    purposes,
    ...(roles.length === 0 ? {} : { roles }),
    ...(names.length === 0 ? {} : { names }),
    ...(validFrom === undefined ? {} : { validFrom: toInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: toInstant(validUntil) }),
  }
  const changed = await changeTrust(on, (pack, before) => {
    refuseAlone(on, before)
    return anchorIn(pack, entry, on.act)
  })
  return { ...changed, id }
}

/** A list or response out of a file. */
export interface RevocationFile {
  readonly path: string
  readonly der: Uint8Array
  readonly source: RevocationSource
}

/** Reads a CRL or an OCSP response, in DER or PEM. @throws Failure UNREADABLE or MALFORMED. */
export function readRevocationFile(path: string): RevocationFile {
  const bytes = readOwnFile(path, "the revocation data")
  const pem = parsePem(fromUtf8(bytes) ?? "")
  const [block, ...more] = pem.kind === "pem" ? pem.blocks : []
  if (more.length > 0) throw new Failure("MALFORMED", "holds several PEM blocks", { path })
  const der = block?.bytes ?? bytes
  const [list, response] = [readList(der), readResponse(der)]
  if (list.kind === "source") return { path, der, source: list.source }
  if (response.kind === "source") return { path, der, source: response.source }
  const reason = `is neither a revocation list (${list.reason}) nor an OCSP response (${response.reason})`
  throw new Failure("MALFORMED", reason, { path })
}

/** Adds what is not there yet. @returns `undefined`, and nothing written, when all of it is. */
export async function importRevocation(
  on: TrustAct,
  files: readonly RevocationFile[],
  before: TrustStore,
): Promise<TrustChanged | undefined> {
  const known = [...before.revocation.crls, ...before.revocation.ocsp].map(toBase64)
  const added = new Map(files.map(({ der, source }) => [toBase64(der), source.kind]))
  for (const one of known) added.delete(one)
  if (added.size === 0) return undefined
  const ofKind = (kind: RevocationSource["kind"]) =>
    [...added].flatMap(([text, own]) => (own === kind ? [text] : []))
  const add = { crls: ofKind("crl"), ocsp: ofKind("ocsp") }
  return changeTrust(on, (pack) => revocationDataIn(pack, add, on.act))
}

export function setThreshold(on: TrustAct, rule: ThresholdRule): Promise<TrustChanged> {
  return changeTrust(on, (pack, before) => {
    if (
      rule.count === 0 &&
      !(before?.thresholds ?? []).some((one) => isFor(one.roles, rule.roles))
    ) {
      throw new Failure("USAGE", `there is no threshold for ${rule.roles.join(", ")}`)
    }
    return thresholdIn(pack, rule, on.act)
  })
}

function isFor(roles: readonly string[], asked: readonly string[]): boolean {
  return roles.length === asked.length && roles.every((role) => asked.includes(role))
}

export function setWitnesses(
  on: TrustAct,
  witnesses: { readonly keys: readonly string[]; readonly quorum: number },
): Promise<TrustChanged> {
  return changeTrust(on, (pack) => witnessesIn(pack, witnesses, on.act))
}

export function setRules(on: TrustAct, rules: PackRules): Promise<TrustChanged> {
  return changeTrust(on, (pack, before) => {
    if (rules.persons === 1) refuseAlone(on, before)
    return rulesIn(pack, rules, on.act)
  })
}

/** The state of a log to pin, and by whose key its checkpoint is signed. */
export interface HeadPinned extends TrustChanged {
  readonly head: PinnedHead
  /** Absent where no pinned key signed it and it was pinned all the same. */
  readonly signer?: PinnedKey
}

/**
 * Pins the state that a checkpoint states.
 *
 * @param file - `isUnsigned`: pins it also where no pinned key that is good signed it.
 * @throws Failure USAGE where it is pinned already, contradicts a head that is, or is signed by
 *   nobody who is pinned; MALFORMED where it is no checkpoint, or names a pinned key that did not
 *   sign it.
 */
export async function pinHead(
  on: TrustAct,
  { path, isUnsigned }: { readonly path: string; readonly isUnsigned: boolean },
): Promise<HeadPinned> {
  const { note, checkpoint } = readCheckpoint(path)
  const { origin, size, root } = checkpoint
  const head = { origin, size: Number(size), root, seenAt: toInstant(on.act.at) }
  const written = { ...head, root: toHex(root) }
  let signer: PinnedKey | undefined
  const changed = await changeTrust(on, (pack, before) => {
    const evaluatedAt = on.act.at
    const { terms } = withRevocations({
      trust: before ?? EMPTY_TRUST,
      evaluatedAt,
      signatures: nativeFirst,
    })
    const answer = headSigner(note, { trust: terms.trust, at: evaluatedAt, engines: nativeFirst })
    refuseForged(answer, path)
    refuseKnown(head, before?.heads ?? [])
    refuseUnsigned(answer, { path, isUnsigned })
    signer = answer.kind === "signed" ? answer.pin : undefined
    return headIn(pack, written, on.act)
  })
  return { ...changed, head, ...(signer === undefined ? {} : { signer }) }
}

function readCheckpoint(path: string): {
  readonly note: SignedNote
  readonly checkpoint: CheckpointText
} {
  const read = parseSignedNote(readOwnFile(path, "the checkpoint"))
  if (read.kind === "refused") throw new Failure("MALFORMED", reasonAndPlace(read), { path })
  const { note } = read
  const stated = parseCheckpointText(note.text)
  if (stated.kind === "refused") throw new Failure("MALFORMED", reasonAndPlace(stated), { path })
  return { note, checkpoint: stated.checkpoint }
}

/** Of one size a log has one root, so a second one is that of another log under its name. */
function refuseKnown({ origin, size, root }: PinnedHead, heads: readonly PinnedHead[]): void {
  const known = heads.filter((one) => one.origin === origin && one.size === size)
  const [other] = known.filter((one) => !equalBytes(one.root, root))
  if (other !== undefined) {
    const [pinned, stated] = [toHex(other.root), toHex(root)]
    throw new Failure(
      "USAGE",
      `this is a fork: ${origin} at ${String(size)} is pinned with the root ${pinned}, and this checkpoint states the root ${stated}; one log has one root at a size, so nothing was pinned, and its keeper owes an answer which of the two is the log`,
    )
  }
  if (known.length > 0) throw new Failure("USAGE", "this state is pinned already")
}

function refuseForged(answer: HeadSigner, path: string): void {
  if (answer.kind === "forged") throw new Failure("MALFORMED", answer.reason, { path })
}

function refuseUnsigned(
  answer: HeadSigner,
  { path, isUnsigned }: { readonly path: string; readonly isUnsigned: boolean },
): void {
  if (answer.kind !== "unknown" || isUnsigned) return
  const message = `${answer.reason}; --unsigned pins it as it was seen`
  throw new Failure("USAGE", message, { path })
}

/** Whoever could pin an authority alone, or lower the rule, could pin keys alone through it. */
function refuseAlone({ act }: TrustAct, before: TrustStore | undefined): void {
  if (before?.persons !== 2 || act.second !== undefined) return
  throw new Failure(
    "USAGE",
    "this trust pack asks for two persons; name the other one with --second",
  )
}
