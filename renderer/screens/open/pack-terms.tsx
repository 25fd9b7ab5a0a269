/** What the trust pack is held to: who must have signed it, and how far its history must go. */
import type { ReactElement } from "react"
import type { Refusal } from "../../../electron/contract/answers.ts"
import type { HeadChoice, SignerChoice } from "../../../electron/contract/terms.ts"
import { api } from "../../bridge.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Hex } from "../../parts/hex.tsx"
import { NamedField } from "../../parts/named-field.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useWords } from "../../words/words.ts"

export function PackTerms(): ReactElement {
  return (
    <>
      <Signers />
      <Head />
    </>
  )
}

function Signers(): ReactElement {
  const { terms: words } = useWords()
  const { session, tell } = useDesk()
  const { signers } = session.terms
  const follow = (choice: SignerChoice): Refusal | undefined => {
    if (choice.kind === "refused") return choice
    if (choice.kind === "cancelled") return undefined
    const { signer } = choice
    // Named twice is named once; a file says more than its fingerprint.
    const others = signers.filter(({ fingerprint }) => fingerprint !== signer.fingerprint)
    tell({ kind: "termed", terms: { signers: [...others, signer] } })
    return undefined
  }
  return (
    <NamedField
      label={words.signers}
      hint={words.signersHint}
      isSingle={false}
      taken={signers.map(({ handle, name, fingerprint }) => ({
        key: handle,
        name: name ?? fingerprint,
        words: (
          <>
            {name !== null && (
              <strong>
                <EvidenceText text={name} />
              </strong>
            )}
            <span className="fixed breakable">
              <Hex text={fingerprint} />
            </span>
          </>
        ),
        onRemove: () => {
          const left = signers.filter((one) => one.handle !== handle)
          tell({ kind: "termed", terms: { signers: left } })
        },
      }))}
      onTake={(text) => api["terms:name-signer"](text).then(follow)}
      file={{
        words: words.chooseSigner,
        onChoose: () => api["terms:name-signer"](null).then(follow),
      }}
    />
  )
}

function Head(): ReactElement {
  const { terms: words } = useWords()
  const { session, tell } = useDesk()
  const { head } = session.terms
  const follow = (choice: HeadChoice): Refusal | undefined => {
    if (choice.kind === "refused") return choice
    if (choice.kind === "head") tell({ kind: "termed", terms: { head: choice.head } })
    return undefined
  }
  const taken = head === null ? [] : [head]
  return (
    <NamedField
      label={words.head}
      hint={words.headHint}
      isSingle
      taken={taken.map(({ text }) => ({
        key: text,
        name: words.head,
        words: (
          <span className="fixed breakable">
            <Hex text={text} />
          </span>
        ),
        onRemove: () => {
          tell({ kind: "termed", terms: { head: null } })
        },
      }))}
      onTake={(text) => api["terms:name-head"](text).then(follow)}
      file={{ words: words.chooseHead, onChoose: () => api["terms:name-head"](null).then(follow) }}
    />
  )
}
