/**
 * The terms of an examination, from files of ours: what is trusted, what must hold, and what it
 * is compared with. The command line and the window read them here, and nowhere else.
 *
 * All of them are read before any evidence is, so that a mistake in them costs no examination.
 */
import { Failure, reasonSaid, say, toUtf8 } from "../base/index.ts"
import { NOTHING_TO_EXPECT, parseExpected, type ExaminationTerms } from "../examination/index.ts"
import type { DigestEngine } from "../hashing/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import {
  DEFAULT_POLICY_JSON,
  openTrust,
  parsePolicy,
  type JournalHead,
  type NamedSigner,
  type SeenHead,
  type TrustInForce,
} from "../trust/index.ts"
import { parseEarlierResult, type EarlierResult } from "../verdict/index.ts"
import { enginesFor, type EngineChoice } from "./engine-choice.ts"
import { keptHead } from "./kept-head.ts"
import { nativeAlgorithms } from "./native-signatures.ts"
import { liesWithin, readOwnFile } from "./own-file.ts"

/** A trust file, and what it is held to. */
export interface TrustNamed {
  readonly path: string
  /** Who must have signed it, all of them; nobody is asked for when empty. */
  readonly signers: readonly NamedSigner[]
  /** A head of its history that was kept elsewhere. */
  readonly head: JournalHead | undefined
}

/** What a person named; files by their paths. */
export interface NamedTerms {
  readonly trust: TrustNamed | undefined
  /** The built-in policy when undefined. */
  readonly policy: string | undefined
  /** An earlier result to compare with: its file, or one that is at hand. */
  readonly earlier: string | EarlierResult | undefined
  readonly expected: string | undefined
  readonly engine: EngineChoice
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
  /** Such as "Node 24.1.0". */
  readonly runtime: string
  readonly clock: () => number
}

/**
 * @throws Failure UNREADABLE or MALFORMED, with the path of the file that it is about; USAGE when
 * what is expected is neither a bag id nor a digest.
 */
export async function readTerms(named: NamedTerms): Promise<Omit<ExaminationTerms, "progress">> {
  const { engine, evaluatedAt, clock } = named
  const expected = named.expected === undefined ? undefined : expectable(named.expected)
  const { signatures, digests, trees } = await enginesFor(engine)
  const policy = readPolicy(named.policy, digests)
  const trust = named.trust === undefined ? undefined : readTrust(named.trust, signatures, digests)
  const earlier =
    typeof named.earlier === "string" ? readEarlierResult(named.earlier, digests) : named.earlier
  return {
    policy,
    ...(trust === undefined ? {} : { trust }),
    evaluatedAt,
    ...(expected === undefined ? {} : { expected }),
    ...(earlier === undefined ? {} : { earlier }),
    signatures,
    digests,
    trees,
    run: {
      platform: `${process.platform} ${process.arch}`,
      runtime: named.runtime,
      engine,
      ...(engine === "portable" ? {} : { native: nativeAlgorithms(policy.signatureAlgorithms) }),
    },
    clock,
  }
}

function expectable(text: string): string {
  const expected = parseExpected(text)
  if (expected === undefined) throw new Failure("USAGE", NOTHING_TO_EXPECT)
  return expected
}

/**
 * Reads a policy, or the built-in one where no file is named.
 *
 * @throws Failure UNREADABLE or MALFORMED.
 */
export function readPolicy(
  path: string | undefined,
  digests: DigestEngine,
): ExaminationTerms["policy"] {
  const bytes = path === undefined ? toUtf8(DEFAULT_POLICY_JSON) : readOwnFile(path, "the policy")
  const read = parsePolicy(bytes)
  if (read.kind === "policy") return { ...read.policy, digest: digests.sha256(bytes) }
  const says = say("the policy is refused: {reason}", { reason: reasonSaid(read) })
  throw new Failure("MALFORMED", says, path === undefined ? {} : { path })
}

/**
 * Reads a trust file, holds it to its signers, and notes which heads of its history were seen.
 *
 * @throws Failure UNREADABLE or MALFORMED, also where a signer that was named has not signed.
 */
function readTrust(
  { path, signers, head }: TrustNamed,
  engines: readonly SignatureEngine[],
  digests: DigestEngine,
): TrustInForce {
  // Before the file: else one that is being added to would look as if it had been put back.
  const beside = keptHead(path)
  const bytes = readOwnFile(path, "the trust file")
  const opened = openTrust(bytes, signers, engines)
  if (opened.kind === "refused") {
    const reason = reasonSaid(opened)
    throw new Failure("MALFORMED", say("the trust file is refused: {reason}", { reason }), { path })
  }
  const seen: readonly SeenHead[] = [
    ...(head === undefined ? [] : [{ ...head, from: "named" } as const]),
    ...(beside === undefined ? [] : [{ ...beside, from: "beside" } as const]),
  ]
  return { ...opened.trust, digest: digests.sha256(bytes), signing: opened.signing, seen }
}

/**
 * Reads an earlier result to compare with.
 *
 * @throws Failure UNREADABLE or MALFORMED, also where it was altered since.
 */
export function readEarlierResult(path: string, digests: DigestEngine): EarlierResult {
  const bytes = readOwnFile(path, "the earlier result")
  const read = parseEarlierResult(bytes, (data) => digests.sha256(data))
  if (read.kind === "earlier") return read.earlier
  const reason = reasonSaid(read)
  throw new Failure("MALFORMED", say("the earlier result is refused: {reason}", { reason }), {
    path,
  })
}

/** The first of these files of ours that came with the evidence, which cannot vouch for itself. */
export function fileFromEvidence(own: readonly string[], evidence: string): string | undefined {
  return own.find((path) => isWithin(path, evidence))
}

function isWithin(own: string, evidence: string): boolean {
  try {
    return liesWithin(own, evidence)
  } catch {
    // Evidence that is not there contains nothing; opening it says so in its own sentence.
    return false
  }
}
