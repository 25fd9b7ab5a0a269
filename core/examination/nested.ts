/**
 * Archives inside the evidence: each is a file of it like all others, and by the way an
 * item with a verdict of its own.
 *
 * That verdict never makes the one around it better. It can leave it open: evidence that
 * is broken inside must not be shown under a green roof without a word.
 */
import { Failure, LIMITS } from "../base/index.ts"
import { finding, type Finding, type Outcome } from "../findings/index.ts"
import { readClaims } from "../formats/index.ts"
import type { Measured } from "../hashing/index.ts"
import type { NestedResult, Result } from "../verdict/index.ts"
import type { Evidence, ExaminationTerms, NestedArchives, NestedFile } from "./terms.ts"

type Examine = (evidence: Evidence, terms: ExaminationTerms) => Promise<Result>

export interface NestedExamined {
  readonly results: readonly NestedResult[]
  readonly outcome: Outcome
}

export interface NestedRequest {
  readonly evidence: Evidence
  /** What measuring saw of its files. */
  readonly measured: readonly Measured[]
}

/**
 * Examines the archives inside the evidence, one after the other.
 *
 * What only begins like an archive is examined when it states something that could be
 * verified. Documents and programs are archives, too; those are files like others.
 *
 * @param examine - The whole examination; inside what it is given nothing further is examined.
 */
export async function examineNested(
  { evidence: { nested }, measured }: NestedRequest,
  terms: ExaminationTerms,
  examine: Examine,
): Promise<NestedExamined> {
  const results: NestedResult[] = []
  const findings: Finding[] = []
  const work = { terms: forInside(terms), examine, room: makeRoom() }
  for (const file of nested?.among(measured) ?? []) {
    const one = nested === undefined ? undefined : await examineOne(nested, file, work)
    if (one === undefined) continue
    if ("refused" in one) {
      findings.push(finding("NESTED_NOT_EXAMINED", file.path, { reason: one.refused }))
      continue
    }
    results.push(summarised(file.path, one))
    findings.push(...findingsOf(file.path, one))
  }
  const population = { expected: 0, checked: 0 }
  return { results, outcome: { check: "container", population, findings } }
}

/** What was known of the evidence around it says nothing of an archive inside. */
function forInside(terms: ExaminationTerms): ExaminationTerms {
  const { expected: _expected, earlier: _earlier, ...told } = terms
  const { onOutcomes: _outcomes, onVouching: _vouching, ...rest } = told
  const { onBytes: _counted, ...progress } = terms.progress ?? {}
  return { ...rest, progress }
}

/** How much of all archives inside is looked at. */
interface Room {
  /** Takes the place of one archive; answers why there is none left. */
  takeOne(): string | undefined
  /** Takes this many bytes; answers why there are none left. */
  takeBytes(bytes: number): string | undefined
}

function makeRoom(): Room {
  let archives: number = LIMITS.nestedArchives
  let bytesLeft: number = LIMITS.decompressedBytes
  return {
    takeOne: () => {
      archives -= 1
      return archives < 0 ? "more archives than the limit" : undefined
    },
    takeBytes: (bytes) => {
      bytesLeft -= bytes
      return bytesLeft < 0 ? "archives inside hold more content than the limit" : undefined
    },
  }
}

interface Work {
  readonly terms: ExaminationTerms
  readonly examine: Examine
  readonly room: Room
}

const TOO_DEEP = "an archive inside an archive inside the evidence"

/** The result for one archive, why there is none, or nothing for what is no evidence at all. */
async function examineOne(
  nested: NestedArchives,
  file: NestedFile,
  work: Work,
): Promise<Result | Refused | undefined> {
  const place = (): string | undefined => (nested.isLastLevel ? TOO_DEEP : work.room.takeOne())
  const refused = (file.isNamed ? place() : undefined) ?? work.room.takeBytes(file.sizeBytes)
  if (refused !== undefined) return { refused }
  const opened = await openOne(nested, file)
  if ("refused" in opened) return opened
  try {
    if (!file.isNamed) {
      const { claims } = await readClaims(opened.container, work.terms.digests)
      if (claims.format === "unknown") return undefined
      const full = place()
      if (full !== undefined) return { refused: full }
    }
    return await examineOpened(opened, work)
  } finally {
    await opened.container.close()
  }
}

interface Refused {
  readonly refused: string
}

async function examineOpened(
  opened: Evidence,
  { terms, examine, room }: Work,
): Promise<Result | Refused> {
  const content = opened.container.entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const refused = room.takeBytes(content)
  return refused === undefined ? examine(opened, terms) : { refused }
}

async function openOne(nested: NestedArchives, file: NestedFile): Promise<Evidence | Refused> {
  try {
    return await nested.open(file)
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
function findingsOf(path: string, result: Result): readonly Finding[] {
  const { verdict, input, resultDigest } = result
  const deeper = deeperFindings(path, result)
  if (verdict === "TOTAL-PASSED" || input.format === "unknown") return deeper
  const code = verdict === "TOTAL-FAILED" ? "NESTED_EVIDENCE_FAILED" : "NESTED_EVIDENCE_OPEN"
  return [finding(code, path, { format: input.format, resultDigest }), ...deeper]
}

/** What lies two levels down has no verdict, and whoever reads the outer one is told so. */
function deeperFindings(path: string, { findings }: Result): readonly Finding[] {
  const unopened = findings.filter(({ code }) => code === "NESTED_NOT_EXAMINED")
  const [first] = unopened
  if (first === undefined) return []
  const archives = String(unopened.length)
  return [
    finding("NESTED_NOT_EXAMINED", path, { reason: TOO_DEEP, archives, inside: first.at.path }),
  ]
}
