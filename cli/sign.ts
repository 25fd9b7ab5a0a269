/** `sign`: sign one file in the form of another program, so that others can check it with that. */
import { english, Failure, minisignKeyFile, SIGNING_FORMS, signEnvelope } from "../core/index.ts"
import {
  readOwnFile,
  readSigner,
  refuseExisting,
  refuseInsideEvidence,
  writeNewFile,
} from "../core/node/index.ts"
import type { Command, Given } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import { PASSPHRASE_FD, PASSPHRASE_OPTION, passphrasesIn } from "./passphrases.ts"
import { choice } from "./terms.ts"

export const sign: Command = {
  name: "sign",
  summary: "Sign one file in the form of minisign, SSH, JWS, DSSE or as bare bytes.",
  usage: ["sign FILE --key K --as minisign|sshsig|jws|dsse|raw --out S [--namespace NS]"],
  takes: { least: 1, most: 1 },
  options: {
    key: { takes: "FILE", says: "private key that signs" },
    as: { takes: SIGNING_FORMS.join("|"), says: "form of the signature" },
    out: { takes: "FILE", says: "signature to write; never overwrites" },
    namespace: { takes: "NS", says: "sshsig: purpose of the signature (default: file)" },
    comment: { takes: "TEXT", says: "minisign: comment that is signed too (default: none)" },
    [PASSPHRASE_FD]: PASSPHRASE_OPTION,
  },
  examples: [
    {
      line: "sealwright sign minutes.pdf --key archivist.key --as sshsig --out minutes.pdf.sig",
      says: "for ssh-keygen -Y verify -n file",
    },
  ],
  run: async (given, io) => {
    const [path = ""] = given.operands
    const out = needed(given, "out")
    const form = choice(given, "as", SIGNING_FORMS, "raw")
    needed(given, "as")
    refuseInsideEvidence(out)
    await refuseExisting(out)
    const message = readOwnFile(path, "the file")
    const signer = await readSigner(
      needed(given, "key"),
      passphrasesIn(given).existing,
      (warning) => {
        io.err(`sealwright: ${english(warning)}\n`)
      },
    )
    const purpose = { namespace: given.text("namespace") ?? "file", trustedComment: comment(given) }
    await writeNewFile(out, signEnvelope(message, signer, { form, ...purpose }))
    io.out(`wrote        ${out}\n`)
    if (form !== "minisign") return EXIT.passed
    const lines = new TextDecoder().decode(minisignKeyFile(signer.publicKey)).trim().split("\n")
    io.err(`\nminisign verifies it with -P ${lines[1] ?? ""}\n`)
    return EXIT.passed
  },
}

/** One line, as minisign has it. */
function comment(given: Given): string {
  const text = given.text("comment") ?? ""
  if (/[\r\n]/.test(text)) throw new Failure("USAGE", "sign: --comment is one line")
  return text
}

function needed(given: Given, option: string): string {
  const text = given.text(option)
  if (text !== undefined) return text
  throw new Failure("USAGE", `sign: --${option} is missing (sealwright sign --help)`)
}
