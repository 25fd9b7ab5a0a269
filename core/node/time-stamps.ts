/**
 * Time-stamps of a bag's seals: requests to be carried out, and tokens that come back.
 *
 * A request is over the bytes of one seal's file. A token is checked before it is put into
 * the bag, where it is one new file beside all others; nothing that was there changes.
 *
 * @see docs/time.md; docs/evidence-bag.md, section 9
 */
import { randomBytes } from "node:crypto"
import { lstat, mkdir, readFile, rm, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { equalBytes, Failure, LIMITS, say, toHex } from "../base/index.ts"
import type { Container } from "../container/index.ts"
import { hashOfOid, writeTimeStampRequest } from "../encodings/index.ts"
import {
  judgeStampAnswer,
  stampRefused,
  type StampAnswer,
  type StampRefused,
} from "../examination/index.ts"
import { readClaims } from "../formats/index.ts"
import { hashOf, sha256 } from "../hashing/index.ts"
import { openToken, type StatedTime } from "../time/index.ts"
import { nativeDigests } from "./native-digests.ts"
import { openEvidence } from "./open.ts"
import { placeOutside } from "./place-outside.ts"
import { claimFolder, partialName, toUnwritable, writeNewFile } from "./write-file.ts"

/** A seal of a bag, as a time-stamp sees it. */
interface SealBytes {
  /** Path in the bag. */
  readonly path: string
  readonly bytes: Uint8Array
  /** Hex. */
  readonly sha256: string
}

/** A request over one seal, or over any file. */
export interface StampRequest {
  /** What it is over, as it is called where it lies. */
  readonly of: string
  /** Hex; the name of the token in a bag comes from it. */
  readonly sha256: string
  /** TimeStampReq, DER. */
  readonly request: Uint8Array
}

/**
 * A request for each seal of the bag's current state.
 *
 * @throws Failure USAGE when the evidence has no seal.
 */
export async function requestsForSeals(path: string): Promise<readonly StampRequest[]> {
  const seals = await sealsIn(path, "current")
  if (seals.length === 0) {
    throw new Failure("USAGE", say("has no seal to be time-stamped; is it a sealed bag?"), { path })
  }
  return seals.map((seal) => stampRequest(seal.path, seal.bytes))
}

/** A request over bytes, with a nonce of its own. */
export function stampRequest(of: string, bytes: Uint8Array): StampRequest {
  const digest = sha256(bytes)
  const nonce = randomBytes(8).readBigUInt64BE() | 1n
  return { of, sha256: toHex(digest), request: writeTimeStampRequest(digest, nonce) }
}

export interface ImportRequest extends StampAnswer {
  /** The bag, a folder. */
  readonly bag: string
}

interface Fitting {
  /** Path of the token in the bag. */
  readonly path: string
  /** The seal that it is over. */
  readonly seal: string
  readonly stated: StatedTime
  /** The authority's certificate subject; absent when no trust was given. */
  readonly authority?: string
}

/** A token that holds and is over a seal of the bag, and what would be written there. */
export interface Fits extends Fitting {
  readonly kind: "fits"
  /** The bare token, DER. */
  readonly der: Uint8Array
}

export type Imported = (Fitting & { readonly kind: "added" | "already-there" }) | StampRefused

/**
 * Checks a token and adds it to the bag as `timestamps/<sha256 of the seal's file>.tsr`.
 *
 * @returns `refused`, and nothing written, for a token that does not hold or is over none of
 *   the bag's seals.
 * @throws Failure USAGE for an archive, which is never changed; UNWRITABLE when another token
 *   over the same seal is there, or when the system refuses.
 */
export async function importToken(request: ImportRequest): Promise<Imported> {
  const checked = await checkToken(request)
  if (checked.kind === "refused") return checked
  const { der, ...fits } = checked
  return { ...fits, kind: await store(request.bag, fits.path, der) }
}

/**
 * Checks a token as `importToken` does, and writes nothing.
 *
 * @throws Failure USAGE for an archive, which is never changed.
 */
export async function checkToken(request: ImportRequest): Promise<Fits | StampRefused> {
  const { bag } = request
  await refuseArchive(bag)
  const opened = openToken(request.token)
  if (opened.kind !== "token") return stampRefused(opened)
  const { imprint } = opened.token.info
  const hash = hashOfOid(imprint.oid)
  const seals = await sealsIn(bag, "all")
  const seal = seals.find(
    ({ bytes }) => hash !== undefined && equalBytes(hashOf(hash, bytes), imprint.digest),
  )
  if (seal === undefined) {
    const reason = "the time-stamp is over none of this bag's seals"
    return { kind: "refused", code: "HASH_FAILURE", reason, isBroken: true }
  }
  const judged = judgeStampAnswer(request, seal)
  if (judged.kind === "refused") return judged
  const { token, stated, authority } = judged
  const path = `timestamps/${seal.sha256}.tsr`
  const told = authority === undefined ? {} : { authority }
  return { kind: "fits", path, seal: seal.path, stated, der: token, ...told }
}

/** @throws Failure USAGE for anything but a folder. */
export async function refuseArchive(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return
  const message = say(
    "is no folder; an archive is never changed: unpack it, import the token into the folder, and pack that anew",
  )
  throw new Failure("USAGE", message, { path })
}

async function sealsIn(path: string, which: "current" | "all"): Promise<readonly SealBytes[]> {
  const { container } = await openEvidence(path)
  try {
    const { claims } = await readClaims(container, nativeDigests)
    const kept = which === "all" ? claims.generations.flatMap(({ seals }) => seals) : []
    const found: SealBytes[] = []
    for (const seal of [...claims.seals, ...kept]) {
      const bytes = await whole(container, seal.path)
      const digest = toHex(sha256(bytes))
      if (digest !== seal.sha256) {
        throw new Failure("UNREADABLE", say("changed while it was read; run it again"), { path })
      }
      found.push({ path: seal.path, bytes, sha256: digest })
    }
    return found
  } finally {
    await container.close()
  }
}

/** A small file of a bag. */
export async function whole(container: Container, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of container.read(path)) {
    length += chunk.length
    if (length > LIMITS.tagFileBytes)
      throw new Failure("UNREADABLE", say("a seal too large"), { path })
    chunks.push(chunk.slice())
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Puts one file into the bag, whole, or finds the very same there. */
export async function store(
  bag: string,
  path: string,
  bytes: Uint8Array,
): Promise<"added" | "already-there"> {
  const place = join(bag, path)
  const there = await readFile(place).catch(() => undefined)
  if (there !== undefined && equalBytes(new Uint8Array(there), bytes)) return "already-there"
  const outside = await placeOutside(bag)
  if (await exists(dirname(place))) {
    await writeNewFile(place, bytes, outside === undefined ? {} : { partial: outside })
    return "added"
  }
  // A folder without a file in it is no part of a sealed bag, so both appear in one step.
  const folder = outside ?? partialName(dirname(place))
  try {
    await mkdir(folder)
    await writeNewFile(join(folder, path.slice("timestamps/".length)), bytes)
    await claimFolder(folder, dirname(place))
  } catch (cause) {
    throw toUnwritable(place, cause)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return "added"
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
