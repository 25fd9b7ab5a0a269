/** The window as it is built: what its files hold, and what they must not. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { builtDesktop } from "../../config/build-desktop.mjs"

let files: ReadonlyMap<string, string>
let preload: string

beforeAll(async () => {
  const built = await builtDesktop()
  const folder = join(built, "renderer")
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
  const texts = names.filter((name) => /\.(html|js|css)$/.test(name))
  files = new Map(texts.map((name) => [name, readFileSync(join(folder, name), "utf8")]))
  preload = readFileSync(join(built, "preload", "preload.cjs"), "utf8")
})

const having = (pattern: RegExp): readonly string[] =>
  [...files].filter(([, text]) => pattern.test(text)).map(([name]) => name)

describe("the built window", () => {
  it("is a page, a script and styles", () => {
    expect(files.get("index.html")).toContain('<script type="module"')
    expect(having(/createRoot|\.render\(/)).not.toEqual([])
  })

  it("makes no code out of text", () => {
    expect(having(/\beval\s*\(/)).toEqual([])
    expect(having(/\bnew Function\b/)).toEqual([])
    expect(having(/\bimportScripts\b/)).toEqual([])
  })

  it("names no other machine but in names of formats and in messages of React", () => {
    const addresses = [...files.values()].flatMap(
      (text) => text.match(/\b(?:https?|wss?):\/\/[\w.${}-]*/g) ?? [],
    )
    const hosts = new Set(addresses.map((address) => address.replace(/^\w+:\/\//, "")))
    // Names of XML, SVG and MathML; where React explains its errors; the self-test's own attempts.
    const known = ["www.w3.org", "react.dev", "reactjs.org", "${"]
    expect([...hosts].filter((host) => !known.some((name) => host.startsWith(name)))).toEqual([])
  })

  it("loads its files by relative names, under a policy that allows nothing else", () => {
    const page = files.get("index.html") ?? ""
    const sources = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, source]) => source)
    expect(sources.length).toBeGreaterThan(1)
    for (const source of sources) expect(source).toMatch(/^\.\/assets\//)
    expect(page).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(page).not.toMatch(/unsafe|<style|\son\w+=/)
  })

  it("has styles that fetch nothing but its own fonts", () => {
    const urls = [...files].flatMap(([name, text]) =>
      name.endsWith(".css") ? [...text.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url) : [],
    )
    for (const url of urls) expect(url).toMatch(/^["']?\.\//)
    expect(having(/@import/)).toEqual([])
  })
})

describe("the built preload script", () => {
  it("requires Electron and nothing else", () => {
    const required = [...preload.matchAll(/require\("([^"]*)"\)/g)].map(([, name]) => name)
    expect(required).toEqual(["electron"])
  })
})
