/** Exit codes: the contract with scripts. Several paths end with the worst, by `RANK`. */
import { unreachable, type Failure, type Verdict } from "../core/index.ts"

export const EXIT = {
  /** TOTAL-PASSED, or the work was done. */
  passed: 0,
  /** TOTAL-FAILED. */
  failed: 1,
  /** INDETERMINATE. */
  indeterminate: 2,
  /** The command line does not make sense. */
  usage: 64,
  /** The system refuses to read an input, or one of our own files does not parse. */
  input: 66,
  /** Our fault. */
  internal: 70,
  /** The output exists or cannot be written. */
  output: 73,
  /** Interrupted by the user. */
  interrupted: 130,
} as const

/** From worst to best, for several paths in one call. */
const RANK: readonly number[] = [
  EXIT.internal,
  EXIT.interrupted,
  EXIT.output,
  EXIT.usage,
  EXIT.input,
  EXIT.failed,
  EXIT.indeterminate,
  EXIT.passed,
]

/** The worst of several exit codes; one that is not ranked is worse than all. */
export function worst(codes: readonly number[]): number {
  if (codes.length === 0 || codes.some((code) => !RANK.includes(code))) return EXIT.internal
  return RANK.find((code) => codes.includes(code)) ?? EXIT.internal
}

export function exitOfVerdict(verdict: Verdict): number {
  switch (verdict) {
    case "TOTAL-PASSED":
      return EXIT.passed
    case "TOTAL-FAILED":
      return EXIT.failed
    case "INDETERMINATE":
      return EXIT.indeterminate
    default:
      return unreachable(verdict)
  }
}

export function exitOfFailure({ code }: Failure): number {
  switch (code) {
    case "USAGE":
      return EXIT.usage
    case "UNREADABLE":
    case "MALFORMED":
    case "TRUST_FROM_EVIDENCE":
      return EXIT.input
    case "UNWRITABLE":
      return EXIT.output
    case "INTERRUPTED":
      return EXIT.interrupted
    case "INTERNAL":
      return EXIT.internal
    default:
      return unreachable(code)
  }
}
