/**
 * The violations to plant: at least one for every rule the house has.
 *
 * Each plant is the smallest file that breaks one rule. planted.test.ts asserts
 * that the rule is named for that file, and that no rule lacks a plant.
 */
import { packages, platformRooms, pureRooms, rooms } from "../../config/rooms.mjs"

export interface Plant {
  /** The rule that must be named. */
  readonly rule: string
  readonly path: string
  readonly text: string
  /** What its messages must say besides, one message each. */
  readonly says?: readonly string[]
}

export type Soil = Pick<Plant, "path" | "text">

const PURE_ROOMS = Object.keys(pureRooms)
const ROOMS = Object.entries(rooms)

const importing = (rule: string, path: string, target: string): Plant => ({
  rule,
  path,
  text: `import "${target}"\n`,
})

/** For every room, an import from the first room it may not enter. */
const upstream = ROOMS.map(([room, allowed]) => {
  const forbidden = Object.keys(rooms).find((name) => name !== room && !allowed.includes(name))
  if (forbidden === undefined) throw new Error(`${room} may import everything`)
  return importing(
    `core-${room}-imports-only-upstream`,
    `core/${room}/planted-upstream.ts`,
    `../${forbidden}/index.ts`,
  )
})

/** One module of each listed package, to import where it may not be. */
const SPECIFIERS: Readonly<Record<string, string>> = { "@noble/": "@noble/hashes/sha2.js" }

const packageDoors = Object.entries(packages).map(([name, { rooms: allowed }]) => {
  const room = PURE_ROOMS.find((pure) => !allowed.includes(pure)) ?? ""
  const plain = name.replace(/^@|\/$/g, "")
  return importing(
    `package-${plain}-enters-by-few-doors`,
    `core/${room}/planted-${plain}.ts`,
    SPECIFIERS[name] ?? name,
  )
})

const platform = PURE_ROOMS.flatMap((room) => [
  importing("core-touches-no-platform", `core/${room}/planted-node.ts`, "node:fs"),
  importing("core-touches-no-platform", `core/${room}/planted-bare.ts`, "fs"),
])

/** Files that plants import; they break nothing themselves. An existing file is left as it is. */
const EMPTY_SOIL: readonly string[] = [
  ...Object.keys(rooms).map((room) => `core/${room}/index.ts`),
  "core/index.ts",
  "core/base/planted-inside.ts",
  "core/attic/index.ts",
  "cli/planted-inside.ts",
  "electron/main/planted-inside.ts",
  "electron/contract/planted-contract.ts",
  "test/support/planted-inside.ts",
]

export const SOIL: readonly Soil[] = [
  ...EMPTY_SOIL.map((path) => ({ path, text: "export {}\n" })),
  { path: "core/base/planted-circle.ts", text: 'import "./planted-circle-too.ts"\n' },
]

export const DEPENDENCY_PLANTS: readonly Plant[] = [
  ...upstream,
  ...packageDoors,
  ...platform,
  importing("no-circular", "core/base/planted-circle-too.ts", "./planted-circle.ts"),
  importing("no-unresolvable", "core/base/planted-nowhere.ts", "./nowhere.ts"),
  importing("rooms-are-in-the-table", "core/planted-attic.ts", "./attic/index.ts"),
  importing(
    "rooms-are-entered-by-the-door",
    "core/findings/planted-window.ts",
    "../base/planted-inside.ts",
  ),
  importing("rooms-are-entered-by-the-door", "core/planted-window.ts", "./base/planted-inside.ts"),
  importing(
    "rooms-are-entered-by-the-door-from-seal",
    "core/seal/planted-window.ts",
    "../base/planted-inside.ts",
  ),
  importing(
    "rooms-are-entered-by-the-door-from-attack",
    "core/attack/planted-window.ts",
    "../base/planted-inside.ts",
  ),
  importing("core-front-is-pure", "core/planted-front.ts", "./node/index.ts"),
  importing("core-is-entered-by-the-door", "cli/planted-room.ts", "../core/base/index.ts"),
  importing("core-knows-no-application", "core/base/planted-up.ts", "../../cli/planted-inside.ts"),
  importing(
    "applications-stand-apart",
    "cli/planted-other.ts",
    "../electron/main/planted-inside.ts",
  ),
  importing("nothing-imports-test", "cli/planted-test.ts", "../test/support/planted-inside.ts"),
  importing("nothing-ships-config", "cli/planted-config.ts", "../config/rooms.mjs"),
  importing("packages-are-listed", "core/node/planted-unlisted.ts", "pako"),
  importing("shipped-code-uses-no-dev-package", "cli/planted-dev.ts", "prettier"),
  importing("renderer-sees-types-only", "renderer/planted-value.ts", "../core/index.ts"),
  importing(
    "renderer-reads-the-contract-only",
    "renderer/planted-main.ts",
    "../electron/main/planted-inside.ts",
  ),
  importing("renderer-has-no-node", "renderer/planted-node.ts", "node:fs"),
  importing("electron-package-only-in-electron", "cli/planted-electron.ts", "electron"),
  importing("renderer-packages-are-listed", "renderer/planted-package.tsx", "pako"),
  importing("window-packages-stay-in-the-window", "electron/main/planted-drawing.ts", "react"),
  importing(
    "contract-is-types-only",
    "electron/contract/planted-value.ts",
    "./planted-contract.ts",
  ),
  importing(
    "contract-knows-no-process",
    "electron/contract/planted-main.ts",
    "../main/planted-inside.ts",
  ),
  importing(
    "preload-sees-the-contract-only",
    "electron/preload/planted-main.ts",
    "../main/planted-inside.ts",
  ),
]

