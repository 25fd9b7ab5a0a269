/**
 * Self-signed certificates (RFC 5280), for signing reports: one person, one P-256 key.
 *
 * Such a certificate carries a key and a name and vouches for neither: whoever relies on
 * it has compared its key's fingerprint by another way.
 */
import { toInstant, toUtf8 } from "../base/index.ts"
import { DER_TAG } from "./der.ts"
import {
  writeDer,
  writeDerBitString,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
} from "./der-write.ts"

export interface CertificateRequest {
  /** Common name, 1 to 64 characters (RFC 5280 appendix A.1, ub-common-name). */
  readonly subject: string
  /** SubjectPublicKeyInfo of a P-256 key, DER. */
  readonly spki: Uint8Array
  /** Names the key, 20 bytes (RFC 7093 §2: the first 160 bits of a SHA-256). */
  readonly keyIdentifier: Uint8Array
  /** Positive, at most 20 octets, not used again for this key. */
  readonly serial: bigint
  /** Milliseconds since 1970; whole seconds are kept. */
  readonly notBefore: number
  readonly notAfter: number
  /** ECDSA with SHA-256 by the private key of `spki`, as DER. */
  readonly sign: (message: Uint8Array) => Uint8Array
}

const COMMON_NAME = "2.5.4.3"
const ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2"
const SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
const KEY_USAGE = "2.5.29.15"
const BASIC_CONSTRAINTS = "2.5.29.19"

/** digitalSignature and nonRepudiation: the first two bits of KeyUsage (RFC 5280 §4.2.1.3). */
const SIGNING_BITS = writeDerBitString(Uint8Array.of(0xc0), 6)
const VERSION_3 = 2
/** From this year on, times are GeneralizedTime (RFC 5280 §4.1.2.5). */
const FIRST_GENERALIZED_YEAR = 2050

/** Writes an X.509 v3 end-entity certificate, DER. */
export function writeSelfSignedCertificate(request: CertificateRequest): Uint8Array {
  const { subject, spki, serial, notBefore, notAfter } = request
  const algorithm = writeDerSequence(writeDerOid(ECDSA_WITH_SHA256))
  const name = writeDerSequence(
    writeDerSet(writeDerSequence(writeDerOid(COMMON_NAME), writeDerUtf8String(subject))),
  )
  const toBeSigned = writeDerSequence(
    writeDerContext(0, writeDerInteger(VERSION_3)),
    writeDerInteger(serial),
    algorithm,
    name,
    writeDerSequence(writeTime(notBefore), writeTime(notAfter)),
    name,
    spki,
    writeDerContext(3, extensions(request.keyIdentifier)),
  )
  const signature = writeDerBitString(request.sign(toBeSigned))
  return writeDerSequence(toBeSigned, algorithm, signature)
}

function extensions(keyIdentifier: Uint8Array): Uint8Array {
  const critical = writeDerBoolean(true)
  // An empty SEQUENCE: cA is FALSE by default, and defaults are left out in DER.
  const endEntity = writeDerOctetString(writeDerSequence())
  return writeDerSequence(
    writeDerSequence(writeDerOid(BASIC_CONSTRAINTS), critical, endEntity),
    writeDerSequence(writeDerOid(KEY_USAGE), critical, writeDerOctetString(SIGNING_BITS)),
    writeDerSequence(
      writeDerOid(SUBJECT_KEY_IDENTIFIER),
      writeDerOctetString(writeDerOctetString(keyIdentifier)),
    ),
  )
}

/** UTCTime `YYMMDDHHMMSSZ` to 2049, GeneralizedTime `YYYYMMDDHHMMSSZ` after. */
function writeTime(ms: number): Uint8Array {
  const text = `${toInstant(ms).slice(0, "YYYY-MM-DDTHH:MM:SS".length).replace(/[-:T]/g, "")}Z`
  const isGeneralized = Number(text.slice(0, 4)) >= FIRST_GENERALIZED_YEAR
  return isGeneralized
    ? writeDer(DER_TAG.generalizedTime, toUtf8(text))
    : writeDer(DER_TAG.utcTime, toUtf8(text.slice(2)))
}
