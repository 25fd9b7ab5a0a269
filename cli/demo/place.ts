/**
 * Where the demo writes: a folder of its own, never one that exists; and what it calls
 * this program in the commands it prints.
 */
import { mkdir } from "node:fs/promises"
import { basename, join, relative } from "node:path"
import { Failure } from "../../core/index.ts"
import { systemReason } from "../../core/node/index.ts"

const DEFAULT = "sealwright-demo"
/** After so many demos side by side it is time to ask. */
const MOST_DEMOS = 1000

/** Paths of everything the demo leaves, as the commands take them from the current folder. */
export interface Layout {
  readonly folder: string
  readonly readme: string
  readonly keys: string
  readonly passphrase: string
  readonly exporterKey: string
  readonly archivistKey: string
  readonly examinerKey: string
  readonly strangerKey: string
  readonly trust: string
  readonly source: string
  readonly events: string
  readonly bag: string
  readonly archive: string
  readonly tampered: string
  readonly results: string
  readonly reports: string
  readonly passedReport: string
  readonly failedReport: string
}

export function layoutIn(folder: string): Layout {
  const at = (...names: readonly string[]): string => join(folder, ...names)
  return {
    folder,
    readme: at("README.txt"),
    keys: at("keys"),
    passphrase: at("keys", "passphrase.txt"),
    exporterKey: at("keys", "exporter.key"),
    archivistKey: at("keys", "archivist.key"),
    examinerKey: at("keys", "examiner.key"),
    strangerKey: at("keys", "stranger.key"),
    trust: at("trust.json"),
    source: at("export"),
    events: at("events.jsonl"),
    bag: at("fund-2025.bag"),
    archive: at("fund-2025.zip"),
    tampered: at("tampered"),
    results: at("results"),
    reports: at("reports"),
    passedReport: at("reports", "passed.pdf"),
    failedReport: at("reports", "failed.pdf"),
  }
}

/**
 * Makes the folder: the one that was named, or the first free one of the default's names.
 *
 * @throws Failure UNWRITABLE when the named folder exists or cannot be made.
 */
export async function makeFolder(named: string | undefined): Promise<string> {
  if (named !== undefined) {
    if (await isMade(named)) return named
    const message = "exists already and is never overwritten; choose another name"
    throw new Failure("UNWRITABLE", message, { path: named })
  }
  if (await isMade(DEFAULT)) return DEFAULT
  for (let number = 2; number <= MOST_DEMOS; number += 1) {
    const folder = `${DEFAULT}-${number}`
    if (await isMade(folder)) return folder
  }
  throw new Failure("UNWRITABLE", "every name for a demo is taken; choose one with --out")
}

/** @returns false when something has that name. */
async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined
    if (code === "EEXIST") return false
    const reason =
      code === "ENOENT" ? "the folder it should lie in does not exist" : systemReason(cause)
    throw new Failure("UNWRITABLE", `cannot be made: ${reason}`, { path: folder, cause })
  }
}

/** How this program was started, so that printed commands work as they are. */
export function programName(): string {
  // Inside an npm script or npx the command is found by npx, and perhaps not without it.
  if (process.env["npm_lifecycle_event"] !== undefined) return "npx sealwright"
  const started = process.argv[1] ?? ""
  if (!/\.[cm]?[jt]s$/.test(started)) return basename(started) || "sealwright"
  return `node ${quoted(relative(process.cwd(), started))}`
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
