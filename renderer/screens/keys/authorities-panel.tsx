/** Whom the pack takes at their word beyond single keys: authorities, and what they withdrew. */
import type { ReactElement } from "react"
import type { Pack } from "../../../electron/contract/pack.ts"
import type { ShownRules } from "../../../electron/contract/pack-held.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import type { Task } from "../../state/keeping.ts"
import { useMayChange } from "../../state/may-change.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { Pins } from "./pins-panel.tsx"
import { RevocationFacts } from "./revocation-facts.tsx"

interface AuthoritiesPanelProps {
  readonly pack: Pack
  readonly onBegin: (task: Task) => void
}

export function AuthoritiesPanel({ pack, onBegin }: AuthoritiesPanelProps): ReactElement {
  const { rules } = useWords()
  const mayChange = useMayChange()
  const authorities = pack.pins.filter(({ kind }) => kind === "authority")
  return (
    <div className="stack">
      <Panel
        title={rules.authoritiesTitle}
        lead={rules.authoritiesLead}
        actions={
          mayChange && (
            <Button
              icon="shield"
              onPress={() => {
                onBegin({ kind: "anchor" })
              }}
            >
              {rules.pinAuthority}
            </Button>
          )
        }
      >
        {authorities.length === 0 && <p className="soft">{rules.noAuthorities}</p>}
        <Pins pins={authorities} onBegin={onBegin} />
      </Panel>
      <Panel
        title={rules.revocation}
        lead={rules.revocationLead}
        actions={
          mayChange && (
            <Button
              icon="file"
              onPress={() => {
                onBegin({ kind: "revocation" })
              }}
            >
              {rules.importRevocation}
            </Button>
          )
        }
      >
        <Sources held={pack.rules} />
      </Panel>
    </div>
  )
}

function Sources({ held }: { readonly held: ShownRules }): ReactElement {
  const { rules } = useWords()
  const { count } = useQuantities()
  const { revocation, unreadable } = held
  return (
    <div className="stack">
      {unreadable > 0 && (
        <Notice tone="open" title={rules.unreadable(count(unreadable), unreadable === 1)} />
      )}
      {revocation.length + unreadable === 0 && <p className="soft">{rules.noRevocation}</p>}
      <ul className="pins">
        {revocation.map((source, index) => (
          <li className="pin" key={index}>
            <RevocationFacts source={source} />
          </li>
        ))}
      </ul>
    </div>
  )
}
