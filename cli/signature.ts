/** `signature`: judge one detached signature over one file against the keys pinned beforehand. */
import {
  Failure,
  judgeSignedFile,
  looksLikeSshSignature,
  printableJson,
  signedFileText,
} from "../core/index.ts"
import { readOwnFile } from "../core/node/index.ts"
import type { Command } from "./command.ts"
import { exitOfVerdict } from "./exit-codes.ts"
import { readTerms } from "./terms.ts"
import { TRUST_OPTIONS } from "./trust-options.ts"

export const signature: Command = {
  name: "signature",
  summary: "Judge one signature over one file, made by this or another program, by pinned keys.",
  usage: ["signature FILE SIGNATURE [--trust T.json] [--timestamp R.tsr]... [options]"],
  takes: { least: 2, most: 2 },
  options: {
    trust: {
      takes: "FILE",
      says: "keys that were pinned (without it, nobody is trusted)",
    },
    ...TRUST_OPTIONS,
    policy: { takes: "FILE", says: "which algorithms are allowed (default: built in)" },
    namespace: { takes: "NS", says: "purpose of an SSH signature, such as file; needed for these" },
    timestamp: {
      takes: "R.tsr",
      many: true,
      says: "time-stamp over the signature's file, by an authority that is pinned; may be repeated",
    },
    at: {
      takes: "TIME",
      says: "instant of the evaluation, RFC 3339 (default: now); keys are judged at it where no time-stamp proves an earlier one",
    },
    format: { takes: "text|json", says: "what to print on standard output (default: text)" },
    engine: {
      takes: "native|portable|both",
      says: "which implementations compute (default: native)",
    },
  },
  examples: [
    {
      line: "sealwright signature minutes.pdf minutes.pdf.minisig --trust trust.json",
      says: "minisign, SSHSIG, JWS, DSSE, CMS or bare bytes, known by how the file begins",
    },
    {
      line: "sealwright signature minutes.pdf minutes.pdf.sig --trust trust.json --namespace file",
      says: "made with ssh-keygen -Y sign -n file",
    },
    {
      line: "sealwright signature minutes.pdf minutes.pdf.p7s --trust trust.json --timestamp minutes.tsr",
      says: "years later; the request was made with time request minutes.pdf.p7s --file",
    },
  ],
  run: async (given, io) => {
    const [path = "", signaturePath = ""] = given.operands
    if (given.operands.includes("")) throw new Failure("USAGE", "signature: a path is empty")
    const { examination, format } = await readTerms(given, io)
    const namespace = given.text("namespace")
    const bytes = readOwnFile(signaturePath, "the signature")
    if (namespace === undefined && looksLikeSshSignature(bytes)) {
      const message =
        "an SSH signature is for one purpose: say which with --namespace, such as file"
      throw new Failure("USAGE", message, { path: signaturePath })
    }
    const result = judgeSignedFile(
      { path, bytes: readOwnFile(path, "the file") },
      { path: signaturePath, bytes },
      {
        ...examination,
        timestamps: given
          .texts("timestamp")
          .map((one) => ({ path: one, bytes: readOwnFile(one, "the time-stamp") })),
        ...(namespace === undefined ? {} : { namespace }),
      },
    )
    if (format === "json") io.out(`${printableJson(result, 2)}\n`)
    else io.out(signedFileText(result, { colour: io.colour, width: io.columns }))
    return exitOfVerdict(result.verdict)
  },
}
