/**
 * Bytes of a .zip between its members, of which the directory says nothing.
 *
 * Whoever reads from the front may take them for a further entry, also for one of the same name.
 * What they state is told and never read as evidence.
 */
import type { Observed } from "../findings/index.ts"
import { readRecord, type ByteSource } from "./byte-source.ts"
import { decodeName } from "./zip-member.ts"
import { LOCAL_BYTES, LOCAL_SIGNATURE, readLocalFields } from "./zip-records.ts"

interface Gap {
  readonly start: number
  /** Offset of what comes next. */
  readonly end: number
}

/** Problems by which bytes lie behind the content, and after how many of them an entry may stand. */
const GAPS: ReadonlyMap<string, readonly number[]> = new Map([
  ["gap after the content", [0]],
  // So long a data descriptor may be (APPNOTE 4.3.9), and whoever reads from the front skips it.
  ["no data descriptor where one is announced", [0, 12, 16, 20, 24]],
])

/** A longer name is not told; its bytes are counted all the same. */
const MOST_NAME_BYTES = 1024

/** What lies behind the content of a member; nothing where its problem is another one. */
export function unlistedBehind(
  source: ByteSource,
  problem: string | undefined,
  gap: Gap,
): Observed {
  const places = problem === undefined ? undefined : GAPS.get(problem)
  return places === undefined ? {} : unlistedBytes(source, gap, places)
}

/**
 * Where the bytes lie and how many there are, with the name that the header of an entry among
 * them states.
 *
 * @param places - Distances from the start at which such a header is looked for.
 */
export function unlistedBytes(
  source: ByteSource,
  { start, end }: Gap,
  places: readonly number[] = [0],
): Observed {
  if (end <= start) return {}
  const where = { gapAt: String(start), gapBytes: String(end - start) }
  const names = places.map((place) => statedName(source, { start: start + place, end }))
  const name = names.find((one) => one !== undefined)
  return name === undefined ? where : { ...where, gapNames: name }
}

/** The name in a local header that lies wholly in the gap. */
function statedName(source: ByteSource, { start, end }: Gap): string | undefined {
  const nameAt = start + LOCAL_BYTES
  if (nameAt >= end) return undefined
  const fixed = source.read(start, LOCAL_BYTES)
  if (fixed.length < LOCAL_BYTES || readRecord(fixed).u32(0) !== LOCAL_SIGNATURE) return undefined
  const { nameBytes, flags } = readLocalFields(fixed)
  if (nameBytes === 0 || nameBytes > MOST_NAME_BYTES || nameAt + nameBytes > end) return undefined
  return decodeName(source.read(nameAt, nameBytes), flags).text
}
