/**
 * The sealer's own events: what was taken in, what was packed, who sealed.
 *
 * They make sure that no log is empty and that what could not be sealed is said in
 * the evidence itself (docs/evidence-bag.md, section 5).
 */
import { toCanonicalJson, toInstant, type JsonValue } from "../base/index.ts"
import type { UnplacedEvent } from "./log-composer.ts"
import type { SealRole } from "./names.ts"

/** A file of the source as it was found; in the bag it lies at this path below data/. */
export interface SealedSource {
  readonly path: string
  readonly sizeBytes: number
  /** Last modification, milliseconds since 1970. */
  readonly modifiedMs: number
}

/** Something in the source that a bag cannot hold; "" is the source folder itself. */
export interface UnsealedSource {
  readonly path: string
  readonly kind: "link" | "device" | "pipe" | "socket" | "empty-folder"
}

/** What all events of one sealing share. */
export interface Sealing {
  /** Milliseconds since 1970, as claimed by the sealer. */
  readonly at: number
  readonly generation: number
  readonly toolVersion: string
}

const PREMIS = "http://id.loc.gov/vocabulary/preservation/eventType/"
const OURS = "https://sealwright.org/ns/event/"

/** Sources named by one event: far below the limit of a line with ordinary names. */
const SOURCES_AN_EVENT = 2_000
/** Bytes of sources in one event, half the limit of a line, for names that are long. */
const SOURCE_BYTES_AN_EVENT = 512 * 1024

/** The acquisition as PREMIS ingestion-end events: all sources, in as many events as they take. */
export function* acquisitionEvents(
  sealing: Sealing,
  sources: readonly SealedSource[],
  unsealed: readonly UnsealedSource[],
): Generator<UnplacedEvent> {
  const described = [...sources.map(describeSealed), ...unsealed.map(describeUnsealed)]
  const parts = split(described)
  for (const [index, part] of parts.entries()) {
    const sealed = part.filter(({ list }) => list === "sources").map(({ value }) => value)
    const left = part.filter(({ list }) => list === "notSealed").map(({ value }) => value)
    yield {
      ...ownEvent(sealing, `ine-${index + 1}`, `${PREMIS}ine`),
      detail: { part: index + 1, parts: parts.length, sources: sealed, notSealed: left },
    }
  }
}

/** The packing, with the number of files and bytes that the bag holds. */
export function packingEvent(
  sealing: Sealing,
  files: { readonly count: number; readonly bytes: number },
): UnplacedEvent {
  return {
    ...ownEvent(sealing, "pac", `${PREMIS}pac`),
    detail: { files: files.count, bytes: files.bytes },
  }
}

/** The announcement of the seal: the last event of every generation. */
export function sealCreateEvent(
  sealing: Sealing,
  seal: { readonly fingerprint: string; readonly role: SealRole; readonly reason: string },
): UnplacedEvent {
  const { fingerprint, role, reason } = seal
  return {
    ...ownEvent(sealing, "sealCreate", `${OURS}sealCreate`),
    detail: { key: fingerprint, role, reason },
  }
}

function ownEvent(sealing: Sealing, name: string, type: string): UnplacedEvent {
  const tool = { id: "sealwright", role: "executing program", kind: "system" } as const
  return {
    id: `seal-${sealing.generation}-${name}`,
    type,
    time: toInstant(sealing.at),
    clock: "sealwright",
    agents: [{ ...tool, version: sealing.toolVersion }],
    objects: [],
    outcome: "success",
  }
}

interface Described {
  readonly list: "sources" | "notSealed"
  readonly value: JsonValue
}

function describeSealed({ path, sizeBytes, modifiedMs }: SealedSource): Described {
  return {
    list: "sources",
    value: { path, kind: "file", size: sizeBytes, ...describeTime(modifiedMs) },
  }
}

/** A file system may state a time that no instant can express; then nothing is said of it. */
function describeTime(ms: number): { modified?: string } {
  try {
    return { modified: toInstant(ms) }
  } catch {
    return {}
  }
}

function describeUnsealed({ path, kind }: UnsealedSource): Described {
  return { list: "notSealed", value: { path: path === "" ? "." : path, kind } }
}

/** Cuts the list so that every event stays below the limit of a line; always at least one part. */
function split(described: readonly Described[]): readonly (readonly Described[])[] {
  const parts: Described[][] = []
  let part: Described[] = []
  let bytes = 0
  for (const item of described) {
    const size = toCanonicalJson(item.value).length
    if (part.length === SOURCES_AN_EVENT || bytes + size > SOURCE_BYTES_AN_EVENT) {
      parts.push(part)
      part = []
      bytes = 0
    }
    part.push(item)
    bytes += size
  }
  return [...parts, part]
}
