/**
 * The nets that hold the house together, and how each one is run.
 *
 * `npm run check` runs them all; test/house plants violations and runs the very
 * same commands, so a net that lost its configuration is noticed.
 */
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"

const FOLDERS = ["core", "cli", "electron", "renderer", "config", "test", "bench"]

/**
 * @typedef {object} Net
 * @property {string} name What it catches.
 * @property {string} script The script to run, from the project's root.
 * @property {readonly string[]} args
 *
 * @typedef {object} Result
 * @property {Net} net
 * @property {boolean} ok
 * @property {number} seconds
 * @property {string} output
 */

/**
 * Every net, the slowest first so that the quick ones fill the gaps.
 *
 * @param {string} root
 * @returns {readonly Net[]}
 */
export const nets = (root) => [
  {
    name: "lint",
    script: "node_modules/eslint/bin/eslint.js",
    args: ["--config", "config/eslint.config.mjs", "--max-warnings", "0", "."],
  },
  {
    name: "types",
    script: "node_modules/typescript/bin/tsc",
    args: ["--build", "--pretty", "false"],
  },
  {
    name: "dead code",
    script: "node_modules/knip/bin/knip.js",
    args: ["--config", "config/knip.json", "--no-config-hints"],
  },
  {
    name: "dependency rules",
    script: "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    args: ["--config", "config/dependency-cruiser.mjs", "--output-type", "err-long"].concat(
      FOLDERS.filter((folder) => existsSync(join(root, folder))),
    ),
  },
  {
    name: "format",
    script: "node_modules/prettier/bin/prettier.cjs",
    args: ["--config", "config/prettier.json", "--check", "--log-level", "warn", "."],
  },
  { name: "generated documents", script: "config/docs.mjs", args: ["--check"] },
]

/**
 * @param {Net} net
 * @param {string} root Where to run it; the project, or a copy with something planted in it.
 * @returns {Promise<Result>}
 */
export function run(net, root) {
  const started = performance.now()
  const { promise, resolve } = Promise.withResolvers()
  const child = spawn(process.execPath, [net.script, ...net.args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text))
  }
  const settle = (/** @type {boolean} */ ok) => {
    resolve({ net, ok, seconds: (performance.now() - started) / 1000, output })
  }
  child.on("error", (error) => {
    output += error.message
    settle(false)
  })
  child.on("close", (code) => {
    settle(code === 0)
  })
  return promise
}
