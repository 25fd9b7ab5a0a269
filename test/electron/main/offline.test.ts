/** Plants attempts to get out in a child process that is offline, and in its threads. */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
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
  writeFileSync(script, source.replaceAll("OFFLINE", JSON.stringify(OFFLINE)))
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(port)])
  return JSON.parse(stdout)
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
  "process.binding": "process.binding('tcp_wrap')",
  "process.dlopen": "process.dlopen({}, 'x.node')",
  "a thread of text": "new threads.Worker('1', { eval: true })",
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
