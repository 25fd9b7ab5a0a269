/** The private copy of a log, its tree, and the search over its events. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { EventClaim } from "../../core/claims/index.ts"
import { english, Failure, LIMITS, toHex, toUtf8 } from "../../core/index.ts"
import { checkInclusion } from "../../core/merkle/index.ts"
import {
  copyLog,
  indexEvents,
  makeLogTree,
  readEvent,
  makeEventsThreads,
  type EventIndex,
  type EventQuery,
  type EventsThreads,
  type LogCopy,
} from "../../core/node/index.ts"
import type { EventsThread } from "../../core/node/event-log/events-threads.ts"
import type { EventsAsk } from "../../core/node/event-log/events-worker.ts"
import { gatherValues } from "../../core/node/event-log/event-block.ts"
import {
  linesInBoth,
  linesInEither,
  makeFacetIndex,
  type FacetIndex,
} from "../../core/node/event-log/facet-index.ts"
import { facetValues } from "../../core/node/event-log/read-event.ts"
import { pathOf, rootOf } from "../core/merkle/definition.ts"

let folder: string
let files = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-event-log-"))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const nextFile = (): string => join(folder, String((files += 1)))
const pause = (): Promise<void> => Promise.resolve()

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // One buffer for all chunks, as a folder hands them out.
  const buffer = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size)
    buffer.set(chunk)
    yield await Promise.resolve(buffer.subarray(0, chunk.length))
  }
}

function copyOf(text: string | Uint8Array, chunk = 7): Promise<LogCopy> {
  const bytes = typeof text === "string" ? toUtf8(text) : text
  return copyLog(inChunks(bytes, chunk), nextFile(), pause)
}

function textsOf(copy: LogCopy): readonly (string | undefined)[] {
  return Array.from({ length: copy.lines }, (_, index) => {
    const line = copy.line(index)
    return line && new TextDecoder().decode(line)
  })
}

describe("the copy of a log", () => {
  it("gives any line at once, in any order, without its LF", async () => {
    const copy = await copyOf("first\n\nthird line\n")
    expect(textsOf(copy)).toEqual(["first", "", "third line"])
    expect(copy.line(3)).toBeUndefined()
    expect(copy.line(-1)).toBeUndefined()
    copy.close()
  })

  it("counts a last line that lacks its LF, and nothing after a last LF", async () => {
    expect(textsOf(await copyOf("a\nb"))).toEqual(["a", "b"])
    expect(textsOf(await copyOf("a\nb\n"))).toEqual(["a", "b"])
    expect(textsOf(await copyOf("\n"))).toEqual([""])
    expect(textsOf(await copyOf(""))).toEqual([])
  })

  it("has the digest of every byte", async () => {
    const text = "a\nbé\r\n\0c"
    const { sha256 } = await copyOf(text)
    expect(sha256).toBe(createHash("sha256").update(text).digest("hex"))
  })

  it("has the lines that splitting the text gives, however it arrives", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "é"), maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (whole, chunk) => {
        const copy = await copyOf(whole, chunk)
        const lines = whole.split("\n")
        if (lines.at(-1) === "") lines.pop()
        expect(textsOf(copy)).toEqual(lines)
        copy.close()
      }),
      { numRuns: 60 },
    )
  })

  it("hands out no line beyond the limit of the format, and the others as they are", async () => {
    const long = "x".repeat(LIMITS.logLineBytes)
    const copy = await copyOf(`a\n${long}x\n${long}\nb`, 65_536)
    expect(copy.lines).toBe(4)
    expect(copy.line(1)).toBeUndefined()
    expect(copy.line(2)).toHaveLength(LIMITS.logLineBytes)
    expect(textsOf(copy).at(-1)).toBe("b")
    copy.close()
  })

  it("is cut into stretches of so many lines and bytes, each of at least one line", async () => {
    const copy = await copyOf("a\nbb\n\nlonger\nc", 3)
    const most = { lines: 2, bytes: 4 }
    expect(copy.stretch(0, most)).toEqual({ first: 0, lines: 2, start: 0, end: 4 })
    expect(copy.stretch(2, most)).toEqual({ first: 2, lines: 1, start: 5, end: 5 })
    expect(copy.stretch(3, most)).toEqual({ first: 3, lines: 1, start: 6, end: 12 })
    expect(copy.stretch(4, most)).toEqual({ first: 4, lines: 1, start: 13, end: 14 })
    expect(copy.stretch(5, most)).toBeUndefined()
    copy.close()
  })

  it("replaces no file", async () => {
    const path = nextFile()
    await copyLog(inChunks(toUtf8("a\n"), 9), path, pause)
    await expect(copyLog(inChunks(toUtf8("b\n"), 9), path, pause)).rejects.toThrow()
  })
})

describe("the tree over a log", () => {
  const LINES = Array.from({ length: 2100 }, (_, index) => toUtf8(`line ${index}`))

  it("has the root that RFC 9162 defines, at any size", async () => {
    const copy = await copyOf(`${LINES.map((line) => new TextDecoder().decode(line)).join("\n")}\n`)
    const tree = await makeLogTree(copy, pause)
    for (const size of [1, 2, 3, 1023, 1024, 1025, 2047, 2048, 2049, 2100]) {
      expect([size, toHex(tree.root(size))]).toEqual([size, toHex(rootOf(LINES.slice(0, size)))])
    }
    copy.close()
  })

  it("leads from any line to that root, by the path that RFC 9162 defines", async () => {
    const copy = await copyOf(`${LINES.map((line) => new TextDecoder().decode(line)).join("\n")}\n`)
    const tree = await makeLogTree(copy, pause)
    for (const [index, size] of [
      [0, 1],
      [5, 9],
      [1023, 1024],
      [1024, 1025],
      [17, 2100],
      [2099, 2100],
    ] as const) {
      const path = tree.path(index, size)
      expect(path.map(toHex)).toEqual(pathOf(index, LINES.slice(0, size)).map(toHex))
      const proof = { index: BigInt(index), size: BigInt(size), path }
      expect(checkInclusion(LINES[index]!, proof, rootOf(LINES.slice(0, size))).kind).toBe(
        "included",
      )
    }
    copy.close()
  })

  it("knows no size and no line beyond the log", async () => {
    const copy = await copyOf("a\nb\n")
    const tree = await makeLogTree(copy, pause)
    expect(() => tree.root(3)).toThrow(RangeError)
    expect(() => tree.root(0)).toThrow(RangeError)
    expect(() => tree.path(2, 2)).toThrow(RangeError)
    copy.close()
  })

  it("is not built over a line that is longer than is read", async () => {
    const long = "x".repeat(LIMITS.logLineBytes + 1)
    const short = "a\n".repeat(1023)
    const copy = await copyOf(`${short}${long}\n`, 65_536)
    await expect(makeLogTree(copy, pause)).rejects.toThrow("line 1024 of the log is longer")
    copy.close()
  })
})

const EVENT: EventClaim = {
  id: "kachel-000700",
  type: "https://sealwright.org/ns/event/approval",
  time: "2025-03-11T12:35:13.952Z",
  clock: "kachel",
  agents: [{ id: "Nguyễn Thị Hạnh", kind: "person", role: "case officer" }],
  objects: [{ uri: "kachel:applications/A-2025-049", before: null, after: { granted: 10_100 } }],
  outcome: "success",
  correlation: "A-2025-049",
  seq: 0,
  prev: "0".repeat(64),
}
const lineOf = (event: object): Uint8Array => toUtf8(JSON.stringify(event))

describe("reading an event to look at it", () => {
  it("takes a line that is not canonical, and no line that is no event", () => {
    expect(readEvent(lineOf(EVENT))).toEqual(EVENT)
    expect(readEvent(toUtf8(JSON.stringify(EVENT, null, 1).replaceAll("\n", "")))).toEqual(EVENT)
    for (const text of [
      "",
      "{",
      "null",
      "[]",
      '"text"',
      "{}",
      JSON.stringify({ ...EVENT, seq: -1 }),
    ])
      expect([text, readEvent(toUtf8(text))]).toEqual([text, undefined])
    expect(readEvent(Uint8Array.of(0xff, 0xfe))).toBeUndefined()
  })

  it("ends on a line that is nested without end", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`
    const text = JSON.stringify({ ...EVENT, detail: { deep: null } }).replace("null}", `${deep}}`)
    expect(readEvent(toUtf8(text))?.id).toBe(EVENT.id)
  })
})

describe("the search over events", () => {
  const bot = { id: "workflow/letters", kind: "automation", role: "sender", workflow: "letters" }
  const EVENTS: readonly (EventClaim | undefined)[] = [
    EVENT,
    { ...EVENT, id: "kachel-000701", correlation: "A-2025-094", agents: [bot as never] },
    undefined,
    {
      ...EVENT,
      id: "kachel-7",
      reason: 'Häußler said "no"',
      objects: [],
      detail: { n: { m: 3.5 } },
    },
    { ...EVENT, id: "kachel-8", type: "http://id.loc.gov/vocabulary/preservation/eventType/vir" },
  ]
  const textOf = (events: typeof EVENTS): string =>
    events.map((event) => `${event === undefined ? "{}" : JSON.stringify(event)}\n`).join("")
  const plan = (more = {}): Parameters<typeof indexEvents>[1] => {
    return {
      threads: threads.living(),
      words: [nextFile(), nextFile()],
      isMade: false,
      pause,
      ...more,
    }
  }
  let threads: EventsThreads
  let copy: LogCopy
  let words: readonly string[]
  let search: EventIndex

  beforeAll(async () => {
    threads = makeEventsThreads()
    copy = await copyOf(textOf(EVENTS), 512)
    ;({ words } = plan())
    search = indexEvents(copy, plan({ words }))
    await search.whole
  })
  afterAll(async () => {
    await search.close()
    copy.close()
    await threads.end()
  })

  const find = async (
    text: string,
    facets = {},
    within = search,
  ): Promise<readonly number[] | undefined> => {
    const found = await within.find({ text, facets })
    return found && [...found]
  }

  it("finds words wherever they stand, in any case, and where they begin a longer one", async () => {
    expect(await find("approval")).toEqual([0, 1, 3])
    expect(await find("APPROV")).toEqual([0, 1, 3])
    expect(await find("häußler")).toEqual([3])
    expect(await find("3.5")).toEqual([3])
    expect(await find("10100")).toEqual([0, 1, 4])
    expect(await find("2025-03-11")).toEqual([0, 1, 3, 4])
  })

  it("takes what was joined by signs as one, and several words as all of them", async () => {
    expect(await find("A-2025-094")).toEqual([1])
    expect(await find("applications/A-2025-049")).toEqual([0, 1, 4])
    expect(await find("2025-049 letters")).toEqual([1])
    expect(await find("2025-049 nobody")).toEqual([])
  })

  it("looks for signs of a query language as for any text", async () => {
    for (const text of ['"no"', "said OR letters", "letters*", "(", 'words : "', "NEAR(a b)", "\0"])
      await expect(find(text)).resolves.toBeDefined()
    expect(await find('"no"')).toEqual([3])
    expect(await find("said OR letters")).toEqual([])
    expect(await find("---")).toEqual([])
    expect(await find("---", { automation: "workflow/letters" })).toEqual([1])
  })

  it("finds all lines, those without an event too, when nothing is asked", async () => {
    expect(await find("  ")).toBeUndefined()
  })

  it("singles out exact values, and not those that only resemble them", async () => {
    expect(await find("", { person: "Nguyễn Thị Hạnh" })).toEqual([0, 3, 4])
    expect(await find("", { person: "Nguyễn" })).toEqual([])
    expect(await find("", { automation: "workflow/letters" })).toEqual([1])
    expect(await find("", { correlation: "A-2025-049", kind: EVENT.type })).toEqual([0, 3])
    expect(await find("häußler", { object: "kachel:applications/A-2025-049" })).toEqual([])
    // A value of one facet is none of another.
    expect(await find("", { person: "workflow/letters" })).toEqual([])
  })

  it("finds kinds and numbers by what the text means of them, beside what it holds", async () => {
    const kind = "http://id.loc.gov/vocabulary/preservation/eventType/vir"
    const named = [{ kinds: [kind, "nowhere"], rest: "" }]
    const found = async (query: EventQuery) => [...((await search.find(query)) ?? [])]
    expect(await found({ text: "virus check", facets: {} })).toEqual([])
    expect(await found({ text: "virus check", facets: {}, named })).toEqual([4])
    const both = [{ kinds: [kind, EVENT.type], rest: "" }]
    const each = [await find("", { kind }), await find("", { kind: EVENT.type })].flatMap(
      (lines) => lines ?? [],
    )
    expect(await found({ text: "nowhere", facets: {}, named: both })).toEqual(
      each.toSorted((one, other) => one - other),
    )
    const rest = (text: string) => [{ kinds: [kind], rest: text }]
    expect(await found({ text: "check nobody", facets: {}, named: rest("nobody") })).toEqual([])
    expect(await found({ text: "check 2025", facets: {}, named: rest("2025") })).toEqual([4])
    const { seq } = EVENT
    expect(await found({ text: String(seq), facets: {}, record: seq })).toEqual([0, 1, 3, 4])
    expect(await found({ text: "000701", facets: {}, record: seq + 1 })).toEqual([1])
    // A facet that is chosen holds for them as for all.
    const automation = "workflow/letters"
    expect(await found({ text: "virus", facets: { automation }, named })).toEqual([])
    expect([...search.records(seq)]).toEqual([0, 1, 3, 4])
    expect([...search.records(seq + 1)]).toEqual([])
  })

  it("looks into every member that says something, and not into names or the chain", async () => {
    const agent = { ...bot, version: "versioned", run: "running", trigger: "fired", rule: "ruled" }
    const full = {
      ...{ ...EVENT, agents: [agent as never, EVENT.agents[0] as never], reason: "reasoned" },
      ...{ detail: { named: [{ deep: "deepest" }, 77] }, seq: 4711, prev: "f".repeat(64) },
    }
    const log = await copyOf(textOf([full]), 512)
    const said = indexEvents(log, plan())
    await said.whole
    const has = async (text: string): Promise<boolean> => (await find(text, {}, said))?.length === 1
    const words = ["000700", "approval", "2025-03-11", "kachel", "sender", "versioned", "running"]
    const more = ["fired", "ruled", "officer", "granted", "success", "reasoned", "deepest", "77"]
    for (const word of [...words, ...more, "A-2025-049"])
      expect([word, await has(word)]).toEqual([word, word !== "granted"])
    for (const word of ["4711", "ffff", "named", "ontology", "T12"])
      expect([word, await has(word)]).toEqual([word, false])
    await said.close()
    log.close()
  })

  it("singles out an event by any of its agents and objects", () => {
    const several = { ...EVENT, objects: ["a", "b", "a"].map((uri) => ({ uri })) }
    const events = [several, { ...several, agents: [...several.agents, bot as never] }]
    for (const event of events) {
      expect(facetValues(event, "object")).toEqual(["a", "b"])
      expect(facetValues(event, "person")).toEqual(["Nguyễn Thị Hạnh"])
    }
  })

  it("lists values with the number of their events, the most frequent first", () => {
    expect(search.values("correlation", "", 10)).toEqual({
      values: [
        { value: "A-2025-049", events: 3 },
        { value: "A-2025-094", events: 1 },
      ],
      hasMore: false,
    })
    expect(search.values("correlation", "094", 10).values).toHaveLength(1)
    expect(search.values("kind", "", 1)).toMatchObject({ hasMore: true })
    expect(search.values("person", "HẠNH", 10).values).toEqual([
      { value: "Nguyễn Thị Hạnh", events: 3 },
    ])
  })

  describe("that grows", () => {
    const MANY = 9000
    let log: LogCopy
    beforeAll(async () => {
      const events = Array.from({ length: MANY }, (_, n) => ({
        ...EVENT,
        id: `event-${n}`,
        correlation: `case-${n % 7}`,
        ...(n % 3 === 0 ? { reason: "third" } : {}),
      }))
      log = await copyOf(textOf(events), 65_536)
    })
    afterAll(() => {
      log.close()
    })
    const every = (of: number, from: number, below: number): readonly number[] =>
      Array.from({ length: below }, (_, n) => n).filter((n) => n % of === from)

    it("has every line of every thread in its place at the end", async () => {
      const index = indexEvents(log, plan())
      await index.whole
      expect(index.times()).toEqual(new Float64Array(MANY).fill(Date.parse(EVENT.time)))
      expect(await find("third", {}, index)).toEqual(every(3, 0, MANY))
      expect(await find("third", { correlation: "case-3" }, index)).toEqual(every(21, 3, MANY))
      for (const line of [0, 2047, 2048, 4095, 4096, 8999])
        expect([line, await find(`event-${line}`, {}, index)]).toContainEqual([line])
      await index.close()
    })

    it("answers about the lines that it knows, and about no other", async () => {
      // Two stretches are let through; the others wait.
      let left = 2
      let goOn = (): void => undefined
      const more = new Promise<void>((resolve) => (goOn = resolve))
      const index = indexEvents(log, plan({ pause: () => (left-- > 0 ? pause() : more) }))
      await expect.poll(() => index.times().length).toBe(4096)
      expect(await find("third", {}, index)).toEqual(every(3, 0, 4096))
      expect(await find("", { correlation: "case-3" }, index)).toEqual(every(7, 3, 4096))
      const asked = find("third", {}, index)
      goOn()
      expect(await asked).toEqual(every(3, 0, 4096))
      await index.whole
      expect(await find("third", {}, index)).toHaveLength(MANY / 3)
      await index.close()
    })

    it("knows no line as long as one before it is awaited", async () => {
      const [first, second] = threads.living()
      let answer = (): void => undefined
      const late = new Promise<void>((resolve) => (answer = resolve))
      const ask = async (asked: EventsAsk): Promise<unknown> => {
        const answered = await first!.ask(asked as never)
        if (asked.kind === "read") await late
        return answered
      }
      let left = 4
      const more = new Promise<void>(() => undefined)
      const slow = plan({
        threads: [{ ...first!, ask } as EventsThread, second!],
        pause: () => (left-- > 0 ? pause() : more),
      })
      const index = indexEvents(log, slow)
      // Both threads have read what was asked of them, and the answers of one are on their way.
      await second!.ask({ kind: "find", words: slow.words[1]!, text: "third" })
      expect(index.times()).toHaveLength(0)
      expect(await find("third", {}, index)).toEqual([])
      answer()
      await expect.poll(() => index.times().length).toBe(8192)
      expect(await find("third", {}, index)).toEqual(every(3, 0, 8192))
      await index.close()
    })

    it("knows every line all the same when one of its threads ends, and has no search then", async () => {
      const own = makeEventsThreads()
      const [first, second] = own.living()
      let reads = 0
      const failure = new Failure("UNREADABLE", "out of memory")
      const ended = (): Failure | undefined => (reads > 1 ? failure : undefined)
      const ask = async (asked: EventsAsk): Promise<unknown> => {
        if (asked.kind === "read") reads += 1
        if (ended() !== undefined) throw failure
        return first!.ask(asked as never)
      }
      const dying = { ask, ended } as EventsThread
      const index = indexEvents(log, plan({ threads: [dying, second!] }))
      await index.whole
      expect(index.times()).toEqual(new Float64Array(MANY).fill(Date.parse(EVENT.time)))
      expect(english(index.noSearch()!)).toBe("out of memory")
      expect(index.values("correlation", "", 1).values).toHaveLength(1)
      await index.close()
      await own.end()
      // What has ended is replaced for the logs that come.
      expect(own.living().every((thread) => thread.ended() === undefined)).toBe(true)
      await own.end()
    })

    it("ends when it is not wanted any more, and then refuses", async () => {
      let stretches = 0
      const gone = new Error("not wanted")
      const stop = (): Promise<void> =>
        (stretches += 1) > 2 ? Promise.reject(gone) : Promise.resolve()
      const index = indexEvents(log, plan({ pause: stop }))
      await expect(index.whole).rejects.toBe(gone)
      await index.close()
      await expect(find("third", {}, index)).rejects.toThrow("the log was closed")
      // The same threads go on serving others.
      expect(await find("häußler")).toEqual([3])
    })

    it("keeps a process only as long as somebody waits for an answer", () => {
      const door = new URL("../../core/node/index.ts", import.meta.url).href
      const code = `
        import { createReadStream } from "node:fs"
        const { copyLog, indexEvents, makeEventsThreads } = await import(${JSON.stringify(door)})
        const pause = () => Promise.resolve()
        const at = (name) => process.argv[2] + name
        const copy = await copyLog(createReadStream(at(".log")), at(".copy"), pause)
        const threads = makeEventsThreads().living()
        const words = [at(".0"), at(".1")]
        const index = indexEvents(copy, { threads, words, isMade: false, pause })
        await index.whole
        const { length } = await index.find({ text: "third", facets: {} })
        process.stdout.write(String(length))`
      const path = nextFile()
      writeFileSync(`${path}.log`, textOf([EVENT, { ...EVENT, reason: "third" }]))
      writeFileSync(`${path}.mjs`, code)
      const child = spawnSync(process.execPath, [`${path}.mjs`, path], { timeout: 60_000 })
      expect([child.status, String(child.stdout), String(child.stderr)]).toEqual([0, "1", ""])
    })

    it("refuses whoever waits when its threads end, and takes the search away", async () => {
      const own = makeEventsThreads()
      const index = indexEvents(log, plan({ threads: own.living() }))
      await index.whole
      const asked = find("third", {}, index)
      await Promise.all([expect(asked).rejects.toThrow("the search ended"), own.end()])
      expect(english(index.noSearch()!)).toMatch(/^the search ended; examine the evidence again/)
      expect(index.times()).toHaveLength(MANY)
      await index.close()
    })
  })

  it("takes the words from an index that was made earlier, and changes nothing in it", async () => {
    const before = words.map((path) => readFileSync(path))
    const copies = words.map((path) => {
      const to = nextFile()
      copyFileSync(path, to)
      return to
    })
    const again = indexEvents(copy, plan({ words: copies, isMade: true }))
    await again.whole
    expect(await find("häußler", {}, again)).toEqual([3])
    expect(await find("", { person: "Nguyễn Thị Hạnh" }, again)).toEqual([0, 3, 4])
    await again.close()
    expect(copies.map((path) => readFileSync(path))).toEqual(before)
  })

  it("gives times and no search where a file of words cannot be made", async () => {
    const index = indexEvents(copy, plan({ words: [nextFile(), join(folder, "nowhere", "x")] }))
    await index.whole
    expect(index.times()).toHaveLength(EVENTS.length)
    expect(english(index.noSearch()!)).toMatch(/^search is not available: /)
    await expect(find("approval", {}, index)).rejects.toThrow("search is not available")
    await index.close()
  })
})

describe("the values of a facet", () => {
  /** Adds lines as they are read, so many at a time. */
  const fill = (index: FacetIndex, lines: readonly (readonly string[])[], atOnce: number): void => {
    for (let first = 0; first < lines.length; first += atOnce) {
      const gathered = gatherValues()
      lines.slice(first, first + atOnce).forEach((values, line) => {
        gathered.add(line, values)
      })
      index.add(first, gathered.block())
    }
  }
  const valuesOfLines = fc.array(
    fc.uniqueArray(fc.constantFrom<string[]>("a", "b", "c", "d", "e", "\ud800", "\udfff"), {
      maxLength: 4,
    }),
    { maxLength: 40 },
  )

  const small = fc.integer({ min: 0, max: 8 })

  it("single out the lines that have them, listed or not, however many a line has", () => {
    fc.assert(
      fc.property(valuesOfLines, small, small, (lines, most, atOnce) => {
        const index = makeFacetIndex(most)
        fill(index, lines, atOnce + 1)
        for (const value of ["a", "b", "c", "d", "e", "\ud800", "\udfff", "f"]) {
          const wanted = [...lines.keys()].filter((line) => lines[line]?.includes(value))
          expect([...index.find(value)]).toEqual(wanted)
        }
        const listed = index.list("", 9)
        const different = new Set(lines.flat())
        expect(listed.hasMore).toBe(different.size > most)
        expect(listed.values).toHaveLength(Math.min(different.size, most))
        for (const { value, events } of listed.values)
          expect(events).toBe(lines.filter((values) => values.includes(value)).length)
      }),
    )
  })

  it("are told apart when there are more than two bytes number", () => {
    const index = makeFacetIndex()
    const lines = Array.from({ length: 70_000 }, (_, line) => [`value ${line}`])
    fill(index, lines, 2048)
    for (const line of [0, 254, 255, 256, 65_534, 65_535, 65_536, 69_999])
      expect([...index.find(`value ${line}`)]).toEqual([line])
  })

  it("leave the lines that two of them share, or gather those of either", () => {
    const lines = fc.uniqueArray(fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const sorted = (of: readonly number[]): Uint32Array => Uint32Array.from(of).sort()
        expect([...linesInBoth(sorted(one), sorted(other))]).toEqual([
          ...sorted(one.filter((line) => other.includes(line))),
        ])
        const others = other.filter((line) => !one.includes(line))
        expect([...linesInEither(sorted(one), sorted(others))]).toEqual([
          ...sorted([...one, ...others]),
        ])
      }),
    )
  })
})
