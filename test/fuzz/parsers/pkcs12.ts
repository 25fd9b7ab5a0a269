/** PKCS #12 files that somebody was handed: the file, a part of it, and opening it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { equalBytes, toUtf8 } from "../../../core/base/index.ts"
import {
  parsePkcs12,
  parseSafeContents,
  writeDer,
  writeDerContext,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
} from "../../../core/encodings/index.ts"
import { readReportKey } from "../../../core/node/index.ts"
import { makeSigner } from "../../../core/signatures/index.ts"
import { must, type FuzzedParser } from "../fuzzed-parser.ts"
import { filled, WORST_LINES } from "../worst.ts"
import { buildPkcs12 } from "../../support/pkcs12-builder.ts"
import { sampleReportSigner } from "../../support/sample-certificate.ts"

const PASSPHRASE = "correct horse"
const { certificate } = sampleReportSigner("Examiner")
const FIRST = Uint8Array.of(1)

/** PrivateKeyInfo (RFC 5958) with an ECPrivateKey (RFC 5915) of the sample's scalar, 7. */
const PKCS8 = writeDerSequence(
  writeDer(0x02, Uint8Array.of(0)),
  writeDerSequence(writeDerOid("1.2.840.10045.2.1"), writeDerOid("1.2.840.10045.3.1.7")),
  writeDerOctetString(
    writeDerSequence(writeDer(0x02, Uint8Array.of(1)), writeDerOctetString(scalar(7))),
  ),
)

const GIVEN = {
  keys: [{ pkcs8: PKCS8, localId: FIRST }],
  certificates: [{ der: certificate.der, localId: FIRST }],
  passphrase: PASSPHRASE,
}

const FILES = [
  buildPkcs12(GIVEN),
  buildPkcs12({ ...GIVEN, mac: "none" }),
  buildPkcs12({ ...GIVEN, mac: "none", asBer: true }),
]

const CONTENTS = writeDerSequence(
  writeDerSequence(writeDerOid("1.2.840.113549.1.12.10.1.1"), writeDerContext(0, PKCS8)),
  writeDerSequence(
    writeDerOid("1.2.840.113549.1.12.10.1.6"),
    writeDerContext(
      0,
      writeDerSequence(
        writeDerSequence(
          writeDerOid("1.2.840.113549.1.12.10.1.3"),
          writeDerContext(
            0,
            writeDerSequence(
              writeDerOid("1.2.840.113549.1.9.22.1"),
              writeDerContext(0, writeDerOctetString(certificate.der)),
            ),
          ),
        ),
      ),
    ),
  ),
)

const TOKENS = [
  "\u0030\u0000",
  "\u0002\u0001\u0000",
  "\u0002\u0001\u0003",
  "\u0004\u0000",
  "\u0030\u0080",
  "\u0000\u0000",
]

const WORST: FuzzedParser["worst"] = {
  ...WORST_LINES,
  "indefinite lengths in one another": () => filled("\u0030\u0080"),
  "octet strings in one another": () => filled("\u0024\u0080"),
  "many empty parts": () => filled("\u0030\u0000", { head: "\u0030\u0080", tail: "\u0000\u0000" }),
}

const folder = mkdtempSync(join(tmpdir(), "sealwright-fuzz-p12-"))
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true })
})

export const PKCS12_PARSERS: readonly FuzzedParser[] = [
  {
    name: "PKCS #12",
    samples: FILES,
    tokens: TOKENS,
    parse: (input) => {
      const read = parsePkcs12(input)
      if (read.kind === "refused") return
      must(read.file.parts.length <= 16, "no more parts than anybody writes")
    },
    worst: WORST,
  },
  {
    name: "part of PKCS #12",
    samples: [CONTENTS],
    tokens: TOKENS,
    parse: (input) => {
      const read = parseSafeContents(input)
      if (read.kind === "refused") return
      must(read.contents.keys.length <= 16, "no more keys than anybody writes")
    },
    worst: WORST,
  },
  {
    name: "PKCS #12 that is opened",
    samples: FILES,
    tokens: TOKENS,
    parse: async (input) => {
      const path = join(folder, `${String(process.pid)}.p12`)
      writeFileSync(path, input)
      const key = await readReportKey(path, () => Promise.resolve(toUtf8(PASSPHRASE)), { at: 0 })
      const own = makeSigner("ecdsa-p256-sha256", scalar(7)).publicKey
      must(equalBytes(key.signer.publicKey.spki, own.spki), "the key is the one that was put in")
    },
    mayFail: true,
    worst: WORST,
  },
]

function scalar(value: number): Uint8Array {
  const bytes = new Uint8Array(32)
  bytes[31] = value
  return bytes
}
