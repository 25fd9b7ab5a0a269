/**
 * The check `generations`: is every earlier sealed state contained, unaltered, in this one?
 *
 * Each kept state is held to the rules it was sealed under: its log is a prefix of this
 * one, its files have their digests, its payload is still there or was lawfully erased,
 * its checkpoint and seals agree. Nobody has to have pinned the keys of the past: a kept
 * seal by an unknown key is told and weighs nothing, since the current seals cover it.
 */
import { equalBytes, toHex } from "../base/index.ts"
import type { Claims, GenerationClaim } from "../claims/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import { checkGenerationContent, checkGenerationOrder, type Measured } from "../hashing/index.ts"
import type { LogAt, LogRead } from "./log.ts"
import { noObject } from "./no-object.ts"
import { checkSigners, signatureContext, type StateFacts } from "./seals.ts"
import type { ExaminationTerms } from "./terms.ts"

export interface GenerationsRequest {
  readonly claims: Claims
  readonly measured: readonly Measured[]
  readonly log: LogRead | undefined
  readonly terms: ExaminationTerms
}

export function checkGenerations(request: GenerationsRequest): Outcome {
  const { claims } = request
  if (claims.format !== "evidence-bag") return noObject("generations", "earlier sealed state")
  const order = checkGenerationOrder(claims)
  if (claims.generations.length === 0 && order.length === 0) {
    const notApplicable = "This is the first sealed state of the bag."
    return { ...noObject("generations", ""), notApplicable }
  }
  const measured = new Map(request.measured.map((one) => [one.path, one]))
  const each = claims.generations.map((generation, index) =>
    checkOne(generation, claims.generations[index + 1] ?? claims, { ...request, byPath: measured }),
  )
  return {
    check: "generations",
    population: {
      expected: sum(each.map(({ expected }) => expected)),
      checked: sum(each.map(({ checked }) => checked)),
    },
    findings: [...order, ...each.flatMap(({ findings }) => findings)],
    pinnedSeals: new Set(each.flatMap(({ pinnedSeals }) => [...pinnedSeals])),
  }
}

interface Context extends GenerationsRequest {
  readonly byPath: ReadonlyMap<string, Measured>
}

function checkOne(
  generation: GenerationClaim,
  next: GenerationClaim | Claims,
  context: Context,
): {
  expected: number
  checked: number
  findings: readonly Finding[]
  pinnedSeals: ReadonlySet<string>
} {
  const { log, terms, byPath } = context
  const at = logAt(generation, log)
  const end = next.checkpoint === undefined ? Infinity : Number(next.checkpoint.size)
  const content = checkGenerationContent(generation, next, {
    measured: byPath,
    ...(at === undefined ? {} : { logSha256: at.sha256, logDigests: at.otherDigests }),
    // Only what the next state added to the log can explain what it lacks.
    erasures: (log?.custody.deletions() ?? []).filter(
      ({ seq }) => seq >= (at?.size ?? 0) && seq < end,
    ),
    erasureRoles: terms.policy.erasureRoles,
  })
  const signers = checkSigners(stateOf(generation, at, context), signatureContext(terms))
  const signed = [...signers.checkpoint.outcome.findings, ...signers.seals.outcome.findings]
  return {
    ...content,
    findings: [
      ...content.findings,
      ...prefixFindings(generation, at),
      ...shrinkingFindings(generation, next),
      ...signed.filter(({ code }) => code !== "KEY_NOT_PINNED"),
    ],
    pinnedSeals: signers.seals.outcome.pinnedSeals ?? new Set(),
  }
}

/** Payload files that are gone by a recorded and sealed act. */
export function erasedPaths({ findings }: Outcome): ReadonlySet<string> {
  return new Set(findings.filter(({ code }) => code === "ERASED").map(({ at }) => at.path))
}

function logAt({ checkpoint }: GenerationClaim, log: LogRead | undefined): LogAt | undefined {
  return checkpoint === undefined ? undefined : log?.states.get(Number(checkpoint.size))
}

/** The former log is a prefix of this one exactly when the root over as many lines is the same. */
function prefixFindings(
  { number, folder, checkpoint }: GenerationClaim,
  at: LogAt | undefined,
): readonly Finding[] {
  const generation = String(number)
  if (checkpoint === undefined) {
    const observed = { generation, reason: "no checkpoint of it can be read" }
    return [finding("GENERATION_INCONSISTENT", folder, observed)]
  }
  if (at !== undefined && equalBytes(at.root, checkpoint.root)) return []
  const observed = {
    generation,
    size: String(checkpoint.size),
    sealedRoot: toHex(checkpoint.root),
    recomputedRoot: at === undefined ? "the log is shorter" : toHex(at.root),
  }
  return [finding("GENERATION_INCONSISTENT", checkpoint.path, observed)]
}

/** A log only ever grows: a later state with fewer events cannot contain the former one. */
function shrinkingFindings(
  { number, checkpoint }: GenerationClaim,
  next: GenerationClaim | Claims,
): readonly Finding[] {
  if (checkpoint === undefined || next.checkpoint === undefined) return []
  if (checkpoint.size <= next.checkpoint.size) return []
  const observed = {
    generation: String(number),
    events: String(checkpoint.size),
    eventsOfTheNext: String(next.checkpoint.size),
  }
  return [finding("GENERATION_INCONSISTENT", next.checkpoint.path, observed)]
}

function stateOf(
  generation: GenerationClaim,
  log: LogAt | undefined,
  context: Context,
): StateFacts {
  const { folder, info } = generation
  return {
    folder,
    claims: { ...generation, ...info },
    files: payloadOf(generation, context),
    digestOf: (path) => context.byPath.get(path)?.digests.sha256,
    log,
  }
}

/**
 * The payload of a kept state. The size of a file that is gone, or that could not be read,
 * can only be taken from the kept bag-info.txt, whose own digest is checked.
 */
function payloadOf({ manifests, info }: GenerationClaim, { byPath }: Context): StateFacts["files"] {
  const listed = manifests.find(
    ({ scope, algorithm }) => scope === "payload" && algorithm === "sha256",
  )
  const paths = listed?.entries.map(({ path }) => path) ?? []
  const sizes = paths.map((path) => {
    const file = byPath.get(path)
    return file?.problem === undefined ? file?.sizeBytes : undefined
  })
  const present = sizes.filter((size) => size !== undefined)
  const declared = info === undefined ? 0 : Number(info.payloadOxum.bytes)
  return {
    count: paths.length,
    bytes: present.length === paths.length ? sum(present) : declared,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
