/**
 * `npm run check`: is the house in order? Types, lint, dependency rules, format,
 * dead code and generated documents, in one command. It runs no tests.
 *
 * Every net runs even when an earlier one fails, so one run names everything.
 */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { availableParallelism } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const FOLDERS = ["core", "cli", "electron", "renderer", "config", "test", "bench"].filter(
  (folder) => existsSync(join(ROOT, folder)),
)

/**
 * @typedef {object} Net
 * @property {string} name What it catches.
 * @property {string} script The script to run, from the project's root.
 * @property {readonly string[]} args
 *
 * @typedef {{ readonly net: Net, readonly ok: boolean, readonly seconds: number, readonly output: string }} Result
 */

/** @param {string} path inside node_modules */
const tool = (path) => join("node_modules", path)

/** @type {readonly Net[]} The slowest first, so that the fast ones fill the gaps. */
const NETS = [
  {
    name: "lint",
    script: tool("eslint/bin/eslint.js"),
    args: ["--config", "config/eslint.config.mjs", "--max-warnings", "0", "."],
  },
  { name: "types", script: tool("typescript/bin/tsc"), args: ["--build"] },
  {
    name: "dead code",
    script: tool("knip/bin/knip.js"),
    args: ["--config", "config/knip.json", "--no-config-hints"],
  },
  {
    name: "dependency rules",
    script: tool("dependency-cruiser/bin/dependency-cruiser.mjs"),
    args: ["--config", "config/dependency-cruiser.mjs", "--output-type", "err-long", ...FOLDERS],
  },
  {
    name: "format",
    script: tool("prettier/bin/prettier.cjs"),
    args: ["--config", "config/prettier.json", "--check", "--log-level", "warn", "."],
  },
  { name: "generated documents", script: "config/docs.mjs", args: ["--check"] },
]

/**
 * @param {Net} net
 * @returns {Promise<Result>}
 */
function run(net) {
  const started = performance.now()
  const { promise, resolve } = Promise.withResolvers()
  const child = spawn(process.execPath, [net.script, ...net.args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text))
  }
  const settle = (/** @type {boolean} */ ok) => {
    resolve({ net, ok, seconds: (performance.now() - started) / 1000, output })
  }
  child.on("error", (error) => {
    output += error.message
    settle(false)
  })
  child.on("close", (code) => {
    settle(code === 0)
  })
  return promise
}

/** @param {Result} result */
function print({ net, ok, seconds, output }) {
  console.log(
    `${ok ? "ok    " : "FAILED"}  ${net.name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`,
  )
  if (!ok) console.log(`\n${output.trim()}\n`)
}

const waiting = [...NETS]
/** @type {Result[]} */
const results = []

async function work() {
  for (let net = waiting.shift(); net !== undefined; net = waiting.shift()) {
    const result = await run(net)
    print(result)
    results.push(result)
  }
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), NETS.length) }, work))

const failed = results.filter(({ ok }) => !ok).map(({ net }) => net.name)
console.log(
  failed.length === 0 ? "\nThe house is in order." : `\nNot in order: ${failed.join(", ")}.`,
)
process.exitCode = failed.length === 0 ? 0 : 1
