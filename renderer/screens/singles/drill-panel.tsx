/** A drill: evidence tampered with in memory in every known way, followed, stopped, and told. */
import { useCallback, useMemo, useState, type ReactElement } from "react"
import type { DrillAsk, Drilled } from "../../../electron/contract/drill.ts"
import type { EvidenceHandle, Offer } from "../../../electron/contract/evidence.ts"
import { api } from "../../bridge.ts"
import { Notice } from "../../parts/notice.tsx"
import { WorkProgress } from "../../parts/work-progress.tsx"
import { drillAskOf, drillKeyOf, type Passphrases } from "../../state/drilling.ts"
import { useTakesDrops } from "../../state/drops.ts"
import { useDesk } from "../../state/provider.tsx"
import { sampleOf } from "../../state/sample.ts"
import type { Session } from "../../state/session.ts"
import { answerTo, followAsked, useSingle, type Asked } from "../../state/singles.tsx"
import { givenTerms, ofAnyTrust } from "../../state/terms.ts"
import { useWords } from "../../words/words.ts"
import { TermsPanel } from "../open/terms-panel.tsx"
import { DrillForm } from "./drill-form.tsx"
import { DrilledPanel, NoBaseline } from "./drilled-panel.tsx"
import { OutcomeFrame } from "./outcome-frame.tsx"
import { Purpose, Refused, useOutcome } from "./single-parts.tsx"

export function DrillPanel(): ReactElement {
  const { drill, dropNow } = useWords().singles
  const { session } = useDesk()
  const [{ draft, isSent, refused, asked }, change] = useSingle("drill")
  const [passphrases, setPassphrases] = useState<Passphrases>({})
  const { outcome, showOutcome } = useOutcome()
  const take = useCallback(
    (offer: Offer) => {
      const [first] = [...offer.evidence, ...offer.reports]
      const next = first === undefined ? {} : { draft: { ...draft, evidence: first } }
      change({ refused: offer.refused, ...next })
    },
    [change, draft],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take }), [dropNow, take]))
  const isBusy = asked.kind === "busy"
  const ask = drillAskOf(draft, passphrases, inForce(session, draft.evidence?.handle))
  // Of other evidence, or under other terms, it is another drill.
  const key = drillKeyOf(ask)
  const begin = (): void => {
    change({ isSent: true, refused: [] })
    if (ask === undefined || isBusy) return
    followAsked(key, api["evidence:drill"](ask), (told) => {
      change({ asked: told })
      if (told.kind !== "answered") return
      showOutcome()
      if (told.answer.kind === "drilled") setPassphrases({})
    })
  }
  return (
    <div className="stack">
      <Purpose lead={drill.lead} notShown={drill.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <div className="stack">
          <DrillForm
            draft={draft}
            passphrases={passphrases}
            isSent={isSent}
            isBusy={isBusy}
            onOffer={take}
            onChange={(next) => {
              change({ draft: next, refused: [] })
            }}
            onPassphrases={setPassphrases}
            onSubmit={begin}
          />
          <TermsPanel hasJobs={false} />
        </div>
        <div ref={outcome}>
          <Outcome answer={answerTo(asked, key)} kind={asked.kind} />
        </div>
      </div>
    </div>
  )
}

/** By whose keys and under which terms it is drilled: the sample by its own, which hold nothing else. */
function inForce(
  { trust, terms, sample }: Session,
  evidence: EvidenceHandle | undefined,
): Pick<DrillAsk, "trust" | "terms"> {
  const own = sampleOf(sample, evidence)
  return {
    trust: own?.trust.handle ?? trust?.handle ?? null,
    terms: givenTerms({ ...(own === undefined ? terms : ofAnyTrust(terms)), jobs: null }),
  }
}

interface OutcomeProps {
  readonly answer: Drilled | undefined
  readonly kind: Asked<Drilled>["kind"]
}

function Outcome({ answer, kind }: OutcomeProps): ReactElement {
  const { drill } = useWords().singles
  return (
    <OutcomeFrame
      kind={kind}
      answer={answer}
      running={
        <WorkProgress
          work="drill"
          label={drill.running}
          onStop={() => {
            void api["work:stop"]("drill")
          }}
        />
      }
      none={{ icon: "shield", title: drill.none, text: drill.noneMeans }}
    >
      {answer?.kind === "drilled" && <DrilledPanel drilled={answer} />}
      {answer?.kind === "no-baseline" && <NoBaseline found={answer} />}
      {answer?.kind === "cancelled" && <Notice tone="plain" title={drill.stopped} isNews />}
    </OutcomeFrame>
  )
}
