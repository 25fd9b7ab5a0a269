/**
 * From part to part of the window by one key: to where the person is in the rail, and to the heading of each panel, of the verdict and of
 * what is told above a screen, where a screen reader reads what follows and the next Tab leads to
 * its first field.
 */

const HEADINGS = "main .panel-head h2, main [data-part]"
/** Where the person is in the rail; in a narrow window, where it is closed, its menu. */
const IN_RAIL = ['.rail nav [aria-current="page"]', ".rail-menu", ".rail nav button"]
/** From these the screen is gone to, and not what stands before it. */
const BEFORE_ALL = "body, .skip"

/** Puts the focus on the heading of the next part, or of the one before; after the last comes the first. */
export function goToPart(step: "next" | "before"): void {
  const from = document.activeElement
  const isBegun = from !== null && !from.matches(BEFORE_ALL)
  const headings = [
    ...(isBegun || step === "before" ? railPart(from) : []),
    ...document.querySelectorAll<HTMLElement>(HEADINGS),
  ]
  const isOnSide = (heading: HTMLElement): boolean => isAfter(heading, from) === (step === "next")
  const others = headings.filter((heading) => heading !== from)
  const [first] = step === "next" ? others : others.toReversed()
  const found = step === "next" ? others.find(isOnSide) : others.findLast(isOnSide)
  const heading = found ?? first
  if (heading === undefined) return
  if (heading instanceof HTMLButtonElement) heading.focus()
  else goToHeading(heading, "nearest")
}

/** Whoever is in the rail already is at that part of the window. */
function railPart(from: Element | null): readonly HTMLElement[] {
  if (from !== null && from.closest(".rail") !== null) return []
  const found = IN_RAIL.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
  return found.filter((one) => one.checkVisibility()).slice(0, 1)
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
