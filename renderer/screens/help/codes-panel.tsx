/** Every code that a finding can have, to be looked up. */
import { useState, type ReactElement } from "react"
import { Input, Label, SearchField } from "react-aria-components"
import type { ReportHelp } from "../../../core/index.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { useDocumentLanguage } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function CodesPanel({ help }: { readonly help: ReportHelp }): ReactElement {
  const { help: words, verdict } = useWords()
  const { count } = useQuantities()
  const [search, setSearch] = useState("")
  const wanted = search.trim().toLowerCase()
  const codes = help.codes.filter(({ code, says }) =>
    `${code} ${says}`.toLowerCase().includes(wanted),
  )
  return (
    <Panel title={words.codes}>
      <div className="stack">
        <SearchField className="field" value={search} onChange={setSearch}>
          <Label>{words.searchCodes}</Label>
          <Input spellCheck="false" autoComplete="off" />
        </SearchField>
        <p className="soft" role="status">
          {codes.length === 0 ? words.noCode : words.countedCodes(count(codes.length))}
        </p>
        <ul className="codes" lang={useDocumentLanguage()}>
          {codes.map(({ code, tone, label, says, mayAlsoBe, resolve, source }) => (
            <li key={code} className="finding" data-tone={tone}>
              <header>
                <ToneChip tone={tone} status={label} />
                <code>{code}</code>
              </header>
              <h3>{says}</h3>
              <dl className="facts">
                <FactRow name={verdict.mayAlsoBe}>{mayAlsoBe}</FactRow>
                <FactRow name={verdict.resolve}>{resolve}</FactRow>
                <FactRow name={words.sourceOfCode}>{source}</FactRow>
              </dl>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
