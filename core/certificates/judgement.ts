/** What revocation amounts to at one instant, for those who have no other proof of time. */
import { toInstant, unreachable } from "../base/index.ts"
import type { FoundPath } from "./find-path.ts"
import type { RevocationStatus } from "./statements.ts"

export interface RevocationFault {
  readonly code: "REVOKED" | "REVOKED_CA_NO_POE" | "TRY_LATER"
  readonly reason: string
  /** Subject of the certificate concerned (RFC 4514). */
  readonly subject: string
}

/**
 * The revocation that stands against a path at an instant; `undefined` when none does.
 *
 * A revocation that took place after the instant does not. What is not known does, and what
 * nobody asked does not: whether to ask is decided with the data that are given.
 */
export function revocationFault(path: FoundPath, at: number): RevocationFault | undefined {
  const faults = path.revocation.flatMap((status, index) => {
    const code = codeOf(status, { at, isEndEntity: index === 0 })
    const subject = path.certificates[index]?.subject.text ?? ""
    return code === undefined ? [] : [{ code, reason: reasonOf(status), subject }]
  })
  const severity = ["REVOKED", "REVOKED_CA_NO_POE", "TRY_LATER"]
  return faults.sort((a, b) => severity.indexOf(a.code) - severity.indexOf(b.code))[0]
}

function codeOf(
  status: RevocationStatus,
  { at, isEndEntity }: { readonly at: number; readonly isEndEntity: boolean },
): RevocationFault["code"] | undefined {
  switch (status.kind) {
    case "good":
    case "not-checked":
      return undefined
    case "unknown":
      return "TRY_LATER"
    case "revoked":
      if (status.revokedAt > at) return undefined
      return isEndEntity ? "REVOKED" : "REVOKED_CA_NO_POE"
    default:
      return unreachable(status)
  }
}

function reasonOf(status: RevocationStatus): string {
  if (status.kind === "revoked") {
    return `revoked at ${toInstant(status.revokedAt)} (${status.reason})`
  }
  return status.kind === "unknown" ? status.reasons.join("; ") : ""
}
