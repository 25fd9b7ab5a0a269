/** One file signed in the form of another program, and a time-stamp asked for over one. */
import { useCallback, useMemo, useState, type ReactElement } from "react"
import type { Offer } from "../../../electron/contract/evidence.ts"
import type { SignedFile } from "../../../electron/contract/singles.ts"
import { api } from "../../bridge.ts"
import { Empty, Notice } from "../../parts/notice.tsx"
import { useTakesDrops } from "../../state/drops.ts"
import { filesOf } from "../../state/single-files.ts"
import { useSingle, type Asked } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"
import { SignedNotice } from "./signed-notice.tsx"
import { isWhole, SignForm } from "./sign-form.tsx"
import { Purpose, Refused, useOutcome } from "./single-parts.tsx"
import { StampRequestPanel } from "./stamp-request-panel.tsx"

export function SignPanel(): ReactElement {
  const { singles } = useWords()
  const { sign, dropNow, noFolder } = singles
  const [{ draft, isSent, refused, asked }, change] = useSingle("sign")
  const [, changeStamp] = useSingle("stamp")
  const [passphrase, setPassphrase] = useState("")
  const { outcome, showOutcome } = useOutcome()
  const take = useCallback(
    (offer: Offer, onto: Element) => {
      const [file, ...more] = filesOf(offer)
      const hasFolder = 1 + more.length < offer.evidence.length + offer.reports.length
      change({
        refused: [...offer.refused, ...(hasFolder || file === undefined ? [noFolder] : [])],
      })
      if (file === undefined) return
      if (onto.closest("[data-stamp]") === null) change({ draft: { ...draft, file } })
      else changeStamp({ file })
    },
    [change, changeStamp, draft, noFolder],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take }), [dropNow, take]))
  const isBusy = asked.kind === "busy"
  const run = (): void => {
    change({ isSent: true, refused: [] })
    const { file, key, form, namespace, comment } = draft
    if (file === undefined || key === undefined || !isWhole(draft) || isBusy) return
    change({ asked: { kind: "busy" } })
    const ask = { file: file.handle, key: key.handle, passphrase, form, namespace, comment }
    api["file:sign"](ask).then(
      (answer) => {
        change({ asked: { kind: "answered", key: "", answer } })
        showOutcome()
        if (answer.kind !== "signed") return
        setPassphrase("")
        changeStamp({ file: { handle: answer.signature, name: answer.name } })
      },
      () => {
        change({ asked: { kind: "broken" } })
      },
    )
  }
  return (
    <div className="stack">
      <Purpose lead={sign.lead} notShown={sign.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        <SignForm
          draft={draft}
          passphrase={passphrase}
          isSent={isSent}
          isBusy={isBusy}
          onChange={(next) => {
            change({ draft: next, refused: [] })
          }}
          onPassphrase={setPassphrase}
          onSubmit={run}
        />
        <div className="stack" ref={outcome}>
          <Outcome asked={asked} />
          <StampRequestPanel />
        </div>
      </div>
    </div>
  )
}

function Outcome({ asked }: { readonly asked: Asked<SignedFile> }): ReactElement {
  const { singles, frame, actions } = useWords()
  const { sign } = singles
  if (asked.kind === "busy") {
    return (
      <section className="panel">
        <p className="soft" role="status" aria-busy="true">
          {sign.running}
        </p>
      </section>
    )
  }
  if (asked.kind === "broken") return <Notice tone="failed" title={frame.defect} isNews />
  const answer = asked.kind === "answered" ? asked.answer : undefined
  if (answer?.kind === "signed") return <SignedNotice signed={answer} />
  if (answer?.kind === "refused") {
    return (
      <Notice tone="failed" title={actions.notDone} isNews>
        <p>{answer.says}</p>
      </Notice>
    )
  }
  return (
    <section className="panel">
      <Empty icon="pen" title={sign.none} text={sign.noneMeans} isWhole />
    </section>
  )
}
