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
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}$/
const BEGIN = /^-----BEGIN ([A-Z0-9]+(?: [A-Z0-9]+)*)-----$/

/**
 * Reads every block of a PEM text.
 *
 * Text outside of blocks is explanation and is passed over (RFC 7468 §2). Lines may end in LF
 * or CR LF, with spaces or tabs before it. Refused: no block at all, a block that does not
 * end, another label at its end, headers inside (RFC 1421), base64 with a second meaning.
 */
export function parsePem(text: string): PemAnswer {
  const blocks: PemBlock[] = []
  let open: { readonly label: string; readonly from: number } | undefined
  let at = 0
  for (const raw of text.split("\n")) {
    const line = raw.trimEnd()
    const next = at + raw.length + 1
    if (open === undefined) {
      const label = BEGIN.exec(line)?.[1]
      open = label === undefined ? undefined : { label, from: next }
    } else if (line.startsWith("-----")) {
      if (line !== `-----END ${open.label}-----`) return unended(text, at)
      const read = contentOf(text, open.from, at)
      if (read.kind === "refused") return read
      blocks.push({ label: open.label, bytes: read.bytes })
      open = undefined
    }
    at = next
  }
  if (open !== undefined) return unended(text, text.length)
  return blocks.length > 0 ? { kind: "pem", blocks } : refused("no BEGIN line")
}

function unended(text: string, at: number): Refused {
  return refused("a block without its END line", bytesBefore(text, at))
}

/** Bytes of a block's lines; an empty line, or one after padding, is not base64. */
function contentOf(
  text: string,
  from: number,
  to: number,
): { readonly kind: "bytes"; readonly bytes: Uint8Array } | Refused {
  const lines = text.slice(from, to).split("\n").slice(0, -1)
  const trimmed = lines.map((line) => line.trimEnd())
  const bytes =
    trimmed.length === 0 || trimmed.includes("") ? undefined : fromBase64(trimmed.join(""))
  if (bytes !== undefined) return { kind: "bytes", bytes }
  // The first line that cannot stand in any block; where each could, the end is to blame.
  const wrong = trimmed.findIndex((line) => !BASE64_LINE.test(line))
  const before = wrong === -1 ? lines : lines.slice(0, wrong)
  const at = before.reduce((sum, { length }) => sum + length + 1, from)
  return refused("a block that is not base64", bytesBefore(text, at))
}

/** Characters are not bytes in the words that may stand around a block. */
function bytesBefore(text: string, at: number): number {
  return toUtf8(text.slice(0, at)).length
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
