/** Tar blocks for fuzzing, put together by hand so that any type and any content can be had. */
import { concat, toUtf8 } from "../../../core/base/index.ts"

const BLOCK = 512
const CHECKSUM = 148

/** One header block of the POSIX format with a right checksum. */
function tarBlock(name: string, type: string, sizeBytes: number): Uint8Array {
  const block = new Uint8Array(BLOCK)
  const put = (at: number, text: string): void => {
    block.set(toUtf8(text).subarray(0, 100), at)
  }
  put(0, name)
  put(100, "0000644\0")
  put(108, "0000000\0")
  put(116, "0000000\0")
  put(124, `${sizeBytes.toString(8).padStart(11, "0")}\0`)
  put(136, "00000000000\0")
  put(156, type)
  put(257, "ustar\u000000")
  return withChecksum(block)
}

/** The block with the checksum that its other bytes call for. */
function withChecksum(block: Uint8Array): Uint8Array {
  block.set(toUtf8("        "), CHECKSUM)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.set(toUtf8(`${sum.toString(8).padStart(6, "0")}\0 `), CHECKSUM)
  return block
}

/** Every block that calls itself a header gets its checksum; else mutation never gets past it. */
export function repaired(archive: Uint8Array): Uint8Array {
  const copy = archive.slice()
  for (let at = 0; at + BLOCK <= copy.length; at += BLOCK) {
    const block = copy.subarray(at, at + BLOCK)
    if (Buffer.from(block.subarray(257, 262)).toString("latin1") === "ustar") withChecksum(block)
  }
  return copy
}

function member(name: string, type: string, content: Uint8Array): Uint8Array {
  const padding = new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK)
  return concat(tarBlock(name, type, content.length), content, padding)
}

const END = new Uint8Array(2 * BLOCK)

/** An archive of files with one content. */
export function tarOf(names: readonly string[], content: string): Uint8Array {
  return concat(...names.map((name) => member(name, "0", toUtf8(content))), END)
}

/** An archive of one file with an extended header of the given type before it. */
export function extendedTar(type: "x" | "g" | "L" | "K", records: Uint8Array): Uint8Array {
  return concat(member("PaxHeader", type, records), member("a.txt", "0", toUtf8("content\n")), END)
}
