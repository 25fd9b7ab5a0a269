/** One file signed in the form of another program, and a time-stamp asked for over one. */
import { useCallback, useMemo, useState, type ReactElement } from "react"
import type { Offer } from "../../../electron/contract/evidence.ts"
import { api } from "../../bridge.ts"
import { ReadOnlyNotice } from "../../parts/read-only-notice.tsx"
import { useTakesDrops } from "../../state/drops.ts"
import { useDesk } from "../../state/provider.tsx"
import { filesOf } from "../../state/single-files.ts"
import { followAsked, useSingle } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"
import { OutcomeFrame } from "./outcome-frame.tsx"
import { SignedNotice } from "./signed-notice.tsx"
import { isWhole, SignForm } from "./sign-form.tsx"
import { NO_FOLDER, Purpose, Refused, useOutcome } from "./single-parts.tsx"
import { StampRequestPanel } from "./stamp-request-panel.tsx"

export function SignPanel(): ReactElement {
  const { singles, readOnly } = useWords()
  const { isOn: isReadOnly } = useDesk().session.readOnly
  const { sign, dropNow } = singles
  const [{ draft, isSent, refused, asked }, change] = useSingle("sign")
  const [, changeStamp] = useSingle("stamp")
  const [passphrase, setPassphrase] = useState("")
  const { outcome, showOutcome } = useOutcome()
  const take = useCallback(
    (offer: Offer, onto: Element) => {
      const [file, ...more] = filesOf(offer)
      const hasFolder = 1 + more.length < offer.evidence.length + offer.reports.length
      change({
        refused: [...offer.refused, ...(hasFolder || file === undefined ? [NO_FOLDER] : [])],
      })
      if (file === undefined) return
      if (onto.closest("[data-stamp]") === null) change({ draft: { ...draft, file } })
      else changeStamp({ file })
    },
    [change, changeStamp, draft],
  )
  useTakesDrops(useMemo(() => ({ says: dropNow, take }), [dropNow, take]))
  const isBusy = asked.kind === "busy"
  const answer = asked.kind === "answered" ? asked.answer : undefined
  const run = (): void => {
    change({ isSent: true, refused: [] })
    const { file, key, form, namespace, comment } = draft
    if (file === undefined || key === undefined || !isWhole(draft) || isBusy) return
    const ask = { file: file.handle, key: key.handle, passphrase, form, namespace, comment }
    followAsked("", api["file:sign"](ask), (told) => {
      change({ asked: told })
      if (told.kind !== "answered") return
      showOutcome()
      const { answer: signed } = told
      if (signed.kind !== "signed") return
      setPassphrase("")
      changeStamp({ file: { handle: signed.signature, name: signed.name } })
    })
  }
  return (
    <div className="stack">
      <Purpose lead={sign.lead} notShown={sign.notShown} />
      <Refused says={refused} />
      <div className="columns columns-single">
        {isReadOnly ? (
          <ReadOnlyNotice says={readOnly.noSigning} />
        ) : (
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
        )}
        <div className="stack" ref={outcome}>
          <OutcomeFrame
            kind={asked.kind}
            answer={answer}
            running={sign.running}
            none={{ icon: "pen", title: sign.none, text: sign.noneMeans }}
          >
            {answer?.kind === "signed" && <SignedNotice signed={answer} />}
          </OutcomeFrame>
          <StampRequestPanel />
        </div>
      </div>
    </div>
  )
}
