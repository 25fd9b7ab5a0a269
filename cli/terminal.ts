/** The real terminal behind `Io`: standard streams, colours, columns, Ctrl-C. */
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
  // A reader that closes the pipe early (`| head`) is no reason for a stack trace.
  process.stdout.on("error", () => undefined)
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
