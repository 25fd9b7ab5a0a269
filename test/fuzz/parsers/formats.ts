/** Tag files of bags, checksum lists, and names: whole files through the formats, and single lines. */
import {
  equalBytes,
  toUtf8,
  escapeForDisplay,
  hasControlCharacters,
} from "../../../core/base/index.ts"
import { makeLogWalker } from "../../../core/chain/index.ts"
import { parsePayloadUri } from "../../../core/claims/index.ts"
import { checkName, memoryContainer, nameCollisions } from "../../../core/container/index.ts"
import { toBagPath, hostility } from "../../../core/formats/bagit/paths.ts"
import { parseListLine } from "../../../core/formats/checksum-list/lines.ts"
import { toListName } from "../../../core/formats/checksum-list/names.ts"
import {
  decodePath,
  encodePath,
  parseBagInfo,
  parseManifest,
  writeBagInfo,
  writeManifest,
} from "../../../core/formats/evidence-bag/layout.ts"
import { parseLogLine, readClaims } from "../../../core/formats/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import { examineFiles } from "../../support/evidence.ts"
import { asText, must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_JSON, WORST_LINES, type Worst } from "../worst.ts"
import { BAG, fileOf, sha256, type Files } from "./samples.ts"

const DIGEST = "ab".repeat(32)

const TAG_TOKENS = [
  ": ", ":", "\n", "\r\n", "\r", " ", "\t", "  ", "*", "data/", "./", "%0A", "%25", "%2", DIGEST,
  "sha256", "UTF-8", "UTF-16", "ISO-8859-1", "1.0", "0.97", "0.93", "Payload-Oxum: 1.1\n",
  "BagIt-Version: 1.0\n", "#", "\u00e4", "-",
] // prettier-ignore

const WORST_MANIFEST: Worst = {
  ...WORST_LINES,
  "many lines": () => filled((n) => `${sha256(String(n))}  data/${n}\n`),
  "one path many times": () => filled(`${DIGEST}  data/a\n`),
  "deep paths": () => filled((n) => `${DIGEST}  data/${"a/".repeat(1900)}${n}\n`),
  "percent signs": () => filled(`${DIGEST}  data/%25%0A%0D%2\n`),
  "hex without an end": () => filled("a"),
  "spaces after a digest": () => filled(" ", { head: DIGEST, tail: "\n" }),
}

const WORST_LABELS: Worst = {
  ...WORST_LINES,
  "one label many times": () => filled("Payload-Oxum: 1.1\n"),
  colons: () => filled(":"),
  "spaces before a colon": () => filled(" ", { head: "BagIt-Version", tail: ": 1.0\n" }),
  "spaces after a value": () => filled(" ", { head: "BagIt-Version: 1.0", tail: "x\n" }),
  digits: () => filled("1", { head: "BagIt-Version: 1." }),
  "digits and dots": () => filled("1.", { head: "Payload-Oxum: " }),
  "a value of letters and spaces": () =>
    filled("a ", { head: "BagIt-Version: 1.0\nTag-File-Character-Encoding: " }),
}

/** Files of a plain bag; `replaced` is where the input goes. */
function plainBag(replaced: string, input: Uint8Array, encoding = "UTF-8"): Files {
  return new Map([
    ["bagit.txt", toUtf8(`BagIt-Version: 1.0\nTag-File-Character-Encoding: ${encoding}\n`)],
    ["data/a", toUtf8("a")],
    ["manifest-sha256.txt", toUtf8(`${sha256("a")}  data/a\n`)],
    [replaced, input],
  ])
}

/** Reads the claims of files; no content may make that throw. */
async function claimsOf(files: Files): Promise<void> {
  const container = memoryContainer([...files].map(([path, bytes]) => ({ path, bytes })))
  const { outcome } = await readClaims(container, nativeDigests)
  must(outcome.findings.length < 5_000, "a short list of findings")
}

function tagFile(
  path: string,
  samples: readonly string[],
  worst: Worst = WORST_LABELS,
): FuzzedParser {
  return {
    name: `${path} of a plain bag`,
    samples: samples.map(toUtf8),
    tokens: TAG_TOKENS,
    parse: (input) => claimsOf(plainBag(path, input)),
    worst,
  }
}

