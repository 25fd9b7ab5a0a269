/**
 * What the compiler cannot say: sizes, closed unions, and what pure rooms may not touch.
 *
 * The pure-room rules are a second net. TypeScript already refuses Buffer and
 * process there, but one dependency whose declarations reference Node's types
 * would switch that off for the whole project without a word; these do not care.
 */
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import js from "@eslint/js"
import { defineConfig, globalIgnores } from "eslint/config"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"
import { platformRooms } from "./rooms.mjs"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PLATFORM = Object.keys(platformRooms).map((room) => `core/${room}/**`)

const CLOCK = "Time is an argument: a verdict must not depend on when it is reached."
const NODE = "Pure rooms run where there is no Node; use Uint8Array, or take it as an argument."
const OUTSIDE = "Pure rooms reach nothing outside their arguments."
const BACKDOOR = "This is a way around the nets that keep pure rooms pure."

/** @param {string} message @param {readonly string[]} names */
const forbidden = (message, names) => names.map((name) => ({ name, message }))

const forbiddenGlobals = [
  ...forbidden(NODE, ["Buffer", "process", "global", "require", "module", "exports"]),
  ...forbidden(NODE, ["__dirname", "__filename"]),
  ...forbidden(CLOCK, ["Date", "Temporal", "performance"]),
  ...forbidden(CLOCK, ["setTimeout", "setInterval", "setImmediate", "queueMicrotask"]),
  ...forbidden(OUTSIDE, ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker"]),
  ...forbidden(OUTSIDE, ["crypto", "console", "document", "window", "self", "navigator"]),
  ...forbidden(OUTSIDE, ["localStorage", "sessionStorage", "indexedDB"]),
  ...forbidden("Its answers follow the machine's language settings.", ["Intl"]),
  ...forbidden(BACKDOOR, ["globalThis"]),
]

const LOCALE = "Its answer follows the machine's language settings; compare code points or bytes."
const forbiddenProperties = [
  { object: "Math", property: "random", message: "Randomness is an argument." },
  ...["localeCompare", "toLocaleString", "toLocaleUpperCase", "toLocaleLowerCase"].map(
    (property) => ({ property, message: LOCALE }),
  ),
]

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: "Named exports only: a thing has one name everywhere.",
}

/** Ways round the two lists above: another name for `Math`, or the module's own address. */
const BACKDOORS = [
  { selector: ":not(MemberExpression) > Identifier[name='Math']", message: BACKDOOR },
  { selector: "MemberExpression[computed=true][object.name='Math']", message: BACKDOOR },
  { selector: "MetaProperty", message: OUTSIDE },
]

const WINDOW = "The window asks the bridge; it reaches and keeps nothing by itself."
const forbiddenInWindow = [
  ...forbidden(WINDOW, [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "RTCPeerConnection",
  ]),
  ...forbidden(WINDOW, ["localStorage", "sessionStorage", "indexedDB", "caches"]),
]

const PRELOAD = "Preload hands messages on, and nothing else."
const forbiddenInPreload = [
  ...forbidden(PRELOAD, ["Buffer", "process", "global", "require", "module", "globalThis"]),
  ...forbidden(PRELOAD, ["fetch", "XMLHttpRequest", "WebSocket", "document", "window"]),
]

/** Ways by which text of evidence could become markup or code. */
const INJECTIONS = [
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Text of evidence must never become markup.",
  },
  {
    selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]",
    message: "Text of evidence must never become markup.",
  },
]

const NEW_WINDOW = {
  selector: "NewExpression[callee.name=/^(BrowserWindow|BaseWindow|WebContentsView)$/]",
  message: "Windows are made in window.ts, where the lockdown is spread last.",
}

const ONE_GATE = {
  name: "electron",
  importNames: ["ipcMain"],
  message: "ipc.ts is the one gate: it checks the sender before any handler.",
}

