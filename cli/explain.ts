/** `explain`: what a finding code means, in full. */
import { CHECKS, Failure, FINDING_CODES, type CodeEntry } from "../core/index.ts"
import type { Command } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import { nearest } from "./nearest.ts"

export const explain: Command = {
  name: "explain",
  summary:
    "Say what a finding code or a check means, what else it may be, and what would settle it.",
  usage: ["explain CODE"],
  takes: { least: 0, most: 1 },
  options: {},
  examples: [
    { line: "sealwright explain HASH_FAILURE", says: "one code" },
    { line: "sealwright explain", says: "the list of codes" },
  ],
  run: (given, io) => {
    const [word] = given.operands
    io.out(word === undefined ? list() : one(word))
    return Promise.resolve(EXIT.passed)
  },
}

function one(word: string): string {
  const code = codeEntry(word.toUpperCase())
  if (code !== undefined) {
    const weighs = {
      broken: "fails its check",
      doubtful: "leaves its check open",
      noted: "is told and weighs nothing",
    }[code.severity]
    return [
      `${word.toUpperCase()} (${code.severity}: ${weighs})`,
      "",
      code.says,
      "",
      `May also be:    ${code.mayAlsoBe}`,
      `To settle it:   ${code.resolve}`,
      `Source:         ${code.source}`,
      "",
    ].join("\n")
  }
  const check = Object.entries(CHECKS).find(([id]) => id === word)?.[1]
  if (check !== undefined) return `${word} (${check.statement})\n\n${check.asks}\n`
  const guess = nearest(word.toUpperCase(), Object.keys(FINDING_CODES))
  const hint = guess === undefined ? "" : `; did you mean ${guess}?`
  throw new Failure("USAGE", `explain: there is no code or check "${word}"${hint}`)
}

function codeEntry(word: string): CodeEntry | undefined {
  return Object.entries<CodeEntry>(FINDING_CODES).find(([code]) => code === word)?.[1]
}

function list(): string {
  const width = Math.max(...Object.keys(FINDING_CODES).map(({ length }) => length))
  return Object.entries<CodeEntry>(FINDING_CODES)
    .map(([code, { severity, says }]) => `${code.padEnd(width)}  ${severity.padEnd(8)}  ${says}\n`)
    .join("")
}
