/**
 * Examines what lies at a path, as a process of its own that tells how much memory it took.
 *
 * Run with node; prints one line of JSON.
 */
import { examinePath } from "./examine-path.ts"

const [path = ""] = process.argv.slice(2)
const started = performance.now()
const { verdict, findings, nested } = await examinePath(path)
const codes = [...new Set(findings.map(({ code }) => code))]
const inside = nested?.map((one) => one.verdict) ?? []
const seconds = (performance.now() - started) / 1000
const peakMb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ verdict, codes, inside, seconds, peakMb }))