/** Modules of Electron that talk to the network, and nothing that this app has a use for. */
const WAYS_OUT = [
  {
    name: "electron",
    importNames: ["net", "autoUpdater", "crashReporter"],
    message: "The app never touches the network.",
  },
]

export default defineConfig(
  globalIgnores(["dist/**", "out/**", "release/**", "coverage/**", "sealwright-demo*/**"]),
  {
    // A comment in a file must not be able to switch a net off; exceptions stand here, with a reason.
    linterOptions: { noInlineConfig: true },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    name: "house",
    rules: {
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-exports": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "off", // the typed rule of strictTypeChecked sees more
      "no-new-func": "error",
      // TypeScript knows which names exist, room by room; this rule knows only one list.
      "no-undef": "off",
      // Hostile input is full of control characters, and naming them is our work.
      "no-control-regex": "off",

      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      complexity: ["error", 10],
    },
  },
  {
    name: "core",
    files: ["core/**/*.ts"],
    rules: { "@typescript-eslint/explicit-module-boundary-types": "error" },
  },
  {
    name: "pure-rooms",
    files: ["core/**/*.ts"],
    ignores: PLATFORM,
    rules: {
      "no-restricted-globals": ["error", ...forbiddenGlobals],
      "no-restricted-properties": ["error", ...forbiddenProperties],
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, ...BACKDOORS],
    },
  },
  {
    name: "asynchronous-by-contract",
    // Containers are read asynchronously; these two happen to have nothing to wait for.
    files: ["core/container/memory.ts", "core/node/folder.ts"],
    rules: { "@typescript-eslint/require-await": "off" },
  },
  {
    name: "published-table",
    // The finding codes are one published list; a reader must find it whole, however long.
    files: ["core/findings/codes.ts"],
    rules: { "max-lines": "off" },
  },
  {
    name: "catalogues",
    // One language is one list; whoever translates must find it whole, however long.
    files: ["renderer/words/{en,de}.ts", "core/report/{english,german}/*.ts"],
    rules: {
      "max-lines": "off",
      // Every function of a catalogue is one template and answers a text.
      "@typescript-eslint/explicit-module-boundary-types": "off",
    },
  },
  {
    name: "command-line",
    files: ["cli/**/*.ts"],
    rules: { "max-params": ["error", 4] },
  },
  {
    name: "window",
    files: ["renderer/**/*.{ts,tsx}"],
    plugins: { "react-hooks": { rules: reactHooks.rules } },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "no-restricted-globals": ["error", ...forbiddenInWindow],
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, ...INJECTIONS],
    },
  },
  {
    name: "window-self-test",
    // It tries the very things that are forbidden, to see that they are.
    files: ["renderer/self-test.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    name: "markup",
    files: ["renderer/**/*.tsx"],
    // Markup is long by its nature; what a component does still has to be short.
    rules: {
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: "desktop",
    files: ["electron/**/*.ts"],
    ignores: ["electron/main/window.ts"],
    rules: { "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, NEW_WINDOW] },
  },
  {
    name: "preload",
    // Electron's declarations bring those of Node along, so the compiler cannot refuse these.
    files: ["electron/preload/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...forbiddenInPreload] },
  },
  {
    name: "one-gate",
    files: ["electron/**/*.ts"],
    ignores: ["electron/main/ipc.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [ONE_GATE, ...WAYS_OUT] }] },
  },
  {
    name: "tests",
    files: ["test/**/*.ts", "bench/**/*.{ts,mjs}"],
    rules: {
      "max-lines": ["error", { max: 600, skipBlankLines: true, skipComments: true }],
      // A describe block is a function only by syntax.
      "max-lines-per-function": "off",
      "max-params": ["error", 4],
      // A test may state what it knows of its own fixture; a wrong claim fails the test.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    name: "scripts",
    files: ["config/**/*.{mjs,ts}"],
    // Tools look for a default export in their configuration.
    rules: { "no-restricted-syntax": "off" },
  },
)
