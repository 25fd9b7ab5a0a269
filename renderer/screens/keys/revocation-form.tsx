/** Bringing in revocation lists and OCSP responses: what was read is shown, and is what comes in. */
import { useId, useState, type ReactElement } from "react"
import type { RevocationChoice } from "../../../electron/contract/pack-rules.ts"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import type { Keeping } from "../../state/keeping.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { OperationForm } from "./operation-form.tsx"
import { RevocationFacts } from "./revocation-facts.tsx"

type Chosen = Extract<RevocationChoice, { readonly kind: "revocation" }>

export function RevocationForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { rules } = useWords()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  return (
    <OperationForm
      title={rules.importTitle}
      lead={rules.importMeans}
      submit={rules.doImport}
      keeping={keeping}
      isComplete={files.length > 0}
      onSubmit={(act) =>
        api["pack:import-revocation"]({ ...act, files: files.map(({ handle }) => handle) })
      }
      says={() => rules.doneImport}
    >
      {(isAsked) => <Files files={files} onChange={setFiles} isAsked={isAsked} />}
    </OperationForm>
  )
}

interface FilesProps {
  readonly files: readonly Chosen[]
  readonly onChange: (files: readonly Chosen[]) => void
  readonly isAsked: boolean
}

function Files({ files, onChange, isAsked }: FilesProps): ReactElement {
  const { rules } = useWords()
  const id = useId()
  const [refused, noteRefusal] = useRefusal()
  const add = (): void => {
    void api["pack:choose-revocation"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "revocation") onChange([...files, choice])
    })
  }
  const missing = isAsked && files.length === 0 ? rules.revocationMissing : undefined
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {rules.revocationFiles}
      </span>
      <p className="hint">{rules.revocationFilesHint}</p>
      <ul className="pins">
        {files.map((chosen) => (
          <li className="pin" key={chosen.handle}>
            <div className="chosen">
              <strong>
                <EvidenceText text={chosen.file} />
              </strong>
              <Button
                small
                icon="cross"
                label={rules.remove(chosen.file)}
                onPress={() => {
                  onChange(files.filter((one) => one !== chosen))
                }}
              >
                {rules.removeShort}
              </Button>
            </div>
            <RevocationFacts source={chosen.source} />
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button icon="file" onPress={add}>
          {rules.chooseRevocation}
        </Button>
      </div>
      <Wrong says={refused ?? missing} />
    </div>
  )
}
