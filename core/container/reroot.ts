/** Looking at a folder inside a container as if it were the container. */
import { finding, makeCappedFindings, type Finding } from "../findings/index.ts"
import type { Container, Entry } from "./entry.ts"

/**
 * The top-level folder that is the evidence in an archive: the one that holds everything, or
 * the only one that is a sealed bag; `undefined` when there is no such folder, and for
 * whatever is no archive.
 *
 * @see docs/evidence-bag.md, section 13
 */
export function topFolder(container: Container): string | undefined {
  const { kind, entries } = container
  const [first] = entries
  if (kind === "folder" || first === undefined) return undefined
  const top = topOf(first.path)
  const holdsAll = entries.every((entry) => !isBeside(entry, top))
  if (holdsAll) return entries.length === 1 && first.path === top ? undefined : top
  return sealedFolder(entries)
}

function topOf(path: string): string {
  return path.split("/", 1)[0] ?? ""
}

function isBeside({ path, kind }: Entry, top: string): boolean {
  return !path.startsWith(`${top}/`) && !(path === top && kind === "folder")
}

/** What only a sealed bag has (docs/evidence-bag.md, 1); a bag at the top leaves no room for another. */
function sealedFolder(entries: readonly Entry[]): string | undefined {
  const files = entries.filter(({ kind }) => kind === "file")
  const bags = files.filter(({ path }) => /^(?:[^/]+\/)?bagit\.txt$/.test(path))
  const [only] = bags
  if (only === undefined || bags.length > 1 || !only.path.includes("/")) return undefined
  const top = topOf(only.path)
  return files.some(({ path }) => path.startsWith(`${top}/seals/`)) ? top : undefined
}

/** An archive seen from inside its top-level folder; any other container as it is. */
export function rerooted(container: Container): Container {
  const folder = topFolder(container)
  if (folder === undefined) return container
  const inside = below(container, folder)
  return { ...inside, findings: [...inside.findings, ...besideFindings(container, folder)] }
}

/** What lies beside the folder is in the archive and in nothing that the folder states. */
function besideFindings({ entries }: Container, folder: string): readonly Finding[] {
  const found = makeCappedFindings("")
  for (const entry of entries.filter((one) => isBeside(one, folder))) {
    found.add(finding("CONTENT_BESIDE_BAG", entry.path, { folder, kind: entry.kind }))
  }
  return found.all()
}

/**
 * What lies below a folder of a container, named from there.
 *
 * Findings keep their places: those below the folder are renamed, all others stay.
 */
export function below(container: Container, folder: string): Container {
  const prefix = `${folder}/`
  const inside = (path: string): string => path.slice(prefix.length)
  const renamed = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((found) =>
      found.at.path.startsWith(prefix)
        ? { ...found, at: { ...found.at, path: inside(found.at.path) } }
        : found,
    )
  return {
    kind: container.kind,
    entries: container.entries
      .filter(({ path }) => path.startsWith(prefix))
      .map((entry) => ({ ...entry, path: inside(entry.path) })),
    findings: renamed(container.findings),
    read: (path) => container.read(prefix + path),
    changes: () => renamed(container.changes?.() ?? []),
    close: () => container.close(),
  }
}
