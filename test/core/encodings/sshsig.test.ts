import { describe, expect, it } from "vitest"
import { concat, fromBase64, toBase64, toUtf8 } from "../../../core/base/index.ts"
import { parseSshSignature, writeSshSignature } from "../../../core/encodings/index.ts"
import { writeSshStrings, writeSshUint32 } from "../../../core/encodings/ssh-wire.ts"

/** Made with OpenSSH 9.2: `ssh-keygen -Y sign -n file` over "hello\n". */
const OPENSSH = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgvX3s7WjnA3Z+ArtqyLqan7uOdO
PwrwPoYauFngxXBJwAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
OQAAAEAQO4Yvu/MdqV5j8p+vQq4k5c7a1VeYV+f9EohKBX3rHpo3Adb7iUHZra6rsaJ021
XtkDUvYxz55kcQazNhfhgM
-----END SSH SIGNATURE-----
`
const KEY = writeSshStrings("ssh-ed25519", new Uint8Array(32).fill(7))
const SIGNED = writeSshStrings("ssh-ed25519", new Uint8Array(64).fill(8))

describe("an SSH signature", () => {
  it("of OpenSSH is read with its key, purpose, hash and algorithm", () => {
    expect(parseSshSignature(toUtf8(OPENSSH))).toMatchObject({
      kind: "sshsig",
      signature: {
        keyType: "ssh-ed25519",
        namespace: "file",
        hash: "sha512",
        algorithm: "ssh-ed25519",
      },
    })
  })

  it("is written as OpenSSH writes it", () => {
    const read = parseSshSignature(toUtf8(OPENSSH))
    if (read.kind === "refused") throw new Error(read.reason)
    const base64 = OPENSSH.split("\n").slice(1, -2).join("")
    // Magic, version and a length come before the key, of 51 bytes (PROTOCOL.sshsig).
    const key = fromBase64(base64)!.slice(14, 14 + 51)
    const { namespace, hash, algorithm, signature } = read.signature
    const written = writeSshSignature({ key, namespace, hash, algorithm, signature })
    expect(new TextDecoder().decode(written)).toBe(OPENSSH)
  })

  it("may have come through a system that ends lines in CR LF", () => {
    expect(parseSshSignature(toUtf8(OPENSSH.replaceAll("\n", "\r\n"))).kind).toBe("sshsig")
  })

  const blob = (parts: {
    readonly magic?: string
    readonly version?: number
    readonly fields?: readonly (Uint8Array | string)[]
  }): string => {
    const { magic = "SSHSIG", version = 1, fields = [KEY, "file", "", "sha512", SIGNED] } = parts
    const bytes = concat(toUtf8(magic), writeSshUint32(version), writeSshStrings(...fields))
    return `-----BEGIN SSH SIGNATURE-----\n${toBase64(bytes)}\n-----END SSH SIGNATURE-----\n`
  }

  it("is read as this test writes it, so that the refusals below have one reason each", () => {
    expect(parseSshSignature(toUtf8(blob({}))).kind).toBe("sshsig")
  })

  const refusals: Readonly<Record<string, readonly [string, string]>> = {
    "without armour": ["SSHSIG", "no BEGIN line"],
    "with words before it": [`signed:\n${OPENSSH}`, "no BEGIN line"],
    "with words after it": [`${OPENSSH}more\n`, "not one armoured"],
    "with a second one after it": [OPENSSH + OPENSSH, "not one armoured"],
    "with a blank after a line": [OPENSSH.replace("\nU1N", " \nU1N"), "not one armoured"],
    "with padding too much": [OPENSSH.replace("hgM\n", "hgM=\n"), "not one armoured"],
    "of another magic": [blob({ magic: "SSHSIF" }), "no SSHSIG magic"],
    "of another version": [blob({ version: 2 }), "another version"],
    "without namespace": [blob({ fields: [KEY, "", "", "sha512", SIGNED] }), "no namespace"],
    "with a filled reserved field": [
      blob({ fields: [KEY, "file", "x", "sha512", SIGNED] }),
      "reserved",
    ],
    "with SHA-1": [blob({ fields: [KEY, "file", "", "sha1", SIGNED] }), "another hash"],
    "with a field too many": [
      blob({ fields: [KEY, "file", "", "sha512", SIGNED, ""] }),
      "not the five fields",
    ],
    "with a field too few": [blob({ fields: [KEY, "file", "", "sha512"] }), "not the five fields"],
    "whose key is none": [blob({ fields: ["", "file", "", "sha512", SIGNED] }), "without a type"],
    "whose signature has something after it": [
      blob({ fields: [KEY, "file", "", "sha512", concat(SIGNED, writeSshStrings("x"))] }),
      "more than its parts",
    ],
    "of ECDSA that is not two integers": [
      blob({
        fields: [KEY, "file", "", "sha512", writeSshStrings("ecdsa-sha2-nistp256", "abc")],
      }),
      "not two integers",
    ],
    "of more than 64 KiB": [OPENSSH + "A".repeat(65_536), "longer"],
  }
  for (const [name, [text, reason]] of Object.entries(refusals)) {
    it(`is refused ${name}`, () => {
      const read = parseSshSignature(toUtf8(text))
      expect(read).toMatchObject({ kind: "refused" })
      expect(read.kind === "refused" && read.reason).toContain(reason)
    })
  }

  it("cut short anywhere is refused, with the place where its fields end", () => {
    const whole = fromBase64(OPENSSH.split("\n").slice(1, -2).join(""))!
    for (let length = 0; length < whole.length; length += 1) {
      const cut = toBase64(whole.subarray(0, length))
      const text = `-----BEGIN SSH SIGNATURE-----\n${cut}\n-----END SSH SIGNATURE-----\n`
      expect(parseSshSignature(toUtf8(text)).kind, `${length} bytes`).toBe("refused")
    }
    const text = `-----BEGIN SSH SIGNATURE-----\n${toBase64(whole.subarray(0, 12))}\n-----END SSH SIGNATURE-----\n`
    // Byte 10 of twelve is in the fourteenth character of base64, behind a first line of 30 bytes.
    expect(parseSshSignature(toUtf8(text))).toMatchObject({ offset: 43 })
  })

  it("says where in the file it stopped, over the lines of its armour", () => {
    const offsetOf = (text: string): number | undefined => {
      const read = parseSshSignature(toUtf8(text))
      return read.kind === "refused" ? read.offset : undefined
    }
    const strange = OPENSSH.replace("\nU1N", "\n!1N")
    expect(offsetOf(strange)).toBe(strange.indexOf("!"))
    // The key has no type: behind magic and version (10 bytes) and the length of the key (4).
    const keyless = blob({ fields: ["", "file", "", "sha512", SIGNED] })
    expect(offsetOf(keyless)).toBe(30 + 18)
    // A namespace behind a key of 120 bytes begins at byte 138, so in character 184, on line 3.
    const nameless = blob({ fields: ["k".repeat(120), "", "", "sha512", SIGNED] })
    const wrapped = nameless.replaceAll(/[A-Za-z0-9+/]{70}/g, "$&\n")
    expect(offsetOf(nameless)).toBe(30 + 184)
    expect(offsetOf(wrapped)).toBe(30 + 184 + 2)
  })
})
