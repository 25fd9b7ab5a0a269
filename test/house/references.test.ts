/** References inside the project lead somewhere: links, sections named by findings, paths in prose. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { describe, expect, it } from "vitest"
import { FINDING_CODES, type CodeEntry } from "../../core/findings/index.ts"

const DOCUMENTS = [
  "README.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ".github/CONTRIBUTING.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
]

/** Text outside fenced blocks. */
function prose(path: string): string {
  return readFileSync(path, "utf8").replace(/^```[^]*?^```$/gm, "")
}

function headings(path: string): readonly string[] {
  return [...prose(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading)
}

/** The anchor that a heading gets on the pages where these documents are read. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
    .replaceAll(" ", "-")
}

describe.each(DOCUMENTS)("%s", (path) => {
  const links = [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))

  it("links only to what is there", () => {
    const broken = links.filter((target) => {
      const [file = "", section] = target.split("#")
      const to = file === "" ? path : normalize(join(dirname(path), file))
      if (!existsSync(to)) return true
      return section !== undefined && !headings(to).map(anchor).includes(section)
    })
    expect(broken).toEqual([])
  })

  it("names only files of this project that are there", () => {
    const named = [
      ...prose(path).matchAll(
        /`((?:core|cli|config|test|docs)\/[\w./-]+\.(?:ts|mjs|md|json|py))`/g,
      ),
    ].map(([, file = ""]) => file)
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })
})

describe("the sources of findings", () => {
  const sections = Object.entries<CodeEntry>(FINDING_CODES).flatMap(([code, { source }]) =>
    [...source.matchAll(/(docs\/[\w-]+\.md)(?:, ([^;:]+))?/g)].map(([, file = "", section]) => ({
      code,
      file,
      section: section ?? "",
    })),
  )

  it("are found at all", () => {
    expect(sections.length).toBeGreaterThan(20)
  })

  it.each(sections)("$code: $file, $section", ({ file, section }) => {
    expect(existsSync(file)).toBe(true)
    // Sections are named by their number or by a word of their heading.
    const words = new RegExp(`(?:^|\\W)${section}(?:\\W|$)`, "i")
    expect(headings(file).filter((heading) => words.test(heading))).not.toEqual([])
  })
})
