/**
 * The command line: finds the command, runs it, and turns whatever happens into an exit code.
 *
 * Failures are told in one sentence on standard error, or as `sealwright.error/1` on
 * standard output when JSON was asked for; a stack trace only ever shows a defect.
 */
import { escapeControls, Failure, printableJson, TOOL_VERSION } from "../core/index.ts"
import { COMMANDS } from "./commands.ts"
import { readArguments, type Command } from "./command.ts"
import { EXIT, exitOfFailure } from "./exit-codes.ts"
import { guardedIo } from "./guarded-io.ts"
import { commandHelp, programHelp } from "./help.ts"
import type { Io } from "./io.ts"
import { nearest } from "./nearest.ts"
import { terminalIo } from "./terminal.ts"

/** Runs one command line. @returns the exit code; never throws. */
export async function main(argv: readonly string[], raw: Io = terminalIo()): Promise<number> {
  const io = guardedIo(raw)
  try {
    return await dispatch(argv, io)
  } catch (cause) {
    return tell(asFailure(cause, io), argv, io)
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [first] = argv
  if (first === undefined) {
    io.err(programHelp(COMMANDS))
    return EXIT.usage
  }
  if (first === "--version") {
    io.out(`sealwright ${TOOL_VERSION}\n`)
    return EXIT.passed
  }
  if (first === "--help" || first === "help") return help(argv.slice(1), io)
  const { command, rest } = commandIn(argv)
  if (rest.includes("--help")) return help([command.name], io)
  return command.run(readArguments(command, rest), io)
}

/** Finds the command by its first one or two words (`verify`, `keys new`). */
function commandIn(argv: readonly string[]): { command: Command; rest: readonly string[] } {
  const [first = "", second = ""] = argv
  const two = COMMANDS.find(({ name }) => name === `${first} ${second}`)
  if (two !== undefined) return { command: two, rest: argv.slice(2) }
  const one = COMMANDS.find(({ name }) => name === first)
  if (one !== undefined) return { command: one, rest: argv.slice(1) }
  const family = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  if (family.length > 0) {
    throw new Failure("USAGE", `"${first}" needs one of: ${family.join(", ")} (sealwright --help)`)
  }
  const guess = nearest(
    first,
    COMMANDS.map(({ name }) => name),
  )
  const hint = guess === undefined ? "" : `; did you mean "${guess}"?`
  throw new Failure("USAGE", `there is no command "${first}"${hint} (sealwright --help)`)
}

function help(words: readonly string[], io: Io): number {
  const name = words.join(" ")
  const command = COMMANDS.find((one) => one.name === name)
  const family = COMMANDS.filter((one) => one.name.startsWith(`${name} `))
  if (command !== undefined) io.out(commandHelp(command))
  else if (name !== "" && family.length > 0) io.out(family.map(commandHelp).join("\n"))
  else io.out(programHelp(COMMANDS))
  return EXIT.passed
}

function asFailure(cause: unknown, io: Io): Failure {
  if (cause instanceof Failure) return cause
  if (io.signal.aborted) return new Failure("INTERRUPTED", "interrupted")
  const told = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  return new Failure("INTERNAL", `a defect of this program, please report it: ${told}`, { cause })
}

function tell(failure: Failure, argv: readonly string[], io: Io): number {
  if (asksForJson(argv)) {
    const { code, path = null, message } = failure
    io.out(`${printableJson({ schema: "sealwright.error/1", code, path, message })}\n`)
  } else {
    const about = failure.path === undefined ? "" : `${failure.path}: `
    io.err(escapeControls(`sealwright: ${about}${failure.message}\n`))
  }
  return exitOfFailure(failure)
}

function asksForJson(argv: readonly string[]): boolean {
  return argv.includes("--format=json") || argv[argv.indexOf("--format") + 1] === "json"
}
