/**
 * A small stand-in for the `electron` module: writes down what is set, and plays back events.
 *
 * For the files that only Electron can run. It shows that they tell Electron what they should;
 * what Electron makes of it, only Electron can show (`npm run test:electron`).
 */
import { EventEmitter } from "node:events"

type Values = readonly unknown[]

/** Everything that was called, by its name, in order. */
export const calls: (readonly [name: string, ...given: unknown[]])[] = []

export const callsOf = (name: string): readonly Values[] =>
  calls.filter(([called]) => called === name).map(([, ...given]) => given)

const note =
  (name: string) =>
  (...given: unknown[]): void => {
    calls.push([name, ...given])
  }

/** A session, or the page of a window: an emitter that writes down what it is told. */
export function fakePart(name: string, methods: readonly string[]) {
  const noted = methods.map((method) => [method, note(`${name}.${method}`)] as const)
  return Object.assign(new EventEmitter(), Object.fromEntries(noted))
}

const SESSION = [
  "setPermissionRequestHandler",
  "setPermissionCheckHandler",
  "setDevicePermissionHandler",
  "setSpellCheckerEnabled",
]

export function fakeSession() {
  return Object.assign(fakePart("session", SESSION), {
    setProxy: (config: unknown) => {
      calls.push(["session.setProxy", config])
      return Promise.resolve()
    },
    webRequest: { onBeforeRequest: note("session.onBeforeRequest") },
    protocol: { handle: note("session.protocol.handle") },
  })
}

export function fakeContents() {
  return fakePart("contents", [
    "setWindowOpenHandler",
    "setWebRTCIPHandlingPolicy",
    "send",
    "setZoomFactor",
  ])
}

export class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = []
  static readonly getAllWindows = (): readonly FakeWindow[] => FakeWindow.all
  static readonly getFocusedWindow = (): FakeWindow | undefined => FakeWindow.all[0]
  readonly webContents = fakeContents()
  readonly options: unknown

  constructor(options: unknown) {
    super()
    this.options = options
    FakeWindow.all.push(this)
  }

  readonly show = note("window.show")
  readonly maximize = note("window.maximize")
  readonly isMaximized = (): boolean => true
  readonly getNormalBounds = () => ({ x: 10, y: 10, width: 1000, height: 700 })
  readonly loadURL = (url: string): Promise<void> => {
    calls.push(["window.loadURL", url])
    return Promise.resolve()
  }
}

/** A child of utilityProcess.fork. */
export const utility = fakePart("utility", ["postMessage", "kill"])

export const fakeElectron = {
  app: Object.assign(new EventEmitter(), {
    enableSandbox: note("app.enableSandbox"),
    commandLine: { appendSwitch: note("app.appendSwitch") },
  }),
  BrowserWindow: FakeWindow,
  Menu: {
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: note("Menu.setApplicationMenu"),
  },
  protocol: { registerSchemesAsPrivileged: note("protocol.registerSchemesAsPrivileged") },
  dialog: {
    showOpenDialog: (...given: Values) => {
      calls.push(["dialog.open", ...given])
      return Promise.resolve({ filePaths: ["/chosen"] })
    },
    showSaveDialog: (...given: Values) => {
      calls.push(["dialog.save", ...given])
      return Promise.resolve({ filePath: "" })
    },
  },
  shell: { showItemInFolder: note("shell.showItemInFolder") },
  clipboard: { writeText: note("clipboard.writeText") },
  ipcMain: { handle: note("ipcMain.handle") },
  utilityProcess: {
    fork: (...given: Values) => {
      calls.push(["utilityProcess.fork", ...given])
      return utility
    },
  },
}
