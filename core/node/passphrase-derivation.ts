/**
 * Keys out of a passphrase, as PKCS #12 files ask for them: PBKDF2 (RFC 8018 §5.2), and the
 * derivation that PKCS #12 had before (RFC 7292 appendix B).
 *
 * The file names the rounds, and whoever wrote it may have been hostile, so all derivations of
 * one file share a budget.
 */
import { createHash, pbkdf2 } from "node:crypto"
import { promisify } from "node:util"
import { Failure, fromUtf8, say } from "../base/index.ts"
import type { DerivationHash, Pbkdf2 } from "../encodings/index.ts"

/** What RFC 7292 appendix B.3 derives for: the byte that tells the purposes apart. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const

/** How many rounds the derivations of one file may still ask for. */
export interface RoundBudget {
  /** @throws Failure MALFORMED when so many are not left. */
  spend(rounds: bigint): void
}

export interface Pkcs12Derivation {
  readonly hash: DerivationHash
  readonly salt: Uint8Array
  readonly rounds: bigint
}

/** Ten times what is recommended for one derivation: some seconds. */
const MOST_ROUNDS = 10_000_000n
/** A round of appendix B is a call from here, one of PBKDF2 a few instructions in the library. */
const DEAR = 5n
/** Longer ones are in no file, and a round would not be a round any more. */
const MOST_SALT_BYTES = 1024

/** Bytes of a digest (FIPS 180-4 §1). */
export const DIGEST_BYTES: Readonly<Record<DerivationHash, number>> = {
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
}
/** Bytes that a hash works on at a time (the same place). */
const BLOCK_BYTES: Readonly<Record<DerivationHash, number>> = {
  sha1: 64,
  sha224: 64,
  sha256: 64,
  sha384: 128,
  sha512: 128,
}

const pbkdf2Async = promisify(pbkdf2)

export function makeRoundBudget(path: string): RoundBudget {
  let left = MOST_ROUNDS
  return {
    spend: (rounds) => {
      left -= rounds
      if (left >= 0n) return
      const message = say("this file asks for more rounds than any honest file needs")
      throw new Failure("MALFORMED", message, { path })
    },
  }
}

/** @param length - Bytes of the key; a length that the file states must be this one. */
export async function derivePbkdf2(
  passphrase: Uint8Array,
  { salt, rounds, hash, keyLength }: Pbkdf2,
  { length, budget }: { readonly length: number; readonly budget: RoundBudget },
): Promise<Uint8Array | undefined> {
  if (keyLength !== undefined && keyLength !== BigInt(length)) return undefined
  if (salt.length > MOST_SALT_BYTES) return undefined
  budget.spend(rounds * BigInt(Math.ceil(length / DIGEST_BYTES[hash])))
  return new Uint8Array(await pbkdf2Async(passphrase, salt, Number(rounds), length, hash))
}

/**
 * RFC 7292 appendix B.2, with v = the hash's block and u = its digest.
 *
 * @param password - As `bmpPassword` has it.
 * @returns `undefined` for a salt that no program writes.
 */
export function derivePkcs12(
  password: Uint8Array,
  { hash, salt, rounds }: Pkcs12Derivation,
  asked: { readonly purpose: number; readonly length: number; readonly budget: RoundBudget },
): Uint8Array | undefined {
  if (salt.length > MOST_SALT_BYTES) return undefined
  const [digest, block] = [DIGEST_BYTES[hash], BLOCK_BYTES[hash]]
  const count = Math.ceil(asked.length / digest)
  asked.budget.spend(rounds * DEAR * BigInt(count))
  const diversifier = new Uint8Array(block).fill(asked.purpose)
  const material = Buffer.concat([repeated(salt, block), repeated(password, block)])
  const derived = Buffer.alloc(count * digest)
  for (let piece = 0; piece < count; piece += 1) {
    const first = createHash(hash).update(diversifier).update(material).digest()
    const last = hashedAgain(hash, first, Number(rounds) - 1)
    derived.set(last, piece * digest)
    addToEach(material, repeated(last, block).subarray(0, block))
  }
  return Uint8Array.from(derived.subarray(0, asked.length))
}

function hashedAgain(hash: DerivationHash, first: Buffer, times: number): Buffer {
  let value = first
  for (let round = 0; round < times; round += 1) value = createHash(hash).update(value).digest()
  return value
}

/** The text over and over, to the next whole number of blocks; nothing of nothing. */
function repeated(text: Uint8Array, block: number): Uint8Array {
  const length = block * Math.ceil(text.length / block)
  return Uint8Array.from({ length }, (_, at) => text[at % text.length] ?? 0)
}

/** Step 6 C: every block of the material, as a number, plus the last digest and one. */
function addToEach(material: Uint8Array, addend: Uint8Array): void {
  const { length } = addend
  for (let start = 0; start < material.length; start += length) {
    let carry = 1
    for (let at = length - 1; at >= 0; at -= 1) {
      const sum = (material[start + at] ?? 0) + (addend[at] ?? 0) + carry
      material[start + at] = sum & 0xff
      carry = sum >> 8
    }
  }
}

/** RFC 7292 appendix B.1: UTF-16, big-endian, with two zeros at the end; `undefined` if it is no text. */
export function bmpPassword(passphrase: Uint8Array): Uint8Array | undefined {
  const text = fromUtf8(passphrase)
  if (text === undefined) return undefined
  return Uint8Array.from(Buffer.from(`${text}\0`, "utf16le").swap16())
}
