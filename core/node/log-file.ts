/**
 * The log of a bag being sealed: former lines, given events, the sealer's own, in one file.
 *
 * The same rules that a verifier applies to the finished log are applied to it here, so
 * that nobody seals a bag which can never pass.
 */
import {
  Failure,
  LIMITS,
  parseCanonicalJson,
  phrase,
  reasoned,
  reasonSaid,
  say,
  toHex,
  type Saying,
} from "../base/index.ts"
import { parseEvent, parsePayloadUri, type EventClaim } from "../claims/index.ts"
import { makeCustodyWalker, type CustodyWalker } from "../custody/index.ts"
import { FINDING_CODES, severityOf } from "../findings/index.ts"
import {
  LOG_PATH,
  makeLogComposer,
  type Added,
  type LogFacts,
  type PayloadFile,
  type UnplacedEvent,
} from "../seal/index.ts"
import { readEventFile } from "./event-file.ts"
import { linesOf } from "./lines.ts"
import { nativeDigests } from "./native-digests.ts"
import { writeSpool } from "./spool.ts"

export interface LogContents {
  /** A log to be continued, as it was examined. */
  readonly former?: { readonly chunks: AsyncIterable<Uint8Array>; readonly sha256: string }
  /** File of given events, JSON lines. */
  readonly events?: string | undefined
  /** Says why a given event cannot be taken; `undefined` when it can. */
  readonly objection?: (event: UnplacedEvent) => Saying | undefined
  /** The sealer's own events, appended last. */
  readonly own: Iterable<UnplacedEvent>
}

export interface LogFile {
  readonly path: string
  readonly facts: LogFacts
  /** SHA-256 (hex) of the events as they were given; of nothing when none were. */
  readonly givenSha256: string
  readonly custody: CustodyWalker
}

/**
 * Writes a log.
 *
 * @throws Failure as `readEventFile`; UNREADABLE when the former log is not what was examined.
 */
export async function writeLogFile(path: string, contents: LogContents): Promise<LogFile> {
  const log = makeLogComposer(nativeDigests)
  const sha256 = (bytes: Uint8Array): Uint8Array => nativeDigests.sha256(bytes)
  const custody = makeCustodyWalker({ path: LOG_PATH, sha256 })
  // Only what is said of payload files can contradict them; a million states of records
  // that lie on the platform need not be remembered here.
  const watch = (event: EventClaim): void => {
    const named = event.objects.some(({ uri }) => parsePayloadUri(uri).kind !== "other")
    if (named) custody.onEvent(event)
  }
  let givenSha256 = toHex(sha256(new Uint8Array(0)))
  await writeSpool(path, async (append) => {
    const add = async (event: UnplacedEvent): Promise<Added> => {
      const added = log.add(event)
      if (added.kind === "refused") return added
      watch(added.event)
      await append(added.line)
      return added
    }
    const addGiven = async (event: UnplacedEvent): Promise<Added> => {
      const reason = contents.objection?.(event)
      return reason === undefined ? add(event) : { kind: "refused", ...reasoned(reason) }
    }
    for await (const { line, event } of formerLines(contents.former)) {
      log.keep(line.subarray(0, -1), event.id)
      watch(event)
      await append(line)
    }
    if (contents.events !== undefined) givenSha256 = await readEventFile(contents.events, addGiven)
    for (const event of contents.own) {
      const added = await add(event)
      if (added.kind === "refused")
        throw new Failure("USAGE", say("cannot be sealed: {reason}", { reason: reasonSaid(added) }))
    }
  })
  return { path, facts: log.facts(), givenSha256, custody }
}

/**
 * Refuses a log that contradicts the files it is sealed with.
 *
 * @param erased - Paths that events take out of this generation.
 * @throws Failure MALFORMED naming the event, for whatever a verifier would call broken.
 */
export function refuseContradiction(
  { custody }: LogFile,
  payload: readonly PayloadFile[],
  about: { readonly erased: ReadonlySet<string>; readonly events: string | undefined },
): void {
  const digests = new Map(payload.map(({ path, sha256 }) => [path, sha256]))
  const { outcome } = custody.end(digests, about.erased)
  const broken = outcome.findings.find((found) => severityOf(found) === "broken")
  if (broken === undefined) return
  const { code, at, observed } = broken
  const details = Object.entries(observed).map(([name, value]) => `${name} ${value}`)
  const message = say("line {line} of the log: {says} ({details}) Nothing was sealed.", {
    line: at.line ?? 0,
    says: phrase(FINDING_CODES[code].says),
    details: details.join(", "),
  })
  throw new Failure("MALFORMED", message, about.events === undefined ? {} : { path: about.events })
}

async function* formerLines(
  former: LogContents["former"],
): AsyncGenerator<{ readonly line: Uint8Array; readonly event: EventClaim }> {
  if (former === undefined) return
  const changed = (): Failure =>
    new Failure("UNREADABLE", say("the log changed since it was examined; run it again"))
  const digest = nativeDigests.hasher("sha256")
  for await (const body of linesOf(former.chunks, LIMITS.logLineBytes, changed)) {
    const line = new Uint8Array(body.length + 1)
    line.set(body)
    line[body.length] = 0x0a
    digest.update(line)
    const parsed = parseCanonicalJson(body)
    const event = parsed.kind === "value" ? parseEvent(parsed.value) : undefined
    if (event === undefined || "kind" in event) throw changed()
    yield { line, event }
  }
  if (toHex(digest.digest()) !== former.sha256) throw changed()
}
