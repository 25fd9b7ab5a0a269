/**
 * Asks veraPDF whether PDF files meet a standard, and reads its answer strictly.
 *
 * veraPDF passes over a file that it cannot find and still ends well, so an answer counts
 * only when every file was examined to the end, by the profile that was asked for.
 */
import { spawnSync } from "node:child_process"
import { VERAPDF } from "./tools.ts"

/** The standards as the command names them, and as the answer does. */
const PROFILES = {
  "3b": "PDF/A-3b validation profile",
  ua1: "PDF/UA-1 validation profile",
} as const

/** Both profiles have more rules; one that was not loaded whole would find fault with less. */
const FEWEST_RULES = 100

export interface PdfValidation {
  readonly isCompliant: boolean
  /** The rules that failed: clause, number of the test in it, and the rule in words. */
  readonly failedRules: readonly string[]
}

/**
 * Validates all files in one run, since starting Java takes longer than a report.
 *
 * @returns One answer a file, in the order of the paths.
 * @throws Error when there is no answer, or not for every file.
 */
export function validatePdfs(
  paths: readonly string[],
  standard: keyof typeof PROFILES,
): readonly PdfValidation[] {
  const args = ["--flavour", standard, "--format", "json", "--maxfailuresdisplayed", "1"]
  const { stdout, stderr } = spawnSync(VERAPDF, [...args, ...paths], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  })
  if (!stdout.startsWith("{")) throw new Error(`veraPDF did not answer: ${stderr}`)
  const jobs = listAt(JSON.parse(stdout), "report", "jobs")
  return paths.map((path) => {
    const [job, ...others] = jobs.filter((other) => at(other, "itemDetails", "name") === path)
    if (job === undefined || others.length > 0) throw new Error(`no one answer about ${path}`)
    return validationOf(job, PROFILES[standard])
  })
}

function validationOf(job: unknown, profile: string): PdfValidation {
  const [validation, ...others] = listAt(job, "validationResult")
  const failed = listAt(validation, "details", "ruleSummaries")
  const [passedCount, failedCount] = ["passedRules", "failedRules"].map((name) =>
    Number(at(validation, "details", name)),
  )
  const isWhole =
    others.length === 0 &&
    at(validation, "jobEndStatus") === "normal" &&
    at(validation, "profileName") === profile &&
    Number(passedCount) + failed.length >= FEWEST_RULES &&
    failedCount === failed.length
  if (!isWhole) throw new Error(`not a whole validation: ${JSON.stringify(job)}`)
  return {
    isCompliant: at(validation, "compliant") === true,
    failedRules: failed.map((rule) =>
      ["clause", "testNumber", "description"].map((name) => String(at(rule, name))).join(" "),
    ),
  }
}

/** @returns What stands there in a JSON value; undefined when nothing does. */
function at(value: unknown, ...names: readonly string[]): unknown {
  let inner = value
  for (const name of names) {
    inner = typeof inner === "object" && inner !== null ? Reflect.get(inner, name) : undefined
  }
  return inner
}

function listAt(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const list = at(value, ...names)
  return Array.isArray(list) ? list : []
}
