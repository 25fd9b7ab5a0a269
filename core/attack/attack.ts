/**
 * The attack: every operator in turn, each change examined as evidence is, and judged by
 * what was announced beforehand.
 *
 * The evidence is only read. How it is examined, and how an archive is opened, is given
 * by whoever calls, so that it is the same code that judges evidence for its users.
 */
import { Failure, fromHex } from "../base/index.ts"
import type { ByteSource } from "../container/index.ts"
import type { FindingCode, Place } from "../findings/index.ts"
import type { DigestEngine } from "../hashing/index.ts"
import type { PublicKey, SignatureEngine, Signer } from "../signatures/index.ts"
import type { PinnedHead } from "../trust/index.ts"
import type { EarlierResult, Result } from "../verdict/index.ts"
import { splicedSource, type ArchiveView } from "./archive.ts"
import { overlaid, overlaidContainer, remembering, type Opened } from "./changes.ts"
import { folderImages, ownImages, type ImageKind, type ImageOf } from "./images.ts"
import { foundAsAnnounced } from "./judge.ts"
import { LAYERS, type Attempt, type Kept, type Layer, type Operator } from "./operator.ts"
import { blindFlips, FLIPS, OPERATORS } from "./operators/index.ts"
import { makeRandom } from "./random.ts"
import { sameArchive } from "./second-archive-reader.ts"
import { sameMeaning } from "./second-reader.ts"
import { sameTar, sameTarGz, type Inflates } from "./second-tar-reader.ts"
import { makeTarget, type Target } from "./target.ts"

/** What the examiner knows besides the trust file. */
export interface Known {
  readonly heads: readonly PinnedHead[]
  readonly expected?: string
  readonly earlier?: EarlierResult
}

export interface AttackRequest {
  /** The untouched evidence. */
  readonly opened: Opened
  /** The bytes of evidence that is an archive; for a .tar.gz also of the tar in it. */
  readonly archives?: Partial<Readonly<Record<ImageKind, ByteSource>>>
  readonly examine: (opened: Opened, known: Known) => Promise<Result>
  /** Opens a changed archive as evidence. */
  readonly openArchive: (archive: ImageOf<ArchiveView>) => Promise<Opened>
  /** Makes the .tar.gz of a folder, of its tar. */
  readonly gzip: (bytes: Uint8Array) => Uint8Array
  /** For the second reader, which does not go by what opens archives. */
  readonly inflate: Inflates
  readonly digests: DigestEngine
  readonly engines: readonly SignatureEngine[]
  /** Keys that were pinned. */
  readonly pinned: readonly PublicKey[]
  /** Private keys that operators may steal; none but those of this very evidence serve. */
  readonly stolen: readonly Signer[]
  readonly seed: number
  /** Number of blind flips; 1,000 unless told. */
  readonly flips?: number
  /** Called before every attempt, which waits for it. */
  readonly onAttempt?: (done: number, operator: string) => void | Promise<void>
  readonly signal?: AbortSignal
}

/** What chance begins with, and how many blind flips there are, unless told. */
export const ATTACK_NUMBERS = { seed: 1, flips: FLIPS } as const

/** One attempt, as `sealwright.attack/1` lists it. */
export interface AttackRecord {
  readonly operator: string
  readonly layer: Layer
  readonly outcome: "caught" | "missed" | "equivalent" | "skipped"
  /** Caught: the announced codes that were found in place. Else all that were found. */
  readonly codes: readonly FindingCode[]
  /** Where the first of them was found; where the change was when it was not. */
  readonly at?: Place
  /** Why the operator had no occasion. */
  readonly reason?: string
}

export interface AttackScore {
  /** Operators that had an occasion. */
  readonly operators: number
  readonly attempts: number
  readonly caught: number
  readonly missed: number
  readonly equivalent: number
  /** Operators without an occasion. */
  readonly skipped: number
}

export interface AttackReport {
  readonly schema: "sealwright.attack/1"
  readonly seed: number
  readonly evidence: {
    readonly digest: string
    readonly bagId?: string
    readonly verdict: "TOTAL-PASSED"
  }
  readonly score: AttackScore
  /** By layer, in order. */
  readonly layers: readonly ({ readonly layer: Layer } & AttackScore)[]
  readonly attacks: readonly AttackRecord[]
}

export type Attack =
  | { readonly kind: "report"; readonly report: AttackReport }
  /** The untouched evidence did not pass, so nothing can be learned from attacking it. */
  | { readonly kind: "no-baseline"; readonly result: Result }

/**
 * Attacks evidence.
 *
 * @throws Failure INTERRUPTED when stopped, and whatever an examination throws.
 */
export async function attack(request: AttackRequest): Promise<Attack> {
  const { container } = request.opened
  const opened = { container, measure: remembering(request.opened.measure) }
  const baseline = await request.examine(opened, { heads: [] })
  if (baseline.verdict !== "TOTAL-PASSED") return { kind: "no-baseline", result: baseline }
  const images =
    container.kind === "folder"
      ? await folderImages(container, baseline.input.bagId ?? "evidence", request.gzip)
      : ownImages(container.kind, request.archives ?? {})
  const target = await makeTarget({ ...request, opened, images, baseline })
  const attacks: AttackRecord[] = []
  const flips = request.flips ?? FLIPS
  for (const operator of [...OPERATORS, ...(flips === 0 ? [] : [blindFlips(flips)])]) {
    attacks.push(...(await runOperator(operator, { request, target, done: attacks.length })))
  }
  return { kind: "report", report: reportOf(request, baseline, attacks) }
}

