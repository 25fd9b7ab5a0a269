import { describe, expect, it } from "vitest"
import type { Pin } from "../../electron/contract/pack.ts"
import { standingWords } from "../../renderer/screens/keys/standing-words.ts"
import { instantOf, typedInstant } from "../../renderer/state/instants.ts"
import { tasksFor, toneOf } from "../../renderer/state/keeping.ts"
import { askOf, EMPTY_DRAFT, type SealDraft } from "../../renderer/state/seal-draft.ts"
import { de } from "../../renderer/words/de.ts"
import { en } from "../../renderer/words/en.ts"

describe("typedInstant", () => {
  it("takes a day, and a day with a time, as UTC", () => {
    expect(typedInstant("2026-11-21")).toBe("2026-11-21T00:00:00.000Z")
    expect(typedInstant(" 2026-11-21 09:30 ")).toBe("2026-11-21T09:30:00.000Z")
    expect(typedInstant("2026-11-21T09:30:05Z")).toBe("2026-11-21T09:30:05.000Z")
    expect(instantOf(Date.UTC(2026, 10, 21))).toBe("2026-11-21T00:00:00.000Z")
  })

  it.each(["", "today", "21.11.2026", "2026-13-01", "2026-02-30", "2026-11-21 25:00", "2026-11"])(
    "takes %j for no instant",
    (text) => {
      expect(typedInstant(text)).toBeUndefined()
    },
  )
})

const PIN: Pick<Pin, "kind" | "state" | "recorded" | "by" | "replacedBy"> = {
  kind: "key",
  recorded: "good",
  replacedBy: null,
  state: { kind: "good" },
  by: { persons: ["A.", "B."], at: "2026-01-01T00:00:00Z" },
}

describe("a pin", () => {
  it("passes only while nothing is against it, and never while it waits", () => {
    expect(toneOf(PIN)).toBe("passed")
    expect(toneOf({ ...PIN, kind: "waiting" })).toBe("plain")
    const lost = { kind: "compromised", certainty: "suspected", reason: "", by: "A." } as const
    expect(toneOf({ ...PIN, state: lost })).toBe("failed")
    const revoked = { kind: "revoked", from: 0, isAhead: false, reason: "", by: "A." } as const
    expect(toneOf({ ...PIN, state: revoked })).toBe("open")
  })

  it("can be confirmed by a second person, and by no third", () => {
    expect(tasksFor(PIN).confirm).toBe(false)
    const alone = { persons: ["A."], at: "2026-01-01T00:00:00Z" }
    expect(tasksFor({ ...PIN, by: alone }).confirm).toBe(true)
    expect(tasksFor({ ...PIN, kind: "waiting" })).toEqual({
      ...{ confirm: true, rotate: false, revoke: false, lose: false },
    })
  })

  it("is neither replaced nor revoked once it is in others' hands", () => {
    expect(tasksFor({ ...PIN, recorded: "compromised" })).toEqual({
      ...{ confirm: false, rotate: false, revoke: false, lose: false },
    })
  })

  it("is replaced once and revoked once, and may be lost after either", () => {
    expect(tasksFor({ ...PIN, replacedBy: "next" })).toMatchObject({ rotate: false, revoke: true })
    expect(tasksFor({ ...PIN, recorded: "revoked" })).toMatchObject({ revoke: false, lose: true })
  })

  it("leaves people their own word where only revocation data withdraw it", () => {
    const by = "the issuer's revocation list"
    const lost = { kind: "compromised", certainty: "known", reason: "", by } as const
    const open = { confirm: false, rotate: true, revoke: true, lose: true }
    const pin = { ...PIN, state: lost }
    expect(tasksFor(pin)).toEqual(open)
    expect(toneOf(pin)).toBe("failed")
  })

  it("is told with its instant, or that nobody knows it", () => {
    const written = (instant: string): string => instant.slice(0, 10)
    const from = Date.UTC(2026, 2, 1)
    const told = (state: Pin["state"], words = en.keys) => standingWords(state, words, written)
    expect(told({ kind: "good" })).toBe("good, without an end")
    expect(told({ kind: "good", until: from })).toBe("good until 2026-03-01")
    expect(told({ kind: "revoked", from, isAhead: true, reason: "", by: "A." })).toBe(
      "to be revoked on 2026-03-01",
    )
    const lost = { kind: "compromised", certainty: "suspected", reason: "", by: "A." } as const
    expect(told({ ...lost, from })).toBe("perhaps in others' hands since 2026-03-01")
    expect(told(lost, de.keys)).toBe("vielleicht in fremden Händen, niemand weiß seit wann")
  })
})

/** Handles are made in the main process only. */
const named = (handle: string) => ({ handle: handle as never, name: handle })

const DRAFT: SealDraft = {
  ...EMPTY_DRAFT,
  source: named("source-1"),
  key: { file: named("key-1"), passphrase: "words" },
  reason: " for the archive ",
}

describe("what is asked to be sealed", () => {
  it("names what was chosen, and says nothing that was left empty", () => {
    const work = { kind: "new", source: "source-1", events: null, exporter: null }
    expect(askOf(DRAFT)).toEqual({
      work: { ...work, sourceItems: null },
      ...{ key: "key-1", passphrase: "words", logKey: null },
      ...{ role: "exporter", reason: "for the archive" },
    })
    const filled = { ...DRAFT, exporter: "acme", sourceItems: "12" }
    expect(askOf(filled)?.work).toEqual({ ...work, exporter: "acme", sourceItems: 12 })
  })

  it.each<[string, Partial<SealDraft>]>([
    ["no folder", { source: undefined }],
    ["no key", { key: EMPTY_DRAFT.key }],
    ["no reason", { reason: " " }],
    ["a count that is none", { sourceItems: "many" }],
    ["a key for the log that was not chosen", { hasLogKey: true }],
    ["no bag", { kind: "add" }],
  ])("is nothing with %s", (_, missing) => {
    expect(askOf({ ...DRAFT, ...missing })).toBeUndefined()
  })

  it("asks for no key of the log where only a seal is added", () => {
    const bag = { ...named("evidence-1"), kind: "file" } as const
    const logKey = { file: named("key-2"), passphrase: "" }
    const draft = { ...DRAFT, kind: "add", bag, hasLogKey: true, logKey } as const
    expect(askOf(draft)).toMatchObject({ work: { kind: "add", bag: "evidence-1" }, logKey: null })
    expect(askOf({ ...draft, kind: "extend" })).toMatchObject({ logKey: { key: "key-2" } })
  })
})
