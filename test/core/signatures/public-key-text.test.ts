import { execFileSync } from "node:child_process"
import { createPublicKey } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { concat, fromHex, toBase64, toBase64Url, toHex, toUtf8 } from "../../../core/base/index.ts"
import { parsePem, writePem, writeSpki, writeVkey } from "../../../core/encodings/index.ts"
import { writeSshStrings } from "../../../core/encodings/ssh-wire.ts"
import {
  makeSigner,
  noteKeyId,
  readPublicKeyText,
  vkeyOf,
  type PublicKeyTextRead,
} from "../../../core/signatures/index.ts"
import { makeCertificate } from "../../support/certificates.ts"
import { needsTool } from "../../support/tools.ts"

/** RFC 8032 §7.1, test 1; RFC 8037 appendix A.2 gives the same key as a JWK. */
const ED25519 = fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")!
const SPKI = writeSpki("ed25519", ED25519)
const RFC_8037_JWK = {
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}
/** RFC 7515 appendix A.3.1. */
const RFC_7515_JWK = {
  kty: "EC",
  crv: "P-256",
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
/** C2SP signed-note, "Verifier keys" (golang/mod, sumdb/note). */
const VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
const P256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(3)).publicKey
const SSH_BLOB = writeSshStrings("ssh-ed25519", ED25519)
const SSH_LINE = `ssh-ed25519 ${toBase64(SSH_BLOB)} archivist@acme`
const MINISIGN_LINE = toBase64(Uint8Array.from([0x45, 0x64, 1, 2, 3, 4, 5, 6, 7, 8, ...ED25519]))

describe("a public key is read", () => {
  it("from a certificate in PEM, DER and base64, which is kept beside it", () => {
    const certificate = makeCertificate({ subject: "Acme", spki: SPKI })
    const pem = writePem({ label: "CERTIFICATE", bytes: certificate })
    for (const bytes of [pem, certificate, toUtf8(toBase64(certificate))]) {
      const read = readPublicKeyText(bytes)
      expect(read).toMatchObject({ kind: "key", text: { certificate } })
      expect(read.kind === "key" && toHex(read.key.raw)).toBe(toHex(ED25519))
    }
  })

  it("from no certificate that is cut short, nor from two", () => {
    const certificate = makeCertificate({ subject: "Acme", spki: SPKI })
    const pem = writePem({ label: "CERTIFICATE", bytes: certificate })
    for (const bytes of [
      certificate.slice(0, -1),
      writePem({ label: "CERTIFICATE", bytes: certificate.slice(0, -1) }),
      concat(pem, pem),
    ]) {
      expect(readPublicKeyText(bytes).kind).toBe("refused")
    }
  })

  it("from a JSON Web Key, as RFC 8037 appendix A.2 gives it", () => {
    const read = keyOf(RFC_8037_JWK)
    expect(read).toMatchObject({ key: { algorithm: "ed25519" }, text: { form: "jwk" } })
    expect(toHex(read.key.raw)).toBe(toHex(ED25519))
  })

  it("from a JSON Web Key of P-256, as RFC 7515 appendix A.3 gives it and Node reads it", () => {
    const { key } = keyOf(RFC_7515_JWK)
    const node = createPublicKey({ key: RFC_7515_JWK, format: "jwk" })
    expect(toHex(key.spki)).toBe(node.export({ format: "der", type: "spki" }).toString("hex"))
  })

  it("from a verifier key, as C2SP gives it, with its name", () => {
    const read = keyOf(VKEY)
    expect(read).toMatchObject({ key: { algorithm: "ed25519" }, text: { form: "vkey" } })
    expect(read.text.vkey?.name).toBe("example.com/foo")
    expect(toHex(read.key.raw)).toBe(
      "e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4",
    )
  })

  const forms: Readonly<Record<string, readonly [string, string | Uint8Array]>> = {
    PEM: ["pem", writePem({ label: "PUBLIC KEY", bytes: SPKI })],
    "PEM with explanations around it": [
      "pem",
      `a key\n${new TextDecoder().decode(writePem({ label: "PUBLIC KEY", bytes: SPKI }))}end\n`,
    ],
    DER: ["der", SPKI],
    "base64 of DER": ["base64", toBase64(SPKI)],
    "a line of an SSH .pub file": ["ssh", `${SSH_LINE}\n`],
    "such a line without comment and end": ["ssh", `ssh-ed25519 ${toBase64(SSH_BLOB)}`],
    "a minisign file": ["minisign", `untrusted comment: of the archivist\n${MINISIGN_LINE}\n`],
    "a minisign file with CR LF": ["minisign", `untrusted comment: a\r\n${MINISIGN_LINE}\r\n`],
    "the line of a minisign key alone": ["minisign", MINISIGN_LINE],
  }
  for (const [name, [form, given]] of Object.entries(forms)) {
    it(`from ${name}, and it is the same key`, () => {
      const read = keyOf(given)
      expect(read.text.form).toBe(form)
      expect(toHex(read.key.spki)).toBe(toHex(SPKI))
    })
  }

  it("with what its form says beside it", () => {
    expect(keyOf(SSH_LINE).text.label).toBe("archivist@acme")
    expect(keyOf({ ...RFC_8037_JWK, kid: "k-7" }).text.label).toBe("k-7")
    const minisign = keyOf(`untrusted comment: of the archivist\n${MINISIGN_LINE}\n`).text
    expect(minisign.label).toBe("of the archivist")
    expect(minisign.minisignKeyId).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))
  })

  it("and bound to the algorithm that a JSON Web Key names", () => {
    expect(keyOf({ ...RFC_7515_JWK, alg: "ES256" }).key.algorithm).toBe("ecdsa-p256-sha256")
    expect(keyOf({ ...RFC_8037_JWK, alg: "EdDSA" }).key.algorithm).toBe("ed25519")
    expect(keyOf({ ...RFC_8037_JWK, alg: "Ed25519" }).key.algorithm).toBe("ed25519")
  })
})

