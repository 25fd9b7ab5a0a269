/** Whether evidence was written to since it was examined, by file times. */
import fs, {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it, vi } from "vitest"
import { touchedSince, touchedSinceThen } from "../../../electron/main/touched.ts"

const folder = mkdtempSync(join(tmpdir(), "sealwright-touched-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const MINUTE = 60_000

describe("touchedSince", () => {
  const bag = join(folder, "bag")
  mkdirSync(join(bag, "data"), { recursive: true })
  writeFileSync(join(bag, "data", "a.txt"), "a")

  it("is untouched when everything is older, however deep", () => {
    expect(touchedSince(bag, Date.now() + MINUTE)).toBe("untouched")
    expect(touchedSince(join(bag, "data", "a.txt"), Date.now() + MINUTE)).toBe("untouched")
  })

  it("is touched by one file inside, also when its own time was set back", () => {
    const since = Date.now() - MINUTE
    utimesSync(join(bag, "data", "a.txt"), 0, 0)
    expect(touchedSince(bag, since)).toBe("touched")
  })

  it("says what is gone, and does not guess about what is too large to look through", () => {
    expect(touchedSince(join(folder, "gone"), 0)).toBe("gone")
    const large = join(folder, "large")
    mkdirSync(large)
    for (let name = 0; name < 2001; name += 1) writeFileSync(join(large, String(name)), "")
    expect(touchedSince(large, Date.now() + MINUTE)).toBe("unknown")
  })

  it("looks further through the one that is open, and is touched behind the first thousands", async () => {
    const large = join(folder, "large")
    const soon = Date.now() + MINUTE
    expect(await touchedSinceThen(large, soon)).toBe("untouched")
    // Later than all else by its own time; that of the folder stays.
    utimesSync(join(large, "1999"), soon / 1000 + 60, soon / 1000 + 60)
    expect(await touchedSinceThen(large, soon)).toBe("touched")
    expect(await touchedSinceThen(join(folder, "gone"), 0)).toBe("gone")
  })

  it("looks at what a link leads to, which is what was examined", () => {
    const link = join(folder, "link")
    symlinkSync(bag, link)
    writeFileSync(join(bag, "data", "b.txt"), "b")
    expect(touchedSince(link, Date.now() - MINUTE)).toBe("touched")
    expect(touchedSince(link, Date.now() + MINUTE)).toBe("untouched")
    const nowhere = join(folder, "nowhere")
    symlinkSync(join(folder, "not-there"), nowhere)
    expect(touchedSince(nowhere, 0)).toBe("gone")
  })

  it.runIf(process.platform === "linux")(
    "does not call a name touched that is no text, and says that it did not look",
    () => {
      const odd = join(folder, "odd")
      mkdirSync(odd)
      writeFileSync(Buffer.concat([Buffer.from(`${odd}/`), Buffer.from([0xff])]), "")
      expect(touchedSince(odd, Date.now() + MINUTE)).toBe("unknown")
      // What can be looked at is looked at all the same.
      writeFileSync(join(odd, "z"), "")
      utimesSync(join(odd, "z"), Date.now() / 1000 + 600, Date.now() / 1000 + 600)
      expect(touchedSince(odd, Date.now() + MINUTE)).toBe("touched")
    },
  )

  it("does not call the whole gone for one entry that goes away under the reading", () => {
    const named = join(folder, "named")
    mkdirSync(named)
    writeFileSync(join(named, "a"), "")
    const look = fs.lstatSync
    const spy = vi.spyOn(fs, "lstatSync").mockImplementation(((path: string) => {
      if (path === join(named, "a")) unlinkSync(path)
      return look(path)
    }) as never)
    syncBuiltinESMExports()
    try {
      expect(touchedSince(named, Date.now() + MINUTE)).toBe("touched")
    } finally {
      spy.mockRestore()
      syncBuiltinESMExports()
    }
  })
})
