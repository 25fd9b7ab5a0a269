/** What the handlers need from the desktop, by Electron: dialogs, clipboard, folders, windows. */
import { BrowserWindow, clipboard, dialog, shell, type OpenDialogOptions } from "electron"
import type { Language } from "../../core/index.ts"
import type { Happening, Happenings } from "../contract/channels.ts"
import { DIALOG_WORDS, type DialogWords } from "./dialog-words.ts"
import { setMenu } from "./menu.ts"
import type { Desktop, FileKind } from "./session.ts"
import { tryWaysOut } from "./ways-out.ts"

type Properties = NonNullable<OpenDialogOptions["properties"]>
type Kind = keyof (typeof DIALOG_WORDS)["en"]["kinds"]

const FILE: Properties = ["openFile", "dontAddToRecent"]
const KEY_FILE: Properties = [...FILE, "showHiddenFiles"]
const EVIDENCE: Readonly<Record<"files" | "folder", Properties>> = {
  files: [...FILE, "multiSelections"],
  folder: ["openDirectory"],
}
const OUT_FOLDER: Properties = ["openDirectory", "createDirectory", "dontAddToRecent"]

interface FileChoice {
  readonly properties: Properties
  /** What is shown first; all files can be shown too. */
  readonly shown?: { readonly kind: Kind; readonly extensions: readonly string[] }
}

const FILES: Readonly<Record<FileKind, FileChoice>> = {
  trust: { properties: FILE, shown: { kind: "packs", extensions: ["json"] } },
  policy: { properties: FILE, shown: { kind: "policies", extensions: ["json"] } },
  head: { properties: FILE },
  result: { properties: FILE, shown: { kind: "results", extensions: ["json"] } },
  report: { properties: FILE, shown: { kind: "reports", extensions: ["pdf", "json"] } },
  case: { properties: FILE, shown: { kind: "cases", extensions: ["json"] } },
  events: { properties: FILE, shown: { kind: "lines", extensions: ["jsonl", "ndjson", "json"] } },
  stamp: { properties: FILE, shown: { kind: "stamps", extensions: ["tsr", "tst", "p7s", "der"] } },
  "single-file": { properties: FILE },
  signature: { properties: FILE },
  "stamp-answer": { properties: FILE },
  "stamp-request": { properties: FILE },
  key: { properties: KEY_FILE },
  "signing-key": { properties: KEY_FILE },
  "public-key": { properties: KEY_FILE },
  authority: { properties: FILE },
  revocation: { properties: FILE },
  checkpoint: { properties: FILE },
}

function fileOptions(what: FileKind, { files, kinds }: DialogWords): OpenDialogOptions {
  const { properties, shown } = FILES[what]
  const title = files[what]
  if (shown === undefined) return { title, properties }
  const filters = [
    { name: kinds[shown.kind], extensions: [...shown.extensions] },
    { name: kinds.all, extensions: ["*"] },
  ]
  return { title, properties, filters }
}

/** @param language - That of the window, asked for whenever a dialog opens. */
export function electronDesktop(language: () => Language): Desktop {
  const words = (): DialogWords => DIALOG_WORDS[language()]
  return {
    chooseEvidence: async (what) => {
      const options = { title: words().evidence[what], properties: EVIDENCE[what] }
      return (await open(options)).filePaths
    },
    chooseFile: async (what) => (await open(fileOptions(what, words()))).filePaths[0],
    chooseOutFolder: async () => {
      const options = { title: words().outFolder, properties: OUT_FOLDER }
      return (await open(options)).filePaths[0]
    },
    chooseSaveAs: async (defaultPath) => {
      const options = { title: words().saveAs, defaultPath }
      const window = front()
      const { filePath } = await (window === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options))
      return filePath === "" ? undefined : filePath
    },
    showInFolder: (path) => {
      shell.showItemInFolder(path)
    },
    writeClipboard: async (text) => {
      await clipboard.writeText(text)
    },
    setZoom: (percent) => {
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        webContents.setZoomFactor(percent / 100)
      }
      return Promise.resolve()
    },
    setLanguage: setMenu,
    tell: tellWindows,
    runtime: ["electron", "chrome", "node"].map((name) => ({
      name,
      version: process.versions[name] ?? "unknown",
    })),
    tryWaysOut: () => tryWaysOut("main"),
  }
}

export function tellWindows<H extends Happening>(happening: H, value: Happenings[H]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(happening, value)
}

function open(options: OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
  const window = front()
  return window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options)
}

function front() {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