describe("a public key is refused", () => {
  const pem = (label: string): string => new TextDecoder().decode(writePem({ label, bytes: SPKI }))
  const refusals: Readonly<Record<string, string | Uint8Array | object>> = {
    "an empty file": "",
    "some text": "my key\n",
    "two PEM blocks": pem("PUBLIC KEY") + pem("PUBLIC KEY"),
    "a private key": pem("PRIVATE KEY"),
    "a PEM block of something else": pem("SSH SIGNATURE"),
    "two lines of SSH": `${SSH_LINE}\n${SSH_LINE}\n`,
    "an SSH line with options before it": `no-pty ${SSH_LINE}`,
    "an SSH line of another type than its key": SSH_LINE.replace("ssh-ed25519", "ssh-rsa"),
    "an SSH key with bytes after it": `ssh-ed25519 ${toBase64(Uint8Array.from([...SSH_BLOB, 0]))}`,
    "an SSH key cut short": `ssh-ed25519 ${toBase64(SSH_BLOB.subarray(0, -1))}`,
    "an SSH key with a field too many": `ssh-ed25519 ${toBase64(
      writeSshStrings("ssh-ed25519", ED25519, ""),
    )}`,
    "an SSH point that its type calls otherwise": `ecdsa-sha2-nistp256 ${toBase64(
      writeSshStrings("ecdsa-sha2-nistp256", "nistp384", P256.raw),
    )}`,
    "an SSH RSA key with a negative modulus": `ssh-rsa ${toBase64(
      writeSshStrings("ssh-rsa", Uint8Array.of(3), new Uint8Array(256).fill(0xff)),
    )}`,
    "a minisign key cut short": `untrusted comment: a\n${MINISIGN_LINE.slice(4)}\n`,
    "a minisign key with a line too many": `untrusted comment: a\n${MINISIGN_LINE}\nx\n`,
    "a minisign signature": `untrusted comment: a\n${"A".repeat(100)}\ntrusted comment: b\nAAAA\n`,
    "a verifier key with the id of another": VKEY.replace("530d903a", "530d903b"),
    "a verifier key under another name": VKEY.replace("foo", "bar"),
    "a private JSON Web Key (RFC 8037 appendix A.1)": {
      ...RFC_8037_JWK,
      d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    },
    "a symmetric JSON Web Key": { kty: "oct", k: "AA" },
    "a JSON Web Key for encryption": { ...RFC_7515_JWK, use: "enc" },
    "a JSON Web Key that only signs": { ...RFC_7515_JWK, key_ops: ["sign"] },
    "a JSON Web Key whose alg is for another curve": { ...RFC_7515_JWK, alg: "ES384" },
    "a JSON Web Key whose coordinate is short": { ...RFC_7515_JWK, x: RFC_7515_JWK.x.slice(3) },
    "a JSON Web Key with padding": { ...RFC_7515_JWK, x: `${RFC_7515_JWK.x}=` },
    "a JSON Web Key with set unused bits": {
      ...RFC_7515_JWK,
      x: `${RFC_7515_JWK.x.slice(0, -1)}V`,
    },
    "a JSON Web Key off its curve": { ...RFC_7515_JWK, x: RFC_7515_JWK.y },
    "a JSON Web Key that names a member twice": JSON.stringify(RFC_8037_JWK).replace(
      '"crv"',
      '"kty":"OKP","crv"',
    ),
    "a set of JSON Web Keys": { keys: [RFC_8037_JWK] },
    "a key of small order": { ...RFC_8037_JWK, x: toBase64Url(new Uint8Array(32).fill(1, 0, 1)) },
    "more than 64 KiB": "A".repeat(65_540),
  }
  for (const [name, given] of Object.entries(refusals)) {
    it(`: ${name}`, () => {
      expect(read(given).kind).toBe("refused")
    })
  }

  const unsupported: Readonly<Record<string, readonly [string | object, string]>> = {
    "a key on a security token": [
      `sk-ssh-ed25519@openssh.com ${toBase64(
        writeSshStrings("sk-ssh-ed25519@openssh.com", ED25519, "ssh:"),
      )}`,
      "sk-ssh-ed25519@openssh.com",
    ],
    "an X25519 key": [{ ...RFC_8037_JWK, crv: "X25519" }, "X25519"],
    "a key type that nobody knows": [{ kty: "constructor" }, "constructor"],
    "a key bound to an algorithm that is no signature": [
      { ...RFC_7515_JWK, alg: "ECDH-ES" },
      "ECDH-ES",
    ],
    "a key bound to none": [{ ...RFC_7515_JWK, alg: "none" }, "none"],
  }
  for (const [name, [given, algorithm]] of Object.entries(unsupported)) {
    it(`as unsupported, by its name: ${name}`, () => {
      expect(read(given)).toEqual({ kind: "unsupported", algorithm })
    })
  }

  it("as unsupported: a verifier key of a type without a form of its own", () => {
    const keyId = noteKeyId("a.example", ED25519)
    expect(read(writeVkey({ name: "a.example", keyId, type: 0xfa, key: ED25519 }))).toEqual({
      kind: "unsupported",
      algorithm: "signature type 250",
    })
  })
})

