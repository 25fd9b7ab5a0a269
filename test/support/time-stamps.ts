/**
 * A time-stamp authority to test with: tokens written field by field, so that any rule of
 * RFC 3161 can be broken on its own.
 */
import { compareBytes, toInstant, toUtf8 } from "../../core/base/index.ts"
import { toAnchor } from "../../core/certificates/index.ts"
import {
  parseCertificate,
  writeDer,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  type Certificate,
} from "../../core/encodings/index.ts"
import { hashOf, sha256 } from "../../core/hashing/index.ts"
import type { Signer } from "../../core/signatures/index.ts"
import type { TimestampTrust } from "../../core/time/index.ts"
import {
  basicConstraints,
  derName,
  ED25519_ALGORITHM,
  extendedKeyUsage,
  keyUsage,
  makeCertificate,
  signerOf,
  type CertificateSpec,
} from "./certificates.ts"

export const TIME_STAMPING = "1.3.6.1.5.5.7.3.8"
const TST_INFO = "1.2.840.113549.1.9.16.1.4"
const SHA256_OID = "2.16.840.1.101.3.4.2.1"
export const SHA512_OID = "2.16.840.1.101.3.4.2.3"
export const SHA1_OID = "1.3.14.3.2.26"
const HASHES = { [SHA256_OID]: "sha256", [SHA512_OID]: "sha512", [SHA1_OID]: "sha1" } as const
/** What every stamp here says unless told otherwise. */
export const STAMPED_AT = "2026-03-01T12:00:00.000Z"

export const ROOT = makeCertificate({
  subject: "Stamp Root",
  extensions: [basicConstraints(true), keyUsage(5, 6)],
})

/** The authority's certificate, with what a test needs different. */
export function authorityCertificate(given: Partial<CertificateSpec> = {}): Uint8Array {
  return makeCertificate({
    subject: "Stamp Authority",
    issuer: "Stamp Root",
    serial: 77,
    extensions: [keyUsage(0), extendedKeyUsage([TIME_STAMPING], true)],
    ...given,
  })
}

export const AUTHORITY = authorityCertificate()

export interface StampSpec {
  readonly imprintOid?: keyof typeof HASHES
  /** What is stamped; its digest is computed. */
  readonly bytes?: Uint8Array
  /** A MessageImprint that is written already, DER. */
  readonly imprint?: Uint8Array
  readonly version?: number
  readonly genTime?: string
  readonly nonce?: number
  readonly policy?: string
  readonly accuracySeconds?: number
  /** GeneralName, DER. */
  readonly tsa?: Uint8Array
  /** Extensions, DER. */
  readonly extensions?: readonly Uint8Array[]
}

export const BYTES = toUtf8("the bytes of a seal")

export function tstInfo(spec: StampSpec = {}): Uint8Array {
  const { imprintOid = SHA256_OID, bytes = BYTES, genTime = STAMPED_AT } = spec
  const { version = 1, policy = "1.2.3.4", accuracySeconds, nonce, tsa, extensions } = spec
  const digits = toInstant(Date.parse(genTime)).slice(0, 19).replace(/[-:T]/g, "")
  return writeDerSequence(
    writeDerInteger(version),
    writeDerOid(policy),
    spec.imprint ?? imprintOf(imprintOid, hashOf(HASHES[imprintOid], bytes)),
    writeDerInteger(5),
    writeDer(0x18, toUtf8(`${digits}Z`)),
    ...given(accuracySeconds, (seconds) => writeDerSequence(writeDerInteger(seconds))),
    ...given(nonce, writeDerInteger),
    ...given(tsa, (name) => writeDerContext(0, name)),
    ...given(extensions, (list) => writeDerContext(1, ...list)),
  )
}

/** What is written of a field that may be left out. */
function given<T>(value: T | undefined, write: (value: T) => Uint8Array): readonly Uint8Array[] {
  return value === undefined ? [] : [write(value)]
}

export function imprintOf(oid: string, digest: Uint8Array): Uint8Array {
  const algorithm = writeDerSequence(writeDerOid(oid), writeDerNull())
  return writeDerSequence(algorithm, writeDerOctetString(digest))
}

export interface SignerSpec {
  /** Certificate that the signer is said to have; names issuer, serial and ESS digest. */
  readonly certificate?: Uint8Array
  readonly key?: Signer
  /** AlgorithmIdentifier of the signature, DER; Ed25519 by default. */
  readonly algorithm?: Uint8Array
  /** Certificate that ESSCertIDv2 names; `null` leaves the attribute out. */
  readonly ess?: Uint8Array | null
  /** Certificate that ESSCertID (SHA-1) names; absent by default. */
  readonly essV1?: Uint8Array
  /** IssuerSerial inside ESSCertIDv2, DER. */
  readonly issuerSerial?: Uint8Array
  readonly contentType?: string
  /** What messageDigest is of. */
  readonly digested?: Uint8Array
  /** The digest of the content; SHA-256 by default. */
  readonly digestOid?: keyof typeof HASHES
  /** Signs the content itself. */
  readonly withoutAttributes?: true
  readonly moreAttributes?: readonly Uint8Array[]
  /** Subject key identifier instead of issuer and serial number. */
  readonly keyIdentifier?: Uint8Array
}

