/** The tables of the invented app as its platform exports them: CSV, one header line, LF. */
import type { Application } from "./application.ts"
import { TYPE, type DemoEvent } from "./event.ts"
import { APPLICANTS, STAFF } from "./people.ts"

type Row = readonly (string | number | null)[]

/** Every table by its path in the export. */
export function tables(applications: readonly Application[]): ReadonlyMap<string, string> {
  const payments = applications.filter(({ after }) => after.payment !== null)
  const approvals = applications
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === TYPE.approval)
  return new Map([
    [
      "tables/applications.csv",
      csv(
        "id,submitted,applicant,contact,project,requested,granted,status,officer",
        applications.map(({ id, submittedAt, applicant, contact, project, after }) => [
          ...[id, instant(submittedAt), applicant, contact, project],
          ...[after.requested, after.granted, after.status, after.officer],
        ]),
      ),
    ],
    [
      "tables/payments.csv",
      csv(
        "payment,application,euros,status",
        payments.map(({ id, after }) => [after.payment, id, after.granted, after.status]),
      ),
    ],
    [
      "tables/approvals.csv",
      csv("time,application,by,outcome,reason", sorted(approvals).map(approvalRow)),
    ],
    [
      "tables/users.csv",
      csv(
        "name,email,duty",
        STAFF.map(({ name, email, duty }) => [name, email, duty]),
      ),
    ],
    [
      "tables/associations.csv",
      csv(
        "name,contact",
        APPLICANTS.map(({ name, contact }) => [name, contact]),
      ),
    ],
  ])
}

/** The platform's own view of the log: fewer columns, and nothing that would show a gap. */
export function activityTable(events: readonly DemoEvent[]): string {
  const rows = events.map(({ at, type, agents, objects, outcome = "success" }) => [
    instant(at),
    agents[0]?.id ?? "",
    type.slice(type.lastIndexOf("/") + 1),
    objects[0]?.uri ?? "",
    outcome,
  ])
  return csv("time,actor,action,object,outcome", rows)
}

function approvalRow({
  at,
  agents,
  correlation = "",
  outcome = "success",
  reason = "",
}: DemoEvent): Row {
  return [instant(at), correlation, agents[0]?.id ?? "", outcome, reason]
}

/** In the order of time; events of one instant stay as they were. */
export function sorted(events: readonly DemoEvent[]): readonly DemoEvent[] {
  return events.toSorted((a, b) => a.at - b.at)
}

function csv(header: string, rows: readonly Row[]): string {
  return [header, ...rows.map((row) => row.map(field).join(","))]
    .map((line) => `${line}\n`)
    .join("")
}

/** A field by RFC 4180: in quotes where it must be. */
function field(value: string | number | null): string {
  const text = String(value ?? "")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
