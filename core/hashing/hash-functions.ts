/** The hash functions that signatures and codes are made with, computed wherever JavaScript runs. */
import { hmac } from "@noble/hashes/hmac.js"
import { sha1 } from "@noble/hashes/legacy.js"
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from "@noble/hashes/sha2.js"
import {
  sha3_224,
  sha3_256,
  sha3_384,
  sha3_512,
  shake128,
  shake128_32,
  shake256,
  shake256_64,
} from "@noble/hashes/sha3.js"
import type { HashName } from "../encodings/index.ts"

/** HMAC is defined over hashes with blocks of their own; SHAKE is none (FIPS 198-1 §3). */
export type HmacHash = Exclude<HashName, "shake128" | "shake256">

const HASHES = {
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  "sha512-224": sha512_224,
  "sha512-256": sha512_256,
  "sha3-224": sha3_224,
  "sha3-256": sha3_256,
  "sha3-384": sha3_384,
  "sha3-512": sha3_512,
  shake128: shake128_32,
  shake256: shake256_64,
} as const satisfies Record<HashName, unknown>

/** Digest of one byte string. */
export function hashOf(hash: HashName, bytes: Uint8Array): Uint8Array {
  return HASHES[hash](bytes)
}

/** Length of a digest in bytes. */
export function hashLength(hash: HashName): number {
  return HASHES[hash].outputLen
}

/** As many bytes of SHAKE output as are asked for (FIPS 202 §6.2). */
export function shakeOf(
  hash: "shake128" | "shake256",
  bytes: Uint8Array,
  lengthBytes: number,
): Uint8Array {
  return (hash === "shake128" ? shake128 : shake256)(bytes, { dkLen: lengthBytes })
}

/** HMAC (FIPS 198-1, RFC 2104) of one byte string, as long as the hash. */
export function hmacOf(hash: HmacHash, key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return hmac(HASHES[hash], key, bytes)
}
