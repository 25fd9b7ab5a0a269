/**
 * The result that the report tells, attached to it byte for byte as result.json.
 *
 * The attachment is the data behind the document (ISO 19005-3, annex E), found by viewers
 * as an embedded file. No MD5 is written beside it, though PDF has a place for one: its
 * SHA-256 stands on every page.
 */
import { inside, pdfString } from "./inside.ts"

/** @param writtenAt - Time of the attachment, milliseconds since 1970. */
export function attachResult(
  pdf: PDFKit.PDFDocument,
  resultJson: Uint8Array,
  writtenAt: number,
): void {
  const document = inside(pdf)
  const file = document.ref({
    Type: "EmbeddedFile",
    // A MIME type as a PDF name: the slash is written as its code (ISO 32000-1 §7.3.5).
    Subtype: "application#2Fjson",
    Params: { Size: resultJson.length, ModDate: new Date(writtenAt) },
  })
  file.end(resultJson)
  const specification = document.ref({
    Type: "Filespec",
    AFRelationship: "Data",
    F: pdfString("result.json"),
    UF: pdfString("result.json"),
    Desc: pdfString("The result of the examination as data (sealwright.result/1)"),
    EF: { F: file, UF: file },
  })
  specification.end()
  document.addNamedEmbeddedFile("result.json", specification)
  document._root.data["AF"] = [specification]
}
