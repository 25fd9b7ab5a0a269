/** `time`: ask a time-stamp authority by hand, and put its answer into the bag or the report. */
import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import {
  escapeForDisplay,
  Failure,
  reasonAndPlace,
  parseCertificates,
  toInstant,
  type Certificate,
} from "../core/index.ts"
import {
  type Imported,
  importCosigned,
  importToken,
  isSignedNote,
  nativeFirst,
  readOwnFile,
  readTrustFile,
  refuseInsideEvidence,
  requestsForSeals,
  stampRequest,
  type StampRequest,
  writeNewFile,
} from "../core/node/index.ts"
import type { Command, Given } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { refuseTrustFromEvidence } from "./terms.ts"
import { importIntoReport, requestForReport, tellRefused } from "./time-report.ts"

export const timeRequest: Command = {
  name: "time request",
  summary: "Write time-stamp requests (RFC 3161) over the seals of a bag, a report or a file.",
  usage: [
    "time request BAG --out R.tsq | --out-dir FOLDER",
    "time request REPORT.pdf --report --out R.tsq",
    "time request FILE --file --out R.tsq",
  ],
  takes: { least: 1, most: 1 },
  options: {
    out: { takes: "R.tsq", says: "request to write, when there is one seal or one file" },
    "out-dir": {
      takes: "FOLDER",
      says: "folder for one request a seal, each called <SHA-256 of the seal's file>.tsq",
    },
    report: { says: "stamp the signature of this report (PDF), which has room for the answer" },
    file: { says: "stamp this very file, whatever it is, and not the seals inside it" },
  },
  examples: [
    {
      line: "sealwright time request case-17.bag --out case-17.tsq",
      says: "carry the file to an authority; the bag is only read",
    },
  ],
  run: runRequest,
}

export const timeImport: Command = {
  name: "time import",
  summary: "Check a time-stamp that an authority gave, and add it to what it belongs to.",
  usage: [
    "time import R.tsr --bag BAG [--request R.tsq] [--trust T.json] [--certificate C]",
    "time import R.tsr --report REPORT.pdf --out STAMPED.pdf --trust T.json [--request R.tsq]",
    "time import COSIGNED-CHECKPOINT --bag BAG --trust T.json",
  ],
  takes: { least: 1, most: 1 },
  options: {
    bag: { takes: "BAG", says: "bag (a folder) that holds the seal; one file is added to it" },
    report: { takes: "REPORT.pdf", says: "report whose signature it is over; only read" },
    out: { takes: "STAMPED.pdf", says: "the report with the time-stamp in it; never overwrites" },
    request: { takes: "R.tsq", says: "request that it must answer: the same bytes, nonce, policy" },
    trust: { takes: "FILE", says: "pinned keys: the authority must be pinned for time-stamps" },
    certificate: {
      takes: "C",
      many: true,
      says: "certificates that the answer leaves out (DER or PEM); may be repeated",
    },
  },
  examples: [
    {
      line: "sealwright time import case-17.tsr --bag case-17.bag --request case-17.tsq --trust trust.json",
      says: "refused, with the reason, unless it holds and is over a seal of this bag",
    },
    {
      line: "sealwright time import r.tsr --report report.pdf --out report-stamped.pdf --request r.tsq --trust trust.json",
      says: "for a report: nothing that is signed changes, and report.pdf stays as it is",
    },
  ],
  run: runImport,
}

async function runRequest(given: Given, io: Io): Promise<number> {
  const [path = ""] = given.operands
  const isBag = !given.isSet("file") && !given.isSet("report")
  for (const { file, request } of placed(given, await requestsIn(path, given))) {
    refuseInsideEvidence(file, isBag ? [path] : [])
    await writeNewFile(file, request.request)
    io.out(`wrote        ${file}\n`)
    io.out(`over         ${escapeForDisplay(request.of)}\n`)
    io.out(`sha256       ${request.sha256}\n`)
  }
  io.err(
    "\nCarry each request to a time-stamp authority and bring its answer back, for instance with\n" +
      "  curl -H 'Content-Type: application/timestamp-query' --data-binary @R.tsq URL > R.tsr\n" +
      (isBag ? `  sealwright time import R.tsr --bag ${path} --request R.tsq\n` : "") +
      (given.isSet("report")
        ? `  sealwright time import R.tsr --report ${path} --out STAMPED.pdf --request R.tsq --trust T.json\n`
        : ""),
  )
  return EXIT.passed
}

