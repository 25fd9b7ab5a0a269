/**
 * Paths in the manifests and fetch lists of other people's bags.
 *
 * A path that could reach outside the bag on any system is hostile on every system:
 * evidence must not mean one thing here and another on the reader's machine.
 *
 * @see RFC 8493 §2.1.3 and §5.2
 */

/** How a path was spelled and what is to be looked up. */
export interface BagPath {
  readonly path: string
  /** How the spelling departs from the standard, when other tools accept that. */
  readonly deviation?: string
}

/**
 * The path that a line of a manifest spells.
 *
 * BagIt 1.0 writes `%`, LF and CR as `%25`, `%0A`, `%0D` and nothing else so; before 1.0
 * a percent sign meant itself. A leading `./` is dropped, as older tools wrote it.
 */
export function toBagPath(spelled: string, percentDecoded: boolean): BagPath {
  const bare = spelled.replace(/^(?:\.\/)+/, "")
  const dotted = bare === spelled ? undefined : "the path begins with ./"
  if (!percentDecoded)
    return dotted === undefined ? { path: bare } : { path: bare, deviation: dotted }
  const loose = /%(?!25|0A|0D)/i.test(bare)
    ? "a percent sign that is not written as %25 was taken for itself"
    : undefined
  const deviation = dotted ?? loose
  const path = bare.replace(/%(25|0A|0D)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return deviation === undefined ? { path } : { path, deviation }
}

/** Why a path could reach outside the bag on some system; `undefined` when it cannot. */
export function hostility(path: string): string | undefined {
  if (path === "") return "empty path"
  if (path.includes("\0")) return "NUL in a path"
  if (/^[/\\]/.test(path)) return "absolute path"
  if (/^[A-Za-z]:/.test(path)) return "drive letter"
  // The user's home, as shells and os.path.expanduser understand it.
  if (/^~[A-Za-z0-9._-]*(?:[/\\]|$)/.test(path)) return "home folder shortcut"
  if (/^%[^%/\\]+%(?:[/\\]|$)/.test(path)) return "shortcut of an environment variable"
  if (/^\$(?:[A-Za-z_]\w*|\{\w+\})(?:[/\\]|$)/.test(path))
    return "shortcut of an environment variable"
  return path.split(/[/\\]/).includes("..") ? "component .." : undefined
}
