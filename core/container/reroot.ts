/** Looking at a folder inside a container as if it were the container. */
import type { Finding } from "../findings/index.ts"
import type { Container } from "./entry.ts"

/**
 * The one top-level folder that holds everything in an archive; `undefined` when the
 * container is no archive or holds anything beside that folder.
 *
 * @see docs/evidence-bag.md, section 13
 */
export function topFolder(container: Container): string | undefined {
  const [first] = container.entries
  if (container.kind === "folder" || first === undefined) return undefined
  const [top = ""] = first.path.split("/", 1)
  const holdsAll = container.entries.every(
    ({ path, kind }) => path.startsWith(`${top}/`) || (path === top && kind === "folder"),
  )
  const isEmpty = container.entries.length === 1 && first.path === top
  return holdsAll && !isEmpty ? top : undefined
}

/** An archive seen from inside its one top-level folder; any other container as it is. */
export function rerooted(container: Container): Container {
  const folder = topFolder(container)
  return folder === undefined ? container : below(container, folder)
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
