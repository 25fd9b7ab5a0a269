/** One line of the log taken apart for whoever looks at it; what is wrong with it is not asked. */

export interface ShownAgent {
  readonly id: string
  readonly kind: string
  /** Role, workflow, version and the like, as the event names them. */
  readonly more: readonly (readonly [name: string, value: string])[]
}

export interface ShownObject {
  readonly uri: string
  readonly sha256: string | undefined
  /** Empty when it states neither what was before nor what was after. */
  readonly states: readonly StateRow[]
}

/** One member of an object's state, before and after the event; undefined where it had none. */
export interface StateRow {
  /** "" for a state that is no object. */
  readonly name: string
  readonly before: string | undefined
  readonly after: string | undefined
  readonly isChanged: boolean
}

export interface ShownEvent {
  readonly seq: number | undefined
  readonly prev: string
  readonly type: string
  readonly time: string
  /** The other members that are plain text, in the order of the line. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly agents: readonly ShownAgent[]
  readonly objects: readonly ShownObject[]
  /** JSON of `detail`, when there is one. */
  readonly detail: string | undefined
}

type Members = Readonly<Record<string, unknown>>

const FACTS = ["outcome", "reason", "correlation", "clock", "id"]

/** What a line says; undefined when it is no JSON object. */
export function shownEvent(line: string): ShownEvent | undefined {
  const event = membersOf(parsed(line))
  if (event === undefined) return undefined
  const { seq, detail } = event
  return {
    seq: typeof seq === "number" ? seq : undefined,
    prev: textOf(event["prev"]),
    type: textOf(event["type"]),
    time: textOf(event["time"]),
    facts: FACTS.flatMap((name) => {
      const value = event[name]
      return typeof value === "string" ? [[name, value] as const] : []
    }),
    agents: listOf(event["agents"]).map(shownAgent),
    objects: listOf(event["objects"]).map(shownObject),
    detail: detail === undefined ? undefined : JSON.stringify(detail, null, 2),
  }
}

function shownAgent({ id, kind, ...rest }: Members): ShownAgent {
  const more = Object.entries(rest).map(([name, value]) => [name, textOf(value)] as const)
  return { id: textOf(id), kind: textOf(kind), more }
}

function shownObject(object: Members): ShownObject {
  const { before, after } = object
  const sha256 = membersOf(object["digest"])?.["sha256"]
  return {
    uri: textOf(object["uri"]),
    sha256: typeof sha256 === "string" ? sha256 : undefined,
    states: stateRows(before, after),
  }
}

/** The members of both states, those of the first in their order, then those that are new. */
export function stateRows(before: unknown, after: unknown): readonly StateRow[] {
  if (before === undefined && after === undefined) return []
  const [was, is] = [membersOf(before), membersOf(after)]
  if (was === undefined && is === undefined) return [stateRow("", before, after)]
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])
  // A state that is no object stands in a row of its own beside the members of the other.
  const plain = [was === undefined ? before : undefined, is === undefined ? after : undefined]
  const own = plain.some((one) => one !== undefined && one !== null)
    ? [stateRow("", ...pair(plain))]
    : []
  return [
    ...own,
    ...Array.from(names, (name) => stateRow(name, valueIn(was, name), valueIn(is, name))),
  ]
}

function pair(values: readonly unknown[]): [unknown, unknown] {
  return [values[0], values[1]]
}

function valueIn(members: Members | undefined, name: string): unknown {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined
}

function stateRow(name: string, before: unknown, after: unknown): StateRow {
  const [was, is] = [jsonOf(before), jsonOf(after)]
  return { name, before: was, after: is, isChanged: was !== is }
}

function jsonOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function membersOf(value: unknown): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Members) // an object of JSON
    : undefined
}

function listOf(value: unknown): readonly Members[] {
  if (!Array.isArray(value)) return []
  return value.map(membersOf).filter((one) => one !== undefined)
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (jsonOf(value) ?? "")
}
