/** Findings of one code told together: once what they share, and in rows what differs. */
import { describe, expect, it } from "vitest"
import type { ShownObservation } from "../../core/index.ts"
import { gathered } from "../../renderer/state/gathered.ts"

function seen(path: string, observed: Readonly<Record<string, string>>): ShownObservation {
  const facts = Object.entries(observed).map(([name, value]) => ({ name: `Seen: ${name}`, value }))
  return { path, where: path, observed: facts, seen: observed }
}

const shared = { what: "added", file: "data/a.txt" }

describe("findings about one thing", () => {
  it("share what all observed alike, and have a row for each difference", () => {
    const count = { member: "files.count", sealed: "75", ...shared }
    const bytes = { member: "files.bytes", sealed: "900", ...shared }
    const { common, places, columns, rows } = gathered([
      ...[seen("seals/a", count), seen("seals/a", bytes)],
      ...[seen("seals/b", count), seen("seals/b", bytes)],
    ])
    expect(common.map(({ member, value }) => [member, value])).toEqual(Object.entries(shared))
    expect(columns).toEqual(["Seen: member", "Seen: sealed"])
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.value))).toEqual([
      ["files.count", "75"],
      ["files.bytes", "900"],
    ])
    expect(rows.map(({ places }) => places.map(({ path }) => path))).toEqual([
      ["seals/a", "seals/b"],
      ["seals/a", "seals/b"],
    ])
    // Said once, since it is the same in each row.
    expect(places?.map(({ path }) => path)).toEqual(["seals/a", "seals/b"])
  })

  it("leave a cell empty where one of them did not observe it, and lose none", () => {
    const { common, places, rows } = gathered([
      seen("seals/a", { ...shared, sealed: "1" }),
      seen("seals/b", shared),
    ])
    expect([common.length, places]).toEqual([2, undefined])
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.value))).toEqual([["1"], [undefined]])
  })

  it("are one row without columns where they differ in their place alone", () => {
    const { columns, rows } = gathered([seen("seals/a", shared), seen("seals/b", shared)])
    expect([columns, rows.length, rows[0]!.places.length]).toEqual([[], 1, 2])
  })
})
