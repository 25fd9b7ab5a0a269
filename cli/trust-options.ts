/** The options that hold a trust file to something kept elsewhere: its signer, its head. */
import { existsSync } from "node:fs"
import {
  Failure,
  parseFingerprint,
  parseJournalHead,
  type JournalHead,
  type NamedSigner,
} from "../core/index.ts"
import { readJournalHead, readPublicKeyFile } from "../core/node/index.ts"
import type { OptionSpec } from "./command.ts"

export const TRUST_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  "trust-signer": {
    takes: "PUB|FINGERPRINT",
    many: true,
    says: "who must have signed the trust file; may be repeated, and all must have",
  },
  "trust-head": {
    takes: "N:HEAD|FILE",
    says: "head of its history that you kept; an older trust file fails",
  },
}

/** A signer by the file of the key, or by the fingerprint of a key that the pack holds. */
export function namedSigner(text: string): NamedSigner {
  const fingerprint = parseFingerprint(text)
  if (fingerprint !== undefined && !existsSync(text)) return { fingerprint }
  return readPublicKeyFile(text)
}

/** A head as it is written down, or the file it is in. */
export function namedHead(text: string): JournalHead {
  const head = parseJournalHead(text)
  if (head !== undefined) return head
  if (existsSync(text)) return readJournalHead(text)
  throw new Failure(
    "USAGE",
    "--trust-head needs N:HEAD, as keys list shows it, or a file that holds it",
  )
}
