/**
 * Digests that events give for payload files: is the last one that of the file?
 *
 * Also gathers the recorded deletions, by which a file may lawfully be gone; whether
 * a deletion was lawful is asked where generations are compared.
 */
import { parsePayloadUri, type EventClaim, type EventObject } from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { DELETION } from "./event-types.ts"

/** A payload file that an event says was deleted. */
export interface Deletion {
  readonly path: string
  /** SHA-256 (hex) that the event gives for the file. */
  readonly sha256: string
  /** The rule that the event cites as its reason; "" when it cites none. */
  readonly rule: string
  /** Role of the event's first agent. */
  readonly role: string
  readonly seq: number
}

/** What is in the bag: the payload by path with SHA-256 in hex, and the files lawfully erased. */
export interface PayloadFacts {
  readonly payload: ReadonlyMap<string, string>
  readonly erased: ReadonlySet<string>
}

export interface NamedFiles {
  onEvent(event: EventClaim, line: number): void
  /** Number of files of which a digest was given, and of names that no file can have. */
  count(): number
  deletions(): readonly Deletion[]
  end(facts: PayloadFacts): void
}

/** The event that says something, and the line it was found at. */
interface Told {
  readonly seq: number
  readonly line: number
}

interface Named extends Told {
  readonly sha256: string
}

/** A payload file as one line of the log names it. */
interface FileAt {
  readonly path: string
  readonly line: number
}

/**
 * @param path - Path of the log.
 * @param state - Called with every finding.
 */
export function makeNamedFiles(path: string, state: (found: Finding) => void): NamedFiles {
  const named = new Map<string, Named>()
  /** Files of which an event left nothing and none gave anything since. */
  const gone = new Set<string>()
  /** Those of them that were erased, with the event that says so. */
  const erasures = new Map<string, Told>()
  const deletions: Deletion[] = []
  let unnameable = 0

  const onFile = (event: EventClaim, { digest, after }: EventObject, file: FileAt): void => {
    const deleted = event.type === DELETION && event.outcome === "success"
    if (deleted) erasures.set(file.path, { seq: event.seq, line: file.line })
    if (deleted || after === null) gone.add(file.path)
    else if (digest !== undefined || after !== undefined) {
      gone.delete(file.path)
      erasures.delete(file.path)
    }
    if (digest === undefined) return
    const { sha256 } = digest
    named.set(file.path, { sha256, seq: event.seq, line: file.line })
    if (deleted) deletions.push(toDeletion(event, file.path, sha256))
  }
  const onObject = (event: EventClaim, object: EventObject, line: number): void => {
    const names = parsePayloadUri(object.uri)
    if (names.kind === "payload") onFile(event, object, { path: names.path, line })
    if (names.kind !== "refused" || object.digest === undefined) return
    unnameable += 1
    const observed = { reason: `names no file: ${names.reason}`, uri: object.uri }
    state(finding("EVENT_INVALID", { path, line }, observed))
  }
  return {
    onEvent: (event, line) => {
      for (const object of event.objects) onObject(event, object, line)
    },
    count: () => named.size + unnameable,
    deletions: () => deletions,
    end: ({ payload, erased }) => {
      for (const [file, { sha256, seq, line }] of named) {
        const at = { path, line, range: { first: seq, last: seq } }
        const actual = payload.get(file)
        if (actual === sha256) continue
        if (actual !== undefined) {
          state(finding("EVENT_DIGEST_MISMATCH", at, { file, named: sha256, actual }))
        } else if (!erased.has(file) && !gone.has(file)) {
          state(finding("EVENT_FILE_MISSING", at, { file, named: sha256 }))
        }
      }
      for (const [file, told] of erasures) {
        if (payload.has(file)) state(notErased(file, path, told))
      }
    },
  }
}

function notErased(file: string, path: string, { seq, line }: Told): Finding {
  const at = { path, line, range: { first: seq, last: seq } }
  return finding("ERASURE_NOT_CARRIED_OUT", at, { file })
}

function toDeletion(event: EventClaim, path: string, sha256: string): Deletion {
  const { reason = "", agents, seq } = event
  return { path, sha256, rule: reason, role: agents[0]?.role ?? "", seq }
}
