/**
 * Saying it: the three statements and the limits, in sentences that follow from the data.
 *
 * No sentence claims more than its check: an unbroken digest is not authenticity, and a
 * claimed time is not a proven one.
 */
import { toInstant } from "../base/index.ts"
import {
  isOtherList,
  statementsOf,
  type CheckStatus,
  type FindingCode,
  type Statement,
} from "../findings/index.ts"
import type { revocationSources } from "../trust/index.ts"
import type { CheckResult, FindingResult, StatementResult, StatementStatus } from "./result.ts"
import type { Weighed } from "./weigh.ts"

/** What the sentences need to know about the evidence. */
export interface Told {
  readonly format: string
  /** Files that a list names, as far as they were compared. */
  readonly listed: number
  /** Files that no list names. */
  readonly unlisted: number
  readonly events?: number
  /** Subjects of the pinned keys whose good seals show an origin. */
  readonly signers: readonly string[]
  /** Subjects of pinned keys that sealed it, and that were not shown to be good when they did. */
  readonly reserved: readonly string[]
  /** Subjects of pinned keys whose seals state something else than is there. */
  readonly contradicted: readonly string[]
  /** Subjects of pinned keys whose seals state what could not be compared. */
  readonly uncompared: readonly string[]
  /** Seals of which it could not be told whether a pinned key made them. */
  readonly undecided: number
  readonly erased: number
  /** Archives inside the evidence that were told and not opened. */
  readonly unopened: number
  readonly trusted: boolean
  /** Bag id or digest that the evidence had to have, and has. */
  readonly expected?: string
  /** When the seals that show an origin existed at the latest, where that is proven of all. */
  readonly proven?: { readonly at: string; readonly by: string }
  /** True when the policy takes pinned keys without data on whether they were withdrawn. */
  readonly needsNoRevocation: boolean
  /** What the trust file holds of revocation lists and OCSP responses. */
  readonly revocation: ReturnType<typeof revocationSources>
  /** The longest pinned head that the log contains. */
  readonly head?: { readonly size: number; readonly seenAt: string }
}

export function statements(
  weighed: Weighed,
  told: Told,
): Readonly<Record<Statement, StatementResult>> {
  const { integrity, origin, completeness } = weighed.statements
  return {
    integrity: { status: integrity, says: integritySays(integrity, weighed, told) },
    origin: { status: origin, says: originSays(origin, told) },
    completeness: { status: completeness, says: completenessSays(completeness, weighed, told) },
  }
}

const UNAPPLIED: ReadonlySet<CheckStatus> = new Set(["NOT_APPLICABLE", "NOT_RUN"])

function integritySays(status: StatementStatus, weighed: Weighed, told: Told): string {
  switch (status) {
    case "PASSED":
      return agreement(told)
    case "FAILED":
      return alteration(weighed)
    case "INDETERMINATE": {
      const applied = weighed.checks.filter(({ status }) => !UNAPPLIED.has(status))
      const passed = applied.filter(({ status }) => status === "PASSED")
      return `Nothing was found to differ, but not everything could be shown; passed, of the checks that were applied: ${grouped(passed.length)} of ${grouped(applied.length)}.`
    }
  }
}

/** What is of no form, or of two, was recorded nowhere: nothing was compared with it. */
const FORMS: ReadonlySet<FindingCode> = new Set([
  ...(["CONTAINER_UNSAFE", "DUPLICATE_KEY", "FORMAT_FAILURE"] as const),
  ...(["JSON_AMBIGUOUS", "NAME_COLLISION"] as const),
])
const READINGS: FindingCode = "CONTAINER_AMBIGUOUS"

function alteration(weighed: Weighed): string {
  const codes = new Set(onStatement("integrity", weighed, "broken").map(({ code }) => code))
  const where = "the findings say what and where."
  if (![...codes].every((code) => FORMS.has(code) || code === READINGS)) {
    return `Something differs from what was recorded; ${where}`
  }
  if (!codes.has(READINGS)) {
    return `Something is not in the form that it must have; ${where}`
  }
  return codes.size === 1
    ? `The archive has more than one reading, so another program may see other contents; ${where}`
    : `The archive has more than one reading, and something is not in the form that it must have; ${where}`
}

/** What agrees with what: with a seal by somebody known, or only with itself. */
function agreement(told: Told): string {
  const events = told.events === undefined ? "" : ` and ${count(told.events, "event")}`
  const unlisted =
    told.unlisted === 0
      ? ""
      : ` Not judged, because no list names them: ${count(told.unlisted, "file")}.`
  if (told.format !== "evidence-bag") {
    return `Every listed digest agrees for ${count(told.listed, "file")}; the lists themselves are as strong as whoever kept them.${unlisted}`
  }
  const files = `${count(told.listed, "file")}${events}`
  if (told.signers.length > 0) {
    return `No alteration was found in ${files}: every digest, link, root and count agrees.`
  }
  return told.reserved.length > 0
    ? `The bag agrees with itself in ${files}; the pinned keys that sealed it were not shown to be good when they did.`
    : `The bag agrees with itself in ${files}; nobody known vouches that this is what was sealed.`
}

