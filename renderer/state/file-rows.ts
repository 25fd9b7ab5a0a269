/**
 * The list of files: one row for each that was read or that a finding names.
 *
 * A row says no more than the result does. Where the result counts further findings without
 * naming their files, no row may look as if nothing was found about it.
 */
import type { Result, Tone, Vouching, VouchingGroup, VouchingWay } from "../../core/index.ts"

type FindingResult = Result["findings"][number]

/**
 * How a row stands. `clear`: no finding names it. `uncertain`: see the verdict. `about`: the same
 * for a finding that weighs as broken, and is about another file.
 */
export type RowState = Exclude<Tone, "passed"> | "clear" | "uncertain" | "about"

export interface FileRow {
  /** As the container spells it. */
  readonly path: string
  /** Null when it is named by a finding and was not read. */
  readonly read: { readonly sizeBytes: number; readonly sha256: string } | null
  readonly state: RowState
  /** Who vouches for it as it was read; null when it was not. */
  readonly who: VouchingGroup | null
  /** Lower case, for searching. */
  readonly haystack: string
}

export type RowFilter = "all" | "findings" | "unvouched"
export type RowColumn = "name" | "size" | "digest" | "vouches" | "state"

export interface RowOrder {
  readonly column: RowColumn
  readonly isDescending: boolean
}

const TONES: Readonly<Record<FindingResult["severity"], RowState>> = {
  broken: "failed",
  doubtful: "open",
  noted: "plain",
}
/** Those for whom nobody known vouches come first. */
const WAYS: readonly VouchingWay[] = [
  ...(["contradicted", "unlisted", "listed", "unknown"] as const),
  ...(["no-origin", "signed", "sealed"] as const),
]
const WEIGHTS: readonly RowState[] = ["failed", "about", "open", "uncertain", "plain", "clear"]

/** All rows, in the order of the result, those that were not read at the end. */
export function fileRows(
  { items, findings }: Pick<Result, "items" | "findings">,
  { groups, groupOf }: Vouching,
): readonly FileRow[] {
  const states = statesByPath(findings)
  const named = statesByNamed(findings)
  const otherwise: RowState = findings.some(isUnlisted) ? "uncertain" : "clear"
  const read = items.map(({ path, sizeBytes, sha256 }, index) => ({
    path,
    read: { sizeBytes, sha256 },
    state: weightier(states.get(path), weightier(named.get(path), otherwise)),
    who: groups[groupOf[index] ?? -1] ?? null,
    haystack: `${path}\n${sha256}`.toLowerCase(),
  }))
  return [...read, ...unreadRows(items, states)]
}

/** A finding that stands for others whose places the result does not list. */
function isUnlisted({ severity, observed }: FindingResult): boolean {
  return severity !== "noted" && Object.hasOwn(observed, "more")
}

function statesByPath(findings: readonly FindingResult[]): ReadonlyMap<string, RowState> {
  const states = new Map<string, RowState>()
  for (const found of findings) {
    const { path } = found.at
    if (path !== "") states.set(path, weightier(states.get(path), stateBy(found)))
  }
  return states
}

/**
 * What an event says of a file, and is not so. The log that holds the event may be byte for
 * byte as it was sealed, so that its row leads to the finding and says no more.
 */
const SAID_BY_AN_EVENT: readonly FindingResult["code"][] = [
  ...(["EVENT_DIGEST_MISMATCH", "EVENT_FILE_MISSING", "ERASURE_NOT_CARRIED_OUT"] as const),
]

function stateBy({ code, severity, at, observed }: FindingResult): RowState {
  const { file } = observed
  const isOfAnother = file !== undefined && file !== at.path
  if (!isOfAnother || !SAID_BY_AN_EVENT.includes(code)) return TONES[severity]
  return severity === "broken" ? "about" : "uncertain"
}

/** `file`, and `file2` and so on where a finding names several. */
const NAMES_A_FILE = /^file[0-9]*$/u

/** Of files that a finding names without standing in them: a seal's, or an event's. */
function statesByNamed(findings: readonly FindingResult[]): ReadonlyMap<string, RowState> {
  return statesByPath(
    findings.flatMap((found) =>
      Object.entries(found.observed)
        .filter(([name]) => NAMES_A_FILE.test(name))
        .map(([, path]) => ({ ...found, at: { path } })),
    ),
  )
}

function weightier(one: RowState | undefined, other: RowState): RowState {
  if (one === undefined) return other
  return WEIGHTS.indexOf(one) <= WEIGHTS.indexOf(other) ? one : other
}

/** Paths that findings name, that are no folder of files that were read, and were not read. */
function unreadRows(
  items: Result["items"],
  states: ReadonlyMap<string, RowState>,
): readonly FileRow[] {
  const known = new Set(items.flatMap(({ path }) => [path, ...foldersOf(path)]))
  return [...states]
    .filter(([path]) => !known.has(path))
    .map(([path, state]) => ({ path, read: null, state, who: null, haystack: path.toLowerCase() }))
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/")
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"))
}

/** The rows that fit, in the order that was asked for. */
export function shownRows(
  rows: readonly FileRow[],
  asked: { readonly filter: RowFilter; readonly search: string; readonly order: RowOrder },
): readonly FileRow[] {
  const { filter, search, order } = asked
  const wanted = search.trim().toLowerCase()
  const fitting = rows.filter(
    (row) => isOf(filter, row) && (wanted === "" || row.haystack.includes(wanted)),
  )
  const sign = order.isDescending ? -1 : 1
  const compare = COMPARE[order.column]
  return fitting.toSorted((a, b) => sign * compare(a, b))
}

/** A seal or a time-stamp is vouched for by nobody, and asks for nobody: it is one itself. */
function isOf(filter: RowFilter, { state, who }: FileRow): boolean {
  if (filter === "findings") return state !== "clear"
  return filter === "all" || (who?.way !== "sealed" && who?.way !== "signed")
}

/** By code units, so that the order is the same on every machine. */
function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const COMPARE: Readonly<Record<RowColumn, (a: FileRow, b: FileRow) => number>> = {
  name: (a, b) => byText(a.path, b.path),
  size: (a, b) => (a.read?.sizeBytes ?? -1) - (b.read?.sizeBytes ?? -1),
  digest: (a, b) => byText(a.read?.sha256 ?? "", b.read?.sha256 ?? ""),
  vouches: (a, b) => byWho(a.who, b.who) || byText(a.path, b.path),
  state: (a, b) => WEIGHTS.indexOf(a.state) - WEIGHTS.indexOf(b.state) || byText(a.path, b.path),
}

function byWho(a: VouchingGroup | null, b: VouchingGroup | null): number {
  if (a === b) return 0
  const [one, other] = [a, b].map((who) => (who === null ? -1 : WAYS.indexOf(who.way)))
  return (one ?? 0) - (other ?? 0) || byText(subjectsOf(a), subjectsOf(b))
}

function subjectsOf(who: VouchingGroup | null): string {
  return who?.subjects.join("\n") ?? ""
}

/** The row to which a key of the list leads from another; undefined for keys that do nothing here. */
export function rowOfKey(
  key: string,
  from: number,
  size: { rows: number; page: number },
): number | undefined {
  const last = size.rows - 1
  const steps = new Map([
    ["ArrowDown", from + 1],
    ["ArrowUp", from - 1],
    ["PageDown", from + size.page],
    ["PageUp", from - size.page],
    ["Home", 0],
    ["End", last],
  ])
  const to = steps.get(key)
  return to === undefined ? undefined : Math.max(0, Math.min(last, to))
}
