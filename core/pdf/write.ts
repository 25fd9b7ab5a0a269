/**
 * The report as PDF/A-3b: the document model set on pages, the result attached, and all of
 * it signed when there is somebody to sign.
 *
 * The same document, result, key and time give the same bytes on the same build of Node;
 * another build may compress the same pages into other bytes.
 */
import { createHash } from "node:crypto"
import PDFDocument from "pdfkit"
import { Failure, fromUtf8, parseInstant, say, toHex } from "../base/index.ts"
import type { ReportDocument, Section } from "../report/index.ts"
import { weaknesses } from "../signatures/index.ts"
import { attachResult } from "./attachment.ts"
import { blockStrips } from "./blocks.ts"
import { signsReports } from "./cms.ts"
import { drawFrames } from "./frame.ts"
import { placeStrips, space, type Strip } from "./pages.ts"
import { STYLES } from "./palette.ts"
import { factStrips } from "./rows.ts"
import { textStrips, type Setting } from "./setting.ts"
import { addSignatureField, signPdf, type ReportSigner } from "./signature.ts"
import { makeTypesetter } from "./typeset.ts"

export interface ReportPdf {
  readonly document: ReportDocument
  /** The bytes of the result that the document tells; attached as they are. */
  readonly resultJson: Uint8Array
  /** Present exactly when the document says that it is signed. */
  readonly signer?: ReportSigner
}

/**
 * Writes the report.
 *
 * @throws Failure USAGE when the key cannot sign a PDF or the certificate is not its own.
 * @throws Failure INTERNAL when document, result and signer do not belong together.
 */
export async function writeReportPdf(report: ReportPdf): Promise<Uint8Array> {
  const { document, resultJson, signer } = report
  const writtenAt = belongTogether(report)
  const pdf = newPdf(document, writtenAt)
  const written = collected(pdf)
  const type = makeTypesetter(pdf)
  const root = pdf.struct("Document")
  pdf.addStructure(root)
  placeStrips(pdf, documentStrips(document, { pdf, type, parent: root }))
  root.end()
  const attachmentSha256 = toHex(createHash("sha256").update(resultJson).digest())
  drawFrames(pdf, type, { document, attachmentSha256 })
  attachResult(pdf, resultJson, writtenAt)
  if (signer !== undefined) {
    pdf.switchToPage(0)
    addSignatureField(pdf, signer, writtenAt)
  }
  pdf.end()
  const bytes = await written
  return signer === undefined ? bytes : signPdf(bytes, signer)
}

/** @returns The time at which the report is written, milliseconds since 1970. */
function belongTogether({ document, resultJson, signer }: ReportPdf): number {
  if (resultDigestOf(resultJson) !== document.resultDigest) {
    throw new Failure("INTERNAL", "the report tells another result than the one to be attached")
  }
  if (document.signature?.certificate !== signer?.certificate.fingerprint) {
    throw new Failure("INTERNAL", "the report names another certificate than it is signed with")
  }
  if (signer !== undefined) checkSigner(signer)
  const writtenAt = parseInstant(document.writtenAt)
  if (writtenAt === undefined) throw new Failure("INTERNAL", "the report has no time of writing")
  return writtenAt
}

function checkSigner({ signer: { publicKey }, certificate }: ReportSigner): void {
  if (!signsReports(publicKey.algorithm)) {
    const message = say(
      "a report is signed with a P-256, P-384, P-521 or RSA key; make one of P-256 (on the command line: keys new)",
    )
    throw new Failure("USAGE", message)
  }
  const [weakness] = weaknesses(publicKey)
  if (weakness !== undefined) {
    const message = say("the key is too weak to sign a report: {what}", { what: weakness.what })
    throw new Failure("USAGE", message)
  }
  if (toHex(certificate.spki) !== toHex(publicKey.spki)) {
    throw new Failure("USAGE", say("the certificate belongs to another key"))
  }
}

function resultDigestOf(resultJson: Uint8Array): unknown {
  const result: unknown = JSON.parse(fromUtf8(resultJson) ?? "null")
  return typeof result === "object" && result !== null && "resultDigest" in result
    ? result.resultDigest
    : undefined
}

function newPdf(document: ReportDocument, writtenAt: number): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    subset: "PDF/A-3b",
    pdfVersion: "1.7",
    tagged: true,
    lang: document.language,
    displayTitle: true,
    size: "A4",
    // Everything is placed by pages.ts; a margin would make pdfkit add pages of its own.
    margin: 0,
    bufferPages: true,
    info: {
      // Goes unescaped into XML metadata, so only our own words may stand here.
      Title: `${document.title}: ${document.verdict.word}`,
      // The file's id is made from this dictionary, so different results need different entries.
      Subject: `Result digest ${document.resultDigest}`,
      Creator: "Sealwright",
      CreationDate: new Date(writtenAt),
    },
  })
  return pdf
}

function documentStrips(document: ReportDocument, setting: Setting): readonly Strip[] {
  return [
    ...textStrips(document.title, { ...setting, style: STYLES.title, element: "H1" }),
    space(2),
    ...textStrips(document.reportId, { ...setting, style: STYLES.fixed }),
    space(10),
    ...factStrips(document.facts, setting),
    space(8),
    ...document.sections.flatMap((section, index) => sectionStrips(section, index + 1, setting)),
  ]
}

function sectionStrips(section: Section, number: number, setting: Setting): readonly Strip[] {
  const parent = setting.pdf.struct("Sect")
  setting.parent.add(parent)
  const inSection = { ...setting, parent }
  const title = `${String(number)}  ${section.title}`
  const heading = textStrips(title, { ...inSection, style: STYLES.heading, element: "H2" })
  return [
    ...[space(16), bookmark(title, setting), ...heading, space(6)].map((strip) => ({
      ...strip,
      keepWithNext: true,
    })),
    ...section.blocks.flatMap((block, index) => {
      const strips = [...(index === 0 ? [] : [space(9)]), ...blockStrips(block, inSection)]
      // A paragraph introduces what follows it, and so does the room after it.
      const leads = block.kind === "paragraph" && index < section.blocks.length - 1
      const follows = section.blocks[index - 1]?.kind === "paragraph"
      return strips.map((strip, at) =>
        leads || (follows && at === 0) ? { ...strip, keepWithNext: true } : strip,
      )
    }),
  ]
}

/** Nothing to see: names the page that it falls on in the outline of the document. */
function bookmark(title: string, { pdf }: Setting): Strip {
  const part = {
    draw: () => {
      pdf.outline.addItem(title)
    },
  }
  return { height: 0, parts: [part] }
}

async function collected(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of pdf as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Uint8Array.from(Buffer.concat(chunks))
}
