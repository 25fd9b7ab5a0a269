import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toCanonicalText, type JsonValue } from "../../../core/base/index.ts"
import { statusOf } from "../../../core/findings/index.ts"
import { PATH, PREMIS, inShort, person, sha256Hex, update, walk } from "./events.ts"

const A = sha256Hex("a")
const B = sha256Hex("b")
const file = (uri: string, sha256: string): { uri: string; digest: { sha256: string } } => ({
  uri,
  digest: { sha256 },
})

describe("digests that events give for files", () => {
  it("pass when the last one is the file's", () => {
    const events = [update([file("data/a.txt", B)]), update([file("data/a.txt", A)])]
    const { outcome } = walk(events, { payload: { "data/a.txt": A } })
    expect(outcome).toEqual({
      check: "custody",
      population: { expected: 1, checked: 1 },
      findings: [],
    })
    expect(statusOf(outcome)).toBe("PASSED")
  })

  it("state EVENT_DIGEST_MISMATCH with both digests when the last one is another", () => {
    const events = [update([file("data/a.txt", A)]), update([file("data/a.txt", B)])]
    const { outcome } = walk(events, { payload: { "data/a.txt": A } })
    expect(outcome.findings).toEqual([
      {
        code: "EVENT_DIGEST_MISMATCH",
        at: { path: PATH, line: 2, range: { first: 1, last: 1 } },
        observed: { file: "data/a.txt", named: B, actual: A },
      },
    ])
    expect(statusOf(outcome)).toBe("FAILED")
  })

  it("state EVENT_FILE_MISSING for a file that is not there", () => {
    const seen = walk([update([file("data/a.txt", A)])])
    expect(inShort(seen)).toEqual(["EVENT_FILE_MISSING 1"])
    expect(seen.outcome.findings[0]?.observed).toEqual({ file: "data/a.txt", named: A })
    expect(statusOf(seen.outcome)).toBe("INDETERMINATE")
  })

  it("say nothing of files that are lawfully erased, or whose deletion the log records", () => {
    const given = update([file("data/a.txt", A)])
    const deletion = { type: `${PREMIS}del`, objects: [{ uri: "data/a.txt" }] }
    expect(inShort(walk([given], { erased: ["data/a.txt"] }))).toEqual([])
    expect(inShort(walk([given, deletion]))).toEqual([])
    expect(inShort(walk([given, update([{ uri: "data/a.txt", after: null }])]))).toEqual([])
  })

  it("state ERASURE_NOT_CARRIED_OUT for a file that was erased by the log and is there", () => {
    const payload = { "data/a.txt": A }
    const deletion = { type: `${PREMIS}del`, objects: [file("data/%61.txt", A)] }
    const seen = walk([update([file("data/a.txt", A)]), deletion], { payload })
    expect(seen.outcome.findings).toEqual([
      {
        code: "ERASURE_NOT_CARRIED_OUT",
        at: { path: PATH, line: 2, range: { first: 1, last: 1 } },
        observed: { file: "data/a.txt" },
      },
    ])
    expect(statusOf(seen.outcome)).toBe("INDETERMINATE")
    const nameless = { type: `${PREMIS}del`, objects: [{ uri: "data/a.txt" }] }
    expect(inShort(walk([nameless], { payload }))).toEqual(["ERASURE_NOT_CARRIED_OUT 1"])
  })

  it("say nothing of an erased file that was made again, or whose deletion failed", () => {
    const payload = { "data/a.txt": A }
    const deletion = { type: `${PREMIS}del`, objects: [{ uri: "data/a.txt" }] }
    const given = update([file("data/a.txt", A)])
    expect(inShort(walk([deletion, given], { payload }))).toEqual([])
    const restored = update([{ uri: "data/a.txt", after: { restored: true } }])
    expect(inShort(walk([deletion, restored], { payload }))).toEqual([])
    expect(inShort(walk([{ ...deletion, outcome: "fail" }], { payload }))).toEqual([])
    const read = update([{ uri: "data/a.txt" }])
    expect(inShort(walk([deletion, read], { payload }))).toEqual(["ERASURE_NOT_CARRIED_OUT 1"])
  })

  it("state a file that came back after its deletion and is not there", () => {
    const deletion = { type: `${PREMIS}del`, objects: [{ uri: "data/a.txt" }] }
    const given = update([file("data/a.txt", A)])
    expect(inShort(walk([given, deletion, given]))).toEqual(["EVENT_FILE_MISSING 3"])
  })

  it("are not excused by a deletion that failed", () => {
    const failed = {
      type: `${PREMIS}del`,
      outcome: "fail",
      objects: [file("data/a.txt", A)],
    } as const
    expect(inShort(walk([failed]))).toEqual(["EVENT_FILE_MISSING 1"])
  })

  it("are looked up under the decoded name", () => {
    const events = [update([file("data/na%C3%AFve%20plan.txt", A), file("data/a b.txt", B)])]
    const payload = { "data/naïve plan.txt": A, "data/a b.txt": B }
    expect(inShort(walk(events, { payload }))).toEqual([])
  })

  it.each([
    "data/%",
    "data/%4",
    "data/%zz",
    "data/%ff",
    "data/../secret",
    "data/%2e%2e/x",
    "data/a//b",
    "data/",
    "data/a?b",
    "data/a#b",
  ])("state EVENT_INVALID for the name %s, which no file can have", (uri) => {
    const seen = walk([update([file(uri, A)])])
    expect(inShort(seen)).toEqual(["EVENT_INVALID 1"])
    expect(seen.outcome.population).toEqual({ expected: 1, checked: 1 })
  })

  it("say nothing of the platform's own objects", () => {
    const { outcome } = walk([update([file("https://example.org/a", A), file("database/a", A)])])
    expect(outcome.notApplicable).toBe(
      "The log records no hand-over, file digest or state to compare.",
    )
    expect(statusOf(outcome)).toBe("NOT_APPLICABLE")
  })
})

