/**
 * What the commands need from the terminal they run in, so that tests can stand in for it.
 *
 * Results go to `out`, everything said to the person at the keyboard goes to `err`.
 */
export interface Io {
  /** Writes to standard output, as it is. */
  out(text: string): void
  /** Writes to standard error, as it is. */
  err(text: string): void
  /** True when standard output is a terminal that may be coloured (NO_COLOR unset). */
  readonly colour: boolean
  /** True when standard error is a terminal, so that progress may be drawn there. */
  readonly progress: boolean
  /** Columns of the terminal, 80 when there is none. */
  readonly columns: number
  /** Milliseconds since 1970. */
  now(): number
  /** Bytes of standard input. */
  readonly input: AsyncIterable<Uint8Array>
  /** Aborted when the user stops the work (Ctrl-C). */
  readonly signal: AbortSignal
}
