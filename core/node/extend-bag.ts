/**
 * A further generation of an existing bag: its log goes on, and all of it is sealed anew.
 *
 * The bag that was is only read; the new one is written beside it, keeps the former state
 * below custody/generations/, and leaves out what an event erased.
 */
import { createReadStream } from "node:fs"
import { join } from "node:path"
import {
  compareBytes,
  Failure,
  LIMITS,
  reasonSaid,
  say,
  toUtf8,
  type Saying,
} from "../base/index.ts"
import {
  chooseLogSigner,
  composeBag,
  countFiles,
  erasureOf,
  keepGeneration,
  LOG_PATH,
  PAYLOAD_FOLDER,
  sealCreateEvent,
  staysInPlace,
  type SealTerms,
  type TagFile,
  type UnplacedEvent,
} from "../seal/index.ts"
import type { Signer } from "../signatures/index.ts"
import type { ItemResult, Result } from "../verdict/index.ts"
import { copyItem, openExaminedBag, type ExaminedBag } from "./examined-bag.ts"
import { refuseContradiction, writeLogFile, type LogFile } from "./log-file.ts"
import type { SealedBag } from "./seal-folder.ts"
import { writeBag, type BagPlace, type BagSite } from "./write-bag.ts"

export interface ExtendBagRequest extends BagPlace {
  /** An examination of the bag; see examined-bag.ts for what it must have shown. */
  readonly examined: Result
  readonly terms: SealTerms
  /** Signs the checkpoint; the seal's own key when absent. */
  readonly logSigner?: Signer
  /** File of JSON lines without `seq` and `prev`. */
  readonly events?: string
  /** Roles whose recorded erasures are lawful, by the policy that will judge the bag. */
  readonly erasureRoles: readonly string[]
}

export interface ExtendedBag extends Omit<SealedBag, "unsealed"> {
  /** Payload files that the new events erased and the new bag does not hold. */
  readonly erased: readonly string[]
}

/**
 * Writes the next generation of a bag to a new place (docs/evidence-bag.md, section 10).
 *
 * @throws Failure MALFORMED when the bag must not be sealed further or for given events,
 *   UNREADABLE when the bag changed since it was examined, UNWRITABLE for the output.
 */
export async function extendBag(request: ExtendBagRequest): Promise<ExtendedBag> {
  const logSigner = chooseLogSigner(request.terms.signer, request.logSigner)
  const bag = await openExaminedBag(request.examined)
  try {
    refuseTooMany(bag)
    return await writeBag(request, async (site) => {
      const answer = await writeGeneration(site, { request, bag, logSigner })
      return { bagId: bag.identity.bagId, answer }
    })
  } finally {
    await bag.container.close()
  }
}

/** What the seal of the next generation will say, before anything is written. */
export interface ExtensionPreview {
  readonly exporter: string
  readonly logSigner: Signer
  readonly generation: number
  readonly files: { readonly count: number; readonly bytes: number }
  readonly events: { readonly total: number; readonly given: number }
  readonly erased: readonly string[]
}

/**
 * Goes through the log and the given events, and copies nothing.
 *
 * @param scratch - A folder for one passing file, which the caller removes.
 * @throws Failure as `extendBag`, for all that shows without copying.
 */
export async function previewExtension(
  request: Omit<ExtendBagRequest, "out">,
  scratch: string,
): Promise<ExtensionPreview> {
  const logSigner = chooseLogSigner(request.terms.signer, request.logSigner)
  const bag = await openExaminedBag(request.examined)
  try {
    refuseTooMany(bag)
    const log = await continueLog(join(scratch, "events.jsonl"), { request, bag, logSigner })
    const erased = new Set(log.erased)
    const { events: total } = log.facts
    return {
      ...{ exporter: bag.identity.exporter, logSigner, erased: log.erased },
      generation: bag.generation + 1,
      files: countFiles(payloadOf(bag).filter(({ path }) => !erased.has(path))),
      // One event of the new ones is the sealer's own.
      events: { total, given: total - bag.facts.log.events - 1 },
    }
  } finally {
    await bag.container.close()
  }
}

function refuseTooMany({ generation, path }: ExaminedBag): void {
  if (generation + 1 < LIMITS.generations) return
  const message = say("has {generations} generations, and no more are allowed", {
    generations: LIMITS.generations,
  })
  throw new Failure("USAGE", message, { path })
}

/** Where the next generation goes when nobody says: beside the bag, which stays as it is. */
export function besideTheBag({ path, generation = 0 }: Result["input"]): string {
  const [, stem = "", ending = ""] = /^(.*?)((?:\.zip|\.tar|\.tar\.gz)?)[/\\]*$/is.exec(path) ?? []
  return `${stem}.generation-${String(generation + 1)}${ending}`
}

