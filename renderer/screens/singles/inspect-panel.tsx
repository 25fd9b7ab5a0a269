/** What evidence claims about itself: read, and nothing of it checked. */
import { useCallback, useMemo, type ReactElement } from "react"
import type { Offer } from "../../../electron/contract/evidence.ts"
import type { Inspected } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { Facts } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { useTakesDrops } from "../../state/drops.ts"
import { useDesk } from "../../state/provider.tsx"
import { useSingle, type Asked } from "../../state/singles.tsx"
import { useLanguage, useWords } from "../../words/words.ts"
import { EvidenceField } from "./evidence-field.tsx"
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
      change({ evidence: first, asked: { kind: "busy" } })
      api["evidence:inspect"](first.handle).then(
        (answer) => {
          change({ asked: { kind: "answered", key: first.handle, answer } })
          showOutcome()
        },
        () => {
          change({ asked: { kind: "broken" } })
        },
      )
    },
    [change, showOutcome],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take: look }), [dropNow, look]))
  return (
    <div className="stack">
      <Purpose lead={inspect.lead} notShown={inspect.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <Panel title={inspect.choice} lead={inspect.drop}>
          <EvidenceField label={inspect.evidence} evidence={evidence} onOffer={look} />
        </Panel>
        <div ref={outcome}>
          <Outcome asked={asked} />
        </div>
      </div>
    </div>
  )
}

function Outcome({ asked }: { readonly asked: Asked<Inspected> }): ReactElement {
  const { singles, frame, actions } = useWords()
  const { inspect } = singles
  if (asked.kind === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  if (asked.kind === "answered") {
    const { answer } = asked
    if (answer.kind === "claimed") return <Claimed claimed={answer} />
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{answer.says}</p>
      </Notice>
    )
  }
  return (
    <section className="panel" aria-busy={asked.kind === "busy"}>
      {asked.kind === "busy" ? (
        <p className="soft" role="status">
          {inspect.running}
        </p>
      ) : (
        <Empty icon="search" title={inspect.none} text={inspect.noneMeans} isWhole />
      )}
    </section>
  )
}

interface ClaimedProps {
  readonly claimed: Extract<Inspected, { readonly kind: "claimed" }>
}

function Claimed({ claimed }: ClaimedProps): ReactElement {
  const { singles } = useWords()
  const { inspect } = singles
  const language = useLanguage()
  const { take } = useDesk()
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
      {evidence !== undefined && (
        <div className="button-row">
          <Button
            icon="shield"
            onPress={() => {
              void take({ evidence: [evidence], reports: [], refused: [] })
            }}
          >
            {inspect.examine}
          </Button>
        </div>
      )}
      <Repeat command={command} />
    </section>
  )
}
