/** The window's own attempts to get out (renderer/self-test.ts), as text that runs in a page. */
import { readFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"

const SOURCE = new URL("../../renderer/self-test.ts", import.meta.url)

export function windowSelfTest(): string {
  const source = stripTypeScriptTypes(readFileSync(SOURCE, "utf8"))
  const inside = source.replace("export async function", "async function")
  return `(() => { ${inside}; return tryWaysOut() })()`
}
