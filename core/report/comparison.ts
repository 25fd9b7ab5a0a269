/** What changed since an earlier result, when one was given. */
import type { Result } from "../verdict/index.ts"
import type { Fact, Section } from "./document.ts"
import { toCount, toCounted, toShown } from "./quantities.ts"

/** Paths that the report itself prints of each kind; the complete lists are in result.json. */
const PRINTED_PATHS = 20

/** One section, or none when nothing was compared. */
export function comparisonSection({ comparison }: Result): readonly Section[] {
  if (comparison === undefined) return []
  const { changed, missing, extra, total, same } = comparison
  return [
    {
      title: "Comparison with an earlier result",
      blocks: [
        {
          kind: "facts",
          entries: [
            {
              name: "Earlier result digest",
              value: toShown(comparison.resultDigest),
              fixed: true,
            },
            { name: "Compared", value: toCounted(total, "item") },
            { name: "Same", value: toCount(same) },
            pathsFact("Changed", changed),
            pathsFact("Missing", missing),
            pathsFact("Extra", extra),
          ],
        },
      ],
    },
  ]
}

function pathsFact(name: string, paths: readonly string[]): Fact {
  const printed = paths.slice(0, PRINTED_PATHS).map(toShown)
  const rest = paths.length - printed.length
  const more = rest > 0 ? [`and ${toCount(rest)} more, listed in result.json`] : []
  return { name, value: [toCount(paths.length), ...printed, ...more].join("\n") }
}
