/**
 * Sealing a folder: from files as they lie to a finished evidence bag.
 *
 * The order matters: names and sizes first, then the log, then one reading of every
 * source, and the seal over all of it last. What a bag consists of is decided in core/seal.
 */
import { createReadStream } from "node:fs"
import { realpath } from "node:fs/promises"
import { basename, dirname, join, resolve, sep } from "node:path"
import { Failure, say } from "../base/index.ts"
import {
  acquisitionEvents,
  chooseLogSigner,
  composeBag,
  countFiles,
  defaultExporter,
  isExporterName,
  LOG_PATH,
  newIdentity,
  packingEvent,
  PAYLOAD_FOLDER,
  sealCreateEvent,
  type BagParts,
  type LogFacts,
  type PayloadFile,
  type SealTerms,
  type UnplacedEvent,
} from "../seal/index.ts"
import type { Signer } from "../signatures/index.ts"
import type { Member } from "./bag-writer.ts"
import { inParallel } from "./in-parallel.ts"
import { refuseContradiction, writeLogFile, type LogFile } from "./log-file.ts"
import { readSource } from "./read-source.ts"
import { walkSources, type SourceFile, type Sources } from "./sources.ts"
import { writeBag, type BagPlace, type BagSite } from "./write-bag.ts"

/** Enough that waiting for the disk to confirm one file is spent on others. */
const COPIES_AT_A_TIME = 8

export interface SealFolderRequest extends BagPlace {
  readonly source: string
  readonly terms: SealTerms
  /** Signs the checkpoint; the seal's own key when absent. */
  readonly logSigner?: Signer
  /** File of JSON lines without `seq` and `prev`. */
  readonly events?: string
  readonly exporter?: string
  /** Items that the source reported for the export. */
  readonly sourceItems?: number
}

/** What a person is told of a bag that was written. */
export interface SealedBag {
  readonly bagId: string
  /** SHA-256 (hex) of the tag manifest. */
  readonly digest: string
  readonly exporter: string
  readonly generation: number
  readonly files: { readonly count: number; readonly bytes: number }
  readonly events: number
  /** Path of the new seal inside the bag. */
  readonly seal: string
  /** Links, devices and empty folders of the source that no bag can hold. */
  readonly unsealed: number
}

/**
 * Writes a new bag of generation 0.
 *
 * @throws Failure USAGE for a request that does not fit together, UNREADABLE for sources,
 *   MALFORMED for events, UNWRITABLE for the output, INTERRUPTED on the signal. In all cases
 *   no bag appears and nothing is left behind.
 */
export async function sealFolder(request: SealFolderRequest): Promise<SealedBag> {
  const { terms, source } = request
  const plan = await planOf(request)
  const { exporter, logSigner, sources } = plan
  await refuseNesting(source, request.out)
  return writeBag(request, async (site) => {
    const log = await composeLog(join(site.scratch, "events.jsonl"), request, sources)
    const parts = {
      generation: 0,
      log: log.facts,
      kept: [],
      terms,
      logSigner,
    }
    const identify = (payload: readonly PayloadFile[]): BagParts => {
      const given = { ...request, exporter, eventsSha256: log.givenSha256 }
      return { ...parts, payload, identity: newIdentity(payload, given) }
    }
    site.reserve(membersBeforePayload(identify(unread(sources.files)), log.facts))
    const payload = await inParallel(sources.files, COPIES_AT_A_TIME, copyTo(site))
    refuseContradiction(log, payload, { erased: new Set(), events: request.events })
    const whole = identify(payload)
    const bag = composeBag(whole)
    for (const { path, bytes } of bag.tagFiles.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      await site.add({ path, sizeBytes: bytes.length }, [bytes])
    }
    await site.add({ path: LOG_PATH, sizeBytes: log.facts.bytes }, createReadStream(log.path))
    const { bagId } = whole.identity
    const answer: SealedBag = {
      bagId,
      digest: bag.digest,
      exporter,
      generation: 0,
      files: countFiles(payload),
      events: log.facts.events,
      seal: bag.seal,
      unsealed: sources.unsealed.length,
    }
    return { bagId, answer }
  })
}

