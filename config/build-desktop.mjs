/**
 * `npm run build:desktop`: out/, the desktop application as it is packaged, with a manifest of
 * its own files.
 *
 * Tests and `npm run preview` ask for it as well: it is built once for each state of the
 * sources, whoever asks first.
 */
import { createHash } from "node:crypto"
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { build } from "electron-vite"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const OUT = join(ROOT, "out")
const CACHE = join(ROOT, "node_modules", ".cache")
const STAMP = join(CACHE, "desktop-build.sha256")
const LOCK = join(CACHE, "desktop-build.lock")
const SOURCES = ["{core,cli,electron,renderer}/**/*", "config/*.mjs", "package-lock.json"]
const LICENCES = "THIRD-PARTY-LICENSES.md"
/** A build takes seconds; a lock as old as this was left by one that was killed. */
const STALE_LOCK_MS = 180_000
const RETRY_MS = 200

/**
 * Builds unless out/ is what these sources give.
 *
 * @returns {Promise<string>} the folder
 */
export async function builtDesktop() {
  await lock()
  try {
    const stamp = digestOfSources()
    if (readIfThere(STAMP) === stamp && readIfThere(join(OUT, "manifest.json")) !== undefined) {
      return OUT
    }
    rmSync(STAMP, { force: true })
    rmSync(OUT, { recursive: true, force: true })
    await build({ configFile: join(ROOT, "config/electron.vite.config.mjs"), logLevel: "warn" })
    copyFileSync(join(ROOT, LICENCES), join(OUT, LICENCES))
    writeManifest()
    writeFileSync(STAMP, stamp)
    return OUT
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

/** The digest of every file below out/, by its path; what the self-test compares. */
function writeManifest() {
  const entries = filesBelow(OUT, ["**/*"]).map((path) => [path, sha256Of(join(OUT, path))])
  const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
  writeFileSync(join(OUT, "manifest.json"), text)
}

function digestOfSources() {
  const digest = createHash("sha256")
  for (const path of filesBelow(ROOT, SOURCES)) {
    digest.update(`${path}\0${sha256Of(join(ROOT, path))}\n`)
  }
  return digest.digest("hex")
}

/**
 * @param {string} folder
 * @param {readonly string[]} patterns
 * @returns {readonly string[]} paths with slashes, sorted
 */
function filesBelow(folder, patterns) {
  return globSync([...patterns], { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
}

/** @param {string} path */
const sha256Of = (path) => createHash("sha256").update(readFileSync(path)).digest("hex")

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

/** One build at a time, also of several processes: making a folder succeeds only once. */
async function lock() {
  mkdirSync(CACHE, { recursive: true })
  for (;;) {
    try {
      mkdirSync(LOCK)
      return
    } catch {
      const made = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs
      if (made !== undefined && Date.now() - made > STALE_LOCK_MS) {
        rmSync(LOCK, { recursive: true, force: true })
      }
      await wait(RETRY_MS)
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await builtDesktop()
  console.log("built out/")
}
