/** The files that only Electron can run, against a small stand-in: do they tell it what they should? */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it, vi } from "vitest"
import { CHANNELS, type ToldHandlers } from "../../../electron/main/dispatch.ts"
import { DIALOG_WORDS } from "../../../electron/main/dialog-words.ts"
import { electronDesktop } from "../../../electron/main/desktop.ts"
import { startUtilityProcess } from "../../../electron/main/examiner-start.ts"
import { openGate } from "../../../electron/main/ipc.ts"
import { lockContents, lockProcess, lockSession } from "../../../electron/main/lockdown.ts"
import { setMenu } from "../../../electron/main/menu.ts"
import { registerScheme, serveWindow } from "../../../electron/main/protocol.ts"
import { CONTENT_SECURITY_POLICY, WINDOW_LOCKDOWN } from "../../../electron/main/security.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { openWindow, windowOptions } from "../../../electron/main/window.ts"
import {
  calls,
  callsOf,
  fakeContents,
  fakeSession,
  FakeWindow,
  utility,
} from "../../support/fake-electron.ts"

vi.mock("electron", async () => (await import("../../support/fake-electron.ts")).fakeElectron)

// Electron's own types, without its package: whoever resolves that would be given a binary.
type Session = Parameters<typeof lockSession>[0]
type WebContents = Parameters<typeof lockContents>[0]

const OURS = "app://bundle/index.html"
const FOREIGN = "https://sealwright.invalid/"

beforeEach(() => {
  calls.length = 0
  FakeWindow.all.length = 0
})

/** The one function that was given to a setter, called with these. */
function callGiven(name: string, ...values: readonly unknown[]): unknown {
  const [[handler] = []] = callsOf(name)
  return (handler as (...values: readonly unknown[]) => unknown)(...values)
}

describe("the process", () => {
  it("is sandboxed, resolves no name and knows no proxy that exists", () => {
    lockProcess()
    expect(callsOf("app.enableSandbox")).toHaveLength(1)
    const switches = new Map(callsOf("app.appendSwitch").map(([name, value]) => [name, value]))
    expect(switches.get("host-resolver-rules")).toBe("MAP * ~NOTFOUND")
    expect(switches.get("proxy-server")).toMatch(/\.invalid:/)
    expect(switches.get("webrtc-ip-handling-policy")).toBe("disable_non_proxied_udp")
  })
})

