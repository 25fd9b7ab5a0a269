/** Help texts: for the whole program, for one command, and for docs/cli.md. */
import type { Command } from "./command.ts"

const EXITS = [
  ["0", "TOTAL-PASSED, or the work was done"],
  ["1", "TOTAL-FAILED"],
  ["2", "INDETERMINATE"],
  ["64", "the command line does not make sense"],
  ["66", "an input cannot be read, or a trust, policy or key file does not parse"],
  ["70", "a defect of this program"],
  ["73", "the output exists already or cannot be written"],
  ["130", "interrupted"],
] as const

/** Help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  return [
    "Sealwright: does this archived evidence still say what it said, and who vouches for it?",
    "",
    "Usage: sealwright <command> [options]",
    "",
    "Commands:",
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    "",
    "Options:",
    ...columns([
      ["--help", "help, also for one command: sealwright verify --help"],
      ["--version", "version of this program"],
    ]),
    "",
    "Exit codes:",
    ...columns(EXITS),
    "",
    "Nothing here ever uses the network or changes the evidence.",
    "",
  ].join("\n")
}

/** Help of one command. */
export function commandHelp(command: Command): string {
  return [
    command.summary,
    "",
    "Usage:",
    ...command.usage.map((form) => `  sealwright ${form}`),
    "",
    ...(Object.keys(command.options).length === 0 ? [] : ["Options:", ...optionLines(command), ""]),
    "Examples:",
    ...command.examples.flatMap(({ line, says }) => [`  # ${says}`, `  ${line}`]),
    "",
  ].join("\n")
}

/** docs/cli.md, made from the same descriptions. */
export function commandsMarkdown(commands: readonly Command[]): string {
  const fenced = (text: string) => ["```text", text.trimEnd(), "```", ""]
  return [
    "# The command line",
    "",
    "Made from the command descriptions in `cli/`; `npm run docs` renews it.",
    "",
    ...fenced(programHelp(commands)),
    ...commands.flatMap((command) => [`## ${command.name}`, "", ...fenced(commandHelp(command))]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n")
}

function optionLines({ options }: Command): readonly string[] {
  return columns(
    Object.entries(options).map(([name, { takes, says }]) => [
      takes === undefined ? `--${name}` : `--${name} ${takes}`,
      says,
    ]),
  )
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
