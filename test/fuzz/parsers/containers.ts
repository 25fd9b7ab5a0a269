/** Archives: the directories of .zip and .tar from any bytes, and compressed content. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateRawSync, gzipSync } from "node:zlib"
import {
  memorySource,
  readTarDirectory,
  readZipDirectory,
  zipLayout,
} from "../../../core/container/index.ts"
import { concat, toUtf8 } from "../../../core/base/index.ts"
import { readExtraFields } from "../../../core/container/zip-records.ts"
import { beginsLike } from "../../../core/node/archive-kind.ts"
import { readGzipHeader } from "../../../core/node/gzip.ts"
import { openEvidence } from "../../../core/node/index.ts"
import { inflatePieces, inflateWhole } from "../../../core/node/inflate.ts"
import { buildZip } from "../../support/zip-builder.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, MIB, WORST_LINES, type Worst } from "../worst.ts"
import { extendedTar, repaired, tarOf } from "./tar.ts"

const FILES = [
  { name: "bag/a.txt", content: "hello" },
  { name: "bag/data/b.txt", content: "b".repeat(500), deflated: true },
  { name: "bag/data/", content: "" },
]

const ZIPS = [
  buildZip({ members: FILES }),
  buildZip({ members: FILES, zip64: {} }),
  buildZip({ members: [], end: { comment: toUtf8("comment") } }),
]

const ZIP_TOKENS = [
  "PK\u0001\u0002",
  "PK\u0003\u0004",
  "PK\u0005\u0006",
  "PK\u0006\u0006",
  "PK\u0006\u0007",
  "PK\u0007\u0008",
]

/** A sound archive of about a megabyte whose names are as given. */
function zipOf(nameAt: (index: number) => string, count: number): Uint8Array {
  return buildZip({ members: Array.from({ length: count }, (_, n) => ({ name: nameAt(n) })) })
}

const WORST_ZIP: Worst = {
  ...WORST_LINES,
  "end records all over": () => filled("PK\u0005\u0006".padEnd(22, "\u0000")),
  "signatures all over": () => filled("PK\u0001\u0002"),
  "local headers all over": () => filled("PK\u0003\u0004".padEnd(30, "\u0000")),
  "many empty members": () => zipOf((n) => `d/${n}`, 11_000),
  "one name many times": () => zipOf(() => "a", 11_000),
  "names that differ in case": () => zipOf((n) => (n % 2 === 0 ? `a${n}` : `A${n - 1}`), 10_000),
  "deep names": () => zipOf((n) => "a/".repeat(2000) + String(n), 125),
  "names of 64 KiB that are all slashes": () => zipOf((n) => "a/".repeat(32_000) + String(n), 8),
  "names in no encoding": () => zipOf((n) => "\u0080\u00ff".repeat(2000) + String(n), 125),
}

/** RFC 1952: a header with an extra field, a name, a comment and a checksum of itself. */
const GZIP_WITH_TEXTS = concat(
  Uint8Array.of(0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 2, 0, 65, 66),
  toUtf8("name\0comment\0??"),
  new Uint8Array(gzipSync("hello")).subarray(10),
)

const TAR = tarOf(["bag/a.txt", "bag/data/b.txt"], "content\n")

const WORST_TAR: Worst = {
  ...WORST_LINES,
  "many empty members": () =>
    tarOf(
      Array.from({ length: 2000 }, (_, n) => `d/${n}`),
      "",
    ),
  "one name many times": () =>
    tarOf(
      Array.from({ length: 2000 }, () => "a"),
      "",
    ),
  "deep names": () =>
    tarOf(
      Array.from({ length: 1000 }, (_, n) => "a/".repeat(40) + String(n)),
      "",
    ),
  "a pax record without an end": () => extendedTar("x", filled("1")),
  "a pax record with a long path": () =>
    extendedTar("x", filled("a/", { head: "1048570 path=", tail: "\n" })),
  "many pax records": () => extendedTar("x", filled("6 a=b\n")),
  "many empty pax keys": () => extendedTar("x", filled("4 =\n")),
}

