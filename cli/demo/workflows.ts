/** The automations of the invented app: every version of every workflow, as the platform exports them. */
import { BUILDER } from "./people.ts"

export interface WorkflowVersion {
  readonly workflow: string
  readonly version: string
  /** Milliseconds since 1970 from which this version runs. */
  readonly from: number
  readonly trigger: string
  /** Rule that the runs of this version cite. */
  readonly rule: string
  readonly steps: readonly string[]
  readonly change: string
}

type Steps = readonly string[]

/** The versions of one workflow: each with its first day and what is different in it. */
function versions(
  workflow: string,
  trigger: string,
  history: readonly { from: number; rule: string; steps: Steps; change: string }[],
): readonly WorkflowVersion[] {
  return history.map((one, index) => ({ workflow, trigger, version: String(index + 1), ...one }))
}

const START = Date.UTC(2025, 0, 27, 10, 30)

const INTAKE_STEPS = ["read form", "check for an earlier application", "assign case officer"]
const RULE_STEPS = ["load rules", "compare amount with limit", "compare purpose with list"]
const PAYMENT_STEPS = ["read decision", "create payment order", "wait for finance"]

export const WORKFLOWS: readonly WorkflowVersion[] = [
  ...versions("intake", "record.created", [
    { from: START, rule: "assign-by-turn", steps: INTAKE_STEPS, change: "first version" },
    {
      from: Date.UTC(2025, 2, 17, 9, 12),
      rule: "assign-by-language",
      steps: [...INTAKE_STEPS, "tell the applicant the officer's name"],
      change: "the applicant's language decides who takes the case",
    },
  ]),
  ...versions("eligibility", "field.changed:officer", [
    { from: START, rule: "limit-20000", steps: RULE_STEPS, change: "first version" },
    {
      from: Date.UTC(2025, 2, 3, 14, 40),
      rule: "limit-18000",
      steps: RULE_STEPS,
      change: "limit lowered by the committee's decision of 27 February",
    },
    {
      from: Date.UTC(2025, 3, 14, 8, 55),
      rule: "limit-18000-no-debts",
      steps: [...RULE_STEPS, "look for reports still owed"],
      change: "who owes a report gets no further grant",
    },
  ]),
  ...versions("reminder", "schedule.daily", [
    {
      from: START,
      rule: "documents-missing-5-days",
      steps: ["find cases without documents", "write to the applicant"],
      change: "first version",
    },
  ]),
  ...versions("payment", "field.changed:status=granted", [
    { from: START, rule: "four-eyes", steps: PAYMENT_STEPS, change: "first version" },
    {
      from: Date.UTC(2025, 4, 5, 11, 5),
      rule: "four-eyes-over-5000",
      steps: [...PAYMENT_STEPS, "ask a second person above 5,000"],
      change: "a second person only above 5,000",
    },
  ]),
  ...versions("letters", "field.changed:status", [
    {
      from: START,
      rule: "letter-by-language",
      steps: ["choose template", "fill in", "put into the outbox"],
      change: "first version",
    },
  ]),
]

/** The version that ran at an instant. */
export function versionAt(workflow: string, instant: number): WorkflowVersion {
  const running = WORKFLOWS.findLast((one) => one.workflow === workflow && one.from <= instant)
  if (running === undefined) throw new RangeError(`no version of ${workflow} runs that early`)
  return running
}

/** Where a version lies in the export. */
export function workflowPath({ workflow, version }: WorkflowVersion): string {
  return `workflows/${workflow}/v${version}.json`
}

/** A version as the platform exports it. */
export function workflowJson(one: WorkflowVersion): string {
  const { workflow, version, from, trigger, rule, steps, change } = one
  const definition = {
    workflow,
    version,
    publishedAt: new Date(from).toISOString(),
    publishedBy: BUILDER.name,
    change,
    trigger,
    rule,
    nodes: steps.map((does, index) => ({ id: `n${index + 1}`, does })),
    connections: steps.slice(1).map((_, index) => ({ from: `n${index + 1}`, to: `n${index + 2}` })),
  }
  return `${JSON.stringify(definition, null, 2)}\n`
}
