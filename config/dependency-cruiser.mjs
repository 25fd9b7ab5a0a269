/**
 * The dependency rules, generated from the room table in rooms.mjs.
 *
 * Every rule says in one sentence what it protects; `npm run check` prints that
 * sentence beside a violation. test/house/planted.test.ts breaks every rule once.
 */
import { packages, platformRooms, rooms, windowPackages } from "./rooms.mjs"

/** @typedef {import("dependency-cruiser").IRegularForbiddenRuleType} Rule */

const APPLICATIONS = "^(cli|electron|renderer)/"
const PURE = { path: "^core/", pathNot: `^core/(${Object.keys(platformRooms).join("|")})/` }
const ANY_DOOR = "^core/[^/]+/index\\.ts$"
const CORE_DOORS = [
  "^core/index\\.ts$",
  `^core/(${Object.keys(platformRooms).join("|")})/index\\.ts$`,
]

const doors = Object.keys(rooms).join("|")
/** The files that more than one room may enter besides a door, with the rooms that may. */
const sideDoors = Object.entries(rooms).flatMap(([room, allowed]) =>
  allowed
    .filter((name) => name.includes("/"))
    .map((name) => ({ room, file: `^core/${name}\\.ts$` })),
)

/**
 * Where an installed package lies; the resolver may leave it unresolved, hence the bare name.
 *
 * @param {string} name
 */
const inPackage = (name) =>
  `(^|/)node_modules/(@types/)?${name}${name.endsWith("/") ? "" : "(/|$)"}|^${name}`

/**
 * @param {string} name
 * @param {string} comment
 * @param {Omit<Rule, "name" | "comment" | "severity">} rule
 * @returns {Rule}
 */
const forbid = (name, comment, rule) => ({ name, comment, severity: "error", ...rule })

const layering = Object.entries(rooms).map(([room, allowed]) =>
  forbid(
    `core-${room}-imports-only-upstream`,
    `core/${room} may import ${allowed.join(", ") || "no other room"}: the argument runs one way.`,
    {
      from: { path: `^core/${room}/` },
      to: {
        path: "^core/",
        pathNot: [room, ...allowed].map((name) =>
          name.includes("/") ? `^core/${name}\\.ts$` : `^core/${name}/`,
        ),
      },
    },
  ),
)

const packageDoors = Object.entries(packages).map(([name, { rooms: allowed, reason }]) =>
  forbid(`package-${name.replace(/^@|\/$/g, "")}-enters-by-few-doors`, reason, {
    from: { path: "^(core|cli|electron|renderer)/", pathNot: `^core/(${allowed.join("|")})/` },
    to: { path: inPackage(name) },
  }),
)