export const CONTAINER_PARSERS: readonly FuzzedParser[] = [
  {
    name: "zip directory",
    samples: ZIPS,
    tokens: ZIP_TOKENS,
    parse: (input) => {
      const { entries, findings } = readZipDirectory(memorySource(input))
      inOrder(entries.map(({ path }) => path))
      for (const { dataOffset, compressedBytes, unreadable } of entries) {
        const isInside = dataOffset >= 0 && dataOffset + compressedBytes <= input.length
        must(unreadable !== undefined || findings.length > 0 || isInside, "content inside the file")
      }
    },
    worst: WORST_ZIP,
  },
  {
    name: "zip written by ourselves",
    samples: [ourZip()],
    tokens: ZIP_TOKENS,
    parse: (input) => {
      const { entries } = readZipDirectory(memorySource(input))
      inOrder(entries.map(({ path }) => path))
    },
    worst: {},
  },
  {
    name: "zip extra fields",
    samples: [
      Uint8Array.of(1, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8),
      Uint8Array.of(0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 65),
    ],
    tokens: ["\u0001\u0000\u0008\u0000", "up"],
    parse: readExtraFields,
    worst: { ...WORST_LINES, "fields without content": () => filled("\u0002\u0000\u0000\u0000") },
  },
  {
    name: "tar directory",
    samples: [
      TAR,
      extendedTar("x", toUtf8("22 path=data/ä/long.x\n")),
      extendedTar("g", toUtf8("13 comment=x\n")),
      extendedTar("L", toUtf8(`${"d/".repeat(60)}name\0`)),
    ],
    tokens: [
      "ustar\u000000",
      "ustar  \u0000",
      "././@LongLink",
      "6 a=b\n",
      "30 mtime=1350244992.023960108\n",
      "0000644\u0000",
    ],
    parse: (input) => {
      for (const archive of [input, repaired(input)]) {
        const { entries } = readTarDirectory(memorySource(archive))
        inOrder(entries.map(({ path }) => path))
      }
    },
    worst: WORST_TAR,
  },
  {
    name: "gzip header",
    samples: [new Uint8Array(gzipSync("hello")), GZIP_WITH_TEXTS],
    tokens: ["\u001f", "\u0008", "\u0000"],
    parse: (input) => readGzipHeader(memorySource(input)),
    worst: WORST_LINES,
  },
  {
    name: "what a file begins like",
    samples: [...ZIPS.slice(0, 1), TAR, new Uint8Array(gzipSync(TAR)), GZIP_WITH_TEXTS],
    tokens: [...ZIP_TOKENS, "ustar", "\u001f\u008b\u0008"],
    parse: (input) => {
      const kind = beginsLike(input)
      must(kind === undefined || input.length >= 4, "no archive in three bytes")
    },
    worst: WORST_LINES,
  },
  ...["bag.zip", "bag.tar", "bag.tar.gz"].map((name): FuzzedParser => ({
    name: `${name} on disk, opened and measured`,
    samples:
      name === "bag.zip" ? ZIPS : name === "bag.tar" ? [TAR] : [new Uint8Array(gzipSync(TAR))],
    tokens: name === "bag.zip" ? ZIP_TOKENS : [],
    parse: async (input) => {
      await openAndMeasure(name, name === "bag.tar" ? repaired(input) : input)
    },
    costs: 5,
    worst: WORST_LINES,
  })),
  {
    name: "deflated content",
    samples: ["", "hello", "a".repeat(1000)].map((text) => new Uint8Array(deflateRawSync(text))),
    tokens: ["\u0000\u0000\u0000\u0000"],
    parse: async (input) => {
      const sizes = { compressedBytes: input.length, sizeBytes: 5 }
      const whole = inflateWhole(input, sizes)
      if (whole.kind === "content") must(whole.bytes.length <= 5, "no more than was stated")
      let bytes = 0
      for await (const piece of inflatePieces([input], sizes)) bytes += piece.length
      must(bytes <= 5, "no more than was stated")
    },
    worst: {
      ...WORST_LINES,
      "a quarter of a gigabyte of zeros": () =>
        new Uint8Array(deflateRawSync(new Uint8Array(256 * MIB))),
    },
  },
]

const folder = mkdtempSync(join(tmpdir(), "sealwright-fuzz-"))
process.once("exit", () => {
  rmSync(folder, { recursive: true, force: true })
})

/** As verify opens evidence: every member is read, and what is wrong with it is said. */
async function openAndMeasure(name: string, archive: Uint8Array): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, archive)
  const { container, measure } = await openEvidence(path)
  try {
    const jobs = container.entries
      .filter(({ kind }) => kind === "file")
      .map((entry) => ({ path: entry.path, algorithms: ["sha256"] as const }))
    const measured = await measure({ engine: "native", jobs: 1 })(jobs)
    must(
      measured.every(
        ({ problem, digests }) => problem !== undefined || digests.sha256 !== undefined,
      ),
      "a digest or a problem for every member",
    )
  } finally {
    await container.close()
  }
}

/** No path twice, and none out of order. */
function inOrder(paths: readonly string[]): void {
  for (const [n, path] of paths.entries()) {
    const before = paths[n - 1]
    must(
      before === undefined || Buffer.compare(Buffer.from(before), Buffer.from(path)) <= 0,
      "entries in the order of their bytes",
    )
    must(before !== path, "no path twice")
  }
}

function ourZip(): Uint8Array {
  const plan = zipLayout(["bag/a", "bag/data/b"].map((path) => ({ path, sizeBytes: 0, crc32: 0 })))
  return concat(...plan.members.map(({ header }) => header), plan.tail)
}
