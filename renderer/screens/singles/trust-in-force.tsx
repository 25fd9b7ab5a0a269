/** By whose keys it is judged: the same trust file as everywhere in the window. */
import type { ReactElement } from "react"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useWords } from "../../words/words.ts"
import { TrustActions } from "../open/trust-panel.tsx"

export function TrustInForce(props: { readonly noTrustMeans: string }): ReactElement | null {
  const { singles, open } = useWords()
  const { trust } = useDesk().session
  if (trust === undefined) return null
  return (
    <div className="stack stack-tight">
      {trust === null ? (
        <Notice tone="open" title={open.noTrust}>
          <p>{props.noTrustMeans}</p>
        </Notice>
      ) : (
        <p>
          <span className="label">{singles.judge.under}</span>{" "}
          <strong>
            <EvidenceText text={trust.name} />
          </strong>
        </p>
      )}
      <TrustActions isSet={trust !== null} />
    </div>
  )
}
