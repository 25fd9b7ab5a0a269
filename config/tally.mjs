/**
 * Counts a test run for .ci/run: `node config/tally.mjs REPORT TEST_EXIT CHECK_EXIT`.
 *
 * Prints one line, `N passed, N failed`, and exits 1 when anything failed. What
 * breaks a run without breaking a test (a file that does not load, an error
 * outside any test, a report that was never written) counts as a failure too,
 * and `npm run check` counts as one item.
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

const [path = "", testExit = "1", checkExit = "1"] = process.argv.slice(2)
const report = await readReport(path)
let passed = report?.numPassedTests ?? 0
let failed = report?.numFailedTests ?? 0
failed += (report?.testResults ?? []).filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
).length
if (failed === 0 && (testExit !== "0" || passed === 0)) failed += 1
if (checkExit === "0") passed += 1
else failed += 1

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
