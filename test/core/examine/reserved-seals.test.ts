/** Seals that agree with the evidence and show no origin: nothing of the result may rest on them. */
import { beforeAll, describe, expect, it } from "vitest"
import { resultView, type Result } from "../../../core/index.ts"
import { policyAsking } from "../../support/certifying-office.ts"
import {
  examineFiles,
  EXPORTER,
  pinned,
  sealedBag,
  STRANGER,
  TRUST,
  withSeal,
  type Files,
} from "../../support/evidence.ts"

const COMPROMISED = { certainty: "known", reason: "stolen", by: "Ann" } as const
const WITNESS = pinned(STRANGER, ["witness"], { subject: "Notary" })
const NOBODY = /; nobody known vouches/
const NOT_GOOD =
  /; the pinned keys that sealed (?:it|the list) were not shown to be good when they did\.$/

let bag: Files
let witnessed: Files

beforeAll(async () => {
  bag = await sealedBag()
  witnessed = await withSeal(new Map(bag), STRANGER, "witness")
})

function expectNothingSealed({ coverage }: Result): void {
  expect(coverage.bytesUnderDigest.covered).toBeGreaterThan(0)
  expect(coverage.bytesUnderSeal.covered).toBe(0)
  expect(coverage.eventsUnderSeal.covered).toBe(0)
}

/** The cards of the seals, as label, tone and path. */
function cardsOf(result: Result): readonly (readonly unknown[])[] {
  const { sections } = resultView(result, "en")
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === "card" && block.title.startsWith("seals/")
        ? [[block.label, block.tone, block.title]]
        : [],
    )
}

describe("a seal by a key in doubt", () => {
  const ended = {
    compromised: { compromised: COMPROMISED },
    revoked: { revoked: { at: 0, reason: "left", by: "Ann" } },
    expired: { validUntil: 1 },
  }
  for (const [name, lifetime] of Object.entries(ended)) {
    it(`covers nothing, and no statement rests on it: ${name}`, async () => {
      const [exporter] = TRUST
      const result = await examineFiles(bag, { keys: [{ ...exporter!, ...lifetime }] })
      expect(result.verdict).toBe("INDETERMINATE")
      expectNothingSealed(result)
      expect(result.statements.integrity.says).toMatch(NOT_GOOD)
      expect(result.statements.completeness.says).toMatch(NOT_GOOD)
      expect(result.statements.origin.says).toBe(
        "Not fully shown: sealed with a key pinned for Acme Ltd, with reservations.",
      )
      expect(cardsOf(result)).toEqual([
        ["? valid, key in doubt", "open", "seals/exporter.dsse.json"],
      ])
    })
  }
})

describe("a seal by a key of which a policy asks whether it was withdrawn, and nobody says", () => {
  it("covers nothing, and no statement rests on it", async () => {
    const result = await examineFiles(bag, { terms: { policy: policyAsking("required") } })
    expect(result.verdict).toBe("INDETERMINATE")
    expectNothingSealed(result)
    expect(result.statements.integrity.says).toMatch(NOT_GOOD)
    expect(result.statements.completeness.says).toMatch(NOT_GOOD)
    expect(cardsOf(result)).toEqual([["? valid, key in doubt", "open", "seals/exporter.dsse.json"]])
  })
})

describe("a seal by a witness alone", () => {
  it("covers nothing, and nobody is said to vouch", async () => {
    const result = await examineFiles(witnessed, { keys: [WITNESS] })
    expect(result.verdict).toBe("INDETERMINATE")
    expectNothingSealed(result)
    expect(result.statements.integrity.says).toMatch(NOBODY)
    expect(result.statements.completeness.says).toMatch(NOBODY)
    expect(result.statements.origin.says).toBe(
      "Not shown: no seal by a pinned key in a role that the policy asks for.",
    )
  })

  it("is no origin beside one that is", async () => {
    const result = await examineFiles(witnessed, { keys: [...TRUST, WITNESS] })
    expect(result.verdict).toBe("TOTAL-PASSED")
    expect(result.statements.origin.says).toBe("Sealed with the key pinned for Acme Ltd.")
    expect(result.coverage.bytesUnderSeal).toEqual(result.coverage.bytesUnderDigest)
  })
})

describe("a seal in a role that its key does not hold", () => {
  it("covers nothing, and is not drawn as good", async () => {
    for (const more of [{ roles: ["witness"] }, { origins: ["another.example/log"] }] as const) {
      const held = { ...pinned(EXPORTER, ["exporter"], { subject: "Acme Ltd" }), ...more }
      const result = await examineFiles(bag, { keys: [held] })
      expect(result.verdict).toBe("INDETERMINATE")
      expectNothingSealed(result)
      expect(result.statements.integrity.says).toMatch(NOBODY)
      expect(cardsOf(result)).toEqual([
        ["? valid, role not held", "open", "seals/exporter.dsse.json"],
      ])
    }
  })
})
