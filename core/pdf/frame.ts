/** What stands around the text of every page: which report, which verdict, which data, signed or not. */
import { pageWords, type ReportDocument } from "../report/index.ts"
import { artifact, BODY, PAGE } from "./pages.ts"
import { RULE, STYLES, toned } from "./palette.ts"
import type { Style, Typesetter } from "./typeset.ts"

export interface Frame {
  readonly document: ReportDocument
  /** SHA-256 (hex) of the attached result.json. */
  readonly attachmentSha256: string
}

const HEAD_TOP = 32
const FOOT_TOP = PAGE.height - 62
const LINE = 12
const GAP = 5
const SYMBOLS = { passed: "✓", failed: "✗", open: "?", plain: "–" } as const

/** Draws head and foot on all pages; they must be complete by now, since each names their number. */
export function drawFrames(pdf: PDFKit.PDFDocument, type: Typesetter, frame: Frame): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    artifact(pdf, () => {
      drawHead(type, frame.document)
      const { number } = pageWords(frame.document.language)
      drawFoot(type, frame, number(String(page + 1), String(count)))
      drawRule(pdf, HEAD_TOP + LINE + 3)
      drawRule(pdf, FOOT_TOP - 5)
    })
  }
}

function drawHead(type: Typesetter, { title, verdict }: ReportDocument): void {
  type.draw(title, STYLES.margin, { x: BODY.left, y: HEAD_TOP })
  const style = toned({ ...STYLES.margin, face: "bold" }, verdict.tone)
  drawRight(type, `${SYMBOLS[verdict.tone]} ${verdict.word}`, { style, y: HEAD_TOP })
}

function drawFoot(type: Typesetter, { document, attachmentSha256 }: Frame, page: string): void {
  type.draw(document.reportId, STYLES.marginFixed, { x: BODY.left, y: FOOT_TOP })
  drawRight(type, page, { style: STYLES.margin, y: FOOT_TOP })
  const { attachment: digestLabel } = pageWords(document.language)
  type.draw(digestLabel, STYLES.margin, { x: BODY.left, y: FOOT_TOP + LINE })
  const x = BODY.left + type.width(digestLabel, STYLES.margin) + GAP
  type.draw(attachmentSha256, STYLES.marginFixed, { x, y: FOOT_TOP + LINE + 0.6 })
  const [signedBy = ""] = type.lines(signatureLine(document), STYLES.margin, BODY.width)
  type.draw(signedBy, STYLES.margin, { x: BODY.left, y: FOOT_TOP + 2 * LINE })
}

function signatureLine({ language, signature }: ReportDocument): string {
  const { signed, unsigned } = pageWords(language)
  return signature === undefined
    ? unsigned
    : signed(signature.certificate.slice(0, 16), signature.subject)
}

function drawRight(
  type: Typesetter,
  text: string,
  { style, y }: { readonly style: Style; readonly y: number },
): void {
  type.draw(text, style, { x: BODY.left + BODY.width - type.width(text, style), y })
}

function drawRule(pdf: PDFKit.PDFDocument, y: number): void {
  pdf
    .moveTo(BODY.left, y)
    .lineTo(BODY.left + BODY.width, y)
    .lineWidth(0.5)
    .stroke(RULE)
}
