/**
 * The Chromium host: the window of the desktop application in an installed Chromium, with the
 * real preload script, the real handlers and the real examiner behind it.
 *
 * What stands in for Electron is small: the page's files are fulfilled by the same function
 * that the app's scheme uses, messages go through Playwright's bindings, the examiner is a
 * child of Node instead of a utility process. No port is opened.
 */
import { fork } from "node:child_process"
import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "@playwright/test"
import { builtDesktop } from "../../config/build-desktop.mjs"
import type { Happening, Happenings } from "../../electron/contract/channels.ts"
import { serveBundle } from "../../electron/main/bundle.ts"
import { dispatch } from "../../electron/main/dispatch.ts"
import { makeExaminer, type ExaminerProcess } from "../../electron/main/examiner.ts"
import type { FromExaminer } from "../../electron/main/examiner-work.ts"
import { makeHandlers } from "../../electron/main/handlers.ts"
import { beginSession, endSession, type Desktop } from "../../electron/main/session.ts"
import { openStateFile } from "../../electron/main/state-file.ts"

/** Stands in for app://bundle, which only Electron can serve; the name can never exist. */
const ORIGIN = "https://bundle.invalid"

/** What a desktop would be asked by the person; without an answer everything is cancelled. */
export type Person = Partial<
  Pick<
    Desktop,
    | "chooseEvidence"
    | "chooseFile"
    | "chooseOutFolder"
    | "chooseSaveAs"
    | "showInFolder"
    | "writeClipboard"
  >
>

export interface HostOptions {
  readonly browser: Browser
  readonly person?: Person | ((page: Page) => Person)
  /** Where the state file lies; a fresh folder unless told. */
  readonly userFolder?: string
  /** As `--read-only` at the start. */
  readonly isReadOnly?: boolean
  /** Size of the window in CSS pixels; the browser's own when null. */
  readonly viewport?: { readonly width: number; readonly height: number } | null
}

export interface ChromiumHost {
  readonly page: Page
  /** What the page complained of: errors, and violations of its policy. */
  readonly complaints: readonly string[]
  /** Every request of the page that was not for its own files. */
  readonly foreignRequests: readonly string[]
  /** Ends the examiner process the hard way; false when none runs. */
  readonly crashExaminer: () => boolean
  readonly tell: <H extends Happening>(happening: H, value: Happenings[H]) => void
  readonly close: () => Promise<void>
}

/** Opens the built window. */
export async function openHost(options: HostOptions): Promise<ChromiumHost> {
  const built = await builtDesktop()
  const context = await options.browser.newContext({
    viewport: options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport,
    serviceWorkers: "block",
    acceptDownloads: false,
  })
  const page = await context.newPage()
  const { complaints, foreignRequests } = await servePage(page, join(built, "renderer"))
  const child = { current: undefined as ReturnType<typeof fork> | undefined }
  const tell = <H extends Happening>(happening: H, value: Happenings[H]): void => {
    // A window that is being closed needs to be told nothing.
    void page.evaluate(hear, { happening, value }).catch(() => undefined)
  }
  const session = beginSession({
    desktop: desktopOf(page, personOf(options, page), tell),
    examiner: makeExaminer(() => startChild(join(built, "main", "examiner-process.js"), child)),
    state: openStateFile(options.userFolder ?? mkdtempSync(join(tmpdir(), "sealwright-user-"))),
    builtFolder: built,
    sessionFolder: mkdtempSync(join(tmpdir(), "sealwright-session-")),
    isReadOnly: options.isReadOnly === true,
  })
  const handlers = makeHandlers(session)
  // As one text: Playwright would take what is in it apart, value by value, and a result has
  // a hundred thousand of them.
  await page.exposeBinding("hostInvoke", async ({ frame }, channel: string, ask: string) => {
    if (frame !== page.mainFrame() || !isOurs(frame.url())) throw new Error("not answered")
    return JSON.stringify(await dispatch(handlers, channel, JSON.parse(ask)))
  })
  await session.desktop.setZoom(session.state.read().preferences.zoom)
  await exposePaths(page)
  await page.addInitScript({ content: preloadIn(join(built, "preload", "preload.cjs")) })
  await page.goto(`${ORIGIN}/index.html`)
  return {
    page,
    complaints,
    foreignRequests,
    crashExaminer: () => child.current?.kill("SIGKILL") ?? false,
    tell,
    close: async () => {
      endSession(session)
      // The person may have closed the window, and the browser with it.
      await context.close().catch(() => undefined)
    },
  }
}

const isOurs = (url: string): boolean => url.startsWith(`${ORIGIN}/`)

async function servePage(page: Page, folder: string) {
  const complaints: string[] = []
  const foreignRequests: string[] = []
  page.on("pageerror", (error) => complaints.push(String(error)))
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text())
  })
  await page.route("**/*", async (route) => {
    const url = route.request().url()
    if (!isOurs(url)) {
      foreignRequests.push(url)
      await route.abort()
      return
    }
    const { status, headers, body } = await serveBundle(folder, url)
    await route.fulfill({ status, headers, body: Buffer.from(body) })
  })
  return { complaints, foreignRequests }
}

function personOf({ person = {} }: HostOptions, page: Page): Person {
  return typeof person === "function" ? person(page) : person
}