/** What no pure room may name, for the compiler and for the linter. */
const OUTSIDE = "Buffer process fetch document setTimeout setInterval crypto console".split(" ")
/** What the compiler cannot refuse, being part of ES2024, or knows under no name. */
const CLOCK_AND_BACKDOORS =
  "Date Intl globalThis global require performance window navigator Worker"

const naming = (names: readonly string[]): string =>
  `export const planted: readonly unknown[] = [${names.join(", ")}]\n`

const unknownNames = (folder: string, names: readonly string[]): Plant => ({
  rule: "types",
  path: `${folder}/planted-names.ts`,
  text: naming(names),
  says: names.map((name) => `Cannot find name '${name}'`),
})

const strict = (path: string, text: string, says: string): Plant => ({
  rule: "types",
  path,
  text,
  says: [says],
})

export const TYPE_SOIL: readonly Soil[] = [
  { path: "core/base/planted-type.ts", text: "export type Planted = string\n" },
]

export const TYPE_PLANTS: readonly Plant[] = [
  unknownNames("core", OUTSIDE),
  ...PURE_ROOMS.map((room) => unknownNames(`core/${room}`, OUTSIDE)),
  // Rooms that know Node still know no browser.
  ...Object.keys(platformRooms).map((room) => unknownNames(`core/${room}`, ["document"])),
  ...["cli", "electron/main"].map((folder) => unknownNames(folder, ["document"])),
  unknownNames("electron/contract", OUTSIDE),
  unknownNames("renderer", ["Buffer", "process"]),
  strict(
    "core/base/planted-enum.ts",
    "export enum Planted {\n  A,\n}\n",
    "not allowed when 'erasableSyntaxOnly' is enabled",
  ),
  strict(
    "core/base/planted-index.ts",
    "const list: readonly string[] = []\nexport const planted: string = list[0]\n",
    "is not assignable to type 'string'",
  ),
  strict(
    "core/base/planted-optional.ts",
    "export const planted: { readonly a?: string } = { a: undefined }\n",
    "'exactOptionalPropertyTypes: true'",
  ),
  strict(
    "core/base/planted-value-import.ts",
    'import { Planted } from "./planted-type.ts"\nexport type Other = Planted\n',
    "'verbatimModuleSyntax' is enabled",
  ),
  strict(
    "core/base/planted-module.ts",
    'import { readFileSync } from "node:fs"\nexport const planted = readFileSync\n',
    "'node:fs'",
  ),
]

const statement = (rule: string, path: string, text: string): Plant => ({ rule, path, text })

const globals = ["core", ...PURE_ROOMS.map((room) => `core/${room}`)].map((folder): Plant => {
  const names = [...OUTSIDE, ...CLOCK_AND_BACKDOORS.split(" ")]
  return {
    ...statement("no-restricted-globals", `${folder}/planted-globals.ts`, naming(names)),
    says: names.map((name) => `Unexpected use of '${name}'`),
  }
})

const lines = (count: number, line: string): string => `${line}\n`.repeat(count)
const branches = Array.from(
  { length: 10 },
  (_, n) => `  if (n === ${String(n)}) return ${String(n)}\n`,
)

const sizes: readonly Plant[] = [
  statement("max-lines", "core/base/planted-long.ts", lines(301, "export {}")),
  statement("max-lines", "test/support/planted-long.ts", lines(601, "export {}")),
  statement(
    "max-lines-per-function",
    "core/base/planted-long-function.ts",
    `export function planted(a: string[]): void {\n${lines(50, '  a.push("")')}}\n`,
  ),
  statement(
    "max-params",
    "core/base/planted-params.ts",
    "export const planted = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d\n",
  ),
  statement(
    "max-params",
    "cli/planted-params.ts",
    "export const planted = (a: 1, b: 1, c: 1, d: 1, e: 1): number => a + b + c + d + e\n",
  ),
  statement(
    "complexity",
    "core/base/planted-complex.ts",
    `export function planted(n: number): number {\n${branches.join("")}  return n\n}\n`,
  ),
]

const UNION = 'export const planted = (a: "x" | "y"): number => {\n  switch (a) {\n    case "x":\n'

