/**
 * What is measured inside the page of the window. Each function runs there: it sees the page,
 * its argument and nothing else of this file.
 */

/** Milliseconds since navigation until the largest text was drawn (Largest Contentful Paint). */
export function paintInPage(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)
    }).observe({ type: "largest-contentful-paint", buffered: true })
  })
}

export interface Press {
  /** Selector of what is pressed, and which of them. */
  readonly press: string
  readonly nth: number
  /** Selector of what is there when the answer is drawn. */
  readonly shown: string
}

/** Milliseconds from a press until the frame is drawn in which the answer is seen. */
export async function pressInPage({ press, nth, shown }: Press): Promise<number> {
  const button = [...document.querySelectorAll<HTMLElement>(press)].at(nth)
  if (button === undefined) throw new Error(`no ${press} to press`)
  const began = performance.now()
  button.click()
  while (document.querySelector(shown) === null) await new Promise(requestAnimationFrame)
  // What the last frame found is drawn when the next one begins.
  await new Promise(requestAnimationFrame)
  return performance.now() - began
}

export interface Typed {
  readonly text: string
  /** How many rows fit then. */
  readonly rows: number
}

/** Milliseconds from the last key in the search field until the rows are drawn that fit. */
export async function searchInPage({ text, rows }: Typed): Promise<number> {
  const field = document.querySelector<HTMLInputElement>("[data-search=timeline]")
  if (field === null) throw new Error("no field to search in")
  // React takes the value from the prototype's own setter only.
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")
  const isDrawn = (): boolean =>
    document.querySelector(`.event-list[aria-rowcount="${String(rows + 1)}"]`) !== null &&
    document.querySelector(".event-rows .event-kind") !== null &&
    document.querySelector(".event-rows .event-awaited") === null
  const began = performance.now()
  own?.set?.call(field, text)
  field.dispatchEvent(new Event("input", { bubbles: true }))
  while (!isDrawn()) await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  return performance.now() - began
}

export interface Scroll {
  /** Selector of what is scrolled; null for a page in which nothing happens. */
  readonly list: string | null
  /** `reading` moves by some rows a frame, `dragging` goes through the whole list. */
  readonly how: "reading" | "dragging"
  readonly ms: number
}

export interface Scrolled {
  readonly frames: number
  /** The longest task over 50 ms (Long Tasks), and how many there were; 0 without one. */
  readonly longestMs: number
  readonly longTasks: number
}

/** Moves a list in every frame and counts the frames. */
export async function scrollInPage({ list, how, ms }: Scroll): Promise<Scrolled> {
  const scroller = list === null ? null : document.querySelector(list)
  if (list !== null && scroller === null) throw new Error(`no ${list} to scroll`)
  const tasks: number[] = []
  const observer = new PerformanceObserver((found) => {
    tasks.push(...found.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ type: "longtask" })
  const way = scroller === null ? 0 : scroller.scrollHeight - scroller.clientHeight
  if (scroller !== null) scroller.scrollTop = how === "reading" ? way / 3 : 0
  let frames = 0
  const began = performance.now()
  for (let now = began; now - began < ms; now = performance.now()) {
    await new Promise(requestAnimationFrame)
    frames += 1
    if (scroller === null) continue
    if (how === "reading") scroller.scrollTop += 96
    else scroller.scrollTop = (way * (performance.now() - began)) / ms
  }
  // Entries of the last task are handed out in a later one.
  await new Promise((resolve) => setTimeout(resolve, 100))
  observer.disconnect()
  return { frames, longTasks: tasks.length, longestMs: Math.max(0, ...tasks) }
}
