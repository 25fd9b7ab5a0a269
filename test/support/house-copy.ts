/**
 * A throw-away copy of the project in which violations can be planted.
 *
 * The sources are copied, so nothing planted can reach the working tree; the
 * packages are linked one by one, so that tools which cache inside node_modules
 * write into the copy.
 */
import { spawn } from "node:child_process"
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..")
/** Everything but the sources of test/: they are many, and no rule is about them. */
const COPIED = [
  "core",
  "cli",
  "electron",
  "renderer",
  "config",
  "docs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
]
const COPIED_DOTFILES = [".gitignore", ".prettierignore", "test/tsconfig.json"]
/** Written to by tools, so they must not be shared with the working tree. */
const NOT_PACKAGES = [".bin", ".cache", ".vite", ".vite-temp", ".package-lock.json"]

export interface HouseCopy {
  readonly root: string
  readonly has: (path: string) => boolean
  /** Writes a file into the copy, making its folders. */
  readonly plant: (path: string, text: string) => void
  /** Runs a script of the copy with this very Node and waits for its output. */
  readonly run: (script: string, args: readonly string[]) => Promise<Run>
  readonly remove: () => void
}

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export function copyHouse(): HouseCopy {
  const root = mkdtempSync(join(tmpdir(), "sealwright-house-"))
  for (const name of [...COPIED, ...COPIED_DOTFILES]) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true })
  }
  linkPackages(root)
  return {
    root,
    has: (path) => existsSync(join(root, path)),
    plant: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    run: (script, args) => run(root, [script, ...args]),
    remove: () => {
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function linkPackages(root: string): void {
  mkdirSync(join(root, "node_modules"))
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    if (NOT_PACKAGES.includes(name)) continue
    symlinkSync(join(ROOT, "node_modules", name), join(root, "node_modules", name))
  }
}

function run(root: string, command: readonly string[]): Promise<Run> {
  const { promise, resolve: settle, reject } = Promise.withResolvers<Run>()
  const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
  const text = { stdout: "", stderr: "" }
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (piece: string) => (text[name] += piece))
  }
  child.on("error", reject)
  child.on("close", (code) => {
    settle({ code, ...text })
  })
  return promise
}
