/** The check `container`, and whether what was read twice was the same twice. */
import type { Container } from "../container/index.ts"
import { finding, type Outcome } from "../findings/index.ts"
import type { Measured } from "../hashing/index.ts"
import type { LogRead } from "./log.ts"

/** States what opening the container found; its population are its entries. */
export function checkContainer({ entries, findings }: Container): Outcome {
  return {
    check: "container",
    population: { expected: entries.length, checked: entries.length },
    findings,
  }
}

/** What was read, and read again. */
export interface ReadTwice {
  /** SHA-256 (hex) of the bytes that were parsed, by path. */
  readonly parsed: ReadonlyMap<string, string>
  /** The log, which was walked as a stream. */
  readonly log: LogRead | undefined
  readonly measured: readonly Measured[]
}

/**
 * Compares the digests of what was parsed with those of what was measured, and what is there
 * now with what was there at the beginning.
 *
 * A file that was good when it was measured and another when it was parsed would
 * otherwise be judged by two contents.
 */
export function checkReadTwice(
  container: Container,
  { parsed, log, measured }: ReadTwice,
): Outcome {
  const findings = measured.flatMap(({ path, digests }) => {
    const first = path === log?.path ? log.observed.sha256 : parsed.get(path)
    const second = digests.sha256
    if (first === undefined || second === undefined || first === second) return []
    return [finding("EVIDENCE_CHANGED", path, { parsed: first, measured: second })]
  })
  return {
    check: "container",
    population: { expected: 0, checked: 0 },
    findings: [...findings, ...(container.changes?.() ?? [])],
  }
}
