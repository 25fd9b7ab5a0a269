/**
 * Structure-aware mutation: from something that parses to something that nearly does.
 *
 * Random bytes are refused at the first of them and test nothing behind it; so mutations start
 * from valid samples and put in what the format itself is made of.
 */
import { concat, toUtf8 } from "../../core/base/index.ts"
import type { Chance } from "./chance.ts"

export interface Material {
  /** Valid inputs; at least one. */
  readonly samples: readonly Uint8Array[]
  /** Pieces that mean something in the format, such as `"keys":` or an empty line. */
  readonly tokens: readonly string[]
}

/** Inputs of mutation stay below this; size is tried elsewhere, in worst-cases.ts. */
const MOST_BYTES = 64 * 1024

type Operation = (bytes: Uint8Array, chance: Chance, material: Material) => Uint8Array

/** A sample after one to five changes. */
export function mutated(chance: Chance, material: Material): Uint8Array {
  let bytes = chance.pick(material.samples).slice()
  for (let left = 1 + chance.below(5); left > 0; left -= 1) {
    bytes = chance.pick(OPERATIONS)(bytes, chance, material).slice(0, MOST_BYTES)
  }
  return bytes
}

/** Bytes at which readers tend to break: ends of ranges, brackets, quotes, controls. */
const TELLING = [
  0x00, 0x01, 0x09, 0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x25, 0x2b, 0x2d, 0x2e, 0x2f, 0x30, 0x39, 0x3a,
  0x3d, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0x7f, 0x80, 0xbf, 0xc0, 0xed, 0xf4, 0xfe, 0xff,
]

/** Numbers at and beyond the ends of what programs count with. */
const NUMBERS = [
  "-1", "-0", "0", "00", "1", "127", "128", "255", "256", "65535", "65536", "2147483647",
  "2147483648", "4294967295", "4294967296", "9007199254740991", "9007199254740992",
  "18446744073709551615", "18446744073709551616", "1e308", "1e309", "1e-400", "0.1", "1E5",
  "99999999999999999999999999", "NaN", "Infinity", "0x10",
] // prettier-ignore

/** Text that is not UTF-8, or not what it seems. */
const ODD_TEXT: readonly Uint8Array[] = [
  Uint8Array.of(0xff),
  Uint8Array.of(0xc0, 0x80),
  Uint8Array.of(0xed, 0xa0, 0x80),
  Uint8Array.of(0xf4, 0x90, 0x80, 0x80),
  Uint8Array.of(0xe2, 0x82),
  Uint8Array.of(0xef, 0xbb, 0xbf),
  ...["\u0000", "\u001b[2J", "\u202e", "\u2028", "\u00e9", "e\u0301", "\u{1f600}", "\\ud800"].map(
    toUtf8,
  ),
  ...["__proto__", "constructor", "../", "C:\\", "%00", "%0A", "\r\n", "=1+1", "~", "$HOME"].map(
    toUtf8,
  ),
]

const OPERATIONS: readonly Operation[] = [
  flipBit,
  setByte,
  setByte,
  insertToken,
  insertToken,
  replaceWithToken,
  insertOddText,
  deleteRange,
  deleteRange,
  duplicateRange,
  swapRanges,
  truncate,
  splice,
  longRun,
  nest,
  replaceNumber,
  replaceNumber,
  setLength,
  changeLines,
]

function flipBit(bytes: Uint8Array, chance: Chance): Uint8Array {
  return setAt(bytes, chance.below(bytes.length), (byte) => byte ^ (1 << chance.below(8)))
}

function setByte(bytes: Uint8Array, chance: Chance): Uint8Array {
  const value = chance.below(3) === 0 ? chance.below(256) : chance.pick(TELLING)
  return setAt(bytes, chance.below(bytes.length), () => value)
}

function setAt(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const byte = bytes[at]
  if (byte !== undefined) bytes[at] = change(byte)
  return bytes
}

function insertToken(bytes: Uint8Array, chance: Chance, { tokens }: Material): Uint8Array {
  return tokens.length === 0 ? bytes : insert(bytes, chance, toUtf8(chance.pick(tokens)))
}

function replaceWithToken(bytes: Uint8Array, chance: Chance, { tokens }: Material): Uint8Array {
  if (tokens.length === 0) return bytes
  const token = toUtf8(chance.pick(tokens))
  const at = chance.below(bytes.length + 1)
  return concat(bytes.subarray(0, at), token, bytes.subarray(at + token.length))
}

function insertOddText(bytes: Uint8Array, chance: Chance): Uint8Array {
  return insert(bytes, chance, chance.pick(ODD_TEXT))
}

function insert(bytes: Uint8Array, chance: Chance, added: Uint8Array): Uint8Array {
  const at = chance.below(bytes.length + 1)
  return concat(bytes.subarray(0, at), added, bytes.subarray(at))
}

