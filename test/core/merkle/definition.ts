/**
 * RFC 9162 §2.1 word for word, slow and obvious, to judge the fast code by.
 *
 * Uses its own SHA-256 (node:crypto) and its own splitting, nothing of core/merkle.
 */
import { createHash } from "node:crypto"

type Leaves = readonly Uint8Array[]

/** MTH(D[n]) over entries, §2.1.1. */
export function rootOf(entries: Leaves): Uint8Array {
  if (entries.length === 0) return sha256()
  if (entries.length === 1) return sha256(Uint8Array.of(0), entries[0]!)
  const k = split(entries.length)
  return sha256(Uint8Array.of(1), rootOf(entries.slice(0, k)), rootOf(entries.slice(k)))
}

/** PATH(m, D[n]), §2.1.3.1. */
export function pathOf(m: number, entries: Leaves): Leaves {
  if (entries.length === 1) return []
  const k = split(entries.length)
  return m < k
    ? [...pathOf(m, entries.slice(0, k)), rootOf(entries.slice(k))]
    : [...pathOf(m - k, entries.slice(k)), rootOf(entries.slice(0, k))]
}

/** PROOF(m, D[n]), §2.1.4.1. */
export function proofOf(m: number, entries: Leaves): Leaves {
  return subproof(m, entries, true)
}

function subproof(m: number, entries: Leaves, wasWhole: boolean): Leaves {
  if (m === entries.length) return wasWhole ? [] : [rootOf(entries)]
  const k = split(entries.length)
  return m <= k
    ? [...subproof(m, entries.slice(0, k), wasWhole), rootOf(entries.slice(k))]
    : [...subproof(m - k, entries.slice(k), false), rootOf(entries.slice(0, k))]
}

/** The largest power of two smaller than n. */
function split(n: number): number {
  let k = 1
  while (2 * k < n) k *= 2
  return k
}

export function leafOf(entry: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(0), entry)
}

function sha256(...parts: Leaves): Uint8Array {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}
