/** The values of a PDF (ISO 32000-1 §7.3), read from a place in the file; offsets count bytes from 0. */

/** Why a file is not read; caught where a file is opened, and nowhere thrown further. */
export class NotReadable extends Error {}

export interface PdfString {
  readonly kind: "string"
  readonly bytes: Uint8Array
  /** Where it stands in the file, with its delimiters. */
  readonly start: number
  readonly end: number
  readonly isHex: boolean
}

export type PdfDictionary = ReadonlyMap<string, PdfValue>

export type PdfValue =
  | PdfString
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "reference"; readonly object: number }
  | { readonly kind: "array"; readonly items: readonly PdfValue[] }
  | { readonly kind: "dictionary"; readonly members: PdfDictionary }
  | { readonly kind: "word"; readonly word: string }

/** Values inside one another; our own files have fewer than ten. */
const MOST_DEPTH = 32
/** Values of one object; what is read of a report has fewer than a hundred. */
const MOST_VALUES = 100_000

const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set(Array.from("()<>[]{}/%", (character) => character.charCodeAt(0)))
const [OPEN_DICTIONARY, CLOSE_DICTIONARY] = ["<<", ">>"]
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
])

/** Reads values one after another from a place in the file. */
export class ValueReader {
  private values = 0
  private readonly bytes: Buffer
  private at: number

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes
    this.at = at
  }

  get offset(): number {
    return this.at
  }

  /** @throws NotReadable */
  value(depth = 0): PdfValue {
    this.values += 1
    if (depth > MOST_DEPTH || this.values > MOST_VALUES) throw new NotReadable("too many values")
    this.skipWhite()
    if (this.startsWith(OPEN_DICTIONARY)) return this.dictionary(depth)
    switch (this.character()) {
      case "[":
        return this.array(depth)
      case "(":
        return this.literalString()
      case "<":
        return this.hexString()
      case "/":
        return { kind: "name", name: this.name() }
      default:
        return this.numberOrWord()
    }
  }

  /** Takes a word that must stand here. @throws NotReadable */
  expect(word: string): void {
    this.skipWhite()
    if (!this.startsWith(word)) throw new NotReadable(`"${word}" is missing`)
    this.at += word.length
  }

  startsWith(text: string): boolean {
    return this.bytes.toString("latin1", this.at, this.at + text.length) === text
  }

  skipWhite(): void {
    while (WHITE.has(this.bytes[this.at] ?? -1)) this.at += 1
  }

  private dictionary(depth: number): PdfValue {
    this.at += OPEN_DICTIONARY.length
    const members = new Map<string, PdfValue>()
    for (;;) {
      this.skipWhite()
      if (this.startsWith(CLOSE_DICTIONARY)) break
      if (this.bytes[this.at] !== 0x2f) throw new NotReadable("a dictionary has no key here")
      const key = this.name()
      if (members.has(key)) throw new NotReadable("a dictionary has a key twice")
      members.set(key, this.value(depth + 1))
    }
    this.at += CLOSE_DICTIONARY.length
    return { kind: "dictionary", members }
  }

  private array(depth: number): PdfValue {
    this.at += 1
    const items: PdfValue[] = []
    for (;;) {
      this.skipWhite()
      if (this.bytes[this.at] === 0x5d) break
      items.push(this.value(depth + 1))
    }
    this.at += 1
    return { kind: "array", items }
  }

  /** A name, with characters that are written as #xx (§7.3.5). */
  private name(): string {
    this.at += 1
    return this.regular().replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }

  private regular(): string {
    const start = this.at
    while (this.at < this.bytes.length && !this.isEndOfWord(this.bytes[this.at] ?? 0)) this.at += 1
    return this.bytes.toString("latin1", start, this.at)
  }

  private isEndOfWord(byte: number): boolean {
    return WHITE.has(byte) || DELIMITERS.has(byte)
  }

  private hexString(): PdfString {
    const start = this.at
    const close = this.bytes.indexOf(0x3e, start)
    const digits = close < 0 ? "!" : this.bytes.toString("latin1", start + 1, close)
    // Space between digits is allowed by the standard, and we never write any.
    if (!/^(?:[0-9A-Fa-f]{2})*$/.test(digits)) throw new NotReadable("a hexadecimal text is odd")
    this.at = close + 1
    const bytes = Uint8Array.from(Buffer.from(digits, "hex"))
    return { kind: "string", bytes, start, end: this.at, isHex: true }
  }

  /** Text in parentheses, which may stand in one another (§7.3.4.2). */
  private literalString(): PdfString {
    const start = this.at
    const parts: string[] = []
    this.at += 1
    for (let open = 1; open > 0; this.at += 1) {
      if (this.at >= this.bytes.length) throw new NotReadable("a text does not end")
      const character = this.character()
      if (character === "(") open += 1
      if (character === ")") open -= 1
      if (open > 0) parts.push(character === "\\" ? this.escaped() : character)
    }
    const bytes = Uint8Array.from(Buffer.from(parts.join(""), "latin1"))
    return { kind: "string", bytes, start, end: this.at, isHex: false }
  }

  /** What a backslash and the character after it stand for. */
  private escaped(): string {
    this.at += 1
    const character = this.character()
    // Codes of up to three digits are allowed by the standard, and we never write any.
    if (/\d/.test(character)) throw new NotReadable("a text holds an octal escape")
    return ESCAPED.get(character) ?? character
  }

  private character(): string {
    return String.fromCharCode(this.bytes[this.at] ?? 0)
  }

  private numberOrWord(): PdfValue {
    const word = this.regular()
    if (word === "") throw new NotReadable("a value is missing")
    if (!/^[+-]?\d*\.?\d+$/.test(word)) return { kind: "word", word }
    return this.reference(word) ?? { kind: "number", value: Number(word) }
  }

  /** `12 0 R`; a number alone is left as it is. */
  private reference(word: string): PdfValue | undefined {
    const rest = /^ 0 R(?![A-Za-z0-9])/.exec(this.bytes.toString("latin1", this.at, this.at + 5))
    if (rest === null || !/^[1-9]\d{0,8}$/.test(word)) return undefined
    this.at += rest[0].length
    return { kind: "reference", object: Number(word) }
  }
}

export function dictionaryOf(value: PdfValue): PdfDictionary {
  if (value.kind !== "dictionary") throw new NotReadable("a dictionary is missing")
  return value.members
}