function deleteRange(bytes: Uint8Array, chance: Chance): Uint8Array {
  const { from, to } = rangeIn(bytes, chance)
  return concat(bytes.subarray(0, from), bytes.subarray(to))
}

function duplicateRange(bytes: Uint8Array, chance: Chance): Uint8Array {
  const { from, to } = rangeIn(bytes, chance)
  const range = bytes.subarray(from, to)
  const copies = Array.from({ length: 1 + chance.below(4) }, () => range)
  return concat(bytes.subarray(0, to), ...copies, bytes.subarray(to))
}

function swapRanges(bytes: Uint8Array, chance: Chance): Uint8Array {
  const { from, to } = rangeIn(bytes, chance)
  const end = to + chance.below(bytes.length - to + 1)
  return concat(
    bytes.subarray(0, from),
    bytes.subarray(to, end),
    bytes.subarray(from, to),
    bytes.subarray(end),
  )
}

function rangeIn(
  bytes: Uint8Array,
  chance: Chance,
): { readonly from: number; readonly to: number } {
  const from = chance.below(bytes.length + 1)
  const most = chance.below(3) === 0 ? bytes.length : 16
  return { from, to: Math.min(bytes.length, from + chance.below(most + 1)) }
}

function truncate(bytes: Uint8Array, chance: Chance): Uint8Array {
  return bytes.subarray(0, chance.below(bytes.length + 1))
}

/** The front of one sample with the back of another. */
function splice(bytes: Uint8Array, chance: Chance, { samples }: Material): Uint8Array {
  const other = chance.pick(samples)
  const from = chance.below(other.length + 1)
  return concat(bytes.subarray(0, chance.below(bytes.length + 1)), other.subarray(from))
}

function longRun(bytes: Uint8Array, chance: Chance): Uint8Array {
  const { from, to } = rangeIn(bytes, chance)
  const unit = to > from ? bytes.slice(from, to) : Uint8Array.of(chance.pick(TELLING))
  const times = Math.ceil(chance.below(8192) / unit.length)
  const run = new Uint8Array(unit.length * times)
  for (let n = 0; n < times; n += 1) run.set(unit, n * unit.length)
  return insert(bytes, chance, run)
}

/** Brackets around something, up to far beyond any limit of depth. */
function nest(bytes: Uint8Array, chance: Chance): Uint8Array {
  const { from, to } = rangeIn(bytes, chance)
  const depth = 1 + chance.below(chance.pick([4, 140, 3000]))
  const [open, close] = chance.pick([
    ["[", "]"],
    ['{"a":', "}"],
    ["\u0030\u0080", ""],
    ["a/", ""],
  ] as const)
  return concat(
    bytes.subarray(0, from),
    toUtf8(open.repeat(depth)),
    bytes.subarray(from, to),
    toUtf8(close.repeat(depth)),
    bytes.subarray(to),
  )
}

/** One of the decimal numbers in a text becomes another. */
function replaceNumber(bytes: Uint8Array, chance: Chance): Uint8Array {
  const isDigit = (at: number): boolean => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39
  let from = chance.below(bytes.length + 1)
  while (from < bytes.length && !isDigit(from)) from += 1
  let to = from
  while (isDigit(to)) to += 1
  return concat(bytes.subarray(0, from), toUtf8(chance.pick(NUMBERS)), bytes.subarray(to))
}

/** A number of one, two, four or eight bytes, little- or big-endian, becomes an extreme. */
function setLength(bytes: Uint8Array, chance: Chance): Uint8Array {
  const width = chance.pick([1, 2, 4, 8])
  const at = chance.below(bytes.length + 1)
  const value = chance.pick([0, 1, 0x7f, 0x80, 0xff])
  const isLittle = chance.below(2) === 0
  for (let n = 0; n < width; n += 1) {
    const isLow = isLittle ? n === 0 : n === width - 1
    const byte = value === 0xff ? 0xff : isLow ? value : 0
    setAt(bytes, at + n, () => byte)
  }
  return bytes
}

const LF = 0x0a

/** Whole lines are repeated, left out or exchanged. */
function changeLines(bytes: Uint8Array, chance: Chance): Uint8Array {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    lines.push(bytes.subarray(start, end + 1))
    start = end + 1
  }
  lines.push(bytes.subarray(start))
  const [a, b] = [chance.below(lines.length), chance.below(lines.length)]
  const line = lines[a]!
  switch (chance.below(3)) {
    case 0:
      lines.splice(b, 0, line)
      break
    case 1:
      lines.splice(a, 1)
      break
    default:
      lines[a] = lines[b]!
      lines[b] = line
  }
  return concat(...lines)
}
