/**
 * Signing a file in the forms of other programs, so that they can check what is signed here.
 *
 * Deterministic like every signature made here; nothing but the file and its purpose is in it.
 */
import { Failure, fromHex, fromUtf8, say } from "../base/index.ts"
import {
  jwsNameOf,
  jwsSigningInput,
  minisignGlobalMessage,
  pae,
  parseEcdsaSignature,
  sshSignedMessage,
  writeDetachedJws,
  writeDsseEnvelope,
  writeJwsHeader,
  writeMinisignKey,
  writeMinisignSignature,
  writeSshKey,
  writeSshSignature,
} from "../encodings/index.ts"
import { blake2b512, portableDigests } from "../hashing/index.ts"
import type { PublicKey } from "./public-key.ts"
import type { Signer } from "./signer.ts"

export const SIGNING_FORMS = ["minisign", "sshsig", "jws", "dsse", "raw"] as const
export type SigningForm = (typeof SIGNING_FORMS)[number]

export interface SigningPurpose {
  /** SSHSIG: not empty. */
  readonly namespace: string
  /** minisign: one line, signed. */
  readonly trustedComment: string
}

const MINISIGN_KEY_ID_BYTES = 8

/**
 * Signs a file.
 *
 * @throws Failure USAGE where the form has no place for such a key.
 */
export function signEnvelope(
  message: Uint8Array,
  signer: Signer,
  as: { readonly form: SigningForm } & SigningPurpose,
): Uint8Array {
  switch (as.form) {
    case "minisign":
      return signMinisign(message, signer, as.trustedComment)
    case "sshsig":
      return signSsh(message, signer, as.namespace)
    case "jws":
      return signJws(message, signer)
    case "dsse":
      return signDsse(message, signer)
    case "raw":
      return signer.sign(message)
  }
}

function signMinisign(message: Uint8Array, signer: Signer, trustedComment: string): Uint8Array {
  const keyId = minisignKeyId(signer.publicKey)
  const signature = signer.sign(blake2b512(message))
  return writeMinisignSignature({
    prehashed: true,
    keyId,
    signature,
    untrustedComment: "signature by sealwright",
    trustedComment,
    globalSignature: signer.sign(minisignGlobalMessage({ signature, trustedComment })),
  })
}

/** The id that our minisign files repeat: the beginning of the key's fingerprint. */
function minisignKeyId({ algorithm, fingerprint }: PublicKey): Uint8Array {
  if (algorithm !== "ed25519") throw new Failure("USAGE", say("minisign has Ed25519 keys only"))
  return (fromHex(fingerprint) ?? new Uint8Array(0)).slice(0, MINISIGN_KEY_ID_BYTES)
}

/** The public key file that minisign needs to check what is signed with the key here. */
export function minisignKeyFile(key: PublicKey): Uint8Array {
  const untrustedComment = `sealwright key ${key.fingerprint}`
  return writeMinisignKey({ keyId: minisignKeyId(key), publicKey: key.raw, untrustedComment })
}

/** The key as `minisign -P` takes it: the line of that file that holds it. */
export function minisignKeyText(key: PublicKey): string {
  const [, line = ""] = (fromUtf8(minisignKeyFile(key)) ?? "").split("\n")
  return line.trim()
}

function signSsh(message: Uint8Array, signer: Signer, namespace: string): Uint8Array {
  const written = writeSshKey(signer.publicKey.spki)
  if (written === undefined) {
    const { algorithm } = signer.publicKey
    throw new Failure("USAGE", say("SSH has no keys for {algorithm}", { algorithm }))
  }
  const hasher = portableDigests.hasher("sha512")
  hasher.update(message)
  const signed = sshSignedMessage(namespace, "sha512", hasher.digest())
  return writeSshSignature({
    key: written.blob,
    namespace,
    hash: "sha512",
    algorithm: written.type,
    signature: signer.sign(signed),
  })
}

/** Detached, so that the file itself is what was signed. */
function signJws(message: Uint8Array, signer: Signer): Uint8Array {
  const { algorithm, fingerprint } = signer.publicKey
  const alg = jwsNameOf(algorithm)
  if (alg === undefined) {
    throw new Failure("USAGE", say("JWS has no name for {algorithm}", { algorithm }))
  }
  const protectedText = writeJwsHeader({ alg, kid: fingerprint })
  const signature = signer.sign(jwsSigningInput({ protectedText, encoded: true }, message))
  return writeDetachedJws(protectedText, fixedLength(signer.publicKey, signature))
}

/** r ‖ s of the curve's length (RFC 7518 §3.4). */
function fixedLength({ algorithm, raw }: PublicKey, signature: Uint8Array): Uint8Array {
  if (!algorithm.startsWith("ecdsa-")) return signature
  const read = parseEcdsaSignature(signature, (raw.length - 1) / 2)
  if (read.kind === "refused") throw new Failure("INTERNAL", "our own signature was refused")
  return read.p1363
}

const OCTETS = "application/octet-stream"

function signDsse(message: Uint8Array, signer: Signer): Uint8Array {
  const sig = signer.sign(pae(OCTETS, message))
  const { fingerprint } = signer.publicKey
  return writeDsseEnvelope({
    payloadType: OCTETS,
    payload: message,
    signatures: [{ keyid: fingerprint, sig }],
  })
}
