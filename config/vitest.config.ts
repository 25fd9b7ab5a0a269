import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { SkippedByName } from "./skipped-by-name.ts"

const REPORT = process.env["VITEST_JSON_FILE"]

export default defineConfig({
  test: {
    root: dirname(dirname(fileURLToPath(import.meta.url))),
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/fixtures/**"],
    // Processes, not threads: tests load native engines, change directory and start workers.
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", new SkippedByName(), ...(REPORT === undefined ? [] : [json(REPORT)])],
    // A focused test left behind would pass for the whole suite.
    allowOnly: process.env["CI"] === undefined,
    passWithNoTests: false,
  },
})

function json(outputFile: string): ["json", { outputFile: string }] {
  return ["json", { outputFile }]
}
