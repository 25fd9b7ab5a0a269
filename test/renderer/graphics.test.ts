/** Colours of graphics are told from what is behind them in every theme (WCAG 2.2, 1.4.11). */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const LEAST = 3
const tokens = readFileSync("renderer/styles/tokens.css", "utf8")
const strip = readFileSync("renderer/styles/timeline.css", "utf8")

/** The colour of a name in a theme: the first block is that of the light one. */
function colourIn(theme: string, name: string): string {
  const from = theme === "light" ? 0 : tokens.indexOf(`[data-theme="${theme}"]`)
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(tokens.slice(from))![1]!
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** What a rule of the strip draws with; nothing may thin it. */
function drawnWith(selector: string): readonly string[] {
  const at = strip.indexOf(`\n${selector}`)
  const rule = strip.slice(at, strip.indexOf("}", at))
  expect([selector, rule]).toEqual([selector, expect.not.stringContaining("opacity")])
  return Array.from(rule.matchAll(/var\(--([a-z-]+)\)/gu), ([, name]) => name!)
}

describe("the strip of the timeline", () => {
  it.each(["light", "dark", "contrast"])("is seen on its panel, theme %s", (theme) => {
    for (const selector of [".strip-gap,\n.gap-sign {", ".strip-all {", ".strip-matching {"]) {
      const colours = drawnWith(selector)
      expect(colours).toHaveLength(1)
      const against = contrast(colourIn(theme, colours[0]!), colourIn(theme, "surface"))
      expect([selector, against >= LEAST]).toEqual([selector, true])
    }
  })
})
