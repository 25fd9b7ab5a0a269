/**
 * The blocks of a tar, as somebody reads them who never saw our other reader: for operators
 * that strike at them, and for the second reader.
 *
 * Lenient where programs are that only want to unpack: it takes what stands in a field.
 *
 * @see POSIX.1-2024, pax, "ustar Interchange Format"
 */
import { fromUtf8, toHex, toUtf8 } from "../base/index.ts"
import type { ByteSource } from "../container/index.ts"
import { copy } from "./archive-map.ts"

export const TAR_BLOCK = 512

/** Offset and length of the fields that say what a block is. */
const FIELD = {
  name: [0, 100],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  link: [157, 100],
  magic: [257, 8],
  deviceMajor: [329, 8],
  deviceMinor: [337, 8],
  prefix: [345, 155],
} as const

/** Numbers that change nothing of what is unpacked, as long as every program can read them. */
const DESCRIBING = [
  ...[FIELD.mode, FIELD.owner, FIELD.group, FIELD.modified],
  ...[FIELD.deviceMajor, FIELD.deviceMinor],
]

/** Types that say something about the member behind them. */
const EXTENDS = /^[xgLK]$/

export interface TarBlock {
  readonly offset: number
  readonly type: string
  /** With the prefix, as far as the field says. */
  readonly name: string
  readonly link: string
  /** Eight bytes, as hex. */
  readonly magic: string
  readonly sizeBytes: number
  readonly hasRightSum: boolean
  /** Permissions, owners, time and device numbers over which a program could stop, as hex. */
  readonly oddNumbers: string
  /** Where the next block begins, behind content and padding. */
  readonly end: number
}

/** Every header up to the first block of zeros, or to where no size can be read. */
export function* tarBlocks(source: ByteSource): Generator<TarBlock> {
  for (let offset = 0; offset + TAR_BLOCK <= source.sizeBytes;) {
    const block = readBlock(copy(source, offset, TAR_BLOCK), offset)
    if (block === undefined) return
    yield block
    offset = block.end
  }
}

function readBlock(bytes: Uint8Array, offset: number): TarBlock | undefined {
  if (bytes.every((byte) => byte === 0)) return undefined
  const sizeBytes = sizeIn(bytes)
  if (sizeBytes === undefined) return undefined
  const [name, prefix] = [textIn(bytes, FIELD.name), textIn(bytes, FIELD.prefix)]
  return {
    offset,
    type: String.fromCharCode(bytes[156] ?? 0),
    name: prefix === "" ? name : `${prefix}/${name}`,
    link: textIn(bytes, FIELD.link),
    magic: toHex(fieldOf(bytes, FIELD.magic)),
    sizeBytes,
    hasRightSum: textIn(bytes, FIELD.checksum) === textIn(withSum(bytes), FIELD.checksum),
    oddNumbers: DESCRIBING.map((field) => fieldOf(bytes, field))
      .filter((field) => !isNumber(field))
      .map(toHex)
      .join(" "),
    end: offset + TAR_BLOCK + Math.ceil(sizeBytes / TAR_BLOCK) * TAR_BLOCK,
  }
}

type Field = readonly [offset: number, length: number]

function fieldOf(bytes: Uint8Array, [offset, length]: Field): Uint8Array {
  return bytes.subarray(offset, offset + length)
}

/** Up to the first NUL; bytes that are no text as hex. */
function textIn(bytes: Uint8Array, field: Field): string {
  const whole = fieldOf(bytes, field)
  const end = whole.indexOf(0)
  const said = end < 0 ? whole : whole.subarray(0, end)
  return fromUtf8(said) ?? toHex(said)
}

/** Octal, or GNU's base 256 for what octal cannot hold. */
function sizeIn(bytes: Uint8Array): number | undefined {
  const field = fieldOf(bytes, FIELD.size)
  if (field[0] === 0x80) {
    const size = base256(field)
    return Number.isSafeInteger(size) ? size : undefined
  }
  const size = Number.parseInt(textIn(bytes, FIELD.size).trim(), 8)
  return Number.isSafeInteger(size) && size >= 0 ? size : undefined
}

/** What stands behind the byte that says base 256. */
function base256(field: Uint8Array): number {
  return field.slice(1).reduce((sum, byte) => sum * 256 + byte, 0)
}

/** Octal digits with spaces before and NULs or spaces behind, nothing at all, or base 256. */
function isNumber(field: Uint8Array): boolean {
  const [first = 0, second = 0] = field
  if (first === 0x80) return Number.isSafeInteger(base256(field))
  if (first === 0xff) return second >= 0x80
  const digits = String.fromCharCode(...field).replace(/^ +|[ \0]+$/g, "")
  return digits === "" ? first === 0 : !/[^0-7]/.test(digits)
}

/** The block with the checksum that its other bytes call for, as six digits, NUL and space. */
export function withSum(block: Uint8Array): Uint8Array {
  const copied = block.slice()
  copied.set(toUtf8(" ".repeat(8)), FIELD.checksum[0])
  const sum = copied.reduce((total, byte) => total + byte, 0)
  copied.set(toUtf8(`${sum.toString(8).padStart(6, "0")}\0 `), FIELD.checksum[0])
  return copied
}

/** A header of the POSIX format. */
export function makeTarBlock(name: string, type: string, sizeBytes: number): Uint8Array {
  const block = new Uint8Array(TAR_BLOCK)
  const fields = [
    [0, name],
    [100, "0000644\0"],
    [124, `${sizeBytes.toString(8).padStart(11, "0")}\0`],
    [136, "00000000000\0"],
    [156, type],
    [257, "ustar\u000000"],
  ] as const
  for (const [offset, text] of fields) block.set(toUtf8(text), offset)
  return withSum(block)
}

export interface MappedTarMember {
  readonly name: string
  /** Where it begins; what extends it included. */
  readonly start: number
  readonly header: TarBlock
  /** The header and what lies between the two. */
  readonly dataOffset: number
}

export interface TarMap {
  readonly members: readonly MappedTarMember[]
  /** Where the blocks of zeros begin that end it. */
  readonly end: number
}

/** The members of a sound archive; nothing hostile comes here. */
export function mapTar(source: ByteSource): TarMap {
  const members: MappedTarMember[] = []
  let start = 0
  let longName: string | undefined
  let end = 0
  for (const header of tarBlocks(source)) {
    end = header.end
    const dataOffset = header.offset + TAR_BLOCK
    if (EXTENDS.test(header.type)) {
      const said = fromUtf8(copy(source, dataOffset, header.sizeBytes)) ?? ""
      longName = nameIn(header.type, said) ?? longName
      continue
    }
    members.push({ name: longName ?? header.name, start, header, dataOffset })
    start = end
    longName = undefined
  }
  return { members, end }
}

function nameIn(type: string, said: string): string | undefined {
  if (type === "L") return said.replace(/\0+$/, "")
  return type === "x" ? /(?:^|\n)[0-9]+ path=([^\n]*)\n/.exec(said)?.[1] : undefined
}
