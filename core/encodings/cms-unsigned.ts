/**
 * What may be put into a CMS signature after it was made: unsigned attributes (RFC 5652 §5.3).
 *
 * They change no byte of what was signed, nor of the signature. PAdES baseline B-T keeps a
 * time-stamp over the signature's value there (ETSI EN 319 122-1 §5.3, RFC 3161 appendix A).
 */
import type { Refused } from "../base/index.ts"
import { parseDer, type DerValue } from "./der.ts"
import { asStructure, DerFields, misformed, onlyChild } from "./der-fields.ts"
import {
  writeDer,
  writeDerContext,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
} from "./der-write.ts"
import type { SignerInfo } from "./cms.ts"

/** RFC 3161 appendix A: id-aa-timeStampToken. */
const SIGNATURE_TIME_STAMP = "1.2.840.113549.1.9.16.2.14"
const CONTEXT_0 = 0xa0
const CONTEXT_1 = 0xa1
const SET = 0x31

/** The tokens over a signer's signature, DER; one attribute may hold several. */
export function signatureTimeStamps({ unsignedAttributes }: SignerInfo): readonly Uint8Array[] {
  return unsignedAttributes
    .filter(({ type }) => type === SIGNATURE_TIME_STAMP)
    .flatMap(({ values }) => values.map(({ bytes }) => bytes))
}

export type StampedCms = { readonly kind: "stamped"; readonly cms: Uint8Array } | Refused

/**
 * Puts a token into the signature of a message with one signer and no unsigned attributes.
 *
 * Everything that was there stays as it was, byte for byte; only lengths around it grow.
 *
 * @param cms - ContentInfo with SignedData, DER.
 * @param token - ContentInfo of the time-stamp, DER.
 */
export function writeSignatureTimeStamp(cms: Uint8Array, token: Uint8Array): StampedCms {
  const der = parseDer(cms)
  if (der.kind === "refused") return der
  const attribute = writeDerSequence(writeDerOid(SIGNATURE_TIME_STAMP), writeDerSet(token))
  const read = asStructure(() => withUnsigned(der.value, attribute))
  return read.kind === "refused" ? read : { kind: "stamped", cms: read.it }
}

function withUnsigned(message: DerValue, attribute: Uint8Array): Uint8Array {
  const contentInfo = new DerFields(message, "ContentInfo")
  const type = contentInfo.any()
  const signedData = onlyChild(contentInfo.take(CONTEXT_0))
  contentInfo.end()
  const before = signedData.children.slice(0, -1)
  const signers = signedData.children.at(-1)
  if (signers?.tag !== SET) misformed("not a SignedData", signedData)
  const signer = onlyChild(signers)
  if (signer.children.at(-1)?.tag === CONTEXT_1) misformed("it has unsigned attributes", signer)
  const stamped = rewritten(signer, [
    ...signer.children.map(bytesOf),
    writeDerContext(1, attribute),
  ])
  const whole = rewritten(signedData, [...before.map(bytesOf), writeDerSet(stamped)])
  return writeDerSequence(type.bytes, writeDerContext(0, whole))
}

function rewritten({ tag }: DerValue, members: readonly Uint8Array[]): Uint8Array {
  return writeDer(tag, ...members)
}

function bytesOf({ bytes }: DerValue): Uint8Array {
  return bytes
}
