/** Nothing opens a network connection: neither in the sources, nor when the program runs. */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { needsTool } from "../support/tools.ts"

/** Node's ways out of the machine, as modules and as globals. */
const MODULES = /["'](?:node:)?(?:net|tls|https?|http2|dgram|dns|inspector)(?:\/promises)?["']/
const GLOBALS = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/

const PASSPHRASE = "correct horse\n"

const SOURCES = ["core", "cli"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
)

const folder = mkdtempSync(join(tmpdir(), "sealwright-offline-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe("the sources", () => {
  it("are all there to be searched", () => {
    expect(SOURCES).toContain("core/examine.ts")
    expect(SOURCES).toContain("core/node/open.ts")
    expect(SOURCES).toContain("cli/start.ts")
  })

  it("import no module and call no global that reaches a network", () => {
    const found = SOURCES.filter((path) => {
      const text = readFileSync(path, "utf8")
      return MODULES.test(text) || GLOBALS.test(text)
    })
    expect(found).toEqual([])
  })
})

needsTool("strace").describe("the program, watched by strace,", () => {
  it("opens no internet socket to make keys, seal, verify and report", () => {
    mkdirSync(join(folder, "export"))
    writeFileSync(join(folder, "export", "orders.csv"), "order,amount\n1,20\n")
    const key = "--algorithm p256 --out examiner.key --certificate --subject Examiner"
    const steps = [
      "keys new --out exporter.key",
      `keys new ${key}`,
      "keys pin exporter.key.pub --trust trust.json --subject Acme --role exporter",
      "seal export --out bag.zip --key exporter.key",
      "verify bag.zip --trust trust.json --engine both --report r.pdf --key examiner.key",
    ]
    for (const step of steps) {
      const { status, calls } = traced(step)
      expect([step, status]).toEqual([step, 0])
      expect(calls).toMatch(/exited with 0/)
      expect(calls).not.toMatch(/AF_INET|getaddrinfo|sin_port/)
    }
  })

  it("would be seen if it did", () => {
    const { calls } = trace([
      process.execPath,
      "-e",
      'require("node:net").connect(9, "127.0.0.1").on("error", () => {})',
    ])
    expect(calls).toMatch(/AF_INET/)
  })
})

function traced(step: string) {
  const program = [process.execPath, resolve("cli/start.ts"), ...step.split(" ")]
  const signs = /^(?:keys new|seal)|--report/.test(step)
  return trace([...program, ...(signs ? ["--passphrase-fd", "0"] : [])])
}

/** Runs a command and tells which of its system calls have to do with a network. */
function trace(command: readonly string[]) {
  const log = join(folder, "calls")
  const args = ["-f", "-e", "trace=network", "-o", log, ...command]
  const { status } = spawnSync("strace", args, { cwd: folder, input: PASSPHRASE, timeout: 60_000 })
  return { status, calls: readFileSync(log, "utf8") }
}
