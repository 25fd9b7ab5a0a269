/** The terms of an examination, from the options: what is trusted, what must hold, and when. */
import {
  DEFAULT_POLICY_JSON,
  Failure,
  parseEarlierResult,
  parsePolicy,
  parseRfc3339,
  openTrust,
  portableDigests,
  portableEngine,
  toUtf8,
  type DigestEngine,
  type EarlierResult,
  type ExaminationTerms,
  type SeenHead,
  type SignatureEngine,
  type TrustInForce,
} from "../core/index.ts"
import {
  liesWithin,
  keptHead,
  loadMerkletreeEngine,
  nativeAlgorithms,
  nativeDigests,
  nativeEngine,
  nativeFirst,
  readOwnFile,
} from "../core/node/index.ts"
import type { Given } from "./command.ts"
import type { Io } from "./io.ts"
import { namedHead, namedSigner } from "./trust-options.ts"
import { reportTerms, type ReportTerms } from "./report-file.ts"

const ENGINES = ["native", "portable", "both"] as const
export type EngineChoice = (typeof ENGINES)[number]

export interface Terms {
  readonly examination: Omit<ExaminationTerms, "progress">
  readonly engine: EngineChoice
  /** Workers that compute digests; undefined leaves it to the number of processors. */
  readonly jobs: number | undefined
  readonly format: "text" | "json"
  readonly quiet: boolean
  readonly report: ReportTerms | undefined
  /** Our own files that must not lie inside the evidence they help to judge. */
  readonly judgedBy: readonly string[]
  /** Number of paths in this call. */
  readonly paths: number
}

/** Reads all files of ours first, so that a mistake in them costs no examination. */
export async function readTerms(given: Given, io: Io): Promise<Terms> {
  return {
    ...(await readExamination(given, io)),
    jobs: jobsIn(given),
    format: choice(given, "format", ["text", "json"], "text"),
    quiet: given.isSet("quiet"),
    report: await reportTerms(given, io),
    judgedBy: [given.text("trust"), given.text("policy")].filter((path) => path !== undefined),
    paths: given.operands.length,
  }
}

/** By what something is judged, and nothing of what is to be written or printed. */
export async function readExamination(
  given: Given,
  io: Io,
): Promise<Pick<Terms, "examination" | "engine">> {
  const engine = choice(given, "engine", ENGINES, "native")
  const { signatures, digests, trees } = await enginesFor(engine)
  const policyBytes = fileAt(given, "policy", "the policy") ?? toUtf8(DEFAULT_POLICY_JSON)
  const policy = policyIn(policyBytes, given)
  const trust = trustIn(given, signatures, digests)
  const earlier = earlierIn(given, digests)
  const expected = given.text("expect")
  return {
    examination: {
      policy: { ...policy, digest: digests.sha256(policyBytes) },
      ...(trust === undefined ? {} : { trust }),
      evaluatedAt: instantIn(given, "at") ?? io.now(),
      ...(expected === undefined ? {} : { expected }),
      ...(earlier === undefined ? {} : { earlier }),
      signatures,
      digests,
      trees,
      run: {
        platform: `${process.platform} ${process.arch}`,
        runtime: `Node ${process.versions.node}`,
        engine,
        ...(engine === "portable" ? {} : { native: nativeAlgorithms(policy.signatureAlgorithms) }),
      },
      clock: () => io.now(),
    },
    engine,
  }
}

/**
 * Refuses a trust or policy file that came with the evidence: evidence cannot vouch for itself.
 *
 * @throws Failure TRUST_FROM_EVIDENCE.
 */
export function refuseTrustFromEvidence(path: string, { judgedBy }: Pick<Terms, "judgedBy">): void {
  for (const own of judgedBy) {
    if (!isWithin(own, path)) continue
    const message = `lies inside the evidence ${path}; evidence cannot vouch for itself: keep trust and policy apart from it`
    throw new Failure("TRUST_FROM_EVIDENCE", message, { path: own })
  }
}

