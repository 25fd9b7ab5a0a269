/**
 * Compressing a finished archive so that equal bytes give equal bytes on every machine.
 *
 * zlib's output differs between its builds, so the compressor is one in JavaScript, and
 * its version is pinned; what it makes also depends on the pieces it is given, so these
 * have one size.
 */
import { open } from "node:fs/promises"
import { Gzip } from "fflate"
import { concat } from "../base/index.ts"
import { readInto } from "./file-source.ts"
import { writeAll } from "./write-file.ts"

const PIECE_BYTES = 1024 * 1024
const LEVEL = 6

/**
 * Writes `to` anew from the file `from`: one gzip member without name, comment or time.
 *
 * @param onPiece - Called before each piece; a throw ends the work.
 * @throws the system's error.
 */
export async function writeGzip(from: string, to: string, onPiece: () => void): Promise<void> {
  const source = await open(from, "r")
  try {
    const target = await open(to, "wx", 0o644)
    try {
      const { size } = await source.stat()
      const made: Uint8Array[] = []
      const gzip = new Gzip({ level: LEVEL, mtime: 0 }, (piece) => made.push(piece))
      let written = 0
      for (let at = 0; at < size; at += PIECE_BYTES) {
        onPiece()
        const piece = new Uint8Array(Math.min(PIECE_BYTES, size - at))
        readInto(source.fd, piece, at)
        gzip.push(piece, at + piece.length === size)
        const bytes = concat(...made.splice(0))
        await writeAll(target, bytes, written)
        written += bytes.length
      }
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
