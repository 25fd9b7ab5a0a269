/** Stopped by Ctrl-C, and outputs that go away: the exit code and the screen stay honest. */
import { readdirSync, readlinkSync, truncateSync, writeFileSync } from "node:fs"
import { setTimeout as wait } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { sealedBag } from "../support/evidence.ts"
import { needsTool } from "../support/tools.ts"
import {
  builtProgram,
  launch,
  makeWorkplace,
  putFiles,
  type Program,
  type Workplace,
} from "./program.ts"

let program: Program
let place: Workplace
let sound: string
let long: string

beforeAll(async () => {
  program = await builtProgram()
  place = makeWorkplace()
  const files = await sealedBag()
  sound = putFiles(place.at("sound"), files)
  long = putFiles(place.at("long"), files)
  // Sparse: it takes no room, and longer to read than a test may last.
  writeFileSync(`${long}/data/large`, "")
  truncateSync(`${long}/data/large`, 1024 ** 4)
})
afterAll(() => {
  place.remove()
  program.remove()
})

const verify = (bag: string, ...more: readonly string[]): readonly string[] => [
  process.execPath, program.start, "verify", bag, "--trust", place.trust, ...more,
] // prettier-ignore

describe.runIf(process.platform === "linux")("verify, stopped by Ctrl-C,", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "says so in one sentence and exits with 130 on %s",
    async (signal) => {
      const running = launch(verify(long, "--jobs", "1"))
      while (running.isUnderWay() && !hasOpen(running.pid, "data/large")) await wait(5)
      running.kill(signal)
      const { code, out, err } = await running.ended
      expect([code, out]).toEqual([130, ""])
      expect(err).toMatch(/^sealwright: [^\n]*stopped[^\n]*\n$/)
    },
  )

  needsTool("script").it(
    "leaves a clean line on a terminal",
    async () => {
      const line = verify(long, "--jobs", "2")
        .map((word) => `'${word}'`)
        .join(" ")
      const running = launch(["script", "-qefc", `exec ${line}`, "/dev/null"], {
        stdio: ["pipe", "pipe", "pipe"],
        env: { ...process.env, TERM: "xterm" },
      })
      let shown = ""
      running.onOut((piece) => {
        // The third time the line is drawn, somebody presses Ctrl-C.
        const before = shown.split("examining").length
        shown += piece
        if (before < 4 && shown.split("examining").length >= 4) running.type("\u0003")
      })
      const { code } = await running.ended
      expect(code).toBe(130)
      const afterDrawing = shown.slice(shown.lastIndexOf("MiB/s") + "MiB/s".length)
      // What was drawn is wiped before the sentence; the terminal itself echoes the ^C.
      expect(afterDrawing.replace("^C", "")).toMatch(
        /^\r\u001b\[Ksealwright: [^\r\n\u001b]*stopped[^\r\n\u001b]*\r\n$/,
      )
      // No mode of the terminal was ever set: nothing is left to be set back.
      expect(shown.replaceAll("\r\u001b[K", "")).not.toContain("\u001b")
    },
    60_000,
  )
})

describe("an output that goes away", () => {
  it.each([
    ["verify", 0],
    ["verify --format json", 0],
  ] as const)(
    "early, as with %s | true, changes no exit code and shows no trace",
    async (words, code) => {
      const command = [...verify(sound, ...words.split(" ").slice(1))].map((word) => `'${word}'`)
      const script = `${command.join(" ")} | true; echo "\${PIPESTATUS[0]}"`
      const { out, err } = await launch(["bash", "-c", script]).ended
      expect([out, err]).toEqual([`${String(code)}\n`, ""])
    },
  )

  it("on standard error as well still ends with the verdict", async () => {
    const command = [...verify(place.at("nothing-here"))].map((word) => `'${word}'`).join(" ")
    const script = `(${command}; echo "$?" >&3) 2> >(true) 3>&1; wait`
    const { out } = await launch(["bash", "-c", script]).ended
    expect(out).toBe("66\n")
  })

  it("is told when it is a disk that is full: half an answer is none, and exits with 73", async () => {
    const command = [...verify(sound, "--format", "json")].map((word) => `'${word}'`).join(" ")
    const { code, err } = await launch(["bash", "-c", `${command} > /dev/full`]).ended
    expect(code).toBe(73)
    expect(err).toBe("sealwright: standard output cannot be written: ENOSPC\n")
  })
})

/** True when the process reads a file with such a path just now. */
function hasOpen(pid: number, path: string): boolean {
  const folder = `/proc/${String(pid)}/fd`
  try {
    return readdirSync(folder).some((fd) => {
      try {
        return readlinkSync(`${folder}/${fd}`).endsWith(path)
      } catch {
        return false // closed in between
      }
    })
  } catch {
    return false // not there yet, or not any more
  }
}
