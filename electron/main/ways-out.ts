/**
 * Tries every way out of this process, for the self-test: what happens, and who stopped it.
 *
 * Whatever is tried goes to an address that is reserved for documentation (RFC 5737) or to a
 * name that can never exist (RFC 2606), so that nothing is reached even where nothing blocks.
 */
import child from "node:child_process"
import dgram from "node:dgram"
import dns from "node:dns"
import dnsPromises from "node:dns/promises"
import type { EventEmitter } from "node:events"
import http from "node:http"
import http2 from "node:http2"
import https from "node:https"
import net from "node:net"
import tls from "node:tls"
import { Worker } from "node:worker_threads"
import type { Attempt, AttemptOutcome } from "../contract/self-test.ts"
import { OfflineRefusal } from "./offline-refusal.ts"

const ADDRESS = "192.0.2.1"
const NAME = "sealwright.invalid"
const PORT = 443
/** By then a packet has left, whether anybody answers or not. */
const PATIENCE_MS = 1000

interface Way {
  readonly way: string
  readonly target: string
  /** Resolves when it got out; rejects or throws with what stopped it. */
  readonly attempt: () => Promise<unknown>
}

const WAYS: readonly Way[] = [
  { way: "node:net connect", target: ADDRESS, attempt: () => opened(net.connect(PORT, ADDRESS)) },
  { way: "node:net listen", target: "127.0.0.1", attempt: listened },
  { way: "node:tls connect", target: ADDRESS, attempt: () => opened(tls.connect(PORT, ADDRESS)) },
  { way: "node:dgram send", target: ADDRESS, attempt: sent },
  { way: "node:dns lookup", target: NAME, attempt: looked },
  { way: "node:dns resolve", target: NAME, attempt: () => dnsPromises.resolve(NAME) },
  {
    way: "node:http get",
    target: ADDRESS,
    attempt: () => opened(http.get(`http://${ADDRESS}/`), "response"),
  },
  {
    way: "node:https get",
    target: NAME,
    attempt: () => opened(https.get(`https://${NAME}/`), "response"),
  },
  {
    way: "node:http2 connect",
    target: ADDRESS,
    attempt: () => opened(http2.connect(`https://${ADDRESS}`)),
  },
  { way: "fetch", target: ADDRESS, attempt: () => fetch(`https://${ADDRESS}/`) },
  {
    way: "WebSocket",
    target: NAME,
    attempt: () =>
      Promise.resolve(new WebSocket(`wss://${NAME}/`)).then(() => Promise.withResolvers().promise),
  },
  { way: "node:child_process spawn", target: "node --version", attempt: spawned },
  { way: "process.execve", target: "no program", attempt: executed },
  { way: "node:worker_threads Worker", target: "a text", attempt: threaded },
  { way: "node:sqlite extension", target: "a database in memory", attempt: extended },
  { way: "node:inspector open", target: "127.0.0.1", attempt: debugged },
  { way: "process.kill", target: "this process, SIGUSR1", attempt: signalled },
]

/** Tries every way, one after another. */
export async function tryWaysOut(where: Attempt["where"]): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  for (const { way, target, attempt } of WAYS) {
    attempts.push({ where, way, target, outcome: await outcomeOf(attempt) })
  }
  return attempts
}

async function outcomeOf(attempt: () => Promise<unknown>): Promise<AttemptOutcome> {
  const { promise, resolve } = Promise.withResolvers<"waited">()
  const timer = setTimeout(resolve, PATIENCE_MS, "waited")
  try {
    await Promise.race([attempt(), promise])
    return "escaped"
  } catch (cause) {
    return cause instanceof OfflineRefusal ? "blocked" : "stopped"
  } finally {
    clearTimeout(timer)
  }
}

/** Waits for an event that means that something was reached. */
function opened(emitter: EventEmitter, event = "connect"): Promise<unknown> {
  return new Promise((resolve, reject) => {
    emitter.once(event, resolve)
    emitter.once("error", reject)
  })
}

function listened(): Promise<unknown> {
  const server = net.createServer()
  const listening = opened(server, "listening").finally(() => server.close())
  server.listen(0, "127.0.0.1")
  return listening
}

function sent(): Promise<unknown> {
  const socket = dgram.createSocket("udp4")
  return new Promise((resolve, reject) => {
    socket.send("", PORT, ADDRESS, (error) => {
      socket.close()
      if (error === null) resolve(undefined)
      else reject(error)
    })
  })
}

function looked(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    dns.lookup(NAME, (error, address) => {
      if (error === null) resolve(address)
      else reject(error)
    })
  })
}

function spawned(): Promise<unknown> {
  return opened(child.spawn(process.execPath, ["--version"], { stdio: "ignore" }), "exit")
}

/** That Node's own function answers is the way out: what it says of a program that is none. */
function executed(): Promise<unknown> {
  try {
    process.execve?.(null as unknown as string)
  } catch (cause) {
    if (cause instanceof OfflineRefusal) return Promise.reject(cause)
  }
  return Promise.resolve()
}

function threaded(): Promise<unknown> {
  return opened(new Worker("", { eval: true }), "exit")
}

async function extended(): Promise<void> {
  const { DatabaseSync: Database } = await import("node:sqlite")
  new Database(":memory:", { allowExtension: true }).close()
}

async function debugged(): Promise<void> {
  const inspector = await import("node:inspector")
  inspector.open(0, "127.0.0.1")
  inspector.close()
}

/** With a listener nothing is opened by it, should it arrive. */
function signalled(): Promise<unknown> {
  return Promise.resolve(process.kill(process.pid, "SIGUSR1"))
}
