/** What would be different under the other pack: keys, rules, and verdicts with their reasons. */
import { useId, type ReactElement } from "react"
import type { Compared } from "../../../electron/contract/pack.ts"
import { DocumentText, EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { ToneMark } from "../../parts/tone-mark.tsx"
import { TONE_OF_STATEMENT, TONE_OF_VERDICT } from "../../state/tones.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

type Difference = Extract<Compared, { readonly kind: "compared" }>
type Judged = Difference["evidence"][number]
type Revocation = Difference["revocation"][number]

const STATEMENTS = ["integrity", "origin", "completeness"] as const

export function ComparedPacks({ compared }: { readonly compared: Difference }): ReactElement {
  const { keys } = useWords()
  const id = useId()
  const { other, pins, rules, revocation, evidence } = compared
  return (
    <section className="stack" aria-labelledby={id} role="status">
      <h3 id={id}>{keys.comparedWith(other)}</h3>
      {pins.length === 0 ? (
        <p>{keys.samePins}</p>
      ) : (
        <ul className="marked">
          {pins.map(({ id: pin, subject, change, members }) => (
            <li key={pin}>
              <ToneMark tone="plain" />
              <span>
                <EvidenceText text={subject} /> · <EvidenceText text={pin} fixed />:{" "}
                {keys.changes[change]}
                {members.length > 0 && ` (${members.join(", ")})`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>{rules.length === 0 ? keys.sameRules : keys.rulesDiffer(rules.join(", "))}</p>
      {revocation.length > 0 && (
        <ul className="marked">
          {revocation.map((one) => (
            <ComparedRevocation key={one.change + one.sha256} one={one} />
          ))}
        </ul>
      )}
      {evidence.map((judged, index) => (
        <JudgedEvidence key={index} judged={judged} />
      ))}
    </section>
  )
}

/** Which list or response it is, and whom of the pins it withdraws. */
function ComparedRevocation({ one }: { readonly one: Revocation }): ReactElement {
  const { keys } = useWords()
  const { count } = useQuantities()
  const { change, kind, by, thisUpdate, sha256, withdrawals, withdraws } = one
  return (
    <li>
      <ToneMark tone={withdraws.length === 0 ? "plain" : "open"} />
      <span>
        {keys.revocationForms[kind]} · <EvidenceText text={by ?? sha256} fixed={by === undefined} />
        {thisUpdate === undefined
          ? `, ${keys.unreadable}`
          : `, ${keys.listIssued(thisUpdate)}`}: {keys.changes[change]};{" "}
        {keys.withdrawals(count(withdrawals), withdrawals === 1)}
        {withdraws.map(({ id, subject, revokedAt, reason }) => (
          <span key={id} className="block">
            {keys.withdraws} <EvidenceText text={subject} /> · <EvidenceText text={id} fixed />,{" "}
            {keys.asOf(revokedAt)} ({reason})
          </span>
        ))}
        {withdrawals > 0 && withdraws.length === 0 && ` ${keys.withdrawsNoPin}`}
      </span>
    </li>
  )
}

function JudgedEvidence({ judged }: { readonly judged: Judged }): ReactElement {
  const { keys, help, tone } = useWords()
  const { name, before, after, gone, came } = judged
  const stays = before.verdict === after.verdict
  const changed = STATEMENTS.filter((one) => before[one] !== after[one])
  return (
    <Notice tone={TONE_OF_VERDICT[after.verdict]} title={name}>
      <p>
        <strong>
          {stays ? keys.stays(after.verdict) : keys.becomes(before.verdict, after.verdict)}
        </strong>
      </p>
      {changed.map((one) => (
        <p key={one}>
          {help.statementNames[one]}: {tone[TONE_OF_STATEMENT[before[one]]]} →{" "}
          {tone[TONE_OF_STATEMENT[after[one]]]}
        </p>
      ))}
      <Findings title={keys.gone} findings={gone} />
      <Findings title={keys.came} findings={came} />
    </Notice>
  )
}

interface FindingsProps {
  readonly title: string
  readonly findings: readonly string[]
}

function Findings({ title, findings }: FindingsProps): ReactElement | null {
  if (findings.length === 0) return null
  return (
    <div className="small">
      <span className="soft">{title}:</span>
      <ul>
        {findings.map((one) => (
          <li key={one}>
            <DocumentText text={one} fixed />
          </li>
        ))}
      </ul>
    </div>
  )
}
