/** Fingerprints: the digest that other tools print, in groups. */
import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { fingerprintOf, formatFingerprint } from "../../../core/keys/index.ts"
import { makeSigner } from "../../../core/signatures/index.ts"

describe("fingerprints", () => {
  const { spki, fingerprint } = makeSigner("ed25519", new Uint8Array(32).fill(1)).publicKey

  it("are the SHA-256 of the SubjectPublicKeyInfo", () => {
    expect(fingerprintOf(spki)).toBe(createHash("sha256").update(spki).digest("hex"))
    expect(fingerprintOf(spki)).toBe(fingerprint)
  })

  it("read in sixteen groups of four that lose nothing", () => {
    const groups = formatFingerprint(fingerprint).split(" ")
    expect(groups).toHaveLength(16)
    expect(groups.every((group) => group.length === 4)).toBe(true)
    expect(groups.join("")).toBe(fingerprint)
  })
})
