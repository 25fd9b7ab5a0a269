/** Memory of the process that draws the window, as Linux tells it. */
import { readFileSync } from "node:fs"
import type { Browser } from "playwright-core"

export interface WindowMemory {
  /** Resident memory that no other process shares, bytes. */
  readonly ownBytes: number
  /** Resident memory at most so far, shared files of Chromium included, bytes. */
  readonly peakBytes: number
}

/** Of the largest renderer; `undefined` where the system does not tell. */
export async function windowMemory(browser: Browser): Promise<WindowMemory | undefined> {
  const devTools = await browser.newBrowserCDPSession()
  const { processInfo } = await devTools.send("SystemInfo.getProcessInfo")
  await devTools.detach()
  const found = processInfo
    .filter(({ type }) => type === "renderer")
    .flatMap(({ id }) => memoryOf(id))
  return found.toSorted((a, b) => b.peakBytes - a.peakBytes)[0]
}

function memoryOf(pid: number): readonly WindowMemory[] {
  try {
    const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, "utf8")
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8")
    const ownBytes = kibOf(rollup, "Private_Clean") + kibOf(rollup, "Private_Dirty")
    return [{ ownBytes, peakBytes: kibOf(status, "VmHWM") }]
  } catch {
    return []
  }
}

function kibOf(text: string, name: string): number {
  return 1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1])
}
