/** The log beside that of an earlier result: whether it goes on from there, and what is missing. */
import { beforeAll, describe, expect, it } from "vitest"
import { FINDING_CODES } from "../../../core/findings/index.ts"
import { resultView, type Result } from "../../../core/index.ts"
import { germanValue } from "../../../core/report/german/observed.ts"
import { earlierOf } from "../../../core/verdict/index.ts"
import {
  changed,
  event,
  examineFiles,
  extended,
  sealedBag,
  type Examination,
  type Files,
} from "../../support/evidence.ts"

const LOG = "custody/events.jsonl"

let bag: Files
let then: Result

beforeAll(async () => {
  bag = await sealedBag()
  then = await examineFiles(bag)
})

function against(files: Files, earlier: Result, how: Examination = {}): Promise<Result> {
  return examineFiles(files, { ...how, terms: { ...how.terms, earlier: earlierOf(earlier) } })
}

/** The sentence about what an earlier examination recorded, in both languages. */
function saidOf(result: Result): readonly string[] {
  return (["en", "de"] as const).map((language) => {
    const { inShort } = resultView(result, language)
    return inShort.map(({ says }) => says).find((says) => /earlier|frühere/u.test(says)) ?? ""
  })
}

describe("the log of an earlier result", () => {
  it("is the same where nothing changed", async () => {
    const { comparison, verdict } = await against(bag, then)
    const events = then.input.log!.events
    expect(comparison?.log).toEqual({ before: events, now: events, way: "same" })
    expect(verdict).toBe("TOTAL-PASSED")
  })

  it("goes on in a further generation", async () => {
    const result = await against(await extended(bag, [event(100), event(101)]), then)
    const { before, now, way } = result.comparison!.log!
    expect([before, way]).toEqual([then.input.log!.events, "continued"])
    expect(now).toBeGreaterThan(before)
    expect(saidOf(result)).toEqual([
      expect.stringContaining(
        `The log has ${String(now)} events: those of then (${String(before)}), and`,
      ),
      expect.stringContaining(
        `hat ${String(now)} Ereignisse: die von damals (${String(before)}) und`,
      ),
    ])
  })

  it("had more records where this one was cut and sealed anew by whoever", async () => {
    const longer = await examineFiles(await extended(bag, [event(100), event(101)]))
    const result = await against(bag, longer)
    const before = longer.input.log!.events
    const now = then.input.log!.events
    expect(result.comparison?.log).toEqual({ before, now, way: "shorter" })
    const [english, german] = saidOf(result)
    expect(english).toContain(
      `The log has ${String(now)} events, and had ${String(before)} then; it lacks at least ${String(before - now)} of those.`,
    )
    expect(german).toContain(
      `hat ${String(now)} Ereignisse und hatte damals ${String(before)}; mindestens ${String(before - now)} davon`,
    )
    const found = result.findings.find(({ code }) => code === "BASELINE_DIFFERS")
    const records = `${String(now)} now, ${String(before)} then`
    expect(found?.observed["records"]).toBe(records)
    expect(germanValue("records", records)).toBe(`${String(now)} jetzt, ${String(before)} damals`)
  })

  it("is not called the same for its last line, where the chain is broken", async () => {
    const edited = changed(bag, LOG, (log) => log.replace("evt-1", "evt-x"))
    const result = await against(edited, then)
    expect(result.input.log?.head).toBe(then.input.log?.head)
    expect(result.comparison?.log?.way).toBe("broken")
    expect(resultView(result).comparedLog).toMatch(/one of the two has defects/)
    // Nor where it was broken then, and is whole again.
    expect((await against(bag, result)).comparison?.log?.way).toBe("broken")
  })

  it("is another one where this log does not begin with it, however many follow", async () => {
    const other = await sealedBag({ events: Array.from({ length: 12 }, (_, n) => event(n + 50)) })
    for (const files of [other, await extended(other, [event(100)])]) {
      const result = await against(files, then)
      expect(result.comparison?.log?.way).toBe("other")
      expect(saidOf(result)[0]).toMatch(/which do not begin with those of then \(\d+\)/)
      expect(saidOf(result)[0]).toMatch(/From which record on the two part is not known/)
    }
  })

  it("is gone where it cannot be read any more, and is not asked where there was none", async () => {
    const without = new Map([...bag].filter(([path]) => path !== LOG))
    const { comparison } = await against(without, then)
    expect(comparison?.log).toEqual({ before: then.input.log!.events, now: 0, way: "none" })
    const { log: _log, ...input } = then.input
    const plain = await against(bag, { ...then, input })
    expect(plain.comparison).not.toHaveProperty("log")
  })
})

describe("the bag of an earlier result", () => {
  const differs = ({ findings }: Result) =>
    findings.find(({ code }) => code === "BASELINE_DIFFERS")?.observed["bag"]

  it("has a newer and an older generation only where it has the same id", async () => {
    const next = await extended(bag, [event(100)])
    const newer = await against(next, then)
    expect(differs(newer)).toBe("the same, newer generation: 1 now, 0 then")
    expect(saidOf(newer)[0]).toMatch(/^This states to be a newer generation of the bag/)
    const older = await against(bag, await examineFiles(next))
    expect(differs(older)).toBe("the same, older generation: 0 now, 1 then")
    expect(saidOf(older)[1]).toMatch(/^Das gibt sich als ältere Generation des Pakets an/)
  })

  it("is said to be the same, and no generation of it, where it stated none that is one", async () => {
    const edited = changed(bag, LOG, (log) => log.replace("evt-1", "evt-x"))
    for (const generation of [undefined, null, 1.5, -3, 1e300, "0"]) {
      const input = { ...then.input, generation: generation as never }
      const result = await against(edited, { ...then, input })
      expect([generation, differs(result)]).toEqual([generation, "the same"])
      expect(saidOf(result)[0]).toContain(FINDING_CODES.BASELINE_DIFFERS.says)
    }
  })

  it("is another bag where the id is another, whatever the generations", async () => {
    const other = await extended(await sealedBag({ events: [event(50)] }), [event(51)])
    const result = await against(other, then)
    expect(differs(result)).toBe("another id")
    const [english, german] = saidOf(result)
    expect(english).toMatch(/by their ids these are two bags/)
    expect(german).toMatch(/Den Kennungen nach sind es zwei Pakete/)
    const group = resultView(result).findings.find(({ code }) => code === "BASELINE_DIFFERS")
    expect(JSON.stringify(group)).not.toMatch(/generation/)
  })

  it("is told by nothing where the result states no id", async () => {
    const { bagId: _bagId, ...input } = then.input
    const edited = changed(bag, LOG, (log) => log.replace("evt-1", "evt-x"))
    expect(differs(await against(edited, { ...then, input }))).toBeUndefined()
    expect(differs(await against(edited, then))).toBe("the same, in generation 0")
  })
})