function desktopOf(page: Page, person: Person, tell: Desktop["tell"]): Desktop {
  return {
    chooseEvidence: () => Promise.resolve([]),
    chooseFile: () => Promise.resolve(undefined),
    chooseOutFolder: () => Promise.resolve(undefined),
    chooseSaveAs: () => Promise.resolve(undefined),
    showInFolder: () => undefined,
    writeClipboard: () => Promise.resolve(),
    ...person,
    setZoom: (percent) => zoomPage(page, percent / 100),
    // There is no menu around the page.
    setLanguage: () => undefined,
    tell,
    runtime: [
      { name: "chromium", version: page.context().browser()?.version() ?? "unknown" },
      { name: "node", version: process.versions.node },
    ],
    // This process drives Chromium, so it cannot be offline; nothing is tried, and that is said.
    tryWaysOut: () => Promise.resolve([]),
  }
}

/**
 * Page zoom as Electron's `setZoomFactor` has it, and as people have it by Ctrl +: fewer CSS
 * pixels in the window, each of them larger. A viewport that is the browser's own stays.
 */
async function zoomPage(page: Page, factor: number): Promise<void> {
  const size = page.viewportSize()
  if (size === null) return
  const devTools = await page.context().newCDPSession(page)
  await devTools.send("Emulation.setDeviceMetricsOverride", {
    width: Math.round(size.width / factor),
    height: Math.round(size.height / factor),
    deviceScaleFactor: factor,
    mobile: false,
  })
}

/** The examiner as a child of Node; offline like the utility process that it stands in for. */
function startChild(
  entry: string,
  child: { current: ReturnType<typeof fork> | undefined },
): ExaminerProcess {
  const started = fork(entry, [], {
    env: {},
    // Deaf to the signal from its very start; what Electron does there is for its fuses.
    execArgv: ["--disable-sigusr1"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  child.current = started
  return {
    post: (message) => {
      if (started.connected) started.send(message)
    },
    onMessage: (listener) => {
      started.on("message", (message) => {
        listener(message as FromExaminer) // the examiner sends nothing else
      })
    },
    onExit: (listener) => {
      started.on("exit", listener)
    },
    kill: () => {
      started.kill("SIGKILL")
    },
  }
}

/** Where dropped files lie, which Chromium tells whoever drives it and never the page. */
async function exposePaths(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await page.exposeBinding("hostPathOf", async (_, index: number) => {
    const expression = `window.hostFiles[${String(index)}]`
    const { result } = await devTools.send("Runtime.evaluate", { expression })
    if (result.objectId === undefined) return ""
    return (await devTools.send("DOM.getFileInfo", { objectId: result.objectId })).path
  })
}

/**
 * Lets whoever sits before the window choose, by the browser's own dialog.
 *
 * @returns paths; none when the dialog was cancelled.
 */
export async function choosePaths(
  page: Page,
  what: { readonly folder: boolean; readonly many: boolean },
): Promise<readonly string[]> {
  const devTools = await page.context().newCDPSession(page)
  const count = await page.evaluate(chooseInPage, what)
  const paths = Array.from({ length: count }, async (_, index) => {
    const expression = `window.hostChosen[${index}]`
    const { result } = await devTools.send("Runtime.evaluate", { expression })
    if (result.objectId === undefined) return ""
    return (await devTools.send("DOM.getFileInfo", { objectId: result.objectId })).path
  })
  const found = (await Promise.all(paths)).filter((path) => path !== "")
  // A folder is told by its files, each with its place below it.
  return what.folder ? foldersOf(found, await page.evaluate(placesInPage)) : found
}

/** Runs in the page: opens the dialog, and keeps what was chosen for whoever drives it. */
async function chooseInPage(what: { folder: boolean; many: boolean }): Promise<number> {
  const input = Object.assign(document.createElement("input"), {
    type: "file",
    multiple: what.many,
    webkitdirectory: what.folder,
  })
  const ended = new Promise((resolve) => {
    for (const event of ["change", "cancel"]) input.addEventListener(event, resolve)
  })
  input.click()
  await ended
  const files = Array.from(input.files ?? []).slice(0, what.folder ? 1 : undefined)
  Object.assign(window, { hostChosen: files })
  return files.length
}

/** Runs in the page. */
function placesInPage(): readonly string[] {
  const { hostChosen } = window as unknown as { hostChosen: readonly File[] }
  return hostChosen.map(({ webkitRelativePath }) => webkitRelativePath)
}

function foldersOf(paths: readonly string[], places: readonly string[]): readonly string[] {
  return paths.map((path, index) => {
    const below = (places[index] ?? "").split("/").slice(1).join("/")
    return path.slice(0, path.length - below.length - 1)
  })
}

/** Runs in the page. */
function hear({ happening, value }: { happening: string; value: unknown }): void {
  const heard = (window as unknown as { hostHear: (name: string, value: unknown) => void }).hostHear
  heard(happening, value)
}

/** The built preload script as it is, given what it requires. */
function preloadIn(path: string): string {
  return `(() => {
  const listeners = new Map();
  const of = (name) => listeners.get(name) ?? listeners.set(name, new Set()).get(name);
  window.hostFiles = [];
  window.hostHear = (name, value) => { for (const listener of of(name)) listener({}, value); };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: Object.freeze(value) }),
    },
    ipcRenderer: {
      invoke: async (channel, ask) =>
        JSON.parse(await window.hostInvoke(channel, JSON.stringify(ask))),
      on: (name, listener) => of(name).add(listener),
      removeListener: (name, listener) => of(name).delete(listener),
    },
    webUtils: { getPathForFile: (file) => window.hostPathOf(window.hostFiles.push(file) - 1) },
  };
  const require = (name) => {
    if (name !== "electron") throw new Error("a sandboxed preload has no " + name);
    return electron;
  };
  const module = { exports: {} };
  ((module, exports, require) => {
${readFileSync(path, "utf8")}
  })(module, module.exports, require);
})();`
}
