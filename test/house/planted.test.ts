/**
 * Does every net hold? Plants a violation of each rule in a throw-away copy and
 * asks the very commands of `npm run check` to name it.
 *
 * A rule that nothing breaks may have stopped working years ago; here a rule
 * without a plant is itself a failure.
 */
import { readFileSync } from "node:fs"
import { relative } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import dependencyRules from "../../config/dependency-cruiser.mjs"
import lintRules from "../../config/eslint.config.mjs"
import { nets } from "../../config/nets.mjs"
import { copyHouse, type HouseCopy, type Run } from "../support/house-copy.ts"
import {
  DEAD_DEPENDENCY,
  DEAD_PLANTS,
  DEPENDENCY_PLANTS,
  LINT_PLANTS,
  MISSHAPEN,
  type Plant,
  type Soil,
  SOIL,
  TYPE_PLANTS,
  TYPE_SOIL,
} from "./plants.ts"

interface Message {
  readonly rule: string
  readonly path: string
  readonly text: string
}

/** Every net of `npm run check` over a whole copy, as long as a busy machine takes. */
const ALL_NETS_MS = 300_000
const copies: HouseCopy[] = []

afterAll(() => {
  for (const copy of copies) copy.remove()
})

/** A copy of the house with these files in it; what the project has already is left as it is. */
function copyWith(soil: readonly Soil[], plants: readonly Soil[]): HouseCopy {
  const copy = copyHouse()
  copies.push(copy)
  for (const { path, text } of soil) if (!copy.has(path)) copy.plant(path, text)
  for (const { path, text } of plants) copy.plant(path, text)
  return copy
}

/** Runs one net of `npm run check` in a copy, as the check does but for some arguments. */
function cast(
  copy: HouseCopy,
  name: string,
  adapt = (args: readonly string[]): readonly string[] => args,
): Promise<Run> {
  const net = nets(copy.root).find((candidate) => candidate.name === name)
  if (net === undefined) throw new Error(`there is no net called ${name}`)
  return copy.run(net.script, adapt(net.args))
}

const named = (plants: readonly Plant[]): readonly (readonly [string, Plant])[] =>
  plants.map((plant) => [`${plant.path} (${plant.rule})`, plant] as const)

/** Expects the plant's rule to be named for the plant's file, with everything it must say. */
function expectRefused({ rule, path, says = [""] }: Plant, messages: readonly Message[]): void {
  const here = messages.filter((message) => message.path === path && message.rule === rule)
  const texts = here.map(({ text }) => text)
  for (const words of says) expect(texts).toContainEqual(expect.stringContaining(words))
}

const rulesOf = (plants: readonly Plant[]): ReadonlySet<string> =>
  new Set(plants.map(({ rule }) => rule))

describe("the dependency rules refuse", () => {
  let messages: readonly Message[]

  beforeAll(async () => {
    const copy = copyWith(SOIL, DEPENDENCY_PLANTS)
    const answer = await cast(copy, "dependency rules", (args) => [
      ...args,
      "--output-type",
      "json",
    ])
    const { summary } = JSON.parse(answer.stdout) as {
      summary: { violations: readonly { from: string; to: string; rule: { name: string } }[] }
    }
    messages = summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      path: from,
      text: to,
    }))
  })

  it.each(named(DEPENDENCY_PLANTS))("%s", (_, plant) => {
    expectRefused(plant, messages)
  })

  it("something planted for every rule, and every rule gives its reason", () => {
    const rules = dependencyRules.forbidden ?? []
    const planted = rulesOf(DEPENDENCY_PLANTS)
    expect(rules.filter(({ name = "" }) => !planted.has(name))).toEqual([])
    expect(rules.filter(({ comment = "" }) => comment === "")).toEqual([])
  })
})

