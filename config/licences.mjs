/**
 * THIRD-PARTY-LICENSES.md: every package that installing this one brings along, and every
 * package that is bundled with the window of the desktop application, with its licence as it
 * was published.
 *
 * Read from package-lock.json and node_modules, never from memory, so the list
 * cannot differ from what is installed.
 */
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { windowPackages } from "./rooms.mjs"

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [license]
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 * @property {Readonly<Record<string, string>>} [dependencies]
 *
 * @typedef {{ readonly name: string, readonly version: string, readonly license: string, readonly texts: readonly string[] }} Licence
 */

const LICENCE_FILE = /^(licen[cs]e|copying|notice|authors)([.-].*)?$/i

/**
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function renderLicences(root) {
  const licences = await readLicences(root)
  const table = licences.map(
    ({ name, version, license }) => `| ${name} | ${version} | ${license} |`,
  )
  return [
    "# Third-party licences",
    "",
    "The command line is distributed without these packages; installing it installs them beside it.",
    "The desktop application brings all of them along. Electron's and Chromium's licences lie beside",
    "its binary.",
    "This file is generated from the lock file by `npm run docs`.",
    "",
    "| Package | Version | Licence |",
    "|---|---|---|",
    ...table,
    "",
    ...licences.flatMap(section),
  ].join("\n")
}

/** @param {string} root */
async function readLicences(root) {
  /** @type {unknown} */
  const parsed = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"))
  const { packages } = /** @type {{ packages: Record<string, LockedPackage> }} */ (parsed)
  const bundled = bundledWithWindow(packages)
  const shipped = Object.entries(packages)
    .filter(
      ([path, { dev, devOptional }]) =>
        path !== "" && ((dev !== true && devOptional !== true) || bundled.has(path)),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Promise.all(shipped.map(([path, locked]) => readLicence(join(root, path), path, locked)))
}

/**
 * The window's packages and all that they need, by where they lie.
 *
 * @param {Readonly<Record<string, LockedPackage>>} packages
 * @returns {ReadonlySet<string>}
 */
function bundledWithWindow(packages) {
  const found = new Set(Object.keys(windowPackages).map((name) => `node_modules/${name}`))
  // A Set is walked in insertion order and sees what is added on the way.
  for (const path of found) {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const inside = `${path}/node_modules/${name}`
      found.add(inside in packages ? inside : `node_modules/${name}`)
    }
  }
  return found
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {LockedPackage} locked
 * @returns {Promise<Licence>}
 */
async function readLicence(folder, path, locked) {
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)
  const files = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))
  return { name, version: locked.version ?? "?", license: locked.license ?? "not stated", texts }
}

/**
 * @param {Licence} licence
 * @returns {readonly string[]}
 */
function section({ name, version, license, texts }) {
  const bodies = texts.map(normalise)
  return [
    `## ${name} ${version}`,
    "",
    ...(bodies.length === 0
      ? [`Published under ${license}, without a licence text in the package.`, ""]
      : bodies.flatMap((body) => ["```text", body, "```", ""])),
  ]
}

/** @param {string} text */
function normalise(text) {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n")
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll("```", "'''")
    .trim()
}
