/**
 * Re-signed: a seal or a checkpoint that agrees with the evidence, by another key than the
 * one that made the earlier ones, or that was pinned for this very log.
 *
 * Says nothing of a seal that differs from the evidence, nor of one beside a good seal in
 * the same role: that is a further seal by somebody unknown. A key that was pinned for a role
 * in any log need not have signed this one: it is named as such, and nobody is said to have
 * signed anew.
 */
import type { Claims, SealClaim } from "../claims/index.ts"
import { severityOf, type Finding, type Observed, type Outcome } from "../findings/index.ts"
import { attributeSeals, readVkey, type AttributedSeal } from "../signatures/index.ts"
import type { PinnedKey } from "../trust/index.ts"
import type { Explaining, Explains } from "./explaining.ts"
import { signatureContext } from "./seals.ts"

const CHECKPOINT = "custody/checkpoint"
const SEALS = "seals"

export function resignedIn(outcomes: readonly Outcome[], request: Explaining): Explains {
  const { claims, terms } = request
  if (claims.format !== "evidence-bag") return () => undefined
  const context = signatureContext(terms)
  const state = {
    claims,
    pinned: context.pinned,
    now: attributeSeals(claims.seals, context),
    before: claims.generations
      .toReversed()
      .flatMap(({ number, seals }) =>
        attributeSeals(seals, context).map((one) => ({ ...one, number })),
      ),
    logHolds: outcomes
      .filter(({ check }) => check === "chain" || check === "tree")
      .every(({ findings }) => findings.every((found) => severityOf(found) !== "broken")),
  }
  const paths = outcomes
    .flatMap(({ check, findings }) => (check === "seals" ? findings : []))
    .filter((found) => ofSeal(found, state)?.["what"] !== undefined)
    .map(({ at }) => at.path)
  return (found) => ofSeal(found, state) ?? ofCheckpoint(found, state) ?? ofAll(found, paths)
}

type Attributed = AttributedSeal<PinnedKey>

interface State {
  readonly claims: Claims
  readonly pinned: readonly PinnedKey[]
  /** Seals of the current state. */
  readonly now: readonly Attributed[]
  /** Seals of the kept generations, the latest first. */
  readonly before: readonly (Attributed & { readonly number: number })[]
  /** True when nothing speaks against the log as it is. */
  readonly logHolds: boolean
}

function ofSeal({ code, at, observed }: Finding, state: State): Observed | undefined {
  if (code !== "SEAL_UNATTRIBUTED" || observed["differs"] !== undefined) return undefined
  const seal = state.claims.seals.find(({ path }) => path === at.path)
  if (seal === undefined) return undefined
  const { role } = seal.statement
  if (state.now.some((one) => signerOf(one) !== undefined && roleOf(one) === role)) return undefined
  const insteadOf = formerSigner(seal, state) ?? pinnedForThisLog(seal, state)
  return insteadOf === undefined
    ? pinnedForAnyLog(seal, state)
    : { what: "re-signed", insteadOf, stands: "all that it states agrees with the bag" }
}

/** The latest of the seals before in the same role of the same log. */
function formerSigner({ statement }: SealClaim, { before }: State): string | undefined {
  const { role, log } = statement
  const former = before.find(
    (one) =>
      signerOf(one) !== undefined &&
      roleOf(one) === role &&
      one.seal.statement.log.origin === log.origin,
  )
  const signer = former === undefined ? undefined : signerOf(former)
  if (former === undefined || signer === undefined) return undefined
  return `${named(signer)}, who made the seal of generation ${former.number}`
}

/** Keys whose pins name this log: whoever pinned them expects it to be theirs. */
function pinnedForThisLog(seal: SealClaim, { pinned }: State): string | undefined {
  const { origin } = seal.statement.log
  const meant = inRoleOf(seal, pinned).filter(({ origins }) => origins?.includes(origin) === true)
  return meant.length === 0 ? undefined : `${meant.map(named).join(", ")}, pinned for this log`
}

/** Keys whose pins name no log: that they sign other evidence says nothing about this. */
function pinnedForAnyLog(seal: SealClaim, { pinned }: State): Observed | undefined {
  const meant = inRoleOf(seal, pinned).filter(({ origins }) => origins === undefined)
  return meant.length === 0 ? undefined : { pinnedForAnyLog: meant.map(named).join(", ") }
}

function inRoleOf({ statement }: SealClaim, pinned: readonly PinnedKey[]): readonly PinnedKey[] {
  return pinned.filter(({ roles }) => roles.some((held) => held === statement.role))
}

function ofCheckpoint({ code, at, observed }: Finding, state: State): Observed | undefined {
  if (code !== "KEY_NOT_PINNED" || at.path !== CHECKPOINT || !state.logHolds) return undefined
  const insteadOf = logKeysOfThisLog(state) ?? formerLogKey(observed["key"], state)
  return insteadOf === undefined
    ? undefined
    : { what: "re-signed", insteadOf, stands: "its size and root agree with the log" }
}

/** Log keys whose pins name this log. */
function logKeysOfThisLog({ claims, pinned }: State): string | undefined {
  const origin = claims.checkpoint?.origin
  const meant = pinned.filter(
    ({ roles, origins }) =>
      roles.includes("log") && origin !== undefined && origins?.includes(origin) === true,
  )
  return meant.length === 0 ? undefined : `${meant.map(named).join(", ")}, pinned for this log`
}

/**
 * The log key that the latest kept seal by a pinned key names; none where it is the one that
 * signed now.
 *
 * @param now - Fingerprint of the key that signed, where it is known.
 */
function formerLogKey(now: string | undefined, { before }: State): string | undefined {
  const former = before.find((one) => signerOf(one) !== undefined)
  if (former === undefined) return undefined
  const { key } = former.seal.statement.log
  const read = readVkey(key)
  if (now !== undefined && read.kind === "key" && read.noteKey.key.fingerprint === now) {
    return undefined
  }
  return `${key}, the key of the log in generation ${former.number}`
}

/** That no origin is shown is explained by the seals, when each of them was made anew. */
function ofAll({ code, at }: Finding, resigned: readonly string[]): Observed | undefined {
  if (code !== "KEY_NOT_PINNED" || at.path !== SEALS || resigned.length === 0) return undefined
  return { what: "re-signed", resigned: resigned.join(", ") }
}

function roleOf({ seal }: Attributed): string {
  return seal.statement.role
}

function signerOf({ attribution }: Attributed): PinnedKey | undefined {
  if (attribution.kind !== "signed") return undefined
  const isGood = attribution.findings.every((found) => severityOf(found) === "noted")
  return isGood ? attribution.signer : undefined
}

function named({ id, subject }: PinnedKey): string {
  return `${id} (${subject})`
}
