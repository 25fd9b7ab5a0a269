/** Reports that somebody hands over, as a file taken apart. */
import { toUtf8 } from "../../../core/base/index.ts"
import { parseReportFile } from "../../../core/pdf/index.ts"
import { caseFaults, caseJson, parseCaseFile } from "../../../core/report/index.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_JSON } from "../worst.ts"

/** Objects of a report as small as one can be; the numbers are those of the array. */
const OBJECTS = [
  "<< /Type /Catalog /AF [2 0 R] /AcroForm << /Fields [4 0 R] >> /Names << /EmbeddedFiles << /Names [(result.json) 2 0 R] >> >> >>",
  "<< /Type /Filespec /F (result.json) /EF << /F 3 0 R >> >>",
  "<< /Length 2 >>\nstream\n{}\nendstream",
  "<< /FT /Sig /V 5 0 R >>",
  "<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 00000 00000 00000] /Contents <3082000130000000> >>",
  `<< /Subject (Result digest ${"ab".repeat(32)}) /A#42 [true null -1.5 (a\\(b\\n) <4142>] >>`,
]

function tinyReport(): Uint8Array {
  let body = "%PDF-1.7\n"
  const entries = OBJECTS.map((object, index) => {
    const entry = `${String(body.length).padStart(10, "0")} 00000 n \n`
    body += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return entry
  })
  const table = ["0000000000 65535 f \n", ...entries].join("")
  const start = body.length
  const count = String(OBJECTS.length + 1)
  body += `xref\n0 ${count}\n${table}trailer\n<< /Root 1 0 R /Info 6 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`
  return toUtf8(withRange(body))
}

/** Puts in which bytes are signed, as long as the zeros that kept the place. */
function withRange(body: string): string {
  const digits = body.indexOf("<3082")
  const end = body.indexOf(">", digits) + 1
  const five = (value: number): string => String(value).padStart(5, "0")
  const range = `[0 ${five(digits)} ${five(end)} ${five(body.length - end)}]`
  return body.replace("[0 00000 00000 00000]", range)
}

const CASE = {
  schema: "sealwright.case/1",
  caseNumber: "17",
  purpose: "Is it whole?",
  examiner: "Ada",
  receivedAt: "2026-11-21T09:31:00Z",
}

const TOKENS = [
  "<<", ">>", "[", "]", "(", ")", "\\", "/F ", " 0 R", "stream\n", "\nendstream", "endobj\n", "xref\n0 ",
  "trailer", "startxref\n", "%%EOF", "/Prev 9", "/Length 3 0 R", "/Filter /FlateDecode", "/AcroForm",
] // prettier-ignore

export const REPORT_PARSERS: readonly FuzzedParser[] = [
  {
    name: "report",
    samples: [tinyReport(), toUtf8('{"schema":"sealwright.result/1"}')],
    tokens: TOKENS,
    parse: (input) => {
      const file = parseReportFile(input)
      if (file.kind !== "pdf" || file.signature === undefined) return
      const { signed, uncovered } = file.signature
      must(uncovered !== undefined || signed.length < input.length, "its own room is not signed")
    },
    worst: {
      "nested arrays": () => report("/A ", "["),
      "nested dictionaries": () => report("/A ", "<</A"),
      "many small numbers": () => report("/A [", "0 "),
      "an endless text": () => report("/A ", "("),
      "many keys": () => report("", (n) => `/${String(n)} 0`),
    },
  },
  {
    name: "case file",
    samples: [toUtf8(JSON.stringify(CASE))],
    tokens: [
      '"caseNumber":',
      '"receivedAt":"',
      '"__proto__":{}',
      '"schema":"sealwright.case/1"',
      ",",
    ],
    parse: (input) => {
      const read = parseCaseFile(input)
      if (read.kind === "refused") return
      const again = parseCaseFile(toUtf8(JSON.stringify(caseJson(read.file))))
      must(again.kind === "case", "what was read can be written")
      const isEmpty = Object.values(read.file).every((value) => value.trim() === "")
      must(!isEmpty || Object.keys(caseFaults(read.file)).length === 3, "nothing lacks all three")
    },
    worst: WORST_JSON,
  },
]

/** A trailer that is 1 MiB of one piece, where the end says that the table is. */
function report(begin: string, piece: string | ((index: number) => string)): Uint8Array {
  const head = `%PDF-1.7\nxref\n0 0\ntrailer\n<<${begin}`
  return filled(piece, { head, tail: ">>\nstartxref\n9\n%%EOF\n" })
}