describe("every session", () => {
  // The stand-in has what lockSession uses.
  const lock = () => {
    const session = fakeSession()
    lockSession(session as unknown as Session)
    return session
  }

  it.each([
    [OURS, false],
    [FOREIGN, true],
    ["http://127.0.0.1/", true],
    ["file:///etc/passwd", true],
    ["ws://bundle/", true],
    ["devtools://devtools/", true],
  ])("cancels a request for %s: %s", (url, cancel) => {
    lock()
    const answers: unknown[] = []
    callGiven("session.onBeforeRequest", { url }, (answer: unknown) => answers.push(answer))
    expect(answers).toEqual([{ cancel }])
  })

  it("grants nothing, downloads nothing and checks no spelling", () => {
    const session = lock()
    const answers: unknown[] = []
    const heard = (answer: unknown) => answers.push(answer)
    callGiven("session.setPermissionRequestHandler", undefined, "media", heard)
    answers.push(callGiven("session.setPermissionCheckHandler"))
    answers.push(callGiven("session.setDevicePermissionHandler"))
    expect(answers).toEqual([false, false, false])
    const preventDefault = vi.fn()
    session.emit("will-download", { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
    expect(callsOf("session.setSpellCheckerEnabled")).toEqual([[false]])
    expect(callsOf("session.setProxy")).toMatchObject([[{ mode: "fixed_servers" }]])
  })
})

describe("every page", () => {
  it.each(["will-navigate", "will-redirect", "will-frame-navigate"])(
    "leaves the app for nobody (%s)",
    (event) => {
      const contents = fakeContents()
      lockContents(contents as unknown as WebContents)
      const went = [OURS, FOREIGN].map((url) => {
        const preventDefault = vi.fn()
        contents.emit(event, { url, preventDefault })
        return preventDefault.mock.calls.length === 0
      })
      expect(went).toEqual([true, false])
    },
  )

  it("opens no window, holds no webview and uses no network interface", () => {
    const contents = fakeContents()
    lockContents(contents as unknown as WebContents)
    expect(callGiven("contents.setWindowOpenHandler")).toEqual({ action: "deny" })
    expect(callsOf("contents.setWebRTCIPHandlingPolicy")).toEqual([["disable_non_proxied_udp"]])
    const preventDefault = vi.fn()
    contents.emit("will-attach-webview", { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })
})

describe("the window", () => {
  it("spreads the lockdown over whatever else it is given", () => {
    const left = { width: 1000, height: 700, isMaximised: false }
    const { webPreferences } = windowOptions("/preload.cjs", left, 150)
    const given = { preload: "/preload.cjs", zoomFactor: 1.5 }
    expect(webPreferences).toEqual({ ...given, ...WINDOW_LOCKDOWN })
  })

  it("opens the app's own page as it was left, and is shown when it is ready", () => {
    const folder = mkdtempSync(join(tmpdir(), "sealwright-window-"))
    const state = openStateFile(folder)
    state.change({ window: { width: 900, height: 650, isMaximised: true } })
    state.change({ preferences: { ...state.read().preferences, zoom: 200 } })
    openWindow("/preload.cjs", state)
    const [window] = FakeWindow.all
    expect(window!.options).toMatchObject({ width: 900, height: 650, show: false })
    expect(window!.options).toMatchObject({ webPreferences: { zoomFactor: 2 } })
    expect(callsOf("window.loadURL")).toEqual([[OURS]])
    expect(callsOf("window.maximize")).toHaveLength(1)
    expect(callsOf("window.show")).toHaveLength(0)
    window!.emit("ready-to-show")
    expect(callsOf("window.show")).toHaveLength(1)
    window!.emit("close")
    expect(state.read().window).toEqual({ width: 1000, height: 700, isMaximised: true })
    rmSync(folder, { recursive: true })
  })

  it("is drawn as large as the person prefers", async () => {
    new FakeWindow({})
    await electronDesktop(() => "en").setZoom(150)
    expect(callsOf("contents.setZoomFactor")).toEqual(FakeWindow.all.map(() => [1.5]))
  })

  it("has a menu without developer tools, reloading, links or updates", () => {
    for (const language of ["en", "de"] as const) setMenu(language)
    const menu = JSON.stringify(callsOf("Menu.setApplicationMenu"))
    expect(menu).toContain('"copy"')
    expect(menu).not.toMatch(/devtools|reload|help|services|update/i)
  })

  it("has its menu in the language of the window, and changes it with that", () => {
    const desktop = electronDesktop(() => "en")
    const labelsOf = (menu: unknown): readonly string[] =>
      [...JSON.stringify(menu).matchAll(/"label":"([^"]+)"/gu)].map(([, label]) => label!)
    desktop.setLanguage("de")
    const german = labelsOf(callsOf("Menu.setApplicationMenu").at(-1))
    for (const label of ["Datei", "Bearbeiten", "Rückgängig", "Alles auswählen", "Vollbild"]) {
      expect(german).toContain(label)
    }
    desktop.setLanguage("en")
    const english = labelsOf(callsOf("Menu.setApplicationMenu").at(-1))
    expect(english).toHaveLength(german.length)
    expect(english.filter((label) => german.includes(label))).toEqual([])
    // An item without words of ours would be in those of the system.
    const roles = JSON.stringify(callsOf("Menu.setApplicationMenu").at(-1)).match(/"role"/gu)
    expect(english.length).toBe(roles!.length - (process.platform === "darwin" ? 1 : 0) + 3)
  })
})

describe("the app's scheme", () => {
  const serve = async (url: string, method = "GET"): Promise<Response> => {
    const folder = mkdtempSync(join(tmpdir(), "sealwright-scheme-"))
    writeFileSync(join(folder, "index.html"), "<p>")
    serveWindow(fakeSession() as unknown as Session, folder)
    const [[, handler] = []] = callsOf("session.protocol.handle")
    const response = await (handler as (request: object) => Promise<Response>)({ url, method })
    rmSync(folder, { recursive: true })
    return response
  }

  it("has an origin of its own and cannot be fetched from", () => {
    registerScheme()
    const [[schemes] = []] = callsOf("protocol.registerSchemesAsPrivileged")
    expect(schemes).toEqual([{ scheme: "app", privileges: { standard: true, secure: true } }])
  })

  it("serves the window under its strict policy", async () => {
    const response = await serve(OURS)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe("<p>")
    expect(response.headers.get("Content-Security-Policy")).toBe(CONTENT_SECURITY_POLICY)
  })

  it.each([
    ["app://other/index.html", "GET"],
    [OURS, "POST"],
  ])("answers nothing else (%s, %s)", async (url, method) => {
    expect((await serve(url, method)).status).toBe(403)
  })
})

describe("the gate", () => {
  const echo = Object.fromEntries(
    CHANNELS.map((channel) => [channel, (ask: unknown) => Promise.resolve([channel, ask])]),
  ) as unknown as ToldHandlers
  type Listener = (event: object, ask: unknown) => Promise<unknown>
  const listener = (channel: string): Listener => {
    openGate(echo)
    const found = callsOf("ipcMain.handle").find(([name]) => name === channel)
    return found?.[1] as Listener
  }

  it("listens on every channel of the contract, once", () => {
    openGate(echo)
    expect(callsOf("ipcMain.handle").map(([name]) => name)).toEqual(CHANNELS)
  })

  it("answers the top frame of the app's own page", async () => {
    const senderFrame = { parent: null, url: OURS }
    await expect(listener("about:read")({ senderFrame }, null)).resolves.toEqual([
      "about:read",
      null,
    ])
  })

  it.each([
    ["a frame inside a page", { parent: {}, url: OURS }],
    ["a foreign page", { parent: null, url: FOREIGN }],
    ["a page that is gone", null],
  ])("does not answer %s", (_, senderFrame) => {
    expect(() => listener("about:read")({ senderFrame }, null)).toThrow("not answered")
  })

  it("hands no ask of another form to a handler", async () => {
    const senderFrame = { parent: null, url: OURS }
    await expect(listener("about:read")({ senderFrame }, "x")).rejects.toThrow(TypeError)
  })
})

describe("the examiner's process", () => {
  it("gets an empty environment, and its messages are handed on", () => {
    const process = startUtilityProcess("/built/examiner-process.js")
    expect(callsOf("utilityProcess.fork")).toEqual([
      ["/built/examiner-process.js", [], { serviceName: "Sealwright examiner", env: {} }],
    ])
    const heard: unknown[] = []
    process.onMessage((message) => heard.push(message))
    process.onExit(() => heard.push("ended"))
    utility.emit("message", { kind: "done", id: 1, answer: null })
    utility.emit("exit", 1)
    expect(heard).toEqual([{ kind: "done", id: 1, answer: null }, "ended"])
    process.post({ kind: "stop", id: 1 })
    process.kill()
    expect(callsOf("utility.postMessage")).toEqual([[{ kind: "stop", id: 1 }]])
    expect(callsOf("utility.kill")).toHaveLength(1)
  })
})

describe("dialogs", () => {
  it("are called in the language that the window has when they open", async () => {
    let language: "en" | "de" = "en"
    const desktop = electronDesktop(() => language)
    await desktop.chooseFile("trust")
    language = "de"
    await desktop.chooseFile("trust")
    await desktop.chooseEvidence("folder")
    await desktop.chooseOutFolder()
    expect(await desktop.chooseSaveAs("trust.json")).toBeUndefined()
    const options = [...callsOf("dialog.open"), ...callsOf("dialog.save")].map(
      (given) => given.at(-1) as { title: string; filters?: readonly { name: string }[] },
    )
    expect(options.map(({ title }) => title)).toEqual([
      "Choose a trust file",
      "Vertrauensdatei wählen",
      "Ordner mit Beweismitteln wählen",
      "Ordner wählen, in den geschrieben wird",
      "Speichern unter",
    ])
    expect(options[1]?.filters?.map(({ name }) => name)).toEqual([
      "Vertrauensdateien",
      "Alle Dateien",
    ])
  })

  it("have a title of their own for everything that is chosen, in both languages", () => {
    const titles = Object.values(DIALOG_WORDS).flatMap(({ evidence, files, kinds }) =>
      [evidence, files, kinds].map((words) => Object.values(words)),
    )
    const [english, german] = [titles.slice(0, 3).flat(), titles.slice(3).flat()]
    expect(german).toHaveLength(english.length)
    expect(german.filter((title) => english.includes(title))).toEqual([])
  })
})
