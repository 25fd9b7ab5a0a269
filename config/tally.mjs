/**
 * Counts a test run for .ci/run: `node config/tally.mjs REPORT TESTS CHECK INSTALL`,
 * the last three being exit codes.
 *
 * Prints one line, `N passed, N failed`, and exits 1 when anything failed. What
 * breaks a run without breaking a test (a file that does not load, an error
 * outside any test, a report that was never written) counts as a failure too,
 * and so does an install or build that failed. `npm run check` counts as one item.
 */
import { readFile } from "node:fs/promises"

/**
 * @typedef {object} Report Vitest's JSON report, as far as it is read here.
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {readonly { readonly status: string, readonly assertionResults: readonly unknown[] }[]} testResults
 */

/**
 * @param {string} path
 * @returns {Promise<Report | undefined>}
 */
async function readReport(path) {
  try {
    /** @type {unknown} */
    const report = JSON.parse(await readFile(path, "utf8"))
    return /** @type {Report} */ (report)
  } catch {
    return undefined
  }
}

const [path = "", tests = "1", check = "1", install = "1"] = process.argv.slice(2)
const report = await readReport(path)
let passed = report?.numPassedTests ?? 0
let failed = report?.numFailedTests ?? 0
failed += (report?.testResults ?? []).filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
).length
if (failed === 0 && (tests !== "0" || passed === 0)) failed += 1
if (check === "0") passed += 1
else failed += 1
if (install !== "0") failed += 1

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
