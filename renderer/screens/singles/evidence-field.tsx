/** One piece of evidence for one of these panels: a folder or an archive. */
import type { ReactElement } from "react"
import type { Offer, OfferedEvidence } from "../../../electron/contract/evidence.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { useWords } from "../../words/words.ts"

export interface EvidenceFieldProps {
  readonly label: string
  readonly evidence: OfferedEvidence | undefined
  readonly wrong?: string | undefined
  readonly onOffer: (offer: Offer) => void
}

export function EvidenceField(props: EvidenceFieldProps): ReactElement {
  const { label, evidence, wrong, onOffer } = props
  const { seal } = useWords()
  const choose = (what: "files" | "folder") => (): void => {
    void api["evidence:choose"](what).then(onOffer)
  }
  return (
    <ChosenField label={label} name={evidence?.name} wrong={wrong}>
      <Button icon="folder" onPress={choose("folder")}>
        {seal.chooseBagFolder}
      </Button>
      <Button icon="archive" onPress={choose("files")}>
        {seal.chooseBagFile}
      </Button>
    </ChosenField>
  )
}
