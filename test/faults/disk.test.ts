/** Disks that are full or read-only, and permissions that go away in the middle of the work. */
import { spawnSync } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { sealFolder } from "../../core/node/index.ts"
import type { Result } from "../../core/index.ts"
import { EXPORTER, readFiles, sealedBag } from "../support/evidence.ts"
import { run, runWith } from "../support/terminal.ts"
import { makeWorkplace, putFiles, type Workplace } from "./program.ts"

const NOBODY = 65_534
const AT = Date.UTC(2026, 1, 1)

let place: Workplace

beforeEach(() => {
  place = makeWorkplace()
  mkdirSync(place.at("export"))
  for (let n = 0; n < 40; n += 1) {
    writeFileSync(place.at("export", `${String(n).padStart(2, "0")}.txt`), "x".repeat(5000))
  }
})
afterEach(() => {
  spawnSync("chmod", ["-R", "u+rwX", place.folder])
  place.remove()
})

describe("a disk that is full", () => {
  it("gets no bag, no key and no report, and the exit code is 73", async ({ skip }) => {
    const report = ["--report", place.at("disk/r.pdf"), "--key", place.at("examiner.key")]
    const certificate = ["--algorithm", "p256", "--certificate", "--subject", "Examiner"]
    await runWith("pass", ["keys", "new", "--out", place.at("examiner.key"), ...certificate])
    const bag = putFiles(place.at("bag"), await sealedBag())
    const unmount = mounted(place.at("disk"), "size=16k")
    if (unmount === undefined) {
      skip("mounting a small disk is not permitted here")
      return
    }
    try {
      // Room for a name, and for nothing that would lie under it.
      writeFileSync(place.at("disk/filler"), new Uint8Array(12 * 1024))
      const answers = [
        await run(["seal", place.at("export"), "--out", place.at("disk/bag"), "--key", place.key]),
        await run([
          "seal",
          place.at("export"),
          "--out",
          place.at("disk/b.zip"),
          "--key",
          place.key,
        ]),
        await runWith("pass", ["verify", bag, "--trust", place.trust, ...report]),
      ]
      for (const { exit, err } of answers) {
        expect(err).toMatch(/the disk is full/)
        expect(exit).toBe(73)
      }
      expect(readdirSync(place.at("disk"))).toEqual(["filler"])
    } finally {
      unmount()
    }
  })
})

describe("a disk that is read-only", () => {
  it("holds evidence that is verified like any other, and takes no further seal", async ({
    skip,
  }) => {
    const files = await sealedBag()
    const unmount = mounted(place.at("disk"), "size=4m")
    if (unmount === undefined) {
      skip("mounting a disk is not permitted here")
      return
    }
    try {
      const bag = putFiles(place.at("disk/bag"), files)
      expect(spawnSync("mount", ["-o", "remount,ro", place.at("disk")]).status).toBe(0)
      expect((await run(["verify", bag, "--trust", place.trust])).exit).toBe(0)
      expect((await run(["inspect", bag])).exit).toBe(0)
      const seal = ["seal", "--add", bag, "--key", place.key, "--role", "witness"]
      const { exit, err } = await run(seal)
      expect(err).toMatch(/the disk is read-only; choose a folder that you may write to/)
      expect(exit).toBe(73)
      expect(readFiles(bag)).toEqual(files)
    } finally {
      unmount()
    }
  })
})

describe("a permission that is taken away midway", () => {
  it("stops sealing at a source that can no longer be read, and leaves nothing", async () => {
    const last = place.at("export", "39.txt")
    const answer = withoutPrivileges(() =>
      seal(() => {
        chmodSync(last, 0)
      }),
    )
    await expect(answer).rejects.toMatchObject({ code: "UNREADABLE", path: last })
    expect(readdirSync(place.folder).filter((name) => name.startsWith("bag"))).toEqual([])
  })

  it("stops sealing where nothing can be named any more, and says what could not be removed", async () => {
    mkdirSync(place.at("out"))
    const answer = withoutPrivileges(() =>
      seal(
        () => {
          chmodSync(place.at("out"), 0o555)
        },
        place.at("out", "bag"),
      ),
    )
    await expect(answer).rejects.toMatchObject({
      code: "UNWRITABLE",
      message: /permission is missing.*bag\.partial-\d+ could not be removed either/,
    })
    expect(readdirSync(place.at("out"))).toEqual([`bag.partial-${String(process.pid)}`])
  })

  it("leaves a file of the evidence unread, which neither passes nor fails it", async () => {
    const bag = putFiles(place.at("bag"), await sealedBag())
    const file = `${bag}/data/records/1.json`
    const argv = ["verify", bag, "--trust", place.trust, "--format", "json"]
    const { exit, out } = await withoutPrivileges(() =>
      // The clock is first asked when the evidence has been opened and listed.
      run([...argv, "--at", "2026-06-01T00:00:00Z"], { now: () => (chmodSync(file, 0), AT) }),
    )
    const { verdict, findings } = JSON.parse(out) as Result
    expect([verdict, exit]).toEqual(["INDETERMINATE", 2])
    expect(findings.filter(({ code }) => code === "ENTRY_UNREADABLE")).toMatchObject([
      { at: { path: "data/records/1.json" }, observed: { reason: "permission is missing" } },
    ])
  })
})

function seal(onFirstBytes: () => void, out = place.at("bag")): Promise<unknown> {
  let isFirst = true
  return sealFolder({
    source: place.at("export"),
    out,
    exporter: "acme.example",
    terms: { signer: EXPORTER, role: "exporter", reason: "test", at: AT, toolVersion: "1.0.0" },
    onBytes: () => {
      if (isFirst) onFirstBytes()
      isFirst = false
    },
  })
}

/** Does the work as an ordinary user, for the administrator may read and write everything. */
async function withoutPrivileges<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  for (const name of ["", ...readdirSync(place.folder, { recursive: true, encoding: "utf8" })]) {
    chownSync(place.at(name), NOBODY, NOBODY)
  }
  chmodSync(dirname(place.at("x")), 0o755)
  process.seteuid?.(NOBODY)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

/** Mounts a disk in memory; gives what takes it away, or nothing where that is not permitted. */
function mounted(folder: string, options: string): (() => void) | undefined {
  mkdirSync(folder)
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder])
  if (status !== 0) return undefined
  return () => {
    spawnSync("umount", [folder])
  }
}
