/**
 * Bare signatures in a file of their own: the bytes, or a text that stands for them.
 *
 * Whether the bytes are a signature at all depends on the key, and is asked in
 * core/signatures.
 */
import { fromBase64, fromUtf8, refused, refusedAs, type Refused } from "../base/index.ts"
import { parsePem } from "./pem.ts"

export type BareSignatureAnswer =
  { readonly kind: "bare"; readonly signature: Uint8Array } | Refused

/** The largest signature computed here, of ML-DSA-87, has 4,627 bytes. */
const MAX_BYTES = 64 * 1024
const ASCII_TEXT = /^[\t\r\n\x20-\x7e]+$/

/** Reads raw or DER bytes, base64 in one or more lines, or one PEM block of any label. */
export function parseBareSignature(bytes: Uint8Array): BareSignatureAnswer {
  if (bytes.length > MAX_BYTES) return refusedAs("LIMIT_EXCEEDED", "a longer file than 64 KiB")
  if (bytes.length === 0) return refused("an empty file", 0)
  const text = fromUtf8(bytes)
  if (text === undefined || !ASCII_TEXT.test(text)) {
    return { kind: "bare", signature: bytes.slice() }
  }
  const signature = text.startsWith("-----BEGIN ")
    ? onlyBlock(text)
    : fromBase64(text.replace(/\r?\n/g, ""))
  if (signature === undefined || signature.length === 0) {
    return refused("a text that is neither base64 nor one PEM block")
  }
  return { kind: "bare", signature }
}

function onlyBlock(text: string): Uint8Array | undefined {
  const pem = parsePem(text)
  if (pem.kind === "refused" || pem.blocks.length > 1) return undefined
  return pem.blocks[0]?.bytes
}
