/** How an event follows from the one before it, and the next from it: computed in this window. */
import type { ReactElement } from "react"
import type { LogRange } from "../../../electron/contract/contents.ts"
import { Digest } from "../../parts/copyable.tsx"
import { FactRow } from "../../parts/blocks.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useDigests } from "../../state/digests.ts"
import { shownEvent, type ShownEvent } from "../../state/event-text.ts"
import { useWords } from "../../words/words.ts"

/** What the first line of a log names as the one before it (docs/evidence-bag.md, section 5). */
const NO_LINE = "0".repeat(64)

export interface EventLinkProps {
  readonly range: LogRange
  /** Number of the line, from 0. */
  readonly line: number
  readonly event: ShownEvent
}

export function EventLink({ range, line, event }: EventLinkProps): ReactElement {
  const { event: words } = useWords()
  const at = line - range.first
  const texts = [range.lines[at - 1] ?? null, range.lines[at] ?? null]
  const digests = useDigests(texts)
  const next = range.lines[at + 1]
  const follower = typeof next === "string" ? shownEvent(next) : undefined
  const before = line === 0 ? NO_LINE : digests?.[0]
  return (
    <Panel title={words.link} lead={words.linkLead}>
      <div className="stack">
        <Link title={words.linkBefore} stated={event.prev} computed={before}>
          <FactRow name={words.statedBefore}>
            <Digest hex={event.prev} what={words.statedBefore} />
          </FactRow>
          <FactRow name={line === 0 ? words.firstLine : words.computedBefore}>
            <Computed hex={before} what={words.computedBefore} />
          </FactRow>
        </Link>
        {follower !== undefined && (
          <Link title={words.linkAfter} stated={follower.prev} computed={digests?.[1]}>
            <FactRow name={words.computedThis}>
              <Computed hex={digests?.[1]} what={words.computedThis} />
            </FactRow>
            <FactRow name={words.statedAfter}>
              <Digest hex={follower.prev} what={words.statedAfter} />
            </FactRow>
          </Link>
        )}
      </div>
    </Panel>
  )
}

interface ComputedProps {
  /** Undefined while it is computed, null where it cannot be. */
  readonly hex: string | null | undefined
  readonly what: string
}

function Computed({ hex, what }: ComputedProps): ReactElement {
  const { event } = useWords()
  if (typeof hex === "string") return <Digest hex={hex} what={what} />
  return <>{hex === null ? event.notComputed : event.computing}</>
}

interface LinkProps {
  readonly title: string
  readonly stated: string
  readonly computed: string | null | undefined
  readonly children: ReactElement | readonly ReactElement[]
}

function Link({ title, stated, computed, children }: LinkProps): ReactElement {
  const { event } = useWords()
  const holds = typeof computed === "string" ? computed === stated : undefined
  return (
    <div className="stack stack-tight">
      <h3 className="link-head">
        {title}
        {holds !== undefined && (
          <ToneChip
            tone={holds ? "passed" : "failed"}
            status={holds ? event.holds : event.broken}
          />
        )}
      </h3>
      <dl className="facts facts-above">{children}</dl>
    </div>
  )
}
