import { describe, expect, it } from "vitest"
import { statusOf } from "../../../core/findings/index.ts"
import { PATH, OURS, acceptance, inShort, release, walk, type Given } from "./events.ts"

const DISK = "urn:item:disk"
const PHONE = "urn:item:phone"

describe("a hand-over", () => {
  it("passes when the named receiver accepts what was released", () => {
    const seen = walk([release([DISK], "ada", "bob"), acceptance([DISK], "bob")])
    expect(seen.outcome).toEqual({
      check: "custody",
      population: { expected: 2, checked: 2 },
      findings: [],
    })
    expect(statusOf(seen.outcome)).toBe("PASSED")
  })

  it("passes along a line of people, each releasing what they hold", () => {
    const seen = walk([
      acceptance([DISK, PHONE], "ada"),
      release([DISK, PHONE], "ada", "bob"),
      acceptance([DISK, PHONE], "bob"),
      release([DISK], "bob", "eve"),
      acceptance([DISK], "eve"),
      release([PHONE], "bob", "ada"),
      acceptance([PHONE], "ada"),
    ])
    expect(inShort(seen)).toEqual([])
  })

  it("passes when the acceptance is tied by correlation and calls the object otherwise", () => {
    const seen = walk([
      { ...release([DISK], "ada", "bob"), correlation: "transfer-1" },
      { ...acceptance(["urn:bob:shelf-4"], "bob"), correlation: "transfer-1" },
    ])
    expect(inShort(seen)).toEqual([])
  })

  it("passes when only one of the two has a correlation and they share the object", () => {
    const tied = { correlation: "transfer-1" }
    const given = release([DISK], "ada", "bob")
    const taken = acceptance([DISK], "bob")
    expect(inShort(walk([{ ...given, ...tied }, taken]))).toEqual([])
    expect(inShort(walk([given, { ...taken, ...tied }]))).toEqual([])
  })

  it("of two releases can be answered in one acceptance, and the reverse", () => {
    expect(
      inShort(
        walk([
          release([DISK], "ada", "bob"),
          release([PHONE], "ada", "bob"),
          acceptance([DISK, PHONE], "bob"),
        ]),
      ),
    ).toEqual([])
    expect(
      inShort(
        walk([
          release([DISK, PHONE], "ada", "bob"),
          acceptance([PHONE], "bob"),
          acceptance([DISK], "bob"),
        ]),
      ),
    ).toEqual([])
  })

  it("needs no answer when the release failed", () => {
    expect(inShort(walk([{ ...release([DISK], "ada", "bob"), outcome: "fail" }]))).toEqual([])
  })
})