const SHA256_ALGORITHM = writeDerSequence(writeDerOid(SHA256_OID))

export function signerInfo(content: Uint8Array, spec: SignerSpec = {}): Uint8Array {
  const { certificate = AUTHORITY, key = signerOf("Stamp Authority") } = spec
  const attributes = spec.withoutAttributes === true ? [] : signedAttributes(content, spec)
  const signed = attributes.length === 0 ? content : writeDerSet(...attributes)
  const identifier =
    spec.keyIdentifier === undefined
      ? issuerAndSerial(certificate)
      : writeDer(0x80, spec.keyIdentifier)
  return writeDerSequence(
    writeDerInteger(spec.keyIdentifier === undefined ? 1 : 3),
    identifier,
    digestAlgorithm(spec),
    ...(attributes.length === 0 ? [] : [writeDerContext(0, ...attributes)]),
    spec.algorithm ?? ED25519_ALGORITHM,
    writeDerOctetString(key.sign(signed)),
  )
}

function digestAlgorithm({ digestOid = SHA256_OID }: SignerSpec): Uint8Array {
  return writeDerSequence(writeDerOid(digestOid))
}

function issuerAndSerial(der: Uint8Array): Uint8Array {
  const { issuer, serial } = certificateOf(der)
  return writeDerSequence(issuer.der, writeDer(0x02, Uint8Array.from(Buffer.from(serial, "hex"))))
}

function signedAttributes(content: Uint8Array, spec: SignerSpec): readonly Uint8Array[] {
  const { certificate = AUTHORITY } = spec
  const ess = spec.ess === undefined ? certificate : spec.ess
  const hash = HASHES[spec.digestOid ?? SHA256_OID]
  const attributes = [
    attribute("1.2.840.113549.1.9.3", writeDerOid(spec.contentType ?? TST_INFO)),
    attribute("1.2.840.113549.1.9.4", writeDerOctetString(hashOf(hash, spec.digested ?? content))),
    ...(ess === null
      ? []
      : [
          attribute(
            "1.2.840.113549.1.9.16.2.47",
            essList(sha256(ess), ...(spec.issuerSerial === undefined ? [] : [spec.issuerSerial])),
          ),
        ]),
    ...(spec.essV1 === undefined
      ? []
      : [attribute("1.2.840.113549.1.9.16.2.12", essList(hashOf("sha1", spec.essV1)))]),
    ...(spec.moreAttributes ?? []),
  ]
  return attributes.sort(compareBytes)
}

/** A SigningCertificate, or SigningCertificateV2 with its default digest. */
function essList(digest: Uint8Array, ...issuerSerial: readonly Uint8Array[]): Uint8Array {
  const id = writeDerSequence(writeDerOctetString(digest), ...issuerSerial)
  return writeDerSequence(writeDerSequence(id))
}

/** IssuerSerial by a name and a serial number (RFC 5035 §5). */
export function issuerSerial(name: string, serial: number): Uint8Array {
  const names = writeDerSequence(writeDerContext(4, derName(name)))
  return writeDerSequence(names, writeDerInteger(serial))
}

export function attribute(oid: string, ...values: readonly Uint8Array[]): Uint8Array {
  return writeDerSequence(writeDerOid(oid), writeDerSet(...values))
}

export interface TokenSpec extends SignerSpec {
  readonly info?: Uint8Array
  readonly type?: string
  /** In the token, in this order. */
  readonly certificates?: readonly Uint8Array[]
  /** Whole SignerInfos instead of the one. */
  readonly signers?: readonly Uint8Array[]
}

export function makeToken(spec: TokenSpec = {}): Uint8Array {
  const info = spec.info ?? tstInfo()
  const certificates = spec.certificates ?? [spec.certificate ?? AUTHORITY]
  const signers = spec.signers ?? [signerInfo(info, spec)]
  return signedData({ content: writeDerOctetString(info), certificates, signers, ...spec })
}

/** SignedData around a content that is written already; absent when it is detached. */
export function signedData(parts: {
  readonly type?: string
  readonly content?: Uint8Array
  readonly certificates: readonly Uint8Array[]
  readonly signers: readonly Uint8Array[]
}): Uint8Array {
  const { type = TST_INFO, content, certificates, signers } = parts
  const data = writeDerSequence(
    writeDerInteger(3),
    writeDerSet(SHA256_ALGORITHM),
    writeDerSequence(
      writeDerOid(type),
      ...(content === undefined ? [] : [writeDerContext(0, content)]),
    ),
    ...(certificates.length === 0 ? [] : [writeDerContext(0, ...certificates)]),
    writeDerSet(...signers),
  )
  return writeDerSequence(writeDerOid("1.2.840.113549.1.7.2"), writeDerContext(0, data))
}

export function certificateOf(der: Uint8Array): Certificate {
  const read = parseCertificate(der)
  if (read.kind === "refused") throw new Error(read.reason)
  return read.certificate
}

/** Trust in these certificates as time-stamp authorities, or as those that certify them. */
export function trustIn(...anchors: readonly Uint8Array[]): TimestampTrust {
  return {
    keys: [],
    anchors: anchors.map((der, index) => ({
      id: `tsa-${String(index)}`,
      anchor: toAnchor(certificateOf(der)),
    })),
  }
}
