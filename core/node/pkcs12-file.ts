/**
 * The one key of a PKCS #12 file with which a report is signed: with its certificate, and the
 * certificates that lead from there to an authority, as far as the file holds them.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto"
import { equalBytes, Failure, saidWithPlace, say, type Saying } from "../base/index.ts"
import {
  isSameName,
  parseCertificate,
  parsePkcs12,
  type Certificate,
  type Pkcs12,
} from "../encodings/index.ts"
import type { Signer } from "../signatures/index.ts"
import type { AskPassphrase } from "./key-file.ts"
import { openPkcs12, unsupportedScheme, type OpenedKey, type OpenedPkcs12 } from "./pkcs12-open.ts"
import { signerOf } from "./private-key.ts"

/** A key that signs reports. */
export interface ReportKey {
  readonly signer: Signer
  /** DER. */
  readonly certificate: Uint8Array
  /** Path of the file that holds it. */
  readonly certificateAt: string
  /** Certificates of authorities above it, DER, the next one first; none is trusted for it. */
  readonly chain: readonly Uint8Array[]
}

/** More than any key with its certificates needs. */
const MOST_BYTES = 1024 * 1024
/** Uses of a key under which documents are signed (RFC 5280 §4.2.1.3). */
const SIGNING_USES = ["digitalSignature", "nonRepudiation"] as const
/** Longer than any chain in use. */
const MOST_ABOVE = 8

/**
 * Opens the file, and finds the key that has a certificate.
 *
 * @throws Failure MALFORMED, with a sentence, for another kind of file, a wrong passphrase, a
 *   scheme that is not read, no key with a certificate, or more than one.
 */
export async function readPkcs12(
  path: string,
  bytes: Uint8Array,
  ask: AskPassphrase,
): Promise<ReportKey> {
  const file = parsed(path, bytes)
  const opened = await openPkcs12(file, path, await ask(path))
  const certificates = readable(opened)
  const [found, ...more] = signingKeys(opened, certificates)
  if (found === undefined) throw none(opened, path)
  if (more.length > 0) {
    const count = String(more.length + 1)
    throw failure(
      say("it holds {count} keys with certificates; export the one that is to sign", { count }),
      path,
    )
  }
  const [certificate, ...others] = found.certificates
  if (certificate === undefined || others.length > 0) {
    const count = String(others.length + 1)
    throw failure(
      say("it holds {count} certificates of its key; export it with the one that is to be named", {
        count,
      }),
      path,
    )
  }
  return {
    signer: signerOf(found.key, path),
    certificate: certificate.der,
    certificateAt: path,
    chain: above(certificate, certificates).map(({ der }) => der),
  }
}

/** Everything that can be said before a passphrase is asked for. */
function parsed(path: string, bytes: Uint8Array): Pkcs12 {
  if (bytes.length > MOST_BYTES) throw failure(say("it is larger than any PKCS #12 file"), path)
  const read = parsePkcs12(bytes)
  if (read.kind === "refused") {
    throw failure(
      say("it is no PKCS #12 file, or a damaged one: {reason}", { reason: saidWithPlace(read) }),
      path,
    )
  }
  const { parts, mac } = read.file
  for (const part of parts) {
    if (part.kind === "encrypted" && part.scheme.kind === "unsupported") {
      throw unsupportedScheme(part.scheme.name, path)
    }
  }
  if (mac?.by.kind === "unsupported") throw unsupportedScheme(mac.by.name, path)
  return read.file
}

interface NamedCertificate extends Certificate {
  readonly localId?: Uint8Array
}

/** What is no certificate cannot be the key's. */
function readable({ certificates }: OpenedPkcs12): readonly NamedCertificate[] {
  const read = certificates.flatMap(({ der, localId }) => {
    const answer = parseCertificate(der)
    if (answer.kind === "refused") return []
    return [{ ...answer.certificate, ...(localId === undefined ? {} : { localId }) }]
  })
  return read.filter((one, at) => read.findIndex(({ der }) => equalBytes(der, one.der)) === at)
}

interface SigningKey {
  readonly key: KeyObject
  readonly certificates: readonly NamedCertificate[]
}

/** The keys that have a certificate, each once. */
function signingKeys(
  { keys }: OpenedPkcs12,
  certificates: readonly NamedCertificate[],
): readonly SigningKey[] {
  const seen: Uint8Array[] = []
  return keys.flatMap((opened) => {
    const pair = pairOf(opened)
    if (pair === undefined || seen.some((spki) => equalBytes(spki, pair.spki))) return []
    seen.push(pair.spki)
    const own = certificates.filter(
      (certificate) => equalBytes(certificate.spki, pair.spki) && isForSignatures(certificate),
    )
    const named = own.filter(({ localId }) => isSame(localId, opened.localId))
    // Several, after a renewal: the local name says which one was exported with the key.
    const meant = own.length > 1 && named.length > 0 ? named : own
    return meant.length === 0 ? [] : [{ key: pair.key, certificates: meant }]
  })
}

/** RFC 5280 §4.2.1.3: many hold a second key, whose certificate is for encryption alone. */
function isForSignatures({ extensions: { keyUsage } }: Certificate): boolean {
  return keyUsage === undefined || SIGNING_USES.some((use) => keyUsage.has(use))
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && equalBytes(one, other)
}

function pairOf({
  pkcs8,
}: OpenedKey): (Pick<SigningKey, "key"> & { spki: Uint8Array }) | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" })
    const spki = createPublicKey(key).export({ format: "der", type: "spki" })
    return { key, spki: new Uint8Array(spki) }
  } catch {
    // A key that the library cannot read signs nothing; if there is no other, that is said.
    return undefined
  } finally {
    pkcs8.fill(0)
  }
}

/** From the certificate upwards, by the names of issuers, to one that issued itself. */
function above(
  certificate: Certificate,
  certificates: readonly Certificate[],
): readonly Certificate[] {
  const chain: Certificate[] = []
  let last = certificate
  while (chain.length < MOST_ABOVE && !isSameName(last.issuer, last.subject)) {
    const { issuer } = last
    const next = certificates.find(
      (one) => isSameName(one.subject, issuer) && one !== certificate && !chain.includes(one),
    )
    if (next === undefined) break
    chain.push(next)
    last = next
  }
  return chain
}

function none({ keys, certificates }: OpenedPkcs12, path: string): Failure {
  if (keys.length === 0) return failure(say("it holds no private key"), path)
  return certificates.length === 0
    ? failure(say("it holds a key without a certificate; export both"), path)
    : failure(
        say("it holds no private key that is read here with a certificate for signatures"),
        path,
      )
}

function failure(message: Saying, path: string): Failure {
  return new Failure("MALFORMED", message, { path })
}