/** The evidence bag with one of its files replaced. */
function evidenceFile(path: string, tokens: readonly string[], worst: Worst): FuzzedParser {
  return {
    name: `${path} in its evidence bag`,
    samples: [BAG.get(path) ?? fileOf("seals/exporter.dsse.json")],
    tokens,
    parse: (input) => claimsOf(new Map([...BAG, [path, input]])),
    worst,
  }
}

const LISTS = [
  `${DIGEST}  a b.txt\n${DIGEST} *c\n\\${DIGEST}  d\\\\e\\nf\n`,
  `SHA256 (a) = ${DIGEST}\nMD5(b)= ${"cd".repeat(16)}\nSHA2-512 (c (d)) = ${"ef".repeat(64)}\n`,
  `# comment\n; another\n\n${DIGEST}\n`,
]

const WORST_LIST: Worst = {
  ...WORST_MANIFEST,
  parentheses: () => filled(") = a", { head: "SHA256 (" }),
  "equals signs": () => filled(`) = ${"a".repeat(63)} `, { head: "SHA256 (" }),
  backslashes: () => filled("\\", { head: `\\${DIGEST}  ` }),
  "unknown algorithms": () => filled((n) => `X${n} (a) = ab\n`),
  "bare digests": () => filled(`${DIGEST}\n`),
}

