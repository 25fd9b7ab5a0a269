/** Under what an examination takes place, besides its trust pack: as it was chosen, and read anew. */
import { existsSync } from "node:fs"
import {
  Failure,
  parseJournalHead,
  say,
  toHex,
  type EarlierResult,
  type ExaminationTerms,
  type NamedSigner,
  type Saying,
} from "../../core/index.ts"
import {
  nativeDigests,
  readEarlierResult,
  readPolicy,
  readPublicKeyFile,
  readTerms,
  type EngineChoice,
} from "../../core/node/index.ts"
import { refusalOf } from "./telling.ts"
import type { TrustFile } from "./named-file.ts"

/** A policy as it was when it was chosen. */
export interface PolicyFile extends TrustFile {
  /** SHA-256 (hex) of the file. */
  readonly sha256: string
}

/** Who must have signed the trust pack. */
export interface SignerNamed {
  /** SHA-256 (hex) of the key. */
  readonly fingerprint: string
  /** The key's own file; null where the pack must hold the key. */
  readonly file: TrustFile | null
}

/** What holds for every examination until somebody changes it. */
export interface Terms {
  /** Null for the built-in policy. */
  readonly policy: PolicyFile | null
  readonly signers: readonly SignerNamed[]
  /** N:HEAD of the trust pack's history, as it was kept elsewhere. */
  readonly head: string | null
  readonly engine: EngineChoice
  /** Milliseconds since 1970; null for the moment at which it begins. */
  readonly at: number | null
  /** Workers that compute digests; null leaves it to the number of processors. */
  readonly jobs: number | null
}

/** An earlier result that one examination is compared with. */
export interface EarlierNamed {
  /** Of the file, or the one under which it would be saved. */
  readonly name: string
  /** Null for a result of the session, which need not have been saved. */
  readonly path: string | null
  readonly resultDigest: string
}

export const DEFAULT_TERMS: Terms = {
  ...{ policy: null, signers: [], head: null },
  ...{ engine: "native", at: null, jobs: null },
}

export const NO_TRUST_TO_HOLD = say(
  "who must have signed the trust file, and a head of its history, ask for a trust file: choose one, or remove them",
)

export const NO_HEAD = say(
  "this is no head of a history: it is written N:HEAD, a number and 64 characters from 0 to 9 and a to f",
)

/** False where something is asked of a trust pack and there is none. */
export function isHoldable(trust: TrustFile | null, { signers, head }: Terms): boolean {
  return trust !== null || (signers.length === 0 && head === null)
}

/** What belongs to one examination alone. */
export interface OnceNamed {
  readonly expected: string | null
  /** The result itself where no file holds it. */
  readonly earlier: (EarlierNamed & { readonly result: EarlierResult | null }) | null
}

export const NOTHING_ONCE: OnceNamed = { expected: null, earlier: null }

/**
 * Reads every file of ours anew, and refuses what is no longer as it was when it was chosen.
 *
 * @throws Failure UNREADABLE, MALFORMED or USAGE.
 */
export async function readNamedTerms(
  trust: TrustFile | null,
  terms: Terms,
  { expected, earlier }: OnceNamed,
): Promise<Omit<ExaminationTerms, "progress">> {
  if (!isHoldable(trust, terms)) throw new Failure("USAGE", NO_TRUST_TO_HOLD)
  const { policy, engine, at } = terms
  const read = await readTerms({
    trust: trust === null ? undefined : trustNamed(trust.path, terms),
    policy: policy?.path,
    earlier: earlier === null ? undefined : baseline(earlier),
    expected: expected ?? undefined,
    engine,
    evaluatedAt: at ?? Date.now(),
    runtime: runtimeName(),
    clock: () => Date.now(),
  })
  if (policy !== null) refuseChanged(policy, read.policy)
  if (earlier !== null) refuseOther(earlier, read.earlier)
  return read
}

/** A result that may be compared with. */
export interface EarlierRead {
  readonly resultDigest: string
  /** How many files it lists. */
  readonly items: number
}

/** Reads a result that is to be compared with, so that a mistake in it costs no examination. */
export function readEarlier({ path }: { readonly path: string }): Promise<EarlierRead> {
  const { resultDigest, items } = readEarlierResult(path, nativeDigests)
  return Promise.resolve({ resultDigest, items: items.length })
}

/**
 * Why these terms cannot be those of an examination any more; undefined while they can.
 *
 * The earlier result, which may be long, is only looked for; it is read with the rest.
 */
export function changedTerms(
  { policy, signers }: Terms,
  earlier: EarlierNamed | null,
): Saying | undefined {
  try {
    if (policy !== null) refuseChanged(policy, readPolicy(policy.path, nativeDigests))
    for (const signer of signers) readSigner(signer)
    if (earlier === null) return undefined
    baseline({ ...earlier, result: null })
    return undefined
  } catch (cause) {
    const { says } = refusalOf(cause, "")
    return say("its terms are not as they were ({says}); choose them, and open the evidence anew", {
      says,
    })
  }
}

function refuseChanged(policy: PolicyFile, { digest }: ExaminationTerms["policy"]): void {
  if (toHex(digest) !== policy.sha256) throw changed(policy)
}

function refuseOther(earlier: EarlierNamed, read: EarlierResult | undefined): void {
  if (read?.resultDigest !== earlier.resultDigest) throw changed(earlier)
}

function trustNamed(path: string, { signers, head }: Terms) {
  const kept = head === null ? undefined : parseJournalHead(head)
  if (head !== null && kept === undefined) throw new Failure("MALFORMED", NO_HEAD)
  return { path, signers: signers.map(readSigner), head: kept }
}

function readSigner({ fingerprint, file }: SignerNamed): NamedSigner {
  if (file === null) return { fingerprint }
  const key = readPublicKeyFile(file.path)
  if (key.fingerprint !== fingerprint) throw changed(file)
  return key
}

function baseline({ name, path, result }: NonNullable<OnceNamed["earlier"]>) {
  if (result !== null) return result
  if (path !== null && existsSync(path)) return path
  const message = say(
    "the earlier result {name} is not there, or was never saved and is gone with its session: choose one, and open the evidence anew",
    { name },
  )
  throw new Failure("UNREADABLE", message)
}

function changed({ name }: { readonly name: string }): Failure {
  const message = say(
    "the file {name} is not as it was when it was chosen: look at it, and choose it again",
    {
      name,
    },
  )
  return new Failure("MALFORMED", message)
}

function runtimeName(): string {
  const { versions } = process
  const node = `Node ${versions.node}`
  return Object.hasOwn(versions, "electron") ? `Electron ${versions.electron}, ${node}` : node
}
