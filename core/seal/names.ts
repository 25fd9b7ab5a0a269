/**
 * The names the sealer gives: exporter, bag, log and seal files.
 *
 * All of them follow from what is sealed and by whom; there is no randomness
 * (docs/evidence-bag.md, sections 4 and 8).
 */
import { Failure, toHex, toInstant, toUtf8 } from "../base/index.ts"
import { EXPORTER_PATTERN, sealPath } from "../formats/evidence-bag/layout.ts"
import { sha256 } from "../hashing/index.ts"

export const SEAL_ROLES = ["exporter", "archivist", "witness", "examiner"] as const
export type SealRole = (typeof SEAL_ROLES)[number]

export function isSealRole(text: string): text is SealRole {
  return SEAL_ROLES.some((role) => role === text)
}

/** True for a text that bag-info.txt and the origin of a checkpoint can hold. */
export function isExporterName(text: string): boolean {
  return EXPORTER_PATTERN.test(text)
}

/** The exporter's name when none is given: the key, by the start of its fingerprint (hex). */
export function defaultExporter(fingerprint: string): string {
  return `key-${fingerprint.slice(0, 16)}`
}

/** What the ids of a bag follow from; digests in lower-case hex. */
export interface Seed {
  /** Milliseconds since 1970. */
  readonly sealedAt: number
  readonly exporter: string
  /** SHA-256 of the seal key's SubjectPublicKeyInfo. */
  readonly fingerprint: string
  readonly manifestSha256: string
  /** Of the events as they were given, before canonicalisation; of nothing when none were. */
  readonly eventsSha256: string
}

/** The bag's and the log's id (section 4, "Writer"). */
export function bagIds(seed: Seed): { readonly bagId: string; readonly logId: string } {
  const lines = [
    "sealwright.bag/1",
    toInstant(seed.sealedAt),
    seed.exporter,
    seed.fingerprint,
    seed.manifestSha256,
    seed.eventsSha256,
  ]
  const hex = toHex(sha256(toUtf8(lines.map((line) => `${line}\n`).join(""))))
  return { bagId: `bag-${hex.slice(0, 32)}`, logId: `log-${hex.slice(32)}` }
}

/**
 * File of the next seal in a role: the plain name, or the first free number from 2 on.
 *
 * @throws Failure INTERNAL when every name is taken, which the limit of seals rules out.
 */
export function nextSealPath(role: SealRole, taken: ReadonlySet<string>): string {
  const plain = sealPath(role)
  if (!taken.has(plain)) return plain
  for (let number = 2; number <= taken.size + 2; number += 1) {
    const path = sealPath(`${role}-${number}`)
    if (!taken.has(path)) return path
  }
  throw new Failure("INTERNAL", "no free name for a seal")
}
