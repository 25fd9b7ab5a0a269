import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, toHex, toUtf8 } from "../../../core/base/index.ts"
import type { EventClaim } from "../../../core/claims/index.ts"
import type { LogMark } from "../../../core/chain/index.ts"
import { statusOf } from "../../../core/findings/index.ts"
import { portableDigests } from "../../../core/hashing/index.ts"
import {
  PATH,
  ZEROS,
  chained,
  eventAt,
  inShort,
  lineOf,
  sha256Hex,
  soundLog,
  walk,
  walkChunks,
  walkText,
} from "./logs.ts"

const MIB = 1024 * 1024

describe("the log walker on a sound log", () => {
  it("passes, and counts every link", () => {
    const lines = soundLog(20)
    const text = lines.map((line) => `${line}\n`).join("")
    const { observed, outcome } = walk(lines)
    expect(outcome).toEqual({
      check: "chain",
      population: { expected: 20, checked: 20 },
      findings: [],
    })
    expect(statusOf(outcome)).toBe("PASSED")
    expect(observed).toEqual({
      events: 20,
      bytes: text.length,
      sha256: sha256Hex(text),
      head: sha256Hex(lines[19]!),
      marks: [],
      linksHeld: 20,
      linksExpected: 20,
      unread: 0,
    })
  })

  it("sees the same whichever way the bytes are cut, in either engine", () => {
    const bytes = toUtf8(`${soundLog(6).join("\n")}\n`)
    const whole = walkChunks([bytes], { marks: [0, 2, 5] })
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end))
        expect(concat(...chunks)).toEqual(bytes)
        expect(walkChunks(chunks, { marks: [5, 2, 0, 2] })).toEqual(whole)
        expect(walkChunks(chunks, { marks: [0, 2, 5], digests: portableDigests })).toEqual(whole)
      }),
    )
  })

  it("hands over every line with its index and event, in order, even byte by byte", () => {
    const lines = soundLog(4)
    const bytes = toUtf8(`${lines.join("\n")}\n`)
    const seen: unknown[] = []
    const onLine = (line: Uint8Array, index: number, event: EventClaim | undefined): void => {
      seen.push([String.fromCharCode(...line), index, event?.id])
    }
    walkChunks(
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
      { onLine },
    )
    expect(seen).toEqual(lines.map((line, index) => [line, index, `event-${index}`]))
  })

  it("states what the log was at each mark it reaches, and at none beyond", () => {
    const lines = soundLog(5)
    const told: LogMark[] = []
    const { observed } = walk(lines, { marks: [9, 3, 0, 5], onMark: (mark) => told.push(mark) })
    const marks = [0, 3, 5].map((size) => {
      const prefix = lines
        .slice(0, size)
        .map((line) => `${line}\n`)
        .join("")
      const head = size === 0 ? ZEROS : sha256Hex(lines[size - 1]!)
      const sha256 = sha256Hex(prefix)
      return { size, bytes: prefix.length, head, sha256, otherDigests: {} }
    })
    expect(observed.marks).toEqual(marks)
    expect(told).toEqual(marks)
  })

  it("digests what it was at a mark by every algorithm that is asked for, and no other", () => {
    const lines = soundLog(3)
    const prefix = `${lines[0]}\n${lines[1]}\n`
    const hexOf = (algorithm: string) => createHash(algorithm).update(prefix).digest("hex")
    const { observed } = walk(lines, { marks: [2], markAlgorithms: ["sha512", "sha256", "sha384"] })
    expect(observed.marks).toMatchObject([
      {
        sha256: hexOf("sha256"),
        otherDigests: { sha384: hexOf("sha384"), sha512: hexOf("sha512") },
      },
    ])
    expect(Object.keys(observed.marks[0]?.otherDigests ?? {})).toEqual(["sha512", "sha384"])
  })
})

