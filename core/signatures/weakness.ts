/**
 * What computes correctly and is weak all the same: short RSA keys, old hashes.
 *
 * Noted, never failed here: whether such a signature may count is the policy's to say.
 */
import { parseRsaPublicKey, type HashName } from "../encodings/index.ts"
import { messageHash } from "./algorithms.ts"
import { bitLength } from "./integers.ts"
import type { PublicKey } from "./public-key.ts"

export interface Weakness {
  readonly code: "WEAK_KEY" | "WEAK_DIGEST"
  /** What is weak, such as `1024 bits` or `sha1`. */
  readonly what: string
}

/** 112 bits of strength (SP 800-57 part 1, table 2), the least of FIPS 186-5 §5.1. */
export const LEAST_STRONG_BITS = 2048
/** 2^16 < e (FIPS 186-5 appendix A.1.1). */
const LEAST_STRONG_EXPONENT = 65_537n

/**
 * Hashes with less than 128 bits of collision resistance (SP 800-57 part 1, table 3). The hash
 * inside a PSS mask is not among what collisions touch, so it is not asked about.
 */
const WEAK_HASHES: ReadonlySet<HashName | undefined> = new Set([
  "sha1",
  "sha224",
  "sha512-224",
  "sha3-224",
])

/** What is weak about signatures by this key under the algorithm it is bound to. */
export function weaknesses({ algorithm, raw }: PublicKey): readonly Weakness[] {
  const hash = messageHash(algorithm)
  return [
    ...(algorithm.startsWith("rsa-") ? rsaWeaknesses(raw) : []),
    ...(hash !== undefined && WEAK_HASHES.has(hash)
      ? [{ code: "WEAK_DIGEST", what: hash } as const]
      : []),
  ]
}

/** Bits of an RSA key's modulus; `undefined` for other keys. */
export function modulusBits({ algorithm, raw }: PublicKey): number | undefined {
  if (!algorithm.startsWith("rsa-")) return undefined
  const numbers = parseRsaPublicKey(raw)
  return numbers.kind === "rsa" ? bitLength(numbers.modulus) : undefined
}

function rsaWeaknesses(raw: Uint8Array): readonly Weakness[] {
  const numbers = parseRsaPublicKey(raw)
  if (numbers.kind === "refused") return []
  const bits = bitLength(numbers.modulus)
  if (bits < LEAST_STRONG_BITS) return [{ code: "WEAK_KEY", what: `${String(bits)} bits` }]
  const { exponent } = numbers
  return exponent < LEAST_STRONG_EXPONENT
    ? [{ code: "WEAK_KEY", what: `exponent ${String(exponent)}` }]
    : []
}
