/** Shows a file that was saved where it lies. */
import type { ReactElement } from "react"
import type { SavedHandle } from "../../electron/contract/report.ts"
import { api } from "../bridge.ts"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"

interface ShowInFolderProps {
  readonly file: SavedHandle
  readonly small?: boolean
}

export function ShowInFolder({ file, small = false }: ShowInFolderProps): ReactElement {
  const { actions } = useWords()
  return (
    <Button
      icon="reveal"
      small={small}
      onPress={() => {
        void api["saved:show-in-folder"](file)
      }}
    >
      {actions.show}
    </Button>
  )
}
