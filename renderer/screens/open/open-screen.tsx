/** Where everything begins: what to examine, and whose seals count for it. */
import type { ReactElement } from "react"
import { Notice } from "../../parts/notice.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useLanguage, useWords } from "../../words/words.ts"
import { Choose } from "./choose.tsx"
import { RecentPanel } from "./recent-panel.tsx"
import { SamplePanel } from "./sample-panel.tsx"
import { TermsPanel } from "./terms-panel.tsx"
import { TrustPanel } from "./trust-panel.tsx"
import { UnfinishedPanel } from "./unfinished-panel.tsx"

export function OpenScreen(): ReactElement {
  const { open } = useWords()
  const { refused } = useDesk().session
  const language = useLanguage()
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{open.title}</h1>
          <p className="soft">{open.lead}</p>
        </div>
      </header>
      {refused.length > 0 && (
        <Notice tone="failed" title={open.refused} isNews>
          {refused.map((says, index) => (
            <p key={index}>{says[language]}</p>
          ))}
        </Notice>
      )}
      <UnfinishedPanel />
      <div className="columns">
        <div className="stack">
          <Choose />
          <RecentPanel />
        </div>
        <div className="stack">
          <TrustPanel />
          <TermsPanel />
          <SamplePanel />
        </div>
      </div>
    </div>
  )
}
