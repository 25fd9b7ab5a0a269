/**
 * `npm run test:electron`: drives the real application with Electron's binary, and asks it from
 * inside the page whether it is locked down.
 *
 * Where there is no binary it says so and ends with a code of its own (3): never green, never
 * silent. It needs a binary that may be debugged, so not one with the fuses of a release.
 */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { _electron } from "@playwright/test"
import { builtDesktop } from "../../config/build-desktop.mjs"
import {
  electronBinary,
  EXIT_WITHOUT_BINARY,
  withoutBinary,
} from "../../config/electron-binary.mjs"
import type { Bridge } from "../../electron/contract/channels.ts"
import { windowSelfTest } from "../support/window-self-test.ts"
import type { Attempt } from "../../electron/contract/self-test.ts"

const binary = electronBinary()
if (binary === undefined) {
  console.error(withoutBinary("The real application was not tested"))
  process.exitCode = EXIT_WITHOUT_BINARY
} else {
  await drive(binary.path)
}

async function drive(executablePath: string): Promise<void> {
  const user = mkdtempSync(join(tmpdir(), "sealwright-electron-"))
  const main = join(await builtDesktop(), "main", "main.js")
  const app = await _electron.launch({ executablePath, args: [main, `--user-data-dir=${user}`] })
  try {
    const page = await app.firstWindow()
    assert.equal(page.url(), "app://bundle/index.html")
    console.log("ok: the window shows the app's own page")

    const globals = await page.evaluate("[typeof require, typeof process, typeof Buffer]")
    assert.deepEqual(globals, ["undefined", "undefined", "undefined"])
    console.log("ok: the window has no Node")

    const opened = await page.evaluate("window.open('https://sealwright.invalid/') === null")
    assert.equal(opened, true)
    await page.evaluate("void (location.href = 'https://sealwright.invalid/')")
    await page.waitForTimeout(500)
    assert.equal(page.url(), "app://bundle/index.html")
    console.log("ok: the window opens no other page and leaves its own for none")

    const attempts = await page.evaluate<readonly Attempt[]>(windowSelfTest())
    const test = await page.evaluate((tried) => {
      const { sealwright } = window as unknown as { sealwright: Bridge<File> }
      return sealwright.api["self-test:run"](tried)
    }, attempts)
    console.log(test.says.join("\n"))
    assert.equal(test.isSound, true)
    console.log("ok: the self-test is sound in window, main process and examiner")
  } finally {
    await app.close()
    rmSync(user, { recursive: true, force: true })
  }
}
