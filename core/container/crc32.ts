/**
 * CRC-32 as archives record it (ISO 3309, reflected, polynomial 0xEDB88320).
 *
 * It tells a damaged member, never a tampered one: whoever changes a file can
 * renew it.
 */

const POLYNOMIAL = 0xedb88320

/** Table k holds the checksum of each byte followed by k zero bytes, so eight bytes take one step. */
const TABLES = makeTables()

function makeTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
    return value >>> 0
  })
  const tables = [first]
  for (let k = 1; k < 8; k += 1) {
    const before = tables[k - 1] ?? first
    tables.push(before.map((value) => (value >>> 8) ^ at(first, value & 0xff)))
  }
  return tables
}

function at(table: Uint32Array | undefined, index: number): number {
  return table?.[index] ?? 0
}

/**
 * Checksum of bytes, continuing from an earlier one.
 *
 * @param before - Checksum of what came before; 0 at the start.
 * @returns An unsigned 32-bit number.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES
  let crc = ~before
  let i = 0
  for (const end = bytes.length - 7; i < end; i += 8) {
    const low = crc ^ word(bytes, i)
    const high = word(bytes, i + 4)
    crc =
      at(t7, low & 0xff) ^
      at(t6, (low >>> 8) & 0xff) ^
      at(t5, (low >>> 16) & 0xff) ^
      at(t4, low >>> 24) ^
      at(t3, high & 0xff) ^
      at(t2, (high >>> 8) & 0xff) ^
      at(t1, (high >>> 16) & 0xff) ^
      at(t0, high >>> 24)
  }
  for (; i < bytes.length; i += 1) crc = (crc >>> 8) ^ at(t0, (crc ^ (bytes[i] ?? 0)) & 0xff)
  return ~crc >>> 0
}

/** Four bytes as a little-endian number. */
function word(bytes: Uint8Array, offset: number): number {
  return (
    (bytes[offset] ?? 0) |
    ((bytes[offset + 1] ?? 0) << 8) |
    ((bytes[offset + 2] ?? 0) << 16) |
    ((bytes[offset + 3] ?? 0) << 24)
  )
}
