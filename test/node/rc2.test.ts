/** RC2: the vectors of RFC 2268, and what OpenSSL encrypts under many keys. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { fromHex, toHex, toUtf8 } from "../../core/base/index.ts"
import { decryptRc2Block, decryptRc2Cbc, expandRc2Key } from "../../core/node/rc2.ts"
import { needsTool } from "../support/tools.ts"

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array()

describe("RC2 (RFC 2268 §5)", () => {
  it.each([
    [63, "0000000000000000", "0000000000000000", "ebb773f993278eff"],
    [64, "ffffffffffffffff", "ffffffffffffffff", "278b27e42e2f0d49"],
    [64, "3000000000000000", "1000000000000001", "30649edf9be7d2c2"],
    [64, "88", "0000000000000000", "61a8a244adacccf0"],
    [64, "88bca90e90875a", "0000000000000000", "6ccf4308974c267f"],
    [64, "88bca90e90875a7f0f79c384627bafb2", "0000000000000000", "1a807d272bbe5db1"],
    [128, "88bca90e90875a7f0f79c384627bafb2", "0000000000000000", "2269552ab0f85ca6"],
    [
      129,
      "88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e",
      "0000000000000000",
      "5b78d3a43dfff1f1",
    ],
  ])("decrypts with %i effective bits of the key %s", (bits, key, plain, cipher) => {
    expect(toHex(decryptRc2Block(expandRc2Key(bytes(key), bits), bytes(cipher)))).toBe(plain)
  })
})

needsTool("openssl").describe("RC2 in CBC as OpenSSL encrypts it", () => {
  const IV = "0011223344556677"
  const encrypted = (cipher: string, key: string, plain: string): Uint8Array => {
    const options = ["-provider", "legacy", "-provider", "default", "-e", "-base64", "-A"]
    const args = ["enc", `-${cipher}`, "-K", key, "-iv", IV, ...options]
    const text = execFileSync("openssl", args, { input: plain, encoding: "utf8" })
    return Uint8Array.from(Buffer.from(text, "base64"))
  }

  it.each([
    ["rc2-40-cbc", 5],
    ["rc2-cbc", 16],
  ])("%s is decrypted, under keys with every byte at every place", (cipher, length) => {
    for (let first = 0; first < 256; first += 16) {
      const key = toHex(Uint8Array.from({ length }, (_, at) => (first + 51 * at) & 0xff))
      const plain = "x".repeat(first / 8)
      const read = decryptRc2Cbc(bytes(key), bytes(IV), encrypted(cipher, key, plain))
      expect([key, toHex(read ?? bytes("ff"))]).toEqual([key, toHex(toUtf8(plain))])
    }
  })

  it("is none with another key, another length, or cut short", () => {
    const key = "0102030405"
    const whole = encrypted("rc2-40-cbc", key, "seventeen letters")
    const read = (given: string, of: Uint8Array) => decryptRc2Cbc(bytes(given), bytes(IV), of)
    expect(read(key, whole)).toEqual(toUtf8("seventeen letters"))
    for (const length of [0, 1, 7, 8, 9, 16, 23]) {
      expect(read(key, whole.subarray(0, length))).toBeUndefined()
    }
    expect(read("0102030406", whole)).toBeUndefined()
  })
})
