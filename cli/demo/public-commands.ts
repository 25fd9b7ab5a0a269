/**
 * The demo's hands: the same commands that a person types, read by the same descriptions.
 *
 * The demo has no shortcut into the verifier; whatever it shows, the command line can show.
 */
import { closeSync, openSync } from "node:fs"
import { Failure, type Result } from "../../core/index.ts"
import { readArguments, type Command } from "../command.ts"
import { EXIT } from "../exit-codes.ts"
import type { Io } from "../io.ts"
import { verify } from "../verify.ts"
import { quoted } from "./place.ts"

export interface PublicCommands {
  /** Runs a command that must do its work. @returns what it printed. */
  run(command: Command, ...argv: readonly string[]): Promise<string>
  /** The same for a command that opens or makes a key. */
  runWithKey(command: Command, ...argv: readonly string[]): Promise<string>
  /** Verifies one path, whatever the verdict. */
  verify(path: string, ...argv: readonly string[]): Promise<Verified>
  /** Every command so far as one would type it, without the program's name. */
  history(): readonly string[]
}

export interface Verified {
  /** What `verify --format json` printed. */
  readonly json: string
  readonly result: Result
}

/** @param passphraseFile - Its first line opens every key of the demo. */
export function makePublicCommands(io: Io, passphraseFile: string): PublicCommands {
  const history: string[] = []
  const attempt = async (command: Command, argv: readonly string[]) => {
    let out = ""
    const silent: Io = {
      ...io,
      out: (text) => {
        out += text
      },
      err: () => undefined,
      colour: false,
      progress: false,
    }
    const exit = await command.run(readArguments(command, argv), silent)
    return { exit, out }
  }
  const withKey = async (command: Command, argv: readonly string[]) => {
    // A descriptor is read once, so every command gets its own.
    const fd = openSync(passphraseFile, "r")
    history.push(`${typed(command, argv)} --passphrase-fd 3 3<${quoted(passphraseFile)}`)
    try {
      return await attempt(command, [...argv, "--passphrase-fd", String(fd)])
    } finally {
      closeSync(fd)
    }
  }
  return {
    run: async (command, ...argv) => {
      history.push(typed(command, argv))
      return done(command, await attempt(command, argv))
    },
    runWithKey: async (command, ...argv) => done(command, await withKey(command, argv)),
    verify: async (path, ...argv) => {
      const words = [path, "--format", "json", ...argv]
      const signs = argv.includes("--key")
      if (!signs) history.push(typed(verify, words))
      const { out: json } = await (signs ? withKey : attempt)(verify, words)
      // Our own output for one path that could be examined; all else was thrown.
      return { json, result: JSON.parse(json) as Result }
    },
    history: () => history,
  }
}

function typed({ name }: Command, argv: readonly string[]): string {
  return [name, ...argv.map(quoted)].join(" ")
}

function done({ name }: Command, { exit, out }: { exit: number; out: string }): string {
  if (exit === EXIT.passed) return out
  throw new Failure("INTERNAL", `the demo's own call of "${name}" ended with ${exit}`)
}
