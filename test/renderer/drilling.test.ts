import { describe, expect, it } from "vitest"
import { ATTACK_NUMBERS } from "../../core/index.ts"
import type { KeyHandle } from "../../electron/contract/report.ts"
import type { OfferedEvidence } from "../../electron/contract/evidence.ts"
import {
  drillAskOf,
  drillKeyOf,
  EMPTY_DRILL_DRAFT,
  typedNumber,
} from "../../renderer/state/drilling.ts"
import { AS_USUAL } from "../support/terms.ts"

const evidence = { handle: "evidence-1", name: "a.bag", kind: "folder" } as OfferedEvidence
const stolen = [{ handle: "key-1" as KeyHandle, name: "eve.key" }]
const UNDER = { trust: null, terms: AS_USUAL.terms }

describe("a drill that is asked for", () => {
  it("has the numbers of the command line while nobody types others", () => {
    const { seed, flips } = EMPTY_DRILL_DRAFT
    expect({ seed: typedNumber(seed), flips: typedNumber(flips) }).toEqual(ATTACK_NUMBERS)
  })

  it.each(["", "-1", "1.5", "1e3", "1000000000", "ten", "0x10"])("takes no number %j", (typed) => {
    expect(typedNumber(typed)).toBeUndefined()
    const draft = { ...EMPTY_DRILL_DRAFT, evidence }
    expect(drillAskOf({ ...draft, seed: typed }, {}, UNDER)).toBeUndefined()
    expect(drillAskOf({ ...draft, flips: typed }, {}, UNDER)).toBeUndefined()
  })

  it("is not asked without evidence", () => {
    expect(drillAskOf(EMPTY_DRILL_DRAFT, {}, UNDER)).toBeUndefined()
  })

  it("gives each stolen key its passphrase, and keeps none with the answer", () => {
    const draft = { ...EMPTY_DRILL_DRAFT, evidence, stolen, seed: " 0 " }
    const ask = drillAskOf(draft, { "key-1": "words", "key-2": "other" } as never, UNDER)
    expect(ask).toEqual({
      ...{ ...UNDER, evidence: "evidence-1", seed: 0, flips: 1000 },
      stolen: [{ key: "key-1", passphrase: "words" }],
    })
    expect(drillKeyOf(ask)).not.toContain("words")
    expect(drillKeyOf(ask)).toBe(drillKeyOf(drillAskOf(draft, {}, UNDER)))
    expect(drillKeyOf(ask)).not.toBe(drillKeyOf(drillAskOf({ ...draft, stolen: [] }, {}, UNDER)))
  })
})
