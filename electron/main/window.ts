/** The window: how it looks when it opens, and the lockdown that nobody can loosen. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from "electron"
import { APP_URL, WINDOW_LOCKDOWN } from "./security.ts"
import type { StateFile, WindowState } from "./state-file.ts"

/** @param preload - The built preload script. */
export function windowOptions(
  preload: string,
  { width, height }: WindowState,
): BrowserWindowConstructorOptions {
  return {
    title: "Sealwright",
    width,
    height,
    minWidth: 720,
    minHeight: 540,
    // Shown when there is something to see.
    show: false,
    autoHideMenuBar: true,
    webPreferences: { preload, ...WINDOW_LOCKDOWN },
  }
}

/** Opens the window as it was left. */
export function openWindow(preload: string, state: StateFile): BrowserWindow {
  const left = state.read().window
  const window = new BrowserWindow(windowOptions(preload, left))
  if (left.isMaximised) window.maximize()
  window.once("ready-to-show", () => {
    window.show()
  })
  window.on("close", () => {
    const { width, height } = window.getNormalBounds()
    state.change({ window: { width, height, isMaximised: window.isMaximized() } })
  })
  void window.loadURL(APP_URL)
  return window
}
