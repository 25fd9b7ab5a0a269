/**
 * ESS signing certificates (RFC 2634 §5.4, RFC 5035 §3, §4): which certificate does a
 * signer say, inside what it signed, that it signs with?
 */
import { DER_TAG, type DerValue } from "./der.ts"
import { DerFields, asStructure } from "./der-fields.ts"
import { algorithmIdentifierIn, type CmsAttribute } from "./cms.ts"
import { readGeneralName, type GeneralName } from "./x509/general-name.ts"
import { toHex, type Refused } from "../base/index.ts"

/** Object identifiers of the two attributes: SHA-1 only, and any digest. */
export const ESS_ATTRIBUTES = {
  v1: "1.2.840.113549.1.9.16.2.12",
  v2: "1.2.840.113549.1.9.16.2.47",
} as const

/** RFC 3370 §2.1. */
const SHA1 = "1.3.14.3.2.26"
/** RFC 5754 §2.2: the default of the second form. */
const SHA256 = "2.16.840.1.101.3.4.2.1"

/** The certificate that a signer names as its own: the first in its list. */
export interface EssCertificate {
  /** Object identifier of the digest algorithm. */
  readonly digestOid: string
  /** Digest of the whole certificate. */
  readonly digest: Uint8Array
  readonly issuerSerial?: {
    readonly issuer: readonly GeneralName[]
    /** Content octets of the INTEGER, lower-case hex. */
    readonly serial: string
  }
}

export type EssAnswer = { readonly kind: "ess"; readonly certificate: EssCertificate } | Refused

/** Reads a signing-certificate attribute of either form, with exactly one value. Never throws. */
export function parseEssAttribute({ type, values }: CmsAttribute): EssAnswer {
  const read = asStructure(() => {
    const [value, ...more] = values
    const fields = new DerFields(more.length === 0 ? value : undefined, "SigningCertificate")
    const ids = new DerFields(fields.take(DER_TAG.sequence), "list of certificates")
    return certificateIn(ids.take(DER_TAG.sequence), type)
  })
  return read.kind === "refused" ? read : { kind: "ess", certificate: read.it }
}

function certificateIn(value: DerValue, type: string): EssCertificate {
  const fields = new DerFields(value, "ESSCertID")
  const algorithm = type === ESS_ATTRIBUTES.v2 ? fields.optional(DER_TAG.sequence) : undefined
  const otherwise = type === ESS_ATTRIBUTES.v2 ? SHA256 : SHA1
  const digest = fields.take(DER_TAG.octetString).content
  const issuerSerial = fields.optional(DER_TAG.sequence)
  fields.end()
  return {
    digestOid: algorithm === undefined ? otherwise : algorithmIdentifierIn(algorithm).oid,
    digest,
    ...(issuerSerial === undefined ? {} : { issuerSerial: issuerSerialIn(issuerSerial) }),
  }
}

function issuerSerialIn(value: DerValue): NonNullable<EssCertificate["issuerSerial"]> {
  const fields = new DerFields(value, "IssuerSerial")
  // A name that cannot be read is no name that could agree, so it is left out.
  const issuer = fields.take(DER_TAG.sequence).children.flatMap((child) => {
    const read = readGeneralName(child)
    return read.kind === "refused" ? [] : [read.name]
  })
  const serial = toHex(fields.take(DER_TAG.integer).content)
  fields.end()
  return { issuer, serial }
}
