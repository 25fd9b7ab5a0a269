/** The signature of a PDF, found by its text alone: another reading than the program's. */

export interface PdfSignature {
  /** CMS, DER. */
  readonly cms: Buffer
  /** What it is over. */
  readonly signed: Buffer
  /** Bytes of room for it. */
  readonly room: number
}

export function signatureOf(bytes: Buffer): PdfSignature {
  const text = bytes.toString("latin1")
  const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text)?.slice(1).map(Number) ?? []
  const [length = 0, next = 0, rest = 0] = range
  if (length === 0 || next + rest !== bytes.length) throw new Error("not signed to its end")
  const padded = Buffer.from(text.slice(length + 1, next - 1), "hex")
  // A DER value says its own length: two octets of it here.
  if (padded.readUInt16BE(0) !== 0x3082) throw new Error("no structure of this size")
  return {
    cms: padded.subarray(0, 4 + padded.readUInt16BE(2)),
    signed: Buffer.concat([bytes.subarray(0, length), bytes.subarray(next)]),
    room: padded.length,
  }
}