function isWithin(own: string, evidence: string): boolean {
  try {
    return liesWithin(own, evidence)
  } catch {
    // Evidence that is not there contains nothing; opening it says so in its own sentence.
    return false
  }
}

/** The instant of an option, milliseconds since 1970. */
export function instantIn(given: Given, option: string): number | undefined {
  const text = given.text(option)
  if (text === undefined) return undefined
  const instant = parseRfc3339(text)
  if (instant === undefined) {
    throw new Failure("USAGE", `--${option} needs an RFC 3339 time such as 2026-11-21T09:30:00Z`)
  }
  return instant
}

/** One of a closed list of words. */
export function choice<T extends string>(
  given: Given,
  option: string,
  choices: readonly [T, ...T[]],
  otherwise: T,
): T {
  const text = given.text(option)
  if (text === undefined) return otherwise
  const chosen = choices.find((one) => one === text)
  if (chosen === undefined) {
    throw new Failure("USAGE", `--${option} is one of ${choices.join(", ")}, not "${text}"`)
  }
  return chosen
}

function jobsIn(given: Given): number | undefined {
  const text = given.text("jobs")
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Failure("USAGE", "--jobs is a number from 1 to 999")
  return Number(text)
}

type Engines = Pick<ExaminationTerms, "signatures" | "trees"> & { readonly digests: DigestEngine }

async function enginesFor(choice: EngineChoice): Promise<Engines> {
  switch (choice) {
    case "native":
      return { signatures: nativeFirst, digests: nativeDigests, trees: [] }
    case "portable":
      return { signatures: [portableEngine], digests: portableDigests, trees: [] }
    case "both":
      return {
        signatures: [nativeEngine, portableEngine],
        digests: nativeDigests,
        trees: [await loadMerkletreeEngine(portableDigests)],
      }
  }
}

function fileAt(given: Given, option: string, what: string): Uint8Array | undefined {
  const path = given.text(option)
  return path === undefined ? undefined : readOwnFile(path, what)
}

function policyIn(bytes: Uint8Array, given: Given) {
  const read = parsePolicy(bytes)
  if (read.kind === "policy") return read.policy
  throw malformed("the policy", given.text("policy"), read.reason)
}

function trustIn(
  given: Given,
  engines: readonly SignatureEngine[],
  digests: DigestEngine,
): TrustInForce | undefined {
  const path = given.text("trust")
  const signers = given.texts("trust-signer").map(namedSigner)
  const head = given.text("trust-head")
  if (path === undefined) {
    if (signers.length === 0 && head === undefined) return undefined
    throw new Failure("USAGE", "--trust-signer and --trust-head need --trust FILE")
  }
  // Before the file: else one that is being added to would look as if it had been put back.
  const beside = keptHead(path)
  const bytes = readOwnFile(path, "the trust file")
  const opened = openTrust(bytes, signers, engines)
  if (opened.kind === "refused") throw malformed("the trust file", path, opened.reason)
  const seen: readonly SeenHead[] = [
    ...(head === undefined ? [] : [{ ...namedHead(head), from: "named" } as const]),
    ...(beside === undefined ? [] : [{ ...beside, from: "beside" } as const]),
  ]
  const digest = digests.sha256(bytes)
  return { ...opened.trust, digest, signing: opened.signing, seen }
}

function earlierIn(given: Given, digests: DigestEngine): EarlierResult | undefined {
  const bytes = fileAt(given, "against", "the earlier result")
  if (bytes === undefined) return undefined
  const read = parseEarlierResult(bytes, (data) => digests.sha256(data))
  if (read.kind === "earlier") return read.earlier
  throw malformed("the earlier result", given.text("against"), read.reason)
}

function malformed(what: string, path: string | undefined, reason: string): Failure {
  return new Failure(
    "MALFORMED",
    `${what} is refused: ${reason}`,
    path === undefined ? {} : { path },
  )
}