function originSays(status: StatementStatus, told: Told): string {
  switch (status) {
    case "PASSED":
      return `Sealed with ${pinnedFor(told.signers)}.`
    case "FAILED":
      return "A seal, a signature or what it states does not hold."
    case "INDETERMINATE":
      if (!told.trusted) return "Not shown: no trust file was given, so no key counts as anybody's."
      return reservedSays(told)
  }
}

function reservedSays(told: Told): string {
  const { signers, reserved, contradicted, uncompared, undecided } = told
  const names = signers.length > 0 ? signers : reserved
  if (names.length > 0) {
    return `Not fully shown: sealed with ${names.length === 1 ? "a key" : "keys"} pinned for ${listed(names)}, with reservations.`
  }
  if (contradicted.length > 0) {
    return `Not shown: what is stated under seal with ${pinnedFor(contradicted)} does not agree with the evidence.`
  }
  if (uncompared.length > 0) {
    return `Not shown: not all that is stated under seal with ${pinnedFor(uncompared)} could be compared.`
  }
  return undecided > 0
    ? `Not shown: of ${count(undecided, "seal")} it could not be told whether a pinned key made ${undecided === 1 ? "it" : "them"}.`
    : "Not shown: no seal by a pinned key in a role that the policy asks for."
}

function pinnedFor(names: readonly string[]): string {
  return `${names.length === 1 ? "the key" : "the keys"} pinned for ${listed(names)}`
}

/**
 * Names side by side, alike in every language, since no name is told from a word between names:
 * one that holds what parts them is set in quotes.
 */
