import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, it } from "vitest"
import { removeUnfinished } from "../../core/node/index.ts"

it("removes what a process that is gone left unfinished, and nothing else", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-unfinished-"))
  const { pid: gone } = spawnSync(process.execPath, ["--version"])
  mkdirSync(join(folder, `a.bag.partial-${gone}`))
  writeFileSync(join(folder, `a.bag.partial-${gone}`, "data"), "half")
  const others = [
    ...["a.bag", "a.bag.partial-", "a.bag.partial-x", `b.bag.partial-${gone}`],
    `a.bag.partial-${process.pid}`,
  ]
  for (const name of others) writeFileSync(join(folder, name), "kept")
  await removeUnfinished(join(folder, "a.bag"))
  expect(readdirSync(folder).sort()).toEqual(others.toSorted())
  await removeUnfinished(join(folder, "no such folder", "a.bag"))
  rmSync(folder, { recursive: true })
})
