/**
 * Pages: strips of content placed one below the other, and what stands around them.
 *
 * A strip is never cut. What reads as one thing but may be long comes as several
 * strips, so that nothing is lost below the end of a page whatever evidence contains.
 */

/** A4 (ISO 216) in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const
export const BODY = {
  left: 54,
  top: 62,
  width: PAGE.width - 108,
  bottom: PAGE.height - 78,
} as const
export const BODY_HEIGHT = BODY.bottom - BODY.top
/** Blocks up to this height are not worth cutting. */
const SMALL = 260

/** An element of the structure tree that readers' software follows (ISO 32000-1 §14.7). */
export type Tag = PDFKit.PDFStructureElement

export interface Part {
  /** Absent for lines, bars and backgrounds, which are no content. */
  readonly tag?: Tag
  /** Draws the part of a strip whose top is at `top`. */
  draw(top: number): void
}

export interface Strip {
  readonly height: number
  readonly parts: readonly Part[]
  /** Never the last on a page. */
  readonly keepWithNext?: boolean
  /** Drawn again above this strip when it begins a page: the head of a table. */
  readonly repeat?: Strip
}

/** Places the strips from the top of the first page on, adding pages as they are needed. */
export function placeStrips(pdf: PDFKit.PDFDocument, strips: readonly Strip[]): void {
  let y: number = BODY.top
  for (const [index, strip] of strips.entries()) {
    const top = y
    if (top > BODY.top && top + neededHeight(strips, index) > BODY.bottom) {
      pdf.addPage()
      y = BODY.top
      if (strip.repeat !== undefined) {
        placeAsArtifact(pdf, strip.repeat, y)
        y += strip.repeat.height
      }
    }
    // Room between blocks is wanted between blocks only.
    if (y === BODY.top && strip.parts.length === 0) continue
    placeStrip(pdf, strip, y)
    y += strip.height
  }
}

/** Height of a strip with those that must stay below it, as far as a page can hold them. */
function neededHeight(strips: readonly Strip[], index: number): number {
  let height = 0
  for (const strip of strips.slice(index)) {
    height += strip.height
    if (strip.keepWithNext !== true || height > BODY_HEIGHT) break
  }
  return Math.min(height, BODY_HEIGHT)
}

function placeStrip(pdf: PDFKit.PDFDocument, strip: Strip, top: number): void {
  for (const part of strip.parts) {
    if (part.tag === undefined) {
      artifact(pdf, () => {
        part.draw(top)
      })
    } else {
      part.tag.add(() => {
        part.draw(top)
      })
    }
  }
}

function placeAsArtifact(pdf: PDFKit.PDFDocument, strip: Strip, top: number): void {
  artifact(pdf, () => {
    for (const part of strip.parts) part.draw(top)
  })
}

/** Draws what is not content, so that software which reads aloud passes over it. */
export function artifact(pdf: PDFKit.PDFDocument, draw: () => void): void {
  pdf.markContent("Artifact", { type: "Pagination" })
  draw()
  pdf.endMarkedContent()
}

/** Keeps what is small on one page; what is large may be cut between its strips. */
export function together(strips: readonly Strip[]): readonly Strip[] {
  const height = strips.reduce((sum, strip) => sum + strip.height, 0)
  if (height > SMALL) return strips
  return strips.map((strip, index) =>
    index === strips.length - 1 ? strip : { ...strip, keepWithNext: true },
  )
}

/** Empty room between blocks. */
export function space(height: number): Strip {
  return { height, parts: [] }
}
