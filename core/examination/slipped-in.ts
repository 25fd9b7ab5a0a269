/**
 * Slipped in: a payload file that a list names and that was not in it when the list was sealed.
 *
 * Nothing is guessed: without the line of this one file the list has the very digest that the
 * seal states, or nothing is said. Whoever adds a file rewrites the list around the sealed lines.
 */
import { toHex } from "../base/index.ts"
import type { SealStatement } from "../claims/index.ts"
import type { Container, Entry } from "../container/index.ts"
import type { Finding, Observed } from "../findings/index.ts"
import type { Explaining, Explains } from "./explaining.ts"
import { payloadFiles } from "./files.ts"

const SUBJECT = "subject "
const PAYLOAD_LIST = /^manifest-[a-z0-9]+\.txt$/
/** What a seal states that one more file makes differ. */
const OF_FILES = ["files.count", "files.bytes"]
/** Bytes of lists that are digested again: each file of the missing size costs its whole list. */
const MOST_BYTES = 64 * 1024 * 1024
const LINE_FEED = 10

export function slippedIn({ claims, container, terms }: Explaining): Explains {
  const sizes = new Map(container.entries.map(({ path, sizeBytes }) => [path, sizeBytes]))
  const payload = payloadFiles(container.entries)
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const answers = new Map<string, Promise<Observed | undefined>>()
  let left = MOST_BYTES

  const search = async ({ subjects, files }: SealStatement): Promise<Observed | undefined> => {
    if (payload.length - files.count !== 1) return undefined
    const isOfSize = ({ sizeBytes }: Entry): boolean => sizeBytes === bytes - files.bytes
    const added = new Set(payload.filter(isOfSize).map(({ path }) => path))
    for (const { name, sha256 } of subjects) {
      if (!PAYLOAD_LIST.test(name)) continue
      const list = await wholeList(name, container, Math.min(left, sizes.get(name) ?? 0))
      for (const { path, without } of linesOf(list ?? new Uint8Array(), added)) {
        left -= without.length
        if (left < 0) return undefined
        if (toHex(terms.digests.sha256(without)) === sha256) return told(path, name)
      }
    }
    return undefined
  }
  return ({ code, at, observed }) => {
    const seal = claims.seals.find(({ path }) => path === at.path)
    if (code !== "SEAL_MISMATCH" || seal === undefined || !isOfFiles(observed)) return undefined
    const answer = answers.get(seal.path) ?? search(seal.statement)
    answers.set(seal.path, answer)
    return answer
  }
}

function isOfFiles({ member = "" }: Finding["observed"]): boolean {
  return OF_FILES.includes(member) || PAYLOAD_LIST.test(member.slice(SUBJECT.length))
}

/** The list, unless it is longer than may be read for this. */
async function wholeList(
  path: string,
  container: Container,
  size: number,
): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(size)
  let filled = 0
  try {
    for await (const piece of container.read(path)) {
      if (filled + piece.length > size) return undefined
      bytes.set(piece, filled)
      filled += piece.length
    }
  } catch {
    // It was read once and cannot be read again; what was found stands without an explanation.
    return undefined
  }
  return bytes.subarray(0, filled)
}

/** The lines that name one of the files, each with the list as it is without that line. */
function* linesOf(list: Uint8Array, files: ReadonlySet<string>) {
  const decoder = new TextDecoder()
  let start = 0
  while (start < list.length) {
    const feed = list.indexOf(LINE_FEED, start)
    const end = feed === -1 ? list.length : feed + 1
    const path = pathIn(decoder.decode(list.subarray(start, end)))
    if (files.has(path)) {
      const without = new Uint8Array(list.length - (end - start))
      without.set(list.subarray(0, start))
      without.set(list.subarray(end), start)
      yield { path, without }
    }
    start = end
  }
}

/** A digest, white space, and the path (RFC 8493 section 2.1.3); an escaped path names no file here. */
function pathIn(line: string): string {
  const [before = ""] = /^[0-9a-f]+\s+/iu.exec(line) ?? []
  return line.slice(before.length).replace(/\r?\n$/u, "")
}

function told(file: string, list: string): Observed {
  return {
    what: "added",
    file,
    stands: `without the line of this file, ${list} has the digest that this seal states`,
  }
}
