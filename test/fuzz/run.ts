/**
 * `npm run fuzz`: every parser, many times over, from a seed that is printed.
 *
 * `npm run fuzz -- --runs 1000000 --seed 7 --parser "zip directory"`; exits with 1 at a crash
 * and prints the input that shows it again.
 */
import { parseArgs } from "node:util"
import { describeCrash, fuzz } from "./fuzzed-parser.ts"
import { PARSERS } from "./parsers/index.ts"

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    parser: { type: "string" },
  },
})
const seed = Number(values.seed)
const runs = Number(values.runs)
const parsers = PARSERS.filter(({ name }) => values.parser === undefined || name === values.parser)
console.log(`seed ${seed}, ${runs} inputs for each of ${parsers.length} parsers`)

let crashes = 0
for (const parser of parsers) {
  const started = process.cpuUsage()
  const crash = await fuzz(parser, runs, seed)
  const { user, system } = process.cpuUsage(started)
  const seconds = ((user + system) / 1e6).toFixed(1)
  console.log(
    `${crash === undefined ? "ok    " : "CRASH "} ${seconds.padStart(7)} s  ${parser.name}`,
  )
  if (crash === undefined) continue
  crashes += 1
  console.log(describeCrash(crash))
}
console.log(`most memory: ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MiB`)
process.exitCode = crashes === 0 && parsers.length > 0 ? 0 : 1
