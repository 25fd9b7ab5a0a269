/** One piece of evidence for one of these panels: a folder, an archive, or the sample. */
import type { ReactElement } from "react"
import type { Offer, OfferedEvidence } from "../../../electron/contract/evidence.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { useMakesSample } from "../../state/sample.ts"
import { useWords } from "../../words/words.ts"

export interface EvidenceFieldProps {
  readonly label: string
  readonly evidence: OfferedEvidence | undefined
  readonly wrong?: string | undefined
  readonly onOffer: (offer: Offer) => void
}

export function EvidenceField(props: EvidenceFieldProps): ReactElement {
  const { label, evidence, wrong, onOffer } = props
  const { seal, singles, open } = useWords()
  const sample = useMakesSample()
  const choose = (what: "files" | "folder") => (): void => {
    void api["evidence:choose"](what).then(onOffer)
  }
  const takeSample = (): void => {
    void sample.open().then((made) => {
      const [sound] = made?.pieces ?? []
      if (sound === undefined) return
      const { handle, name, kind } = sound
      onOffer({ evidence: [{ handle, name, kind }], reports: [], refused: [] })
    })
  }
  return (
    <ChosenField label={label} name={evidence?.name} wrong={sample.refused ?? wrong}>
      <Button icon="folder" onPress={choose("folder")}>
        {seal.chooseBagFolder}
      </Button>
      <Button icon="archive" onPress={choose("files")}>
        {seal.chooseBagFile}
      </Button>
      <Button icon="sample" isDisabled={sample.isMaking} onPress={takeSample}>
        {sample.isMaking ? open.makingSample : singles.useSample}
      </Button>
    </ChosenField>
  )
}