/** Dead code, under the heading knip's answer has for it. */
export const DEAD_PLANTS: readonly Plant[] = [
  { rule: "files", path: "core/base/planted-forgotten.ts", text: "export const planted = 1\n" },
  {
    rule: "exports",
    path: "test/support/planted-spare.ts",
    text: "export const usedByPlanted = 1\nexport const spare = 2\n",
    says: ["spare"],
  },
  {
    rule: "unlisted",
    path: "test/planted-unlisted.test.ts",
    text: 'import "clone"\nimport { usedByPlanted } from "./support/planted-spare.ts"\nvoid usedByPlanted\n',
  },
]

/** A dependency that is installed and that no source mentions. */
export const DEAD_DEPENDENCY = "pako"

export const MISSHAPEN: Soil = {
  path: "core/base/planted-misshapen.ts",
  text: "export const  planted = 'single';\n",
}

export const LINT_PLANTS: readonly Plant[] = [
  ...globals,
  ...sizes,
  statement(
    "no-restricted-properties",
    "core/base/planted-random.ts",
    "export const planted = Math.random()\n",
  ),
  statement(
    "no-restricted-globals",
    "core/base/planted-excused.ts",
    "// eslint-disable-next-line no-restricted-globals\nexport const planted = new Date()\n",
  ),
  statement(
    "no-restricted-syntax",
    "core/base/planted-alias.ts",
    "const maths = Math\nexport const planted = maths.random()\n",
  ),
  statement(
    "no-restricted-syntax",
    "core/base/planted-computed.ts",
    'export const planted: unknown = Math["random"]\n',
  ),
  statement(
    "no-restricted-syntax",
    "core/base/planted-address.ts",
    "export const planted: unknown = import.meta\n",
  ),
  statement(
    "no-restricted-properties",
    "core/base/planted-locale.ts",
    'export const planted = "a".localeCompare("b")\n',
  ),
  statement(
    "@typescript-eslint/switch-exhaustiveness-check",
    "core/base/planted-switch.ts",
    `${UNION}      return 1\n  }\n  return 2\n}\n`,
  ),
  statement(
    "@typescript-eslint/switch-exhaustiveness-check",
    "core/base/planted-switch-default.ts",
    `${UNION}      return 1\n    default:\n      return 2\n  }\n}\n`,
  ),
  statement("no-restricted-syntax", "core/base/planted-default.ts", "export default 1\n"),
  statement(
    "no-restricted-syntax",
    "core/base/planted-default-name.ts",
    "const planted = 1\nexport { planted as default }\n",
  ),
  statement(
    "@typescript-eslint/no-explicit-any",
    "core/base/planted-any.ts",
    "export const planted: any = 1\n",
  ),
  statement(
    "@typescript-eslint/no-floating-promises",
    "core/base/planted-floating.ts",
    "Promise.resolve(1)\n",
  ),
  statement(
    "@typescript-eslint/restrict-template-expressions",
    "core/base/planted-template.ts",
    "export const planted = `${{}}`\n",
  ),
  statement(
    "@typescript-eslint/no-unused-vars",
    "core/base/planted-unused.ts",
    "export const planted = (a: number): number => 1\n",
  ),
  statement(
    "@typescript-eslint/consistent-type-exports",
    "core/base/planted-type-export.ts",
    'export { Planted } from "./planted-type.ts"\n',
  ),
  statement(
    "@typescript-eslint/explicit-module-boundary-types",
    "core/base/planted-boundary.ts",
    "export function planted() {\n  return 1\n}\n",
  ),
  statement(
    "eqeqeq",
    "core/base/planted-equal.ts",
    "export const planted = (a: number) => a == 1\n",
  ),
  statement(
    "no-restricted-globals",
    "electron/preload/planted-node.ts",
    "export const planted: unknown = process\n",
  ),
  statement(
    "no-restricted-globals",
    "renderer/planted-fetch.ts",
    'export const planted: unknown = fetch("https://planted.invalid/")\n',
  ),
  statement(
    "no-restricted-syntax",
    "renderer/planted-markup.tsx",
    "export const planted = <p dangerouslySetInnerHTML={{ __html: '' }} />\n",
  ),
  statement(
    "no-restricted-syntax",
    "electron/main/planted-window.ts",
    'import { BrowserWindow } from "electron"\nexport const planted: unknown = new BrowserWindow()\n',
  ),
  statement(
    "no-restricted-imports",
    "electron/main/planted-gate.ts",
    'import { ipcMain } from "electron"\nexport const planted: unknown = ipcMain\n',
  ),
  statement(
    "no-restricted-imports",
    "electron/main/planted-net.ts",
    'import { net } from "electron"\nexport const planted: unknown = net\n',
  ),
  statement("no-eval", "core/base/planted-eval.ts", 'export const planted: unknown = eval("1")\n'),
  statement(
    "no-new-func",
    "core/base/planted-func.ts",
    'export const planted: unknown = new Function("")\n',
  ),
  statement(
    "the linter itself",
    "core/base/planted-directive.ts",
    "// eslint-disable-next-line eqeqeq\nexport const planted = 1\n",
  ),
]