function listed(names: readonly string[]): string {
  const isPlain = (name: string): boolean => names.length === 1 || !/[;"]/.test(name)
  return names.map((name) => (isPlain(name) ? name : `"${name.replaceAll('"', '""')}"`)).join("; ")
}

function completenessSays(status: StatementStatus, weighed: Weighed, told: Told): string {
  const erased = told.erased === 0 ? "" : ` ${count(told.erased, "file")} erased by recorded acts.`
  switch (status) {
    case "PASSED":
      return `${wholeness(told)}${erased}`
    case "FAILED":
      if (isOnlyAnotherBag(weighed)) return `This is not the bag that was expected.${erased}`
      if (onlyTheListIsOther(weighed)) {
        return `A list of files is not the one that was sealed; files may be missing, added or exchanged.${erased}`
      }
      return `${incompleteness(weighed)}${erased}`
    case "INDETERMINATE":
      return onlyCustodyIsOpen(weighed)
        ? `Nothing was found missing or added, but the hand-overs and states in the log do not fit together.${erased}`
        : `Not shown in every respect that nothing is missing.${erased}`
  }
}

function incompleteness(weighed: Weighed): string {
  const broken = onStatement("completeness", weighed, "broken")
  if (broken.some(isOfAbsence)) {
    return "Something is missing or was added; the findings say what and where."
  }
  return broken.every((found) => isOfBytes(found) || found.code === "OXUM_MISMATCH")
    ? "Nothing was found missing or added, but not as many bytes are there as were stated; the findings say where."
    : "Something speaks against its being whole; the findings say what and where."
}

/** What says by itself that something is missing, or is there too much. */
const ABSENCES: ReadonlySet<FindingCode> = new Set([
  ...(["LOGCHAIN_EXTENDED", "LOGCHAIN_TRUNCATED", "LOG_EMPTY", "MANIFEST_EXTRA"] as const),
  ...(["MANIFEST_MISSING", "SEAL_MISSING", "UNSEALED_CONTENT"] as const),
])
/** What of a log leaves as many records as there were. */
const AS_MANY: ReadonlySet<string> = new Set(["disordered", "edited", "reordered"])

function isOfAbsence({ code, observed }: FindingResult): boolean {
  const { member, declared = "", actual = "", what = "" } = observed
  if (code === "OXUM_MISMATCH") return countIn(declared) !== countIn(actual)
  if (code === "SEAL_MISMATCH") return member === "files.count" || member === "log.events"
  return code === "SEQUENCE_GAP" ? !AS_MANY.has(what) : ABSENCES.has(code)
}

/** The files of `<bytes>.<files>`, as a bag declares them. */
function countIn(oxum: string): string {
  return oxum.slice(oxum.lastIndexOf(".") + 1)
}

function isOfBytes({ code, observed }: FindingResult): boolean {
  const { member = "" } = observed
  return code === "SEAL_MISMATCH" && (member === "files.bytes" || member === "log.bytes")
}

function wholeness({ format, signers, reserved }: Told): string {
  if (format !== "evidence-bag")
    return "Nothing that the lists name is missing, and nothing else is there."
  if (signers.length > 0) return "Nothing is missing from, or added to, what was sealed."
  return reserved.length > 0
    ? "Nothing is missing from, or added to, what the bag itself lists; the pinned keys that sealed the list were not shown to be good when they did."
    : "Nothing is missing from, or added to, what the bag itself lists; nobody known vouches for the list."
}

/** Nothing else stands against its completeness: what it lists is there, and nothing besides. */
function isOnlyAnotherBag(weighed: Weighed): boolean {
  const broken = onStatement("completeness", weighed, "broken")
  return broken.length > 0 && broken.every(({ code }) => code === "BUNDLE_UNEXPECTED")
}

function onlyCustodyIsOpen(weighed: Weighed): boolean {
  const open = onStatement("completeness", weighed, "doubtful")
  return open.length > 0 && open.every(({ check }) => check === "custody")
}

/** True when no finding says that a file is missing or added, and the sealed list is not there. */
function onlyTheListIsOther(weighed: Weighed): boolean {
  const { pinnedSeals } = weighed
  const broken = onStatement("completeness", weighed, "broken")
  const others = broken.filter((found) => !isOtherList(found, pinnedSeals))
  // Other bytes in as many files are as well a file that was changed.
  const isOfFiles = (found: FindingResult): boolean =>
    isOfBytes(found) && found.observed["member"] === "files.bytes"
  return others.length < broken.length && others.every(isOfFiles)
}

function onStatement(
  statement: Statement,
  { findings, pinnedSeals }: Weighed,
  severity: FindingResult["severity"],
): readonly FindingResult[] {
  return findings.filter(
    (found) =>
      found.severity === severity &&
      statementsOf(found, found.check, pinnedSeals).includes(statement),
  )
}

/** What was not shown, one sentence each; never empty, since no verification shows everything. */
export function limits(checks: readonly CheckResult[], told: Told): readonly string[] {
  const isPassed = (id: CheckResult["id"]) =>
    checks.some((check) => check.id === id && check.status === "PASSED")
  return [
    ...identityLimits(told),
    ...(isPassed("source-completeness")
      ? []
      : ["Not shown: that the export held everything its source held."]),
    timeLimit(told),
    "Not shown: that the recorded content was true when it was recorded.",
    ...(told.trusted
      ? [
          "Not shown: that pinned keys were used only by the people they are pinned for.",
          ...(told.needsNoRevocation ? [NO_REVOCATION] : []),
          ...revocationLimits(told),
        ]
      : ["Not shown: who sealed this (no trust file was given)."]),
    ...(told.erased === 0
      ? []
      : ["Not shown: that whoever recorded an erasure held the role that the log gives them."]),
    ...(told.unopened === 0
      ? []
      : [
          `Not shown: anything about what is in archives inside that were taken as files (${count(told.unopened, "finding")}).`,
        ]),
    ...(told.format === "evidence-bag"
      ? []
      : [
          "Not shown: a log of events, a tree or a seal; this format has none that is checked here.",
        ]),
  ]
}

const NO_REVOCATION =
  "Not asked: whether a pinned key was withdrawn other than by the trust file; the policy takes pinned keys without such data."

/** How many lists and responses are named before the rest is counted. */
const NAMED = 5

/** Revocation data tells nothing of what happened after it was issued. */
function revocationLimits({ revocation }: Told): readonly string[] {
  const { sources, unreadable } = revocation
  const newest = [...sources].sort((a, b) => b.thisUpdate - a.thisUpdate)
  const named = newest
    .slice(0, NAMED)
    .map(({ by, thisUpdate }) => `${by}, ${toInstant(thisUpdate)}`)
  const more = sources.length - named.length
  const told = `${named.join("; ")}${more === 0 ? "" : `; and ${String(more)} older`}`
  return [
    ...(sources.length === 0
      ? []
      : [
          `Not shown: what authorities withdrew since the revocation data in the trust file was issued (${told}).`,
        ]),
    ...(unreadable === 0
      ? []
      : [
          `Not read: ${count(unreadable, "piece")} of revocation data in the trust file, so what it says of anybody is not known.`,
        ]),
  ]
}

function timeLimit({ proven }: Told): string {
  return proven === undefined
    ? "Not shown: when anything was signed; times in the evidence are claims of whoever wrote them."
    : `Not shown: how long before ${proven.at} it was sealed; that it was sealed by then rests on the word of ${proven.by}. Other times are claims of whoever wrote them.`
}

/** Two different things: that it is the bag that was meant, and that there is no later state. */
function identityLimits({ head, expected }: Told): readonly string[] {
  if (head === undefined && expected === undefined) {
    return [
      "Not shown: that this is the latest or the intended bag (no head pinned, nothing expected).",
    ]
  }
  const latest =
    head === undefined
      ? "Not shown: that this is the latest state of the bag (no head pinned)."
      : `Not shown: anything later than the state of ${count(head.size, "event")} that was seen at ${head.seenAt}.`
  const intended = "Not shown: that this is the intended bag (nothing expected)."
  return expected === undefined ? [latest, intended] : [latest]
}

function count(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? "" : "s"}`
}

function grouped(n: number): string {
  // By hand: what a locale prints may differ between machines, and this text is digested.
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ",")
}