async function requestsIn(path: string, given: Given): Promise<readonly StampRequest[]> {
  if (given.isSet("file") && given.isSet("report")) {
    throw new Failure("USAGE", "time request: --file stamps the whole file, --report its signature")
  }
  if (given.isSet("report")) return [await requestForReport(path)]
  if (given.isSet("file")) return [stampRequest(path, readOwnFile(path, "the file"))]
  return requestsForSeals(path)
}

/** Where each request goes. */
function placed(
  given: Given,
  requests: readonly StampRequest[],
): readonly { readonly file: string; readonly request: StampRequest }[] {
  const [out, folder] = [given.text("out"), given.text("out-dir")]
  if ((out === undefined) === (folder === undefined)) {
    throw new Failure("USAGE", "time request: one of --out and --out-dir is needed")
  }
  if (folder !== undefined) {
    refuseInsideEvidence(join(folder, "request"))
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
    return requests.map((request) => ({ file: join(folder, `${request.sha256}.tsq`), request }))
  }
  const [request, ...more] = requests
  if (request === undefined || more.length > 0) {
    const message = `there are ${String(requests.length)} seals; name a folder with --out-dir`
    throw new Failure("USAGE", `time request: ${message}`)
  }
  return [{ file: out ?? "", request }]
}

async function runImport(given: Given, io: Io): Promise<number> {
  const [path = ""] = given.operands
  if (given.isSet("report")) return importIntoReport(path, given, io)
  const bag = given.text("bag")
  if (bag === undefined) throw new Failure("USAGE", "time import: --bag or --report is missing")
  if (given.isSet("out")) throw new Failure("USAGE", "time import: --out is about a report")
  const [request, trust] = [given.text("request"), given.text("trust")]
  refuseTrustFromEvidence(bag, { judgedBy: trust === undefined ? [] : [trust] })
  const token = readOwnFile(path, "the time-stamp")
  if (isSignedNote(token)) return importNote(token, bag, { given, io })
  const imported = await importToken({
    token,
    bag,
    ...(request === undefined ? {} : { request: readOwnFile(request, "the request") }),
    ...(trust === undefined ? {} : { trust: readTrustFile(trust) }),
    certificates: given.texts("certificate").flatMap(certificatesIn),
    evaluatedAt: io.now(),
    engines: nativeFirst,
  })
  return imported.kind === "refused"
    ? tellRefused(imported, path, io)
    : tellAdded(imported, given, io)
}

/** A checkpoint that witnesses cosigned; who they are stands in the trust file alone. */
async function importNote(
  note: Uint8Array,
  bag: string,
  { given, io }: { readonly given: Given; readonly io: Io },
): Promise<number> {
  const trust = given.text("trust")
  if (trust === undefined) {
    const message = "this is a cosigned checkpoint; --trust is needed, since it names the witnesses"
    throw new Failure("USAGE", message)
  }
  const imported = await importCosigned({
    note,
    bag,
    trust: readTrustFile(trust),
    evaluatedAt: io.now(),
    engines: nativeFirst,
  })
  if (imported.kind === "refused") return tellRefused(imported, given.operands[0] ?? "", io)
  io.out(`${imported.kind === "added" ? "added       " : "unchanged   "} ${imported.path}\n`)
  io.out(`checkpoint   ${imported.checkpoint}\n`)
  io.out(
    `time         ${toInstant(imported.noLaterThan)}, when a quorum of witnesses had seen it\n`,
  )
  return EXIT.passed
}

function tellAdded(imported: Exclude<Imported, { kind: "refused" }>, given: Given, io: Io): number {
  const { path, seal, stated, authority } = imported
  const isAdded = imported.kind === "added"
  io.out(`${isAdded ? "added       " : "unchanged   "} ${path}\n`)
  io.out(`seal         ${seal}\n`)
  io.out(`time         ${toInstant(stated.genTime)}\n`)
  if (authority !== undefined) io.out(`authority    ${escapeForDisplay(authority)}\n`)
  io.err(
    isAdded
      ? "\nOne file was added to the bag; nothing that was in it changed.\n"
      : "\nThis very token is in the bag already; nothing was written.\n",
  )
  if (authority === undefined) {
    io.err("Whether anybody trusts this authority was not asked: --trust does.\n")
  }
  if (given.text("request") === undefined) {
    io.err("Whether it answers a request of yours was not asked: --request does.\n")
  }
  return EXIT.passed
}

function certificatesIn(path: string): readonly Certificate[] {
  const read = parseCertificates(readOwnFile(path, "the certificate"))
  if (read.kind === "refused") throw new Failure("MALFORMED", reasonAndPlace(read), { path })
  return read.certificates
}
