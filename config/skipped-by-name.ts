/**
 * Prints every skipped test by name at the end of a run.
 *
 * A count of skipped tests tells nobody what was not tested; test/support/tools.ts
 * puts the reason into the name, and this puts the name before the reader.
 */
import type { Reporter, TestModule } from "vitest/node"

export class SkippedByName implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].map(
        (test) => `${module.relativeModuleId} > ${test.fullName}`,
      ),
    )
    if (names.length === 0) return
    const lines = names.map((name) => `  - ${name}`)
    process.stdout.write(`\nNot run (${names.length}):\n${lines.join("\n")}\n`)
  }
}
