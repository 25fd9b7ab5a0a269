/** The built program, keys and a folder to work in, for faults that only a process of its own can meet. */
import { spawn, type SpawnOptions } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { toBase64 } from "../../core/base/index.ts"
import { EXPORTER, writeFiles, type Files } from "../support/evidence.ts"
import { copyHouse } from "../support/house-copy.ts"
import { privateKey } from "../support/reference-bag.ts"

export interface Program {
  /** The built command. */
  readonly start: string
  readonly remove: () => void
}

/** Builds the program from these very sources, apart from whatever else is being built. */
export async function builtProgram(): Promise<Program> {
  const copy = copyHouse()
  const { code, stderr } = await copy.run("config/build.mjs", [])
  if (code !== 0) throw new Error(`the program could not be built: ${stderr}`)
  return { start: join(copy.root, "dist", "start.js"), remove: copy.remove }
}

export interface Workplace {
  readonly folder: string
  readonly at: (...names: readonly string[]) => string
  /** The exporter's key, in clear, for nobody waits 200 times for a passphrase. */
  readonly key: string
  /** Pins that key as an exporter's. */
  readonly trust: string
  readonly remove: () => void
}

/** A folder with a key and the trust file that goes with it. */
export function makeWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-faults-"))
  const at = (...names: readonly string[]): string => join(folder, ...names)
  // EXPORTER is the key of this seed (test/support/evidence.ts).
  const key = privateKey(new Uint8Array(32).fill(1)).export({ format: "pem", type: "pkcs8" })
  writeFileSync(at("exporter.key"), key)
  writeFileSync(at("trust.json"), trustText())
  return {
    folder,
    at,
    key: at("exporter.key"),
    trust: at("trust.json"),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function trustText(): string {
  const { algorithm, spki } = EXPORTER.publicKey
  const roles = ["exporter"]
  const pin = { id: "acme", algorithm, publicKey: toBase64(spki), subject: "Acme", roles }
  return JSON.stringify({ schema: "sealwright.trust/1", keys: [pin] })
}

/** Writes files below a new folder. */
export function putFiles(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true })
  writeFiles(folder, files)
  return folder
}

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
}

/** A process under way: what it printed so far, and how it ends. */
export interface Running {
  readonly isUnderWay: () => boolean
  /** Calls back with what is printed to standard output. */
  readonly onOut: (listen: (piece: string) => void) => void
  /** Types into standard input. */
  readonly type: (text: string) => void
  readonly kill: (signal: NodeJS.Signals) => void
  readonly pid: number
  readonly ended: Promise<Ended>
}

export function launch(command: readonly string[], options: SpawnOptions = {}): Running {
  const [program = "", ...args] = command
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options })
  const said = { out: "", err: "" }
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => (said.out += piece))
  child.stderr?.setEncoding("utf8").on("data", (piece: string) => (said.err += piece))
  const { promise, resolve, reject } = Promise.withResolvers<Ended>()
  child.on("error", reject)
  child.on("close", (code, signal) => {
    resolve({ code, signal, ...said })
  })
  return {
    onOut: (listen) => child.stdout?.on("data", listen),
    type: (text) => child.stdin?.write(text),
    isUnderWay: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => child.kill(signal),
    pid: child.pid ?? 0,
    ended: promise,
  }
}
