/** The browser and the built window of the tests of one suite, and a page for each of them. */
import { rmSync } from "node:fs"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, expect } from "vitest"
import { buildWindow, launch, openDrawn, type Drawn, type DrawnWindow } from "./drawn-window.ts"

export interface WindowTerms {
  readonly width?: number
  readonly height?: number
  /** The test plants a defect, so the window must complain where all others must not. */
  readonly isBroken?: boolean
}

/** Opens a window over drawn answers, closes it afterwards, and expects no complaint of it. */
export type InWindow = (
  drawn: Drawn,
  body: (window: DrawnWindow) => Promise<void>,
  terms?: WindowTerms,
) => Promise<void>

/** Ten times what the slowest takes beside other tests; the bound of a whole test is twice that. */
const SILENCE_MS = 50_000

/** Chromium answered nothing at all for so long, which no wait for something in the page is. */
class Silent extends Error {
  constructor() {
    super(`the browser gave no answer in ${String(SILENCE_MS / 1000)} s`)
  }
}

async function unlessSilent(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Silent())
    }, SILENCE_MS)
  })
  try {
    await Promise.race([work, silence])
  } finally {
    clearTimeout(timer)
  }
}

/** Called where the tests are described: begins the browser before them, and ends it after. */
export function drawnWindows(): InWindow {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    browser = await launch()
    folder = await buildWindow()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return async (drawn, body, { isBroken = false, ...size } = {}) => {
    const attempt = async (): Promise<void> => {
      const window = await openDrawn(browser, drawn, { folder, ...size })
      try {
        await body(window)
        if (isBroken) expect(window.complaints).not.toEqual([])
        else expect(window.complaints).toEqual([])
      } finally {
        await window.page.close()
      }
    }
    try {
      await unlessSilent(attempt())
    } catch (error) {
      if (!(error instanceof Silent)) throw error
      // Seen of one window in many thousand, and never twice of the same. A page that hangs by
      // itself hangs again, and that is a failure.
      console.warn(
        `${error.message}, and is begun anew: ${expect.getState().currentTestName ?? ""}`,
      )
      // It may not answer to this either.
      void browser.close().catch(() => undefined)
      browser = await launch()
      await unlessSilent(attempt())
    }
  }
}

/** A tab, where all else is a button. */
export interface TabName {
  readonly tab: RegExp
}

/** Presses one after the other, the first of each name. */
export async function press(
  page: Page,
  names: readonly (string | RegExp | TabName)[],
): Promise<void> {
  for (const name of names) {
    const isTab = typeof name === "object" && "tab" in name
    const pressed = isTab
      ? page.getByRole("tab", { name: name.tab })
      : page.getByRole("button", { name })
    await pressed.first().click()
  }
}
