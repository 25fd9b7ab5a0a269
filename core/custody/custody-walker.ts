/**
 * The check "custody": do hand-overs, digests and states in the log follow one another?
 *
 * Takes the events of a log in order, as one walk reads them (docs/evidence-bag.md,
 * section 12). Whether the log itself is unbroken is asked in core/chain.
 */
import type { EventClaim } from "../claims/index.ts"
import { makeCappedFindings, type Finding, type Outcome } from "../findings/index.ts"
import { makeCustodyEntries, type CustodyEntry } from "./entries.ts"
import { makeHandOvers } from "./hand-overs.ts"
import { makeNamedFiles, type Deletion } from "./named-files.ts"
import { makeStates } from "./states.ts"

export interface CustodyOptions {
  /** Path of the log, for findings. */
  readonly path: string
  readonly sha256: (bytes: Uint8Array) => Uint8Array
}

export interface CustodySeen {
  /** The check "custody"; its population are hand-overs, files named by digest, and compared states. */
  readonly outcome: Outcome
  /** The custody events, the first ten thousand of them. */
  readonly entries: readonly CustodyEntry[]
  /** All custody events, listed or not. */
  readonly total: number
  /** Successful deletions of payload files, in the order of the log. */
  readonly deletions: readonly Deletion[]
}

export interface CustodyWalker {
  /** @param line - Line of the log, from 1; by default what an unbroken log has there. */
  onEvent(event: EventClaim, line?: number): void
  /** Deletions so far; complete after the last event. */
  deletions(): readonly Deletion[]
  /**
   * Ends the log; to be called once.
   *
   * @param payload - SHA-256 (hex) of every payload file, by path.
   * @param erased - Paths of files that are lawfully gone.
   */
  end(payload: ReadonlyMap<string, string>, erased: ReadonlySet<string>): CustodySeen
}

export function makeCustodyWalker({ path, sha256 }: CustodyOptions): CustodyWalker {
  const findings = makeCappedFindings(path)
  const state = (found: Finding): void => {
    findings.add(found)
  }
  const handOvers = makeHandOvers(path, state)
  const files = makeNamedFiles(path, state)
  const states = makeStates({ path, sha256, state })
  const entries = makeCustodyEntries()

  return {
    onEvent: (event, line = event.seq + 1) => {
      handOvers.onEvent(event, line)
      files.onEvent(event, line)
      states.onEvent(event, line)
      entries.add(event)
    },
    deletions: () => files.deletions(),
    end: (payload, erased) => {
      handOvers.end()
      files.end({ payload, erased })
      states.end()
      const examined = handOvers.count() + files.count() + states.count()
      return {
        outcome: toOutcome(examined, findings.all()),
        entries: entries.all(),
        total: entries.total(),
        deletions: files.deletions(),
      }
    },
  }
}

function toOutcome(examined: number, findings: Outcome["findings"]): Outcome {
  const outcome = {
    check: "custody",
    population: { expected: examined, checked: examined },
    findings,
  } as const
  const notApplicable = "The log records no hand-over, file digest or state to compare."
  return examined === 0 ? { ...outcome, notApplicable } : outcome
}
