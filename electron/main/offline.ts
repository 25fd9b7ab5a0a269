/**
 * Offline, enforced: every way from this thread to the network, to another program or to
 * foreign machine code is a refusal from here on.
 *
 * The first import of every process and thread of the app; importing it does it. The classes
 * at the bottom are closed (`net.Socket.prototype.connect` and its like), so that whoever took
 * a function made of them before this file was loaded is refused too, and the functions above
 * them are replaced, so that the refusal comes at once and by its name. Nothing can be put back.
 * What is made of no class (`execFileSync`, `dns.lookup`, `inspector.open`) is refused to whoever
 * asks for it afterwards: hence the first import.
 *
 * This binds code that does not try to break out, such as a package that one day phones home.
 * Machine code could still make system calls, and Node's own objects hold handles from which
 * somebody who is set on it could work a way back: against that, docs/desktop.md says what the
 * operating system can add. `node:vm` and `node:wasi` stay: a context of its own has no modules
 * but these, and a WASI program gets files and no sockets.
 */
import { createRequire, isBuiltin, syncBuiltinESMExports } from "node:module"
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

/** Functions one by one, of modules and objects whose others stay. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  // `register` begins a thread of its own with code that is named to it.
  module: ["register", "registerHooks"],
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
  // A session within the process can look into everything that is closed here.
  ["inspector", "Session", ["connect", "connectToMainThread"]],
]

const GLOBALS = ["fetch", "WebSocket", "EventSource"]
/**
 * Node's own ways to what the modules above are made of, to machine code, to another program in
 * the place of this one, and to the debugger of another process.
 */
const PROCESS = ["binding", "dlopen", "execve", "_debugProcess", "_debugEnd"]
/** A report of Node looks up the names of whoever a socket is connected to. */
const REPORT = ["writeReport", "getReport"]

const load = createRequire(import.meta.url)

function goOffline(): void {
  // These are made of sockets when they are first touched; afterwards they need no more.
  for (const stream of ["stdin", "stdout", "stderr"] as const) Reflect.get(process, stream)
  for (const [name, kept] of Object.entries(MODULES)) closeModule(name, new Set(kept))
  for (const [module, name, methods] of CLASSES) closeClass(module, name, methods)
  for (const name of GLOBALS) put(globalThis, name, refusal(name))
  for (const [module, names] of Object.entries(FUNCTIONS)) {
    const exports = load(`node:${module}`) as Exports
    for (const name of names) put(exports, name, refusal(`node:${module} ${name}`))
  }
  for (const name of PROCESS) put(process, name, refusal(`process.${name}`))
  for (const name of REPORT) put(process.report, name, refusal(`process.report.${name}`))
  sendNoSignals()
  keepDebuggerOut()
  openDatabasesAlone()
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

/**
 * A signal opens the debugger's port of any Node, this one too; whether a process runs may be
 * asked. This is what Node's own `process.kill` is made of.
 */
function sendNoSignals(): void {
  const { _kill } = process as unknown as {
    readonly _kill: (pid: number, signal: number) => number
  }
  put(process, "_kill", (pid: number, signal: number): number => {
    if (signal !== 0) throw new OfflineRefusal("process.kill")
    return _kill(pid, 0)
  })
}

/** With a listener, the signal that opens the debugger's port is an event like any other. */
function keepDebuggerOut(): void {
  process.on("SIGUSR1", () => undefined)
}

/** An extension of SQLite is foreign machine code. */
function openDatabasesAlone(): void {
  // Not every Node has it; an app without it searches in no index, and runs.
  if (!isBuiltin("node:sqlite")) return
  closeClass("sqlite", "DatabaseSync", ["enableLoadExtension", "loadExtension"])
  replaceClass("sqlite", "DatabaseSync", ([path, options]) => {
    const { allowExtension } = (options ?? {}) as { readonly allowExtension?: unknown }
    if (allowExtension !== undefined && allowExtension !== false) {
      throw new OfflineRefusal("node:sqlite allowExtension")
    }
    return options === undefined ? [path] : [path, { ...options, allowExtension: false }]
  })
}

/**
 * Threads have modules of their own, so each begins with this file, whatever it is to run. What
 * would begin before it, named in the options or in an environment of its own, is refused.
 */
function startThreadsOffline(): void {
  replaceClass("worker_threads", "Worker", ([file, given]) => {
    const options = (given ?? {}) as WorkerOptions
    const entry = String(file)
    const { env } = options
    const isSteered = options.execArgv !== undefined || typeof env === "object"
    if (options.eval === true || isSteered || !entry.startsWith("file:")) {
      throw new OfflineRefusal("a thread")
    }
    const workerData: unknown = { entry, workerData: options.workerData as unknown }
    // Copied, so that nothing answers otherwise when it is asked again.
    return [new URL("./offline-worker.ts", import.meta.url), { ...options, workerData }]
  })
}

/**
 * Puts a class in the place of one, whose constructor is given what this makes of its arguments.
 *
 * The former is reached neither from it nor from what it makes.
 */
function replaceClass(
  module: string,
  name: string,
  argumentsOf: (given: readonly unknown[]) => readonly unknown[],
): void {
  const exports = load(`node:${module}`) as Exports
  const former = exports[name] as new (...given: readonly unknown[]) => object
  function Replaced(this: unknown, ...given: readonly unknown[]): object {
    return Reflect.construct(former, argumentsOf(given), new.target) as object
  }
  Object.defineProperty(Replaced, "name", { value: name })
  Object.defineProperty(Replaced, "prototype", { value: former.prototype, writable: false })
  put(former.prototype as object, "constructor", Replaced)
  put(exports, name, Replaced)
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
