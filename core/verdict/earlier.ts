/**
 * Reading an earlier result, to compare with it.
 *
 * Only what the comparison needs is taken from it, and only when its result digest
 * still agrees: a result that was edited since is no baseline.
 */
import { parseJson, toCanonicalJson, toHex, type JsonValue } from "../base/index.ts"
import type { JournalHead } from "../trust/index.ts"
import type { ItemResult, Result } from "./result.ts"

export interface EarlierResult {
  readonly resultDigest: string
  readonly items: readonly ItemResult[]
  /** The bag that it was, by its own account; absent where it stated no id. */
  readonly bag?: StatedBag
  /** The log as it was then; absent where none could be read. */
  readonly log?: EarlierLog
  /** Where the history of the trust pack stood, when it had one. */
  readonly journal?: JournalHead & { readonly id: string }
}

/** What a bag states of itself. */
export interface StatedBag {
  readonly id: string
  readonly generation?: number
}

/** A log by how many records it had, and the SHA-256 (hex) of the last of its lines. */
export interface EarlierLog {
  readonly events: number
  readonly head: string
  /** Every line named the one before, so that the last one vouches for them all. */
  readonly isWhole: boolean
}

export type EarlierRead =
  | { readonly kind: "earlier"; readonly earlier: EarlierResult }
  | { readonly kind: "refused"; readonly reason: string }

type Members = Readonly<Record<string, JsonValue>>

/** Reads a `sealwright.result/1`. Never throws on its content. */
export function parseEarlierResult(
  bytes: Uint8Array,
  sha256: (bytes: Uint8Array) => Uint8Array,
): EarlierRead {
  // A result lists every item, so it may be far longer than any tag file of the evidence.
  const parsed = parseJson(bytes, { bytes: bytes.length })
  if (parsed.kind === "refused") return refused(parsed.reason)
  const result = members(parsed.value)
  const input = members(result?.["input"])
  if (result?.["schema"] !== "sealwright.result/1" || input === undefined) {
    return refused('it is not a "sealwright.result/1"')
  }
  const { run: _run, resultDigest, ...stable } = result
  const { path: _path, ...stableInput } = input
  const recomputed = toHex(sha256(toCanonicalJson({ ...stable, input: stableInput })))
  if (resultDigest !== recomputed) return refused("it was altered: its resultDigest does not agree")
  const items = itemsOf(result["items"])
  if (items === undefined) return refused("its items are not a list of files")
  const journal = journalOf(members(result["trust"])?.["journal"])
  const histories = historiesOf(logOf(input, result), journal)
  return {
    kind: "earlier",
    earlier: { resultDigest: recomputed, items, ...bagOf(input), ...histories },
  }
}

/** A result that is at hand as a baseline. */
export function earlierOf({ resultDigest, items, input, coverage, trust }: Result): EarlierResult {
  const { events, head } = input.log ?? {}
  const { covered, total } = coverage.eventsUnderChain
  const log =
    events === undefined || head === undefined
      ? undefined
      : { events, head, isWhole: covered === total }
  return {
    resultDigest,
    items,
    ...bagOf(input),
    ...historiesOf(log, trust?.journal),
  }
}

/** A bag by its id; what states none is no bag that could be compared. */
export function statedBag(id: unknown, generation: unknown): StatedBag | undefined {
  if (typeof id !== "string") return undefined
  return isGeneration(generation) ? { id, generation } : { id }
}

function isGeneration(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

interface Stated {
  readonly bagId?: unknown
  readonly generation?: unknown
}

function bagOf({ bagId, generation }: Stated): Pick<EarlierResult, "bag"> {
  const bag = statedBag(bagId, generation)
  return bag === undefined ? {} : { bag }
}

function historiesOf(
  log: EarlierLog | undefined,
  journal: EarlierResult["journal"],
): Pick<EarlierResult, "log" | "journal"> {
  return {
    ...(log === undefined ? {} : { log }),
    ...(journal === undefined ? {} : { journal }),
  }
}

function logOf(input: Members, result: Members): EarlierLog | undefined {
  const { events, head } = members(input["log"]) ?? {}
  const { covered, total } = members(members(result["coverage"])?.["eventsUnderChain"]) ?? {}
  const isCount = Number.isSafeInteger(events) && Number(events) >= 0
  if (!isCount || typeof head !== "string") return undefined
  return { events: Number(events), head, isWhole: covered !== undefined && covered === total }
}

function journalOf(value: JsonValue | undefined): EarlierResult["journal"] {
  const { id, entries, head } = members(value) ?? {}
  return typeof id === "string" && typeof entries === "number" && typeof head === "string"
    ? { id, entries, head }
    : undefined
}

function itemsOf(value: JsonValue | undefined): readonly ItemResult[] | undefined {
  if (!Array.isArray(value)) return undefined
  const items = (value as readonly JsonValue[]).map(itemOf) // Array.isArray does not narrow readonly arrays
  return items.every((item) => item !== undefined) ? items : undefined
}

function itemOf(value: JsonValue): ItemResult | undefined {
  const { path, sizeBytes, sha256 } = members(value) ?? {}
  return typeof path === "string" && typeof sizeBytes === "number" && typeof sha256 === "string"
    ? { path, sizeBytes, sha256 }
    : undefined
}

function members(value: JsonValue | undefined): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Members) // neither null nor an array nor a scalar: the one kind that is left
    : undefined
}

function refused(reason: string): EarlierRead {
  return { kind: "refused", reason }
}