interface Extension {
  readonly request: Omit<ExtendBagRequest, "out">
  readonly bag: ExaminedBag
  readonly logSigner: Signer
}

async function writeGeneration(site: BagSite, extension: Extension): Promise<ExtendedBag> {
  const { bag, request, logSigner } = extension
  const log = await continueLog(join(site.scratch, "events.jsonl"), extension)
  const erased = new Set(log.erased)
  const staying = bag.items.filter(({ path }) => staysInPlace(path) && !erased.has(path))
  const moving = movingFiles(bag)
  const payload = payloadOf(bag).filter(({ path }) => !erased.has(path))
  refuseContradiction(log, payload, {
    erased: new Set(log.custody.deletions().map(({ path }) => path)),
    events: request.events,
  })
  if (payload.length === 0) {
    throw new Failure("USAGE", say("the erasures would leave no file at all in the bag"), {
      path: bag.path,
    })
  }
  const kept = [...staying.map((item) => ({ item, to: item.path })), ...moving]
  const { identity } = bag
  const generation = bag.generation + 1
  const composed = composeBag({
    identity,
    generation,
    payload,
    log: log.facts,
    kept: kept
      .filter(({ to }) => to.startsWith("custody/"))
      .map(({ item, to }) => ({ path: to, sha256: item.sha256 })),
    terms: request.terms,
    logSigner,
  })
  await writeMembers(site, { bag, kept, tagFiles: composed.tagFiles, log })
  return {
    bagId: identity.bagId,
    digest: composed.digest,
    exporter: identity.exporter,
    generation,
    files: countFiles(payload),
    events: log.facts.events,
    seal: composed.seal,
    erased: log.erased,
  }
}

/** Writes all members, which must be done in the order of the bytes of their paths. */
async function writeMembers(
  site: BagSite,
  parts: {
    readonly bag: ExaminedBag
    readonly kept: readonly Moving[]
    readonly tagFiles: readonly TagFile[]
    readonly log: LogFile
  },
): Promise<void> {
  const { bag, kept, tagFiles, log } = parts
  const logMember = { path: LOG_PATH, sizeBytes: log.facts.bytes }
  const members: { readonly path: string; readonly write: () => Promise<unknown> }[] = [
    ...kept.map((moved) => ({ path: moved.to, write: () => copyItem(site, bag, moved) })),
    ...tagFiles.map(({ path, bytes }) => ({
      path,
      write: () => site.add({ path, sizeBytes: bytes.length }, [bytes]),
    })),
    { path: LOG_PATH, write: () => site.add(logMember, createReadStream(log.path)) },
  ]
  const keyed = members.map((one) => ({ ...one, key: toUtf8(one.path) }))
  for (const { write } of keyed.sort((x, y) => compareBytes(x.key, y.key))) await write()
}

interface Moving {
  readonly item: ItemResult
  readonly to: string
}

function movingFiles(bag: ExaminedBag): readonly Moving[] {
  const items = new Map(bag.items.map((item) => [item.path, item]))
  const paths = {
    listed: bag.listed,
    tagManifests: bag.facts.manifests
      .map(({ name }) => name)
      .filter((name) => name.startsWith("tagmanifest-")),
    seals: bag.items.map(({ path }) => path).filter((path) => path.startsWith("seals/")),
  }
  return keepGeneration(bag.generation, paths).flatMap(({ from, to }) => {
    const item = items.get(from)
    return item === undefined ? [] : [{ item, to }]
  })
}

interface ContinuedLog extends LogFile {
  readonly erased: readonly string[]
}

/** The former lines as they are, then the given events, then the announcement of the seal. */
async function continueLog(path: string, { request, bag }: Extension): Promise<ContinuedLog> {
  const { terms, events } = request
  const payload = new Map(payloadOf(bag).map((item) => [item.path, item.sha256]))
  const erased: string[] = []
  const objection = (event: UnplacedEvent): Saying | undefined => {
    const erasure = erasureOf(event, { payload, roles: request.erasureRoles })
    if (erasure.kind === "refused") return reasonSaid(erasure)
    for (const gone of erasure.paths) payload.delete(gone)
    erased.push(...erasure.paths)
    return undefined
  }
  const sealing = { ...terms, generation: bag.generation + 1 }
  const { fingerprint } = terms.signer.publicKey
  const log = await writeLogFile(path, {
    former: {
      chunks: bag.container.read(LOG_PATH),
      sha256: bag.items.find((item) => item.path === LOG_PATH)?.sha256 ?? "",
    },
    events,
    objection,
    own: [sealCreateEvent(sealing, { ...terms, fingerprint })],
  })
  return { ...log, erased }
}

function payloadOf({ items }: ExaminedBag): readonly ItemResult[] {
  return items.filter(({ path }) => path.startsWith(`${PAYLOAD_FOLDER}/`))
}
