/** The app's own files against the manifest that its build made of them. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import type { OwnFiles } from "../contract/self-test.ts"

const MANIFEST = "manifest.json"

/**
 * Compares every file below a folder with its manifest.
 *
 * The manifest lies in the same folder, so this finds damage and half an update; against
 * somebody who can change both, the signature of the installer and the fuses stand.
 *
 * @returns null when there is no manifest, or none that can be read.
 */
export function checkOwnFiles(folder: string): OwnFiles | null {
  const listed = readManifest(folder)
  if (listed === undefined) return null
  const present = new Map(filesBelow(folder).map((path) => [path, sha256Of(join(folder, path))]))
  const names = [...listed.keys()]
  return {
    checked: names.length,
    differing: names.filter((name) => present.has(name) && present.get(name) !== listed.get(name)),
    missing: names.filter((name) => !present.has(name)),
    unlisted: [...present.keys()].filter((name) => !listed.has(name)),
  }
}

function readManifest(folder: string): ReadonlyMap<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8"))
    if (typeof value !== "object" || value === null) return undefined
    const entries = Object.entries(value)
    const isListed = entries.every(([, digest]) => typeof digest === "string")
    return isListed ? new Map(entries.map(([name, digest]) => [name, String(digest)])) : undefined
  } catch {
    return undefined
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => name !== MANIFEST)
    .sort()
}

function sha256Of(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex")
}
