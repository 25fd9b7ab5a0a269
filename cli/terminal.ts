/** The real terminal behind `Io`: standard streams, colours, columns, Ctrl-C. */
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"

/** Connects the commands to this process's streams. */
export function terminalIo(): Io {
  const interrupt = new AbortController()
  process.once("SIGINT", () => {
    interrupt.abort()
  })
  process.once("SIGTERM", () => {
    interrupt.abort()
  })
  // A closed window must not cut a seal short.
  process.once("SIGHUP", () => {
    interrupt.abort()
  })
  process.stdout.on("error", tellOfOutput)
  // Nobody is left to be told; the exit code still says how it went.
  process.stderr.on("error", () => undefined)
  const noColour = (process.env["NO_COLOR"] ?? "") !== ""
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colour: process.stdout.isTTY && !noColour && process.env["TERM"] !== "dumb",
    progress: process.stderr.isTTY && process.env["TERM"] !== "dumb",
    columns: process.stdout.isTTY ? process.stdout.columns : 80,
    now: () => Date.now(),
    input: process.stdin,
    signal: interrupt.signal,
  }
}

/**
 * A reader that closes the pipe early (`| head`) has what it wanted, but half an answer on a
 * full disk must not pass for a whole one.
 */
function tellOfOutput(cause: Error & { readonly code?: string }): void {
  if (cause.code === "EPIPE") return
  process.stderr.write(`sealwright: standard output cannot be written: ${String(cause.code)}\n`)
  process.once("exit", () => {
    process.exitCode = EXIT.output
  })
}
