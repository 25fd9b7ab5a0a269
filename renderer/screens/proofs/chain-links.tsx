/**
 * Lines of the log as links of a chain: each states the digest of the one before it, and this
 * window computes that digest from the bytes.
 */
import { Fragment, type ReactElement } from "react"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import type { LogRange } from "../../../electron/contract/contents.ts"
import { Answered } from "../../parts/answered.tsx"
import { Button } from "../../parts/button.tsx"
import { EventKind } from "../../parts/event-kind.tsx"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useDigests } from "../../state/digests.ts"
import type { ToldObservation } from "../../state/examined.ts"
import { shownEvent } from "../../state/event-text.ts"
import { useDesk } from "../../state/provider.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export interface ChainLinksProps {
  readonly handle: ExaminationHandle
  /** Number of the first line, from 0. */
  readonly first: number
  readonly count: number
  /** What was observed where the chain breaks. */
  readonly observed?: readonly ToldObservation[]
}

export function ChainLinks(props: ChainLinksProps): ReactElement {
  const { handle, first, count, observed = [] } = props
  const { proofs } = useWords()
  const { answer, again } = useAnswer("log:range", { examination: handle, first, count })
  const about = observed.filter(({ member }) => isTold(member))
  return (
    <div className="stack">
      <Answered answer={answer} again={again} loading={proofs.loading}>
        {(range) => <Links handle={handle} range={range} />}
      </Answered>
      {about.length > 0 && (
        <dl className="facts">
          {about.map(({ member, fact }) => (
            <Fragment key={member}>
              <dt>{isTold(member) && proofs.observed[member]}</dt>
              <dd>
                <DocumentText text={fact.value} />
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </div>
  )
}

/** What of an observation explains a break. */
const TOLD = ["what", "records", "stands"] as const

function isTold(member: string): member is (typeof TOLD)[number] {
  return TOLD.some((one) => one === member)
}

interface LinksProps {
  readonly handle: ExaminationHandle
  readonly range: LogRange
}

function Links({ handle, range }: LinksProps): ReactElement {
  const digests = useDigests(range.lines)
  const records = range.lines.map((text, index) => ({
    line: range.first + index,
    event: text === null ? undefined : shownEvent(text),
    // Undefined while it is computed, null where it cannot be.
    digest: digests?.[index],
  }))
  return (
    <ol className="chain">
      {records.map(({ line, event, digest }, index) => {
        const before = records[index - 1]
        return (
          <Fragment key={line}>
            {before !== undefined && (
              <Joint
                stated={event?.prev}
                computed={before.digest ?? undefined}
                missing={missingBetween(before.event?.seq, event?.seq)}
              />
            )}
            <li className="chain-link">
              <Record handle={handle} line={line} event={event} />
              <span className="chain-digest fixed">
                <Hex text={digest ?? "…"} />
              </span>
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}

/** How many numbers lie between two records, when both state one. */
function missingBetween(before: number | undefined, seq: number | undefined): number {
  return before === undefined || seq === undefined ? 0 : seq - before - 1
}

interface RecordProps {
  readonly handle: ExaminationHandle
  readonly line: number
  readonly event: ReturnType<typeof shownEvent>
}

function Record({ handle, line, event }: RecordProps): ReactElement {
  const { proofs, event: words } = useWords()
  const { count } = useQuantities()
  const { go } = useDesk()
  const name =
    event?.seq === undefined ? words.titleOfLine(count(line + 1)) : words.title(count(event.seq))
  return (
    <span className="chain-head">
      <strong>{name}</strong>
      {event !== undefined && (
        <span>
          <EventKind type={event.type} />
        </span>
      )}
      <Button
        small
        weight="quiet"
        icon="forward"
        label={proofs.openEvent(name)}
        onPress={() => {
          go({ kind: "examination", handle, view: "timeline", line })
        }}
      >
        {proofs.openShort}
      </Button>
    </span>
  )
}

interface JointProps {
  /** Digest that the later line states. */
  readonly stated: string | undefined
  /** Digest of the earlier line; undefined while it is computed, or where it cannot be. */
  readonly computed: string | undefined
  readonly missing: number
}

function Joint({ stated, computed, missing }: JointProps): ReactElement {
  const { proofs, event } = useWords()
  const { count } = useQuantities()
  const holds = computed === undefined || stated === undefined ? undefined : computed === stated
  const tone = holds === undefined ? "plain" : holds ? "passed" : "failed"
  return (
    <li className="chain-joint" data-tone={tone}>
      <span className="chain-line" aria-hidden="true" />
      <span className="chain-words">
        {holds !== undefined && (
          <ToneChip tone={tone} status={holds ? event.holds : event.broken} />
        )}
        {missing > 0 && <strong>{proofs.missing(count(missing), missing === 1)}</strong>}
        {holds === false && stated !== undefined && (
          <span className="soft">
            {proofs.statesInstead}{" "}
            <span className="fixed">
              <Hex text={stated} />
            </span>
          </span>
        )}
      </span>
    </li>
  )
}
