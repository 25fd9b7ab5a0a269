/**
 * PKCS #12 (RFC 7292): the file in which people are handed a key with its certificates.
 *
 * Reads two layers and opens neither: the file, whose parts may lie under a passphrase, and what
 * such a part holds once somebody has opened it. The frame may be BER as programs of browsers and
 * of Java write it (`parseBer`).
 */
import { concat, refused, refusedAs, type Refused } from "../base/index.ts"
import { parseBer } from "./ber.ts"
import { DER_TAG, type DerValue } from "./der.ts"
import { asStructure, DerFields, misformed, onlyChild } from "./der-fields.ts"
import { hashOfOid } from "./hash-names.ts"
import {
  encryptionSchemeIn,
  macSchemeIn,
  type DerivationHash,
  type EncryptionScheme,
  type MacScheme,
} from "./password-scheme.ts"

export interface Pkcs12 {
  /** What the MAC is over. */
  readonly authenticated: Uint8Array
  readonly parts: readonly Pkcs12Part[]
  /** Absent where nothing shows that the file is as it was written. */
  readonly mac?: Pkcs12Mac
}

/** SafeContents, as it stands or under the passphrase. */
export type Pkcs12Part =
  | { readonly kind: "plain"; readonly bytes: Uint8Array }
  | { readonly kind: "encrypted"; readonly scheme: EncryptionScheme; readonly bytes: Uint8Array }

export interface Pkcs12Mac {
  readonly value: Uint8Array
  readonly by:
    | MacScheme
    /** HMAC with a key from RFC 7292 appendix B. */
    | {
        readonly kind: "pkcs12"
        readonly hash: DerivationHash
        readonly salt: Uint8Array
        readonly rounds: bigint
      }
}

export type Pkcs12Answer = { readonly kind: "pkcs12"; readonly file: Pkcs12 } | Refused

/** A private key of a part, and the local name that ties it to its certificate. */
export interface SafeKey {
  /** PrivateKeyInfo (RFC 5958) under a scheme, or as it stands. */
  readonly bytes: Uint8Array
  readonly scheme?: EncryptionScheme
  readonly localId?: Uint8Array
}

export interface SafeCertificate {
  readonly der: Uint8Array
  readonly localId?: Uint8Array
}

/** What a part holds; revocation lists and secrets are passed over. */
export interface SafeContents {
  readonly keys: readonly SafeKey[]
  readonly certificates: readonly SafeCertificate[]
}

export type SafeContentsAnswer =
  { readonly kind: "contents"; readonly contents: SafeContents } | Refused

/** RFC 5652 §4, §8; RFC 7292 §4.2 and appendix D; RFC 2985 §5.5.2. */
const OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  encryptedData: "1.2.840.113549.1.7.6",
  keyBag: "1.2.840.113549.1.12.10.1.1",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
  nestedBag: "1.2.840.113549.1.12.10.1.6",
  x509: "1.2.840.113549.1.9.22.1",
  localKeyId: "1.2.840.113549.1.9.21",
} as const

const CONTEXT_0 = 0xa0
const OCTETS_0 = 0x80
const VERSION = 3n
/** Each costs a derivation; programs write two. */
const MAX_PARTS = 16
/** Keys cost a derivation each, and nobody is handed so many in one file. */
const MAX_KEYS = 16
const MAX_CERTIFICATES = 256
/** The hashes of a MAC by RFC 7292 appendix B. */
const MAC_HASHES: readonly string[] = ["sha1", "sha224", "sha256", "sha384", "sha512"]

/** Reads a PFX. Never throws; what is under the passphrase is not looked at. */
export function parsePkcs12(bytes: Uint8Array): Pkcs12Answer {
  const outer = parseBer(bytes)
  if (outer.kind === "refused") return outer
  const read = asStructure(() => pfxIn(outer.value))
  if (read.kind === "refused") {
    // A place in DER that we wrote ourselves is none in the bytes that were given.
    return outer.wasDer ? read : refusedAs(read.code, read.reason)
  }
  const { authenticated, mac } = read.it
  const inner = parseBer(authenticated)
  if (inner.kind === "refused") return refused(`in its parts: ${inner.reason}`)
  const parts = asStructure(() => partsIn(inner.value))
  if (parts.kind === "refused") return refused(`in its parts: ${parts.reason}`)
  const file = { authenticated, parts: parts.it, ...(mac === undefined ? {} : { mac }) }
  return { kind: "pkcs12", file }
}

function pfxIn(value: DerValue): Omit<Pkcs12, "parts"> {
  const fields = new DerFields(value, "PFX")
  if (fields.integer() !== VERSION) misformed("not version 3 of PKCS #12", value)
  const content = new DerFields(fields.take(DER_TAG.sequence), "ContentInfo")
  const type = content.oid()
  if (type === OID.signedData) misformed("it is protected by a signature, not by a passphrase")
  if (type !== OID.data) misformed("not a PFX", value)
  const authenticated = octetsIn(onlyChild(content.take(CONTEXT_0)))
  content.end()
  const mac = fields.optional(DER_TAG.sequence)
  fields.end()
  return { authenticated, ...(mac === undefined ? {} : { mac: macIn(mac) }) }
}

