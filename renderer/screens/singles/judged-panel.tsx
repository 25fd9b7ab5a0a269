/** What came of one signature: the outcome, whose key it was, what was found, what is not shown. */
import { useState, type ReactElement } from "react"
import type { Block } from "../../../core/index.ts"
import type { Saved } from "../../../electron/contract/report.ts"
import type { Judged } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { Blocks, Facts } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { CheckedHead } from "../../parts/checked-head.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { VerdictWord } from "../../parts/verdict-word.tsx"
import { useLanguage, useWords } from "../../words/words.ts"
import { SavedNotice } from "../examined-head.tsx"

type Judgement = Extract<Judged, { readonly kind: "judged" }>

export function JudgedPanel({ judged }: { readonly judged: Judgement }): ReactElement {
  const { singles, actions } = useWords()
  const { judge } = singles
  const [saved, setSaved] = useState<Saved>()
  const { handle, result, views, command } = judged
  const { verdict, head, sentence, facts, findings, notShown } = views[useLanguage()]
  const cards = findings.items.map(
    ({ tone, label, code, where, says, observed, resolve }): Block => ({
      ...{ kind: "card", tone, label, title: code, text: says },
      entries: [
        { name: judge.where, value: where, fixed: true },
        ...observed,
        { name: judge.resolve, value: resolve },
      ],
    }),
  )
  return (
    <section className="panel stack" aria-label={result.file.path}>
      <h2>
        <EvidenceText text={result.file.path} />
      </h2>
      <div role="status">
        <CheckedHead tone={verdict.tone} says={<EvidenceText text={head} />}>
          <p>{sentence}</p>
          <p className="checked-verdict">
            <VerdictWord word={verdict.word} />
          </p>
        </CheckedHead>
      </div>
      {cards.length > 0 && (
        <div className="stack">
          <h3>{findings.title}</h3>
          <Blocks blocks={cards} copied={actions.command} />
        </div>
      )}
      <div className="stack stack-tight">
        <h3>{judge.particulars}</h3>
        <Facts entries={facts} />
      </div>
      <div className="stack stack-tight">
        <h3>{notShown.title}</h3>
        <ul className="checked-list">
          {notShown.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </div>
      {saved !== undefined && <SavedNotice saved={saved} />}
      <div className="button-row no-print">
        <Button
          icon="save"
          onPress={() => {
            void api["judgement:save"](handle).then(setSaved)
          }}
        >
          {judge.save}
        </Button>
      </div>
      <Repeat command={command} />
    </section>
  )
}
