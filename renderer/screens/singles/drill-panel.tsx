/** A drill: evidence tampered with in memory in every known way, followed, stopped, and told. */
import { useCallback, useMemo, type ReactElement } from "react"
import type { DrillAsk, Drilled } from "../../../electron/contract/drill.ts"
import type { Offer } from "../../../electron/contract/evidence.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { WorkProgress } from "../../parts/work-progress.tsx"
import { useTakesDrops } from "../../state/drops.ts"
import { useDesk } from "../../state/provider.tsx"
import { answerTo, useSingle, type Asked } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"
import { DrilledPanel } from "./drilled-panel.tsx"
import { EvidenceField } from "./evidence-field.tsx"
import { ExamineIt } from "./examine-it.tsx"
import { OutcomeFrame, refusalOf } from "./outcome-frame.tsx"
import { Purpose, Refused, useOutcome } from "./single-parts.tsx"
import { TrustInForce } from "./trust-in-force.tsx"

export function DrillPanel(): ReactElement {
  const { drill, dropNow } = useWords().singles
  const { trust } = useDesk().session
  const [{ evidence, isSent, refused, asked }, change] = useSingle("drill")
  const { outcome, showOutcome } = useOutcome()
  const take = useCallback(
    (offer: Offer) => {
      const [first] = [...offer.evidence, ...offer.reports]
      change({ refused: offer.refused, ...(first === undefined ? {} : { evidence: first }) })
    },
    [change],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take }), [dropNow, take]))
  const isBusy = asked.kind === "busy"
  const ask: DrillAsk | undefined =
    evidence === undefined ? undefined : { evidence: evidence.handle, trust: trust?.handle ?? null }
  // Of other evidence, or under another trust file, it is another drill.
  const key = JSON.stringify(ask)
  const begin = (): void => {
    change({ isSent: true, refused: [] })
    if (ask === undefined || isBusy) return
    change({ asked: { kind: "busy" } })
    api["evidence:drill"](ask).then(
      (answer) => {
        change({ asked: { kind: "answered", key, answer } })
        showOutcome()
      },
      () => {
        change({ asked: { kind: "broken" } })
      },
    )
  }
  return (
    <div className="stack">
      <Purpose lead={drill.lead} notShown={drill.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <Panel title={drill.choice} lead={drill.drop}>
          <div className="stack">
            <EvidenceField
              label={drill.evidence}
              evidence={evidence}
              wrong={isSent && evidence === undefined ? drill.missing : undefined}
              onOffer={take}
            />
            <TrustInForce noTrustMeans={drill.noTrustMeans} />
            <div className="button-row">
              <Button icon="shield" weight="primary" isDisabled={isBusy} onPress={begin}>
                {drill.run}
              </Button>
            </div>
          </div>
        </Panel>
        <div ref={outcome}>
          <Outcome answer={answerTo(asked, key)} kind={asked.kind} />
        </div>
      </div>
    </div>
  )
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
      refusal={refusalOf(answer)}
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
      {answer?.kind === "no-baseline" && <NoBaseline verdict={answer.verdict} />}
      {answer?.kind === "cancelled" && <Notice tone="plain" title={drill.stopped} isNews />}
    </OutcomeFrame>
  )
}

/** Without a pass beforehand, a verdict that is not green shows nothing about a change. */
function NoBaseline({ verdict }: { readonly verdict: string }): ReactElement {
  const { drill } = useWords().singles
  const [{ evidence }] = useSingle("drill")
  return (
    <section className="panel stack" aria-label={drill.noBaseline}>
      <Notice tone="open" title={drill.noBaseline} isNews>
        <p>{drill.noBaselineMeans(verdict)}</p>
      </Notice>
      <ExamineIt evidence={evidence} />
    </section>
  )
}
