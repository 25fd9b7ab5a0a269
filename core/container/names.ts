/**
 * Names: may this path be an entry of evidence, and can two paths be mistaken for one?
 *
 * A name is judged the same on every system, so that evidence which passes here
 * cannot reach outside its folder on the reader's machine. What a format makes of a
 * collision is the format's business; `~` and the like belong to formats, too.
 */
import { hasControlCharacters, LIMITS, toUtf8 } from "../base/index.ts"
import { finding, type Finding } from "../findings/index.ts"

/** Device names that Windows opens instead of a file, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])$/i

/**
 * Why a path can not be an entry of evidence; `undefined` when it can.
 *
 * @param path - As the container or the manifest spells it, `/` between names.
 * @see RFC 8493 §5.2
 */
export function checkName(path: string): string | undefined {
  if (path === "") return "empty name"
  if (path.includes("\0")) return "NUL in a name"
  if (path.includes("\\")) return "backslash, which separates names on some systems"
  if (path.startsWith("/")) return "absolute path"
  if (/^[A-Za-z]:/.test(path)) return "drive letter"
  if (!path.isWellFormed()) return "name is not Unicode text"
  for (const component of path.split("/")) {
    const reason = checkComponent(component)
    if (reason !== undefined) return reason
  }
  return undefined
}

function checkComponent(component: string): string | undefined {
  if (component === "") return "empty component"
  if (component === "." || component === "..") return `component "${component}"`
  if (component.endsWith(".") || component.endsWith(" ")) {
    return "component that ends in a dot or a space, which some systems drop"
  }
  // Windows looks only at what stands before the first dot or colon, trailing spaces left out.
  const stem = /^[^.:]*/.exec(component)?.[0].trimEnd() ?? ""
  return RESERVED.test(stem) ? "name that Windows reserves for a device" : undefined
}

/** Everything to be said about the name of one entry; nothing for an ordinary name. */
export function nameFindings(path: string): readonly Finding[] {
  const findings: Finding[] = []
  const reason = checkName(path)
  if (reason !== undefined) findings.push(finding("CONTAINER_UNSAFE", path, { reason }))
  if (isTooLong(path)) {
    findings.push(finding("LIMIT_EXCEEDED", path, { reason: "name longer than the limit" }))
  }
  if (hasControlCharacters(path)) findings.push(finding("DISPLAY_CONTROL_CHARS", path))
  return findings
}

function isTooLong(path: string): boolean {
  // A character has at most three bytes for each of its UTF-16 units.
  if (path.length * 3 <= LIMITS.componentBytes) return false
  if (toUtf8(path).length > LIMITS.pathBytes) return true
  return path.split("/").some((component) => toUtf8(component).length > LIMITS.componentBytes)
}

/** Two different paths that some system takes for one. */
export interface NameCollision {
  /** The earlier of the two, as given. */
  readonly first: string
  readonly second: string
}

/**
 * Pairs of paths that differ only in case or in Unicode form, or of which one is a
 * file where the other needs a folder.
 *
 * @param files - Paths of files, each once; folders that they imply are taken into account.
 * @param folders - Paths of folders that stand for themselves. Two folders never collide.
 * @returns At most one pair for each path, in the order given.
 */
export function nameCollisions(
  files: readonly string[],
  folders: readonly string[] = [],
): readonly NameCollision[] {
  const firsts = new Map<string, string>()
  const collisions: NameCollision[] = []
  for (const path of files) {
    const key = foldName(path)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, path)
    else collisions.push({ first, second: path })
  }
  for (const [key, path] of firsts) {
    const first = fileAbove(key, firsts)
    if (first !== undefined) collisions.push({ first, second: path })
  }
  for (const path of folders) {
    const first = fileAbove(`${foldName(path)}/`, firsts)
    if (first !== undefined) collisions.push({ first, second: path })
  }
  return collisions
}

/** The file whose name a folder above `key` would have to bear. */
function fileAbove(key: string, files: ReadonlyMap<string, string>): string | undefined {
  if (key.length > LIMITS.pathBytes) return undefined
  for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
    const file = files.get(key.slice(0, end))
    if (file !== undefined) return file
  }
  return undefined
}

/** One spelling for all that a file system without case or Unicode forms takes for the same name. */
function foldName(path: string): string {
  // Beyond the limit a name is refused anyway, and normalising takes the square of its length.
  if (path.length > LIMITS.pathBytes) return path
  const lower = path.normalize("NFC").toLowerCase()
  return ASCII.test(lower) ? lower : Array.from(lower, foldCase).join("").normalize("NFC")
}

const ASCII = /^[\0-\x7f]*$/

/** A letter whose upper case is that of another: folding keeps the two apart. */
const DOTLESS_I = "\u0131"

/**
 * Simple case folding (Unicode 3.13): lower case leaves letters such as the long s and the
 * final sigma beside those that they are forms of. "ß" and "ss" stay apart, as on most systems.
 */
function foldCase(lower: string): string {
  const upper = lower.toUpperCase()
  return lower === DOTLESS_I || Array.from(upper).length > 1 ? lower : upper.toLowerCase()
}
