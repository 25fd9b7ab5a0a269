/** The certificate of an authority, as two people compare it; rows of a list of facts. */
import type { ReactElement } from "react"
import type { ShownCertificate } from "../../../electron/contract/pack-held.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function CertificateFacts({
  certificate,
}: {
  readonly certificate: ShownCertificate
}): ReactElement {
  const { rules } = useWords()
  const { instant } = useQuantities()
  const { name, sha256, notBefore, notAfter } = certificate
  return (
    <>
      <FactRow name={rules.certificate}>
        <EvidenceText text={name} fixed />
      </FactRow>
      <FactRow name={rules.certificateSha256}>
        <Digest hex={sha256} what={rules.certificateSha256} />
      </FactRow>
      <FactRow name={rules.certificateWindow}>
        {instant(notBefore)} – {instant(notAfter)}
      </FactRow>
    </>
  )
}
