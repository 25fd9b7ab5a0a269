/** The whole window takes evidence: what is dropped anywhere is examined, or goes to the screen. */
import { useRef, useState, type DragEvent, type ReactElement, type ReactNode } from "react"
import { offerDropped } from "../bridge.ts"
import { Icon } from "../parts/icon.tsx"
import { DropsContext, type DropTaker } from "../state/drops.ts"
import { useDesk } from "../state/provider.tsx"
import { wordsInAll } from "../state/refusal.ts"
import { useWords } from "../words/words.ts"

export function DropField({ children }: { readonly children: ReactNode }): ReactElement {
  const { take } = useDesk()
  const { open } = useWords()
  const [isOver, setOver] = useState(false)
  const [taker, setTaker] = useState<DropTaker>()
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
        const { target } = event
        const { files, types } = event.dataTransfer
        // Anything else that is let go, such as a selected text, was never meant for this.
        if (!types.includes("Files")) return
        offerDropped(Array.from(files))
          .then((offer) => {
            if (taker === undefined || !(target instanceof Element)) return take(offer)
            taker.take(offer, target)
            return undefined
          })
          .catch(() =>
            take({
              evidence: [],
              reports: [],
              refused: [wordsInAll((words) => words.open.dropFailed)],
            }),
          )
      }}
    >
      <DropsContext value={setTaker}>{children}</DropsContext>
      {isOver && (
        <div className="drop-veil" aria-hidden="true">
          <div className="drop-said">
            <Icon name="open" />
            <span>{taker?.says ?? open.dropNow}</span>
          </div>
        </div>
      )}
    </div>
  )
}