interface Run {
  readonly request: AttackRequest
  readonly target: Target
  /** Records so far. */
  readonly done: number
}

async function runOperator(operator: Operator, run: Run): Promise<readonly AttackRecord[]> {
  const { request, target } = run
  const { id, layer } = operator
  const tried = await operator.attempts({ target, random: makeRandom(request.seed, id) })
  if (tried.kind === "skipped" || tried.attempts.length === 0) {
    const reason = tried.kind === "skipped" ? tried.reason : "there is nothing to strike at"
    return [{ operator: id, layer, outcome: "skipped", codes: [], reason }]
  }
  const records: AttackRecord[] = []
  for (const attempt of tried.attempts) {
    await request.onAttempt?.(run.done + records.length, id)
    if (request.signal?.aborted === true) {
      throw new Failure("INTERRUPTED", "the attack was interrupted")
    }
    records.push({ operator: id, layer, ...(await strike(operator, attempt, run)) })
  }
  return records
}

type Struck = Pick<AttackRecord, "outcome" | "codes" | "at">

async function strike(
  operator: Operator,
  attempt: Attempt,
  { request, target }: Run,
): Promise<Struck> {
  const tampered = await tamper(attempt, request, target)
  const known = knownFrom(target.baseline, operator.kept)
  const result = await request.examine(tampered.opened, known)
  await tampered.opened.container.close()
  const found = foundAsAnnounced(result, target.baseline, {
    codes: operator.codes,
    places: attempt.places,
  })
  const [first] = found
  if (first !== undefined) {
    return { outcome: "caught", codes: [...new Set(found.map(({ code }) => code))], at: first.at }
  }
  const [place] = attempt.places
  const same = await tampered.meansTheSame()
  return {
    outcome: same ? "equivalent" : "missed",
    codes: [...new Set(result.findings.map(({ code }) => code))],
    ...(place === undefined ? {} : { at: place }),
  }
}

interface Tampered {
  readonly opened: Opened
  /** By the second reader, which is asked only about what was not caught. */
  readonly meansTheSame: () => Promise<boolean> | boolean
}

async function tamper(
  attempt: Attempt,
  request: AttackRequest,
  { opened, images, digests }: Target,
): Promise<Tampered> {
  const reader = { digests, engines: request.engines, keys: request.pinned }
  if (attempt.on === "entries") {
    const { container } = opened
    return {
      opened: overlaid(opened, attempt.changes, digests),
      meansTheSame: () =>
        sameMeaning(container, overlaidContainer(container, attempt.changes), reader),
    }
  }
  const { image: kind, splices } = attempt
  const image = images[kind]
  if (typeof image === "string") throw new Failure("INTERNAL", `nothing to attack: ${image}`)
  const source = splicedSource(image, splices)
  const same = { zip: sameArchive, tar: sameTar, "tar.gz": sameTarGz }[kind]
  return {
    opened: await request.openArchive({ kind, source }),
    meansTheSame: () => same(image, source, { ...reader, inflate: request.inflate }),
  }
}

/** What an examiner would have kept from the untouched evidence. */
function knownFrom(baseline: Result, kept: Kept | undefined): Known {
  const { input, items, resultDigest } = baseline
  switch (kept) {
    case undefined:
      return { heads: [] }
    case "head":
      return { heads: headOf(baseline) }
    case "bag-id":
      return { heads: [], expected: input.bagId ?? input.digest }
    case "digest":
      return { heads: [], expected: input.digest }
    case "result":
      return { heads: [], earlier: { resultDigest, items } }
  }
}

function headOf({ input: { log }, evaluatedAt }: Result): readonly PinnedHead[] {
  const root = fromHex(log?.root ?? "")
  if (log?.origin === undefined || root === undefined) return []
  return [{ origin: log.origin, size: log.events, root, seenAt: evaluatedAt }]
}

function reportOf(
  { seed }: AttackRequest,
  { input: { digest, bagId } }: Result,
  attacks: readonly AttackRecord[],
): AttackReport {
  const evidence = {
    digest,
    ...(bagId === undefined ? {} : { bagId }),
    verdict: "TOTAL-PASSED",
  } as const
  const layers = LAYERS.map((layer) => ({
    layer,
    ...scoreOf(attacks.filter((one) => one.layer === layer)),
  }))
  return { schema: "sealwright.attack/1", seed, evidence, score: scoreOf(attacks), layers, attacks }
}

function scoreOf(attacks: readonly AttackRecord[]): AttackScore {
  const count = (outcome: AttackRecord["outcome"]): number =>
    attacks.filter((one) => one.outcome === outcome).length
  const tried = attacks.filter(({ outcome }) => outcome !== "skipped")
  return {
    operators: new Set(tried.map(({ operator }) => operator)).size,
    attempts: tried.length,
    caught: count("caught"),
    missed: count("missed"),
    equivalent: count("equivalent"),
    skipped: count("skipped"),
  }
}
