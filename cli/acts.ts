/** Who does something to a trust file, why, and when: the options that every operation has. */
import { userInfo } from "node:os"
import { Failure, type Act } from "../core/index.ts"
import type { TrustChanged } from "../core/node/index.ts"
import type { Given, OptionSpec } from "./command.ts"
import type { Io } from "./io.ts"

export const BY: Readonly<Record<string, OptionSpec>> = {
  by: {
    takes: "NAME",
    says: "who does this, for the journal (default: the name you are logged in as)",
  },
}

export const SECOND: Readonly<Record<string, OptionSpec>> = {
  second: { takes: "NAME", says: "another person, who compared the fingerprint too" },
}

export const REASON: Readonly<Record<string, OptionSpec>> = {
  reason: { takes: "WHY", says: "why, for the journal" },
}

export const CONFIRM: Readonly<Record<string, OptionSpec>> = {
  confirm: {
    takes: "SPOKEN",
    says: "the fingerprint as its owner read it aloud, in words or hex; it must be this key's",
  },
}

/** @param otherwise - The reason where none needs to be given. */
export function actIn(given: Given, io: Io, otherwise?: string): Act {
  const second = given.text("second")
  const reason = given.text("reason") ?? otherwise
  if (reason === undefined) throw new Failure("USAGE", "--reason WHY is missing (see --help)")
  return {
    at: io.now(),
    by: given.text("by") ?? userInfo().username,
    ...(second === undefined ? {} : { second }),
    reason,
  }
}

/** Says what became of the file besides what was asked for. */
export function tellChanged(changed: TrustChanged, trust: string, io: Io): void {
  if (changed.upgraded) {
    io.err(
      `sealwright: ${trust} was a list of pins and keeps its history as well now (sealwright.trust/2)\n`,
    )
  }
  if (changed.unsigned > 0) {
    io.err(`sealwright: ${trust} was signed and is not any more; sign it again with keys sign\n`)
  }
}
