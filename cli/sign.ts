/** `sign`: sign one file in the form of another program, so that others can check it with that. */
import { english, Failure, minisignKeyText, SIGNING_FORMS } from "../core/index.ts"
import { signFile } from "../core/node/index.ts"
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
    const publicKey = await signFile({
      ...{ path, out, form },
      keyPath: needed(given, "key"),
      passphrase: passphrasesIn(given).existing,
      namespace: given.text("namespace") ?? "file",
      trustedComment: given.text("comment") ?? "",
      warn: (warning) => {
        io.err(`sealwright: ${english(warning)}\n`)
      },
    })
    io.out(`wrote        ${out}\n`)
    if (form !== "minisign") return EXIT.passed
    io.err(`\nminisign verifies it with -P ${minisignKeyText(publicKey)}\n`)
    return EXIT.passed
  },
}

function needed(given: Given, option: string): string {
  const text = given.text(option)
  if (text !== undefined) return text
  throw new Failure("USAGE", `sign: --${option} is missing (sealwright sign --help)`)
}
