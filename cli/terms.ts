/** The terms of an examination, from the options: what is trusted, what must hold, and when. */
import { Failure, parseRfc3339, type ExaminationTerms } from "../core/index.ts"
import {
  ENGINE_CHOICES,
  fileFromEvidence,
  MOST_JOBS,
  readTerms as readOwnTerms,
  type EngineChoice,
  type TrustNamed,
} from "../core/node/index.ts"
import type { Given } from "./command.ts"
import type { Io } from "./io.ts"
import { namedHead, namedSigner } from "./trust-options.ts"
import { reportTerms, type ReportTerms } from "./report-file.ts"

export interface Terms {
  readonly examination: Omit<ExaminationTerms, "progress">
  readonly engine: EngineChoice
  /** Workers that compute digests; undefined leaves it to the number of processors. */
  readonly jobs: number | undefined
  readonly format: "text" | "json"
  readonly quiet: boolean
  readonly report: ReportTerms | undefined
  /** Our own files that must not lie inside the evidence they help to judge. */
  readonly judgedBy: readonly string[]
  /** Number of paths in this call. */
  readonly paths: number
}

/** Reads all files of ours first, so that a mistake in them costs no examination. */
export async function readTerms(given: Given, io: Io): Promise<Terms> {
  return {
    ...(await readExamination(given, io)),
    jobs: jobsIn(given),
    format: choice(given, "format", ["text", "json"], "text"),
    quiet: given.isSet("quiet"),
    report: await reportTerms(given, io),
    judgedBy: [given.text("trust"), given.text("policy")].filter((path) => path !== undefined),
    paths: given.operands.length,
  }
}

/** By what something is judged, and nothing of what is to be written or printed. */
export async function readExamination(
  given: Given,
  io: Io,
): Promise<Pick<Terms, "examination" | "engine">> {
  const engine = choice(given, "engine", ENGINE_CHOICES, "native")
  const examination = await readOwnTerms({
    trust: trustIn(given),
    policy: given.text("policy"),
    earlier: given.text("against"),
    expected: given.text("expect"),
    engine,
    evaluatedAt: instantIn(given, "at") ?? io.now(),
    runtime: `Node ${process.versions.node}`,
    clock: () => io.now(),
  })
  return { examination, engine }
}

/**
 * Refuses a trust or policy file that came with the evidence: evidence cannot vouch for itself.
 *
 * @throws Failure TRUST_FROM_EVIDENCE.
 */
export function refuseTrustFromEvidence(path: string, { judgedBy }: Pick<Terms, "judgedBy">): void {
  const own = fileFromEvidence(judgedBy, path)
  if (own === undefined) return
  const message = `lies inside the evidence ${path}; evidence cannot vouch for itself: keep trust and policy apart from it`
  throw new Failure("TRUST_FROM_EVIDENCE", message, { path: own })
}

/** The instant of an option, milliseconds since 1970. */
export function instantIn(given: Given, option: string): number | undefined {
  const text = given.text(option)
  if (text === undefined) return undefined
  const instant = parseRfc3339(text)
  if (instant === undefined) {
    throw new Failure("USAGE", `--${option} needs an RFC 3339 time such as 2026-11-21T09:30:00Z`)
  }
  return instant
}

/** One of a closed list of words. */
export function choice<T extends string>(
  given: Given,
  option: string,
  choices: readonly [T, ...T[]],
  otherwise: T,
): T {
  const text = given.text(option)
  if (text === undefined) return otherwise
  const chosen = choices.find((one) => one === text)
  if (chosen === undefined) {
    throw new Failure("USAGE", `--${option} is one of ${choices.join(", ")}, not "${text}"`)
  }
  return chosen
}

function jobsIn(given: Given): number | undefined {
  const text = given.text("jobs")
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,2}$/.test(text)) {
    throw new Failure("USAGE", `--jobs is a number from 1 to ${String(MOST_JOBS)}`)
  }
  return Number(text)
}

function trustIn(given: Given): TrustNamed | undefined {
  const path = given.text("trust")
  const signers = given.texts("trust-signer").map(namedSigner)
  const head = given.text("trust-head")
  if (path !== undefined) {
    return { path, signers, head: head === undefined ? undefined : namedHead(head) }
  }
  if (signers.length === 0 && head === undefined) return undefined
  throw new Failure("USAGE", "--trust-signer and --trust-head need --trust FILE")
}
