/**
 * Re-serialised: a JSON file whose contents differ from the recorded digest, and which has
 * that very digest when it is written in another usual form.
 *
 * Nothing is guessed: the digest of the other form is the recorded one, or nothing is said.
 */
import { parseJson, toCanonicalText, toHex, toUtf8, type JsonValue } from "../base/index.ts"
import type { Finding, Observed } from "../findings/index.ts"
import type { Explaining, Explains } from "./explaining.ts"

/** Bytes of all files together that are tried: a bag of rewritten files is told by its first ones. */
const MOST_BYTES = 1024 * 1024
/** Deeper values become many times their length when they are indented. */
const MOST_DEPTH = 16

const DIGEST = /^[0-9a-f]{64}$/
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** The forms in which programs write JSON, by what they are called here. */
const FORMS: readonly (readonly [name: string, write: (value: JsonValue) => string])[] = [
  ["without spaces", (value) => JSON.stringify(value)],
  ["the canonical form (RFC 8785)", toCanonicalText],
  ["indented by 2", (value) => JSON.stringify(value, undefined, 2)],
  ["indented by 4", (value) => JSON.stringify(value, undefined, 4)],
  ["indented by tabs", (value) => JSON.stringify(value, undefined, "\t")],
]

export function reserialisedIn({ container, terms }: Explaining): Explains {
  const sizes = new Map(container.entries.map(({ path, sizeBytes }) => [path, sizeBytes]))
  let left = MOST_BYTES
  return async (found) => {
    const expected = digestIn(found)
    const size = sizes.get(found.at.path)
    if (expected === undefined || size === undefined || size > left) return undefined
    left -= size
    const bytes = await wholeFile(found.at.path, container, size)
    const form = bytes === undefined ? undefined : formWith(bytes, expected, terms.digests)
    return form === undefined ? undefined : told(form)
  }
}

/** The SHA-256 that a JSON file should have and has not. */
function digestIn({ code, at, observed }: Finding): string | undefined {
  const { expected = "", algorithm = "sha256" } = observed
  const isDigest = code === "HASH_FAILURE" || code === "SEAL_MISSING"
  const isJson = at.path.endsWith(".json") && algorithm === "sha256"
  return isDigest && isJson && DIGEST.test(expected) ? expected : undefined
}

async function wholeFile(
  path: string,
  container: Explaining["container"],
  size: number,
): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(size)
  let filled = 0
  try {
    for await (const piece of container.read(path)) {
      bytes.set(piece.subarray(0, size - filled), filled)
      filled += Math.min(piece.length, size - filled)
    }
  } catch {
    // It was read once and cannot be read again; what was found stands without an explanation.
    return undefined
  }
  return filled === size ? bytes : undefined
}

/** The first form that has the digest. */
function formWith(
  bytes: Uint8Array,
  expected: string,
  digests: Explaining["terms"]["digests"],
): string | undefined {
  const hasMark = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte)
  const read = parseJson(hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes)
  if (read.kind !== "value" || isDeeper(read.value, MOST_DEPTH)) return undefined
  const ends = ["\n", "", "\r\n"]
  return FORMS.find(([, write]) => {
    const text = write(read.value)
    return ends.some((end) => toHex(digests.sha256(toUtf8(text + end))) === expected)
  })?.[0]
}

function isDeeper(value: JsonValue, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false
  return depth === 0 || Object.values(value).some((one: JsonValue) => isDeeper(one, depth - 1))
}

function told(form: string): Observed {
  return {
    what: "re-serialised",
    recordedForm: form,
    stands: "the same value, written in that form, has the recorded digest",
  }
}
