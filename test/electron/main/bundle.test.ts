import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { serveBundle } from "../../../electron/main/bundle.ts"
import { CONTENT_SECURITY_POLICY } from "../../../electron/main/security.ts"

let folder: string
beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), "sealwright-bundle-"))
  folder = join(parent, "renderer")
  mkdirSync(join(folder, "assets"), { recursive: true })
  writeFileSync(join(folder, "index.html"), "<p>")
  writeFileSync(join(folder, "assets", "a.js"), "0")
  writeFileSync(join(folder, "assets", "a.exe"), "0")
  writeFileSync(join(parent, "secret.html"), "secret")
  mkdirSync(`${folder}-other`)
  writeFileSync(join(`${folder}-other`, "index.html"), "secret")
})
afterAll(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true })
})

describe("serveBundle", () => {
  it("serves the window's files with their kinds, and each under the strict policy", async () => {
    const { status, headers, body } = await serveBundle(folder, "app://bundle/index.html")
    expect(status).toBe(200)
    expect(new TextDecoder().decode(body)).toBe("<p>")
    expect(headers["Content-Type"]).toBe("text/html; charset=utf-8")
    const script = await serveBundle(folder, "app://bundle/assets/a.js?x#y")
    expect(script.headers["Content-Type"]).toBe("text/javascript; charset=utf-8")
    for (const served of [headers, script.headers]) {
      expect(served["Content-Security-Policy"]).toBe(CONTENT_SECURITY_POLICY)
      expect(served["X-Content-Type-Options"]).toBe("nosniff")
    }
  })

  it.each([
    "app://bundle/",
    "app://bundle/nothing.html",
    "app://bundle/assets",
    "app://bundle/assets/a.exe",
    "app://bundle/../secret.html",
    "app://bundle/%2e%2e/secret.html",
    "app://bundle/..%2fsecret.html",
    "app://bundle/..%2Frenderer-other/index.html",
    "app://bundle/..%5csecret.html",
    "app://bundle/index.html%00.js",
    "app://bundle/%ff",
  ])("serves nothing for %s", async (url) => {
    const { status, body, headers } = await serveBundle(folder, url)
    expect(status).toBe(404)
    expect(body).toHaveLength(0)
    expect(headers["Content-Security-Policy"]).toBe(CONTENT_SECURITY_POLICY)
  })
})
