/** The command line in this process: what it printed, and how it ended. */
import { closeSync, mkdtempSync, openSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Io } from "../../cli/io.ts"
import { main } from "../../cli/main.ts"

export interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** Runs one command line as the program would, without a terminal and without a clock. */
export async function run(argv: readonly string[], more: Partial<Io> = {}): Promise<Ran> {
  let out = ""
  let err = ""
  const exit = await main(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    colour: false,
    progress: false,
    columns: 80,
    now: () => Date.UTC(2026, 5, 1),
    input: (async function* () {})(),
    signal: new AbortController().signal,
    ...more,
  })
  return { exit, out, err }
}

/** Runs with a passphrase on a file descriptor, as `3<file` does in a shell. */
export async function runWith(
  passphrase: string,
  argv: readonly string[],
  more: Partial<Io> = {},
): Promise<Ran> {
  const file = join(mkdtempSync(join(tmpdir(), "sealwright-pass-")), "passphrase")
  writeFileSync(file, `${passphrase}\n`)
  const fd = openSync(file, "r")
  try {
    return await run([...argv, "--passphrase-fd", String(fd)], more)
  } finally {
    closeSync(fd)
  }
}
