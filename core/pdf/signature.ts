/**
 * The signature field: its place in the file, and filling it in.
 *
 * The file is written once, with room for the signature; the signature then covers every
 * byte of the file except that room (ISO 32000-1 §12.8.1), so there is no part of the
 * document that it does not vouch for.
 */
import { Failure, say, toHex, toUtf8 } from "../base/index.ts"
import { writeSignedData, type CmsSigner } from "./cms.ts"
import { inside, pdfString } from "./inside.ts"

/** Who signs a report. */
export type ReportSigner = CmsSigner

/** Room beside certificates and signature for everything else that the CMS structure holds. */
const FRAME_BYTES = 1024
/**
 * Room for a time-stamp that is put in later (PAdES baseline B-T): docs/time.md says from which
 * tokens the size comes.
 */
const TOKEN_BYTES = 12 * 1024
/** The longest string of a PDF/A-3 (ISO 19005-3 §6.1.13). */
const MOST_BYTES = 32_767
/** Nine digits: offsets up to a gigabyte. */
const UNKNOWN_OFFSET = 999_999_999
const RANGE_PLACEHOLDER = `/ByteRange [0 ${`${String(UNKNOWN_OFFSET)} `.repeat(3).trimEnd()}]`
/** Widget annotation flags: printed, and locked against moving (ISO 32000-1 §12.5.3). */
const PRINT_AND_LOCKED = 4 + 128
/** The document has a signature, and must only be appended to (ISO 32000-1 §12.7.2). */
const SIGNATURES_EXIST_APPEND_ONLY = 3
/** DocMDP: no later change is allowed (ISO 32000-1 §12.8.2.2). */
const NO_CHANGES = 1

/**
 * Puts an empty signature into the document, to be filled by `signPdf`.
 *
 * The field has no appearance: what a reader should know of the signature is in the text.
 *
 * @param writtenAt - Claimed time of signing, milliseconds since 1970.
 */
export function addSignatureField(
  pdf: PDFKit.PDFDocument,
  signer: ReportSigner,
  writtenAt: number,
): void {
  const { certificate } = signer
  const document = inside(pdf)
  const signature = document.ref({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: "ETSI.CAdES.detached",
    ByteRange: [0, UNKNOWN_OFFSET, UNKNOWN_OFFSET, UNKNOWN_OFFSET],
    Contents: new Uint8Array(roomFor(signer)),
    M: new Date(writtenAt),
    Name: pdfString(certificate.subject),
    Reference: [
      {
        Type: "SigRef",
        TransformMethod: "DocMDP",
        TransformParams: { Type: "TransformParams", P: NO_CHANGES, V: "1.2" },
      },
    ],
  })
  signature.end()
  pdf.initForm()
  document.annotate(0, 0, 0, 0, {
    Subtype: "Widget",
    FT: "Sig",
    T: pdfString("ReportSignature"),
    V: signature,
    F: PRINT_AND_LOCKED,
    P: document.page.dictionary,
  })
  const { data: catalog } = document._root
  const form = formOf(catalog["AcroForm"])
  // pdfkit asks viewers to draw fields anew, which PDF/A forbids and a signature would not survive.
  delete form["NeedAppearances"]
  form["SigFlags"] = SIGNATURES_EXIST_APPEND_ONLY
  form["Fields"] = [document.page.annotations.at(-1)]
  catalog["Perms"] = { DocMDP: signature }
}

/** @throws Failure USAGE when the certificates alone are too long for a PDF/A. */
function roomFor({ signer, certificate, chain }: ReportSigner): number {
  const certificates = [certificate.der, ...chain].reduce((sum, { length }) => sum + length, 0)
  // A signature is never longer than the numbers of its key, but for the frame of an ECDSA one.
  const room = certificates + signer.publicKey.raw.length + FRAME_BYTES + TOKEN_BYTES
  if (room <= MOST_BYTES) return room
  throw new Failure(
    "USAGE",
    say("the certificates that come with the key are {bytes} bytes too long for a report", {
      bytes: room - MOST_BYTES,
    }),
  )
}

function formOf(form: unknown): Record<string, unknown> {
  // What initForm has just put there: a reference with its dictionary in `data`.
  return (form as { readonly data: Record<string, unknown> }).data
}

/**
 * Fills in the signature of a finished file.
 *
 * @param bytes - The file as pdfkit wrote it.
 * @returns The signed file, of the same length.
 */
export function signPdf(bytes: Uint8Array, signer: ReportSigner): Uint8Array {
  const signed = Uint8Array.from(bytes)
  const range = indexOf(signed, RANGE_PLACEHOLDER)
  const contents = indexOf(signed, "/Contents <", range) + "/Contents ".length
  const end = indexOf(signed, ">", contents) + 1
  const byteRange = [contents, end, signed.length - end].map(String).join(" ")
  signed.set(toUtf8(`/ByteRange [0 ${byteRange}]`.padEnd(RANGE_PLACEHOLDER.length)), range)
  const pieces = [signed.subarray(0, contents), signed.subarray(end)]
  const cms = toHex(writeSignedData(pieces, signer))
  // Zeros after the structure are allowed and read by nobody.
  if (cms.length > end - contents - 2) throw new Failure("INTERNAL", "the signature has no room")
  signed.set(toUtf8(cms), contents + 1)
  return signed
}

/** @throws Failure INTERNAL when the text is not there: pdfkit writes in another way than it did. */
function indexOf(bytes: Uint8Array, text: string, from = 0): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = view.indexOf(text, from, "latin1")
  if (at < 0) throw new Failure("INTERNAL", `the PDF holds no ${text}`)
  return at
}
