/**
 * Who signed a checkpoint whose state somebody wants to keep: a pinned key, or nobody that is known?
 *
 * A kept head makes every other state of its log look false. So a forged checkpoint that is kept
 * turns against the true log, and its signature is looked at before it is.
 */
import { reasonSaid, say, type Saying } from "../base/index.ts"
import { parseCheckpointText, type SignedNote } from "../encodings/index.ts"
import {
  checkNoteSignature,
  namesKey,
  noteKeyOf,
  type SignatureEngine,
} from "../signatures/index.ts"
import { isInGoodStanding, unproven } from "./standing.ts"
import type { PinnedKey, TrustStore } from "./store.ts"

export type HeadSigner =
  | { readonly kind: "signed"; readonly pin: PinnedKey }
  /** It names a pinned key and is not by it. */
  | { readonly kind: "forged"; readonly pin: PinnedKey; readonly saying: Saying }
  /** No pinned key signed it that may speak for its log and is good. */
  | { readonly kind: "unknown"; readonly saying: Saying }

/** Who signs checkpoints; witnesses only say that they saw one. */
const ROLES: readonly PinnedKey["roles"][number][] = ["log", "exporter", "archivist"]

interface HeadTerms {
  readonly trust: Pick<TrustStore, "keys" | "sunsets">
  /** When it is pinned, milliseconds since 1970: keys must be good then. */
  readonly at: number
  readonly engines: readonly SignatureEngine[]
}

/** The pinned key that signed a checkpoint. Never throws on hostile notes. */
export function headSigner(note: SignedNote, { trust, at, engines }: HeadTerms): HeadSigner {
  const read = parseCheckpointText(note.text)
  if (read.kind === "refused") return { kind: "unknown", saying: reasonSaid(read) }
  const { origin } = read.checkpoint
  const named = trust.keys.flatMap((pin) => {
    const noteKey = noteKeyOf(origin, pin.key)
    if (noteKey === undefined || !maySpeakFor(pin, origin)) return []
    const line = note.signatures.find((signature) => namesKey(signature, noteKey))
    if (line === undefined) return []
    const { text } = note
    const answer = checkNoteSignature({ text, signature: line.signature, key: pin.key }, engines)
    return [{ pin, isBy: answer.kind === "valid" }]
  })
  const forged = named.find(({ isBy }) => !isBy)
  if (forged !== undefined) {
    const { pin } = forged
    const saying = say('it names the key "{key}" and is not signed by it', { key: pin.id })
    return { kind: "forged", pin, saying }
  }
  const rules = { sunsets: trust.sunsets, evaluatedAt: at }
  const good = named.find(({ pin }) =>
    isInGoodStanding({ at: { path: "" }, signer: pin, time: unproven(at) }, rules),
  )
  if (good !== undefined) return { kind: "signed", pin: good.pin }
  const [ended] = named
  const saying =
    ended === undefined
      ? say("no pinned key that may speak for its log signed it")
      : say('the key "{key}" signed it, which is not good now', { key: ended.pin.id })
  return { kind: "unknown", saying }
}

function maySpeakFor({ roles, origins }: PinnedKey, origin: string): boolean {
  return roles.some((role) => ROLES.includes(role)) && (origins?.includes(origin) ?? true)
}
