/** Where what was found is shown: from a finding of the verdict to the screen that draws it. */
import type { CheckId, FindingGroup, Result, ShownObservation, Vouching } from "../../core/index.ts"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import type { Place, ProofPart } from "./session.ts"

/** What is opened, which names the button that opens it. */
export type LeadTo = "event" | "proofs" | "end" | "file" | "files" | "keys"

export interface Lead {
  readonly to: LeadTo
  readonly place: Place
  /** What is opened, where it is not what the finding stands in. */
  readonly of?: string
}

/** The log of a bag (docs/evidence-bag.md, section 1); in no other file has an event a page. */
export const LOG = "custody/events.jsonl"

/** Checks of the log itself, by the part of the proofs that draws what they looked at. */
const OF_LOG: Readonly<Partial<Record<CheckId, ProofPart>>> = { chain: "chain", tree: "tree" }
/** Checks that judge by the trust pack. */
const OF_TRUST: readonly CheckId[] = ["pins", "times"]

/** `file`, and `file2` and so on where a finding names several. */
const NAMES_A_FILE = /^file[0-9]*$/u

export interface LeadAsk {
  readonly handle: ExaminationHandle
  readonly result: Result
  readonly vouching: Pick<Vouching, "logEnd">
  readonly group: Pick<FindingGroup, "checks" | "code">
  readonly observation: Pick<ShownObservation, "path" | "line" | "observed">
}

/** The ways to it, the nearest first; none where no screen shows more of it than the verdict does. */
export function leadsOf(ask: LeadAsk): readonly Lead[] {
  return [leadOf(ask), endLead(ask), namedLead(ask)].filter((lead) => lead !== undefined)
}

function leadOf(ask: LeadAsk): Lead | undefined {
  const { result, group, observation } = ask
  if (observation.path === "") {
    // Of all that has no path, only the trust pack is looked at elsewhere.
    const isOfTrust = group.checks.some((check) => OF_TRUST.includes(check))
    return isOfTrust ? { to: "keys", place: { kind: "keys" } } : undefined
  }
  const hasLog = result.input.log !== undefined
  return (hasLog ? (eventLead(ask) ?? proofLead(ask)) : undefined) ?? fileLead(ask)
}

function eventLead({ handle, observation: { path, line } }: LeadAsk): Lead | undefined {
  if (path !== LOG || line === undefined) return undefined
  return { to: "event", place: { kind: "examination", handle, view: "timeline", line: line - 1 } }
}

/** Where nobody known sealed, the log may have been cut, and nothing else in it need show that. */
function endLead(ask: LeadAsk): Lead | undefined {
  const { handle, vouching, group, observation } = ask
  const { way } = vouching.logEnd ?? {}
  const isOpen = way === "unknown" || way === "unstated"
  if (!isOpen || group.code !== "KEY_NOT_PINNED" || observation.path !== "seals") return undefined
  return { to: "end", place: { kind: "examination", handle, view: "proofs", part: "end" } }
}

function proofLead(ask: LeadAsk): Lead | undefined {
  const part = partOf(ask)
  if (part === undefined) return undefined
  return { to: "proofs", place: { kind: "examination", handle: ask.handle, view: "proofs", part } }
}

/** By where it was found: one group holds what several checks found. */
function partOf({ result, group, observation: { path } }: LeadAsk): ProofPart | undefined {
  if (path.startsWith("custody/checkpoint")) return "tree"
  if (path === "seals" || result.seals.some((seal) => seal.path === path)) return "signatures"
  if (path !== LOG) return undefined
  return group.checks.map((check) => OF_LOG[check]).find((part) => part !== undefined)
}

/** The file that a finding names without standing in it, such as one that was added. */
function namedLead({ handle, result, group, observation }: LeadAsk): Lead | undefined {
  const { path, observed } = observation
  const files = result.findings
    .filter(({ code, at }) => code === group.code && at.path === path)
    .flatMap(({ observed: seen }) => Object.entries(seen))
    .flatMap(([name, value]) => (NAMES_A_FILE.test(name) && value !== path ? [value] : []))
  const file = files.find((one) => observed.some(({ value }) => value === one))
  if (file === undefined || !result.items.some((item) => item.path === file)) return undefined
  return { to: "file", place: { kind: "examination", handle, view: "files", file }, of: file }
}

function fileLead(ask: LeadAsk): Lead | undefined {
  const { handle, result, observation } = ask
  const files = { kind: "examination", handle, view: "files" } as const
  if (isItem(ask)) return { to: "file", place: { ...files, file: observation.path } }
  const { path } = observation
  // The list has a row for what was named and could not be read, and none for a folder.
  if (result.items.some((item) => item.path.startsWith(`${path}/`))) return undefined
  // That row has a page, unless its name had to be escaped here: then the list is searched for it.
  const isNamed = result.findings.some(({ at }) => at.path === path)
  return isNamed
    ? { to: "file", place: { ...files, file: path } }
    : { to: "files", place: { ...files, sought: path } }
}

function isItem({ result, observation }: LeadAsk): boolean {
  return result.items.some((item) => item.path === observation.path)
}
