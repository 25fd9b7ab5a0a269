/**
 * The making of a bag on disk: written beside its place, read back, and only then named.
 *
 * Whatever goes wrong (a full disk, a stop by the user, a source that changes), nothing
 * half-written is left and nothing that was there before is touched.
 */
import { mkdir, rm } from "node:fs/promises"
import { join, resolve } from "node:path"
import { Failure, say } from "../base/index.ts"
import type { Container } from "../container/index.ts"
import { severityOf } from "../findings/index.ts"
import { namedKind } from "./archive-kind.ts"
import {
  makeArchiveWriter,
  makeFolderWriter,
  makeTarGzWriter,
  type BagWriter,
  type Content,
  type Member,
  type WrittenMember,
} from "./bag-writer.ts"
import { openEvidence } from "./open.ts"
import {
  claimFile,
  claimFolder,
  codeOf,
  partialName,
  refuseExisting,
  toUnwritable,
} from "./write-file.ts"

/** A bag under construction. */
export interface BagSite {
  /** A folder for passing files; it goes when the bag is done. */
  readonly scratch: string
  /** See `BagWriter`. */
  readonly reserve: (members: readonly Member[]) => void
  readonly add: (member: Member, content: Content) => Promise<WrittenMember>
}

export interface BagPlace {
  /** Where the bag shall be; a name that ends in .zip, .tar, .tar.gz or .tgz makes an archive. */
  readonly out: string
  readonly signal?: AbortSignal
  /** Called with the number of bytes written or read back since the last call. */
  readonly onBytes?: (bytes: number) => void
}

/** Bag ids all have one length, so the places in an archive are known before the id is. */
const PLACEHOLDER_ID = `bag-${"0".repeat(32)}`

/**
 * Makes a bag through `fill`, reads it back, and gives it its name.
 *
 * @param fill - Adds every member; answers the bag's id, which names the one top-level folder
 *   of an archive, and what the caller wants to know.
 * @throws Failure UNWRITABLE when `out` exists or the system refuses, INTERRUPTED on the
 *   signal, and whatever `fill` throws; in all cases nothing is left.
 */
export async function writeBag<T>(
  place: BagPlace,
  fill: (site: BagSite) => Promise<{ readonly bagId: string; readonly answer: T }>,
): Promise<T> {
  await refuseExisting(place.out)
  // Resolved, because a name may end in a slash.
  const scratch = partialName(resolve(place.out))
  await mkdir(scratch).catch((cause: unknown) => {
    throw toUnwritable(codeOf(cause) === "EEXIST" ? scratch : place.out, cause)
  })
  try {
    const kind = namedKind(place.out)
    const location = join(scratch, kind === undefined ? "bag" : `bag.${kind}`)
    const { written, answer } = await construct(location, place, fill)
    await readBack(location, written, place)
    stopIfAborted(place.signal)
    await (kind === undefined ? claimFolder : claimFile)(location, place.out)
    await isRemoved(scratch)
    return answer
  } catch (cause) {
    const failure = cause instanceof Failure ? cause : toUnwritable(place.out, cause)
    throw (await isRemoved(scratch)) ? failure : leftBehind(failure, scratch)
  }
}

async function isRemoved(scratch: string): Promise<boolean> {
  return rm(scratch, { recursive: true, force: true }).then(
    () => true,
    () => false,
  )
}

/** The system may refuse even the clearing up; what went wrong before is still what is told. */
function leftBehind({ code, saying, path }: Failure, scratch: string): Failure {
  const told = say("{message}; {scratch} could not be removed either", { message: saying, scratch })
  return new Failure(code, told, path === undefined ? {} : { path })
}

/** The writer that the name of the bag asks for. */
function makeWriter(location: string, { out, signal }: BagPlace): Promise<BagWriter> {
  const kind = namedKind(out)
  if (kind === undefined) return makeFolderWriter(location)
  if (kind !== "tar.gz") return makeArchiveWriter(location, kind, PLACEHOLDER_ID)
  return makeTarGzWriter(location, PLACEHOLDER_ID, () => {
    stopIfAborted(signal)
  })
}

/** @throws Failure INTERRUPTED when the user stopped the work. */
function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new Failure("INTERRUPTED", say("stopped; nothing was sealed and nothing is left behind"))
  }
}

async function construct<T>(
  location: string,
  place: BagPlace,
  fill: (site: BagSite) => Promise<{ readonly bagId: string; readonly answer: T }>,
): Promise<{ readonly written: readonly WrittenMember[]; readonly answer: T }> {
  const writer = await makeWriter(location, place)
  const written: WrittenMember[] = []
  try {
    const { bagId, answer } = await fill({
      scratch: join(location, ".."),
      reserve: (members) => {
        writer.reserve(members)
      },
      add: async (member, content) => {
        const done = await writer.add(member, watched(content, place))
        written.push(done)
        return done
      },
    })
    await writer.finish(bagId)
    return { written, answer }
  } finally {
    await writer.close()
  }
}

async function* watched(content: Content, place: BagPlace): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    stopIfAborted(place.signal)
    yield chunk
    place.onBytes?.(chunk.length)
  }
}

/** Opens what was written as any reader would, and compares every byte's digest. */
async function readBack(
  location: string,
  written: readonly WrittenMember[],
  { out, onBytes, signal }: BagPlace,
): Promise<void> {
  const evidence = await openEvidence(location)
  try {
    const { container, measure } = evidence
    const found = container.entries.filter(({ kind }) => kind === "file")
    const expected = new Map(written.map((member) => [member.path, member]))
    const jobs = found.map(({ path }) => ({ path, algorithms: ["sha256"] as const }))
    const progress = { ...(onBytes && { onBytes }), ...(signal && { signal }) }
    const measured = await measure({ engine: "native" })(jobs, progress)
    const same = measured.every(({ path, sizeBytes, digests }) => {
      const member = expected.get(path)
      return member?.sizeBytes === sizeBytes && member.sha256 === digests.sha256
    })
    if (same && measured.length === written.length && isSound(container)) return
  } finally {
    await evidence.container.close()
  }
  stopIfAborted(signal)
  throw new Failure(
    "UNWRITABLE",
    say("what was read back is not what was written; check the disk, nothing was left behind"),
    { path: out },
  )
}

/** Names in an unusual script are noted by every reader and are no reason to distrust a disk. */
function isSound({ findings }: Container): boolean {
  return findings.every((found) => severityOf(found) === "noted")
}
