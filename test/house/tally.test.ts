/**
 * The last line of CI, which people and machines believe without reading the rest.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "sealwright-tally-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface TestFile {
  readonly status: "passed" | "failed"
  readonly assertionResults: readonly object[]
}

const SOUND: TestFile = { status: "passed", assertionResults: [{}] }
const UNLOADABLE: TestFile = { status: "failed", assertionResults: [] }

function report(numPassedTests: number, numFailedTests: number, testResults = [SOUND]): string {
  return JSON.stringify({ numPassedTests, numFailedTests, testResults })
}

/** What CI would print last, and its exit code. */
function tally(text: string | undefined, ...exits: readonly number[]): readonly [string, number] {
  const path = join(folder, text === undefined ? "absent.json" : "report.json")
  if (text !== undefined) writeFileSync(path, text)
  const args = ["config/tally.mjs", path, ...exits.map(String)]
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8" })
  return [stdout, status ?? -1]
}

describe("the last line of CI", () => {
  it("counts the check as one item", () => {
    expect(tally(report(7, 0), 0, 0, 0)).toEqual(["8 passed, 0 failed\n", 0])
    expect(tally(report(7, 0), 0, 1, 0)).toEqual(["7 passed, 1 failed\n", 1])
  })

  it("counts failed tests once, though the runner's exit code says so too", () => {
    expect(tally(report(7, 2), 1, 0, 0)).toEqual(["8 passed, 2 failed\n", 1])
  })

  it("counts a test file that did not load", () => {
    expect(tally(report(7, 0, [SOUND, UNLOADABLE]), 1, 0, 0)).toEqual(["8 passed, 1 failed\n", 1])
  })

  it("counts a runner that failed without a failed test", () => {
    expect(tally(report(7, 0), 1, 0, 0)).toEqual(["8 passed, 1 failed\n", 1])
  })

  it("counts a build that failed", () => {
    expect(tally(report(7, 0), 0, 0, 1)).toEqual(["8 passed, 1 failed\n", 1])
  })

  it.each([
    ["was not written", undefined],
    ["is cut off", '{"numPassedTests": 7,'],
    ["counts no test", report(0, 0, [])],
  ])("fails when the report %s, whatever the exit codes say", (_, text) => {
    expect(tally(text, 0, 0, 0)).toEqual(["1 passed, 1 failed\n", 1])
  })

  it("fails when told nothing", () => {
    expect(tally(undefined)).toEqual(["0 passed, 3 failed\n", 1])
  })
})
