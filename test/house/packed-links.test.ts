/** Links in the documents of the package lead to files of the package, wherever it is installed. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { describe, expect, it } from "vitest"

/** What npm packs beside `files`. */
const ALWAYS = ["package.json", "README.md", "LICENSE"]
const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { files: readonly string[] }
const packed = [...ALWAYS, ...files]

const isPacked = (path: string): boolean =>
  packed.some((one) => path === one || path.startsWith(`${one}/`))

function documents(): readonly string[] {
  const below = readdirSync("docs", { recursive: true, encoding: "utf8" })
  return [...packed, ...below.map((name) => join("docs", name))].filter((path) =>
    path.endsWith(".md"),
  )
}

function linksIn(path: string): readonly string[] {
  const targets = [...readFileSync(path, "utf8").matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
  return targets
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(path), target)))
}

describe.each(documents())("%s", (path) => {
  it("links only to what is packed with it", () => {
    const lost = linksIn(path).filter((target) => !isPacked(target) || !existsSync(target))
    expect(lost).toEqual([])
  })
})

it("the documents of the package hold links at all", () => {
  expect(linksIn("README.md").length).toBeGreaterThan(5)
})