describe("the compiler refuses", () => {
  let messages: readonly Message[]

  beforeAll(async () => {
    const { stdout } = await cast(copyWith(TYPE_SOIL, TYPE_PLANTS), "types")
    messages = stdout.split("\n").map((line) => ({
      rule: "types",
      path: line.slice(0, Math.max(0, line.indexOf("("))),
      text: line,
    }))
  })

  it.each(named(TYPE_PLANTS))("%s", (_, plant) => {
    expectRefused(plant, messages)
  })
})

describe("the linter refuses", () => {
  let messages: readonly Message[]

  beforeAll(async () => {
    const copy = copyWith(TYPE_SOIL, LINT_PLANTS)
    const { stdout } = await cast(copy, "lint", (args) => [
      ...args.filter((arg) => arg !== "."),
      ...["--format", "json"],
      ...new Set(LINT_PLANTS.map(({ path }) => path)),
    ])
    const files = JSON.parse(stdout) as readonly {
      filePath: string
      messages: readonly { ruleId: string | null; message: string }[]
    }[]
    messages = files.flatMap((file) =>
      file.messages.map(({ ruleId, message }) => ({
        rule: ruleId ?? "the linter itself",
        path: relative(copy.root, file.filePath),
        text: message,
      })),
    )
  })

  it.each(named(LINT_PLANTS))("%s", (_, plant) => {
    expectRefused(plant, messages)
  })

  it("something planted for every rule that we set ourselves", () => {
    const ours = ["house", "core", "pure-rooms", "desktop", "one-gate"]
    const rules = lintRules
      .filter(({ name = "" }) => ours.includes(name))
      .flatMap((block) => Object.entries(block.rules ?? {}))
      .flatMap(([rule, level]) => (level === "off" ? [] : [rule]))
    const planted = rulesOf(LINT_PLANTS)
    expect(rules).toContain("no-restricted-globals")
    expect(rules.filter((rule) => !planted.has(rule))).toEqual([])
  })
})

describe("the dead-code finder refuses", () => {
  let messages: readonly Message[]

  beforeAll(async () => {
    const copy = copyWith([], [...DEAD_PLANTS, withDependency(DEAD_DEPENDENCY)])
    const answer = await cast(copy, "dead code", (args) => [...args, "--reporter", "json"])
    const { issues } = JSON.parse(answer.stdout) as {
      issues: readonly { readonly file: string; readonly [kind: string]: unknown }[]
    }
    messages = issues.flatMap(({ file, ...kinds }) =>
      Object.entries(kinds).flatMap(([rule, found]) =>
        (found as readonly { name: string }[]).map(({ name }) => ({
          rule,
          path: file,
          text: name,
        })),
      ),
    )
  })

  it.each(named(DEAD_PLANTS))("%s", (_, plant) => {
    expectRefused(plant, messages)
  })

  it("a package that package.json lists and nothing uses", () => {
    const says = [DEAD_DEPENDENCY]
    expectRefused({ rule: "dependencies", path: "package.json", text: "", says }, messages)
  })

  it("nothing that is used", () => {
    expect(messages.map(({ text }) => text)).not.toContain("usedByPlanted")
  })
})

describe("npm run check", () => {
  it(
    "fails, names every net that caught something, and prints what it caught",
    async () => {
      const plants = [...DEPENDENCY_PLANTS.slice(0, 1), ...TYPE_PLANTS.slice(0, 1), MISSHAPEN]
      const copy = copyWith(SOIL, plants)
      const { code, stdout } = await copy.run("config/check.mjs", [])
      expect(code).toBe(1)
      for (const { name } of nets(copy.root)) expect(stdout).toContain(`FAILED  ${name}`)
      for (const { path } of plants) expect(stdout).toContain(path)
      expect(stdout).toContain("stale: docs/architecture.md")
    },
    ALL_NETS_MS,
  )
})

/** The project's package.json with one more dependency. */
function withDependency(name: string): Soil {
  const path = "package.json"
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { dependencies: object }
  const dependencies = { ...manifest.dependencies, [name]: "1.0.0" }
  return { path, text: JSON.stringify({ ...manifest, dependencies }) }
}
