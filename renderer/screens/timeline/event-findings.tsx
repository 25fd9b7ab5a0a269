/** What the examination found in one line of the log, before anything else is said about it. */
import type { ReactElement } from "react"
import type { Result, Tone } from "../../../core/index.ts"
import { Notice } from "../../parts/notice.tsx"
import { Observed } from "../../parts/observed.tsx"
import { observedIn, sayingOf, type Examined } from "../../state/examined.ts"
import { toneOf } from "../../state/timeline.ts"
import { withWays } from "../../state/ways.ts"

export interface EventFindingsProps {
  readonly examined: Examined
  /** Number of the line, from 0. */
  readonly line: number
}

export function EventFindings({ examined, line }: EventFindingsProps): ReactElement | null {
  const there = findingsAt(examined, line)
  if (there.length === 0) return null
  return (
    <div className="stack stack-tight">
      {there.map((found, index) => (
        <Notice
          key={index}
          tone={toneOf([found]) ?? "plain"}
          title={sayingOf(examined, found.code)}
        >
          <Observed entries={withWays(examined, observedIn(examined, found))} />
          <p className="soft">
            <code>{found.code}</code>
          </p>
        </Notice>
      ))}
    </div>
  )
}

/** The payload has no lines that findings name, and the log is the one file that has. */
function findingsAt({ outcome }: Examined, line: number): Result["findings"] {
  const { findings } = outcome.result
  return findings.filter(({ at, check }) => at.line === line + 1 && LOG_CHECKS.has(check))
}

/** Members that name an object of the event. */
const OBJECTS = /^(?:file|object)[0-9]*$/u

/** Objects of the event in a line that findings are about, by how much the gravest of them weighs. */
export function concernedIn(examined: Examined, line: number): ReadonlyMap<string, Tone> {
  const there = findingsAt(examined, line)
  const named = there.flatMap(({ observed }) =>
    Object.entries(observed).flatMap(([name, value]) => (OBJECTS.test(name) ? [value] : [])),
  )
  const about = (object: string) =>
    there.filter(({ observed }) => Object.values(observed).includes(object))
  return new Map(named.map((object) => [object, toneOf(about(object)) ?? "plain"]))
}

const LOG_CHECKS: ReadonlySet<string> = new Set(["chain", "tree", "custody"])
