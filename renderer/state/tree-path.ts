/**
 * The way from one line of a log to the root of its tree, step by step (RFC 9162).
 *
 * The window goes it by itself, with the browser's own SHA-256: whoever watches sees that a
 * root follows from the bytes of the line, and need not believe who says so.
 */

/** One joining of two hashes into the one above. */
export interface TreeStep {
  /** On which side the sibling stands. */
  readonly side: "left" | "right"
  readonly sibling: string
  /** The hash that both give together. */
  readonly result: string
}

export interface TreePath {
  readonly leaf: string
  /** From the leaf to the root, the lowest first. */
  readonly steps: readonly TreeStep[]
  readonly root: string
}

const LEAF_PREFIX = 0x00
const NODE_PREFIX = 0x01

/**
 * On which side each sibling stands, the lowest first (RFC 9162 section 2.1.3.2).
 *
 * @returns undefined when no tree of that size has such a path of that length.
 */
export function sidesOf(
  line: number,
  size: number,
  length: number,
): readonly TreeStep["side"][] | undefined {
  if (line < 0 || line >= size) return undefined
  const sides: TreeStep["side"][] = []
  let node = line
  let last = size - 1
  for (; last > 0; node = Math.floor(node / 2), last = Math.floor(last / 2)) {
    if (node % 2 === 1) sides.push("left")
    else if (node < last) sides.push("right")
    // The last one without a neighbour rises as it is.
  }
  return sides.length === length ? sides : undefined
}

/** Computes the way from the bytes of a line; undefined when the siblings fit no such tree. */
export async function treePath(
  line: Uint8Array,
  place: { readonly line: number; readonly size: number; readonly path: readonly string[] },
): Promise<TreePath | undefined> {
  const sides = sidesOf(place.line, place.size, place.path.length)
  if (sides === undefined) return undefined
  const leaf = await sha256(Uint8Array.of(LEAF_PREFIX), line)
  const steps: TreeStep[] = []
  let hash = leaf
  for (const [index, side] of sides.entries()) {
    const sibling = place.path[index] ?? ""
    const both = side === "left" ? [sibling, hash] : [hash, sibling]
    hash = await sha256(Uint8Array.of(NODE_PREFIX), ...both.map(bytesOfHex))
    steps.push({ side, sibling, result: hash })
  }
  return { leaf, steps, root: hash }
}

/** SHA-256 (hex) over the parts, one after the other. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<string> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", whole))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
}
