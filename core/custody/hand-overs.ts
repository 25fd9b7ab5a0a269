/**
 * Hand-overs: does every release have its acceptance, by the receiver it names, from
 * somebody who held the object?
 *
 * Reads what the log says. Whether the people named also signed is asked in
 * core/signatures.
 */
import type { EventClaim } from "../claims/index.ts"
import { finding, type Finding, type FindingCode, type Observed } from "../findings/index.ts"
import { ACCEPT, RELEASE } from "./event-types.ts"
import { objectKey } from "./objects.ts"
import {
  makeOpenReleases,
  type Answered,
  type OpenReleases,
  type Release,
} from "./open-releases.ts"

export interface HandOvers {
  /** Takes the next event of the log, found at this line; others than hand-overs pass by. */
  onEvent(event: EventClaim, line: number): void
  /** Number of hand-over events so far. */
  count(): number
  /** States the releases that nobody answered. */
  end(): void
}

/**
 * @param path - Path of the log.
 * @param state - Called with every finding.
 */
export function makeHandOvers(path: string, state: (found: Finding) => void): HandOvers {
  const custody: Custody = {
    open: makeOpenReleases(),
    holders: new Map(),
    state: (code, { seq, line }, observed) => {
      state(finding(code, { path, line, range: { first: seq, last: seq } }, observed))
    },
  }
  let count = 0
  return {
    onEvent: (event, line) => {
      if (event.type !== RELEASE && event.type !== ACCEPT) return
      count += 1
      if (event.type === RELEASE) release(custody, event, line)
      else accept(custody, event, line)
    },
    count: () => count,
    end: () => {
      for (const unanswered of custody.open.all()) {
        custody.state("CUSTODY_RELEASE_UNANSWERED", unanswered, {
          objects: listed(unanswered.objects),
          receiver: listed(unanswered.receivers),
        })
      }
    },
  }
}

interface Custody {
  readonly open: OpenReleases
  /** Who holds an object, by its key, once an acceptance said so; empty when it named nobody. */
  readonly holders: Map<string, Agents>
  readonly state: (code: FindingCode, at: EventPlace, observed: Observed) => void
}

/** Ids of the agents who have a role in an event. */
type Agents = ReadonlySet<string>

interface EventPlace {
  readonly seq: number
  readonly line: number
}

function release(custody: Custody, event: EventClaim, line: number): void {
  // A release that failed handed nothing over, and nobody need answer it.
  if (event.outcome === "fail") return
  const at = { seq: event.seq, line }
  const objects = objectsOf(event)
  const releasers = agentsOf(event, "releaser")
  const receivers = agentsOf(event, "receiver")
  const parts = { object: objects, releaser: releasers, receiver: receivers }
  const lacks = Object.entries(parts).flatMap(([name, { size }]) => (size === 0 ? [name] : []))
  if (lacks.length > 0) custody.state("CUSTODY_EVENT_INCOMPLETE", at, { lacks: listed(lacks) })

  const stillOpen = [...objects].filter((object) => custody.open.isOpen(object))
  if (stillOpen.length > 0) custody.state("CUSTODY_OVERLAP", at, { objects: listed(stillOpen) })
  if (releasers.size > 0) stateStrangers(custody, at, { objects, releasers })

  const { correlation } = event
  custody.open.add({ ...at, receivers, objects, ...(correlation !== undefined && { correlation }) })
}

/** Once somebody holds an object, only that person can release it. */
function stateStrangers(
  { holders, state }: Custody,
  at: EventPlace,
  { objects, releasers }: { readonly objects: Agents; readonly releasers: Agents },
): void {
  // Objects accepted together share one set of holders, which need be compared only once.
  const known = new Map<Agents, boolean>()
  const isStrange = (holding: Agents): boolean => {
    const strange = known.get(holding) ?? (holding.size > 0 && !shareAny(holding, releasers))
    known.set(holding, strange)
    return strange
  }
  const strange = [...objects].filter((object) => isStrange(holders.get(object) ?? NOBODY))
  if (strange.length === 0) return
  const holder = listed(holders.get(strange[0] ?? "") ?? NOBODY)
  const observed = { objects: listed(strange), releaser: listed(releasers), holder }
  state("CUSTODY_AGENT_UNKNOWN", at, observed)
}

const NOBODY: Agents = new Set()

function accept(custody: Custody, event: EventClaim, line: number): void {
  // An acceptance that did not succeed received nothing.
  if (event.outcome !== "success") return
  const at = { seq: event.seq, line }
  const received = agentsOf(event, "receiver")
  const objects = objectsOf(event)
  const answers = custody.open.answer(event.correlation, [...objects])
  stateUnreleased(custody, at, { objects, answers })

  for (const object of objects) custody.holders.set(object, received)
  for (const { release: answered, objects: handed } of answers) {
    const mismatch = receiverMismatch(answered, received)
    if (mismatch !== undefined) custody.state("CUSTODY_RECEIVER_MISMATCH", at, mismatch)
    const holding = received.size > 0 ? received : answered.receivers
    for (const object of handed) custody.holders.set(object, holding)
  }
}

function receiverMismatch({ receivers, line }: Release, received: Agents): Observed | undefined {
  // A release that names no receiver was stated as incomplete already.
  if (receivers.size === 0) return undefined
  if (received.size > 0 && [...received].every((id) => receivers.has(id))) return undefined
  return { named: listed(receivers), received: listed(received), releaseLine: String(line) }
}

/** The first acceptance of an object opens its custody; any other needs a release. */
function stateUnreleased(
  custody: Custody,
  at: EventPlace,
  accepted: { readonly objects: ReadonlySet<string>; readonly answers: readonly Answered[] },
): void {
  const { objects, answers } = accepted
  const answered = new Set(answers.flatMap(({ objects: handed }) => handed))
  // An answer by correlation may name the objects otherwise than the release did.
  if (answered.size > 0 && !shareAny(objects, answered)) return
  const unreleased = [...objects].filter(
    (object) => !answered.has(object) && custody.holders.has(object),
  )
  if (unreleased.length === 0 && objects.size > 0) return
  custody.state("CUSTODY_ACCEPT_UNRELEASED", at, { objects: listed(unreleased) })
}

function objectsOf({ objects }: EventClaim): ReadonlySet<string> {
  return new Set(objects.map(({ uri }) => objectKey(uri)))
}

function agentsOf({ agents }: EventClaim, role: string): Agents {
  return new Set(agents.filter((agent) => agent.role === role).map(({ id }) => id))
}

function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a]
  for (const member of smaller) if (larger.has(member)) return true
  return false
}

/** Names in a line, at most five of them. */
function listed(names: Iterable<string>): string {
  const all = [...names]
  if (all.length === 0) return "none"
  const more = all.length > 5 ? ` and ${all.length - 5} more` : ""
  return all.slice(0, 5).join(", ") + more
}
