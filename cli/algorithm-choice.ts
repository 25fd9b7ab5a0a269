/** The options that bind a key to an algorithm when it is pinned. */
import { Failure, HASH_NAMES, isSignatureAlgorithm, type AlgorithmChoice } from "../core/index.ts"
import type { Given, OptionSpec } from "./command.ts"

export const ALGORITHM: Readonly<Record<string, OptionSpec>> = {
  algorithm: {
    takes: "NAME",
    says: "the one algorithm the key may be used with, such as rsa-pss-sha256 (default: the usual one of its type)",
  },
  "salt-length": { takes: "N", says: "rsa-pss: bytes of salt (default: as long as the hash)" },
  "mgf-hash": { takes: "HASH", says: "rsa-pss: hash of the mask (default: that of the message)" },
}

/** @throws Failure USAGE for an algorithm, a length or a hash that there is not. */
export function choiceIn(given: Given): AlgorithmChoice | undefined {
  const algorithm = given.text("algorithm")
  const salt = given.text("salt-length")
  const mask = given.text("mgf-hash")
  if (algorithm === undefined) {
    if (salt === undefined && mask === undefined) return undefined
    throw new Failure("USAGE", "--salt-length and --mgf-hash need --algorithm rsa-pss-..")
  }
  if (!isSignatureAlgorithm(algorithm)) {
    throw new Failure("USAGE", `there is no algorithm "${algorithm}"`)
  }
  return { algorithm, ...saltIn(salt), ...maskIn(mask) }
}

function saltIn(text: string | undefined): Pick<AlgorithmChoice, "saltLength"> {
  if (text === undefined) return {}
  if (/^\d{1,4}$/.test(text)) return { saltLength: Number(text) }
  throw new Failure("USAGE", "--salt-length is a number of bytes")
}

function maskIn(text: string | undefined): Pick<AlgorithmChoice, "mgfHash"> {
  if (text === undefined) return {}
  const hash = HASH_NAMES.find((one) => one === text)
  if (hash !== undefined) return { mgfHash: hash }
  throw new Failure("USAGE", `--mgf-hash is one of ${HASH_NAMES.join(", ")}`)
}
