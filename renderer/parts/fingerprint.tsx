/** A key's fingerprint as two people compare it: by eye in groups of four, by ear in words. */
import { Fragment, type ReactElement } from "react"
import type { ShownKey } from "../../electron/contract/pack.ts"
import { useWords } from "../words/words.ts"
import { CopyButton } from "./copyable.tsx"

/** Bytes in one line of words; the ear loses its place in more. */
const WORDS_A_LINE = 8

export function Fingerprint({ fingerprint, words, algorithm }: ShownKey): ReactElement {
  const { keys } = useWords()
  const groups = fingerprint.match(/.{4}/gu) ?? []
  const lines = [0, 1, 2, 3].map((line) =>
    words.slice(line * WORDS_A_LINE, (line + 1) * WORDS_A_LINE),
  )
  return (
    <div className="fingerprint">
      <div className="fingerprint-part">
        <span className="label">{keys.inHex(algorithm)}</span>
        <p className="fixed fingerprint-hex">
          {groups.map((group, index) => (
            <span key={index}>{group} </span>
          ))}
        </p>
      </div>
      <div className="fingerprint-part">
        <span className="label">{keys.inWords}</span>
        <ol className="fingerprint-words" lang="en">
          {lines.map((line, index) => (
            <li key={index}>
              {line.map((word, place) => (
                <Fragment key={place}>
                  <span>{word}</span>{" "}
                </Fragment>
              ))}
            </li>
          ))}
        </ol>
      </div>
      <div className="button-row">
        <CopyButton text={fingerprint} what={keys.fingerprint} />
      </div>
    </div>
  )
}
