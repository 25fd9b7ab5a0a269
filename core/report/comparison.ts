/** What changed since an earlier result, when one was given. */
import type { Comparison, LogComparison, Result } from "../verdict/index.ts"
import type { Fact, Section } from "./document.ts"
import type { Wording } from "./wording.ts"

/** How many paths of each kind are printed, and where the rest is. */
interface Printed {
  readonly most: number
  readonly where: string
}

const MOST_PRINTED = 20

/** One section, or none when nothing was compared. */
export function comparisonSection({ comparison }: Result, wording: Wording): readonly Section[] {
  if (comparison === undefined) return []
  const { title, digest: name, inResult } = wording.words.comparison
  const digest = {
    name,
    value: wording.shown(comparison.resultDigest),
    fixed: true,
  }
  const entries = [
    digest,
    ...comparisonFacts(comparison, { most: MOST_PRINTED, where: inResult }, wording),
  ]
  return [{ title, blocks: [{ kind: "facts", entries }] }]
}

/** The counts, and the first paths of what differs. */
export function comparisonFacts(
  comparison: Comparison,
  printed: Printed,
  wording: Wording,
): readonly Fact[] {
  const { words, count, counted } = wording
  const names = words.comparison
  const paths = pathsIn(printed, wording)
  const { changed, missing, extra, total, same, log } = comparison
  return [
    { name: names.compared, value: counted(total, "items") },
    { name: names.same, value: count(same) },
    { name: names.changed, value: paths(changed) },
    { name: names.missing, value: paths(missing) },
    { name: names.extra, value: paths(extra) },
    ...(log === undefined ? [] : [{ name: names.log, value: saysOfLog(log, wording) }]),
  ]
}

/** The log beside the earlier one; undefined where there was none then, or nothing was compared. */
export function comparedLogSays(
  { comparison }: Pick<Result, "comparison">,
  wording: Wording,
): string | undefined {
  return comparison?.log === undefined ? undefined : saysOfLog(comparison.log, wording)
}

function saysOfLog({ before, now, way }: LogComparison, wording: Wording): string {
  const { words, count, counted } = wording
  return words.comparison.logs[way](counted(now, "events"), count(before), count(before - now))
}

function pathsIn(
  { most, where }: Printed,
  { words, count, shown }: Wording,
): (paths: readonly string[]) => string {
  return (paths) => {
    const printed = paths.slice(0, most).map(shown)
    const rest = paths.length - printed.length
    const more = rest > 0 ? [words.comparison.more(count(rest), where)] : []
    return [count(paths.length), ...printed, ...more].join("\n")
  }
}
