/**
 * The check `checkpoint`: is the signed head of the log of this log, and who signed it?
 *
 * Whether size and root agree with the log is compared in core/chain and core/merkle.
 *
 * @see docs/evidence-bag.md, sections 7 and 14
 */
import type { CheckpointClaim, NoteSignature } from "../claims/index.ts"
import { finding, type Finding, type Outcome, type Place } from "../findings/index.ts"
import {
  answerFindings,
  isUndecided,
  notAllowed,
  type KnownKey,
  type SignatureContext,
} from "./attribution.ts"
import {
  checkNoteSignature,
  namesKey,
  noteKeyOf,
  readVkey,
  vkeyOf,
  type NoteKey,
} from "./note-keys.ts"
import type { AttributedSeal } from "./seals.ts"

/** A log key that a seal names, and whether that seal is by a pinned exporter or archivist. */
export interface SealedLogKey {
  readonly vkey: string
  readonly vouchedFor: boolean
}

/** Why a key may sign the checkpoint, from strong to weak; `unattributed` seals vouch for nothing. */
export type LogKeySource = "pinned" | "sealed" | "unattributed"

export interface VerifiedCheckpoint {
  /** Verifier key of the signer. */
  readonly vkey: string
  readonly fingerprint: string
  readonly source: LogKeySource
  /** Id of the pinned key, when it is one. */
  readonly keyId?: string
}

export interface CheckpointChecked {
  readonly outcome: Outcome
  /** Set when the signature verified, under whichever key. */
  readonly verified?: VerifiedCheckpoint
}

export interface CheckpointRequest<K extends KnownKey> extends SignatureContext<K> {
  /** `undefined` when the evidence has none that parses. */
  readonly checkpoint: CheckpointClaim | undefined
  readonly exporter: string | undefined
  readonly logId: string | undefined
  readonly sealed: readonly SealedLogKey[]
}

const LOG_ROLES = ["log", "exporter", "archivist"]
const SEALING_ROLES = ["exporter", "archivist"]

/** The log keys that seals name, strongest first. */
export function sealedLogKeys<K extends KnownKey>(
  attributed: readonly AttributedSeal<K>[],
): readonly SealedLogKey[] {
  const keys = attributed.map(({ seal, attribution }) => {
    const { origin, key } = seal.statement.log
    const vouchedFor =
      attribution.kind === "signed" &&
      !attribution.findings.some(({ code }) => code === "ALG_NOT_ALLOWED") &&
      mayActAs(attribution.signer, SEALING_ROLES, origin)
    return { vkey: key, vouchedFor }
  })
  return [...keys.filter((one) => one.vouchedFor), ...keys.filter((one) => !one.vouchedFor)]
}

/** Checks the checkpoint's origin and its one signature. */
export function checkCheckpoint<K extends KnownKey>(
  request: CheckpointRequest<K>,
): CheckpointChecked {
  const { checkpoint, exporter, logId } = request
  if (checkpoint === undefined) {
    const notRun = "There is no checkpoint that can be read."
    return {
      outcome: {
        check: "checkpoint",
        population: { expected: 1, checked: 0 },
        findings: [],
        notRun,
      },
    }
  }
  const at = { path: checkpoint.path }
  const [signature, ...more] = checkpoint.note.signatures
  const form = [
    ...originFindings(checkpoint, `${exporter ?? ""}/${logId ?? ""}`),
    ...(signature === undefined || more.length > 0
      ? [finding("FORMAT_FAILURE", at, { signatures: String(checkpoint.note.signatures.length) })]
      : []),
  ]
  const attributed =
    signature === undefined ? NOTHING : attributeLine(request, checkpoint, signature)
  return {
    outcome: {
      check: "checkpoint",
      population: { expected: 1, checked: attributed.decided ? 1 : 0 },
      findings: [...form, ...attributed.findings],
    },
    ...(attributed.verified === undefined ? {} : { verified: attributed.verified }),
  }
}

interface LineAttributed {
  readonly findings: readonly Finding[]
  readonly decided: boolean
  readonly verified?: VerifiedCheckpoint
}

const NOTHING: LineAttributed = { findings: [], decided: false }

