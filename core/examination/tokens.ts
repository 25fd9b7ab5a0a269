/** Time-stamp tokens over seals: do they prove a time, on the word of an authority that was pinned as one? */
import { toInstant } from "../base/index.ts"
import type { TimestampClaim } from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import {
  checkPinnedTimestamp,
  EMPTY_TRUST,
  type PinnedTimestamp,
  type SigningTime,
} from "../trust/index.ts"
import type { ExaminationTerms, ProofTerms } from "./terms.ts"

/** A seal with a time that a token proves of it. */
export interface StampedSeal {
  /** SHA-256 (hex) of the seal's file. */
  readonly sealSha256: string
  readonly time: SigningTime
}

export interface TokensChecked {
  readonly findings: readonly Finding[]
  readonly stamped: readonly StampedSeal[]
}

/** Judges every token; one that proves nothing is never passed over in silence. */
export function checkTokens(
  claims: readonly TimestampClaim[],
  terms: ExaminationTerms,
): TokensChecked {
  const each = claims.map(({ path, token, sealed, sealSha256 }) => {
    const { findings, time } = checkToken({ path, token, bytes: sealed }, terms)
    return { findings, stamped: time === undefined ? [] : [{ sealSha256, time }] }
  })
  return {
    findings: each.flatMap(({ findings }) => findings),
    stamped: each.flatMap(({ stamped }) => stamped),
  }
}

/** A token, and the bytes that it is said to be over. */
export interface TokenClaim {
  readonly path: string
  readonly token: Uint8Array
  readonly bytes: Uint8Array
}

export interface TokenChecked {
  readonly findings: readonly Finding[]
  /** Absent when it proves nothing; a finding says why. */
  readonly time?: SigningTime
}

/** Judges one token on the word of whom the pack pins for time. */
export function checkToken({ path, token, bytes }: TokenClaim, terms: ProofTerms): TokenChecked {
  const request = {
    token,
    stamped: { kind: "bytes", bytes },
    certificates: [],
    allowsWeakAlgorithms: false,
    engines: terms.signatures,
  } as const
  const { trust = EMPTY_TRUST, evaluatedAt } = terms
  const judged = checkPinnedTimestamp(request, { trust, evaluatedAt, at: { path } })
  if (judged.kind === "unproven") return { findings: [faultOf(judged, path)] }
  const { stated, notes } = judged.answer
  const told = notes.map(({ code, reason }) => finding(code, path, { reason }))
  if (judged.kind === "unreliable") return { findings: [...told, ...judged.against] }
  const { by } = judged
  return { findings: told, time: { noLaterThan: stated.latest, proof: "rfc3161", path, by } }
}

function faultOf(
  { answer }: Extract<PinnedTimestamp, { readonly kind: "unproven" }>,
  path: string,
): Finding {
  const { code, reason, stated } = answer
  const states = stated === undefined ? {} : { states: toInstant(stated.genTime) }
  return finding(code, path, { reason, ...states })
}
