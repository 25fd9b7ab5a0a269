/**
 * Cosignatures: which witnesses saw this checkpoint, and when do they say they did?
 *
 * Ed25519 (`cosignature/v1`) and ML-DSA-44 (`subtree/v1`). How many witnesses it takes, and
 * who they are, is decided in core/trust.
 *
 * @see C2SP tlog-cosignature
 */
import { equalBytes } from "../base/index.ts"
import {
  cosignedNote,
  cosignedTree,
  parseCheckpointText,
  parseTimestampedSignature,
  type CheckpointText,
  type SignedNote,
  type SignedNoteSignature,
} from "../encodings/index.ts"
import { finding, type Finding, type Place } from "../findings/index.ts"
import { answerFindings } from "./attribution.ts"
import { checkSignature } from "./check-signature.ts"
import type { SignatureEngine } from "./engine.ts"
import { noteKeyIdOfType } from "./note-keys.ts"
import type { PublicKey } from "./public-key.ts"

/** A key that may cosign; from outside the evidence, always. */
export interface Witness {
  readonly id: string
  readonly key: PublicKey
  /** The name in its lines; absent means any, for the key tells enough. */
  readonly name?: string
}

export interface Cosignature<W extends Witness> {
  readonly witness: W
  /** The name under which it cosigned. */
  readonly name: string
  /**
   * Seconds since 1970, as the witness claims: it had then seen no larger tree of this log.
   * Absent where it claims none (ML-DSA-44 with time 0).
   */
  readonly claimedTime?: bigint
}

export interface CosignaturesChecked<W extends Witness> {
  /** One for each witness that cosigned exactly this checkpoint, in the order of the lines. */
  readonly verified: readonly Cosignature<W>[]
  /** Lines that name a given witness and do not hold; the engines' silence. */
  readonly findings: readonly Finding[]
  /** Lines that name a given witness, whether they hold or not. */
  readonly named: number
}

/** Signature types of C2SP signed-note, by the algorithm of the key. */
const TYPES: Readonly<Record<string, number>> = { ed25519: 0x04, "ml-dsa-44": 0x06 }

export interface CosignaturesRequest<W extends Witness> {
  readonly note: SignedNote
  readonly witnesses: readonly W[]
  readonly engines: readonly SignatureEngine[]
}

/**
 * Checks the cosignature lines of a checkpoint by given witnesses.
 *
 * Lines by others, the log's own among them, are passed over. A witness counts once, whatever
 * the number of its lines, and so do witnesses that share a key or a name: the earliest time
 * that one claims is kept.
 *
 * @param at - Where the checkpoint is, for the findings.
 */
export function checkCosignatures<W extends Witness>(
  { note, witnesses, engines }: CosignaturesRequest<W>,
  at: Place,
): CosignaturesChecked<W> {
  const read = parseCheckpointText(note.text)
  if (read.kind === "refused") {
    return { verified: [], findings: [finding(read.code, at, { reason: read.reason })], named: 0 }
  }
  const checked = note.signatures.flatMap((line) =>
    witnesses
      .filter((witness) => namesWitness(line, witness))
      .map((witness) =>
        checkLine({ line, witness, note, checkpoint: read.checkpoint, engines }, at),
      ),
  )
  return {
    verified: distinctWitnesses(checked.flatMap(({ cosignature }) => cosignature ?? [])),
    findings: checked.flatMap(({ findings }) => findings),
    named: checked.length,
  }
}

/** Same name, where one is known, and the key id that name and key form together. */
function namesWitness({ name, keyId }: SignedNoteSignature, witness: Witness): boolean {
  const type = TYPES[witness.key.algorithm]
  if (type === undefined || (witness.name !== undefined && witness.name !== name)) return false
  return equalBytes(keyId, noteKeyIdOfType(name, type, witness.key.raw))
}

interface Line<W extends Witness> {
  readonly line: SignedNoteSignature
  readonly witness: W
  readonly note: SignedNote
  readonly checkpoint: CheckpointText
  readonly engines: readonly SignatureEngine[]
}

interface LineChecked<W extends Witness> {
  readonly cosignature?: Cosignature<W>
  readonly findings: readonly Finding[]
}

function checkLine<W extends Witness>(
  { line, witness, note, checkpoint, engines }: Line<W>,
  at: Place,
): LineChecked<W> {
  const observed = { key: witness.id, name: line.name }
  const read = parseTimestampedSignature(line.signature)
  if (read.kind === "refused") {
    return { findings: [finding("SIG_NONCANONICAL", at, { ...observed, reason: read.reason })] }
  }
  const { timestamp, signature } = read.value
  const { key } = witness
  const message =
    key.algorithm === "ed25519"
      ? cosignedNote(timestamp, note.text)
      : cosignedTree(line.name, timestamp, checkpoint)
  if (message === undefined) {
    const reason = "a name or an origin of more than 255 bytes"
    return { findings: [finding("FORMAT_FAILURE", at, { ...observed, reason })] }
  }
  const answer = checkSignature({ key, message, signature, encoding: "raw" }, engines)
  const findings = answerFindings(answer, at, observed)
  if (answer.kind !== "valid") return { findings }
  const claimed = timestamp === 0n ? {} : { claimedTime: timestamp }
  return { cosignature: { witness, name: line.name, ...claimed }, findings }
}

/** One for each witness, with the earliest time it claims. */
function distinctWitnesses<W extends Witness>(
  verified: readonly Cosignature<W>[],
): readonly Cosignature<W>[] {
  const kept: Cosignature<W>[] = []
  for (const one of verified) {
    const index = kept.findIndex((other) => isSameWitness(one, other))
    const other = kept[index]
    if (other === undefined) kept.push(one)
    else if (isEarlier(one, other)) kept[index] = one
  }
  return kept
}

/** One key is one witness, and so is one name: an operator may cosign with keys of both kinds. */
function isSameWitness(one: Cosignature<Witness>, other: Cosignature<Witness>): boolean {
  return one.name === other.name || one.witness.key.fingerprint === other.witness.key.fingerprint
}

function isEarlier(one: Cosignature<Witness>, other: Cosignature<Witness>): boolean {
  if (one.claimedTime === undefined) return false
  return other.claimedTime === undefined || one.claimedTime < other.claimedTime
}