interface Candidate<K extends KnownKey> {
  readonly noteKey: NoteKey
  readonly source: LogKeySource
  readonly pin?: K
}

function originFindings(checkpoint: CheckpointClaim, expected: string): readonly Finding[] {
  const names = checkpoint.note.signatures.map(({ name }) => name)
  if ([checkpoint.origin, ...names].every((name) => name === expected)) return []
  const observed = { origin: checkpoint.origin, signer: names.join(", "), expected }
  return [finding("CHECKPOINT_ORIGIN_MISMATCH", checkpoint.path, observed)]
}

function attributeLine<K extends KnownKey>(
  request: CheckpointRequest<K>,
  checkpoint: CheckpointClaim,
  line: NoteSignature,
): LineAttributed {
  const at = { path: checkpoint.path }
  const candidates = candidatesFor(request, checkpoint.origin, line.name)
  const named = candidates.filter(({ noteKey }) => namesKey(line, noteKey))
  const failures: Finding[] = []
  for (const candidate of named) {
    const { key } = candidate.noteKey
    const answer = checkNoteSignature(
      { text: checkpoint.note.text, signature: line.signature, key },
      request.engines,
    )
    const found = answerFindings(answer, at, { key: candidate.pin?.id ?? key.fingerprint })
    if (isUndecided(answer)) return { findings: found, decided: false }
    if (answer.kind === "valid") return verifiedBy(candidate, request, checkpoint)
    failures.push(...found)
  }
  if (failures.length > 0) return { findings: failures.slice(0, 1), decided: true }
  return { findings: [finding("KEY_NOT_PINNED", at, { signer: line.name })], decided: false }
}

function verifiedBy<K extends KnownKey>(
  { noteKey, source, pin }: Candidate<K>,
  request: CheckpointRequest<K>,
  { path, origin }: CheckpointClaim,
): LineAttributed {
  const at: Place = { path }
  const { name, key } = noteKey
  const logPins = request.pinned.filter((one) => mayActAs(one, ["log"], origin))
  const isLogPin = logPins.some((one) => one.key.fingerprint === key.fingerprint)
  const known = source !== "unattributed" && (logPins.length === 0 || isLogPin)
  const findings = [
    ...notAllowed({ id: pin?.id ?? key.fingerprint, subject: "", key, roles: [] }, request, at),
    ...(known ? [] : [unknownSigner(at, key.fingerprint, logPins)]),
  ]
  const vkey = vkeyOf(name, key)
  const verified = { vkey, fingerprint: key.fingerprint, source }
  return {
    findings,
    decided: true,
    verified: pin === undefined ? verified : { ...verified, keyId: pin.id },
  }
}

function unknownSigner(at: Place, fingerprint: string, logPins: readonly KnownKey[]): Finding {
  const observed = { key: fingerprint }
  if (logPins.length === 0) return finding("KEY_NOT_PINNED", at, observed)
  const required = logPins.map(({ id }) => id).join(", ")
  return finding("KEY_NOT_PINNED", at, { ...observed, required })
}

/** Every key that may have signed, strongest first. */
function candidatesFor<K extends KnownKey>(
  { pinned, sealed }: CheckpointRequest<K>,
  origin: string,
  name: string,
): readonly Candidate<K>[] {
  const fromPins = pinned
    .filter((pin) => mayActAs(pin, LOG_ROLES, origin))
    .flatMap((pin): readonly Candidate<K>[] => {
      const noteKey = noteKeyOf(name, pin.key)
      return noteKey === undefined ? [] : [{ noteKey, source: "pinned", pin }]
    })
  const fromSeals = sealed.flatMap(({ vkey, vouchedFor }): readonly Candidate<K>[] => {
    const read = readVkey(vkey)
    const source = vouchedFor ? "sealed" : "unattributed"
    return read.kind === "key" ? [{ noteKey: read.noteKey, source }] : []
  })
  return [...fromPins, ...fromSeals]
}

function mayActAs(key: KnownKey, roles: readonly string[], origin: string): boolean {
  const speaksForLog = key.origins === undefined || key.origins.includes(origin)
  return speaksForLog && key.roles.some((role) => roles.includes(role))
}
