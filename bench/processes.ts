/**
 * Whole processes: how long does one take from start to exit, and how much memory?
 *
 * Time is taken around the process; processor time and memory are the operating system's
 * own account of it, through GNU time where that is installed. Without it, memory is the
 * peak that Linux shows of the first process while it runs, and elsewhere it is unknown.
 */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Writable } from "node:stream"

export interface Command {
  readonly name: string
  readonly line: readonly [string, ...string[]]
  /** Folder in which it runs; ours when absent. */
  readonly cwd?: string
  /** What it reads from file descriptor 3. */
  readonly secret?: string
}

export interface Run {
  readonly wallMs: number
  /** Processor time in user and system mode, of all its processes; `undefined` when unknown. */
  readonly cpuMs: number | undefined
  /** Largest resident memory of any one of its processes; `undefined` when unknown. */
  readonly peakBytes: number | undefined
}

/**
 * Runs a command to its end; what it prints to standard output is thrown away.
 *
 * @throws Error when it cannot be started or does not exit with 0: no figure is better than
 *   the figure of something that did not do its work.
 */
export async function run(command: Command): Promise<Run> {
  if (!hasGnuTime()) return runWatched(command)
  const line = ["time", "-f", "%U %S %M", "-o", ACCOUNT, ...command.line] as const
  const wallMs = await wallOf({ ...command, line })
  return { wallMs, ...readAccount() }
}

/** Where GNU time writes; gone when we are, however that happens. */
const ACCOUNT = join(tmpdir(), `sealwright-bench-${process.pid}.time`)
process.once("exit", () => {
  rmSync(ACCOUNT, { force: true })
})

let gnuTime: boolean | undefined

/** True where the program `time` is the one of GNU. */
export function hasGnuTime(): boolean {
  gnuTime ??= /GNU/.test(spawnSync("sh", ["-c", "command time --version 2>&1"]).stdout.toString())
  return gnuTime
}

function readAccount(): Omit<Run, "wallMs"> {
  const [user = Number.NaN, system = Number.NaN, peakKiB = Number.NaN] = readFileSync(
    ACCOUNT,
    "utf8",
  )
    .trim()
    .split(" ")
    .map(Number)
  return { cpuMs: 1000 * (user + system), peakBytes: 1024 * peakKiB }
}

const WATCH_MS = 10

/** Follows the peak that Linux shows of the first process while it runs. */
async function runWatched(command: Command): Promise<Run> {
  let pid: number | undefined
  let peakBytes: number | undefined
  const timer = setInterval(() => {
    peakBytes = peakOf(pid) ?? peakBytes
  }, WATCH_MS)
  try {
    const wallMs = await wallOf(command, (started) => {
      pid = started
    })
    return { wallMs, cpuMs: undefined, peakBytes }
  } finally {
    clearInterval(timer)
  }
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8")
    const peakKiB = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
    return peakKiB === undefined ? undefined : 1024 * Number(peakKiB)
  } catch {
    return undefined
  }
}

/** Milliseconds from the start of a process to its exit. */
async function wallOf(
  { name, line, cwd, secret = "" }: Command,
  onStart: (pid: number | undefined) => void = () => undefined,
): Promise<number> {
  const [program, ...args] = line
  const begin = performance.now()
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  })
  onStart(child.pid)
  let end = begin
  let complaint = ""
  child.once("exit", () => (end = performance.now()))
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-2000)
  })
  const secrets = child.stdio[3] as Writable // the third of the pipes asked for above
  // A command that reads no secret may be gone before it is written.
  secrets.on("error", () => undefined).end(secret)
  const [code] = (await once(child, "close")) as [number | null]
  if (code !== 0) throw new Error(`${name} exited with ${String(code)}: ${complaint.trim()}`)
  return end - begin
}
