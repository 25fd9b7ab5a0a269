/** No megabyte makes any parser slow or large: 2 s of processor time, 512 MiB of memory. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { PARSERS } from "./parsers/index.ts"

const MOST_CPU_MS = 2_000
const MOST_MIB = 512

describe("a megabyte of the worst input for each parser", () => {
  it("takes at most 2 s of processor time, and all of them together stay within 512 MiB", async () => {
    const costs = await measureWorst()
    const expected = PARSERS.reduce((sum, { worst }) => sum + Object.keys(worst).length, 0)
    expect(costs).toHaveLength(expected)
    expect(costs.filter(({ crash }) => crash !== undefined)).toEqual([])
    expect(costs.filter(({ cpuMs }) => cpuMs > MOST_CPU_MS)).toEqual([])
    expect(Math.max(...costs.map(({ mostMib }) => mostMib))).toBeLessThanOrEqual(MOST_MIB)
  }, 400_000)
})

interface Cost {
  readonly parser: string
  readonly input: string
  readonly cpuMs: number
  readonly mostMib: number
  readonly crash?: string
}

/** In a process of its own, with a heap that leaves no room for what is not needed. */
async function measureWorst(): Promise<readonly Cost[]> {
  const script = join(import.meta.dirname, "measure-worst.ts")
  const heap = ["--expose-gc", "--max-old-space-size=192", "--max-semi-space-size=16"]
  const args = [...heap, script]
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  let text = ""
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (text += piece))
  const code = await new Promise((resolve) => child.on("close", resolve))
  expect(code).toBe(0)
  const lines = text.split("\n").filter((line) => line !== "")
  return lines.map((line) => JSON.parse(line) as Cost) // as measure-worst.ts writes them
}
