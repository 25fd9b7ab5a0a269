/**
 * Every parser, given thousands of inputs that are nearly right: none throws what it does not
 * document, and none accepts two texts for one value where only one is allowed.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { describeCrash, fuzz, type FuzzedParser } from "./fuzzed-parser.ts"
import { PARSERS } from "./parsers/index.ts"

const RUNS = 5_000
/** Fixed, so that everybody's run is the same; `npm run fuzz` takes another each time. */
const SEED = 20_261_121

describe("every parser survives 5,000 mutations of valid inputs:", () => {
  for (const parser of PARSERS) {
    it(
      parser.name,
      async () => {
        const crash = await fuzz(parser, RUNS, SEED)
        expect(crash === undefined ? "" : describeCrash(crash)).toBe("")
      },
      120_000,
    )
  }

  it("and fuzzing finds a parser that breaks its word", async () => {
    const crash = await fuzz(CARELESS, RUNS, SEED)
    expect(crash?.thrown).toBeInstanceOf(SyntaxError)
    expect(describeCrash(crash!)).toContain(Buffer.from(crash!.input).toString("base64"))
    const again = await fuzz(CARELESS, RUNS, SEED)
    expect(again?.input).toEqual(crash?.input)
  })
})

/** A parser of the kind that this file is to find. */
const CARELESS: FuzzedParser = {
  name: "careless",
  samples: [Buffer.from('{"a":[1,2,{"b":"c"}]}')],
  tokens: [],
  parse: (input) => JSON.parse(Buffer.from(input).toString()) as unknown,
  worst: {},
}

/** Functions that read from outside by another's hand, and who that is. */
const REACHED_THROUGH: Readonly<Record<string, string>> = {
  parseEvent: "parseLogLine",
  decodeName: "readZipDirectory",
  decodeText: "readClaims",
  parseAlgorithmIdentifier: "bindAlgorithm",
  parseRsaPublicKey: "parseSpki",
  readAhead: "readZipDirectory",
  readAnchor: "parseTrust",
  readBag: "readClaims",
  readCentralFields: "readZipDirectory",
  readChecksumLists: "readClaims",
  readDeclaration: "readClaims",
  readEventSignatures: "readClaims",
  readEvidenceBag: "readClaims",
  readFetch: "readClaims",
  readGenerations: "readClaims",
  readHead: "parseTrust",
  readJournal: "parseTrust",
  readKey1: "parseTrust",
  readKey2: "parseTrust",
  readLocalFields: "readZipDirectory",
  readManifest: "readClaims",
  readPax: "readTarDirectory",
  readPending: "parseTrust",
  readPersons: "parseTrust",
  readLongName: "readTarDirectory",
  readPayloadOxum: "readClaims",
  readRecord: "readZipDirectory",
  readRevocation: "parseTrust",
  readSeals: "readClaims",
  readState: "readClaims",
  readSunset: "parseTrust",
  readTarHeader: "readTarDirectory",
  readText: "readClaims",
  readThreshold: "parseTrust",
  readTimestamps: "readClaims",
  readWitnesses: "parseTrust",
  decodeAs: "parseCertificate",
  parseExtensionValue: "parseCertificate",
  readCertificateExtensions: "parseCertificate",
  parseCms: "parseEnvelope",
  readCmsSigner: "checkEnvelope",
  readCosigned: "readClaims",
  readPkcs12: "readReportKey",
  readDistributionPointName: "parseRevocationList",
  readExtensions: "parseCertificate",
  readGeneralName: "parseCertificate",
  readGeneralNames: "parseCertificate",
  readGeneralizedTime: "parseCertificate",
  readName: "parseCertificate",
  readTime: "parseCertificate",
}

/** Functions with such a name that only reach for bytes, or call those that are fuzzed. */
const NOT_PARSERS: Readonly<Record<string, string>> = {
  readCheckpointFile: "hands the file to parseSignedNote, and its text to parseCheckpointText",
  readAuthority: "takes the one certificate out of what parseCertificates read",
  readCertificateBeside: "hands the file beside a key to readCertificateFile",
  readCertificateFile: "takes a block out of what parsePem read",
  readClaimedFacts: "tells what readClaims made",
  readEarlierResult: "hands the file to parseEarlierResult",
  readEitherKey: "chooses between readSigner and readPublicKeyFile",
  readEventFile: "hands each line to parseGivenEvent",
  readExistingBag: "takes what readClaims made",
  readInto: "reads bytes",
  readKeyToPin: "chooses between parseCertificate and readPublicKeyText",
  readJournalHead: "hands the file to parseJournalHead",
  readLog: "hands the log to the walker that is fuzzed line by line",
  readMember: "reads bytes",
  readOwnFile: "reads bytes",
  readPieces: "reads bytes",
  readSource: "reads bytes",
  readPolicy: "hands the file to parsePolicy",
  readRevocationFile:
    "hands the file, or the block that parsePem read, to readList and readResponse",
  readWhole: "reads bytes",
  readTerms: "hands the files to parsePolicy, openTrust and parseEarlierResult",
  readTrustFile: "hands the file to parseTrust",
}

describe("the list of parsers", () => {
  const fuzzed = readdirSync(join(import.meta.dirname, "parsers"))
    .map((name) => readFileSync(join(import.meta.dirname, "parsers", name), "utf8"))
    .join("\n")
  const named = readdirSync("core", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join("core", name), "utf8").matchAll(
        /^export (?:async )?function\*? ((?:parse|read|decode)\w*)/gm,
      ),
    ])
    .map(([, name = ""]) => name)

  it.each([...new Set(named)].sort())("knows %s", (name) => {
    const via = REACHED_THROUGH[name]
    if (name in NOT_PARSERS) return
    expect(new RegExp(`\\b${via ?? name}\\b`).test(fuzzed)).toBe(true)
  })

  it("names nothing that is not there any more", () => {
    const listed = [...Object.keys(REACHED_THROUGH), ...Object.keys(NOT_PARSERS)]
    expect(listed.filter((name) => !named.includes(name))).toEqual([])
  })
})
