/** Lists (RFC 5280 §6.3): is this certificate on one that speaks of it? */
import {
  generalNameKey,
  isSameName,
  type Certificate,
  type GeneralName,
  type ListScope,
  type RevocationList,
} from "../encodings/index.ts"
import {
  coverageReason,
  earliestFirst,
  type RevocationRequest,
  type StatedWithdrawal,
  type Statement,
} from "./statements.ts"
import { checkSignedBy } from "./signed-by.ts"

/** What a list says of a certificate. Lists by others than the certificate's issuer are elsewhere. */
export function listStatement(list: RevocationList, request: RevocationRequest): Statement {
  const { certificate } = request
  if (!isSameName(list.issuer, certificate.issuer)) return { kind: "elsewhere" }
  const unfit = formReason(list) ?? scopeReason(list.scope, request) ?? signerReason(list, request)
  if (unfit !== undefined) return unusable(unfit)

  const { thisUpdate, nextUpdate } = list
  const age = { thisUpdate, ...(nextUpdate === undefined ? {} : { nextUpdate }) }
  const all = withdrawalsIn(list, certificate)
  const [earliest] = all
  // A revocation stays one, so an old list can say it; that none took place only a list in time.
  if (earliest !== undefined) return { kind: "revoked", ...age, ...earliest, all }
  const reason = coverageReason(age, request)
  if (reason !== undefined) return unusable(`a list ${reason}`)
  return list.scope?.onlySomeReasons === true
    ? unusable("a list for some reasons only")
    : { kind: "good", source: "crl", ...age }
}

/** Every entry for a certificate, the earliest first, whoever signed the list. */
export function withdrawalsIn(
  { entries }: RevocationList,
  { serial }: Certificate,
): readonly StatedWithdrawal[] {
  return earliestFirst((entries.get(serial) ?? []).map((entry) => ({ source: "crl", ...entry })))
}

function signerReason(
  list: RevocationList,
  { issuer, rules }: RevocationRequest,
): string | undefined {
  const { keyUsage } = issuer.extensions
  if (keyUsage !== undefined && !keyUsage.has("cRLSign")) {
    return "a list by a key that may not sign lists"
  }
  const signed = checkSignedBy(list, issuer.spki, rules)
  if (signed.kind === "signed") return undefined
  return signed.kind === "fault"
    ? `a list of which ${signed.fault.reason}`
    : "a list that the issuer's key did not sign"
}

function formReason({ isDelta, unknownCritical, scope }: RevocationList): string | undefined {
  if (isDelta) return "a delta list, which is not supported"
  if (scope?.indirect === true) return "an indirect list, which is not supported"
  // RFC 5280 §5.2 and §5.3: such a list must not be used at all.
  const [oid] = unknownCritical
  return oid === undefined ? undefined : `a list with the critical extension ${oid}`
}

/** RFC 5280 §6.3.3 (b) (2). */
function scopeReason(
  scope: ListScope | undefined,
  { certificate }: RevocationRequest,
): string | undefined {
  if (scope === undefined) return undefined
  const isAuthority = certificate.extensions.basicConstraints?.ca === true
  if (scope.onlyAttributes) return "a list of attribute certificates"
  if (scope.onlyUsers && isAuthority) return "a list of end entities only"
  if (scope.onlyAuthorities && !isAuthority) return "a list of authorities only"
  return isPublishedAt(scope.names, certificate) ? undefined : "a list of another place"
}

/** A list that names no place is for all; one that does, for certificates that name it, too. */
function isPublishedAt(names: readonly GeneralName[], { extensions }: Certificate): boolean {
  const keys = new Set((extensions.distributionPoints ?? []).map(generalNameKey))
  return names.length === 0 || names.some((name) => keys.has(generalNameKey(name)))
}

function unusable(reason: string): Statement {
  return { kind: "unusable", reason }
}
