/** What the examination found in one line of the log, before anything else is said about it. */
import type { ReactElement } from "react"
import { Notice } from "../../parts/notice.tsx"
import { Observed } from "../../parts/observed.tsx"
import { observedIn, sayingOf, type Examined } from "../../state/examined.ts"
import { toneOf } from "../../state/timeline.ts"

export interface EventFindingsProps {
  readonly examined: Examined
  /** Number of the line, from 0. */
  readonly line: number
}

export function EventFindings({ examined, line }: EventFindingsProps): ReactElement | null {
  const { findings } = examined.outcome.result
  // The payload has no lines that findings name, and the log is the one file that has.
  const there = findings.filter(({ at, check }) => at.line === line + 1 && LOG_CHECKS.has(check))
  if (there.length === 0) return null
  return (
    <div className="stack stack-tight">
      {there.map((found, index) => (
        <Notice
          key={index}
          tone={toneOf([found]) ?? "plain"}
          title={sayingOf(examined, found.code)}
        >
          <Observed entries={observedIn(examined, found).map(({ fact }) => fact)} />
          <p className="soft">
            <code>{found.code}</code>
          </p>
        </Notice>
      ))}
    </div>
  )
}

const LOG_CHECKS: ReadonlySet<string> = new Set(["chain", "tree", "custody"])
