/**
 * Pinning the state of a log that somebody saw: from a checkpoint, and by whose key it is signed.
 *
 * What is written is decided in core/trust; what is refused before anything is written, here.
 */
import { equalBytes, Failure, saidWithPlace, say, toHex, toInstant } from "../base/index.ts"
import {
  parseCheckpointText,
  parseSignedNote,
  type CheckpointText,
  type SignedNote,
} from "../encodings/index.ts"
import { withRevocations } from "../examination/index.ts"
import {
  EMPTY_TRUST,
  headIn,
  headSigner,
  type HeadSigner,
  type PinnedHead,
  type PinnedKey,
  type TrustStore,
} from "../trust/index.ts"
import { nativeFirst } from "./native-signatures.ts"
import { readOwnFile } from "./own-file.ts"
import { changeTrust, type TrustAct, type TrustChanged } from "./trust-pack-file.ts"

/** A checkpoint as it was read. */
export interface CheckpointFile {
  readonly path: string
  readonly note: SignedNote
  readonly checkpoint: CheckpointText
}

/** The state of a log to pin, and by whose key its checkpoint is signed. */
export interface HeadPinned extends TrustChanged {
  readonly head: PinnedHead
  /** Absent where no pinned key signed it and it was pinned all the same. */
  readonly signer?: PinnedKey
}

/** Who signed a checkpoint, by the keys of a pack as they stand at an instant. */
export function signerOfHead(
  { note }: CheckpointFile,
  { trust, at }: { readonly trust: TrustStore; readonly at: number },
): HeadSigner {
  const { terms } = withRevocations({ trust, evaluatedAt: at, signatures: nativeFirst })
  return headSigner(note, { trust: terms.trust, at, engines: nativeFirst })
}

/**
 * Pins the state that a checkpoint states.
 *
 * @param how - `isUnsigned`: pins it also where no pinned key that is good signed it.
 * @throws Failure USAGE where it is pinned already, contradicts a head that is, or is signed by
 *   nobody who is pinned; MALFORMED where it names a pinned key that did not sign it.
 */
export async function pinHead(
  on: TrustAct,
  how: { readonly file: CheckpointFile; readonly isUnsigned: boolean },
): Promise<HeadPinned> {
  const { path, checkpoint } = how.file
  const { origin, size, root } = checkpoint
  const head = { origin, size: Number(size), root, seenAt: toInstant(on.act.at) }
  const written = { ...head, root: toHex(root) }
  let signer: PinnedKey | undefined
  const changed = await changeTrust(on, (pack, before) => {
    const answer = signerOfHead(how.file, { trust: before ?? EMPTY_TRUST, at: on.act.at })
    refuseForged(answer, path)
    refuseKnown(head, before?.heads ?? [])
    refuseUnsigned(answer, how)
    signer = answer.kind === "signed" ? answer.pin : undefined
    return headIn(pack, written, on.act)
  })
  return { ...changed, head, ...(signer === undefined ? {} : { signer }) }
}

/** @throws Failure UNREADABLE, or MALFORMED where it is no checkpoint. */
export function readCheckpointFile(path: string): CheckpointFile {
  const read = parseSignedNote(readOwnFile(path, "the checkpoint"))
  if (read.kind === "refused") throw new Failure("MALFORMED", saidWithPlace(read), { path })
  const { note } = read
  const stated = parseCheckpointText(note.text)
  if (stated.kind === "refused") throw new Failure("MALFORMED", saidWithPlace(stated), { path })
  return { path, note, checkpoint: stated.checkpoint }
}

/** Of one size a log has one root, so a second one is that of another log under its name. */
function refuseKnown({ origin, size, root }: PinnedHead, heads: readonly PinnedHead[]): void {
  const known = heads.filter((one) => one.origin === origin && one.size === size)
  const [other] = known.filter((one) => !equalBytes(one.root, root))
  if (other !== undefined) {
    throw new Failure(
      "USAGE",
      say(
        "this is a fork: {origin} at {size} is pinned with the root {pinned}, and this checkpoint states the root {stated}; one log has one root at a size, so nothing was pinned, and its keeper owes an answer which of the two is the log",
        { origin, size, pinned: toHex(other.root), stated: toHex(root) },
      ),
    )
  }
  if (known.length > 0) throw new Failure("USAGE", say("this state is pinned already"))
}

function refuseForged(answer: HeadSigner, path: string): void {
  if (answer.kind === "forged") throw new Failure("MALFORMED", answer.saying, { path })
}

function refuseUnsigned(
  answer: HeadSigner,
  { file, isUnsigned }: { readonly file: CheckpointFile; readonly isUnsigned: boolean },
): void {
  if (answer.kind !== "unknown" || isUnsigned) return
  const message = say(
    "{reason}; pinning it all the same takes a choice of your own (on the command line: --unsigned)",
    {
      reason: answer.saying,
    },
  )
  throw new Failure("USAGE", message, { path: file.path })
}