/** What the seal of a new bag will say, before anything is written. */
export interface FolderPreview {
  readonly exporter: string
  readonly logSigner: Signer
  readonly files: { readonly count: number; readonly bytes: number }
  readonly events: { readonly total: number; readonly given: number }
  readonly unsealed: Sources["unsealed"]
}

/**
 * Looks at names and sizes and goes through the given events; reads no content.
 *
 * @param scratch - A folder for one passing file, which the caller removes.
 * @throws Failure as `sealFolder`, for all that shows without the contents.
 */
export async function previewFolder(
  request: Omit<SealFolderRequest, "out">,
  scratch: string,
): Promise<FolderPreview> {
  const { exporter, logSigner, sources } = await planOf(request)
  const { facts } = await composeLog(join(scratch, "events.jsonl"), request, sources)
  const files = countFiles(unread(sources.files))
  const given = facts.events - ownEvents(request.terms, sources).length
  return {
    ...{ exporter, logSigner, files, unsealed: sources.unsealed },
    events: { total: facts.events, given },
  }
}

interface Plan {
  readonly exporter: string
  readonly logSigner: Signer
  readonly sources: Sources
}

async function planOf(request: Omit<SealFolderRequest, "out">): Promise<Plan> {
  const { terms, source } = request
  const exporter = request.exporter ?? defaultExporter(terms.signer.publicKey.fingerprint)
  if (!isExporterName(exporter)) {
    throw new Failure(
      "USAGE",
      say(
        '"{exporter}" cannot be an exporter\'s name; use letters, digits, dots and hyphens, in at most four parts joined by /',
        { exporter },
      ),
    )
  }
  const logSigner = chooseLogSigner(terms.signer, request.logSigner)
  return { exporter, logSigner, sources: await walkSources(source) }
}

/** Writes the whole log before any content is read: nothing in it depends on content. */
async function composeLog(
  path: string,
  { events, terms }: Omit<SealFolderRequest, "out">,
  sources: Sources,
): Promise<LogFile> {
  return writeLogFile(path, { events, own: ownEvents(terms, sources) })
}

function ownEvents(terms: SealTerms, { files, unsealed }: Sources): readonly UnplacedEvent[] {
  const sealing = { at: terms.at, generation: 0, toolVersion: terms.toolVersion }
  const { fingerprint } = terms.signer.publicKey
  return [
    ...acquisitionEvents(sealing, files, unsealed),
    packingEvent(sealing, countFiles(unread(files))),
    sealCreateEvent(sealing, { ...terms, fingerprint }),
  ]
}

/** Payload as it will be but for its digests, which are not known before it is read. */
function unread(files: readonly SourceFile[]): readonly PayloadFile[] {
  return files.map(({ path, sizeBytes }) => ({
    path: `${PAYLOAD_FOLDER}/${path}`,
    sizeBytes,
    sha256: "0".repeat(64),
  }))
}

/**
 * The tag files that lie before the payload, with their sizes.
 *
 * Digests and ids have one length whatever they are, so a bag composed without having
 * read the payload has the same places as the real one up to the payload's end.
 */
function membersBeforePayload(parts: BagParts, log: LogFacts): readonly Member[] {
  const tags = composeBag(parts).tagFiles.map(({ path, bytes }) => ({
    path,
    sizeBytes: bytes.length,
  }))
  return [...tags, { path: LOG_PATH, sizeBytes: log.bytes }]
    .filter(({ path }) => path < PAYLOAD_FOLDER)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function copyTo(site: BagSite): (source: SourceFile) => Promise<PayloadFile> {
  return (source) => {
    const path = `${PAYLOAD_FOLDER}/${source.path}`
    return site.add({ path, sizeBytes: source.sizeBytes }, readSource(source))
  }
}

/** A bag inside its own source would have to contain itself. */
async function refuseNesting(source: string, out: string): Promise<void> {
  const inside = await realpath(source)
  const folder = await realpath(dirname(resolve(out))).catch(() => undefined)
  if (folder === undefined) return // writing says in its own sentence that there is no such folder
  const place = join(folder, basename(out))
  if (place === inside || place.startsWith(inside.endsWith(sep) ? inside : `${inside}${sep}`)) {
    const message = say(
      "lies inside the folder to be sealed ({source}); choose a place outside it",
      { source },
    )
    throw new Failure("USAGE", message, { path: out })
  }
}