function macIn(value: DerValue): Pkcs12Mac {
  const fields = new DerFields(value, "MacData")
  const digest = new DerFields(fields.take(DER_TAG.sequence), "DigestInfo")
  const algorithm = digest.take(DER_TAG.sequence)
  const mac = digest.take(DER_TAG.octetString).content
  digest.end()
  const salt = fields.take(DER_TAG.octetString).content
  const rounds = fields.optionalInteger() ?? 1n
  fields.end()
  if (rounds < 1n) misformed("a derivation of no round", value)
  // RFC 9579 §5: salt and rounds beside it are of no meaning then.
  const pbmac1 = macSchemeIn(algorithm)
  if (pbmac1 !== undefined) return { value: mac, by: pbmac1 }
  const named = new DerFields(algorithm, "AlgorithmIdentifier")
  const oid = named.oid()
  named.optional(DER_TAG.null)
  named.end()
  const hash = hashOfOid(oid)
  if (!isMacHash(hash)) return { value: mac, by: { kind: "unsupported", name: oid } }
  return { value: mac, by: { kind: "pkcs12", hash, salt, rounds } }
}

function isMacHash(hash: string | undefined): hash is DerivationHash {
  return hash !== undefined && MAC_HASHES.includes(hash)
}

function partsIn(value: DerValue): readonly Pkcs12Part[] {
  if (value.tag !== DER_TAG.sequence) misformed("not an AuthenticatedSafe", value)
  if (value.children.length > MAX_PARTS) misformed("too many parts", value)
  return value.children.map(partIn)
}

function partIn(value: DerValue): Pkcs12Part {
  const content = new DerFields(value, "ContentInfo")
  const type = content.oid()
  const inside = onlyChild(content.take(CONTEXT_0))
  content.end()
  if (type === OID.data) return { kind: "plain", bytes: octetsIn(inside) }
  if (type !== OID.encryptedData) misformed("a part that is not under a passphrase", value)
  const data = new DerFields(inside, "EncryptedData")
  data.integer()
  const encrypted = new DerFields(data.take(DER_TAG.sequence), "EncryptedContentInfo")
  if (encrypted.oid() !== OID.data) misformed("an encrypted part of another type", value)
  const scheme = encryptionSchemeIn(encrypted.take(DER_TAG.sequence))
  const bytes = implicitOctetsIn(encrypted.any())
  encrypted.end()
  return { kind: "encrypted", scheme, bytes }
}

/** Reads SafeContents as it stands, with everything that lies nested in it. Never throws. */
export function parseSafeContents(bytes: Uint8Array): SafeContentsAnswer {
  const read = parseBer(bytes)
  if (read.kind === "refused") return read
  const bags = asStructure(() => bagsIn(read.value))
  if (bags.kind === "refused") return bags
  const keys = bags.it.flatMap((bag) => (bag.kind === "key" ? [bag.key] : []))
  const certificates = bags.it.flatMap((bag) =>
    bag.kind === "certificate" ? [bag.certificate] : [],
  )
  if (keys.length > MAX_KEYS) return refused("too many keys")
  if (certificates.length > MAX_CERTIFICATES) return refused("too many certificates")
  return { kind: "contents", contents: { keys, certificates } }
}

type Bag =
  | { readonly kind: "key"; readonly key: SafeKey }
  | { readonly kind: "certificate"; readonly certificate: SafeCertificate }

/** Bags inside bags are as deep as `parseDer` lets values be. */
function bagsIn(value: DerValue): readonly Bag[] {
  if (value.tag !== DER_TAG.sequence) misformed("not SafeContents", value)
  return value.children.flatMap(bagIn)
}

function bagIn(value: DerValue): readonly Bag[] {
  const fields = new DerFields(value, "SafeBag")
  const type = fields.oid()
  const inside = onlyChild(fields.take(CONTEXT_0))
  const localId = localIdIn(fields.optional(DER_TAG.set))
  fields.end()
  const named = localId === undefined ? {} : { localId }
  switch (type) {
    case OID.keyBag:
      return [{ kind: "key", key: { bytes: inside.bytes, ...named } }]
    case OID.shroudedKeyBag:
      return [{ kind: "key", key: { ...shroudedIn(inside), ...named } }]
    case OID.certificateBag: {
      const der = certificateIn(inside)
      return der === undefined ? [] : [{ kind: "certificate", certificate: { der, ...named } }]
    }
    case OID.nestedBag:
      return bagsIn(inside)
    default:
      return []
  }
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3). */
function shroudedIn(value: DerValue): Pick<SafeKey, "bytes" | "scheme"> {
  const fields = new DerFields(value, "EncryptedPrivateKeyInfo")
  const scheme = encryptionSchemeIn(fields.take(DER_TAG.sequence))
  const bytes = fields.take(DER_TAG.octetString).content
  fields.end()
  return { scheme, bytes }
}

/** An X.509 certificate; `undefined` for one of another kind. */
function certificateIn(value: DerValue): Uint8Array | undefined {
  const fields = new DerFields(value, "CertBag")
  const type = fields.oid()
  const inside = onlyChild(fields.take(CONTEXT_0))
  fields.end()
  return type === OID.x509 ? octetsIn(inside) : undefined
}

function localIdIn(attributes: DerValue | undefined): Uint8Array | undefined {
  const own = (attributes?.children ?? []).map((value) => {
    const fields = new DerFields(value, "PKCS12Attribute")
    return { type: fields.oid(), values: fields.take(DER_TAG.set).children }
  })
  const values = own.find(({ type }) => type === OID.localKeyId)?.values ?? []
  return values.find(({ tag }) => tag === DER_TAG.octetString)?.content
}

function octetsIn(value: DerValue): Uint8Array {
  if (value.tag !== DER_TAG.octetString) misformed("not an octet string", value)
  return value.content
}

/** `[0] IMPLICIT OCTET STRING`, whole or, in BER, in pieces. */
function implicitOctetsIn(value: DerValue): Uint8Array {
  if (value.tag === OCTETS_0) return value.content
  if (value.tag !== CONTEXT_0) misformed("an encrypted part without content", value)
  return concat(...value.children.map(octetsIn))
}
