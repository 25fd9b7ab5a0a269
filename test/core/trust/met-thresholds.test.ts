import { describe, expect, it } from "vitest"
import {
  isSound,
  thresholdFindings,
  type GoodSeal,
  type PinnedKey,
  type StandingRules,
  type Threshold,
} from "../../../core/trust/index.ts"
import { NOW, pin, rsaKeys, sealBy } from "../../support/pins.ts"

const RULES: StandingRules = { sunsets: [], evaluatedAt: NOW }
/** "2 of 3 archivists, none of them the exporter". */
const TWO: Threshold = { roles: ["archivist"], count: 2, notAlso: ["exporter"] }

const EXPORTER = pin(1)
const ANNA = pin(2, { roles: ["archivist"], subject: "Anna" })
const BEN = pin(3, { roles: ["archivist"], subject: "Ben" })
const KEYS = [EXPORTER, ANNA, BEN]

const sealsOf = (...signers: readonly PinnedKey[]): readonly GoodSeal[] =>
  signers.map((signer) => sealBy(signer, "archivist"))

function observed(good: readonly GoodSeal[], keys: readonly PinnedKey[] = KEYS, threshold = TWO) {
  return thresholdFindings(threshold, good, { keys, vouches: (one) => isSound(one, RULES) }).map(
    (found) => {
      expect(found.code).toBe("THRESHOLD_NOT_MET")
      return found.observed
    },
  )
}

describe("a threshold", () => {
  it("is met by enough different people in the role", () => {
    expect(observed(sealsOf(ANNA, BEN))).toEqual([])
  })

  it("is not met by one of two, and names who was counted", () => {
    expect(observed(sealsOf(ANNA))).toMatchObject([{ required: "2", found: "1", by: "key-2" }])
  })

  it("counts one person once, by however many keys", () => {
    const again = pin(4, { roles: ["archivist"], subject: " anna " })
    expect(observed(sealsOf(ANNA, again), [...KEYS, again])).toMatchObject([{ found: "1" }])
    const unseen = pin(4, { roles: ["archivist"], subject: "An\u200Bna\u00AD" })
    expect(observed(sealsOf(ANNA, unseen), [...KEYS, unseen])).toMatchObject([{ found: "1" }])
  })

  it("counts one key once, under however many names", () => {
    const alias = pin(2, { id: "alias", roles: ["archivist"], subject: "Berta" })
    expect(observed(sealsOf(ANNA, alias), [...KEYS, alias])).toMatchObject([{ found: "1" }])
  })

  it("does not count who is pinned in a role that is kept apart, by whichever key", () => {
    const also = pin(5, { roles: ["exporter"], subject: "Ben" })
    expect(observed(sealsOf(ANNA, BEN), [...KEYS, also])).toMatchObject([
      { found: "1", by: "key-2", notCounted: "key-3", notAlso: "exporter" },
    ])
  })

  it("does not count who is kept apart, when the same key is pinned under another name", () => {
    const alias = pin(1, { id: "alias", roles: ["archivist"], subject: "Berta" })
    expect(observed(sealsOf(ANNA, alias), [...KEYS, alias])).toMatchObject([
      { found: "1", by: "key-2", notCounted: "alias" },
    ])
  })

  it("counts two keys once where a third pin shows that both are one person's", () => {
    const link = pin(3, { id: "link", roles: ["witness"], subject: "Anna" })
    for (const keys of [
      [...KEYS, link],
      [link, ...KEYS],
    ]) {
      expect(observed(sealsOf(ANNA, BEN), keys)).toMatchObject([{ found: "1", by: "key-2" }])
    }
  })

  it("counts one RSA key once, however it is written", () => {
    const [plain, pss] = rsaKeys()
    const carl = pin(6, { id: "carl", key: plain, roles: ["archivist"], subject: "Carl" })
    const dora = pin(7, { id: "dora", key: pss, roles: ["archivist"], subject: "Dora" })
    expect(plain.fingerprint).not.toBe(pss.fingerprint)
    expect(observed(sealsOf(carl, dora), [...KEYS, carl, dora])).toMatchObject([{ found: "1" }])
  })

  it("does not count a seal in another role than the threshold's", () => {
    const both = pin(3, { roles: ["archivist", "witness"], subject: "Ben" })
    const seals = [...sealsOf(ANNA), sealBy(both, "witness")]
    expect(observed(seals, [EXPORTER, ANNA, both])).toMatchObject([{ found: "1" }])
  })

  it("does not count a key whose window is over", () => {
    const old = pin(3, { roles: ["archivist"], subject: "Ben", validUntil: NOW - 1 })
    expect(observed(sealsOf(ANNA, old), [EXPORTER, ANNA, old])).toMatchObject([
      { found: "1", notCounted: "key-3" },
    ])
  })

  it("counts only the keys it names, where it names some", () => {
    const named: Threshold = { ...TWO, keys: ["key-2"], count: 1 }
    expect(observed(sealsOf(BEN), KEYS, named)).toMatchObject([{ found: "0" }])
    expect(observed(sealsOf(ANNA), KEYS, named)).toEqual([])
  })
})
