/**
 * Archives inside the evidence: each is a file of it like all others, and by the way an
 * item with a verdict of its own.
 *
 * That verdict never makes the one around it better. It can leave it open: evidence that
 * is broken inside must not be shown under a green roof without a word.
 */
import { Failure, LIMITS } from "../base/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import type { NestedResult, Result } from "../verdict/index.ts"
import type { Evidence, ExaminationTerms, NestedArchives } from "./terms.ts"

type Examine = (evidence: Evidence, terms: ExaminationTerms) => Promise<Result>

export interface NestedExamined {
  readonly results: readonly NestedResult[]
  readonly outcome: Outcome
}

/**
 * Examines the archives inside the evidence, one after the other.
 *
 * @param examine - The whole examination; what it is given opens no further archives.
 */
export async function examineNested(
  { nested }: Evidence,
  terms: ExaminationTerms,
  examine: Examine,
): Promise<NestedExamined> {
  const results: NestedResult[] = []
  const findings: Finding[] = []
  const { expected: _expected, earlier: _earlier, ...rest } = terms
  const { signal } = terms.progress ?? {}
  const inner = { ...rest, progress: signal === undefined ? {} : { signal } }
  let bytesLeft: number = LIMITS.decompressedBytes
  for (const [i, path] of (nested?.paths ?? []).entries()) {
    const opened = await openOne(nested, path, i)
    if ("refused" in opened) {
      findings.push(finding("NESTED_NOT_EXAMINED", path, { reason: opened.refused }))
      continue
    }
    try {
      bytesLeft -= opened.container.entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      if (bytesLeft < 0) {
        const reason = "archives inside hold more content than the limit"
        findings.push(finding("NESTED_NOT_EXAMINED", path, { reason }))
        continue
      }
      const result = await examine(opened, inner)
      results.push(summarised(path, result))
      findings.push(...findingsOf(path, result))
    } finally {
      await opened.container.close()
    }
  }
  const population = { expected: 0, checked: 0 }
  return { results, outcome: { check: "container", population, findings } }
}

async function openOne(
  nested: NestedArchives | undefined,
  path: string,
  index: number,
): Promise<Evidence | { readonly refused: string }> {
  if (nested === undefined || index >= LIMITS.nestedArchives) {
    return { refused: "more archives than the limit" }
  }
  try {
    return await nested.open(path)
  } catch (cause) {
    if (cause instanceof Failure && cause.code === "UNREADABLE") return { refused: cause.message }
    throw cause
  }
}

function summarised(path: string, result: Result): NestedResult {
  const { integrity, origin, completeness } = result.statements
  return {
    path,
    container: result.input.container,
    format: result.input.format,
    digest: result.input.digest,
    verdict: result.verdict,
    statements: {
      integrity: integrity.status,
      origin: origin.status,
      completeness: completeness.status,
    },
    checks: result.checks.map(({ id, status }) => ({ id, status })),
    codes: [...new Set(result.findings.map(({ code }) => code))],
    resultDigest: result.resultDigest,
  }
}

/** An archive that states nothing about itself is no evidence, and cannot fail as evidence. */
function findingsOf(path: string, { verdict, input, resultDigest }: Result): readonly Finding[] {
  if (verdict === "TOTAL-PASSED" || input.format === "unknown") return []
  const code = verdict === "TOTAL-FAILED" ? "NESTED_EVIDENCE_FAILED" : "NESTED_EVIDENCE_OPEN"
  return [finding(code, path, { format: input.format, resultDigest })]
}
