/** The life of one application, from the form to the payment or the refusal. */
import type { Chance } from "./chance.ts"
import { openDesk, type CaseState, type Desk } from "./desk.ts"
import { personAgent, type DemoEvent } from "./event.ts"
import {
  APPLICANTS,
  AUDITOR,
  COMMITTEE,
  FINANCE,
  OFFICERS,
  PROJECTS,
  type Person,
} from "./people.ts"
import { versionAt } from "./workflows.ts"

export interface Application {
  readonly id: string
  readonly applicant: string
  readonly contact: string
  readonly project: string
  /** Milliseconds since 1970. */
  readonly submittedAt: number
  /** The record as it was submitted, and as it is at the end. */
  readonly before: CaseState
  readonly after: CaseState
  readonly events: readonly DemoEvent[]
}

const HOUR = 60
const DAY = 24 * HOUR
/** Above this amount a second person in finance agrees. */
const SECOND_PERSON_ABOVE = 5_000

/** Lives one application through; the same chance, the same life. */
export function liveThrough(id: string, submittedAt: number, chance: Chance): Application {
  const { name: applicant, contact } = chance.pick(APPLICANTS)
  const project = chance.pick(PROJECTS)
  const officer = chance.pick(OFFICERS)
  const desk = openDesk(id, submittedAt, chance)
  const before: CaseState = {
    status: "submitted",
    requested: chance.between(12, 420) * 50,
    granted: null,
    officer: null,
    documents: chance.happens(55) ? "complete" : "missing",
    approvals: 0,
    payment: null,
  }
  desk.create(personAgent({ name: contact, duty: "applicant" }), before)
  assign(desk, officer)
  gatherDocuments(desk, officer)
  if (judgeEligible(desk, officer) && decide(desk, officer)) pay(desk)
  sendLetter(desk)
  lookBack(desk)
  const { events } = desk
  return { id, applicant, contact, project, submittedAt, before, after: desk.state(), events }
}

function assign(desk: Desk, officer: Person): void {
  desk.pass(1, 4)
  if (desk.chance.happens(4)) {
    desk.run("intake", {}, { outcome: "fail", reason: "the list of case officers was locked" })
    desk.pass(15, 16)
  }
  desk.run("intake", { status: "assigned", officer: officer.name })
  desk.work(20, 2 * DAY)
  desk.open(officer)
}

/** Documents that are missing are asked for, once or twice, and then entered by the officer. */
function gatherDocuments(desk: Desk, officer: Person): void {
  if (desk.state().documents === "complete") return
  for (let reminders = desk.chance.between(1, 2); reminders > 0; reminders -= 1) {
    desk.pass(5 * DAY, 5 * DAY + 10)
    desk.run("reminder", {}, { outcome: "warning", reason: "documents are missing" })
  }
  desk.work(HOUR, 3 * DAY)
  desk.open(officer)
  desk.pass(3, 20)
  desk.update(officer, { documents: "complete" }, { reason: "received by post" })
}

function judgeEligible(desk: Desk, officer: Person): boolean {
  desk.pass(1, 3)
  const limit = versionAt("eligibility", desk.now()).rule === "limit-20000" ? 20_000 : 18_000
  const isWithin = desk.state().requested <= limit
  desk.run("eligibility", { status: isWithin ? "eligible" : "refused" }, { detail: { limit } })
  desk.work(HOUR, 2 * DAY)
  desk.open(officer)
  if (isWithin) return true
  desk.pass(10, 40)
  desk.update(officer, { granted: 0 }, { reason: "above the limit" })
  return false
}

/** Three read, two must agree; the officer enters what they may grant at most. */
function decide(desk: Desk, officer: Person): boolean {
  const { chance } = desk
  const ceiling = chance.between(50, 100)
  const proposed = Math.max(50, Math.floor((desk.state().requested * ceiling) / 5000) * 50)
  desk.pass(15, 90)
  desk.update(officer, { granted: proposed }, { reason: "proposal to the committee" })
  const [first, second, third] = turned(COMMITTEE, chance.below(COMMITTEE.length))
  for (const member of [first, second, third]) {
    desk.work(HOUR, 2 * DAY)
    desk.open(member)
  }
  desk.work(10, 3 * HOUR)
  if (chance.happens(14)) {
    const reason = "the purpose is not one of the fund's"
    desk.approve(third, { status: "refused", granted: 0 }, { outcome: "fail", reason })
    return false
  }
  desk.approve(first, { approvals: 1 })
  desk.work(5, DAY)
  desk.approve(second, { approvals: 2, status: "granted" })
  return true
}

function turned<T>(four: readonly [T, T, T, T], by: number): readonly [T, T, T] {
  const [a, b, c, d] = four
  const turns: readonly (readonly [T, T, T])[] = [
    [b, c, d],
    [c, d, a],
    [d, a, b],
  ]
  return turns[by - 1] ?? [a, b, c]
}

function pay(desk: Desk): void {
  const { chance } = desk
  const payment = `P-${chance.between(100_000, 999_999)}`
  desk.pass(1, 2)
  desk.run("payment", { status: "ordered", payment })
  const [one, other] = chance.happens(50) ? FINANCE : [FINANCE[1], FINANCE[0]]
  desk.work(2 * HOUR, 2 * DAY)
  desk.open(one)
  if ((desk.state().granted ?? 0) > SECOND_PERSON_ABOVE) {
    desk.pass(2, 15)
    desk.approve(one, { approvals: 3 }, { reason: "first of two" })
    desk.work(HOUR, DAY)
    desk.open(other)
    desk.pass(2, 15)
    desk.approve(other, { approvals: 4, status: "paid" }, { reason: "second of two" })
    return
  }
  desk.pass(2, 15)
  desk.approve(one, { approvals: 3, status: "paid" })
}

function sendLetter(desk: Desk): void {
  desk.pass(1, 3)
  if (desk.chance.happens(7)) {
    desk.run("letters", {}, { outcome: "fail", reason: "the mail server did not answer" })
    desk.pass(30, 31)
  }
  desk.run("letters", {}, { detail: { letter: desk.state().status } })
}

/** Some cases are looked at again: by the auditor, or by the officer for a question. */
function lookBack(desk: Desk): void {
  for (let views = desk.chance.below(4); views > 0; views -= 1) {
    desk.work(HOUR, 3 * DAY)
    desk.open(AUDITOR)
  }
}
