/**
 * From part to part of a screen by one key: to the heading of each panel, of the verdict and of
 * what is told above a screen, where a screen reader reads what follows and the next Tab leads to
 * its first field.
 */

const HEADINGS = "main .panel-head h2, main [data-part]"

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
  goToHeading(heading, "nearest")
}

/** Leads to the heading of the panel with this anchor; nothing happens where there is none. */
export function goToPanel(anchor: string, block: ScrollLogicalPosition = "start"): void {
  const heading = document.querySelector<HTMLElement>(`#${CSS.escape(anchor)} .panel-head h2`)
  if (heading !== null) goToHeading(heading, block)
}

function goToHeading(heading: HTMLElement, block: ScrollLogicalPosition): void {
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block })
}

/** What contains the focus, such as the whole of the screen, has its parts after it. */
function isAfter(heading: HTMLElement, from: Element | null): boolean {
  if (from === null) return true
  return (from.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}
