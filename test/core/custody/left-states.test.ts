import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeLeftStates } from "../../../core/custody/left-states.ts"

/** A digest that tells its number. */
function digestOf(number: number): Uint8Array {
  return new Uint8Array(32).map((_, index) => (number >> (8 * (index % 4))) % 256)
}

describe("the states that events left", () => {
  it("are what a plain map would hold, however the objects are spread", () => {
    const uris = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "__proto__"))
    fc.assert(
      fc.property(uris, fc.integer({ min: 1, max: 3 }), (named, mostInOneMap) => {
        const states = makeLeftStates(mostInOneMap)
        const plain = new Map<string, number>()
        for (const [seq, uri] of named.entries()) {
          states.set(uri, { digest: digestOf(seq), seq })
          plain.set(uri, seq)
        }
        for (const [uri, seq] of plain) {
          expect(states.get(uri)).toEqual({ digest: digestOf(seq), seq })
        }
        expect(states.get("not named")).toBeUndefined()
      }),
    )
  })

  it("keep every object its own, over several blocks", () => {
    const states = makeLeftStates()
    const count = 10_000
    for (let n = 0; n < count; n += 1) states.set(`record:${n}`, { digest: digestOf(n), seq: n })
    for (let n = 0; n < count; n += 3) {
      states.set(`record:${n}`, { digest: digestOf(n + 1), seq: count + n })
    }
    for (let n = 0; n < count; n += 1) {
      const [digest, seq] = n % 3 === 0 ? [digestOf(n + 1), count + n] : [digestOf(n), n]
      expect(states.get(`record:${n}`)).toEqual({ digest, seq })
    }
  })
})
