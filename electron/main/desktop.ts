/** What the handlers need from the desktop, by Electron: dialogs, clipboard, folders, windows. */
import { BrowserWindow, clipboard, dialog, shell, type OpenDialogOptions } from "electron"
import type { Happening, Happenings } from "../contract/channels.ts"
import type { Desktop, FileKind } from "./session.ts"
import { tryWaysOut } from "./ways-out.ts"

const EVIDENCE: Readonly<Record<"files" | "folder", OpenDialogOptions>> = {
  files: {
    title: "Choose evidence",
    properties: ["openFile", "multiSelections", "dontAddToRecent"],
  },
  folder: { title: "Choose a folder with evidence", properties: ["openDirectory"] },
}

const FILES: Readonly<Record<FileKind, OpenDialogOptions>> = {
  trust: {
    title: "Choose a trust pack",
    properties: ["openFile", "dontAddToRecent"],
    filters: [
      { name: "Trust packs", extensions: ["json"] },
      { name: "All files", extensions: ["*"] },
    ],
  },
  report: {
    title: "Choose a report",
    properties: ["openFile", "dontAddToRecent"],
    filters: [
      { name: "Reports and results", extensions: ["pdf", "json"] },
      { name: "All files", extensions: ["*"] },
    ],
  },
  case: {
    title: "Choose a case file",
    properties: ["openFile", "dontAddToRecent"],
    filters: [
      { name: "Case files", extensions: ["json"] },
      { name: "All files", extensions: ["*"] },
    ],
  },
  key: {
    title: "Choose the key that signs: a key file, or PKCS #12 (.p12, .pfx)",
    properties: ["openFile", "dontAddToRecent", "showHiddenFiles"],
  },
  stamp: {
    title: "Choose the answer of the time-stamp authority",
    properties: ["openFile", "dontAddToRecent"],
    filters: [
      { name: "Time-stamps", extensions: ["tsr", "tst", "p7s", "der"] },
      { name: "All files", extensions: ["*"] },
    ],
  },
  "signing-key": {
    title: "Choose the private key",
    properties: ["openFile", "dontAddToRecent", "showHiddenFiles"],
  },
  "public-key": {
    title: "Choose a public key or a certificate",
    properties: ["openFile", "dontAddToRecent", "showHiddenFiles"],
  },
  "stamp-answer": {
    title: "Choose the answer of the time-stamp authority",
    properties: ["openFile", "dontAddToRecent"],
  },
  "stamp-request": {
    title: "Choose the request that it answers",
    properties: ["openFile", "dontAddToRecent"],
  },
  events: {
    title: "Choose an export of events",
    properties: ["openFile", "dontAddToRecent"],
    filters: [
      { name: "JSON lines", extensions: ["jsonl", "ndjson", "json"] },
      { name: "All files", extensions: ["*"] },
    ],
  },
}

const OUT_FOLDER: OpenDialogOptions = {
  title: "Choose a folder to write into",
  properties: ["openDirectory", "createDirectory", "dontAddToRecent"],
}

export function electronDesktop(): Desktop {
  return {
    chooseEvidence: async (what) => (await open(EVIDENCE[what])).filePaths,
    chooseFile: async (what) => (await open(FILES[what])).filePaths[0],
    chooseOutFolder: async () => (await open(OUT_FOLDER)).filePaths[0],
    chooseSaveAs: async (defaultPath) => {
      const options = { defaultPath }
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
