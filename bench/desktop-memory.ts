/** Memory of the process that draws the window, as Linux tells it. */
import { readFileSync, writeFileSync } from "node:fs"
import type { Browser, Page } from "@playwright/test"

export interface WindowMemory {
  /** Resident memory that no other process shares, bytes. */
  readonly ownBytes: number
  /** Resident memory at most since `forgetMemory`, files of Chromium's included, bytes. */
  readonly peakBytes: number
}

/** Of the largest renderer; `undefined` where the system does not tell. */
export async function windowMemory(browser: Browser): Promise<WindowMemory | undefined> {
  const found = (await rendererPids(browser)).flatMap(memoryOf)
  return found.toSorted((a, b) => b.peakBytes - a.peakBytes)[0]
}

/** Lets go of what the page that was here before has left, and begins its peak anew. */
export async function forgetMemory(browser: Browser, page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send("HeapProfiler.collectGarbage")
  await devTools.detach()
  for (const pid of await rendererPids(browser)) {
    try {
      // 5 resets the peak (proc_pid_clear_refs(5)).
      writeFileSync(`/proc/${String(pid)}/clear_refs`, "5")
    } catch {
      // Where that cannot be done the peak is that of all rounds so far.
    }
  }
}

async function rendererPids(browser: Browser): Promise<readonly number[]> {
  const devTools = await browser.newBrowserCDPSession()
  const { processInfo } = await devTools.send("SystemInfo.getProcessInfo")
  await devTools.detach()
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id)
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
