/**
 * Failures: the program could not do its work.
 *
 * Damaged or dishonest evidence is not a failure; it is a finding (core/findings).
 * Throw only when no truthful answer about the evidence can be given: the system
 * refused a read, the user cancelled, a caller broke a contract.
 */
import { english, phrase, type Saying } from "./saying.ts"

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
  /** The message as data, for whoever tells it in another language. */
  readonly saying: Saying
  /** The file or argument in question, as the user named it. */
  readonly path: string | undefined

  /** @param message - A text is what only the command line, or a defect, says. */
  constructor(
    code: FailureCode,
    message: Saying | string,
    about: { path?: string; cause?: unknown } = {},
  ) {
    const saying = typeof message === "string" ? phrase(message) : message
    super(english(saying), about.cause === undefined ? undefined : { cause: about.cause })
    this.code = code
    this.saying = saying
    this.path = about.path
  }
}

/** Closes a switch over a union: reaching it at run time means a caller got past the compiler. */
export function unreachable(value: never): never {
  throw new Failure("INTERNAL", `unexpected value ${JSON.stringify(value)}`)
}
