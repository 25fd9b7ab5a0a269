/**
 * The evidence that is measured: made again from a seed, byte for byte, and sealed by the
 * program itself.
 */
import { createCipheriv, createHash } from "node:crypto"
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { makeEvents, type EventPlan } from "./events.ts"
import { run } from "./processes.ts"

const SEED = "sealwright bench 1"
/** Of no use to anybody: the keys live and die with the measurement. */
const PASSPHRASE = "a key for measuring, and for nothing else\n"
/** An instant to state as the time of sealing, so that the bags are the same every time. */
const SEALED_AT = "2026-11-21T00:00:00Z"

/** Files of equal size. */
interface Files {
  readonly count: number
  readonly bytes: number
}

export interface BagPlan {
  /** Name of the bag's folder. */
  readonly name: string
  readonly payload: readonly Files[]
  readonly events?: EventPlan
}

export interface Bench {
  /** Folder in which everything lies. */
  readonly folder: string
  /** The command line that starts the program under measurement. */
  readonly sealwright: readonly [string, ...string[]]
}

export function trustFile({ folder }: Bench): string {
  return join(folder, "trust.json")
}

/** Makes the key that seals and pins it. */
export async function makeKey({ folder, sealwright }: Bench): Promise<void> {
  const key = join(folder, "bench.key")
  if (existsSync(key)) return
  const make = [...sealwright, "keys", "new", "--out", key, "--passphrase-fd", "3"] as const
  await run({ name: "keys new", line: make, secret: PASSPHRASE })
  const pin = ["keys", "pin", `${key}.pub`, "--subject", "Bench", "--role", "exporter"]
  await run({
    name: "keys pin",
    line: [...sealwright, ...pin, "--trust", join(folder, "trust.json")],
  })
}

/**
 * Makes a bag of this plan, unless the folder has it from an earlier measurement.
 *
 * @returns Its path, and how long sealing took when it was sealed now.
 */
export async function makeBag(bench: Bench, plan: BagPlan) {
  const bag = join(bench.folder, plan.name)
  if (existsSync(bag)) return { bag, sealed: undefined }
  const source = join(bench.folder, `${plan.name}.source`)
  const events = join(bench.folder, `${plan.name}.events.jsonl`)
  plan.payload.forEach((files, index) => {
    writeFiles(join(source, String(index)), files)
  })
  if (plan.events !== undefined) makeEvents(events, plan.events)
  const withEvents = plan.events === undefined ? [] : ["--events", events]
  const key = ["--key", join(bench.folder, "bench.key"), "--passphrase-fd", "3"]
  const seal = ["seal", source, "--out", bag, "--at", SEALED_AT, ...withEvents, ...key]
  const line = [...bench.sealwright, ...seal] as const
  const sealed = await run({ name: `seal ${plan.name}`, line, secret: PASSPHRASE })
  rmSync(source, { recursive: true })
  rmSync(events, { force: true })
  return { bag, sealed }
}

const IN_ONE_FOLDER = 100

/** Writes files in folders of a hundred, every one with bytes of its own. */
function writeFiles(folder: string, { count, bytes }: Files): void {
  for (let index = 0; index < count; index += 1) {
    const inside = join(folder, String(Math.floor(index / IN_ONE_FOLDER)).padStart(3, "0"))
    if (index % IN_ONE_FOLDER === 0) mkdirSync(inside, { recursive: true })
    writeFile(join(inside, `${String(index).padStart(6, "0")}.bin`), bytes, `${bytes}/${index}`)
  }
}

const ZEROS = new Uint8Array(4 * 1024 * 1024)

/** Fills a file with the key stream that AES-256 gives for the seed and the file's name. */
function writeFile(path: string, bytes: number, name: string): void {
  const key = createHash("sha256").update(`${SEED}/${name}`).digest()
  const stream = createCipheriv("aes-256-ctr", key, new Uint8Array(16))
  const fd = openSync(path, "wx")
  try {
    for (let done = 0; done < bytes;) {
      const piece = stream.update(ZEROS.subarray(0, Math.min(ZEROS.length, bytes - done)))
      writeSync(fd, piece)
      done += piece.length
    }
  } finally {
    closeSync(fd)
  }
}
