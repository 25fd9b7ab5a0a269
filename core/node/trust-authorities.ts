/**
 * What people do to the authorities of a trust file: pinning their certificates, and bringing in
 * what they say of those they certified.
 *
 * What each operation writes is decided in core/trust; which are refused before anything is
 * written is decided here, and what would be no pack is refused by its one reader.
 */
import {
  Failure,
  fromUtf8,
  saidWithPlace,
  say,
  toBase64,
  toHex,
  toInstant,
  type JsonObject,
} from "../base/index.ts"
import { parseCertificates, parsePem } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import {
  anchorIn,
  certificateStates,
  readList,
  readResponse,
  revocationDataIn,
  type RevocationSource,
  type StatedByCertificate,
  type TrustStore,
} from "../trust/index.ts"
import { readOwnFile } from "./own-file.ts"
import { refuseAlone } from "./two-persons.ts"
import { changeTrust, type TrustAct, type TrustChanged } from "./trust-pack-file.ts"

/** An authority to pin. */
export interface NewAnchor {
  /** DER. */
  readonly certificate: Uint8Array
  readonly subject: string
  readonly purposes: readonly string[]
  /** What a certificate under it may act as, and whose: for the purpose of signing only. */
  readonly roles: readonly string[]
  readonly names: readonly string[]
  /** Default: `authority-` and the first 16 characters of the certificate's SHA-256. */
  readonly id?: string
  /** Milliseconds since 1970. */
  readonly validFrom?: number
  readonly validUntil?: number
}

/** The certificate of an authority, as it was read and as people compare it. */
export interface AuthorityFile extends StatedByCertificate {
  /** DER. */
  readonly certificate: Uint8Array
}

/** Reads the one certificate that a file holds. @throws Failure UNREADABLE or MALFORMED. */
export function readAuthority(path: string): AuthorityFile {
  const read = parseCertificates(readOwnFile(path, "the certificate"))
  if (read.kind === "refused") throw new Failure("MALFORMED", saidWithPlace(read), { path })
  const [certificate, ...more] = read.certificates
  if (certificate === undefined || more.length > 0) {
    const message = say("it holds several certificates; pin one at a time")
    throw new Failure("MALFORMED", message, { path })
  }
  return { certificate: certificate.der, ...certificateStates(certificate) }
}

export async function pinAnchor(
  on: TrustAct,
  anchor: NewAnchor,
): Promise<TrustChanged & { readonly id: string }> {
  const { certificate, subject, purposes, roles, names, validFrom, validUntil } = anchor
  const id = anchor.id ?? `authority-${toHex(sha256(certificate)).slice(0, 16)}`
  const entry: JsonObject = {
    id,
    certificate: toBase64(certificate),
    subject,
    purposes,
    ...(roles.length === 0 ? {} : { roles }),
    ...(names.length === 0 ? {} : { names }),
    ...(validFrom === undefined ? {} : { validFrom: toInstant(validFrom) }),
    ...(validUntil === undefined ? {} : { validUntil: toInstant(validUntil) }),
  }
  const changed = await changeTrust(on, (pack, before) => {
    refuseAlone(on, before)
    return anchorIn(pack, entry, on.act)
  })
  return { ...changed, id }
}

/** A list or response out of a file. */
export interface RevocationFile {
  readonly path: string
  readonly der: Uint8Array
  readonly source: RevocationSource
}

/** Reads a CRL or an OCSP response, in DER or PEM. @throws Failure UNREADABLE or MALFORMED. */
export function readRevocationFile(path: string): RevocationFile {
  const bytes = readOwnFile(path, "the revocation data")
  const pem = parsePem(fromUtf8(bytes) ?? "")
  const [block, ...more] = pem.kind === "pem" ? pem.blocks : []
  if (more.length > 0) {
    throw new Failure("MALFORMED", say("it holds several PEM blocks"), { path })
  }
  const der = block?.bytes ?? bytes
  const [list, response] = [readList(der), readResponse(der)]
  if (list.kind === "source") return { path, der, source: list.source }
  if (response.kind === "source") return { path, der, source: response.source }
  const message = say(
    "it is neither a revocation list ({list}) nor an OCSP response ({response})",
    { list: list.saying, response: response.saying },
  )
  throw new Failure("MALFORMED", message, { path })
}

/** Adds what is not there yet. @returns `undefined`, and nothing written, when all of it is. */
export async function importRevocation(
  on: TrustAct,
  files: readonly RevocationFile[],
  before: TrustStore,
): Promise<TrustChanged | undefined> {
  const known = [...before.revocation.crls, ...before.revocation.ocsp].map(toBase64)
  const added = new Map(files.map(({ der, source }) => [toBase64(der), source.kind]))
  for (const one of known) added.delete(one)
  if (added.size === 0) return undefined
  const ofKind = (kind: RevocationSource["kind"]) =>
    [...added].flatMap(([text, own]) => (own === kind ? [text] : []))
  const add = { crls: ofKind("crl"), ocsp: ofKind("ocsp") }
  return changeTrust(on, (pack) => revocationDataIn(pack, add, on.act))
}
