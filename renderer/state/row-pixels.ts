/** Pixels of a row of so many rem, which grow with the size that the reader asked the system for. */
export function rowPixels(rem: number): number {
  return rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
