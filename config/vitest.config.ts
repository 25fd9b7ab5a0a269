import { availableParallelism } from "node:os"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { SkippedByName } from "./skipped-by-name.ts"

const REPORT = process.env["VITEST_JSON_FILE"]
const EVERY = ["test/**/*.test.ts"]
const NONE = ["**/node_modules/**"]

/** Files that hold something to a bound of time or memory: another one beside them would count in it. */
const ALONE = [
  ...["test/fuzz/worst-cases.test.ts", "test/fuzz/found.test.ts", "test/node/bombs.test.ts"],
  ...["test/node/pkcs12.test.ts", "test/core/report/sayings.test.ts"],
  ...["test/end-to-end/desktop.test.ts", "test/end-to-end/bad-inputs.test.ts"],
]

export default defineConfig({
  test: {
    root: dirname(dirname(fileURLToPath(import.meta.url))),
    // Processes, not threads: tests load native engines, change directory and start workers.
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", new SkippedByName(), ...(REPORT === undefined ? [] : [json(REPORT)])],
    // A focused test left behind would pass for the whole suite.
    allowOnly: process.env["CI"] === undefined,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          ...{ name: "together", include: EVERY, exclude: [...NONE, ...ALONE] },
          // A file waits for other processes as often as it computes.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...{ name: "alone", include: ALONE, exclude: NONE },
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

function json(outputFile: string): ["json", { outputFile: string }] {
  return ["json", { outputFile }]
}
