/**
 * Byte sources: random access to an archive, whatever holds it.
 *
 * Reading is synchronous and bounded, so that the directory reader stays plain code.
 */

export interface ByteSource {
  readonly sizeBytes: number
  /**
   * Exactly `length` bytes from `offset`; fewer only where the source ends.
   *
   * The bytes may be overwritten by the next read: copy what must outlive it.
   *
   * @throws Failure UNREADABLE when the system refuses the read.
   */
  read(offset: number, length: number): Uint8Array
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  }
}

/**
 * A source that reads ahead, for a walk from front to back in small steps.
 *
 * @param aheadBytes - How much is read at once; longer requests are served whole.
 */
export function readAhead(source: ByteSource, aheadBytes: number): ByteSource {
  let start = 0
  let held: Uint8Array = new Uint8Array(0)
  return {
    sizeBytes: source.sizeBytes,
    read: (offset, length) => {
      if (offset < start || offset + length > start + held.length) {
        held = source.read(offset, Math.max(length, aheadBytes))
        start = offset
      }
      return held.subarray(offset - start, offset - start + length)
    },
  }
}

/** Little-endian numbers of one record; positions beyond its end read as zero. */
export interface RecordReader {
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
  /** Exact up to 2^53; beyond that inexact, but still beyond every size we accept. */
  readonly u64: (at: number) => number
}

export function readRecord(bytes: Uint8Array): RecordReader {
  const byte = (at: number): number => bytes[at] ?? 0
  const u16 = (at: number): number => byte(at) + byte(at + 1) * 0x100
  const u32 = (at: number): number => u16(at) + u16(at + 2) * 0x10000
  return { u16, u32, u64: (at) => u32(at) + u32(at + 4) * 0x1_0000_0000 }
}
