/** One line of the invented audit log, before sealing numbers and links it. */
import type { JsonValue } from "../../core/index.ts"
import type { Chance } from "./chance.ts"
import type { Person } from "./people.ts"
import { versionAt } from "./workflows.ts"

const PREMIS = "http://id.loc.gov/vocabulary/preservation/eventType/"
const OURS = "https://sealwright.org/ns/event/"

/** Types by the PREMIS vocabulary where it has the verb, else ours (docs/evidence-bag.md, section 5). */
export const TYPE = {
  exporting: `${PREMIS}exp`,
  accession: `${PREMIS}acc`,
  fixity: `${PREMIS}fix`,
  virus: `${PREMIS}vir`,
  create: `${OURS}recordCreate`,
  update: `${OURS}recordUpdate`,
  run: `${OURS}workflowRun`,
  publish: `${OURS}workflowUpdate`,
  approval: `${OURS}approval`,
  access: `${OURS}access`,
  hold: `${OURS}legalHoldSet`,
  unhold: `${OURS}legalHoldClear`,
  release: `${OURS}custodyRelease`,
  accept: `${OURS}custodyAccept`,
} as const

export interface DemoAgent {
  readonly id: string
  readonly role: string
  readonly kind: "person" | "automation" | "system"
  readonly workflow?: string
  readonly version?: string
  readonly run?: string
  readonly trigger?: string
  readonly rule?: string
}

export interface DemoObject {
  readonly uri: string
  readonly digest?: { readonly sha256: string }
  readonly before?: JsonValue
  readonly after?: JsonValue
}

export interface DemoEvent {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly type: string
  readonly clock?: string
  readonly agents: readonly DemoAgent[]
  readonly objects: readonly DemoObject[]
  readonly outcome?: "success" | "fail" | "warning"
  readonly reason?: string
  readonly correlation?: string
  readonly detail?: Readonly<Record<string, JsonValue>>
}

export function personAgent({ name, duty }: Pick<Person, "name" | "duty">, role = duty): DemoAgent {
  return { id: name, role, kind: "person" }
}

/** A run of the version of a workflow that is live at an instant. */
export function runAgent(workflow: string, at: number, chance: Chance): DemoAgent {
  const { version, trigger, rule } = versionAt(workflow, at)
  const run = `run-${chance.hex(12)}`
  return {
    id: `workflow/${workflow}`,
    role: "executing program",
    kind: "automation",
    ...{ workflow, version, run, trigger, rule },
  }
}

/** The URI by which an event names a file of the export once it is sealed. */
export function payloadUri(path: string): string {
  return encodeURI(`data/${path}`)
}

/** The line as `seal --events` takes it: without seq and prev. */
export function eventLine(
  { at, clock = "kachel", outcome = "success", ...rest }: DemoEvent,
  id: string,
): string {
  return JSON.stringify({ id, time: new Date(at).toISOString(), clock, outcome, ...rest })
}
