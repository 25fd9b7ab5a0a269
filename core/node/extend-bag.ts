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
  isJsonObject,
  LIMITS,
  member,
  parseCanonicalJson,
  toHex,
  toUtf8,
} from "../base/index.ts"
import {
  chooseLogSigner,
  composeBag,
  countFiles,
  erasureOf,
  keepGeneration,
  LOG_PATH,
  makeLogComposer,
  PAYLOAD_FOLDER,
  sealCreateEvent,
  staysInPlace,
  type Added,
  type LogComposer,
  type LogFacts,
  type SealTerms,
  type UnplacedEvent,
} from "../seal/index.ts"
import type { Signer } from "../signatures/index.ts"
import type { ItemResult, Result } from "../verdict/index.ts"
import { readEventFile } from "./event-file.ts"
import { copyItem, openExaminedBag, type ExaminedBag } from "./examined-bag.ts"
import { linesOf } from "./lines.ts"
import { nativeDigests } from "./native-digests.ts"
import type { SealedBag } from "./seal-folder.ts"
import { writeSpool, type Append } from "./spool.ts"
import { writeBag, type BagPlace, type BagSite } from "./write-bag.ts"

export interface ExtendBagRequest extends BagPlace {
  /** An examination of the bag; see examined-bag.ts for what it must have shown. */
  readonly examined: Result
  readonly terms: SealTerms
  /** Signs the checkpoint; the seal's own key when absent. */
  readonly logSigner?: Signer
  /** File of JSON lines without `seq` and `prev`. */
  readonly events?: string
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
    if (bag.generation + 1 >= LIMITS.generations) {
      throw new Failure("USAGE", `has ${LIMITS.generations} generations, and no more are allowed`, {
        path: bag.path,
      })
    }
    return await writeBag(request, async (site) => {
      const answer = await writeGeneration(site, { request, bag, logSigner })
      return { bagId: bag.identity.bagId, answer }
    })
  } finally {
    await bag.container.close()
  }
}

interface Extension {
  readonly request: ExtendBagRequest
  readonly bag: ExaminedBag
  readonly logSigner: Signer
}

async function writeGeneration(site: BagSite, extension: Extension): Promise<ExtendedBag> {
  const { bag, request, logSigner } = extension
  const log = await continueLog(join(site.scratch, "events.jsonl"), extension)
  const erased = new Set(log.erased)
  const staying = bag.items.filter(({ path }) => staysInPlace(path) && !erased.has(path))
  const moving = movingFiles(bag)
  const payload = staying.filter(({ path }) => path.startsWith(`${PAYLOAD_FOLDER}/`))
  if (payload.length === 0) {
    throw new Failure("USAGE", "the erasures would leave no file at all in the bag", {
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
  await writeAllMembers([
    ...kept.map((moved) => ({ path: moved.to, write: () => copyItem(site, bag, moved) })),
    ...composed.tagFiles.map(({ path, bytes }) => ({
      path,
      write: () => site.add({ path, sizeBytes: bytes.length }, [bytes]),
    })),
    {
      path: LOG_PATH,
      write: () =>
        site.add({ path: LOG_PATH, sizeBytes: log.facts.bytes }, createReadStream(log.path)),
    },
  ])
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

/** Members must be written in the order of the bytes of their paths. */
async function writeAllMembers(
  members: readonly { readonly path: string; readonly write: () => Promise<unknown> }[],
): Promise<void> {
  const keyed = members.map((one) => ({ ...one, key: toUtf8(one.path) }))
  for (const { write } of keyed.sort((a, b) => compareBytes(a.key, b.key))) await write()
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

interface ContinuedLog {
  readonly path: string
  readonly facts: LogFacts
  readonly erased: readonly string[]
}

/** The former lines as they are, then the given events, then the announcement of the seal. */
async function continueLog(path: string, { request, bag }: Extension): Promise<ContinuedLog> {
  const log = makeLogComposer(nativeDigests)
  const payload = new Map(
    bag.items
      .filter((item) => item.path.startsWith(`${PAYLOAD_FOLDER}/`))
      .map((item) => [item.path, item.sha256]),
  )
  const erased: string[] = []
  await writeSpool(path, async (append) => {
    await keepLines(log, bag, append)
    const add = async (event: UnplacedEvent): Promise<Added> => {
      const erasure = erasureOf(event, payload)
      if (erasure.kind === "refused") return erasure
      const added = log.add(event)
      if (added.kind === "refused") return added
      for (const gone of erasure.paths) payload.delete(gone)
      erased.push(...erasure.paths)
      await append(added.line)
      return added
    }
    if (request.events !== undefined) await readEventFile(request.events, add)
    const { terms } = request
    const sealing = { ...terms, generation: bag.generation + 1 }
    const { fingerprint } = terms.signer.publicKey
    const announced = await add(sealCreateEvent(sealing, { ...terms, fingerprint }))
    if (announced.kind === "refused") throw new Failure("USAGE", announced.reason)
  })
  return { path, facts: log.facts(), erased }
}

async function keepLines(log: LogComposer, bag: ExaminedBag, append: Append): Promise<void> {
  const digest = nativeDigests.hasher("sha256")
  const lineFeed = Uint8Array.of(0x0a)
  const changed = (): Failure =>
    new Failure("UNREADABLE", "changed since it was examined; run it again", { path: bag.path })
  for await (const line of linesOf(bag.container.read(LOG_PATH), LIMITS.logLineBytes, changed)) {
    log.keep(line, idOf(line))
    for (const bytes of [line, lineFeed]) {
      digest.update(bytes)
      await append(bytes)
    }
  }
  const examined = bag.items.find(({ path }) => path === LOG_PATH)
  if (toHex(digest.digest()) !== examined?.sha256) throw changed()
}

/** The id of an event whose line has been examined. */
function idOf(line: Uint8Array): string {
  const parsed = parseCanonicalJson(line)
  const value = parsed.kind === "value" ? parsed.value : undefined
  const id = isJsonObject(value) ? member(value, "id") : undefined
  return typeof id === "string" ? id : ""
}
