/** `npm start`: builds the desktop application and runs it, or says in one sentence why not. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { builtDesktop } from "./build-desktop.mjs"
import { electronBinary, EXIT_WITHOUT_BINARY, withoutBinary } from "./electron-binary.mjs"

const binary = electronBinary()
if (binary === undefined) {
  console.error(withoutBinary("The app cannot be started"))
  process.exitCode = EXIT_WITHOUT_BINARY
} else {
  const main = join(await builtDesktop(), "main", "main.js")
  const child = spawn(binary.path, [main, ...process.argv.slice(2)], { stdio: "inherit" })
  child.on("exit", (code) => {
    process.exitCode = code ?? 1
  })
}
