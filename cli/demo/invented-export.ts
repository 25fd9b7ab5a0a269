/**
 * The invented export: what a no-code platform hands over of a small grants app.
 *
 * Tables, workflow definitions in every version, the records of a sample before and after,
 * their attachments, papers, and the log of what people and automations did. All of it
 * follows from one seed, so every run of the demo seals the same content.
 */
import { toHex, toUtf8 } from "../../core/index.ts"
import { nativeDigests } from "../../core/node/index.ts"
import { liveThrough, type Application } from "./application.ts"
import { attachmentsOf } from "./attachments.ts"
import { DAY_MS, EXPORTED_AT, MINUTE_MS, OPENED_AT } from "./calendar.ts"
import { makeChance } from "./chance.ts"
import type { CaseState } from "./desk.ts"
import {
  eventLine,
  payloadUri,
  personAgent,
  TYPE,
  type DemoEvent,
  type DemoObject,
} from "./event.ts"
import { APPLICANTS, ARCHIVIST, AUDITOR, BUILDER } from "./people.ts"
import { PAPERS } from "./papers.ts"
import { activityTable, sorted, tables } from "./tables.ts"
import { workflowJson, workflowPath, WORKFLOWS } from "./workflows.ts"

export interface ExportedFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Last modification, milliseconds since 1970. */
  readonly modifiedMs: number
}

export interface InventedExport {
  readonly files: readonly ExportedFile[]
  /** JSON lines for `seal --events`. */
  readonly events: string
  readonly eventCount: number
  readonly people: number
  readonly automations: number
}

const SEED = 20250203
const APPLICATIONS = 130
/** Days over which the applications come in. */
const SEASON_DAYS = 95
/** Of every so many paid applications the auditor asked for one whole file. */
const SAMPLED_OF = 9

export function inventExport(): InventedExport {
  const applications = inventApplications()
  const paid = applications.filter(({ after }) => after.status === "paid")
  const sample = paid.filter((_, index) => index % SAMPLED_OF === 0)
  const attached = sample.map(attach)
  const lived = sorted([
    ...publications(),
    ...applications.flatMap(({ events }) => events),
    ...attached.flatMap(({ events }) => events),
    ...holds(sample),
  ])
  const files = [
    ...WORKFLOWS.map((one) => textFile(workflowPath(one), workflowJson(one), one.from)),
    ...PAPERS.map(({ path, text, at }) => textFile(path, text, at)),
    ...[...tables(applications)].map(([path, text]) => textFile(path, text, EXPORTED_AT)),
    ...sample.flatMap(recordFiles),
    ...attached.flatMap((one) => one.files),
    textFile("audit/activity.csv", activityTable(lived), EXPORTED_AT),
  ]
  const all = [...files, textFile("app.json", appJson(files.length + 1), EXPORTED_AT)]
  const events = [...lived, ...handOver(all)]
  const agents = events.flatMap((event) => event.agents)
  const countOf = (kind: string): number =>
    new Set(agents.filter((agent) => agent.kind === kind).map(({ id }) => id)).size
  return {
    files: all,
    events: events.map((event, index) => `${eventLine(event, eventId(index))}\n`).join(""),
    eventCount: events.length,
    people: countOf("person"),
    automations: countOf("automation"),
  }
}

function inventApplications(): readonly Application[] {
  return Array.from({ length: APPLICATIONS }, (_, index) => {
    const chance = makeChance(SEED + index * 7919)
    const day = Math.floor((index * SEASON_DAYS) / APPLICATIONS)
    const submittedAt = OPENED_AT + day * DAY_MS + chance.below(12 * 60) * MINUTE_MS
    return liveThrough(`A-2025-${String(index + 1).padStart(3, "0")}`, submittedAt, chance)
  })
}

function eventId(index: number): string {
  return `kachel-${String(index + 1).padStart(6, "0")}`
}

function publications(): readonly DemoEvent[] {
  return WORKFLOWS.map((one) => ({
    at: one.from,
    type: TYPE.publish,
    agents: [personAgent(BUILDER)],
    objects: [named(textFile(workflowPath(one), workflowJson(one), one.from))],
    reason: one.change,
    correlation: `workflow-${one.workflow}`,
    detail: { workflow: one.workflow, version: one.version },
  }))
}

