import { describe, expect, it } from "vitest"
import type { Examination } from "../../electron/contract/examination.ts"
import { FIRST_SESSION, isPending, nextSession } from "../../renderer/state/session.ts"
import { partOfKey, placeOfKey } from "../../renderer/state/shortcuts.ts"
import { TOLD_AS_USUAL } from "../support/terms.ts"
import type { EarlierChosen } from "../../electron/contract/terms.ts"

function examination(handle: string, kind: "queued" | "cancelled" = "queued"): Examination {
  return {
    handle: handle as Examination["handle"],
    evidence: { handle: "e" as Examination["evidence"]["handle"], name: "x", kind: "file" },
    askedAt: "2026-11-21T09:31:00Z",
    trust: null,
    terms: TOLD_AS_USUAL,
    state: kind === "queued" ? { kind, ahead: 0 } : { kind },
  }
}

describe("nextSession", () => {
  it("takes the person to the first examination that was started, and forgets what was expected", () => {
    const before = { ...FIRST_SESSION, expected: "bag-1" }
    const started = [examination("1"), examination("2")]
    const session = nextSession(before, { kind: "started", examinations: started })
    expect(session.place).toEqual({ kind: "examination", handle: "1", view: "verdict" })
    expect(session.examinations).toEqual(started)
    expect(session.expected).toBe("")
  })

  it("forgets what the next evidence was to be compared with once it was, and keeps the terms", () => {
    const terms = { ...FIRST_SESSION.terms, engine: "both" } as const
    const earlier = { handle: "e", name: "r.json", resultDigest: "ab", items: 1 } as EarlierChosen
    const before = { ...FIRST_SESSION, terms, earlier, expected: "bag-1" }
    const examinations = [examination("1")]
    const after = nextSession(before, { kind: "started", examinations })
    expect([after.terms, after.earlier, after.expected]).toEqual([terms, undefined, ""])
    // One that takes place under its own terms again uses nothing up.
    const again = nextSession(before, { kind: "started", examinations, isAgain: true })
    expect([again.earlier, again.expected]).toEqual([earlier, "bag-1"])
  })

  it("keeps what was told unasked over an older list", () => {
    const told = nextSession(FIRST_SESSION, {
      kind: "changed",
      examination: examination("1", "cancelled"),
    })
    const listed = nextSession(told, {
      kind: "listed",
      examinations: [examination("1"), examination("2")],
    })
    expect(listed.examinations.map(({ state }) => state.kind)).toEqual(["cancelled", "queued"])
  })

  it("stays where it is when nothing was started", () => {
    const session = nextSession(FIRST_SESSION, { kind: "started", examinations: [] })
    expect(session.place).toEqual({ kind: "open" })
  })
})

it("calls an examination pending only until it has ended", () => {
  expect(isPending(examination("1"))).toBe(true)
  expect(isPending(examination("1", "cancelled"))).toBe(false)
})

describe("partOfKey", () => {
  it("takes F6 alone, and with Shift, from part to part", () => {
    const key = { key: "F6", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
    expect(partOfKey(key)).toBe("next")
    expect(partOfKey({ ...key, shiftKey: true })).toBe("before")
    for (const other of [{ key: "F5" }, { ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      expect(partOfKey({ ...key, ...other })).toBeUndefined()
    }
  })
})

describe("placeOfKey", () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false }
  const ctrl = { ...plain, ctrlKey: true }

  it("opens, helps, and changes the view of an examination", () => {
    const place = nextSession(FIRST_SESSION, { kind: "started", examinations: [examination("1")] })
    expect(placeOfKey({ key: "o", ...ctrl }, { kind: "help" })).toEqual({ kind: "open" })
    expect(placeOfKey({ key: "F1", ...plain }, { kind: "open" })).toEqual({ kind: "help" })
    expect(placeOfKey({ key: "2", ...ctrl }, place.place)).toMatchObject({ view: "files" })
  })

  it("leaves typing alone", () => {
    expect(placeOfKey({ key: "o", ...plain }, { kind: "help" })).toBeUndefined()
    expect(placeOfKey({ key: "2", ...ctrl }, { kind: "help" })).toBeUndefined()
    expect(placeOfKey({ key: "o", ...ctrl, altKey: true }, { kind: "help" })).toBeUndefined()
  })
})
