import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { commandLine } from "../../../electron/main/command-line.ts"

/** The words that a shell makes of a command line. */
const wordsOf = (line: string): readonly string[] =>
  execFileSync("sh", ["-c", `printf '%s\\n' ${line}`], { encoding: "utf8" })
    .split("\n")
    .slice(0, -1)

describe("commandLine", () => {
  it("is read by a shell as it was meant, whatever names are in it", () => {
    const hostile = 'it\'s $(touch /tmp/x) `x` "y" ; & \\ *'
    const line = commandLine("verify", [hostile, ["--trust", hostile], ["--expect", null]])
    expect(wordsOf(line)).toEqual(["sealwright", "verify", hostile, "--trust", hostile])
  })

  it("shows a name that would turn text round by its bytes, and bash reads that name", () => {
    const hostile = "in\u202Evoice\u0007\n\u200Bb'\\ü $(x).exe"
    const line = commandLine("verify", [hostile])
    expect(line).toMatch(/^[ -~ü]*$/)
    const words = execFileSync("bash", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" })
    expect(words.split("\0")).toEqual(["sealwright", "verify", hostile, ""])
  })

  it("takes no name or value for an option", () => {
    const line = commandLine("seal", ["-x", ["--add", true], ["--reason", "-because"]])
    expect(wordsOf(line)).toEqual(["sealwright", "seal", "./-x", "--add", "--reason=-because"])
  })

  it("leaves plain words plain, and an empty one a word", () => {
    expect(commandLine("verify", ["case-17.bag", ["--at", "2026-01-01T00:00:00Z"]])).toBe(
      "sealwright verify case-17.bag --at 2026-01-01T00:00:00Z",
    )
    expect(wordsOf(commandLine("verify", [["--reason", ""]]))).toEqual([
      ...["sealwright", "verify", "--reason", ""],
    ])
  })
})
