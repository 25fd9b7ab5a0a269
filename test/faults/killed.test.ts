/**
 * Killed at 200 random moments while sealing: under the bag's name there is the whole bag or
 * nothing, and beside it at most the one folder that says by its name what it is.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readFiles, sealedBag, type Files } from "../support/evidence.ts"
import { run } from "../support/terminal.ts"
import { chanceFrom } from "../fuzz/chance.ts"
import {
  builtProgram,
  launch,
  makeWorkplace,
  putFiles,
  type Program,
  type Workplace,
} from "./program.ts"

const SEED = 200
const AT = ["--at", "2026-02-01T00:00:00Z"]
/** More at a time would only wait for each other. */
const AT_A_TIME = 4

let program: Program
let place: Workplace
const chance = chanceFrom(SEED)

beforeAll(async () => {
  program = await builtProgram()
  place = makeWorkplace()
  mkdirSync(place.at("export"))
  for (let n = 0; n < 40; n += 1) {
    writeFileSync(place.at("export", `${String(n)}.txt`), String(n).repeat(1000 * n + 1))
  }
})
afterAll(() => {
  place.remove()
  program.remove()
})

/** What a killed run left in its own folder, by name. */
interface Left {
  readonly killed: boolean
  readonly names: readonly string[]
}

/** Starts a command and kills it after a part of `lastsMs`, from when it begins to write. */
async function killedAtRandom(
  command: readonly string[],
  folder: string,
  lastsMs: number,
): Promise<Left> {
  const before = readdirSync(folder)
  const running = launch([process.execPath, program.start, ...command])
  const hasBegun = (): boolean => readdirSync(folder).length > before.length
  while (running.isUnderWay() && !hasBegun()) await wait(1)
  // Longer than it takes alone, so that the last moments are met as well.
  await wait(chance.below(lastsMs * 2.5))
  running.kill("SIGKILL")
  const { signal } = await running.ended
  const names = readdirSync(folder).filter((name) => !before.includes(name))
  return { killed: signal === "SIGKILL", names }
}

/** How long the writing part of a command takes here, in milliseconds. */
async function writingTime(command: readonly string[], folder: string): Promise<number> {
  const before = readdirSync(folder).length
  const running = launch([process.execPath, program.start, ...command])
  let began = 0
  while (running.isUnderWay()) {
    if (began === 0 && readdirSync(folder).length > before) began = performance.now()
    await wait(1)
  }
  expect((await running.ended).code).toBe(0)
  return Math.max(1, performance.now() - began)
}

/** Runs numbered tasks, a few at a time. */
async function severally(count: number, task: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await task(n)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
}

describe("seal, killed while it writes,", () => {
  it.each([
    ["bag", 100],
    ["bag.zip", 60],
  ] as const)(
    "leaves a whole %s or none, at %i random moments",
    async (name, times) => {
      const command = (folder: string): readonly string[] => [
        "seal", place.at("export"), "--out", `${folder}/${name}`, "--key", place.key, ...AT,
      ] // prettier-ignore
      const reference = place.at(`reference-${name}`)
      mkdirSync(reference)
      const lastsMs = await writingTime(command(reference), reference)
      const whole = await contentOf(`${reference}/${name}`)
      const seen = { killed: 0, whole: 0, nothing: 0, partial: 0 }

      await severally(times, async (n) => {
        const folder = place.at(`${name}-${String(n)}`)
        mkdirSync(folder)
        const { killed, names } = await killedAtRandom(command(folder), folder, lastsMs)
        seen.killed += killed ? 1 : 0
        const others = names.filter((found) => found !== name)
        for (const left of others) expect(left).toMatch(/^bag(?:\.zip)?\.partial-\d+$/)
        expect(others.length).toBeLessThanOrEqual(1)
        seen.partial += others.length
        if (names.includes(name)) {
          seen.whole += 1
          expect(await contentOf(`${folder}/${name}`)).toBe(whole)
        } else {
          seen.nothing += 1
          // What was left behind stands in nobody's way.
          if (n % 10 === 0) expect((await run(command(folder))).exit).toBe(0)
        }
        rmSync(folder, { recursive: true })
      })

      expect(seen.whole + seen.nothing).toBe(times)
      // The moments were spread over the work: some before its end, and some leftovers seen.
      expect(seen.nothing).toBeGreaterThan(times / 10)
      expect(seen.partial).toBeGreaterThan(0)
    },
    240_000,
  )
})

describe("seal --add, killed while it writes,", () => {
  it("leaves the bag with the further seal or without it, at 40 random moments", async () => {
    const files: Files = await sealedBag()
    const command = (folder: string): readonly string[] => [
        "seal", "--add", `${folder}/bag`, "--key", place.key, "--role", "witness", ...AT,
      ] // prettier-ignore
    const verdicts: string[] = []
    await severally(40, async (n) => {
      const folder = place.at(`add-${String(n)}`)
      putFiles(`${folder}/bag`, files)
      const running = launch([process.execPath, program.start, ...command(folder)])
      await wait(80 + chance.below(300))
      running.kill("SIGKILL")
      await running.ended
      const seals = readdirSync(`${folder}/bag/seals`)
      const { out, exit } = await run(["verify", `${folder}/bag`, "--trust", place.trust])
      expect([seals, exit, out.includes("TOTAL-PASSED")]).toEqual([seals, 0, true])
      verdicts.push(seals.includes("witness.dsse.json") ? "with" : "without")
      for (const name of readdirSync(folder)) expect(name).toMatch(/^bag(?:\.partial-\d+)?$/)
      rmSync(folder, { recursive: true })
    })
    expect(verdicts).toHaveLength(40)
  }, 120_000)
})

/** What a bag says it is, by examining it: its digest when it is whole. */
async function contentOf(path: string): Promise<string> {
  expect(existsSync(path)).toBe(true)
  const { out } = await run(["verify", path, "--trust", place.trust, "--format", "json"])
  const { verdict, input } = JSON.parse(out) as { verdict: string; input: { digest: string } }
  expect(verdict).toBe("TOTAL-PASSED")
  return path.endsWith(".zip") ? input.digest : [input.digest, ...readFiles(path).keys()].join("\n")
}
