/**
 * What a command is: its words, its options and what it does.
 *
 * Help, docs/cli.md and the parsing of arguments all come from this one description,
 * so that none can say something else than the others.
 */
import { parseArgs } from "node:util"
import { Failure } from "../core/index.ts"
import type { Io } from "./io.ts"
import { nearest } from "./nearest.ts"

export interface OptionSpec {
  /** Name of the value in help, such as `FILE`; absent for a switch. */
  readonly takes?: string
  /** May be given more than once. */
  readonly many?: boolean
  /** One line of help. */
  readonly says: string
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Forms of use, without the program's name. */
  readonly usage: readonly string[]
  /** Least and greatest number of arguments that are not options. */
  readonly takes: { readonly least: number; readonly most: number }
  readonly options: Readonly<Record<string, OptionSpec>>
  /** At least one whole command line with what it is for. */
  readonly examples: readonly { readonly line: string; readonly says: string }[]
  /** Returns the exit code; throws Failure when the work could not be done. */
  run(given: Given, io: Io): Promise<number>
}

/** Arguments as given, checked against a command's description. */
export interface Given {
  readonly operands: readonly string[]
  readonly text: (option: string) => string | undefined
  readonly texts: (option: string) => readonly string[]
  readonly isSet: (option: string) => boolean
}

/**
 * Reads arguments by a command's description.
 *
 * @throws Failure USAGE for an unknown option (naming the nearest known one), a missing
 *   or repeated value, or a wrong number of operands.
 */
export function readArguments(command: Command, argv: readonly string[]): Given {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(command.options).map(([name, { takes }]) => [
        name,
        { type: takes === undefined ? ("boolean" as const) : ("string" as const), multiple: true },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== "option") continue
    checkOption(command, token)
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""])
  }
  checkOperands(command, positionals)
  return {
    operands: positionals,
    text: (option) => values.get(option)?.[0],
    texts: (option) => values.get(option) ?? [],
    isSet: (option) => values.has(option),
  }

  function checkOption(
    of: Command,
    token: { name: string; rawName: string; value?: string | undefined },
  ) {
    const spec = Object.hasOwn(of.options, token.name) ? of.options[token.name] : undefined
    if (spec === undefined) throw unknownOption(of, token.rawName)
    if (spec.takes === undefined && token.value !== undefined) {
      throw usage(of, `${token.rawName} takes no value`)
    }
    if (spec.takes !== undefined && (token.value ?? "") === "") {
      throw usage(of, `${token.rawName} needs a value (${spec.takes})`)
    }
    if (values.has(token.name) && spec.many !== true) {
      throw usage(of, `${token.rawName} is given twice`)
    }
  }
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const { least, most } = command.takes
  if (operands.length < least) {
    throw usage(command, `something is missing: ${String(command.usage[0])}`)
  }
  const tooMany = operands[most]
  if (tooMany !== undefined) throw usage(command, `"${tooMany}" is one argument too many`)
}

function unknownOption(command: Command, rawName: string): Failure {
  const known = ["--help", ...Object.keys(command.options).map((name) => `--${name}`)]
  const guess = nearest(rawName, known)
  return usage(
    command,
    `there is no option ${rawName}${guess === undefined ? "" : `; did you mean ${guess}?`}`,
  )
}

function usage(command: Command, message: string): Failure {
  return new Failure("USAGE", `${command.name}: ${message} (sealwright ${command.name} --help)`)
}
