/** The whole window takes evidence: files and folders dropped anywhere are examined. */
import { useRef, useState, type DragEvent, type ReactElement, type ReactNode } from "react"
import { offerDropped } from "../bridge.ts"
import { Icon } from "../parts/icon.tsx"
import { useDesk } from "../state/provider.tsx"
import { useWords } from "../words/words.ts"

export function DropField({ children }: { readonly children: ReactNode }): ReactElement {
  const { take } = useDesk()
  const { open } = useWords()
  const [isOver, setOver] = useState(false)
  // Every element below tells of entering and leaving; the window is left when all were.
  const depth = useRef(0)
  const end = (event: DragEvent): void => {
    event.preventDefault()
    depth.current = 0
    setOver(false)
  }
  return (
    <div
      className="drop-field"
      onDragEnter={(event) => {
        event.preventDefault()
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => {
        event.preventDefault()
      }}
      onDragLeave={() => {
        depth.current -= 1
        if (depth.current <= 0) setOver(false)
      }}
      onDrop={(event) => {
        end(event)
        const { files, types } = event.dataTransfer
        // Anything else that is let go, such as a selected text, was never meant for this.
        if (!types.includes("Files")) return
        offerDropped(Array.from(files))
          .then(take)
          .catch(() => take({ evidence: [], reports: [], refused: [open.dropFailed] }))
      }}
    >
      {children}
      {isOver && (
        <div className="drop-veil" aria-hidden="true">
          <Icon name="open" />
          <span>{open.dropNow}</span>
        </div>
      )}
    </div>
  )
}
