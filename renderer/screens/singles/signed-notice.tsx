/** The signature that was written: by which key, how it is checked, and what to do with it next. */
import type { ReactElement } from "react"
import type { FileSignature } from "../../../electron/contract/singles.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { CopyButton, Digest } from "../../parts/copyable.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { ShowInFolder } from "../../parts/show-in-folder.tsx"
import { EMPTY_JUDGE_DRAFT } from "../../state/single-files.ts"
import { useSingle } from "../../state/singles.tsx"
import { useWords } from "../../words/words.ts"

export function SignedNotice({ signed }: { readonly signed: FileSignature }): ReactElement {
  const { singles } = useWords()
  const { sign } = singles
  const [{ draft }] = useSingle("sign")
  const [, changeJudge] = useSingle("judge")
  const [, changeView] = useSingle("view")
  const { name, algorithm, fingerprint, minisignKey, warnings, command } = signed
  const judge = (): void => {
    const namespace = draft.form === "sshsig" ? draft.namespace : ""
    const signature = { handle: signed.signature, name }
    const given = { ...EMPTY_JUDGE_DRAFT, file: draft.file, signature, namespace }
    changeJudge({ draft: given, isSent: false, refused: [], asked: { kind: "idle" } })
    changeView({ tab: "judge" })
  }
  return (
    <Notice tone="passed" title={sign.signed(name)} isNews>
      <dl className="facts facts-narrow">
        <FactRow name={sign.by}>
          <Digest hex={fingerprint} what={sign.by} />
          <span className="beneath">{algorithm}</span>
        </FactRow>
        {minisignKey !== null && (
          <FactRow name={sign.minisignKey}>
            <span className="copyable">
              <span className="fixed">{minisignKey}</span>
              <CopyButton text={minisignKey} what={sign.minisignKey} />
            </span>
          </FactRow>
        )}
      </dl>
      {warnings.map((says) => (
        <p key={says}>{says}</p>
      ))}
      <div className="button-row">
        <Button icon="shield" onPress={judge}>
          {sign.judge}
        </Button>
        <ShowInFolder file={signed.file} />
      </div>
      <Repeat command={command} />
    </Notice>
  )
}
