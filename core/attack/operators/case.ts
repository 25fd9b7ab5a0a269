/** A name that differs from another only in case. */

/** The path with its last name in capitals, or in small letters where it is in capitals already. */
export function swapCase(path: string): string {
  const at = path.lastIndexOf("/") + 1
  const name = path.slice(at)
  const upper = name.toUpperCase()
  return path.slice(0, at) + (upper === name ? name.toLowerCase() : upper)
}
