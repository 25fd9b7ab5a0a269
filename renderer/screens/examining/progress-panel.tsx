/** How far an examination is: amounts only, never a conclusion. */
import type { ReactElement } from "react"
import { ProgressBar } from "react-aria-components"
import type {
  Examination,
  ExaminationProgress,
  Stage,
} from "../../../electron/contract/examination.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useTermsTold } from "../../parts/terms-line.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

const STAGES: readonly Stage[] = ["opening", "reading", "checking"]

/** Per cent between two announcements, so that a listener hears more than numbers. */
const ANNOUNCED_STEP = 25

export interface ProgressPanelProps {
  readonly examination: Examination
  readonly progress: ExaminationProgress
}

export function ProgressPanel({ examination, progress }: ProgressPanelProps): ReactElement {
  const { examining, resume } = useWords()
  const { handle, evidence } = examination
  const { stage, bytes, isPaused = false } = progress
  return (
    <section className="panel stack" aria-label={examining.title(evidence.name)}>
      <ol className="stages">
        {STAGES.map((one) => (
          <li key={one} {...(one === stage ? { "aria-current": "step" as const } : {})}>
            <span>{examining.stages[one]}</span>
          </li>
        ))}
      </ol>
      <Track stage={stage} bytes={bytes} />
      <Amounts progress={progress} examination={examination} />
      <p role="status">{isPaused && <strong>{resume.isPaused}</strong>}</p>
      <div className="button-row">
        {isPaused ? (
          <Button
            icon="forward"
            weight="primary"
            label={resume.goOnOne(evidence.name)}
            onPress={() => {
              void api["examination:continue"](handle)
            }}
          >
            {resume.goOn}
          </Button>
        ) : (
          <Button
            icon="pause"
            label={resume.pauseOne(evidence.name)}
            onPress={() => {
              void api["examination:pause"](handle)
            }}
          >
            {resume.pause}
          </Button>
        )}
        <Button
          icon="cross"
          label={examining.cancelOne(evidence.name)}
          onPress={() => {
            void api["examination:cancel"](handle)
          }}
        >
          {examining.cancel}
        </Button>
      </div>
      <Announced stage={stage} bytes={bytes} />
    </section>
  )
}

type Amount = Pick<ExaminationProgress, "stage" | "bytes">

function Track({ stage, bytes }: Amount): ReactElement {
  const { examining } = useWords()
  const { percent } = useQuantities()
  const { done, total } = bytes
  const isKnown = stage === "reading" && total !== null && total > 0
  return (
    <ProgressBar
      aria-label={examining.stages[stage]}
      isIndeterminate={!isKnown}
      value={isKnown ? (done / total) * 100 : 0}
      valueLabel={isKnown ? `${percent(done, total)} %` : ""}
      className="progress"
    >
      {({ percentage, valueText }) => (
        <>
          <div className="progress-track" data-known={isKnown}>
            <div className="progress-done" style={{ width: `${String(percentage ?? 100)}%` }} />
          </div>
          <span className="progress-words">{valueText}</span>
        </>
      )}
    </ProgressBar>
  )
}

interface AmountsProps {
  readonly progress: ExaminationProgress
  readonly examination: Examination
}

function Amounts({ progress, examination }: AmountsProps): ReactElement {
  const { examining, terms } = useWords()
  const { trust } = examination
  const told = useTermsTold(examination.terms)
  const { bytes: sized, count, duration } = useQuantities()
  const { bytes, files, bytesPerSecond, elapsedMs, remainingMs, found } = progress
  const orUnknown = (value: number | null, write: (known: number) => string): string =>
    value === null ? examining.unknown : write(value)
  const amounts = [
    [
      examining.bytes,
      bytes.total === null
        ? sized(bytes.done)
        : examining.ofBytes(sized(bytes.done), sized(bytes.total)),
    ],
    [examining.files, orUnknown(files, count)],
    [examining.rate, orUnknown(bytesPerSecond, (rate) => examining.perSecond(sized(rate)))],
    [examining.elapsed, duration(elapsedMs)],
    [examining.remaining, orUnknown(remainingMs, duration)],
    [
      examining.found,
      found === undefined
        ? examining.unknown
        : examining.foundSo(count(found.broken), count(found.doubtful)),
    ],
  ] as const
  return (
    <dl className="amounts">
      {amounts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{examining.trust}</dt>
        <dd>{trust === null ? examining.nobody : <EvidenceText text={trust} />}</dd>
      </div>
      {told.length > 0 && (
        <div>
          <dt>{terms.title}</dt>
          <dd>
            <EvidenceText text={told.join(" · ")} />
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Changes only with the stage and every quarter, and is told when it does. */
function Announced({ stage, bytes }: Amount): ReactElement {
  const { examining } = useWords()
  const { done, total } = bytes
  const reached =
    total === null || total === 0
      ? 0
      : Math.floor((done / total) * (100 / ANNOUNCED_STEP)) * ANNOUNCED_STEP
  const name = examining.stages[stage]
  return (
    <p className="visually-hidden" role="status">
      {stage === "reading" ? examining.announce(name, String(reached)) : name}
    </p>
  )
}
