import { expect, it } from "vitest"
import type { Examination } from "../../electron/contract/examination.ts"
import { tellingApart } from "../../renderer/state/same-names.ts"
import { TOLD_AS_USUAL } from "../support/terms.ts"

function examination(handle: string, name: string, askedAt: string): Examination {
  return {
    handle: handle as Examination["handle"],
    evidence: { handle: "e" as Examination["evidence"]["handle"], name, kind: "file" },
    ...{ askedAt, trust: null, terms: TOLD_AS_USUAL },
    state: { kind: "queued", ahead: 0 },
  }
}

it("gives those of one name the time when they were asked for, and no time to others", () => {
  // Without a zone, so that it is local time wherever this runs.
  const told = tellingApart([
    examination("1", "a.bag", "2026-11-21T09:31:00"),
    examination("2", "b.bag", "2026-11-21T09:31:00"),
    examination("3", "a.bag", "2026-11-21T14:05:09.5"),
    examination("4", "a.bag", "2026-11-21T14:05:09.9"),
  ])
  expect([...told].toSorted()).toEqual([
    ["1", "09:31:00"],
    ["3", "14:05:09"],
    ["4", "14:05:09 (2)"],
  ])
})
