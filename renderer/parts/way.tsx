/** A word in a sentence that leads to what it names. */
import type { ReactElement, ReactNode } from "react"
import { Button as AriaButton } from "react-aria-components"
import { useDesk } from "../state/provider.tsx"
import type { Place } from "../state/session.ts"

export interface WayProps {
  /** Undefined where nothing is to be led to: the words stand there all the same. */
  readonly to: Place | undefined
  readonly children: ReactNode
}

export function Way({ to, children }: WayProps): ReactElement {
  const { go } = useDesk()
  if (to === undefined) return <>{children}</>
  return (
    <AriaButton
      className="way"
      onPress={() => {
        go(to)
      }}
    >
      {children}
    </AriaButton>
  )
}
