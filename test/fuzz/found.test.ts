/** What fuzzing found once, kept by name so that it stays found. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { toUtf8 } from "../../core/base/index.ts"
import {
  parseDer,
  parseSpki,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writePem,
} from "../../core/encodings/index.ts"
import { checkRequest } from "../../core/index.ts"
import { nativeEngine, readSigner } from "../../core/node/index.ts"
import { SIGNERS } from "./parsers/samples.ts"

const folder = mkdtempSync(join(tmpdir(), "sealwright-found-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe("fuzzing found", () => {
  // Two encodings of one key are two fingerprints: one person could have counted as two.
  it.each([0x31, 0x70, 0xf2])(
    "a public key whose algorithm stands in a %i instead of a SEQUENCE",
    (tag) => {
      const spki = SIGNERS.ed25519.publicKey.spki.slice()
      expect(spki[2]).toBe(0x30)
      spki[2] = tag
      expect(parseSpki(spki).kind).toBe("refused")
    },
  )

  it("a DER sequence of half a million empty values, each of which took 300 bytes", () => {
    const nulls = new Uint8Array(2 * 65_536).map((_, n) => (n % 2 === 0 ? 5 : 0))
    expect(parseDer(writeDerSequence(nulls))).toMatchObject({ reason: "too many values" })
    expect(parseDer(writeDerSequence(nulls.subarray(4))).kind).toBe("der")
  })

  it.each([
    ["PBKDF2", "1.2.840.113549.1.5.12", [2_147_483_647]],
    ["scrypt", "1.3.6.1.4.1.11591.4.11", [262_144, 1, 262_144]],
  ] as const)("a key file that asks for minutes of %s", async (_, oid, numbers) => {
    const path = join(folder, "key")
    writeFileSync(path, writePem({ label: "ENCRYPTED PRIVATE KEY", bytes: slowKey(oid, numbers) }))
    const started = process.cpuUsage()
    const answer = readSigner(path, () => Promise.resolve(toUtf8("x")))
    await expect(answer).rejects.toMatchObject({ code: "MALFORMED", message: /more rounds/ })
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  it("a DSSE envelope with more signatures than anybody would verify", () => {
    const status = (count: number): string => {
      const request = {
        publicKey: Buffer.from(SIGNERS.ed25519.publicKey.spki).toString("base64"),
        envelope: {
          payloadType: "t",
          payload: "",
          signatures: Array.from({ length: count }, () => ({ sig: "" })),
        },
      }
      return String(checkRequest("dsse", toUtf8(JSON.stringify(request)), [nativeEngine]).code)
    }
    expect(status(1_000)).toBe("SIG_NONCANONICAL")
    expect(status(1_001)).toBe("LIMIT_EXCEEDED")
  })
})

/** EncryptedPrivateKeyInfo (RFC 8018) with the given numbers for its key derivation. */
function slowKey(oid: string, numbers: readonly number[]): Uint8Array {
  const salt = writeDerOctetString(new Uint8Array(16))
  const hmac = writeDerSequence(writeDerOid("1.2.840.113549.2.9"), writeDerNull())
  const isPbkdf2 = numbers.length === 1
  const derivation = writeDerSequence(
    writeDerOid(oid),
    writeDerSequence(salt, ...numbers.map(writeDerInteger), ...(isPbkdf2 ? [hmac] : [])),
  )
  const scheme = writeDerSequence(
    writeDerOid("2.16.840.1.101.3.4.1.42"),
    writeDerOctetString(new Uint8Array(16)),
  )
  return writeDerSequence(
    writeDerSequence(writeDerOid("1.2.840.113549.1.5.13"), writeDerSequence(derivation, scheme)),
    writeDerOctetString(new Uint8Array(64)),
  )
}
