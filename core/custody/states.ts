/**
 * States and times: does each event begin with the state that the one before left, and
 * does each clock run forward?
 */
import { equalBytes, toCanonicalJson, type JsonValue } from "../base/index.ts"
import type { EventClaim, EventObject } from "../claims/index.ts"
import { finding, type Finding } from "../findings/index.ts"
import { makeLeftStates } from "./left-states.ts"
import { objectKey } from "./objects.ts"

export interface States {
  onEvent(event: EventClaim, line: number): void
  /** Number of states that were compared with an earlier one. */
  count(): number
  /** States that times ran backwards, once for the log. */
  end(): void
}

export interface StatesOptions {
  /** Path of the log. */
  readonly path: string
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  /** Called with every finding. */
  readonly state: (found: Finding) => void
}

export function makeStates({ path, sha256, state }: StatesOptions): States {
  const left = makeLeftStates()
  const clocks = makeClocks(path)
  let count = 0

  const digestOf = (value: JsonValue): Uint8Array => sha256(toCanonicalJson(value))
  const onObject = (object: EventObject, seq: number, line: number): void => {
    const { uri, before, after } = object
    const key = objectKey(uri)
    const earlier = left.get(key)
    if (before !== undefined && earlier !== undefined) {
      count += 1
      if (!equalBytes(digestOf(before), earlier.digest)) {
        const at = { path, line, range: { first: earlier.seq, last: seq } }
        state(finding("VALUE_CHAIN_BREAK", at, { object: uri, leftBy: String(earlier.seq) }))
      }
    }
    if (after !== undefined) left.set(key, { digest: digestOf(after), seq })
  }
  return {
    onEvent: (event, line) => {
      clocks.onEvent(event, line)
      for (const object of event.objects) onObject(object, event.seq, line)
    },
    count: () => count,
    end: () => {
      const anomaly = clocks.anomaly()
      if (anomaly !== undefined) state(anomaly)
    },
  }
}

interface Clocks {
  onEvent(event: EventClaim, line: number): void
  anomaly(): Finding | undefined
}

function makeClocks(path: string): Clocks {
  const last = new Map<string, string>()
  let count = 0
  let first: Finding | undefined
  return {
    onEvent: ({ clock, time, seq }, line) => {
      const before = last.get(clock)
      last.set(clock, time)
      // Instants have one form and length, so the order of the texts is the order of time.
      if (before === undefined || before <= time) return
      count += 1
      const at = { path, line, range: { first: seq, last: seq } }
      first ??= finding("TIME_ANOMALY", at, { clock, time, before })
    },
    anomaly: () => first && { ...first, observed: { ...first.observed, count: String(count) } },
  }
}
