/** Everything that was pinned of one key: its fingerprint, its bounds, and who compared it. */
import type { ReactElement } from "react"
import type { Pin } from "../../../electron/contract/pack.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Fingerprint } from "../../parts/fingerprint.tsx"
import { CertificateFacts } from "./certificate-facts.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function PinFacts({ pin }: { readonly pin: Pin }): ReactElement {
  const { keys } = useWords()
  const { instant } = useQuantities()
  const { key, kind, origins, names, validFrom, validUntil, by, replaces, replacedBy } = pin
  const bound = (at: string | null): string => (at === null ? keys.open : instant(at))
  return (
    <div className="stack pin-facts">
      {key !== null && <Fingerprint {...key} />}
      <dl className="facts">
        {pin.certificate !== null && <CertificateFacts certificate={pin.certificate} />}
        <FactRow name={keys.origins}>
          {origins === null ? keys.anyLog : <Texts texts={origins} />}
        </FactRow>
        {names.length > 0 && (
          <FactRow name={keys.names}>
            <Texts texts={names} />
          </FactRow>
        )}
        <FactRow name={keys.window}>
          {bound(validFrom)} – {bound(validUntil)}
        </FactRow>
        {by !== null && (
          <FactRow name={kind === "waiting" ? keys.proposedBy : keys.pinnedBy}>
            <EvidenceText text={by.persons.join(keys.and)} /> · {instant(by.at)}
          </FactRow>
        )}
        {replaces !== null && (
          <FactRow name={keys.replaces}>
            <EvidenceText text={replaces} fixed />
          </FactRow>
        )}
        {replacedBy !== null && (
          <FactRow name={keys.replacedBy}>
            <EvidenceText text={replacedBy} fixed />
          </FactRow>
        )}
      </dl>
    </div>
  )
}

function Texts({ texts }: { readonly texts: readonly string[] }): ReactElement {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <EvidenceText text={text} fixed />
        </li>
      ))}
    </ul>
  )
}
