/** The window: how it looks when it opens, and the lockdown that nobody can loosen. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from "electron"
import { APP_URL, WINDOW_LOCKDOWN } from "./security.ts"
import type { StateFile } from "./state-file.ts"
import type { WindowState } from "./state-form.ts"

/**
 * @param preload - The built preload script.
 * @param zoom - Per cent; there from the first picture on.
 */
export function windowOptions(
  preload: string,
  { width, height }: WindowState,
  zoom: number,
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
    webPreferences: { preload, zoomFactor: zoom / 100, ...WINDOW_LOCKDOWN },
  }
}

/** Opens the window as it was left. */
export function openWindow(preload: string, state: StateFile): BrowserWindow {
  const { window: left, preferences } = state.read()
  const window = new BrowserWindow(windowOptions(preload, left, preferences.zoom))
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
