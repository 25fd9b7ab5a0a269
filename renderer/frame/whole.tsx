/**
 * Keeps a defect of one screen from taking the window with it: another place is drawn as if
 * nothing had happened.
 */
import { Component, type ReactElement, type ReactNode } from "react"
import { Button } from "../parts/button.tsx"
import { Empty } from "../parts/notice.tsx"
import { useWords } from "../words/words.ts"

interface WholeProps {
  /** Names the place that the children draw. */
  readonly at: string
  readonly children: ReactNode
}

interface WholeState {
  readonly isBroken: boolean
}

export class Whole extends Component<WholeProps, WholeState> {
  override readonly state: WholeState = { isBroken: false }

  static getDerivedStateFromError(): WholeState {
    return { isBroken: true }
  }

  override componentDidUpdate({ at }: WholeProps): void {
    if (this.state.isBroken && at !== this.props.at) this.setState({ isBroken: false })
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <Broken
        onAgain={() => {
          this.setState({ isBroken: false })
        }}
      />
    )
  }
}

/** What a person sees instead of something that this program could not do. */
export function Broken({ onAgain }: { readonly onAgain: () => void }): ReactElement {
  const { frame } = useWords()
  return (
    <div role="alert">
      <Empty icon="again" title={frame.defect} isWhole>
        <Button icon="again" onPress={onAgain}>
          {frame.again}
        </Button>
      </Empty>
    </div>
  )
}
