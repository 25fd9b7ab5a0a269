/** Clocks that are wrong: at the first second of 1970, and where 32 bits of seconds run out. */
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Result } from "../../core/index.ts"
import { run, runWith } from "../support/terminal.ts"
import { makeWorkplace, type Workplace } from "./program.ts"

let place: Workplace

beforeEach(() => {
  place = makeWorkplace()
  mkdirSync(place.at("export"))
  writeFileSync(place.at("export/a.txt"), "a\n")
})
afterEach(() => {
  place.remove()
})

const CLOCKS = {
  "1970-01-01T00:00:00.000Z": 0,
  "1969-12-31T23:59:59.999Z": -1,
  "2038-01-19T03:14:08.000Z": 2 ** 31 * 1000,
  "2106-02-07T06:28:15.000Z": (2 ** 32 - 1) * 1000,
  "2106-02-07T06:28:16.000Z": 2 ** 32 * 1000,
} as const

describe.each(Object.entries(CLOCKS))("at %s", (instant, ms) => {
  const clock = { now: () => ms }

  it.each(["bag", "bag.zip", "bag.tar.gz"])(
    "a %s is sealed with that date, and verified",
    async (name) => {
      utimesSync(place.at("export/a.txt"), new Date(ms), new Date(ms))
      const out = ["--out", place.at(name), "--key", place.key]
      expect((await run(["seal", place.at("export"), ...out], clock)).exit).toBe(0)
      const { result, exit } = await verify(name, clock)
      expect([exit, result.verdict, result.evaluatedAt]).toEqual([0, "TOTAL-PASSED", instant])
      expect(result.seals.map(({ sealedAt }) => sealedAt)).toEqual([instant])
      if (name !== "bag") return
      const info = readFileSync(place.at("bag/bag-info.txt"), "utf8")
      expect(info).toContain(`Bagging-Date: ${instant.slice(0, 10)}\n`)
      const log = readFileSync(place.at("bag/custody/events.jsonl"), "utf8")
      expect(log).toContain(`"modified":"${instant}"`)
    },
  )

  it("the same instant may be given instead, and the bag is the same", async () => {
    const seal = (name: string, more: readonly string[], now: number) =>
      run(["seal", place.at("export"), "--out", place.at(name), "--key", place.key, ...more], {
        now: () => now,
      })
    const byClock = await seal("clock", [], ms)
    const byOption = await seal("option", ["--at", instant], Date.UTC(2026, 0, 1))
    expect(byOption.out).toBe(byClock.out.replaceAll(place.at("clock"), place.at("option")))
    const { result, exit } = await verify("option", {}, ["--at", instant])
    expect([exit, result.evaluatedAt]).toEqual([0, instant])
  })

  it("a key whose window lies elsewhere shows no origin", async () => {
    const trust = JSON.parse(readFileSync(place.trust, "utf8")) as { keys: object[] }
    const window = { validFrom: "2026-01-01T00:00:00.000Z", validUntil: "2027-01-01T00:00:00.000Z" }
    const keys = trust.keys.map((key) => ({ ...key, ...window }))
    writeFileSync(place.trust, JSON.stringify({ ...trust, keys }))
    await run(["seal", place.at("export"), "--out", place.at("bag"), "--key", place.key], clock)
    const { result, exit } = await verify("bag", clock)
    expect([exit, result.verdict]).toEqual([2, "INDETERMINATE"])
    expect(result.findings.map(({ code }) => code)).toContain("OUT_OF_BOUNDS_NO_POE")
  })

  it("a report is written and signed", async () => {
    const key = ["--out", place.at("k"), "--algorithm", "p256", "--certificate", "--subject", "E"]
    // By the same clock: a certificate that has ended signs nothing.
    expect((await runWith("pass", ["keys", "new", ...key], clock)).exit).toBe(0)
    await run(["seal", place.at("export"), "--out", place.at("bag"), "--key", place.key], clock)
    const report = ["--report", place.at("r.pdf"), "--key", place.at("k")]
    const argv = ["verify", place.at("bag"), "--trust", place.trust, ...report]
    const { exit, err } = await runWith("pass", argv, clock)
    expect([exit, err]).toEqual([0, ""])
    expect(readFileSync(place.at("r.pdf")).subarray(0, 5).toString()).toBe("%PDF-")
  })
})

async function verify(name: string, clock: { now?: () => number }, more: readonly string[] = []) {
  const argv = ["verify", place.at(name), "--trust", place.trust, "--format", "json", ...more]
  const { out, exit } = await run(argv, clock)
  return { result: JSON.parse(out) as Result, exit }
}
