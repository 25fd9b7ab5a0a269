/** One report that was handed over, checked in the examiner: it is as hostile as evidence is. */
import {
  checkReport,
  DEFAULT_POLICY_JSON,
  Failure,
  parsePolicy,
  toUtf8,
  type ReportCheck,
  type ReportCheckTerms,
} from "../../core/index.ts"
import { nativeFirst, readOwnFile } from "../../core/node/index.ts"
import type { CheckReportAsk, TrustFile } from "./examiner-work.ts"
import { readTrust } from "./examine-path.ts"

/** @throws Failure when file or trust pack cannot be read. */
export async function checkReportAt({ path, name, trust }: CheckReportAsk): Promise<ReportCheck> {
  const terms = reportTermsOf(trust)
  const bytes = readOwnFile(path, "the report")
  const { parseReportFile } = await import("../../core/pdf/index.ts")
  return checkReport({ path: name, bytes, parts: parseReportFile(bytes) }, terms)
}

/** By what a report is judged now: the built-in policy, and the trust pack in force. */
export function reportTermsOf(trust: TrustFile | null): ReportCheckTerms {
  const policy = parsePolicy(toUtf8(DEFAULT_POLICY_JSON))
  if (policy.kind !== "policy") throw new Failure("INTERNAL", "the built-in policy is refused")
  const inForce = trust === null ? {} : { trust: readTrust(trust) }
  const { policy: policyInForce } = policy
  return { ...inForce, policy: policyInForce, evaluatedAt: Date.now(), signatures: nativeFirst }
}