describe("recorded deletions", () => {
  it("are gathered with file, digest, rule, role and number", () => {
    const agents = [person("dpo", "data protection officer"), person("ada", "implementer")]
    const deletion = {
      type: `${PREMIS}del`,
      agents,
      reason: "GDPR art. 17",
      objects: [file("data/a%20b.txt", A), file("urn:other", A), { uri: "data/no-digest" }],
    }
    const { deletions } = walk([update([]), deletion], { erased: ["data/a b.txt"] })
    expect(deletions).toEqual([
      {
        path: "data/a b.txt",
        sha256: A,
        rule: "GDPR art. 17",
        role: "data protection officer",
        seq: 1,
      },
    ])
  })

  it("are not gathered from events of another type or outcome, and may cite no rule", () => {
    const objects = [file("data/a", A)]
    const { deletions } = walk(
      [
        update(objects),
        { type: `${PREMIS}del`, outcome: "fail", objects },
        { type: `${PREMIS}del`, outcome: "warning", objects },
        { type: `${PREMIS}del`, objects },
      ],
      { erased: ["data/a"] },
    )
    expect(deletions.map(({ seq, rule }) => [seq, rule])).toEqual([[3, ""]])
  })
})

describe("states", () => {
  const record = (
    before: JsonValue | undefined,
    after: JsonValue | undefined,
  ): ReturnType<typeof update> =>
    update([
      {
        uri: "record/7",
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ])

  it("pass when each event begins with what the one before left, whatever the order of members", () => {
    const { outcome } = walk([
      record(null, { a: 1, b: [true] }),
      record({ b: [true], a: 1.0 }, { a: 2 }),
      record(undefined, undefined),
      record({ a: 2 }, null),
    ])
    expect(outcome.findings).toEqual([])
    expect(outcome.population).toEqual({ expected: 2, checked: 2 })
  })

  it("state VALUE_CHAIN_BREAK with both events", () => {
    const seen = walk([record(null, { a: 1 }), record(undefined, undefined), record({ a: 2 }, 3)])
    expect(seen.outcome.findings).toEqual([
      {
        code: "VALUE_CHAIN_BREAK",
        at: { path: PATH, line: 3, range: { first: 0, last: 2 } },
        observed: { object: "record/7", leftBy: "0" },
      },
    ])
    expect(statusOf(seen.outcome)).toBe("INDETERMINATE")
  })

  it("tell null, which says that nothing is there, from saying nothing", () => {
    expect(inShort(walk([record(undefined, null), record({ a: 1 }, 2)]))).toEqual([
      "VALUE_CHAIN_BREAK 2",
    ])
    expect(inShort(walk([record(undefined, undefined), record({ a: 1 }, 2)]))).toEqual([])
  })

  it("are kept apart for objects whose names JavaScript knows otherwise", () => {
    const uris = ["__proto__", "constructor", "toString"]
    const events = uris.map((uri) => update([{ uri, before: 1, after: 2 }]))
    const { outcome } = walk(events)
    expect(outcome.population.expected).toBe(0)
    expect(outcome.findings).toEqual([])
  })

  it("are compared for one file under two spellings of its path", () => {
    const left = update([{ uri: "data/b.txt", after: { a: 1 } }])
    const begun = update([{ uri: "data/%62.txt", before: { a: 2 } }])
    expect(inShort(walk([left, begun]))).toEqual(["VALUE_CHAIN_BREAK 2"])
  })

  it("break exactly where canonical forms differ", () => {
    const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>
    fc.assert(
      fc.property(value, value, (left, right) => {
        const same = toCanonicalText(left) === toCanonicalText(right)
        const { outcome } = walk([record(undefined, left), record(right, undefined)])
        expect(outcome.findings.length).toBe(same ? 0 : 1)
      }),
    )
  })
})

describe("times", () => {
  const at = (time: string, clock = "platform"): { time: string; clock: string; objects: [] } => ({
    time,
    clock,
    objects: [],
  })

  it("state TIME_ANOMALY once, with the count and the first place", () => {
    const { outcome } = walk([
      at("2026-11-21T09:30:00.000Z"),
      at("2026-11-21T09:29:59.999Z"),
      at("2026-11-21T09:31:00.000Z"),
      at("2026-11-21T09:30:00.000Z"),
    ])
    expect(outcome.findings).toEqual([
      {
        code: "TIME_ANOMALY",
        at: { path: PATH, line: 2, range: { first: 1, last: 1 } },
        observed: {
          clock: "platform",
          time: "2026-11-21T09:29:59.999Z",
          before: "2026-11-21T09:30:00.000Z",
          count: "2",
        },
      },
    ])
    expect(statusOf(outcome)).toBe("NOT_APPLICABLE")
  })

  it("are compared by each clock for itself, and may stand still", () => {
    const seen = walk([
      at("2026-11-21T09:30:00.000Z"),
      at("2020-01-01T00:00:00.000Z", "camera"),
      at("2026-11-21T09:30:00.000Z"),
      at("2020-01-01T00:00:00.000Z", "camera"),
    ])
    expect(inShort(seen)).toEqual([])
  })
})

describe("findings in any number", () => {
  it("are kept to a hundred of a kind and counted", () => {
    const events = Array.from({ length: 250 }, (_, n) => update([file(`data/${n}`, A)]))
    const { outcome } = walk(events)
    expect(outcome.findings).toHaveLength(101)
    expect(outcome.findings.at(-1)).toEqual({
      code: "EVENT_FILE_MISSING",
      at: { path: PATH },
      observed: { more: "150", total: "250" },
    })
  })
})
