/** What the keeper of a trust pack is doing, and how a pin stands as a tone. */
import type { PinState, Role, Tone } from "../../core/index.ts"
import type { Pack, PackChanged, Pin } from "../../electron/contract/pack.ts"

export type Changed = Extract<PackChanged, { readonly kind: "changed" }>

const RULE_TASKS = ["threshold", "witnesses", "dates", "head"] as const
/** What the keeper does to the rules; `record` takes in a change by hand, of whichever part. */
type RuleTask = (typeof RULE_TASKS)[number] | "record"

function isRuleTask(kind: string): boolean {
  return RULE_TASKS.some((one) => one === kind)
}

/** `report-key` is a new one as well, and for reports. */
type WholeTask =
  | "pin"
  | "sign"
  | "compare"
  | "new"
  | "report-key"
  | "anchor"
  | "revocation"
  | "record-other"
  | RuleTask

/** What the keeper has begun. */
export type Task =
  | { readonly kind: WholeTask }
  | { readonly kind: "confirm" | "rotate" | "revoke" | "lose"; readonly pin: Pin }

export const ROLES: readonly Role[] = [
  ...(["exporter", "archivist", "witness", "examiner", "timestamp", "log"] as const),
]

/** A number of persons, as the command line takes one; `undefined` for any other text. */
export function typedCount(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,3})$/.test(text.trim()) ? Number(text) : undefined
}

/** Parts of the pack, of which one is shown at a time. */
export type PackPart = "keys" | "authorities" | "rules" | "history"

/** Where what a task changes is to be seen; `undefined` where that is in no part of its own. */
export function partOf(task: Task): PackPart | undefined {
  if ("pin" in task) return task.pin.kind === "authority" ? "authorities" : "keys"
  const { kind } = task
  if (kind === "pin") return "keys"
  if (kind === "anchor" || kind === "revocation") return "authorities"
  return isRuleTask(kind) ? "rules" : undefined
}

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

/** What was typed, or null where it was nothing. */
export function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim()
}
