/** Single files: what can be done with a file that lies in no evidence bag. */
import type { ReactElement } from "react"
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components"
import { useSingle, type SingleTab } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"
import { DrillPanel } from "./drill-panel.tsx"
import { InspectPanel } from "./inspect-panel.tsx"
import { JudgePanel } from "./judge-panel.tsx"
import { PrimitivePanel } from "./primitive-panel.tsx"
import { SignPanel } from "./sign-panel.tsx"

const PANELS: readonly { readonly id: SingleTab; readonly Panel: () => ReactElement }[] = [
  { id: "judge", Panel: JudgePanel },
  { id: "sign", Panel: SignPanel },
  { id: "inspect", Panel: InspectPanel },
  { id: "drill", Panel: DrillPanel },
  { id: "primitive", Panel: PrimitivePanel },
]

export function SinglesScreen(): ReactElement {
  const { singles } = useWords()
  const [{ tab }, change] = useSingle("view")
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{singles.title}</h1>
          <p className="soft">{singles.lead}</p>
        </div>
      </header>
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = PANELS.find(({ id }) => id === key)
          if (chosen !== undefined) change({ tab: chosen.id })
        }}
      >
        <TabList className="tab-list" aria-label={singles.views}>
          {PANELS.map(({ id }) => (
            <Tab key={id} id={id}>
              {singles[id].title}
            </Tab>
          ))}
        </TabList>
        {PANELS.map(({ id, Panel }) => (
          <TabPanel key={id} id={id}>
            <Panel />
          </TabPanel>
        ))}
      </Tabs>
    </div>
  )
}
