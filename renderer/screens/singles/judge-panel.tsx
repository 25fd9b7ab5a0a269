/** One signature over one file: chosen, judged, and what comes of it. */
import { useCallback, useMemo, type ReactElement } from "react"
import type { Offer } from "../../../electron/contract/evidence.ts"
import type { SinglePart } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { useTakesDrops } from "../../state/drops.ts"
import { useDesk } from "../../state/provider.tsx"
import { filesOf, judgeAskOf, withDropped } from "../../state/single-files.ts"
import { answerTo, followAsked, useSingle } from "../../state/singles.tsx"
import { givenTerms } from "../../state/terms.ts"
import { useWords } from "../../words/words.ts"
import { TermsPanel } from "../open/terms-panel.tsx"
import { JudgeForm } from "./judge-form.tsx"
import { JudgedPanel } from "./judged-panel.tsx"
import { OutcomeFrame } from "./outcome-frame.tsx"
import { NO_FOLDER, Purpose, Refused, useOutcome } from "./single-parts.tsx"

const PARTS: readonly SinglePart[] = ["file", "signature", "stamp"]

export function JudgePanel(): ReactElement {
  const { singles } = useWords()
  const { trust, terms } = useDesk().session
  const [{ draft, isSent, refused, asked }, change] = useSingle("judge")
  const { outcome, showOutcome } = useOutcome()
  const { dropNow } = singles
  const take = useCallback(
    (offer: Offer, onto: Element) => {
      const files = filesOf(offer)
      const part = onto.closest("[data-part]")?.getAttribute("data-part")
      const hasFolder = files.length < offer.evidence.length + offer.reports.length
      change({
        refused: [...offer.refused, ...(hasFolder ? [NO_FOLDER] : [])],
        draft: withDropped(
          draft,
          files,
          PARTS.find((one) => one === part),
        ),
      })
    },
    [change, draft],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take }), [dropNow, take]))
  const inForce = { trust: trust?.handle ?? null, terms: givenTerms({ ...terms, jobs: null }) }
  const ask = judgeAskOf(draft, inForce)
  // Under another trust file or other terms, or of another file, it is another question.
  const key = JSON.stringify(ask)
  const answer = answerTo(asked, key)
  const isBusy = asked.kind === "busy"
  const judge = (): void => {
    change({ isSent: true, refused: [] })
    if (ask === undefined || isBusy) return
    followAsked(key, api["signature:judge"](ask), (told) => {
      change({ asked: told })
      if (told.kind === "answered") showOutcome()
    })
  }
  return (
    <div className="stack">
      <Purpose lead={singles.judge.lead} notShown={singles.judge.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <div className="stack">
          <JudgeForm
            draft={draft}
            isSent={isSent}
            needsNamespace={answer?.kind === "needs-namespace"}
            isBusy={isBusy}
            onChange={(next) => {
              change({ draft: next, refused: [] })
            }}
            onSubmit={judge}
          />
          <TermsPanel hasJobs={false} />
        </div>
        <div ref={outcome}>
          <OutcomeFrame
            kind={asked.kind}
            answer={answer}
            running={singles.judge.running}
            none={{ icon: "pen", title: singles.judge.none, text: singles.judge.noneMeans }}
          >
            {answer?.kind === "judged" && <JudgedPanel judged={answer} />}
          </OutcomeFrame>
        </div>
      </div>
    </div>
  )
}
