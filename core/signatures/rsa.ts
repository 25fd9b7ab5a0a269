/**
 * Verifying RSA signatures (RFC 8017 §8.1.2 and §8.2.2) with big integers.
 *
 * Everything here is public, so nothing needs to take constant time. What a PKCS #1 v1.5
 * signature must open to is written out and compared as a whole: reading it instead is what
 * has let forgeries pass (Bleichenbacher 2006, CVE-2006-4339, CVE-2014-1568).
 */
import { concat, equalBytes } from "../base/index.ts"
import {
  parseRsaPublicKey,
  writeDerOctetString,
  writeDerSequence,
  writeHashIdentifier,
  type HashName,
  type RsaNumbers,
} from "../encodings/index.ts"
import { hashLength, hashOf, shakeOf } from "../hashing/index.ts"
import type { Pkcs1Hash, PssChoice } from "./algorithms.ts"
import { bigEndian, bitLength, toBigEndian } from "./integers.ts"

/** What both schemes verify; the strictness rules have fixed the signature's length and range. */
export interface RsaRequest {
  /** RSAPublicKey, DER. */
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
}

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2): EM = 00 01 FF..FF 00 DigestInfo, with its NULL. */
export function verifyPkcs1(hash: Pkcs1Hash, request: RsaRequest): boolean {
  const numbers = numbersOf(request)
  const encoded = open(numbers, request.signature)
  const digestInfo = writeDerSequence(
    writeHashIdentifier(hash),
    writeDerOctetString(hashOf(hash, request.message)),
  )
  const padding = new Uint8Array(encoded.length - digestInfo.length - 3).fill(0xff)
  const expected = concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), digestInfo)
  return equalBytes(encoded, expected)
}

const TRAILER = 0xbc
const ZEROS = new Uint8Array(8)

/** RSASSA-PSS (RFC 8017 §8.1.2 and §9.1.2); the steps are those of the latter. */
export function verifyPss(hash: HashName, pss: PssChoice, request: RsaRequest): boolean {
  const numbers = numbersOf(request)
  const emBits = bitLength(numbers.modulus) - 1
  const emBytes = Math.ceil(emBits / 8)
  const opened = open(numbers, request.signature)
  const encoded = opened.subarray(opened.length - emBytes)
  // A modulus of 8k + 1 bits leaves an octet before EM (§8.1.2 step 2c).
  if (opened.length > emBytes && opened[0] !== 0) return false
  const hashBytes = hashLength(hash)
  const databaseBytes = emBytes - hashBytes - 1
  const masked = encoded.subarray(0, databaseBytes)
  const digest = encoded.subarray(databaseBytes, databaseBytes + hashBytes)
  const unused = 8 * emBytes - emBits
  if (encoded.at(-1) !== TRAILER) return false // step 4
  if ((masked[0] ?? 0) >> (8 - unused) !== 0) return false // step 6
  const mask = maskOf(pss.mgfHash, digest, databaseBytes) // step 7
  const database = masked.map((octet, at) => octet ^ (mask[at] ?? 0)) // step 8
  database[0] = (database[0] ?? 0) & (0xff >> unused) // step 9
  const saltAt = databaseBytes - pss.saltLength
  const isPadded = database.subarray(0, saltAt - 1).every((octet) => octet === 0)
  if (!isPadded || database[saltAt - 1] !== 1) return false // step 10
  const salt = database.subarray(saltAt) // step 11
  const again = hashOf(hash, concat(ZEROS, hashOf(hash, request.message), salt)) // steps 2, 12, 13
  return equalBytes(again, digest) // step 14
}

/** MGF1 (RFC 8017 appendix B.2.1), or SHAKE by itself (RFC 8692 §3). */
function maskOf(hash: HashName, seed: Uint8Array, lengthBytes: number): Uint8Array {
  if (hash === "shake128" || hash === "shake256") return shakeOf(hash, seed, lengthBytes)
  const blocks = Math.ceil(lengthBytes / hashLength(hash))
  const counted = Array.from({ length: blocks }, (_, counter) =>
    hashOf(hash, concat(seed, toBigEndian(BigInt(counter), 4))),
  )
  return concat(...counted).subarray(0, lengthBytes)
}

function numbersOf({ publicKey }: RsaRequest): RsaNumbers {
  const read = parseRsaPublicKey(publicKey)
  if (read.kind === "rsa") return read
  throw new RangeError("an engine was asked about a key that was never read")
}

/** RSAVP1 (RFC 8017 §5.2.2) as bytes as long as the modulus: signature to the power of e, mod n. */
function open({ modulus, exponent }: RsaNumbers, signature: Uint8Array): Uint8Array {
  const base = bigEndian(signature)
  let power = 1n
  for (const bit of exponent.toString(2)) {
    power = (power * power) % modulus
    if (bit === "1") power = (power * base) % modulus
  }
  return toBigEndian(power, signature.length)
}
