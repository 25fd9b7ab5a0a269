/** Which arguments of a start are files to open; switches are for Chromium. */
const MOST = 10_000

/** @param toAbsolute - Resolves against the folder in which the start took place. */
export function evidencePathsIn(
  given: unknown,
  toAbsolute: (path: string) => string,
): readonly string[] {
  if (!Array.isArray(given)) return []
  const words = given.filter((word): word is string => typeof word === "string")
  return words
    .filter((word) => word !== "" && !word.startsWith("-"))
    .slice(0, MOST)
    .map(toAbsolute)
}
