/** What the seal will say, before anything is written. */
import type { ReactElement } from "react"
import type { SealClaims } from "../../../electron/contract/sealing.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

interface ClaimsPanelProps {
  readonly claims: SealClaims | undefined
  /** False when the form was changed since. */
  readonly isCurrent: boolean
  readonly isBusy: boolean
  readonly onSeal: () => void
}

export function ClaimsPanel({ claims, isCurrent, isBusy, onSeal }: ClaimsPanelProps): ReactElement {
  const { seal } = useWords()
  if (claims === undefined) {
    return (
      <Panel title={seal.claims}>
        <Empty icon="shield" title={seal.noClaims} />
      </Panel>
    )
  }
  return (
    <Panel title={seal.claims} lead={seal.claimsLead}>
      <div className="stack" role="status">
        {isCurrent ? <Claims claims={claims} /> : <Notice tone="open" title={seal.outdated} />}
        <div className="button-row">
          <Button icon="shield" weight="primary" isDisabled={isBusy || !isCurrent} onPress={onSeal}>
            {seal.seal}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function Claims({ claims }: { readonly claims: SealClaims }): ReactElement {
  const { seal, keys } = useWords()
  const { count, bytes } = useQuantities()
  const { files, events, follows } = claims
  const given = seal.eventsGiven(count(events.total), count(events.given))
  return (
    <>
      {claims.warnings.map((says) => (
        <Notice key={says} tone="open" title={says} />
      ))}
      <p>
        <strong>{seal.claim(keys.roles[claims.role])}</strong>
        <span className="beneath">
          <EvidenceText text={claims.reason} />
        </span>
      </p>
      <dl className="facts facts-narrow">
        <FactRow name={seal.claimedFiles}>
          {seal.files(count(files.count), bytes(files.bytes))}
        </FactRow>
        <FactRow name={seal.claimedEvents}>
          {events.given === 0 ? count(events.total) : given}
        </FactRow>
        <FactRow name={seal.claimedExporter}>
          <EvidenceText text={claims.exporter} fixed />
        </FactRow>
        <FactRow name={seal.generation}>{count(claims.generation)}</FactRow>
        <FactRow name={seal.follows}>{follows === 0 ? seal.first : count(follows)}</FactRow>
        <KeyRow name={seal.claimedKey} of={claims.key} />
        {claims.logKey !== null && <KeyRow name={seal.claimedLogKey} of={claims.logKey} />}
        <Paths name={seal.unsealed} paths={claims.unsealed} means={seal.unsealedMeans} />
        <Paths name={seal.erased} paths={claims.erased} />
      </dl>
      <p className="soft small">{seal.doesNotSay}</p>
    </>
  )
}

interface KeyRowProps {
  readonly name: string
  readonly of: SealClaims["key"]
}

function KeyRow({ name, of }: KeyRowProps): ReactElement {
  return (
    <FactRow name={name}>
      <Digest hex={of.fingerprint} what={name} />
      <span className="beneath">{of.algorithm}</span>
    </FactRow>
  )
}

/** Enough to recognise them by; the log of the bag names all. */
const MOST_PATHS = 20

interface PathsProps {
  readonly name: string
  readonly paths: readonly string[]
  readonly means?: string
}

function Paths({ name, paths, means }: PathsProps): ReactElement | null {
  const { seal } = useWords()
  const { count } = useQuantities()
  if (paths.length === 0) return null
  return (
    <FactRow name={name}>
      <ul>
        {paths.slice(0, MOST_PATHS).map((path) => (
          <li key={path}>
            <EvidenceText text={path} fixed />
          </li>
        ))}
      </ul>
      {paths.length > MOST_PATHS && seal.more(count(paths.length - MOST_PATHS))}
      {means !== undefined && <span className="beneath">{means}</span>}
    </FactRow>
  )
}
