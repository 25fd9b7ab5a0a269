/** `check mac`: does this code fit this key and message? It never says whose the message is. */
import { equalBytes, type JsonObject } from "../base/index.ts"
import { HASH_NAMES } from "../encodings/index.ts"
import { hashLength, hmacOf, type HmacHash } from "../hashing/index.ts"
import { failed, indeterminate, PASSED, type Answer } from "./answer.ts"
import { bytesOf, optionalSizeOf, textOf } from "./request.ts"

/** Shorter codes are guessed (SP 800-107 §5.3.3). */
const LEAST_TAG_BITS = 32
const NO_ORIGIN = "a MAC never proves origin: whoever can check it can make it"

const HMAC_HASHES = HASH_NAMES.filter((hash): hash is HmacHash => !hash.startsWith("shake"))

/**
 * Answers {algorithm, key, message, tag, tagLength?}: HMAC (FIPS 198-1), `hmac-<hash>`.
 *
 * A code may be cut short only where `tagLength`, in bits, says so (FIPS 198-1 §5): else an
 * empty one would fit everything.
 */
export function answerMac(request: JsonObject): Answer {
  const hash = hashIn(textOf(request, "algorithm"))
  if (hash === undefined) {
    return indeterminate("ALG_UNSUPPORTED", "this algorithm is not computed here")
  }
  const tag = bytesOf(request, "tag")
  const whole = hashLength(hash)
  const bits = optionalSizeOf(request, "tagLength") ?? 8 * whole
  if (bits % 8 !== 0 || bits < LEAST_TAG_BITS || bits > 8 * whole) {
    return failed("FORMAT_FAILURE", `tagLength is not whole bytes from 32 to ${8 * whole} bits`)
  }
  const expected = hmacOf(hash, bytesOf(request, "key"), bytesOf(request, "message")).subarray(
    0,
    bits / 8,
  )
  return equalBytes(expected, tag)
    ? { ...PASSED, reason: NO_ORIGIN }
    : failed("SIG_CRYPTO_FAILURE", "the code does not fit this key and message")
}

function hashIn(algorithm: string): HmacHash | undefined {
  return HMAC_HASHES.find((hash) => algorithm === `hmac-${hash}`)
}
