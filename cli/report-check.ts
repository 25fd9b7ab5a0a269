/** `report check`: is this report what a pinned examiner signed, and is its result whole? */
import { checkReport, Failure, printableJson, reportCheckText, LANGUAGES } from "../core/index.ts"
import { readOwnFile } from "../core/node/index.ts"
import type { Command } from "./command.ts"
import { exitOfVerdict } from "./exit-codes.ts"
import { readTerms } from "./terms.ts"
import { TRUST_OPTIONS } from "./trust-options.ts"

export const reportCheck: Command = {
  name: "report check",
  summary: "Check a report that was handed over: its signature, its signer and the result in it.",
  usage: ["report check REPORT.pdf [--trust T.json] [options]", "report check RESULT.json"],
  takes: { least: 1, most: 1 },
  options: {
    trust: {
      takes: "FILE",
      says: "keys that were pinned (without it, nobody is known to have signed)",
    },
    ...TRUST_OPTIONS,
    policy: { takes: "FILE", says: "which algorithms are allowed (default: built in)" },
    at: { takes: "TIME", says: "instant at which the key is judged, RFC 3339 (default: now)" },
    format: { takes: "text|json", says: "what to print on standard output (default: text)" },
    language: { takes: "en|de", says: "language of the text (default: en)" },
    engine: {
      takes: "native|portable|both",
      says: "which implementations compute (default: native)",
    },
  },
  examples: [
    {
      line: "sealwright report check report.pdf --trust trust.json",
      says: "is it what the examiner signed? That the verdict is right is shown by verify",
    },
  ],
  run: async (given, io) => {
    const [path = ""] = given.operands
    if (path === "") throw new Failure("USAGE", "report check: the path is empty")
    const language = LANGUAGES.find((one) => one === (given.text("language") ?? "en"))
    if (language === undefined) throw new Failure("USAGE", "--language must be en or de")
    const { examination, format } = await readTerms(given, io)
    const bytes = readOwnFile(path, "the report")
    const { parseReportFile } = await import("../core/pdf/index.ts")
    const check = checkReport({ path, bytes, parts: parseReportFile(bytes) }, examination)
    if (format === "json") io.out(`${printableJson(check, 2)}\n`)
    else io.out(reportCheckText(check, { colour: io.colour, width: io.columns, language }))
    return exitOfVerdict(check.verdict)
  },
}
