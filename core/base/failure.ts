/**
 * Failures: the program could not do its work.
 *
 * Damaged or dishonest evidence is not a failure; it is a finding (core/findings).
 * Throw only when no truthful answer about the evidence can be given: the system
 * refused a read, the user cancelled, a caller broke a contract.
 */
export type FailureCode =
  /** The system refuses to read an input. */
  | "UNREADABLE"
  /** One of our own files (trust, policy, key, earlier result) does not parse. */
  | "MALFORMED"
  /** A trust file that lies inside the evidence it should judge. */
  | "TRUST_FROM_EVIDENCE"
  /** The output exists already, or cannot be written. */
  | "UNWRITABLE"
  /** The command line asks for something that does not exist or does not fit together. */
  | "USAGE"
  /** The user stopped the work. */
  | "INTERRUPTED"
  /** A caller broke a contract: our fault. */
  | "INTERNAL"

export class Failure extends Error {
  override readonly name = "Failure"
  readonly code: FailureCode
  /** The file or argument in question, as the user named it. */
  readonly path: string | undefined

  constructor(code: FailureCode, message: string, about: { path?: string; cause?: unknown } = {}) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause })
    this.code = code
    this.path = about.path
  }
}

/** Closes a switch over a union: reaching it at run time means a caller got past the compiler. */
export function unreachable(value: never): never {
  throw new Failure("INTERNAL", `unexpected value ${JSON.stringify(value)}`)
}