/** The files of one application, uploaded with the form and looked through by the scanner. */
function attach(application: Application, number: number) {
  const { id, contact, submittedAt } = application
  const files = attachmentsOf(application, number).map(({ name, bytes }, index) => ({
    path: `attachments/${id}/${name}`,
    bytes,
    modifiedMs: submittedAt + (index + 1) * 2_000,
  }))
  const common = { correlation: id }
  const scanner = { id: "upload-scanner", role: "executing program", kind: "system" } as const
  const events = files.flatMap((file): readonly DemoEvent[] => [
    {
      ...common,
      at: file.modifiedMs,
      type: TYPE.accession,
      agents: [personAgent({ name: contact, duty: "applicant" })],
      objects: [named(file)],
    },
    {
      ...common,
      at: file.modifiedMs + 400,
      type: TYPE.virus,
      agents: [scanner],
      objects: [{ uri: payloadUri(file.path) }],
    },
  ])
  return { files, events }
}

/** The auditor holds one case for a while. */
function holds(sample: readonly Application[]): readonly DemoEvent[] {
  const [held] = sample
  if (held === undefined) return []
  const objects = [{ uri: `kachel:applications/${held.id}` }]
  const common = { agents: [personAgent(AUDITOR)], objects, correlation: "audit-2025-03" }
  const [from, until] = [Date.UTC(2025, 5, 2, 9, 20), Date.UTC(2025, 5, 24, 15, 5)]
  return [
    { ...common, at: from, type: TYPE.hold, reason: "a question about the second signature" },
    { ...common, at: until, type: TYPE.unhold, reason: "answered; nothing was found" },
  ]
}

function recordFiles({ events, ...application }: Application): readonly ExportedFile[] {
  const { id, applicant, contact, project, submittedAt, before, after } = application
  const about = {
    id,
    applicant,
    contact,
    project,
    submittedAt: new Date(submittedAt).toISOString(),
  }
  const file = (name: string, state: CaseState, at: number): ExportedFile => {
    const text = `${JSON.stringify({ ...about, ...state }, null, 2)}\n`
    return textFile(`records/${id}/${name}.json`, text, at)
  }
  const endedAt = events.at(-1)?.at ?? submittedAt
  return [file("before", before, submittedAt), file("after", after, endedAt)]
}

function appJson(items: number): string {
  const app = {
    app: "Neighbourhood Fund 2025",
    owner: "Harbour Ward",
    platform: "Kachel 4.2",
    exportedAt: new Date(EXPORTED_AT).toISOString(),
    items,
    applications: APPLICATIONS,
    associations: APPLICANTS.length,
    sampledOnePaidOf: SAMPLED_OF,
  }
  return `${JSON.stringify(app, null, 2)}\n`
}

/** The export itself, and its way from the auditor to the archive. */
function handOver(files: readonly ExportedFile[]): readonly DemoEvent[] {
  const objects = files.map(named)
  const system = (id: string) => ({ id, role: "executing program", kind: "system" }) as const
  const parcel = {
    objects: [{ uri: "kachel:exports/2025-06-30" }],
    correlation: "handover-2025-06-30",
  }
  const releaser = personAgent(AUDITOR, "releaser")
  const receiver = personAgent(ARCHIVIST, "receiver")
  return [
    {
      at: EXPORTED_AT,
      type: TYPE.exporting,
      agents: [system("kachel-export"), personAgent(AUDITOR)],
      objects,
    },
    {
      ...parcel,
      at: EXPORTED_AT + 25 * MINUTE_MS,
      type: TYPE.release,
      agents: [releaser, receiver],
      reason: "yearly hand-over to the archive",
    },
    {
      ...parcel,
      at: EXPORTED_AT + 70 * MINUTE_MS,
      type: TYPE.accept,
      agents: [receiver],
      reason: "read on the archive's own machine",
    },
    {
      at: EXPORTED_AT + 74 * MINUTE_MS,
      type: TYPE.fixity,
      agents: [system("archive-intake"), receiver],
      objects,
      reason: "digests compared after the transfer",
    },
  ]
}

function named({ path, bytes }: ExportedFile): DemoObject {
  return { uri: payloadUri(path), digest: { sha256: toHex(nativeDigests.sha256(bytes)) } }
}

function textFile(path: string, text: string, modifiedMs: number): ExportedFile {
  return { path, bytes: toUtf8(text), modifiedMs }
}
