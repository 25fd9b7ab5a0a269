/** Wires the parts of the app to Electron, and does nothing else. */
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { app, dialog, session, type BrowserWindow } from "electron"
import { electronDesktop, tellWindows } from "./desktop.ts"
import { notStarted } from "./dialog-words.ts"
import { makeExaminer } from "./examiner.ts"
import { startUtilityProcess } from "./examiner-start.ts"
import { makeHandlers } from "./handlers.ts"
import { openGate } from "./ipc.ts"
import { lockContents, lockProcess, lockSession } from "./lockdown.ts"
import { setMenu } from "./menu.ts"
import { evidencePathsIn } from "./opened-paths.ts"
import { READ_ONLY_SWITCH } from "./read-only.ts"
import { registerScheme, serveWindow } from "./protocol.ts"
import { beginSession, endSession, offerPaths } from "./session.ts"
import { openStateFile } from "./state-file.ts"
import { openWindow } from "./window.ts"

const BUILT = dirname(dirname(fileURLToPath(import.meta.url)))

lockProcess()
registerScheme()
app.on("session-created", lockSession)
app.on("web-contents-created", (_, contents) => {
  lockContents(contents)
})

const given = evidencePathsIn(process.argv.slice(app.isPackaged ? 1 : 2), (path) => resolve(path))
const isReadOnly = process.argv.includes(READ_ONLY_SWITCH)
// A second start hands its files to the first and ends.
if (app.requestSingleInstanceLock({ paths: given, isReadOnly })) begin()
else app.quit()

function begin(): void {
  const opened = [...given]
  let isReadOnlyAsked = isReadOnly
  let running: Running | undefined
  const show = (paths: readonly string[]): void => {
    if (running === undefined) opened.push(...paths)
    else running.show(paths)
  }
  app.on("open-file", (event, path) => {
    event.preventDefault()
    show([path])
  })
  app.on("second-instance", (...[, , , data]) => {
    const second = data as { readonly paths?: unknown; readonly isReadOnly?: unknown } | null
    // Whoever starts it so may rely on it, also where it ran already without.
    if (second?.isReadOnly === true) {
      isReadOnlyAsked = true
      running?.fixReadOnly()
    }
    show(evidencePathsIn(second?.paths, (path) => path))
  })
  app.on("window-all-closed", () => {
    app.quit()
  })
  app
    .whenReady()
    .then(() => {
      running = start(opened, isReadOnlyAsked)
    })
    .catch((cause: unknown) => {
      // There is no window to say it in.
      const { title, says } = notStarted(app.getLocale(), cause)
      dialog.showErrorBox(title, says)
      app.exit(1)
    })
}

/** What a second start can ask of the app that runs. */
interface Running {
  readonly show: (paths: readonly string[]) => void
  readonly fixReadOnly: () => void
}

function start(opened: readonly string[], isReadOnlyAsked: boolean): Running {
  lockSession(session.defaultSession)
  serveWindow(session.defaultSession, join(BUILT, "renderer"))
  const state = openStateFile(app.getPath("userData"))
  setMenu(state.read().preferences.language)
  const ours = beginSession({
    desktop: electronDesktop(() => state.read().preferences.language),
    examiner: makeExaminer(() => startUtilityProcess(join(BUILT, "main", "examiner-process.js"))),
    state,
    builtFolder: BUILT,
    sessionFolder: mkdtempSync(join(tmpdir(), "sealwright-")),
    isReadOnly: isReadOnlyAsked,
  })
  openGate(makeHandlers(ours))
  app.on("will-quit", () => {
    endSession(ours)
  })
  const window = openWindow(join(BUILT, "preload", "preload.cjs"), ours.state)
  const show = (paths: readonly string[]): void => {
    bringToFront(window)
    if (paths.length > 0) tellWindows("evidence:opened", offerPaths(ours, paths))
  }
  window.webContents.once("did-finish-load", () => {
    show(opened)
  })
  return {
    show,
    fixReadOnly: () => {
      ours.readOnly.fix()
      tellWindows("read-only:changed", ours.readOnly.read())
    },
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
