/**
 * Public keys in the forms in which people hand them over.
 *
 * Each becomes a SubjectPublicKeyInfo, so that all that follows knows one form. What a
 * text says beside the key (names, ids, comments) is passed on as said.
 */
import {
  fromBase64,
  fromUtf8,
  reasoned,
  reasonSaid,
  refused,
  refusedAs,
  say,
  type Refused,
} from "../base/index.ts"
import { parseJwk } from "./jwk.ts"
import { spkiOfRaw } from "./key-material.ts"
import { looksLikeMinisignKey, parseMinisignKey } from "./minisign.ts"
import { parsePem } from "./pem.ts"
import { parseVkey, type Vkey } from "./signed-note.ts"
import { parseCertificate } from "./x509/certificate.ts"
import { looksLikeSshLine, parseSshLine } from "./ssh-key.ts"

export type PublicKeyForm = "pem" | "der" | "base64" | "jwk" | "ssh" | "minisign" | "vkey"

export interface PublicKeyText {
  readonly form: PublicKeyForm
  /** SubjectPublicKeyInfo; its inside was not looked at. */
  readonly spki: Uint8Array
  /** Algorithm that the text binds the key to, in our names; absent when it leaves it open. */
  readonly algorithm?: string
  /** What somebody calls the key: the comment of SSH and minisign, the `kid` of a JWK. */
  readonly label?: string
  /** The id that minisign files repeat, eight bytes. */
  readonly minisignKeyId?: Uint8Array
  /** A verifier key as it stands; whether its id belongs to it was not asked. */
  readonly vkey?: Vkey
  /** The certificate that the key stands in, DER; nobody asked whether it is good. */
  readonly certificate?: Uint8Array
}

export type PublicKeyTextAnswer =
  | { readonly kind: "text"; readonly text: PublicKeyText }
  /** Of a kind that is not read here; `type` names it in the words of its form. */
  | { readonly kind: "unsupported"; readonly form: PublicKeyForm; readonly type: string }
  | Refused

/** Sixteen times the largest key there is, and far more than a certificate has. */
const MAX_BYTES = 64 * 1024

/** Control characters that no text form has, and that every DER of a key has. */
const BINARY = /[\0-\x08\x0e-\x1f]/

/**
 * Reads one public key, whichever form it has.
 *
 * PEM (`PUBLIC KEY`, `CERTIFICATE`), DER and base64 of either, JWK, a line of an SSH .pub file,
 * a minisign public key, a C2SP verifier key. Two keys in one file are refused: which one was meant?
 */
export function parsePublicKeyText(bytes: Uint8Array): PublicKeyTextAnswer {
  if (bytes.length > MAX_BYTES) return refusedAs("LIMIT_EXCEEDED", "a key of more than 64 KiB")
  const text = fromUtf8(bytes)
  if (text === undefined || BINARY.test(text)) return derKey("der", bytes.slice())
  if (/^[ \t]*-----BEGIN /m.test(text)) return pemKey(text)
  if (/^[ \t\r\n]*\{/.test(text)) return jwkKey(bytes)
  if (looksLikeMinisignKey(text)) return minisignKey(text)
  if (looksLikeSshLine(text)) return sshKey(text)
  return oneLineKey(text.replace(/\r?\n$/, ""))
}

function pemKey(text: string): PublicKeyTextAnswer {
  const pem = parsePem(text)
  if (pem.kind === "refused") return pem
  const [block, ...more] = pem.blocks
  if (block === undefined || more.length > 0) return refused("more than one PEM block")
  if (block.label.endsWith("PRIVATE KEY")) return refused("a private key, not a public one")
  if (block.label === "CERTIFICATE") return inBlock(certificateKey("pem", block.bytes))
  return block.label === "PUBLIC KEY"
    ? ofForm("pem", block.bytes)
    : refused("a PEM block that is neither a PUBLIC KEY nor a CERTIFICATE")
}

/** Offsets are those of what the block holds, and not of the text. */
function inBlock(answer: PublicKeyTextAnswer): PublicKeyTextAnswer {
  return answer.kind === "refused"
    ? { ...answer, ...reasoned(say("in the PEM block: {reason}", { reason: reasonSaid(answer) })) }
    : answer
}

function certificateKey(form: PublicKeyForm, der: Uint8Array): PublicKeyTextAnswer {
  const read = parseCertificate(der)
  if (read.kind === "refused") return read
  const { spki, der: certificate } = read.certificate
  return ofForm(form, spki, { certificate })
}

/** A SubjectPublicKeyInfo, which begins with one algorithm, or a certificate. */
function derKey(form: PublicKeyForm, der: Uint8Array): PublicKeyTextAnswer {
  const isCertificate = parseCertificate(der).kind === "certificate"
  return isCertificate ? certificateKey(form, der) : ofForm(form, der)
}

function jwkKey(bytes: Uint8Array): PublicKeyTextAnswer {
  const read = parseJwk(bytes)
  if (read.kind === "refused") return read
  if (read.kind === "unsupported") return { ...read, form: "jwk" }
  const { spki, algorithm, kid } = read
  return ofForm("jwk", spki, {
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(kid === undefined ? {} : { label: kid }),
  })
}

function minisignKey(text: string): PublicKeyTextAnswer {
  const read = parseMinisignKey(text)
  if (read.kind === "refused") return read
  const { publicKey, keyId, untrustedComment } = read.key
  return ofForm("minisign", spkiOfRaw("ed25519", publicKey), {
    minisignKeyId: keyId,
    ...(untrustedComment === "" ? {} : { label: untrustedComment }),
  })
}

function sshKey(text: string): PublicKeyTextAnswer {
  const read = parseSshLine(text)
  if (read.kind === "refused") return read
  if (read.kind === "unsupported") return { ...read, form: "ssh" }
  return ofForm("ssh", read.spki, {
    // What `ssh-keygen -Y sign` makes of an RSA key; PROTOCOL.sshsig forbids SHA-1.
    ...(read.type === "ssh-rsa" ? { algorithm: "rsa-pkcs1-sha512" } : {}),
    ...(read.comment === "" ? {} : { label: read.comment }),
  })
}

/** C2SP signature types with the form of their keys; 2 carries a SubjectPublicKeyInfo. */
const VKEY_KINDS: Readonly<Record<number, "ed25519" | "ml-dsa-44">> = {
  0x01: "ed25519",
  0x04: "ed25519",
  0x06: "ml-dsa-44",
}
const VKEY_ECDSA = 0x02

function oneLineKey(line: string): PublicKeyTextAnswer {
  const der = fromBase64(line)
  if (der !== undefined && der.length > 0) return derKey("base64", der)
  const read = parseVkey(line)
  if (read.kind === "refused") return refused("a public key in no form that is read here")
  const { vkey } = read
  const more = { vkey, label: vkey.name }
  if (vkey.type === VKEY_ECDSA) return ofForm("vkey", vkey.key, more)
  const kind = VKEY_KINDS[vkey.type]
  if (kind === undefined) {
    return { kind: "unsupported", form: "vkey", type: `signature type ${String(vkey.type)}` }
  }
  return ofForm("vkey", spkiOfRaw(kind, vkey.key), more)
}

function ofForm(
  form: PublicKeyForm,
  spki: Uint8Array,
  more: Partial<PublicKeyText> = {},
): PublicKeyTextAnswer {
  return { kind: "text", text: { form, spki, ...more } }
}
