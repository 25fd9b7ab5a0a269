import { describe, expect, it } from "vitest"
import {
  APP_URL,
  CHROMIUM_SWITCHES,
  CONTENT_SECURITY_POLICY,
  isOurs,
  WINDOW_LOCKDOWN,
} from "../../../electron/main/security.ts"

describe("isOurs", () => {
  it("knows the app's own pages", () => {
    expect(isOurs(APP_URL)).toBe(true)
    expect(isOurs("app://bundle/assets/index.js")).toBe(true)
  })

  it.each([
    "https://bundle/index.html",
    "app://bundle.example/index.html",
    "app://someone@bundle/index.html",
    "app://other/index.html",
    "file:///etc/passwd",
    "blob:app://bundle/0",
    "data:text/html,hello",
    "about:blank",
    "bundle",
    "",
  ])("does not take %s for its own", (url) => {
    expect(isOurs(url)).toBe(false)
  })
})

describe("the lockdown", () => {
  it("cannot be changed by anybody who imports it", () => {
    expect(Object.isFrozen(WINDOW_LOCKDOWN)).toBe(true)
  })

  it("shuts the window in a sandbox without Node", () => {
    expect(WINDOW_LOCKDOWN).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
  })

  it("lets no name resolve", () => {
    expect(CHROMIUM_SWITCHES).toContainEqual(["host-resolver-rules", "MAP * ~NOTFOUND"])
  })
})

describe("the content security policy", () => {
  const directives = new Map(
    CONTENT_SECURITY_POLICY.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ")
      return [name, sources] as const
    }),
  )

  it("allows nothing unless it says so", () => {
    expect(directives.get("default-src")).toEqual(["'none'"])
    expect(directives.get("connect-src")).toEqual(["'none'"])
  })

  it("names no other machine, and nothing inline or evaluated", () => {
    const sources = new Set([...directives.values()].flat())
    expect([...sources].sort()).toEqual(["'none'", "'script'", "'self'", "data:"])
    expect(directives.get("script-src")).toEqual(["'self'"])
    expect(directives.get("img-src")).toEqual(["'self'", "data:"])
  })
})
