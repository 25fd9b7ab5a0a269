/**
 * The case file: what a report says beside its result, all of it declared by whoever writes it.
 *
 * Who asked for what, who examined, how the evidence was received. Nothing here is observed,
 * nothing changes a verdict, and the report says so. `docs/schemas/case-1.json` is its form.
 */
import {
  isJsonObject,
  member,
  parseJson,
  parseRfc3339,
  reasoned,
  reasonSaid,
  say,
  type JsonObject,
  type Reasoned,
} from "../base/index.ts"

const CASE_SCHEMA = "sealwright.case/1"

export const CASE_GROUPS = ["matter", "request", "people", "item", "remarks"] as const
export type CaseGroup = (typeof CASE_GROUPS)[number]

interface FieldRule {
  readonly group: CaseGroup
  readonly required?: true
  /** `line` has no line break, `time` is RFC 3339. */
  readonly kind: "line" | "text" | "time"
}

/** Fields in the order in which a report prints them. */
export const CASE_FIELDS = {
  caseNumber: { group: "matter", kind: "line", required: true },
  exhibit: { group: "matter", kind: "line" },
  rootExhibit: { group: "matter", kind: "line" },
  version: { group: "matter", kind: "line" },
  supersedes: { group: "matter", kind: "line" },
  classification: { group: "matter", kind: "line" },
  requester: { group: "request", kind: "line" },
  authority: { group: "request", kind: "line" },
  purpose: { group: "request", kind: "text", required: true },
  outOfScope: { group: "request", kind: "text" },
  examiner: { group: "people", kind: "line", required: true },
  organisation: { group: "people", kind: "line" },
  qualification: { group: "people", kind: "text" },
  reviewer: { group: "people", kind: "line" },
  responsible: { group: "people", kind: "line" },
  conflicts: { group: "people", kind: "text" },
  receivedFrom: { group: "item", kind: "line" },
  receivedAt: { group: "item", kind: "time" },
  receivedHow: { group: "item", kind: "text" },
  custody: { group: "item", kind: "text" },
  changes: { group: "item", kind: "text" },
  limitations: { group: "remarks", kind: "text" },
  retention: { group: "remarks", kind: "text" },
} as const satisfies Readonly<Record<string, FieldRule>>

export type CaseField = keyof typeof CASE_FIELDS
export const CASE_FIELD_NAMES = Object.keys(CASE_FIELDS) as readonly CaseField[] // keys of a const object literal

/** What was filled in; a field that was left empty is absent. */
export type CaseFile = Readonly<Partial<Record<CaseField, string>>>

/** What is wrong with a field; words for it are the business of whoever shows it. */
export type CaseFault = "missing" | "too-long" | "line-break" | "not-a-time"

/** Characters of one field. */
const MOST_LINE = 200
const MOST_TEXT = 4000

/** The faults of a case file, field by field; without any it may stand in a report. */
export function caseFaults(file: CaseFile): Readonly<Partial<Record<CaseField, CaseFault>>> {
  const faults = CASE_FIELD_NAMES.flatMap((name) => {
    const fault = faultOf(file[name] ?? "", CASE_FIELDS[name])
    return fault === undefined ? [] : [[name, fault] as const]
  })
  return Object.fromEntries(faults)
}

function faultOf(value: string, { kind, required }: FieldRule): CaseFault | undefined {
  if (value.trim() === "") return required === true ? "missing" : undefined
  if (value.length > (kind === "text" ? MOST_TEXT : MOST_LINE)) return "too-long"
  if (kind !== "text" && /[\r\n\u2028\u2029]/.test(value)) return "line-break"
  return kind === "time" && parseRfc3339(value) === undefined ? "not-a-time" : undefined
}

export type CaseRead =
  { readonly kind: "case"; readonly file: CaseFile } | ({ readonly kind: "refused" } & Reasoned)

/** Reads a case file. A member that is unknown or misspelt is refused: it would silently be left out. */
export function parseCaseFile(bytes: Uint8Array): CaseRead {
  const parsed = parseJson(bytes)
  if (parsed.kind === "refused") return { kind: "refused", ...reasoned(reasonSaid(parsed)) }
  if (!isJsonObject(parsed.value) || member(parsed.value, "schema") !== CASE_SCHEMA) {
    return { kind: "refused", ...reasoned(say('it is not a "{schema}"', { schema: CASE_SCHEMA })) }
  }
  return fieldsOf(parsed.value)
}

function fieldsOf(object: JsonObject): CaseRead {
  const file: Partial<Record<CaseField, string>> = {}
  for (const [name, value] of Object.entries(object)) {
    if (name === "schema") continue
    const field = CASE_FIELD_NAMES.find((one) => one === name)
    if (field === undefined) return { kind: "refused", reason: "it has a member that is not known" }
    if (typeof value !== "string")
      return { kind: "refused", ...reasoned(say("{field} is not a text", { field })) }
    file[field] = value
  }
  return { kind: "case", file }
}

/** The file as it is kept: the fields that were filled in, in their order. */
export function caseJson(file: CaseFile): Readonly<Record<string, string>> {
  const filled = CASE_FIELD_NAMES.flatMap((name) => {
    const value = file[name] ?? ""
    return value.trim() === "" ? [] : [[name, value] as const]
  })
  return { schema: CASE_SCHEMA, ...Object.fromEntries(filled) }
}
