/**
 * The indirect objects of a PDF, found by its table (ISO 32000-1 §7.5), and its streams.
 *
 * It reads what this program writes: one table of one section, no object streams, nothing
 * encrypted. Everything else is refused, because a second way to read a file is a second file.
 */
import { constants, inflateSync } from "node:zlib"
import {
  dictionaryOf,
  NotReadable,
  ValueReader,
  type PdfDictionary,
  type PdfValue,
} from "./object-values.ts"

/** A stream that becomes longer is not read: no result of an examination does. */
const MOST_STREAM_BYTES = 512 * 1024 * 1024
/** ISO 32000-1 §7.5.4. */
const ENTRY_BYTES = 20

/** An indirect object, and where it stands. */
interface IndirectObject {
  readonly value: PdfValue
  readonly reader: ValueReader
}

/** Where the entries of the table begin, and how many there are. */
interface Entries {
  readonly at: number
  readonly count: number
}

/** Finds the objects of one file by its table. */
export class ObjectTable {
  readonly trailer: PdfDictionary
  private readonly bytes: Buffer
  private readonly entries: Entries

  private constructor(bytes: Buffer, entries: Entries, trailer: PdfDictionary) {
    this.bytes = bytes
    this.entries = entries
    this.trailer = trailer
  }

  /**
   * Reads the end of the file: the table of one section that begins with object 0, and the trailer.
   *
   * @throws NotReadable for anything else, such as a file that was added to.
   */
  static read(bytes: Buffer): ObjectTable {
    const end = /startxref\n(\d{1,9})\n%%EOF\n?$/.exec(
      bytes.toString("latin1", Math.max(0, bytes.length - 64)),
    )
    if (end === null) throw new NotReadable("the file does not end as a PDF does")
    const start = Number(end[1])
    const head = /^xref\n0 (\d{1,7})\n/.exec(bytes.toString("latin1", start, start + 32))
    if (head === null) throw new NotReadable("it has no table of its objects where it says")
    const count = Number(head[1])
    const entriesAt = start + head[0].length
    const reader = new ValueReader(bytes, entriesAt + count * ENTRY_BYTES)
    reader.expect("trailer")
    const trailer = dictionaryOf(reader.value())
    if (trailer.has("Prev") || trailer.has("XRefStm")) {
      throw new NotReadable("it was added to after it was written")
    }
    if (trailer.has("Encrypt")) throw new NotReadable("it is encrypted")
    reader.expect("startxref")
    if (reader.offset > bytes.length) throw new NotReadable("the trailer is not at the end")
    return new ObjectTable(bytes, { at: entriesAt, count }, trailer)
  }

  /** What a value refers to, or the value itself. @throws NotReadable */
  resolve(value: PdfValue | undefined): PdfValue {
    if (value === undefined) throw new NotReadable("a value is missing")
    return value.kind === "reference" ? this.object(value.object).value : value
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    return dictionaryOf(this.resolve(value))
  }

  /** The contents of a stream, decompressed. @throws NotReadable */
  stream(value: PdfValue | undefined): Uint8Array {
    if (value?.kind !== "reference") throw new NotReadable("a stream is missing")
    const { value: head, reader } = this.object(value.object)
    const members = dictionaryOf(head)
    const length = this.resolve(members.get("Length"))
    if (length.kind !== "number") throw new NotReadable("a stream has no length")
    reader.expect("stream\n")
    const start = reader.offset
    const stop = start + length.value
    if (!Number.isSafeInteger(length.value) || length.value < 0 || stop > this.bytes.length) {
      throw new NotReadable("a stream is longer than the file")
    }
    if (this.bytes.toString("latin1", stop, stop + 10) !== "\nendstream") {
      throw new NotReadable("a stream does not end where it says")
    }
    return unpacked(this.bytes.subarray(start, stop), members.get("Filter"))
  }

  private object(number: number): IndirectObject {
    if (number >= this.entries.count) throw new NotReadable("an object is not in the table")
    const at = this.entries.at + number * ENTRY_BYTES
    const entry = /^(\d{10}) 00000 n \n$/.exec(this.bytes.toString("latin1", at, at + ENTRY_BYTES))
    if (entry === null) throw new NotReadable("an entry of the table has another form")
    const reader = new ValueReader(this.bytes, Number(entry[1]))
    reader.expect(`${String(number)} 0 obj`)
    return { value: reader.value(), reader }
  }
}

function unpacked(bytes: Uint8Array, filter: PdfValue | undefined): Uint8Array {
  if (filter === undefined) return Uint8Array.from(bytes)
  if (filter.kind !== "name" || filter.name !== "FlateDecode") {
    throw new NotReadable("a stream is packed in another way")
  }
  try {
    const options = { maxOutputLength: MOST_STREAM_BYTES, finishFlush: constants.Z_FINISH }
    return Uint8Array.from(inflateSync(bytes, options))
  } catch (cause) {
    throw new NotReadable("a stream cannot be unpacked", { cause })
  }
}