const rulesOfTheHouse = [
  forbid("no-circular", "A cycle makes two files one that nobody can read or test alone.", {
    from: {},
    to: { circular: true },
  }),
  forbid("no-unresolvable", "An import that resolves to nothing fails on the reader's machine.", {
    from: {},
    to: { couldNotResolve: true, pathNot: "^electron$" },
  }),
  forbid("rooms-are-in-the-table", "A room nobody listed is a room no rule protects.", {
    from: {},
    to: { path: "^core/[^/]+/", pathNot: `^core/(${doors})/` },
  }),
  forbid(
    "rooms-are-entered-by-the-door",
    "A room may rearrange everything behind its index.ts without asking the others.",
    {
      from: { path: "^core/([^/]+)", pathNot: sideDoors.map(({ room }) => `^core/${room}/`) },
      to: { path: "^core/[^/]+/", pathNot: ["^core/$1/", ANY_DOOR] },
    },
  ),
  ...sideDoors.map(({ room, file }) =>
    forbid(
      `rooms-are-entered-by-the-door-from-${room}`,
      `As every room; core/${room} may also enter the files the room table names.`,
      {
        from: { path: `^core/${room}/` },
        to: { path: "^core/[^/]+/", pathNot: [`^core/${room}/`, ANY_DOOR, file] },
      },
    ),
  ),
  forbid("core-front-is-pure", "The examination itself must run where there is no Node.", {
    from: { path: "^core/[^/]+\\.ts$" },
    to: { path: `^core/(${Object.keys(platformRooms).join("|")})/` },
  }),
  forbid(
    "core-is-entered-by-the-door",
    "Applications depend on the public surface, not on rooms.",
    {
      from: { path: APPLICATIONS },
      to: { path: "^core/", pathNot: CORE_DOORS },
    },
  ),
  forbid("core-knows-no-application", "The verifier must not depend on who shows its verdict.", {
    from: { path: "^core/" },
    to: { path: "^(cli|electron|renderer|bench|config)/" },
  }),
  forbid("core-touches-no-platform", "Pure rooms run in a browser as well as in Node.", {
    from: PURE,
    to: { dependencyTypes: ["core"] },
  }),
  forbid("applications-stand-apart", "Each application must build and ship without the others.", {
    from: { path: "^(cli|electron|renderer)/" },
    // The sample of the desktop is the demo of the command line: one invented town, not two.
    to: { path: APPLICATIONS, pathNot: ["^$1/", "^electron/contract/", "^cli/demo/index\\.ts$"] },
  }),
  forbid("nothing-imports-test", "Test support must never reach a reader's machine.", {
    from: { pathNot: "^(test|bench)/" },
    to: { path: "^(test|bench)/" },
  }),
  forbid("nothing-ships-config", "Build and check scripts are no part of the product.", {
    from: { path: APPLICATIONS },
    to: { path: "^config/" },
  }),
  forbid("packages-are-listed", "Every package we ship was chosen and has its door in the table.", {
    from: { path: "^(core|cli)/" },
    to: { path: "(^|/)node_modules/", pathNot: Object.keys(packages).map(inPackage) },
  }),
  forbid("shipped-code-uses-no-dev-package", "A development package is absent once installed.", {
    from: { path: "^(core|cli)/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "@types/" },
  }),
  forbid("renderer-sees-types-only", "The window shows what it is told; it computes no verdict.", {
    from: { path: "^renderer/" },
    to: { path: "^(core|electron)/", dependencyTypesNot: ["type-only"] },
  }),
  forbid(
    "renderer-reads-the-contract-only",
    "The window knows one door of core and the contract.",
    {
      from: { path: "^renderer/" },
      to: { path: "^(core|electron)/", pathNot: ["^core/index\\.ts$", "^electron/contract/"] },
    },
  ),
  forbid("renderer-has-no-node", "The window runs in a sandbox where Node does not exist.", {
    from: { path: "^renderer/" },
    to: { dependencyTypes: ["core"] },
  }),
  forbid("renderer-packages-are-listed", "What is bundled with the window was chosen for it.", {
    from: { path: "^renderer/" },
    to: { path: "(^|/)node_modules/", pathNot: Object.keys(windowPackages).map(inPackage) },
  }),
  forbid("window-packages-stay-in-the-window", "Only the window draws.", {
    from: { path: "^(core|cli|electron)/" },
    to: { path: Object.keys(windowPackages).map(inPackage) },
  }),
  forbid("contract-is-types-only", "Three processes share it; it must not run in any of them.", {
    from: { path: "^electron/contract/" },
    to: { dependencyTypesNot: ["type-only"] },
  }),
  forbid("preload-sees-the-contract-only", "Preload hands messages on; it decides nothing.", {
    from: { path: "^electron/preload/" },
    to: {
      pathNot: ["^electron/(contract|preload)/", "(^|/)node_modules/electron(/|$)|^electron$"],
    },
  }),
  forbid("contract-knows-no-process", "It is what main, preload and window agree on.", {
    from: { path: "^electron/contract/" },
    to: { pathNot: ["^electron/contract/", "^core/index\\.ts$"] },
  }),
  forbid("electron-package-only-in-electron", "All else must run and be tested without Electron.", {
    from: { pathNot: "^electron/(main|preload)/" },
    to: { path: "(^|/)node_modules/electron(/|$)|^electron$" },
  }),
]

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...layering, ...packageDoors, ...rulesOfTheHouse],
  options: {
    // Types count: a room that needs another's types depends on it, whatever is left at run time.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^(dist|out|release|coverage)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "node", "default"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".js"],
    },
  },
}
