/**
 * From part to part of a screen by one key: to the heading of each panel, where a screen reader
 * reads what follows and the next Tab leads to its first field.
 */

const HEADINGS = "main .panel-head h2"

/** Puts the focus on the heading of the next part, or of the one before; after the last comes the first. */
export function goToPart(step: "next" | "before"): void {
  const headings = [...document.querySelectorAll<HTMLElement>(HEADINGS)]
  const from = document.activeElement
  const isOnSide = (heading: HTMLElement): boolean => isAfter(heading, from) === (step === "next")
  const others = headings.filter((heading) => heading !== from)
  const [first] = step === "next" ? others : others.toReversed()
  const found = step === "next" ? others.find(isOnSide) : others.findLast(isOnSide)
  const heading = found ?? first
  if (heading === undefined) return
  heading.tabIndex = -1
  heading.focus()
  heading.scrollIntoView({ block: "nearest" })
}

/** What contains the focus, such as the whole of the screen, has its parts after it. */
function isAfter(heading: HTMLElement, from: Element | null): boolean {
  if (from === null) return true
  return (from.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}
