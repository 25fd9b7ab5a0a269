/** Keeps a defect of one screen from taking the window with it. */
import { Component, type ReactElement, type ReactNode } from "react"
import { Button } from "../parts/button.tsx"
import { Empty } from "../parts/notice.tsx"
import { useWords } from "../words/words.ts"

interface WholeProps {
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
