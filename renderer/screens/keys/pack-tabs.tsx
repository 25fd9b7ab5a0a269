/** What the pack holds, one part at a time: keys, authorities, rules, history. */
import type { ReactElement } from "react"
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components"
import type { Pack } from "../../../electron/contract/pack.ts"
import type { PackPart, Task } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { AuthoritiesPanel } from "./authorities-panel.tsx"
import { HistoryPanel } from "./history-panel.tsx"
import { PinsPanel } from "./pins-panel.tsx"
import { RulesPanel } from "./rules-panel.tsx"

interface PackTabsProps {
  readonly pack: Pack
  readonly part: PackPart
  readonly onPart: (part: PackPart) => void
  readonly onBegin: (task: Task) => void
}

const PARTS = ["keys", "authorities", "rules", "history"] as const satisfies readonly PackPart[]

export function PackTabs({ pack, part, onPart, onBegin }: PackTabsProps): ReactElement {
  const { rules } = useWords()
  return (
    <Tabs
      className="tabs"
      selectedKey={part}
      onSelectionChange={(key) => {
        const chosen = PARTS.find((one) => one === key)
        if (chosen !== undefined) onPart(chosen)
      }}
    >
      <TabList className="tab-list" aria-label={rules.tabs}>
        {PARTS.map((id) => (
          <Tab id={id} key={id}>
            {rules[id]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="keys">
        <PinsPanel pack={pack} onBegin={onBegin} />
      </TabPanel>
      <TabPanel id="authorities">
        <AuthoritiesPanel pack={pack} onBegin={onBegin} />
      </TabPanel>
      <TabPanel id="rules">
        <RulesPanel pack={pack} onBegin={onBegin} />
      </TabPanel>
      <TabPanel id="history">
        <HistoryPanel journal={pack.journal} />
      </TabPanel>
    </Tabs>
  )
}