describe("the log walker on lines that are no events", () => {
  it("states LOG_EMPTY for a log without lines, which never passes", () => {
    const { observed, outcome } = walkText("")
    expect(inShort(outcome.findings)).toEqual(["LOG_EMPTY"])
    expect(statusOf(outcome)).toBe("FAILED")
    expect(observed).toMatchObject({ events: 0, bytes: 0, head: ZEROS, sha256: sha256Hex("") })
  })

  it("states a missing last LF, and still reads the line", () => {
    const { observed, outcome } = walkText(soundLog(3).join("\n"))
    expect(inShort(outcome.findings)).toEqual(["EVENT_INVALID the last line does not end with LF"])
    expect(outcome.findings[0]?.at).toEqual({ path: PATH, line: 3 })
    expect(observed).toMatchObject({ events: 3, linksHeld: 3 })
  })

  it("states that the log ends within a line", () => {
    const text = soundLog(3).join("\n")
    const { outcome } = walkText(text.slice(0, -20))
    expect(inShort(outcome.findings)).toEqual(["EVENT_INVALID the log ends within a line"])
    expect(outcome.population).toEqual({ expected: 3, checked: 2 })
  })

  it.each([
    ["an empty line", "", "the line is empty"],
    ["text that is not JSON", "not an event", "not JSON"],
    ["NUL bytes", "\0\0", "the line holds NUL bytes"],
    ["a lone CR", "\r", "the line ends with CR LF"],
  ])("states %s with its line", (_name, line, reason) => {
    const [first, second, third] = soundLog(3)
    const { observed, outcome } = walk([first!, line, second!, third!])
    expect(outcome.findings[0]).toEqual({
      code: "EVENT_INVALID",
      at: { path: PATH, line: 2 },
      observed: { reason },
    })
    expect(inShort(outcome.findings.slice(1))).toEqual(["SEQUENCE_GAP inserted 0-1"])
    expect(observed).toMatchObject({ events: 4, linksHeld: 2, linksExpected: 4 })
  })

  it("states CR LF line ends", () => {
    const refuse = {
      kind: "refused",
      code: "CANON_DIALECT_MISMATCH",
      reason: "other form",
    } as const
    const { outcome } = walkText(`${soundLog(1)[0]!}\r\n`, { parse: () => refuse })
    expect(outcome.findings.map(({ observed }) => observed)).toEqual([
      { what: "re-serialised", reason: "the line ends with CR LF" },
    ])
  })

  it.each(["CANON_DIALECT_MISMATCH", "DUPLICATE_KEY", "JSON_AMBIGUOUS", "EVENT_INVALID"] as const)(
    "passes on %s from the parser of lines",
    (code) => {
      const parse = (): { kind: "refused"; code: typeof code; reason: string } => ({
        kind: "refused",
        code,
        reason: "as the parser says",
      })
      const { outcome } = walk(soundLog(2), { parse })
      const what = code === "CANON_DIALECT_MISMATCH" ? { what: "re-serialised" } : {}
      const observed = { ...what, reason: "as the parser says" }
      expect(outcome.findings).toEqual([
        { code, at: { path: PATH, line: 1 }, observed },
        { code, at: { path: PATH, line: 2 }, observed },
      ])
      expect(outcome.population).toEqual({ expected: 2, checked: 0 })
    },
  )

  it("states an id that is used twice", () => {
    const lines = chained([{ id: "a" }, { id: "b" }, { id: "a" }])
    const { outcome } = walk(lines)
    expect(inShort(outcome.findings)).toEqual(["EVENT_INVALID an earlier event has the same id"])
    expect(outcome.findings[0]).toMatchObject({ at: { line: 3 }, observed: { id: "a" } })
  })

  it("reads a line of exactly the limit, and links past a longer one without holding it", () => {
    const room = MIB - lineOf(eventAt(0, { reason: "" })).length
    for (const more of [0, 1]) {
      const lines = chained([{ reason: "x".repeat(room + more) }, {}, {}])
      expect(lines[0]!.length).toBe(MIB + more)
      const shown: number[] = []
      const { observed, outcome } = walk(lines, { onLine: (_line, index) => shown.push(index) })
      expect(observed).toMatchObject({ events: 3, linksHeld: 3 - more, unread: more })
      expect(shown).toEqual(more === 0 ? [0, 1, 2] : [1, 2])
      expect(statusOf(outcome)).toBe(more === 0 ? "PASSED" : "INDETERMINATE")
    }
  })

  it("states LIMIT_EXCEEDED for a long line without end, cut into chunks", () => {
    const chunk = new Uint8Array(MIB).fill(0x20)
    const { observed, outcome } = walkChunks([chunk, chunk, chunk])
    expect(outcome.findings).toEqual([
      {
        code: "LIMIT_EXCEEDED",
        at: { path: PATH, line: 1 },
        observed: { limit: String(MIB), lineBytes: String(3 * MIB) },
      },
    ])
    expect(observed.head).toBe(toHex(portableDigests.sha256(concat(chunk, chunk, chunk))))
  })

  it("keeps the first hundred findings of a kind and counts the rest", () => {
    const { outcome } = walkText("{}\n".repeat(5_000))
    expect(outcome.findings).toHaveLength(101)
    expect(outcome.findings.at(-1)).toEqual({
      code: "EVENT_INVALID",
      at: { path: PATH },
      observed: { more: "4900", total: "5000" },
    })
  })

  it("never throws on any bytes, and never passes what is not a log", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { observed, outcome } = walkChunks([bytes])
        expect(observed.bytes).toBe(bytes.length)
        expect(statusOf(outcome)).toBe("FAILED")
      }),
    )
  })
})
