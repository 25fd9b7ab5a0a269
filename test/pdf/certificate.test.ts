import { createHash, X509Certificate } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Failure } from "../../core/base/index.ts"
import { writePem } from "../../core/encodings/index.ts"
import { readCertificate } from "../../core/pdf/index.ts"
import { sampleReportSigner } from "../support/sample-certificate.ts"

const { der } = sampleReportSigner("Zoë Ørsted").certificate

describe("readCertificate", () => {
  it("reads what another reader reads, from DER and from PEM", () => {
    const pem = writePem({ label: "CERTIFICATE", bytes: der })
    const other = new X509Certificate(der)
    for (const bytes of [der, pem]) {
      const read = readCertificate(bytes, "k.crt")
      expect(read.subject).toBe("Zoë Ørsted")
      expect(other.subject).toBe("CN=Zoë Ørsted")
      expect(read.fingerprint).toBe(createHash("sha256").update(der).digest("hex"))
      const spki = other.publicKey.export({ type: "spki", format: "der" })
      expect(Buffer.compare(read.spki, spki)).toBe(0)
    }
  })

  it("refuses another kind of PEM, two certificates, and cut ones, naming the file", () => {
    const key = writePem({ label: "PUBLIC KEY", bytes: der })
    const one = writePem({ label: "CERTIFICATE", bytes: der })
    const two = Uint8Array.from([...one, ...one])
    for (const bytes of [key, two, der.subarray(0, -1), new Uint8Array(0)]) {
      expect(() => readCertificate(bytes, "k.crt")).toThrow(
        "k.crt is not a certificate in PEM or DER",
      )
    }
  })

  it("throws nothing but MALFORMED, whatever the bytes", () => {
    const changed = fc.tuple(fc.nat(der.length - 1), fc.nat(255)).map(([at, value]) => {
      const bytes = Uint8Array.from(der)
      bytes[at] = value
      return bytes
    })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), changed), (bytes) => {
        try {
          readCertificate(bytes, "k.crt")
        } catch (cause) {
          expect(cause).toBeInstanceOf(Failure)
          expect(cause).toMatchObject({ code: "MALFORMED", path: "k.crt" })
        }
      }),
    )
  })
})
