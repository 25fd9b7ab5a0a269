/** Choosing evidence, and saying beforehand which bag it must be. */
import type { ReactElement } from "react"
import { FieldError, Input, Label, Text, TextField } from "react-aria-components"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Icon } from "../../parts/icon.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { EarlierField } from "./earlier-field.tsx"

/** More than a bag id or a digest has, and no more than main takes. */
const MOST_TYPED = 1024

export function Choose(): ReactElement {
  const { open } = useWords()
  const { session, take, tell } = useDesk()
  const { expected } = session
  const [wrong, noteWrong] = useRefusal()
  const isSound = async (): Promise<boolean> => {
    const named = expected === "" ? undefined : await api["terms:name-expected"](expected)
    noteWrong(named)
    return named?.kind !== "refused"
  }
  const choose = async (what: "files" | "folder"): Promise<void> => {
    // Said before anything is chosen, so that nothing has to be chosen twice.
    if (await isSound()) await take(await api["evidence:choose"](what))
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
            onPress={() => {
              void choose("folder")
            }}
          >
            {open.chooseFolder}
          </Button>
          <Button
            icon="archive"
            onPress={() => {
              void choose("files")
            }}
          >
            {open.chooseFiles}
          </Button>
        </div>
      </div>
      <TextField
        className="field"
        value={expected}
        maxLength={MOST_TYPED}
        isInvalid={wrong !== undefined}
        onChange={(text) => {
          tell({ kind: "expected", text: text.trim() })
          noteWrong(undefined)
        }}
        onBlur={() => {
          void isSound()
        }}
      >
        <Label>{open.expected}</Label>
        <Input className="fixed" spellCheck="false" autoComplete="off" />
        <Text slot="description" className="hint">
          {open.expectedHint}
        </Text>
        <FieldError className="wrong">{wrong}</FieldError>
      </TextField>
      <EarlierField />
    </section>
  )
}
