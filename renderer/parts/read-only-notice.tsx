/** Why something cannot be done here in read-only mode, and where the mode is switched off. */
import type { ReactElement } from "react"
import { useDesk } from "../state/provider.tsx"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"
import { Notice } from "./notice.tsx"

export function ReadOnlyNotice({ says }: { readonly says: string }): ReactElement {
  const { readOnly } = useWords()
  const { session, go } = useDesk()
  return (
    <Notice tone="plain" title={says}>
      {session.readOnly.isFixed ? (
        <p>{readOnly.fixed}</p>
      ) : (
        <div className="button-row">
          <Button
            small
            icon="settings"
            onPress={() => {
              go({ kind: "preferences" })
            }}
          >
            {readOnly.toPreferences}
          </Button>
        </div>
      )}
    </Notice>
  )
}
