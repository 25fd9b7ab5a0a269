/** Says in every place of the window that the app is in read-only mode. */
import type { ReactElement } from "react"
import { Icon } from "../parts/icon.tsx"
import { useDesk } from "../state/provider.tsx"
import { useWords } from "../words/words.ts"

export function ReadOnlyMark(): ReactElement {
  const { readOnly } = useWords()
  const { isOn } = useDesk().session.readOnly
  // It stands there from the start, so that its coming is told by screen readers.
  return (
    <div role="status">
      {isOn && (
        <p className="read-only-mark">
          <Icon name="lock" />
          <span>
            <strong>{readOnly.mark}</strong>
            <span className="beneath">{readOnly.markMeans}</span>
          </span>
        </p>
      )}
    </div>
  )
}
