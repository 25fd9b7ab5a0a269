/** A revocation list or an OCSP response by what it says itself: whose, how old, and about what. */
import type { ReactElement } from "react"
import type { ShownRevocation } from "../../../electron/contract/pack-held.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function RevocationFacts({ source }: { readonly source: ShownRevocation }): ReactElement {
  const { rules } = useWords()
  const { instant, count } = useQuantities()
  const { form, by, serials, thisUpdate, nextUpdate, days, isOverdue } = source
  const age = days < 0 ? rules.fromLater : rules.age(count(days), days === 1)
  return (
    <div className="stack stack-tight">
      <div className="pin-head">
        <div>
          <h3>{rules.forms[form]}</h3>
          <p className="small">
            <EvidenceText text={by} fixed />
          </p>
        </div>
        <ToneChip
          tone={isOverdue ? "open" : "plain"}
          status={isOverdue ? `${age}, ${rules.overdue}` : age}
        />
      </div>
      <dl className="facts">
        <FactRow name={rules.issued}>{instant(thisUpdate)}</FactRow>
        <FactRow name={rules.next}>
          {nextUpdate === null ? rules.noNext : instant(nextUpdate)}
        </FactRow>
        {serials.length > 0 && (
          <FactRow name={rules.about}>
            <EvidenceText text={serials.join(", ")} fixed />
          </FactRow>
        )}
      </dl>
    </div>
  )
}
