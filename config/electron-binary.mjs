/**
 * Where Electron's binary lies, if it does.
 *
 * Never by `require("electron")`: where there is no binary that would download one.
 */
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PACKAGE = join(ROOT, "node_modules", "electron")

/** What a command that needs the binary ends with where there is none: neither done nor failed. */
export const EXIT_WITHOUT_BINARY = 3

/** @returns {{ readonly folder: string, readonly path: string } | undefined} */
export function electronBinary() {
  const folder = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(PACKAGE, "dist")
  const named = join(PACKAGE, "path.txt")
  const name = existsSync(named) ? readFileSync(named, "utf8").trim() : usualName()
  const path = join(folder, name)
  return existsSync(path) ? { folder, path } : undefined
}

function usualName() {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron"
  return process.platform === "win32" ? "electron.exe" : "electron"
}

/** @param {string} wanted What cannot be done now, as a sentence begins. */
export function withoutBinary(wanted) {
  return `${wanted}: Electron's binary is not here (set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron 45.4.1, or run "npx install-electron" where its file host can be reached); "npm run preview" shows the same window in an installed Chromium or Chrome.`
}
