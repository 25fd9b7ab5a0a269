/** `--passphrase-fd`, the same for every command that signs. */
import { Failure } from "../core/index.ts"
import { makePassphrases, type Passphrases } from "../core/node/index.ts"
import type { Given, OptionSpec } from "./command.ts"

export const PASSPHRASE_FD = "passphrase-fd"

export const PASSPHRASE_OPTION: OptionSpec = {
  takes: "N",
  says: "read the passphrase from file descriptor N, up to its first line end (default: ask)",
}

/** Where this command's passphrases come from. */
export function passphrasesIn(given: Given): Passphrases {
  const text = given.text(PASSPHRASE_FD)
  if (text !== undefined && !/^\d{1,6}$/.test(text)) {
    throw new Failure(
      "USAGE",
      `--${PASSPHRASE_FD} needs the number of a file descriptor, such as 3`,
    )
  }
  return makePassphrases(text === undefined ? undefined : Number(text))
}