needsTool("ssh-keygen").describe("ssh-keygen and this reader", () => {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-ssh-"))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  for (const bits of ["256", "384"]) {
    it(`read the same key from a fresh line of ECDSA with ${bits} bits`, () => {
      const file = join(folder, `ec${bits}`)
      execFileSync("ssh-keygen", ["-q", "-t", "ecdsa", "-b", bits, "-N", "", "-f", file])
      const pem = execFileSync("ssh-keygen", ["-e", "-m", "PKCS8", "-f", `${file}.pub`], {
        encoding: "utf8",
      })
      const blocks = parsePem(pem)
      if (blocks.kind === "refused") throw new Error(blocks.reason)
      const { key } = keyOf(new Uint8Array(readFileSync(`${file}.pub`)))
      expect(toHex(key.spki)).toBe(toHex(blocks.blocks[0]!.bytes))
    })
  }
})

it("a verifier key that we write is read as the same key", () => {
  const signer = makeSigner("ed25519", new Uint8Array(32).fill(9)).publicKey
  expect(keyOf(vkeyOf("a.example/log", signer)).key.fingerprint).toBe(signer.fingerprint)
})

function read(given: string | Uint8Array | object): PublicKeyTextRead {
  if (given instanceof Uint8Array) return readPublicKeyText(given)
  return readPublicKeyText(toUtf8(typeof given === "string" ? given : JSON.stringify(given)))
}

function keyOf(given: string | Uint8Array | object): Extract<PublicKeyTextRead, { kind: "key" }> {
  const answer = read(given)
  if (answer.kind !== "key") throw new Error(JSON.stringify(answer))
  return answer
}
