/**
 * `npm run bench`: how fast is `sealwright verify`, and how much memory does it take, beside
 * the programs that people use today?
 *
 * It measures and prints; bench/RESULTS.md says what came out once. No test reads a clock.
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { chainTable, measureChains } from "./certificates.ts"
import { makeBag, makeKey, trustFile, type Bench } from "./evidence.ts"
import { inTurn, median, tableOf, type Timed } from "./figures.ts"
import { peersFor } from "./peers.ts"
import { desktopTable } from "./desktop.ts"
import { timelineTable } from "./timeline.ts"
import { hasGnuTime, type Command } from "./processes.ts"

const START = join(dirname(dirname(fileURLToPath(import.meta.url))), "dist", "start.js")
const MIB = 1024 * 1024

const USAGE = `npm run bench -- [--keep DIR] [--runs N] [--only PART]

  --keep DIR   make the evidence in DIR and leave it there, for the next measurement
  --runs N     counted runs of each command (default: 5)
  --only PART  measure only large, tiny, log (bags), timeline (its index), certificates or
               desktop (the window in Chromium)`

const PARTS = {
  large: measureLarge,
  tiny: measureTiny,
  log: measureLogs,
  timeline: measureTimeline,
  certificates: measureCertificates,
  desktop: measureDesktop,
} as const

const { values } = parseArgs({
  options: {
    keep: { type: "string" },
    runs: { type: "string", default: "5" },
    only: { type: "string" },
    help: { type: "boolean", default: false },
  },
})

async function main(): Promise<void> {
  const rounds = Number(values.runs)
  const parts = Object.entries(PARTS).filter(([name]) => (values.only ?? name) === name)
  if (!Number.isSafeInteger(rounds) || rounds < 1 || parts.length === 0) {
    console.error(USAGE)
    process.exitCode = 64
    return
  }

  const folder = openFolder(values.keep)
  const bench: Bench = { folder, sealwright: [process.execPath, START] }
  console.log(`${machine()}\n\nThe evidence is made in ${folder}: at most 5 GiB for some minutes.`)
  // What was begun is cleared away, whoever ends it.
  const clear = (): void => {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true })
  }
  process.once("SIGINT", () => {
    clear()
    process.exit(130)
  })
  try {
    await makeKey(bench)
    for (const [, measure] of parts) await measure(bench, rounds)
  } finally {
    clear()
  }
}

function openFolder(keep: string | undefined): string {
  if (keep === undefined) return mkdtempSync(join(tmpdir(), "sealwright-bench-"))
  mkdirSync(keep, { recursive: true })
  return resolve(keep)
}

/** The bag of the issue: twenty thousand small files and two large ones, beside its peers. */
async function measureLarge(bench: Bench, rounds: number): Promise<void> {
  const payload = [
    { count: 20_000, bytes: 16 * 1024 },
    { count: 2, bytes: 1024 * MIB },
  ]
  const { bag, sealed } = await makeBag(bench, { name: "large", payload })
  heading("20,000 files of 16 KiB and 2 of 1 GiB, in page cache")
  if (sealed !== undefined) console.log(`Sealing it took ${(sealed.wallMs / 1000).toFixed(1)} s.\n`)
  const peers = peersFor(bench, bag)
  for (const { command, version } of peers) console.log(`- ${version ?? `${command.name}: absent`}`)
  console.log("")
  const present = peers.filter(({ version }) => version !== undefined)
  const commands = [verify(bench, bag), ...present.map(({ command }) => command)]
  print(await inTurn(commands, rounds))
}

/** Ten small files: what is left is the start of the program. */
async function measureTiny(bench: Bench, rounds: number): Promise<void> {
  const { bag } = await makeBag(bench, { name: "tiny", payload: [{ count: 10, bytes: 1024 }] })
  heading("10 files of 1 KiB")
  const node: Command = { name: "Node alone", line: [process.execPath, "--eval", ""] }
  const bagit = peersFor(bench, bag).filter(({ version }) => version?.startsWith("bagit-python"))
  const commands = [verify(bench, bag), node, ...bagit.map(({ command }) => command)]
  print(await inTurn(commands, 3 * rounds))
}

/** What paths cost where one chain signed everything. */
function measureCertificates(_bench: Bench, rounds: number): Promise<void> {
  heading("10,000 signatures under one chain")
  console.log(chainTable(measureChains(rounds)))
  return Promise.resolve()
}

