/**
 * The few parts of pdfkit that we use and its declarations do not name.
 *
 * pdfkit writes everything that a PDF needs except a signature field and an attachment
 * whose parameters are right, so those two are put into its own structures here. Its
 * version is pinned exactly; the tests open what comes out with other programs.
 */

/** A pdfkit document with the members that the published declarations leave out. */
interface Inside {
  /** The document catalog (ISO 32000-1 §7.7.2). */
  readonly _root: { readonly data: Record<string, unknown> }
  /** The font in use; `font` is fontkit's. */
  readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } }
  /** Makes an indirect object; it is written when its `end` is called. */
  ref(data: Record<string, unknown>): Reference
  addNamedEmbeddedFile(name: string, file: Reference): void
  annotate(x: number, y: number, width: number, height: number, options: object): void
  /** An element of the structure tree; `scope` says for which cells the head of a table speaks. */
  struct(type: string, options: { readonly scope?: "Column" }): PDFKit.PDFStructureElement
  readonly page: { readonly dictionary: Reference; readonly annotations: readonly Reference[] }
}

export interface Reference {
  readonly data: Record<string, unknown>
  end(content?: Uint8Array): void
}

export function inside(pdf: PDFKit.PDFDocument): Inside {
  // The members were read in pdfkit 0.20.2, js/pdfkit.node.mjs; a rename breaks every PDF test.
  return pdf as unknown as Inside
}

/** A PDF string: pdfkit writes primitive strings as names. */
export function pdfString(text: string): object {
  return Object(text) as object // an object by the definition of Object()
}