export const FORMAT_PARSERS: readonly FuzzedParser[] = [
  tagFile("bagit.txt", [
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: ISO-8859-1\r\n",
  ]),
  tagFile("bag-info.txt", ["Payload-Oxum: 1.1\nContact-Name: A\n  folded\nExternal-Id: x\n"]),
  tagFile("fetch.txt", ["https://example.org/a - data/a\nhttp://h/b 12 data/b\n"], {
    ...WORST_LABELS,
    "many lines": () => filled((n) => `http://h/${n} - data/${n}\n`),
    "blanks between": () => filled(" \t", { head: "http://h" }),
  }),
  tagFile("manifest-sha512.txt", [`${"ab".repeat(64)}  data/a\n`], WORST_MANIFEST),
  tagFile(
    "tagmanifest-sha256.txt",
    [`${DIGEST}  bagit.txt\n${DIGEST} *manifest-sha256.txt\n`],
    WORST_MANIFEST,
  ),
  ...["UTF-16", "UTF-16LE", "ISO-8859-1", "US-ASCII", "windows-1252"].map(
    (encoding): FuzzedParser => ({
      name: `manifest in ${encoding}`,
      samples: [toUtf8(`${DIGEST}  data/a\n`), utf16(`${DIGEST}  data/ä\n`)],
      tokens: TAG_TOKENS,
      parse: (input) => claimsOf(plainBag("manifest-sha256.txt", input, encoding)),
      // The others differ in how the text is decoded, not in how its lines are read.
      worst: encoding === "ISO-8859-1" ? WORST_MANIFEST : WORST_LINES,
    }),
  ),
  {
    name: "manifest of a plain bag, and the bag examined by it",
    samples: [toUtf8(`${sha256("a")}  data/a\n`)],
    tokens: TAG_TOKENS,
    parse: async (input) => {
      const { verdict } = await examineFiles(plainBag("manifest-sha256.txt", input))
      must(verdict !== "TOTAL-PASSED", "no pass without a seal")
    },
    costs: 5,
    worst: {
      ...WORST_MANIFEST,
      "combining marks": () => filled(`${DIGEST}  data/a${"\u0301\u0316".repeat(4_000)}\n`),
    },
  },
  {
    name: "checksum list",
    samples: LISTS.map(toUtf8),
    tokens: [...TAG_TOKENS, "SHA256 (", ") = ", "\\", "\\n", "MD5"],
    parse: (input) =>
      claimsOf(
        new Map([
          ["checksums.txt", input],
          ["list.sha256", input],
        ]),
      ),
    worst: WORST_LIST,
  },
  {
    name: "line of a checksum list, and the list's name",
    samples: LISTS.flatMap((list) => list.split("\n")).map(toUtf8),
    tokens: ["(", ")", "=", "\\", " ", "*", "sha256", ".md5", "sums"],
    parse: (input) => {
      const text = asText(input)
      parseListLine(text, undefined)
      parseListLine(text, "sha256")
      toListName(text)
    },
    worst: {
      ...WORST_LIST,
      "dots and names": () => filled("sha256."),
      dashes: () => filled("-md5"),
    },
  },
  {
    name: "manifest of an evidence bag",
    samples: [fileOf("manifest-sha256.txt"), fileOf("tagmanifest-sha256.txt")],
    tokens: TAG_TOKENS,
    parse: (input) => {
      const { lines, faults } = parseManifest(input, 64)
      if (faults.length > 0 || lines.length === 0) return
      const entries = lines.map(({ path, digest }) => ({ path, sha256: digest }))
      must(equalBytes(writeManifest(entries), input), "one form of a manifest")
    },
    worst: WORST_MANIFEST,
  },
  {
    name: "bag-info.txt of an evidence bag",
    samples: [fileOf("bag-info.txt")],
    tokens: [...TAG_TOKENS, "Source-Item-Count: 1\n", "Sealwright-Generation: 0\n"],
    parse: (input) => {
      const answer = parseBagInfo(input)
      if (answer.kind !== "bag-info") return
      must(equalBytes(writeBagInfo(answer.info), input), "one form of bag-info.txt")
    },
    worst: {
      ...WORST_LABELS,
      "a long agent": () => filled("a b", { head: "Bag-Software-Agent: " }),
    },
  },
  evidenceFile("bag-info.txt", TAG_TOKENS, WORST_LABELS),
  evidenceFile("custody/checkpoint", ["\n\n", "\u2014 ", "+", "0\n"], WORST_LINES),
  evidenceFile("seals/exporter.dsse.json", ['"payload":"', "[", "{"], WORST_JSON),
  evidenceFile("custody/signatures.jsonl", ['"payload":"', "[", "{", "\n"], {
    ...WORST_JSON,
    ...WORST_LINES,
  }),
  {
    name: "log, line by line",
    samples: [fileOf("custody/events.jsonl")],
    tokens: ["\n", "\n\n", '{"seq":0}', '"prev":"', DIGEST],
    parse: walkLog,
    worst: {
      ...WORST_LINES,
      ...WORST_JSON,
      "many events": () => filled('{"a":1}\n'),
    },
  },
  {
    name: "payload URI",
    samples: ["data/a%20b.txt", "data/%C3%9C/x", "app://permits/1"].map(toUtf8),
    tokens: ["%", "%2F", "%2e%2e", "?", "#", "..", "//", "data/"],
    parse: (input) => parsePayloadUri(asText(input)),
    worst: {
      ...WORST_LINES,
      percents: () => filled("%41", { head: "data/" }),
      slashes: () => filled("/", { head: "data/" }),
    },
  },
  {
    name: "path in a manifest, and name of an entry",
    samples: ["data/a/b.txt", "./data/%25", "data/Ü", "C:\\x", "~/x", "con.txt"].map(toUtf8),
    tokens: ["/", "..", "./", "%", "\\", ":", "$HOME/", "%TEMP%/", "aux", ".", " "],
    parse: (input) => {
      const text = asText(input)
      const path = decodePath(text)
      if (path !== undefined) must(encodePath(path) === text, "one spelling of a path")
      for (const decoded of [true, false]) hostility(toBagPath(text, decoded).path)
      checkName(text)
      nameCollisions([text, `${text}/x`, "x"])
      must(!hasControlCharacters(escapeForDisplay(text)), "nothing left to escape")
    },
    worst: {
      ...WORST_LINES,
      slashes: () => filled("/"),
      "dots and slashes": () => filled("./"),
      "names and slashes": () => filled("a/"),
      "percent signs": () => filled("%25"),
      "letters that fold": () => filled("\u0130\u03a3e\u0301"),
      "combining marks": () => filled("\u0301\u0316", { head: "a" }),
    },
  },
]

/** In pieces of different lengths, as a log arrives; how it is cut must not matter. */
function walkLog(input: Uint8Array): void {
  const whole = walkInPieces(input, 65_536)
  // Twice over a large input would measure the test, not the walker.
  if (input.length > 100_000) return
  must(walkInPieces(input, 7) === whole, "the same answer however the log is cut")
}

function walkInPieces(input: Uint8Array, size: number): string {
  const walker = makeLogWalker({
    path: "custody/events.jsonl",
    digests: nativeDigests,
    parse: parseLogLine,
    marks: [0, 1, 2, 1_000_000],
  })
  for (let at = 0; at < input.length; at += size) walker.push(input.subarray(at, at + size))
  return JSON.stringify(walker.end())
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"))
}
