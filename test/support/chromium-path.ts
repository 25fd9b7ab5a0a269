/** Where an installed Chromium or Chrome lies. */
import { existsSync } from "node:fs"

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
]

/** Chromium without its own window, which Debian packs by itself. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell"

/** Its path: CHROMIUM_PATH, or the first of the usual places; undefined when there is none. */
export function chromiumPath(): string | undefined {
  return [process.env["CHROMIUM_PATH"], ...USUAL_PLACES].find(
    (path) => path !== undefined && path !== "" && existsSync(path),
  )
}

/**
 * The path of a browser to look at pages with and at nothing else: the headless shell, which
 * draws them with the same engine and starts no processes for tabs and toolbars, so that a page
 * opens in a third of the time; else what {@link chromiumPath} gives.
 */
export function pageBrowserPath(): string | undefined {
  const chosen = process.env["CHROMIUM_PATH"] ?? ""
  return chosen === "" && existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : chromiumPath()
}
