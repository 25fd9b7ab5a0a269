/** Long hex digits in running text: they may break after every eighth, so that no line ends in a scrap. */
import { Fragment, type ReactElement } from "react"

const RUN = /([0-9a-f]{32,})/u
const GROUP = /[0-9a-f]{1,8}/gu

/** The same text to whoever copies or hears it. */
export function Hex({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(RUN).map((part, index) => (
        <Fragment key={index}>{RUN.test(part) ? <Groups digits={part} /> : part}</Fragment>
      ))}
    </>
  )
}

function Groups({ digits }: { readonly digits: string }): ReactElement {
  return (
    <>
      {(digits.match(GROUP) ?? []).map((group, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {group}
        </Fragment>
      ))}
    </>
  )
}
