/** Kinds of change by name and in a sentence, and those that were not tried, by reason. */
import type { ReactElement } from "react"
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components"
import type { AttackScore } from "../../../core/index.ts"
import type { DrillKind, DrillNotTried } from "../../../electron/contract/drill.ts"
import { Icon } from "../../parts/icon.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useLanguage, useWords } from "../../words/words.ts"

export function DrillKindWords({ kind }: { readonly kind: DrillKind }): ReactElement {
  const language = useLanguage()
  return (
    <>
      <span className="fixed small breakable">{kind.id}</span>
      <span className="beneath">{kind.does[language]}</span>
    </>
  )
}

export interface NotTriedProps {
  readonly score: AttackScore
  readonly notTried: readonly DrillNotTried[]
}

export function NotTried({ score, notTried }: NotTriedProps): ReactElement {
  const { drill } = useWords().singles
  const { count } = useQuantities()
  return (
    <div className="stack stack-tight">
      <h3>{drill.notTried(count(score.skipped))}</h3>
      <p className="soft">{drill.notTriedMeans}</p>
      {notTried.map((group) => (
        <Group key={group.reason.en} group={group} />
      ))}
    </div>
  )
}

function Group({ group }: { readonly group: DrillNotTried }): ReactElement {
  const { drill } = useWords().singles
  const { count } = useQuantities()
  const language = useLanguage()
  const { reason, operators } = group
  return (
    <Disclosure className="disclosure">
      <Heading level={4} className="terms-head">
        <AriaButton slot="trigger" className="disclosure-button">
          <Icon name="forward" />
          <span>
            {reason[language]}
            <small>{drill.kinds(count(operators.length), operators.length === 1)}</small>
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <ul className="drill-kinds">
          {operators.map((kind) => (
            <li key={kind.id}>
              <DrillKindWords kind={kind} />
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
