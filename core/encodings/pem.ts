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
  let open: { readonly label: string; readonly lines: string[] } | undefined
  for (const raw of text.split("\n")) {
    const line = raw.trimEnd()
    if (open === undefined) {
      const label = BEGIN.exec(line)?.[1]
      open = label === undefined ? undefined : { label, lines: [] }
    } else if (line.startsWith("-----")) {
      if (line !== `-----END ${open.label}-----`) return refused("a block without its END line")
      const bytes = decodeLines(open.lines)
      if (bytes === undefined) return refused("a block that is not base64")
      blocks.push({ label: open.label, bytes })
      open = undefined
    } else {
      open.lines.push(line)
    }
  }
  if (open !== undefined) return refused("a block without its END line")
  return blocks.length > 0 ? { kind: "pem", blocks } : refused("no BEGIN line")
}

/** Bytes of a block's lines; an empty line, or one after padding, is not base64. */
function decodeLines(lines: readonly string[]): Uint8Array | undefined {
  if (lines.length === 0 || lines.includes("")) return undefined
  return fromBase64(lines.join(""))
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
