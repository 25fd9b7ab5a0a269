/**
 * AlgorithmIdentifier (RFC 5280 §4.1.1.2) and the parameters that RSASSA-PSS puts into it
 * (RFC 4055 §3.1): an object identifier, and what comes with it.
 */
import { refused, type Refused } from "../base/index.ts"
import { DER_TAG, derIntegerValue, derOidText, parseDer, type DerValue } from "./der.ts"
import {
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOid,
  writeDerSequence,
} from "./der-write.ts"
import { hashOfOid, hashOid, type HashName } from "./hash-names.ts"

export interface AlgorithmIdentifier {
  readonly kind: "identifier"
  /** Dotted. */
  readonly oid: string
  readonly parameters: DerValue | undefined
}

/** What RSASSA-PSS needs to know besides the key (RFC 8017 §9.1). */
export interface PssParameters {
  readonly hash: HashName
  /** The hash inside MGF1; a SHAKE stands for itself without MGF1 (RFC 8692 §3). */
  readonly mgfHash: HashName
  /** Bytes. */
  readonly saltLength: number
}

export type PssAnswer =
  | { readonly kind: "pss"; readonly pss: PssParameters }
  /** Well formed, with a hash or a mask generation that is not ours. */
  | { readonly kind: "unsupported"; readonly oid: string }
  | Refused

/** RFC 8017 appendix A.2. */
const MGF1 = "1.2.840.113549.1.1.8"
const [HASH_TAG, MGF_TAG, SALT_TAG, TRAILER_TAG] = [0xa0, 0xa1, 0xa2, 0xa3]
const DEFAULT_SALT = 20n
/** Longer than any key could hold; larger numbers are refused before they are converted. */
const MOST_SALT = 2048n

/** Reads one AlgorithmIdentifier in exact DER. */
export function parseAlgorithmIdentifier(der: Uint8Array): AlgorithmIdentifier | Refused {
  const answer = parseDer(der)
  return answer.kind === "refused" ? answer : toAlgorithmIdentifier(answer.value)
}

/** Reads one AlgorithmIdentifier that stands inside something larger. */
export function toAlgorithmIdentifier(value: DerValue): AlgorithmIdentifier | Refused {
  const [identifier, parameters, ...more] = value.children
  const isSequence = value.tag === DER_TAG.sequence
  if (!isSequence || identifier?.tag !== DER_TAG.objectIdentifier || more.length > 0) {
    return refused("not an AlgorithmIdentifier", value.offset)
  }
  return { kind: "identifier", oid: derOidText(identifier.content), parameters }
}

/** True for an absent or NULL parameter, the two forms that RFC 4055 §2.1 has for hashes. */
export function hasNoParameters({ parameters }: AlgorithmIdentifier): boolean {
  return parameters === undefined || parameters.tag === DER_TAG.null
}

/**
 * Reads RSASSA-PSS-params.
 *
 * Members that are left out mean SHA-1, MGF1 with SHA-1 and 20 bytes of salt. A default that is
 * written although DER leaves it out is taken, for widespread libraries write it. The trailer
 * is 1 or the parameters are refused.
 */
export function toPssParameters(value: DerValue): PssAnswer {
  if (value.tag !== DER_TAG.sequence) return refused("PSS parameters of another type", value.offset)
  const tags = value.children.map(({ tag }) => tag)
  const known = tags.every((tag) => tag >= HASH_TAG && tag <= TRAILER_TAG)
  const ordered = tags.every((tag, at) => at === 0 || tag > (tags[at - 1] ?? 0))
  const filled = value.children.every(({ children }) => children.length === 1)
  if (!known || !ordered || !filled) return refused("PSS parameters of another form", value.offset)
  return pssOf(value)
}

function pssOf(value: DerValue): PssAnswer {
  const hash = hashIn(inside(value, HASH_TAG))
  if (hash.kind !== "hash") return hash
  const mgf = mgfHashIn(inside(value, MGF_TAG))
  if (mgf.kind !== "hash") return mgf
  const salt = numberIn(inside(value, SALT_TAG), DEFAULT_SALT)
  const trailer = numberIn(inside(value, TRAILER_TAG), 1n)
  if (salt === undefined || salt < 0n || salt > MOST_SALT) {
    return refused("a PSS salt of an impossible length", value.offset)
  }
  if (trailer !== 1n) return refused("a PSS trailer other than 1", value.offset)
  return {
    kind: "pss",
    pss: { hash: hash.hash, mgfHash: mgf.hash, saltLength: Number(salt) },
  }
}

function inside(value: DerValue, tag: number): DerValue | undefined {
  return value.children.find((child) => child.tag === tag)?.children[0]
}

type HashAnswer =
  | { readonly kind: "hash"; readonly hash: HashName }
  | { readonly kind: "unsupported"; readonly oid: string }
  | Refused

function hashIn(value: DerValue | undefined): HashAnswer {
  if (value === undefined) return { kind: "hash", hash: "sha1" }
  const identifier = toAlgorithmIdentifier(value)
  if (identifier.kind === "refused") return identifier
  if (!hasNoParameters(identifier)) return refused("parameters of a hash", value.offset)
  const hash = hashOfOid(identifier.oid)
  return hash === undefined ? { kind: "unsupported", oid: identifier.oid } : { kind: "hash", hash }
}

function mgfHashIn(value: DerValue | undefined): HashAnswer {
  if (value === undefined) return { kind: "hash", hash: "sha1" }
  const identifier = toAlgorithmIdentifier(value)
  if (identifier.kind === "refused") return identifier
  const { oid, parameters } = identifier
  if (oid !== MGF1) {
    const own = hashOfOid(oid)
    const isShake = own === "shake128" || own === "shake256"
    return isShake ? { kind: "hash", hash: own } : { kind: "unsupported", oid }
  }
  if (parameters === undefined) return refused("MGF1 without a hash", value.offset)
  return hashIn(parameters)
}

function numberIn(value: DerValue | undefined, otherwise: bigint): bigint | undefined {
  if (value === undefined) return otherwise
  return value.tag === DER_TAG.integer ? derIntegerValue(value.content) : undefined
}

/** Writes an AlgorithmIdentifier of a hash, with the NULL that RFC 8017 appendix A.2.4 has. */
export function writeHashIdentifier(hash: HashName): Uint8Array {
  return writeDerSequence(writeDerOid(hashOid(hash)), writeDerNull())
}

/** Writes RSASSA-PSS-params in DER: defaults are left out. */
export function writePssParameters({ hash, mgfHash, saltLength }: PssParameters): Uint8Array {
  const mgf = writeDerSequence(writeDerOid(MGF1), writeHashIdentifier(mgfHash))
  const members = [
    ...(hash === "sha1" ? [] : [writeDerContext(0, writeHashIdentifier(hash))]),
    ...(mgfHash === "sha1" ? [] : [writeDerContext(1, mgf)]),
    ...(BigInt(saltLength) === DEFAULT_SALT
      ? []
      : [writeDerContext(2, writeDerInteger(saltLength))]),
  ]
  return writeDerSequence(...members)
}
