/** Choosing evidence, and saying beforehand which bag it must be. */
import type { ReactElement } from "react"
import { FieldError, Input, Label, Text, TextField } from "react-aria-components"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Icon } from "../../parts/icon.tsx"
import { useDesk } from "../../state/provider.tsx"
import { isExpectable } from "../../state/expected.ts"
import { useWords } from "../../words/words.ts"
import { EarlierField } from "./earlier-field.tsx"

export function Choose(): ReactElement {
  const { open } = useWords()
  const { session, take, tell } = useDesk()
  const { expected } = session
  const isSound = isExpectable(expected)
  const choose = (what: "files" | "folder"): void => {
    void api["evidence:choose"](what).then(take)
  }
  return (
    <section className="panel choose" aria-label={open.title}>
      <div className="drop-target">
        <Icon name="archive" />
        <p className="drop-words">{open.drop}</p>
        <p className="soft">{open.dropKinds}</p>
        <div className="button-row">
          <Button
            icon="folder"
            weight="primary"
            isDisabled={!isSound}
            onPress={() => {
              choose("folder")
            }}
          >
            {open.chooseFolder}
          </Button>
          <Button
            icon="archive"
            isDisabled={!isSound}
            onPress={() => {
              choose("files")
            }}
          >
            {open.chooseFiles}
          </Button>
        </div>
      </div>
      <TextField
        className="field"
        value={expected}
        isInvalid={!isSound}
        onChange={(text) => {
          tell({ kind: "expected", text: text.trim() })
        }}
      >
        <Label>{open.expected}</Label>
        <Input className="fixed" spellCheck="false" autoComplete="off" />
        <Text slot="description" className="hint">
          {open.expectedHint}
        </Text>
        <FieldError className="wrong">{open.expectedLength}</FieldError>
      </TextField>
      <EarlierField />
    </section>
  )
}
