/** The answer of a time-stamp authority, judged before it is put anywhere. */
import { Failure, unreachable } from "../base/index.ts"
import type { Certificate } from "../encodings/index.ts"
import { FINDING_CODES, severityOf, type Finding } from "../findings/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import { openToken, type StatedTime, type TimestampFault } from "../time/index.ts"
import {
  checkPinnedTimestamp,
  EMPTY_TRUST,
  type PinnedTimestamp,
  type TrustStore,
} from "../trust/index.ts"
import { withRevocations } from "./revocation.ts"

/** What was brought back, and by what it is judged. */
export interface StampAnswer {
  /** A token, or a response that holds one. */
  readonly token: Uint8Array
  /** TimeStampReq that the token must answer. */
  readonly request?: Uint8Array
  /** Who is pinned as an authority; absent to leave that question open. */
  readonly trust?: TrustStore
  /** Milliseconds since 1970, at which algorithms must not have had their day. */
  readonly evaluatedAt: number
  /** Certificates that the answer leaves out; none is trusted. */
  readonly certificates: readonly Certificate[]
  readonly engines: readonly SignatureEngine[]
}

/** What it must be over. */
export interface Stamped {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface StampRefused {
  readonly kind: "refused"
  readonly code: string
  readonly reason: string
  /** True when it is wrong; false when something that is needed could not be shown. */
  readonly isBroken: boolean
}

export type JudgedStamp =
  | {
      readonly kind: "good"
      /** The bare token, DER. */
      readonly token: Uint8Array
      readonly stated: StatedTime
      /** The authority's certificate subject; absent when no trust was given. */
      readonly authority?: string
    }
  | StampRefused

/** Judges an answer by every rule of docs/time.md. Never throws on hostile bytes. */
export function judgeStampAnswer(given: StampAnswer, over: Stamped): JudgedStamp {
  const opened = openToken(given.token)
  if (opened.kind !== "token") return stampRefused(opened)
  const judged = checked(given, over)
  if (!isAcceptable(judged, given)) return refusalOf(judged)
  const { answer } = judged
  if (answer.stated === undefined) throw new Failure("INTERNAL", "a checked token states no time")
  return {
    kind: "good",
    token: opened.token.data.der,
    stated: answer.stated,
    ...(answer.kind === "proven" ? { authority: answer.tsa.subject } : {}),
  }
}

export function stampRefused({
  code,
  reason,
  kind,
}: TimestampFault<"broken"> | TimestampFault<"open">): StampRefused {
  return { kind: "refused", code, reason, isBroken: kind === "broken" }
}

function checked(given: StampAnswer, over: Stamped): PinnedTimestamp {
  const { token, request, certificates, engines, trust = EMPTY_TRUST, evaluatedAt } = given
  const question = {
    token,
    stamped: { kind: "bytes", bytes: over.bytes },
    certificates,
    ...(request === undefined ? {} : { request }),
    allowsWeakAlgorithms: false,
    engines,
  } as const
  const { terms } = withRevocations({ trust, evaluatedAt, signatures: engines })
  return checkPinnedTimestamp(question, { ...terms, at: { path: over.path } })
}

/** Who vouches is asked last: without trust that is the one thing left open. */
function isAcceptable({ kind, answer }: PinnedTimestamp, { trust }: StampAnswer): boolean {
  if (kind === "proven") return true
  return trust === undefined && answer.kind === "open" && answer.code === "KEY_NOT_PINNED"
}

function refusalOf(judged: PinnedTimestamp): StampRefused {
  switch (judged.kind) {
    case "unproven":
      return stampRefused(judged.answer)
    case "unreliable":
      return foundAgainst(judged.against)
    case "proven":
      throw new Failure("INTERNAL", "a token that holds was refused")
    default:
      return unreachable(judged)
  }
}

function foundAgainst([found]: readonly Finding[]): StampRefused {
  if (found === undefined) throw new Failure("INTERNAL", "a token was refused for nothing")
  const told = Object.entries(found.observed).map(([name, value]) => `${name} ${value}`)
  const reason = [FINDING_CODES[found.code].says, ...told].join("; ")
  return { kind: "refused", code: found.code, reason, isBroken: severityOf(found) === "broken" }
}