const LOGS = [
  { events: 100_000, records: 20_000 },
  { events: 1_000_000, records: 200_000 },
  // The most that the states of objects can take: every event is of another one.
  { events: 1_000_000, records: 1_000_000 },
]

/** Chain, tree and custody of long logs; there is no peer that reads them. */
async function measureLogs(bench: Bench, rounds: number): Promise<void> {
  for (const plan of LOGS) {
    const { events, records } = plan
    const name = `log-${events}-${records}`
    const payload = [{ count: 1, bytes: 1024 }]
    const { bag, sealed } = await makeBag(bench, { name, payload, events: plan })
    heading(`${events.toLocaleString("en")} events over ${records.toLocaleString("en")} records`)
    if (sealed !== undefined) {
      const peak = sealed.peakBytes === undefined ? "unknown" : (sealed.peakBytes / 1e6).toFixed(0)
      console.log(`Sealing: ${(sealed.wallMs / 1000).toFixed(1)} s, peak ${peak} MB, one run.\n`)
    }
    const timed = await inTurn([verify(bench, bag)], rounds)
    print(timed)
    const wallMs = median((timed[0]?.runs ?? []).map((run) => run.wallMs))
    console.log(`\n${Math.round(events / (wallMs / 1000)).toLocaleString("en")} events a second.`)
  }
}

/** A million events, by 97 people over 200,000 records. */
async function millionEvents(bench: Bench): Promise<string> {
  const events = { events: 1_000_000, records: 200_000 }
  const payload = [{ count: 1, bytes: 1024 }]
  const { bag } = await makeBag(bench, { name: "log-1000000-200000", payload, events })
  return bag
}

/** What the desktop does with a million events after the verdict. */
async function measureTimeline(bench: Bench, rounds: number): Promise<void> {
  const bag = await millionEvents(bench)
  heading("The timeline of 1,000,000 events over 200,000 records")
  console.log(await timelineTable(join(bag, "custody", "events.jsonl"), bench.folder, rounds))
}

/** The window over long lists. */
async function measureDesktop(bench: Bench, rounds: number): Promise<void> {
  const payload = [{ count: 100_000, bytes: 64 }]
  const { bag: files } = await makeBag(bench, { name: "files-100000", payload })
  const events = await millionEvents(bench)
  const { folder } = bench
  // Each of them changes how many rows fit, so that the answer can be told from the one before.
  const searches = [
    { text: "case-1234", rows: 555 },
    { text: "platform", rows: 1_000_000 },
    { text: "person-3", rows: 113_400 },
  ]
  heading("The window of the desktop")
  const plan = { events, searches, files, trust: trustFile(bench), folder, rounds }
  console.log(await desktopTable(plan))
  console.log(
    `\nLoad after it: ${loadavg()
      .map((value) => value.toFixed(2))
      .join(" ")}.`,
  )
}

/** `sealwright verify` of a bag with the key pinned; it must answer TOTAL-PASSED, exit status 0. */
function verify(bench: Bench, bag: string): Command {
  const line = [...bench.sealwright, "verify", bag, "--trust", trustFile(bench)] as const
  return { name: "sealwright verify", line }
}

function heading(text: string): void {
  console.log(`\n## ${text}\n`)
}

function print(timed: readonly Timed[]): void {
  const load = loadavg().map((value) => value.toFixed(2))
  console.log(`${tableOf(timed)}\n\nLoad after it: ${load.join(" ")}.`)
}

function machine(): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  const processor = `${availableParallelism()} cores of ${cpus()[0]?.model ?? "an unknown processor"}`
  const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout
  const peak = hasGnuTime() ? "GNU time" : "VmHWM while it runs, first process only"
  return [
    `- ${new Date().toISOString().slice(0, 10)}, commit ${commit.trim() || "unknown"}`,
    `- ${process.platform} ${process.arch}, ${processor}, ${memory}`,
    `- Node ${process.versions.node}, OpenSSL ${process.versions.openssl}`,
    `- wall, processor and memory of whole processes (memory by ${peak}), median (least–most)`,
    `- load before: ${loadavg()
      .map((value) => value.toFixed(2))
      .join(" ")}`,
  ].join("\n")
}

if (values.help) console.log(USAGE)
else await main()
