/**
 * The desk on which one application lies: its clock, its state, and the events both leave.
 *
 * Every change writes the state before and after it, so the value chain of the log holds
 * because it was lived, not because it was drawn up.
 */
import { MINUTE_MS, toOfficeHours } from "./calendar.ts"
import type { Chance } from "./chance.ts"
import {
  personAgent,
  runAgent,
  TYPE,
  type DemoAgent,
  type DemoEvent,
  type DemoObject,
} from "./event.ts"
import type { Person } from "./people.ts"

/** What the platform keeps of an application. Amounts are whole euros. */
// A type and not an interface, so that it is a JSON value to the compiler.
export type CaseState = {
  readonly status:
    "submitted" | "assigned" | "eligible" | "refused" | "granted" | "ordered" | "paid"
  readonly requested: number
  readonly granted: number | null
  readonly officer: string | null
  readonly documents: "missing" | "complete"
  readonly approvals: number
  readonly payment: string | null
}

type Facts = Pick<DemoEvent, "outcome" | "reason" | "detail">
type State = Omit<DemoObject, "uri">

interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Lets between `least` and `most` minutes pass. */
  pass(least: number, most: number): void
  /** The same, and then until somebody is in the office. */
  work(least: number, most: number): void
}

export interface Desk extends Clock {
  readonly id: string
  readonly chance: Chance
  readonly events: readonly DemoEvent[]
  state(): CaseState
  create(agent: DemoAgent, state: CaseState): void
  /** A person changes the record. */
  update(who: Person, changes: Partial<CaseState>, facts?: Facts): void
  /** One of two or more people who must agree; changes the record too. */
  approve(who: Person, changes: Partial<CaseState>, facts?: Facts): void
  /** An automation changes the record, or fails to and changes nothing. */
  run(workflow: string, changes: Partial<CaseState>, facts?: Facts): void
  /** Somebody opens the record and changes nothing. */
  open(who: Person): void
}

export function openDesk(id: string, at: number, chance: Chance): Desk {
  const events: DemoEvent[] = []
  const uri = `kachel:applications/${id}`
  const clock = makeClock(at, chance)
  let state: CaseState | undefined

  const present = (): CaseState => {
    if (state === undefined) throw new RangeError(`${id} is not created yet`)
    return state
  }
  const record = (type: string, agent: DemoAgent, object: State, facts: Facts = {}): void => {
    const objects = [{ uri, ...object }]
    events.push({ at: clock.now(), type, agents: [agent], objects, correlation: id, ...facts })
  }
  const change = (type: string, agent: DemoAgent, to: Partial<CaseState>, facts?: Facts): void => {
    const before = present()
    state = { ...before, ...to }
    record(type, agent, { before, after: state }, facts)
  }
  return {
    ...clock,
    id,
    chance,
    events,
    state: present,
    create: (agent, created) => {
      state = created
      record(TYPE.create, agent, { before: null, after: created })
    },
    update: (who, changes, facts) => {
      change(TYPE.update, personAgent(who), changes, facts)
    },
    approve: (who, changes, facts) => {
      change(TYPE.approval, personAgent(who, "approver"), changes, facts)
    },
    run: (workflow, changes, facts) => {
      change(TYPE.run, runAgent(workflow, clock.now(), chance), changes, facts)
    },
    open: (who) => {
      record(TYPE.access, personAgent(who), {})
    },
  }
}

function makeClock(at: number, chance: Chance): Clock {
  let now = at
  const pass = (least: number, most: number): void => {
    now += chance.between(least, most) * MINUTE_MS + chance.below(MINUTE_MS)
  }
  return {
    now: () => now,
    pass,
    work: (least, most) => {
      pass(least, most)
      now = toOfficeHours(now)
    },
  }
}
