/**
 * `npm run check`: is the house in order? Types, lint, dependency rules, format,
 * dead code and generated documents, in one command. It runs no tests.
 *
 * Every net runs even when an earlier one fails, so one run names everything.
 */
import { availableParallelism } from "node:os"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { nets, run } from "./nets.mjs"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const waiting = [...nets(ROOT)]
const width = Math.min(availableParallelism(), waiting.length)
/** @type {import("./nets.mjs").Result[]} */
const results = []

async function work() {
  for (let net = waiting.shift(); net !== undefined; net = waiting.shift()) {
    const result = await run(net, ROOT)
    print(result)
    results.push(result)
  }
}

await Promise.all(Array.from({ length: width }, work))

const failed = results.filter(({ ok }) => !ok).map(({ net }) => net.name)
console.log(
  failed.length === 0 ? "\nThe house is in order." : `\nNot in order: ${failed.join(", ")}.`,
)
process.exitCode = failed.length === 0 ? 0 : 1

/** @param {import("./nets.mjs").Result} result */
function print({ net, ok, seconds, output }) {
  console.log(
    `${ok ? "ok    " : "FAILED"}  ${net.name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`,
  )
  if (!ok) console.log(`\n${output.trim()}\n`)
}
