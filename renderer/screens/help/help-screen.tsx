/** Help, all of it offline: what is said, which keys there are, and whether the app is sound. */
import type { ReactElement } from "react"
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components"
import { Broken } from "../../frame/whole.tsx"
import { useAnswer } from "../../state/answer.ts"
import { useWords } from "../../words/words.ts"
import { AboutPanel } from "./about-panel.tsx"
import { CodesPanel } from "./codes-panel.tsx"
import { SelfTestPanel } from "./self-test-panel.tsx"
import { GlossaryPanel, ShortcutsPanel, VerdictsPanel } from "./words-panels.tsx"

export function HelpScreen(): ReactElement {
  const { help, frame } = useWords()
  const { answer, again } = useAnswer("help:read", null)
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{help.title}</h1>
        </div>
      </header>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={help.topics}>
          <Tab id="verdicts">{help.verdicts}</Tab>
          <Tab id="glossary">{help.glossary}</Tab>
          <Tab id="codes">{help.codes}</Tab>
          <Tab id="shortcuts">{help.shortcuts}</Tab>
          <Tab id="self-test">{help.selfTest}</Tab>
          <Tab id="about">{help.about}</Tab>
        </TabList>
        <TabPanel id="verdicts">
          <VerdictsPanel />
        </TabPanel>
        <TabPanel id="shortcuts">
          <ShortcutsPanel />
        </TabPanel>
        <TabPanel id="self-test">
          <SelfTestPanel />
        </TabPanel>
        <TabPanel id="about">
          <AboutPanel />
        </TabPanel>
        {["glossary", "codes"].map((id) => (
          <TabPanel id={id} key={id}>
            {answer.kind === "loading" && <p className="soft">{frame.loading}</p>}
            {answer.kind === "broken" && <Broken onAgain={again} />}
            {answer.kind === "loaded" &&
              (id === "codes" ? (
                <CodesPanel help={answer.value} />
              ) : (
                <GlossaryPanel glossary={answer.value.glossary} />
              ))}
          </TabPanel>
        ))}
      </Tabs>
    </div>
  )
}
