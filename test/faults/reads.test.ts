/** Reads that come short, are interrupted or fail: the same verdict, or an honest "unread". */
import type * as Fs from "node:fs"
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import type { Result } from "../../core/index.ts"
import { sealedBag } from "../support/evidence.ts"
import { run } from "../support/terminal.ts"
import { makeWorkplace, putFiles, type Workplace } from "./program.ts"

/** What the system does instead of an ordinary read; `undefined` lets it be ordinary. */
type Fault = (room: number) => { readonly most: number } | { readonly code: string } | undefined

const fault = vi.hoisted((): { now: Fault | undefined } => ({ now: undefined }))

// The reads of the evidence, as a network disk or a dying one would answer them.
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof Fs>()
  const readSync = (
    ...[fd, buffer, offset, length, position]: readonly [
      number,
      Uint8Array,
      number,
      number,
      number | null,
    ]
  ): number => {
    const met = fault.now?.(length)
    if (met !== undefined && "code" in met)
      throw Object.assign(new Error(met.code), { code: met.code, syscall: "read" })
    return fs.readSync(fd, buffer, offset, Math.min(length, met?.most ?? length), position)
  }
  return { ...fs, readSync }
})

let place: Workplace

beforeAll(async () => {
  place = makeWorkplace()
  const files = await sealedBag({ payload: { "long.txt": "0123456789".repeat(300_000) } })
  putFiles(place.at("bag"), files)
})
afterAll(() => {
  place.remove()
})
afterEach(() => {
  fault.now = undefined
})

function argv(): readonly string[] {
  const at = ["--at", "2026-06-01T00:00:00Z"]
  return ["verify", place.at("bag"), "--trust", place.trust, "--format", "json", ...at]
}

async function verify(): Promise<Result> {
  const { out, err } = await run(argv())
  expect(err).toBe("")
  return JSON.parse(out) as Result
}

describe("verify", () => {
  it("comes to the same result when every read comes short", async () => {
    const whole = await verify()
    let reads = 0
    fault.now = (room) => {
      reads += 1
      return room > 1
        ? { most: Math.max(1, Math.min(room - 1, (reads * 7919) % 60_000)) }
        : undefined
    }
    const short = await verify()
    expect(reads).toBeGreaterThan(50)
    expect([short.verdict, short.resultDigest]).toEqual(["TOTAL-PASSED", whole.resultDigest])
  })

  it("comes to the same result when every other read is interrupted by a signal", async () => {
    const whole = await verify()
    let reads = 0
    fault.now = () => ((reads += 1) % 2 === 1 ? { code: "EINTR" } : undefined)
    const interrupted = await verify()
    expect(reads).toBeGreaterThan(20)
    expect(interrupted.resultDigest).toBe(whole.resultDigest)
  })

  it.each(Array.from({ length: 16 }, (_, n) => n + 1))(
    "neither passes nor fails when the disk fails at read %i",
    async (n) => {
      let reads = 0
      fault.now = () => ((reads += 1) === n ? { code: "EIO" } : undefined)
      const { out, exit } = await run(argv())
      expect(reads).toBeGreaterThanOrEqual(n)
      if (exit === 66) {
        // Without its log nothing can be said of the bag at all.
        const error = { schema: "sealwright.error/1", code: "UNREADABLE" }
        expect(JSON.parse(out)).toMatchObject({ ...error, path: "custody/events.jsonl" })
        return
      }
      const { verdict, findings } = JSON.parse(out) as Result
      const broken = findings.filter(({ severity }) => severity === "broken")
      expect([exit, verdict, broken]).toEqual([2, "INDETERMINATE", []])
      expect(findings.map(({ code }) => code)).toContain("ENTRY_UNREADABLE")
    },
  )

  it("is not passed when a file ends before its end", async () => {
    let reads = 0
    fault.now = () => ((reads += 1) === 4 ? { most: 0 } : undefined)
    expect((await verify()).verdict).not.toBe("TOTAL-PASSED")
  })
})
