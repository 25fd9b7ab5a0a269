/** Plants attempts to get out in a child process that is offline, and in its threads. */
import { execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { builtinModules } from "node:module"
import { createServer, type AddressInfo, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const MAIN = resolve("electron/main")
const OFFLINE = join(MAIN, "offline.ts")

let folder: string
let server: Server
let reached = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-offline-"))
  server = createServer((socket) => {
    reached += 1
    socket.destroy()
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

let scripts = 0

/** Runs a script that writes one JSON value; `port` is that of a server which listens here. */
async function run(source: string): Promise<unknown> {
  scripts += 1
  const script = join(folder, `planted-${scripts}.mjs`)
  const { port } = server.address() as AddressInfo
  const addon = join(folder, "planted.node")
  writeFileSync(addon, "")
  const planted = source
    .replaceAll("OFFLINE", JSON.stringify(OFFLINE))
    .replaceAll("WAYS", JSON.stringify(join(MAIN, "ways-out.ts")))
  writeFileSync(script, planted.replaceAll("ADDON", JSON.stringify(addon)))
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(port)])
  return JSON.parse(stdout)
}

/** What a process says of itself when it gets the signal that opens Node's debugger. */
async function toldAfterSignal(source: string): Promise<string> {
  scripts += 1
  const script = join(folder, `planted-${scripts}.mjs`)
  writeFileSync(script, source.replaceAll("OFFLINE", JSON.stringify(OFFLINE)))
  // Port 0: whatever stands on the usual one is not disturbed.
  const child = spawn(process.execPath, ["--inspect-port=0", script])
  let told = ""
  child.stderr.on("data", (piece) => (told += String(piece)))
  await once(child.stdout, "data")
  child.kill("SIGUSR1")
  await new Promise((resolve) => setTimeout(resolve, 1000))
  child.kill("SIGKILL")
  return told
}

/** Names what an attempt became: the name of what was thrown, or "reached". */
const BECAME = `
const port = Number(process.argv[2])
const became = async (attempt) => {
  try {
    const made = await attempt()
    if (typeof made?.once === "function") {
      await new Promise((done, failed) => made.once("connect", done).once("response", done).once("error", failed))
    }
    return "reached"
  } catch (error) {
    return error.name
  }
}
const tell = (value) => process.stdout.write(JSON.stringify(value))
`

const ATTEMPTS = {
  "net.connect": "net.connect(port, '127.0.0.1')",
  "new net.Socket().connect": "new net.Socket().connect(port, '127.0.0.1')",
  "net.Server.listen": "new net.Server().listen(0)",
  "tls.connect": "tls.connect(port, '127.0.0.1')",
  "dgram.createSocket": "dgram.createSocket('udp4')",
  "dns.lookup": "dns.lookup('localhost', () => {})",
  "dns.promises.lookup": "dns.promises.lookup('localhost')",
  "new dns.Resolver().resolve": "new dns.Resolver().resolve4('localhost', () => {})",
  "http.get": "http.get('http://127.0.0.1:' + port)",
  "new http.ClientRequest": "new http.ClientRequest('http://127.0.0.1:' + port)",
  "https.request": "https.request('https://127.0.0.1:' + port)",
  "http2.connect": "http2.connect('http://127.0.0.1:' + port)",
  fetch: "fetch('http://127.0.0.1:' + port)",
  WebSocket: "new WebSocket('ws://127.0.0.1:' + port)",
  "child_process.spawn": "child.spawn(process.execPath, ['--version'])",
  "child_process.execFileSync": "child.execFileSync(process.execPath, ['--version'])",
  "new ChildProcess().spawn":
    "new child.ChildProcess().spawn({ file: process.execPath, args: [] })",
  "cluster.fork": "cluster.fork()",
  "inspector.open": "inspector.open(0)",
  "new inspector.Session().connect": "new inspector.Session().connect()",
  "a Session of inspector/promises":
    "new (process.getBuiltinModule('inspector/promises').Session)().connect()",
  "process.binding": "process.binding('tcp_wrap')",
  "process.dlopen": "process.dlopen({}, 'x.node')",
  "require of machine code": "module.createRequire(import.meta.url)(ADDON)",
  "process.execve": "process.execve(process.execPath, ['node', '--version'], {})",
  "process.kill with SIGUSR1": "process.kill(process.pid, 'SIGUSR1')",
  "process.kill with its number": "process.kill(process.pid, 10)",
  "process.kill without a signal": "process.kill(2 ** 30)",
  "process._kill": "process._kill(process.pid, 10)",
  "process._debugProcess": "process._debugProcess(process.pid)",
  "process.report.getReport": "process.report.getReport()",
  "process.report.writeReport": "process.report.writeReport('/dev/null')",
  "hooks in a thread of their own": "module.register('data:text/javascript,1')",
  "hooks in this thread": "module.registerHooks({})",
  "a database with extensions": "new sqlite.DatabaseSync(':memory:', { allowExtension: true })",
  "a database with extensions, by its class":
    "new (new sqlite.DatabaseSync(':memory:').constructor)(':memory:', { allowExtension: true })",
  "database.enableLoadExtension": "new sqlite.DatabaseSync(':memory:').enableLoadExtension(true)",
  "database.loadExtension": "new sqlite.DatabaseSync(':memory:').loadExtension('x')",
  "the client below node:http":
    "new (process.getBuiltinModule('_http_client').ClientRequest)('http://127.0.0.1:' + port)",
  "the client below node:tls": "process.getBuiltinModule('_tls_wrap').connect(port, '127.0.0.1')",
  "a thread of text": "new threads.Worker('1', { eval: true })",
  "a thread of text, by the class above":
    "new (Object.getPrototypeOf(class extends threads.Worker {}))('1', { eval: true })",
  "a thread of text, by its class": "new threads.Worker.prototype.constructor('1', { eval: true })",
  "a thread that begins with something else":
    "new threads.Worker(new URL(import.meta.url), { execArgv: ['--import', 'data:text/javascript,1'] })",
  "a thread with an environment that steers it":
    "new threads.Worker(new URL(import.meta.url), { env: { NODE_OPTIONS: '--require x' } })",
}

const MODULES = `
import net from "node:net"
import tls from "node:tls"
import dgram from "node:dgram"
import dns from "node:dns"
import http from "node:http"
import https from "node:https"
import http2 from "node:http2"
import child from "node:child_process"
import cluster from "node:cluster"
import inspector from "node:inspector"
import threads from "node:worker_threads"
import module from "node:module"
import sqlite from "node:sqlite"
`

const ALL = Object.entries(ATTEMPTS)
  .map(([name, code]) => `${JSON.stringify(name)}: await became(() => ${code})`)
  .join(",\n")

describe("a process that is offline", () => {
  let became: Readonly<Record<string, string>>

  beforeAll(async () => {
    reached = 0
    const source = `import OFFLINE\n${MODULES}${BECAME}tell({ ${ALL} })\nprocess.exit()`
    became = (await run(source)) as typeof became
  })

  it.each(Object.keys(ATTEMPTS))("refuses %s", (name) => {
    expect(became[name]).toBe("OfflineRefusal")
  })

  it("has reached nobody", () => {
    expect(reached).toBe(0)
  })
})

describe("offline, once it is loaded,", () => {
  it("binds whoever took a function before", async () => {
    const source = `
import { connect, Socket } from "node:net"
import { request } from "node:http"
import { spawn } from "node:child_process"
const early = { connect, Socket, request, spawn, fetch: globalThis.fetch }
await import(OFFLINE)
${BECAME}
tell([
  await became(() => early.connect(port, "127.0.0.1")),
  await became(() => new early.Socket().connect(port, "127.0.0.1")),
  await became(() => early.request("http://127.0.0.1:" + port)),
  await became(() => early.spawn(process.execPath, ["--version"])),
  await became(() => early.fetch("http://127.0.0.1:" + port)),
])
process.exit()`
    const answers = (await run(source)) as readonly string[]
    expect(answers.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => "OfflineRefusal"))
    // Node's own fetch wraps what stopped it.
    expect(answers[4]).toBe("TypeError")
    expect(reached).toBe(0)
  })

  it("can be undone by nobody", async () => {
    const source = `
import { createRequire } from "node:module"
const require = createRequire(import.meta.url)
const net = require("node:net")
const { connect } = net
await import(OFFLINE)
${BECAME}
const put = (target, name, value) => {
  try { target[name] = value } catch { return "refused" }
  return target[name] === value ? "changed" : "refused"
}
const redefine = () => Object.defineProperty(net, "connect", { value: connect })
tell([put(net, "connect", connect), put(net.Socket.prototype, "connect", connect), put(globalThis, "fetch", 1), await became(redefine)])
process.exit()`
    expect(await run(source)).toEqual(["refused", "refused", "refused", "TypeError"])
  })

  it("holds in every thread, which gets what it was given", async () => {
    const thread = join(folder, "thread.mjs")
    const body = `
import net from "node:net"
import { parentPort, workerData } from "node:worker_threads"
${BECAME.replace("Number(process.argv[2])", "workerData.port")}
parentPort.postMessage([workerData.word, await became(() => net.connect(port, "127.0.0.1"))])`
    writeFileSync(thread, body)
    const source = `
import OFFLINE
import { Worker } from "node:worker_threads"
const data = { workerData: { word: "given", port: Number(process.argv[2]) } }
const worker = new Worker(new URL("./thread.mjs", import.meta.url), data)
worker.once("message", (told) => {
  process.stdout.write(JSON.stringify(told))
  worker.terminate()
})`
    expect(await run(source)).toEqual(["given", "OfflineRefusal"])
    expect(reached).toBe(0)
  })

  it("opens no debugger for anybody's signal", async () => {
    const waiting = `process.stdout.write("ready"); setTimeout(() => process.exit(), 5000)`
    const told = await Promise.all([
      toldAfterSignal(waiting),
      toldAfterSignal(`import OFFLINE\n${waiting}`),
    ])
    expect(told[0]).toMatch(/Debugger listening/)
    expect(told[1]).toBe("")
  })

  it("blocks every way that the self-test tries, each of which is one without it", async () => {
    const tried = `import { tryWaysOut } from WAYS
process.on("SIGUSR1", () => undefined)
const outcomes = (await tryWaysOut("main")).map(({ way, outcome }) => [way, outcome])
process.stdout.write(JSON.stringify(outcomes))
process.exit()`
    const names = (outcomes: unknown, wanted: (outcome: string) => boolean): readonly string[] =>
      (outcomes as [string, string][]).flatMap(([way, is]) => (wanted(is) ? [way] : []))
    const inside = await run(`import OFFLINE\n${tried}`)
    expect(names(inside, (outcome) => outcome !== "blocked")).toEqual([])
    expect(names(inside, () => true)).toContain("process.execve")
    const outside = await run(tried)
    expect(names(outside, (outcome) => outcome === "blocked")).toEqual([])
    expect(names(outside, (outcome) => outcome === "escaped")).toEqual(
      expect.arrayContaining([
        ...["process.execve", "node:worker_threads Worker", "node:sqlite extension"],
        ...["node:inspector open", "process.kill", "node:child_process spawn"],
      ]),
    )
  }, 30_000)

  it("leaves databases, and the question whether a process runs", async () => {
    const source = `import OFFLINE
import { DatabaseSync } from "node:sqlite"
const database = new DatabaseSync(":memory:", { readOnly: false })
class Own extends DatabaseSync {}
const both = [database.prepare("select 1 as one").get().one, new Own(":memory:") instanceof Own]
process.stdout.write(JSON.stringify([...both, database instanceof DatabaseSync, process.kill(process.pid, 0)]))`
    expect(await run(source)).toEqual([1, true, true, true])
  })

  it("leaves alone what only looks at text, and what was open before", async () => {
    const source = `import OFFLINE\nimport net from "node:net"\nprocess.stdout.write(JSON.stringify(net.isIP("192.0.2.1")))`
    expect(await run(source)).toBe(4)
  })

  it("was needed: without it the same attempt gets out", async () => {
    const source = `import net from "node:net"\n${BECAME}tell(await became(() => net.connect(port, "127.0.0.1")))\nprocess.exit()`
    expect(await run(source)).toBe("reached")
    expect(reached).toBe(1)
  })
})

/** What of Node was looked at, and is closed or lets nobody out; a new module wants a decision. */
const KNOWN = [
  ...["_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing"],
  ...["_http_server", "_stream_duplex", "_stream_passthrough", "_stream_readable"],
  ...["_stream_transform", "_stream_wrap", "_stream_writable", "_tls_common", "_tls_wrap"],
  ...["assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console"],
  ...["constants", "crypto", "dgram", "diagnostics_channel", "dns", "dns/promises", "domain"],
  ...["events", "fs", "fs/promises", "http", "http2", "https", "inspector", "inspector/promises"],
  ...["module", "net", "node:sea", "node:sqlite", "node:test", "node:test/reporters", "os", "path"],
  ...["path/posix", "path/win32", "perf_hooks", "process", "punycode", "querystring", "readline"],
  ...["readline/promises", "repl", "stream", "stream/consumers", "stream/promises", "stream/web"],
  ...["string_decoder", "sys", "timers", "timers/promises", "tls", "trace_events", "tty", "url"],
  ...["util", "util/types", "v8", "vm", "wasi", "worker_threads", "zlib"],
]

it("every module of this Node was looked at", () => {
  expect(builtinModules.filter((name) => !KNOWN.includes(name))).toEqual([])
})
