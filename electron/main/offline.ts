/**
 * Offline, enforced: every way from this thread to the network, to another program or to
 * foreign machine code is a refusal from here on.
 *
 * The first import of every process and thread of the app; importing it does it. The classes
 * at the bottom are closed (`net.Socket.prototype.connect` and its like), so that whoever took
 * a function before this file was loaded is refused too, and the functions above them are
 * replaced, so that the refusal comes at once and by its name. Nothing can be put back.
 *
 * This binds code that does not try to break out, such as a package that one day phones home.
 * Machine code could still make system calls: against that, docs/desktop.md says what the
 * operating system can add.
 */
import { createRequire, syncBuiltinESMExports } from "node:module"
import type { WorkerOptions } from "node:worker_threads"
import { OfflineRefusal } from "./offline-refusal.ts"

type Exports = Record<string, unknown>

/** Modules, and which of their functions only look at text and may stay. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  net: ["isIP", "isIPv4", "isIPv6"],
  tls: [],
  dgram: [],
  dns: [],
  "dns/promises": [],
  http: ["validateHeaderName", "validateHeaderValue"],
  https: [],
  http2: ["getDefaultSettings", "getPackedSettings", "getUnpackedSettings"],
  child_process: [],
  cluster: [],
  inspector: ["url"],
  "inspector/promises": ["url"],
}

/** Classes and their methods that reach outside; an empty list means every method. */
const CLASSES: readonly (readonly [module: string, name: string, methods: readonly string[]])[] = [
  ["net", "Socket", ["connect"]],
  ["net", "Server", ["listen"]],
  ["dgram", "Socket", ["bind", "connect", "send", "sendto", "addMembership"]],
  ["dns", "Resolver", []],
  ["dns/promises", "Resolver", []],
  ["child_process", "ChildProcess", ["spawn"]],
  ["http", "Agent", ["createConnection", "createSocket"]],
  ["https", "Agent", ["createConnection"]],
]

const GLOBALS = ["fetch", "WebSocket", "EventSource"]
/** Node's own way to what the modules above are made of, and to machine code. */
const PROCESS = ["binding", "dlopen"]

const load = createRequire(import.meta.url)

function goOffline(): void {
  // These are made of sockets when they are first touched; afterwards they need no more.
  for (const stream of ["stdin", "stdout", "stderr"] as const) Reflect.get(process, stream)
  for (const [name, kept] of Object.entries(MODULES)) closeModule(name, new Set(kept))
  for (const [module, name, methods] of CLASSES) closeClass(module, name, methods)
  for (const name of GLOBALS) put(globalThis, name, refusal(name))
  for (const name of PROCESS) put(process, name, refusal(`process.${name}`))
  startThreadsOffline()
  syncBuiltinESMExports()
}

/** Every function but the kept ones; names of classes begin with a capital. */
function closeModule(module: string, kept: ReadonlySet<string>): void {
  const exports = load(`node:${module}`) as Exports
  for (const [name, value] of Object.entries(exports)) {
    if (typeof value !== "function" || kept.has(name) || /^[A-Z]/.test(name)) continue
    put(exports, name, refusal(`node:${module} ${name}`))
  }
}

function closeClass(module: string, name: string, methods: readonly string[]): void {
  const found = (load(`node:${module}`) as Exports)[name]
  if (typeof found !== "function") throw new TypeError(`node:${module} has no ${name}`)
  const prototype = found.prototype as object // every class has one
  const all = Object.getOwnPropertyNames(prototype).filter((method) => method !== "constructor")
  for (const method of methods.length === 0 ? all : methods) {
    put(prototype, method, refusal(`node:${module} ${name}.${method}`))
  }
}

/** Threads have modules of their own, so each begins with this file, whatever it is to run. */
function startThreadsOffline(): void {
  const threads = load("node:worker_threads") as typeof import("node:worker_threads")
  class OfflineWorker extends threads.Worker {
    constructor(file: string | URL, options: WorkerOptions = {}) {
      const entry = String(file)
      if (options.eval === true || !entry.startsWith("file:")) throw new OfflineRefusal("a thread")
      const workerData: unknown = { entry, workerData: options.workerData as unknown }
      super(new URL("./offline-worker.ts", import.meta.url), { ...options, workerData })
    }
  }
  put(threads, "Worker", OfflineWorker)
}

function refusal(way: string): () => never {
  // No arrow: it must be refused with `new` as well.
  return function refused(): never {
    throw new OfflineRefusal(way)
  }
}

function put(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true })
  // What was writable before stays so unless told, and nobody may put the old one back.
  Object.defineProperty(target, name, { writable: false, configurable: false })
}

goOffline()
