/** What changed since an earlier result, when one was given. */
import type { Comparison, Result } from "../verdict/index.ts"
import type { Fact, Section } from "./document.ts"
import { toCount, toCounted, toShown } from "./quantities.ts"

/** How many paths of each kind are printed, and where the rest is. */
interface Printed {
  readonly most: number
  readonly where: string
}

const PRINTED: Printed = { most: 20, where: "in result.json" }

/** One section, or none when nothing was compared. */
export function comparisonSection({ comparison }: Result): readonly Section[] {
  if (comparison === undefined) return []
  const digest = {
    name: "Earlier result digest",
    value: toShown(comparison.resultDigest),
    fixed: true,
  }
  const entries = [digest, ...comparisonFacts(comparison, PRINTED)]
  return [{ title: "Comparison with an earlier result", blocks: [{ kind: "facts", entries }] }]
}

/** The counts, and the first paths of what differs. */
export function comparisonFacts(comparison: Comparison, printed: Printed): readonly Fact[] {
  const { changed, missing, extra, total, same } = comparison
  return [
    { name: "Compared", value: toCounted(total, "item") },
    { name: "Same", value: toCount(same) },
    pathsFact("Changed", changed, printed),
    pathsFact("Missing", missing, printed),
    pathsFact("Extra", extra, printed),
  ]
}

function pathsFact(name: string, paths: readonly string[], { most, where }: Printed): Fact {
  const printed = paths.slice(0, most).map(toShown)
  const rest = paths.length - printed.length
  const more = rest > 0 ? [`and ${toCount(rest)} more, listed ${where}`] : []
  return { name, value: [toCount(paths.length), ...printed, ...more].join("\n") }
}
