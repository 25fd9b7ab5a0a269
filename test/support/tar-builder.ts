/**
 * Builds .tar files for tests, sound ones and every kind of unsound one.
 *
 * Written from POSIX (pax, "ustar Interchange Format") without a look at core/container,
 * so that the reader is judged by another pair of eyes. Whatever is not said otherwise is
 * as it should be.
 */
import { bytesOf, join } from "./zip-builder.ts"

export interface TarFields {
  readonly name: string | Uint8Array
  readonly mode: string
  readonly size: string | Uint8Array
  readonly mtime: string
  readonly type: string
  readonly link: string
  readonly magic: string
  readonly prefix: string
  /** Instead of the right one. */
  readonly checksum: string
  /** Bytes put over the finished header before its checksum is taken, by offset. */
  readonly over: readonly (readonly [number, Uint8Array])[]
}

export interface TarMember extends Partial<TarFields> {
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  /** What fills the last block of the content; zeros when absent. */
  readonly padding?: number
}

const POSIX = "ustar\u000000"
export const GNU = "ustar  \0"

/** @param end - What follows the last member; two blocks of zeros when absent. */
export function buildTar(
  members: readonly TarMember[],
  end: Uint8Array = new Uint8Array(1024),
): Uint8Array {
  return join(...members.map(tarMember), end)
}

export function tarMember(member: TarMember): Uint8Array {
  const content = bytesOf(member.content ?? "")
  const padding = new Uint8Array((512 - (content.length % 512)) % 512).fill(member.padding ?? 0)
  return join(tarBlock(member, content.length), content, padding)
}

const USUAL = {
  name: "",
  mode: "0000644\0",
  mtime: "00000000000\0",
  type: "0",
  link: "",
  magic: POSIX,
  prefix: "",
  over: [],
} as const

function tarBlock(given: Partial<TarFields>, sizeBytes: number): Uint8Array {
  const size = `${sizeBytes.toString(8).padStart(11, "0")}\0`
  const fields = { ...USUAL, size, ...given }
  const block = new Uint8Array(512)
  const put = (at: number, text: string | Uint8Array): void => {
    block.set(bytesOf(text), at)
  }
  put(0, fields.name)
  put(100, fields.mode)
  put(108, "0000000\u00000000000\0")
  put(124, fields.size)
  put(136, fields.mtime)
  put(148, " ".repeat(8))
  put(156, fields.type)
  put(157, fields.link)
  put(257, fields.magic)
  put(345, fields.prefix)
  for (const [at, bytes] of fields.over) block.set(bytes, at)
  const sum = block.reduce((total, byte) => total + byte, 0)
  put(148, fields.checksum ?? `${sum.toString(8).padStart(6, "0")}\0 `)
  return block
}

/** A pax header with these records; `type` g makes it one for all that follows. */
export function pax(records: Readonly<Record<string, string>>, type = "x"): TarMember {
  const texts = Object.entries(records).map(([keyword, value]) => paxRecord(keyword, value))
  return { name: "PaxHeader", type, content: texts.join("") }
}

/** `<length> <keyword>=<value>\n`, where the length counts itself. */
export function paxRecord(keyword: string, value: string): string {
  const rest = ` ${keyword}=${value}\n`
  const bytes = bytesOf(rest).length
  for (let digits = 1; ; digits += 1) {
    const length = String(bytes + digits)
    if (length.length === digits) return length + rest
  }
}

/** GNU's header for a name that has no room: type L, or K for where a link leads. */
export function longName(name: string, type = "L"): TarMember {
  return { name: "././@LongLink", type, magic: GNU, content: `${name}\0` }
}
