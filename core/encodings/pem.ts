/**
 * PEM (RFC 7468): binary values between BEGIN and END lines.
 *
 * Knows no labels: what a block should hold is said by whoever reads it.
 */
import { fromBase64, refused, toBase64, toUtf8, type Refused } from "../base/index.ts"

export interface PemBlock {
  /** Such as `PUBLIC KEY` or `ENCRYPTED PRIVATE KEY`. */
  readonly label: string
  readonly bytes: Uint8Array
}

export type PemAnswer = { readonly kind: "pem"; readonly blocks: readonly PemBlock[] } | Refused

const LINE_CHARACTERS = 64
const BEGIN = /^-----BEGIN ([A-Z0-9](?:[A-Z0-9 ]*[A-Z0-9])?)-----$/
const END = /^-----END ([A-Z0-9](?:[A-Z0-9 ]*[A-Z0-9])?)-----$/
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}$/

/**
 * Reads every block of a PEM text.
 *
 * Text outside of blocks is explanation and is passed over (RFC 7468 §2). Lines may end in LF
 * or CR LF, with spaces or tabs before it. Refused: no block at all, a block that does not
 * end, another label at its end, headers inside (RFC 1421), base64 with a second meaning.
 */
export function parsePem(text: string): PemAnswer {
  const blocks: PemBlock[] = []
  let open: { readonly label: string; base64: string } | undefined
  for (const raw of text.split("\n")) {
    const line = raw.trimEnd()
    if (open === undefined) {
      const label = BEGIN.exec(line)?.[1]
      if (label !== undefined) open = { label, base64: "" }
      continue
    }
    const closed = END.exec(line)?.[1]
    if (closed === undefined) {
      if (!BASE64_LINE.test(line) || open.base64.endsWith("=")) {
        return refused("a line inside a block that is not base64")
      }
      open.base64 += line
      continue
    }
    const bytes = fromBase64(open.base64)
    if (closed !== open.label) return refused("a block that ends with another label")
    if (bytes === undefined || bytes.length === 0) return refused("a block that is not base64")
    blocks.push({ label: open.label, bytes })
    open = undefined
  }
  if (open !== undefined) return refused("a block without its END line")
  return blocks.length > 0 ? { kind: "pem", blocks } : refused("no BEGIN line")
}

/** Writes one block in the strict form of RFC 7468 §3: lines of 64 characters, LF. */
export function writePem({ label, bytes }: PemBlock): Uint8Array {
  const base64 = toBase64(bytes)
  const lines: string[] = []
  for (let at = 0; at < base64.length; at += LINE_CHARACTERS) {
    lines.push(base64.slice(at, at + LINE_CHARACTERS))
  }
  return toUtf8(`-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`)
}