describe("CUSTODY_RELEASE_UNANSWERED", () => {
  it("names a release that nobody answered", () => {
    const { outcome } = walk([release([DISK], "ada", "bob")])
    expect(outcome.findings).toEqual([
      {
        code: "CUSTODY_RELEASE_UNANSWERED",
        at: { path: PATH, line: 1, range: { first: 0, last: 0 } },
        observed: { objects: DISK, receiver: "bob" },
      },
    ])
    expect(statusOf(outcome)).toBe("INDETERMINATE")
  })

  it.each(["fail", "warning"] as const)(
    "is not silenced by an acceptance with outcome %s",
    (outcome) => {
      const seen = walk([release([DISK], "ada", "bob"), { ...acceptance([DISK], "bob"), outcome }])
      expect(inShort(seen)).toEqual(["CUSTODY_RELEASE_UNANSWERED 1"])
    },
  )

  it("is not silenced by an earlier acceptance", () => {
    const seen = walk([acceptance([DISK], "bob"), release([DISK], "bob", "bob")])
    expect(inShort(seen)).toEqual(["CUSTODY_RELEASE_UNANSWERED 2"])
  })

  it("is not silenced by an acceptance under another correlation", () => {
    const seen = walk([
      { ...release([DISK], "ada", "bob"), correlation: "one" },
      { ...acceptance([DISK], "bob"), correlation: "two" },
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_RELEASE_UNANSWERED 1"])
  })

  it("names the objects that a receipt leaves out", () => {
    const seen = walk([release([DISK, PHONE], "ada", "bob"), acceptance([DISK], "bob")])
    expect(inShort(seen)).toEqual(["CUSTODY_RELEASE_UNANSWERED 1"])
    expect(seen.outcome.findings[0]?.observed["objects"]).toBe(PHONE)
  })

  it("names them also when the receipt is tied by correlation", () => {
    const seen = walk([
      { ...release([DISK, PHONE], "ada", "bob"), correlation: "one" },
      { ...acceptance([DISK], "bob"), correlation: "one" },
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_RELEASE_UNANSWERED 1"])
  })
})

describe("CUSTODY_ACCEPT_UNRELEASED", () => {
  it("does not name the first acceptance of an object, which opens its custody", () => {
    expect(inShort(walk([acceptance([DISK], "ada")]))).toEqual([])
  })

  it("names a later acceptance that nobody released", () => {
    const seen = walk([acceptance([DISK], "ada"), acceptance([DISK, PHONE], "bob")])
    expect(inShort(seen)).toEqual(["CUSTODY_ACCEPT_UNRELEASED 2"])
    expect(seen.outcome.findings[0]?.observed).toEqual({ objects: DISK })
  })

  it("names a second answer to the same release", () => {
    const seen = walk([
      release([DISK], "ada", "bob"),
      acceptance([DISK], "bob"),
      acceptance([DISK], "bob"),
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_ACCEPT_UNRELEASED 3"])
  })

  it("names an acceptance of nothing at all", () => {
    expect(inShort(walk([acceptance([], "bob")]))).toEqual(["CUSTODY_ACCEPT_UNRELEASED 1"])
  })
})

describe("CUSTODY_RECEIVER_MISMATCH", () => {
  it("names somebody else than the release names", () => {
    const { outcome } = walk([release([DISK], "ada", "bob"), acceptance([DISK], "eve")])
    expect(outcome.findings).toEqual([
      {
        code: "CUSTODY_RECEIVER_MISMATCH",
        at: { path: PATH, line: 2, range: { first: 1, last: 1 } },
        observed: { named: "bob", received: "eve", releaseLine: "1" },
      },
    ])
  })

  it("names an acceptance that names no receiver", () => {
    const seen = walk([release([DISK], "ada", "bob"), acceptance([DISK], "")])
    expect(inShort(seen)).toEqual(["CUSTODY_RECEIVER_MISMATCH 2"])
  })

  it("lets the one who received it release it further, whoever that was", () => {
    const seen = walk([
      release([DISK], "ada", "bob"),
      acceptance([DISK], "eve"),
      release([DISK], "eve", "ada"),
      acceptance([DISK], "ada"),
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_RECEIVER_MISMATCH 2"])
  })
})

describe("CUSTODY_OVERLAP", () => {
  it("names a release of what is released already, and the release left open", () => {
    const seen = walk([
      release([DISK], "ada", "bob"),
      release([DISK], "ada", "eve"),
      acceptance([DISK], "eve"),
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_OVERLAP 2", "CUSTODY_RELEASE_UNANSWERED 1"])
  })
})

describe("CUSTODY_AGENT_UNKNOWN", () => {
  it("names a release by somebody who does not hold the object", () => {
    const seen = walk([
      acceptance([DISK], "ada"),
      release([DISK], "eve", "bob"),
      acceptance([DISK], "bob"),
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_AGENT_UNKNOWN 2"])
    expect(seen.outcome.findings[0]?.observed).toEqual({
      objects: DISK,
      releaser: "eve",
      holder: "ada",
    })
  })

  it("says nothing of the first release, before anybody is known to hold the object", () => {
    const seen = walk([release([DISK], "eve", "bob"), acceptance([DISK], "bob")])
    expect(inShort(seen)).toEqual([])
  })

  it("holds the giver to what was given away", () => {
    const seen = walk([
      release([DISK], "ada", "bob"),
      acceptance([DISK], "bob"),
      release([DISK], "ada", "eve"),
      acceptance([DISK], "eve"),
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_AGENT_UNKNOWN 3"])
  })
})

describe("an object that events name by two spellings of one path", () => {
  const [PLAIN, ESCAPED] = ["data/b.txt", "data/%62.txt"]

  it("is handed over twice, whatever the spelling", () => {
    const seen = walk([release([PLAIN], "ada", "bob"), release([ESCAPED], "ada", "eve")])
    expect(inShort(seen)).toContain("CUSTODY_OVERLAP 2")
  })

  it("is held by the one who accepted it under the other spelling", () => {
    const seen = walk([
      acceptance([PLAIN], "ada"),
      release([ESCAPED], "eve", "bob"),
      acceptance([PLAIN], "bob"),
    ])
    expect(inShort(seen)).toEqual(["CUSTODY_AGENT_UNKNOWN 2"])
  })

  it("is accepted under either spelling, and once", () => {
    const given = release([PLAIN, ESCAPED], "ada", "bob")
    expect(inShort(walk([given, acceptance([ESCAPED], "bob")]))).toEqual([])
    expect(
      inShort(walk([given, acceptance([ESCAPED], "bob"), acceptance([PLAIN], "bob")])),
    ).toEqual(["CUSTODY_ACCEPT_UNRELEASED 3"])
  })

  it("is two objects where the name is the platform's own", () => {
    const seen = walk([release(["urn:b"], "ada", "bob"), acceptance(["urn:%62"], "bob")])
    expect(inShort(seen)).toEqual(["CUSTODY_RELEASE_UNANSWERED 1"])
  })
})

describe("CUSTODY_EVENT_INCOMPLETE", () => {
  it.each([
    ["object", release([], "ada", "bob"), []],
    ["releaser", release([DISK], "", "bob"), [acceptance([DISK], "bob")]],
    ["receiver", release([DISK], "ada", ""), [acceptance([DISK], "bob")]],
  ] as const)("names a release without %s", (lacks, event, rest: readonly Given[]) => {
    const seen = walk([event, ...rest])
    expect(inShort(seen)).toEqual(["CUSTODY_EVENT_INCOMPLETE 1"])
    expect(seen.outcome.findings[0]?.observed).toEqual({ lacks })
    expect(statusOf(seen.outcome)).toBe("INDETERMINATE")
  })
})

describe("hand-overs in hostile numbers", () => {
  it("are followed in linear time when one object is released again and again", () => {
    const count = 20_000
    const releases = Array.from({ length: count }, (_, n) => ({
      ...release([DISK], "ada", "bob"),
      ...(n % 2 === 0 && { correlation: `c${n}` }),
    }))
    const accepts = Array.from({ length: count }, () => acceptance([DISK], "bob"))
    const { outcome } = walk([...releases, ...accepts])
    expect(outcome.population.checked).toBe(2 * count)
    expect(outcome.findings.filter(({ code }) => code === "CUSTODY_OVERLAP")).toHaveLength(101)
    expect(outcome.findings.some(({ code }) => code === "CUSTODY_RELEASE_UNANSWERED")).toBe(false)
  }, 10_000)

  it("list a few objects and count the others", () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `urn:item:${n}`)
    const { outcome, entries } = walk([release(many, "ada", "bob")])
    expect(outcome.findings[0]?.observed["objects"]).toBe(
      "urn:item:0, urn:item:1, urn:item:2, urn:item:3, urn:item:4 and 995 more",
    )
    expect(entries[0]?.objects).toHaveLength(50)
    expect(entries[0]?.named).toEqual({ agents: 2, objects: 1_000 })
  })
})

describe("the custody list", () => {
  it("holds hand-overs, holds, erasures, seals and fixity checks, as the log tells them", () => {
    const types = [
      "custodyRelease",
      "custodyAccept",
      "custodyReceipt",
      "legalHoldSet",
      "legalHoldClear",
      "sealCreate",
    ].map((name) => OURS + name)
    const premis = ["del", "fix"].map(
      (code) => `http://id.loc.gov/vocabulary/preservation/eventType/${code}`,
    )
    const others = [`${OURS}recordUpdate`, `${OURS}access`, `${OURS}workflowRun`]
    const seen = walk([...types, ...others, ...premis].map((type) => ({ type })))
    expect(seen.entries.map(({ type }) => type)).toEqual([...types, ...premis])
    expect(seen.total).toBe(8)
  })

  it("tells each event as the log does", () => {
    const { entries } = walk([{ ...release([DISK], "ada", "bob"), reason: "to the laboratory" }])
    expect(entries).toEqual([
      {
        seq: 0,
        time: "2026-11-21T09:30:00.000Z",
        type: `${OURS}custodyRelease`,
        agents: ["ada (releaser)", "bob (receiver)"],
        objects: [DISK],
        named: { agents: 2, objects: 1 },
        outcome: "success",
        reason: "to the laboratory",
      },
    ])
  })

  it("keeps ten thousand entries and counts the rest", () => {
    const seal = { type: `${OURS}sealCreate` }
    const seen = walk(Array.from({ length: 10_003 }, () => seal))
    expect(seen.entries).toHaveLength(10_000)
    expect(seen.total).toBe(10_003)
  })
})
