/** What evidence claims about itself: read, and nothing of it checked. */
import { useCallback, useMemo, type ReactElement } from "react"
import type { Offer } from "../../../electron/contract/evidence.ts"
import type { Inspected } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { Facts } from "../../parts/blocks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { useTakesDrops } from "../../state/drops.ts"
import { answerTo, followAsked, useSingle } from "../../state/singles.tsx"
import { useLanguage, useWords } from "../../words/words.ts"
import { EvidenceField } from "./evidence-field.tsx"
import { ExamineIt } from "./examine-it.tsx"
import { OutcomeFrame } from "./outcome-frame.tsx"
import { Purpose, Refused, useOutcome } from "./single-parts.tsx"

export function InspectPanel(): ReactElement {
  const { singles } = useWords()
  const { inspect, dropNow } = singles
  const [{ evidence, refused, asked }, change] = useSingle("inspect")
  const { outcome, showOutcome } = useOutcome()
  const look = useCallback(
    (offer: Offer) => {
      const [first] = [...offer.evidence, ...offer.reports]
      change({ refused: offer.refused })
      if (first === undefined) return
      change({ evidence: first })
      followAsked(first.handle, api["evidence:inspect"](first.handle), (told) => {
        change({ asked: told })
        if (told.kind === "answered") showOutcome()
      })
    },
    [change, showOutcome],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take: look }), [dropNow, look]))
  // What was dropped meanwhile is other evidence, of which this answer says nothing.
  const answer = answerTo(asked, evidence?.handle ?? "")
  return (
    <div className="stack">
      <Purpose lead={inspect.lead} notShown={inspect.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <Panel title={inspect.choice} lead={inspect.drop}>
          <EvidenceField label={inspect.evidence} evidence={evidence} onOffer={look} />
        </Panel>
        <div ref={outcome}>
          <OutcomeFrame
            kind={asked.kind}
            answer={answer}
            running={inspect.running}
            none={{ icon: "search", title: inspect.none, text: inspect.noneMeans }}
          >
            {answer?.kind === "claimed" && <Claimed claimed={answer} />}
          </OutcomeFrame>
        </div>
      </div>
    </div>
  )
}

interface ClaimedProps {
  readonly claimed: Extract<Inspected, { readonly kind: "claimed" }>
}

function Claimed({ claimed }: ClaimedProps): ReactElement {
  const { singles } = useWords()
  const { inspect } = singles
  const language = useLanguage()
  const [{ evidence }] = useSingle("inspect")
  const { name, views, command } = claimed
  return (
    <section className="panel stack" aria-label={name}>
      <h2>
        <EvidenceText text={name} />
      </h2>
      <Notice tone="plain" title={inspect.unchecked} isNews>
        <p>{inspect.uncheckedMeans}</p>
      </Notice>
      <Facts entries={views[language]} />
      <ExamineIt evidence={evidence} />
      <Repeat command={command} />
    </section>
  )
}
