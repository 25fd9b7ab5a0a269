/** Inputs of 1 MiB that make a careless reader slow or large, built from a repeated piece. */
import { concat, toUtf8 } from "../../core/base/index.ts"

export const MIB = 1024 * 1024

export type Worst = Readonly<Record<string, () => Uint8Array>>

/** 1 MiB: a head, as many pieces as fit, and a tail. */
export function filled(
  piece: string | ((index: number) => string),
  { head = "", tail = "" }: { readonly head?: string; readonly tail?: string } = {},
): Uint8Array {
  const room = MIB - toUtf8(head + tail).length
  const middle = typeof piece === "string" ? repeated(toUtf8(piece), room) : listed(piece, room)
  return concat(toUtf8(head), middle, toUtf8(tail))
}

function repeated(unit: Uint8Array, room: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(room / unit.length) * unit.length)
  bytes.set(unit)
  for (let done = unit.length; done < bytes.length; done *= 2) bytes.copyWithin(done, 0, done)
  return bytes
}

/** @param pieceAt - Gives ASCII. */
function listed(pieceAt: (index: number) => string, room: number): Uint8Array {
  const pieces: string[] = []
  let used = 0
  for (let piece = pieceAt(0); used + piece.length <= room; piece = pieceAt(pieces.length)) {
    pieces.push(piece)
    used += piece.length
  }
  return toUtf8(pieces.join(""))
}

/** What a reader of JSON may be slow over, whatever it wants of the value. */
export const WORST_JSON: Worst = {
  "nested arrays": () => filled("["),
  "nested objects": () => filled('{"a":'),
  "many small numbers": () => filled("0,", { head: "[", tail: "0]" }),
  "many empty objects": () => filled("{},", { head: "[", tail: "{}]" }),
  "many members": () => filled((n) => `"m${n}":0,`, { head: "{", tail: '"":0}' }),
  "many members that look like indices": () =>
    filled((n) => `"${n * 7919}":0,`, { head: "{", tail: '"":0}' }),
  "one member many times": () => filled('"a":0,', { head: "{", tail: '"a":0}' }),
  "one long string": () => filled("a", { head: '"', tail: '"' }),
  "a string of escapes": () => filled("\\u0041", { head: '"', tail: '"' }),
  "a string without an end": () => filled('\\"', { head: '"' }),
  "a number of a million digits": () => filled("1"),
  "a fraction of a million digits": () => filled("0", { head: "0.", tail: "1" }),
  "an exponent of a million digits": () => filled("9", { head: "1e" }),
  "white space alone": () => filled(" "),
  "white space between brackets": () => filled(" \n\t\r", { head: "[", tail: "]" }),
  "letters of three bytes": () => filled("\u{ffff}", { head: '"', tail: '"' }),
  "invalid UTF-8 at the end": () => concat(filled("a", { head: '"' }), Uint8Array.of(0xff)),
}

/** What a reader of lines may be slow over. */
export const WORST_LINES: Worst = {
  "one long line": () => filled("a"),
  "empty lines": () => filled("\n"),
  "lines of one letter": () => filled("a\n"),
  "carriage returns": () => filled("\r"),
  "spaces without an end": () => filled(" "),
  "lines of spaces": () => filled(" ".repeat(200) + "\n"),
  zeros: () => new Uint8Array(MIB),
  "bytes FF": () => new Uint8Array(MIB).fill(0xff),
}
