/** The limit of entries in a container, tried with a limit of three instead of four million. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, it, vi } from "vitest"
import type * as Base from "../../core/base/index.ts"
import { openEvidence } from "../../core/node/index.ts"
import { buildTar } from "../support/tar-builder.ts"
import { buildZip } from "../support/zip-builder.ts"

vi.mock("../../core/base/index.ts", async (original) => {
  const base = await original<typeof Base>()
  return { ...base, LIMITS: { ...base.LIMITS, containerEntries: 3 } }
})

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "entries-"))
})
afterAll(() => {
  rmSync(place, { recursive: true })
})

const MAKERS = {
  folder: (names: readonly string[]) => {
    const folder = join(place, String(names.length))
    // The limit is looked at between folders, not for each name.
    for (const name of names) {
      mkdirSync(join(folder, name), { recursive: true })
      writeFileSync(join(folder, name, "x"), "x")
    }
    return folder
  },
  zip: (names: readonly string[]) => put("a.zip", buildZip({ members: names.map(named) })),
  tar: (names: readonly string[]) => put("a.tar", buildTar(names.map(named))),
  "tar.gz": (names: readonly string[]) => put("a.tar.gz", gzipSync(buildTar(names.map(named)))),
} as const

it.each([
  ["folder", ["a"], ["a", "b", "c", "d"]],
  ["zip", ["a", "b", "c"], ["a", "b", "c", "d"]],
  ["tar", ["a", "b", "c"], ["a", "b", "c", "d"]],
  ["tar.gz", ["a", "b", "c"], ["a", "b", "c", "d"]],
] as const)("a %s of more entries than the limit is not passed", async (kind, few, many) => {
  expect(await codesOf(MAKERS[kind](few))).toEqual([])
  expect(await codesOf(MAKERS[kind](many))).toEqual(["LIMIT_EXCEEDED"])
})

async function codesOf(path: string): Promise<readonly string[]> {
  const { container } = await openEvidence(path)
  await container.close()
  return container.findings.map(({ code }) => code)
}

function named(name: string): { readonly name: string; readonly content: string } {
  return { name, content: "x" }
}

function put(name: string, bytes: Uint8Array): string {
  writeFileSync(join(place, name), bytes)
  return join(place, name)
}
