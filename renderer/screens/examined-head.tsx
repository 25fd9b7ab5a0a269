/** The head of every screen about one result: what it is about, and what can be done with it. */
import { useState, type ReactElement } from "react"
import type { Saved } from "../../electron/contract/report.ts"
import { api } from "../bridge.ts"
import { Button } from "../parts/button.tsx"
import { EvidenceText } from "../parts/evidence-text.tsx"
import { MenuButton } from "../parts/menu-button.tsx"
import { Notice } from "../parts/notice.tsx"
import { useTermsTold } from "../parts/terms-line.tsx"
import { ShowInFolder } from "../parts/show-in-folder.tsx"
import { useDesk } from "../state/provider.tsx"
import { useQuantities } from "../words/quantities.ts"
import { useWords } from "../words/words.ts"
import type { Examined } from "../state/examined.ts"

export function ExaminedHead({ examined }: { readonly examined: Examined }): ReactElement {
  const { verdict } = useWords()
  const { instant } = useQuantities()
  const [saved, setSaved] = useState<Saved>()
  const { examination, outcome } = examined
  const told = [
    verdict.evaluated(instant(outcome.result.evaluatedAt)),
    // The instant stands there already.
    ...useTermsTold({ ...examination.terms, at: null }),
  ]
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>
            <EvidenceText text={examination.evidence.name} />
          </h1>
          <p className="soft">
            <EvidenceText text={told.join(" · ")} />
          </p>
        </div>
        <Actions examined={examined} onSaved={setSaved} />
      </header>
      {saved !== undefined && <SavedNotice saved={saved} />}
    </>
  )
}

interface ActionsProps {
  readonly examined: Examined
  readonly onSaved: (saved: Saved) => void
}

function Actions({ examined, onSaved }: ActionsProps): ReactElement {
  const { actions, close, verdict, examining } = useWords()
  const { go, examineAgain, close: closes } = useDesk()
  const { handle, evidence } = examined.examination
  return (
    <div className="button-row no-print">
      <Button
        icon="report"
        weight="primary"
        onPress={() => {
          go({ kind: "examination", handle, view: "report" })
        }}
      >
        {verdict.writeReport}
      </Button>
      <Button
        icon="save"
        onPress={() => {
          void api["result:save"](handle).then(onSaved)
        }}
      >
        {actions.saveJson}
      </Button>
      <Button
        icon="again"
        onPress={() => {
          void examineAgain(handle)
        }}
      >
        {examining.again}
      </Button>
      <MenuButton
        words={actions.more}
        choices={[
          {
            ...{ id: "show", icon: "reveal", words: actions.show },
            onPress: () => {
              void api["evidence:show-in-folder"](evidence.handle)
            },
          },
          {
            ...{ id: "print", icon: "print", words: actions.print },
            onPress: () => {
              window.print()
            },
          },
          {
            ...{ id: "close", icon: "cross", words: close.action },
            onPress: () => {
              void closes(handle)
            },
          },
        ]}
      />
    </div>
  )
}

/** What became of saving; cancelling needs no words. */
export function SavedNotice({ saved }: { readonly saved: Saved }): ReactElement | null {
  const { actions } = useWords()
  switch (saved.kind) {
    case "cancelled":
      return null
    case "refused":
      return (
        <Notice tone="failed" title={actions.notDone} isNews>
          <p>{saved.says}</p>
        </Notice>
      )
    case "saved":
      return (
        <Notice tone="passed" title={actions.saved(saved.name)} isNews>
          <div className="button-row">
            <ShowInFolder file={saved.file} small />
          </div>
        </Notice>
      )
  }
}
