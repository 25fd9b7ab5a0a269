/** `verify`: examine evidence against what was pinned beforehand, and say what follows. */
import {
  escapeControls,
  escapeForDisplay,
  examine,
  Failure,
  printableJson,
  summaryText,
  type Result,
} from "../core/index.ts"
import type { Command } from "./command.ts"
import { openForReading } from "./evidence.ts"
import { EXIT, exitOfFailure, exitOfVerdict, worst } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { PASSPHRASE_FD, PASSPHRASE_OPTION } from "./passphrases.ts"
import { drawProgress } from "./progress.ts"
import { refuseWithoutReport, writeReport } from "./report-file.ts"
import { TRUST_OPTIONS } from "./trust-options.ts"
import { readTerms, refuseTrustFromEvidence, type Terms } from "./terms.ts"

export const verify: Command = {
  name: "verify",
  summary: "Examine evidence against keys pinned beforehand; say what is shown and what is not.",
  usage: ["verify PATH... [--trust T.json] [options]"],
  takes: { least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    trust: {
      takes: "FILE",
      says: "keys and heads that were pinned (without it, nobody is trusted)",
    },
    ...TRUST_OPTIONS,
    policy: {
      takes: "FILE",
      says: "what must hold (default: built in; its digest is in the result)",
    },
    at: { takes: "TIME", says: "instant at which key windows are judged, RFC 3339 (default: now)" },
    expect: { takes: "ID", says: "bag id or digest that this must be" },
    against: { takes: "FILE", says: "earlier result (JSON) to compare with" },
    format: { takes: "text|json", says: "what to print on standard output (default: text)" },
    report: { takes: "FILE.pdf", says: "also write a signed PDF report; needs --key" },
    key: {
      takes: "FILE",
      says: "key that signs the report: a key file whose certificate is FILE.crt, or PKCS #12",
    },
    case: { takes: "FILE", says: "case file (JSON) whose particulars the report declares" },
    language: { takes: "en|de", says: "language of the report (default: en)" },
    [PASSPHRASE_FD]: PASSPHRASE_OPTION,
    jobs: {
      takes: "N",
      says: "workers that compute digests (default: one a processor, at most 4)",
    },
    engine: {
      takes: "native|portable|both",
      says: "which implementations compute (default: native)",
    },
    quiet: { says: "print one line: the verdict" },
  },
  examples: [
    {
      line: "sealwright verify case-17.bag --trust trust.json",
      says: "verify a bag against pinned keys",
    },
    {
      line: "sealwright verify bag.zip --trust trust.json --format json > result.json",
      says: "keep the result for later comparison",
    },
    {
      line: "sealwright verify restored/ --trust trust.json --against result.json",
      says: "drill: is the restored copy what it was?",
    },
    {
      line: "sealwright verify bag.zip --trust trust.json --report report.pdf --key examiner.key",
      says: "write a signed report",
    },
    {
      line: "sealwright verify bag.zip --trust trust.json --report bericht.pdf --key examiner.key --case case.json --language de",
      says: "in German, with the particulars of the case",
    },
    {
      line: "sealwright verify bag.zip --trust trust.json --report report.pdf --key ada.p12",
      says: "signed with a key and certificate of an authority",
    },
  ],
  run: async (given, io) => {
    // An unset variable in a script must not silently verify less than was asked for.
    if (given.operands.includes("")) throw new Failure("USAGE", "verify: a path is empty")
    refuseWithoutReport(given)
    const terms = await readTerms(given, io)
    const answers: Answer[] = []
    for (const path of given.operands) answers.push(await answer(path, terms, io))
    const unwritten = await writeAsked(answers, terms, io)
    print(answers, unwritten === undefined ? terms : { ...terms, report: undefined }, io)
    if (unwritten !== undefined) tellFailure(unwritten, io)
    return worst([
      ...answers.map(({ exit }) => exit),
      ...(unwritten === undefined ? [] : [exitOfFailure(unwritten)]),
    ])
  },
}

/** What became of one path: a result, or why there is none. */
type Answer = { readonly path: string; readonly exit: number } & (
  | { readonly kind: "result"; readonly result: Result }
  | { readonly kind: "failure"; readonly failure: Failure }
)

async function answer(path: string, terms: Terms, io: Io): Promise<Answer> {
  try {
    refuseTrustFromEvidence(path, terms)
    const result = await examinePath(path, terms, io)
    return { path, kind: "result", exit: exitOfVerdict(result.verdict), result }
  } catch (cause) {
    // One path that cannot be examined must not keep the others from being examined.
    if (!(cause instanceof Failure) || terms.paths === 1) throw cause
    return { path, kind: "failure", exit: exitOfFailure(cause), failure: cause }
  }
}

/** Examines what lies at one path under the given terms. */
async function examinePath(path: string, terms: Terms, io: Io): Promise<Result> {
  const evidence = await openForReading(path, terms)
  const progress = drawProgress(io)
  try {
    return await examine(evidence, {
      ...terms.examination,
      progress: { onBytes: progress.onBytes, signal: io.signal },
    })
  } finally {
    progress.clear()
    await evidence.container.close()
  }
}

/** Writes the report that was asked for. A verdict must not get lost because a disk is full. */
async function writeAsked(
  answers: readonly Answer[],
  terms: Terms,
  io: Io,
): Promise<Failure | undefined> {
  const [only] = answers
  if (terms.report === undefined || only?.kind !== "result") return undefined
  try {
    await writeReport(only.result, terms.report, io)
    return undefined
  } catch (cause) {
    if (cause instanceof Failure) return cause
    throw cause
  }
}

function tellFailure({ path, message }: Pick<Failure, "path" | "message">, io: Io): void {
  io.err(escapeControls(`sealwright: ${path === undefined ? "" : `${path}: `}${message}\n`))
}

function print(answers: readonly Answer[], terms: Terms, io: Io): void {
  if (terms.format === "json") {
    io.out(`${printableJson(asJson(answers), 2)}\n`)
    return
  }
  for (const one of answers) {
    if (one.kind === "failure") tellFailure({ path: one.path, message: one.failure.message }, io)
    else if (terms.quiet) io.out(`${one.result.verdict}  ${escapeForDisplay(one.path)}\n`)
    else io.out(summaryText(one.result, summaryOptions(terms, io)))
  }
}

function summaryOptions({ report }: Terms, io: Io) {
  const shown = { colour: io.colour, width: io.columns }
  return report === undefined ? shown : { ...shown, report: report.path }
}

function asJson(answers: readonly Answer[]): unknown {
  const results = answers.map((one) =>
    one.kind === "result" ? one.result : errorJson(one.failure, one.path),
  )
  const [only] = results
  return results.length === 1
    ? only
    : { schema: "sealwright.results/1", verdict: worstVerdict(answers), results }
}

function worstVerdict(answers: readonly Answer[]): Result["verdict"] {
  if (answers.some(({ exit }) => exit === EXIT.failed)) return "TOTAL-FAILED"
  // A path without a result shows nothing, so the whole cannot have passed.
  return answers.every(({ exit }) => exit === EXIT.passed) ? "TOTAL-PASSED" : "INDETERMINATE"
}

function errorJson({ code, message, path }: Failure, named: string): unknown {
  return { schema: "sealwright.error/1", code, path: path ?? named, message }
}
