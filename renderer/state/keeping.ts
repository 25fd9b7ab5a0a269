/** What the keeper of a trust pack is doing, and how a pin stands as a tone. */
import type { PinState, Tone } from "../../core/index.ts"
import type { Pack, PackChanged, Pin } from "../../electron/contract/pack.ts"

export type Changed = Extract<PackChanged, { readonly kind: "changed" }>

/** What the keeper has begun. */
export type Task =
  | { readonly kind: "pin" | "sign" | "compare" | "new" }
  | { readonly kind: "confirm" | "rotate" | "revoke" | "lose"; readonly pin: Pin }

/** What every form of the keeper is given. */
export interface Keeping {
  /** Null while there is none, so that the first pin makes one. */
  readonly pack: Pack | null
  /** The name that was given last, so that nobody types it for every entry. */
  readonly by: string
  readonly onBy: (name: string) => void
  readonly onClose: () => void
  readonly onDone: (changed: Changed, says: string) => void
}

const TONES: Readonly<Record<PinState["kind"], Tone>> = {
  good: "passed",
  "not-yet": "plain",
  expired: "open",
  revoked: "open",
  compromised: "failed",
}

/** One that waits counts for nothing, however good its key is. */
export function toneOf({ kind, state }: Pick<Pin, "kind" | "state">): Tone {
  return kind === "waiting" ? "plain" : TONES[state.kind]
}

/** What may still be done about a pin. */
export function tasksFor(
  pin: Pick<Pin, "kind" | "recorded" | "by" | "replacedBy">,
): Readonly<Record<"confirm" | "rotate" | "revoke" | "lose", boolean>> {
  const { kind, recorded, by, replacedBy } = pin
  if (kind === "waiting") return { confirm: true, rotate: false, revoke: false, lose: false }
  const isOpen = recorded !== "compromised"
  const isKey = kind === "key" && isOpen
  return {
    confirm: isKey && (by?.persons.length ?? 0) < 2,
    rotate: isKey && replacedBy === null,
    revoke: isOpen && recorded !== "revoked",
    lose: isOpen,
  }
}
