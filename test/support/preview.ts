/**
 * `npm run preview`: the desktop application's window in an installed Chromium or Chrome, for
 * machines without Electron's binary.
 *
 * The same window, bridge, handlers and examiner, and no port. What it lacks of the real app:
 * dialogs for saving (files go into the folder `sealwright-preview` below the current one) and
 * the lockdown of the main process, which here has to drive the browser.
 */
import { existsSync, mkdirSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import { READ_ONLY_SWITCH } from "../../electron/main/read-only.ts"
import { chromiumPath } from "./chromium-path.ts"
import { launchChromium } from "./chromium.ts"
import { choosePaths, openHost } from "./chromium-host.ts"

const SAVED = "sealwright-preview"

if (chromiumPath() === undefined) {
  console.error(
    "There is no Chromium or Chrome here: install one (Debian: apt install chromium), or set CHROMIUM_PATH.",
  )
  process.exitCode = 3
} else {
  await preview()
}

async function preview(): Promise<void> {
  const browser = await launchChromium({ headless: false })
  const { page, close } = await openHost({
    browser,
    viewport: null,
    isReadOnly: process.argv.includes(READ_ONLY_SWITCH),
    userFolder: join(homedir(), ".sealwright-preview"),
    person: (window) => ({
      chooseEvidence: (what) => choosePaths(window, { folder: what === "folder", many: true }),
      chooseFile: async () => (await choosePaths(window, { folder: false, many: false }))[0],
      chooseOutFolder: () => {
        mkdirSync(SAVED, { recursive: true })
        return Promise.resolve(SAVED)
      },
      chooseSaveAs: (name) => Promise.resolve(freeName(name)),
      showInFolder: (path) => {
        console.log(path)
      },
      writeClipboard: async (text) => {
        await window.evaluate((copied) => navigator.clipboard.writeText(copied), text)
      },
    }),
  })
  console.log(`The window is open; what you save is written to ${SAVED}/. Close it to end.`)
  await page.waitForEvent("close", { timeout: 0 })
  await close()
  await browser.close()
}

/** A name that is not taken: nothing is ever overwritten. */
function freeName(name: string): string {
  mkdirSync(SAVED, { recursive: true })
  const dot = name.lastIndexOf(".")
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : `-${number}`
    const path = join(SAVED, `${name.slice(0, dot)}${suffix}${name.slice(dot)}`)
    if (!existsSync(path)) return path
  }
}
