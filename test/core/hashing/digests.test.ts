import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toHex, toUtf8 } from "../../../core/base/index.ts"
import type { DigestAlgorithm } from "../../../core/claims/index.ts"
import { portableDigests, sha256, type DigestEngine } from "../../../core/hashing/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"

/** The digests of "abc" that the standards print: RFC 1321 §A.5, FIPS 180-4 example values. */
const ABC: Readonly<Record<DigestAlgorithm, string>> = {
  md5: "900150983cd24fb0d6963f7d28e17f72",
  sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
  sha224: "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
  sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  sha384:
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
  sha512:
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
}
const ALGORITHMS = Object.keys(ABC) as readonly DigestAlgorithm[] // keys of a complete record
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
const ENGINES: readonly DigestEngine[] = [portableDigests, nativeDigests]

describe.each(ENGINES)("the $name digest engine", (engine) => {
  it.each(ALGORITHMS)("gives the published %s of abc, whole and in pieces", (algorithm) => {
    expect(digestOf(engine, algorithm, [toUtf8("abc")])).toBe(ABC[algorithm])
    expect(digestOf(engine, algorithm, [toUtf8("a"), toUtf8(""), toUtf8("bc")])).toBe(
      ABC[algorithm],
    )
  })

  it("gives the published SHA-256 of abc and of nothing in one call", () => {
    expect(toHex(engine.sha256(toUtf8("abc")))).toBe(ABC.sha256)
    expect(toHex(engine.sha256(new Uint8Array(0)))).toBe(EMPTY)
  })

  it.each(ALGORITHMS)(
    "gives the %s of a prefix on the way, and of the whole after it",
    (algorithm) => {
      const hasher = engine.hasher(algorithm)
      hasher.update(toUtf8("abc"))
      expect(toHex(hasher.digestSoFar())).toBe(ABC[algorithm])
      expect(toHex(hasher.digestSoFar())).toBe(ABC[algorithm])
      hasher.update(toUtf8("def"))
      expect(toHex(hasher.digest())).toBe(digestOf(engine, algorithm, [toUtf8("abcdef")]))
    },
  )

  it("answers in plain Uint8Arrays", () => {
    expect(Object.getPrototypeOf(engine.sha256(new Uint8Array(1)))).toBe(Uint8Array.prototype)
    expect(Object.getPrototypeOf(engine.hasher("sha512").digest())).toBe(Uint8Array.prototype)
  })

  it("digests the view it is given, not the memory around it", () => {
    const around = toUtf8("xxabcxx")
    expect(toHex(engine.sha256(around.subarray(2, 5)))).toBe(ABC.sha256)
    expect(digestOf(engine, "sha256", [around.subarray(2, 5)])).toBe(ABC.sha256)
  })
})

describe("the two digest engines", () => {
  it("agree on any bytes, under every algorithm", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (parts) => {
        for (const algorithm of ALGORITHMS) {
          expect(digestOf(nativeDigests, algorithm, parts)).toBe(
            digestOf(portableDigests, algorithm, parts),
          )
        }
        const [part = new Uint8Array(0)] = parts
        expect(nativeDigests.sha256(part)).toEqual(portableDigests.sha256(part))
      }),
    )
  })
})

describe("sha256", () => {
  it("joins its parts", () => {
    expect(toHex(sha256(toUtf8("a"), toUtf8("b"), toUtf8("c")))).toBe(ABC.sha256)
    expect(toHex(sha256(toUtf8("abc")))).toBe(ABC.sha256)
    expect(toHex(sha256())).toBe(EMPTY)
  })
})

function digestOf(
  engine: DigestEngine,
  algorithm: DigestAlgorithm,
  parts: readonly Uint8Array[],
): string {
  const hasher = engine.hasher(algorithm)
  for (const part of parts) hasher.update(part)
  return toHex(hasher.digest())
}
