/**
 * The Chromium or Chrome that is installed here, and how it is started for us: driven through
 * a pipe, so that no port is opened, and with no name that resolves.
 */
import { chromium, type Browser, type LaunchOptions } from "@playwright/test"
import { CHROMIUM_SWITCHES } from "../../electron/main/security.ts"
import { chromiumPath } from "./chromium-path.ts"

const SWITCHES = [
  "--no-first-run",
  "--disable-gpu",
  ...CHROMIUM_SWITCHES.map(([name, value]) =>
    value === undefined ? `--${name}` : `--${name}=${value}`,
  ),
]

/** @throws Error when none is installed. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error("no Chromium here: install chromium")
  return chromium.launch({
    executablePath,
    // Chromium's own sandbox cannot be set up by root.
    chromiumSandbox: process.getuid?.() !== 0,
    ...options,
    args: [...SWITCHES, ...(options.args ?? [])],
  })
}
