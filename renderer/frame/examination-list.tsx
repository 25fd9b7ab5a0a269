/** The examinations of this session in the rail, and the views of the one that is open. */
import { useEffect, useRef, type ReactElement } from "react"
import { Button as AriaButton } from "react-aria-components"
import type { Tone } from "../../core/index.ts"
import type { Since } from "../../electron/contract/evidence.ts"
import type { Examination } from "../../electron/contract/examination.ts"
import { EvidenceText } from "../parts/evidence-text.tsx"
import { Icon, type IconName } from "../parts/icon.tsx"
import { ToneMark } from "../parts/tone-mark.tsx"
import { useDesk } from "../state/provider.tsx"
import { isPending, type View } from "../state/session.ts"
import { tellingApart } from "../state/same-names.ts"
import { TONE_OF_VERDICT } from "../state/tones.ts"
import { useQuantities } from "../words/quantities.ts"
import type { Words } from "../words/en.ts"
import { useWords } from "../words/words.ts"

const VIEWS: readonly { readonly view: View; readonly icon: IconName }[] = [
  { view: "verdict", icon: "shield" },
  { view: "files", icon: "list" },
  { view: "timeline", icon: "clock" },
  { view: "proofs", icon: "tree" },
  { view: "report", icon: "report" },
]

export function ExaminationList(): ReactElement {
  const { frame } = useWords()
  const { examinations, place } = useDesk().session
  const { count } = useQuantities()
  const times = tellingApart(examinations)
  const open = examinations.find(
    ({ handle }) => place.kind === "examination" && place.handle === handle,
  )
  return (
    <div className="rail-examinations">
      <h2 className="rail-title">
        {frame.examinations}{" "}
        {examinations.length > 0 && (
          <span className="rail-count">{count(examinations.length)}</span>
        )}
      </h2>
      {examinations.length === 0 ? (
        <p className="rail-empty">{frame.noExaminations}</p>
      ) : (
        <ul>
          {examinations.map((examination) => (
            <ExaminationEntry
              key={examination.handle}
              examination={examination}
              time={times.get(examination.handle)}
            />
          ))}
        </ul>
      )}
      {/* Beneath the list and not in it: they are in view however long it is. */}
      {open?.state.kind === "done" && <Views examination={open} time={times.get(open.handle)} />}
    </div>
  )
}

interface EntryProps {
  readonly examination: Examination
  /** When it was asked for; only where its name alone does not tell it from another. */
  readonly time: string | undefined
}

function ExaminationEntry({ examination, time }: EntryProps): ReactElement {
  const words = useWords()
  const { session, go, close } = useDesk()
  const { handle, evidence, state } = examination
  const isOpen = session.place.kind === "examination" && session.place.handle === handle
  const since = session.since[handle]
  const entry = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // The one in view is never below the edge of a long list.
    if (isOpen) entry.current?.scrollIntoView({ block: "nearest" })
  }, [isOpen, state.kind, since])
  return (
    <li ref={entry}>
      <AriaButton
        className="rail-button rail-examination"
        {...(isOpen ? { "aria-current": state.kind === "done" ? "true" : "page" } : {})}
        onPress={() => {
          go({ kind: "examination", handle, view: "verdict" })
        }}
        onKeyDown={({ key }) => {
          if (key === "Delete" && !isPending(examination)) void close(handle)
        }}
      >
        <StateMark examination={examination} />
        <span className="rail-name">
          <EvidenceText text={evidence.name} />
          <small>{stateWords(examination, words)}</small>
          <SinceMark since={since} />
          {time !== undefined && <small>{words.frame.askedAt(time)}</small>}
        </span>
      </AriaButton>
    </li>
  )
}

function Views({ examination, time }: EntryProps): ReactElement {
  const { frame } = useWords()
  const { session, go } = useDesk()
  const { handle, evidence } = examination
  const name = time === undefined ? evidence.name : `${evidence.name}, ${frame.askedAt(time)}`
  const current = session.place.kind === "examination" ? session.place.view : undefined
  return (
    <div className="rail-open">
      <p className="rail-title" aria-hidden="true">
        <EvidenceText text={evidence.name} />
      </p>
      <ul className="rail-views" aria-label={frame.ofExamination(name)}>
        {VIEWS.map(({ view, icon }) => (
          <li key={view}>
            <AriaButton
              className="rail-button rail-view"
              {...(view === current ? { "aria-current": "page" as const } : {})}
              onPress={() => {
                go({ kind: "examination", handle, view })
              }}
            >
              <Icon name={icon} />
              <span>{frame[view]}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The word of the verdict is about what was read, which may lie there no more. */
function SinceMark({ since }: { readonly since: Since | undefined }): ReactElement | null {
  const { frame } = useWords()
  if (since !== "touched" && since !== "gone") return null
  return (
    <small className="rail-since">
      <ToneMark tone="open" />
      {frame.since[since]}
    </small>
  )
}

function StateMark({ examination }: { readonly examination: Examination }): ReactElement {
  const { state } = examination
  if (state.kind === "done") return <ToneMark tone={TONE_OF_VERDICT[state.verdict]} />
  if (state.kind === "running") {
    return <Icon name={state.progress.isPaused === true ? "pause" : "again"} />
  }
  const icons: Readonly<Record<typeof state.kind, IconName>> = {
    queued: "clock",
    cancelled: "cross",
    failed: "cross",
    crashed: "cross",
  }
  return <Icon name={icons[state.kind]} />
}

function stateWords({ state }: Examination, { tone, state: words, resume }: Words): string {
  if (state.kind === "running" && state.progress.isPaused === true) return resume.paused
  if (state.kind !== "done") return words[state.kind]
  const stands: Tone = TONE_OF_VERDICT[state.verdict]
  return tone[stands]
}
