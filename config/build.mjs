/**
 * `npm run build`: dist/start.js, its lazy chunks and its workers.
 *
 * Our own code is bundled; packages stay external, installed and auditable under
 * their own names. The same sources give the same bytes: no clock, no hash of
 * anything but content, no machine path in the output.
 */
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { existsSync } from "node:fs"
import { basename, dirname, isAbsolute, join } from "node:path"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"
import { builtWorkers } from "./built-workers.mjs"

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const DIST = join(ROOT, "dist")
const START = "cli/start.ts"
/** The one thread that the command line starts. */
const MEASURE_WORKER = "core/node/measure-worker.ts"
const SHEBANG = "#!/usr/bin/env node\n"

async function bundle() {
  const build = await rolldown({
    cwd: ROOT,
    input: Object.fromEntries([START, MEASURE_WORKER].map(entry)),
    platform: "node",
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
    transform: { target: "node22" },
    plugins: [builtWorkers],
  })
  const { output } = await build.write({
    dir: DIST,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    comments: { legal: true, annotation: false, jsdoc: false },
  })
  await build.close()
  for (const chunk of output) {
    if (chunk.type === "chunk" && /worker[^"'`\s]*\.ts["'`]/.test(chunk.code)) {
      throw new Error(`${chunk.fileName} starts a worker by the name of its source`)
    }
  }
}

/**
 * An output's name and the source it starts from.
 *
 * @param {string} file
 * @returns {[string, string]}
 */
function entry(file) {
  return [basename(file, ".ts"), join(ROOT, file)]
}

async function makeExecutable() {
  const start = join(DIST, "start.js")
  const code = await readFile(start, "utf8")
  if (!code.startsWith("#!")) await writeFile(start, SHEBANG + code)
  await chmod(start, 0o755)
}

/** Lets `npx sealwright` work inside the checkout, where npm links no package's own command. */
async function linkCommand() {
  const folder = join(ROOT, "node_modules", ".bin")
  if (process.platform === "win32" || !existsSync(folder)) return
  const link = join(folder, "sealwright")
  await rm(link, { force: true })
  await symlink(join("..", "..", "dist", "start.js"), link)
}

await rm(DIST, { recursive: true, force: true })
if (existsSync(join(ROOT, START))) {
  await mkdir(DIST)
  await bundle()
  await makeExecutable()
  await linkCommand()
  console.log("built dist/start.js")
} else {
  console.log(`nothing to build yet: ${START} does not exist`)
}
