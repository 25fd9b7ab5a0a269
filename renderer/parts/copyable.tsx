/** Digests and commands: to be read, compared, and copied without a slip. */
import { useEffect, useState, type ReactElement } from "react"
import { api } from "../bridge.ts"
import { useWords } from "../words/words.ts"
import { Button } from "./button.tsx"

const COPIED_MS = 2000

export interface CopyButtonProps {
  readonly text: string
  /** What is copied, as the end of "Copy ...". */
  readonly what: string
}

export function CopyButton({ text, what }: CopyButtonProps): ReactElement {
  const { actions } = useWords()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => {
      setCopied(false)
    }, COPIED_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [isCopied])
  return (
    <>
      <Button
        icon={isCopied ? "check" : "copy"}
        weight="quiet"
        small
        label={actions.copyOf(what)}
        onPress={() => {
          void api["clipboard:write"](text).then(() => {
            setCopied(true)
          })
        }}
      >
        {/* Both words lie on one another, so that the button keeps its width. */}
        <span className="swap" aria-hidden="true">
          <span data-shown={!isCopied}>{actions.copy}</span>
          <span data-shown={isCopied}>{actions.copied}</span>
        </span>
      </Button>
      <span className="visually-hidden" role="status">
        {isCopied ? actions.copied : ""}
      </span>
    </>
  )
}

/** Characters of a digest that the eye takes in at once. */
const GROUP = 8

export interface DigestProps {
  readonly hex: string
  /** What it is the digest of, as the end of "Copy ...". */
  readonly what: string
}

export function Digest({ hex, what }: DigestProps): ReactElement {
  const groups = hex.match(new RegExp(`.{1,${String(GROUP)}}`, "gu")) ?? []
  return (
    <span className="copyable">
      <span className="fixed digest">
        {groups.map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </span>
      <CopyButton text={hex} what={what} />
    </span>
  )
}

export interface CommandsProps {
  readonly text: string
  readonly what: string
}

export function Commands({ text, what }: CommandsProps): ReactElement {
  return (
    <div className="copyable">
      <pre className="commands" tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  )
}
