import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { JsonObject } from "../../../core/base/index.ts"
import { withEntry } from "../../../core/trust/journal.ts"
import { ENTRY, keyEntry, packOf, readPack, storeOf } from "../../support/packs.ts"

interface WrittenPack extends JsonObject {
  readonly journal: { readonly entries: readonly JsonObject[]; readonly head: string }
}

/** RFC 8785 for what an entry holds: texts, small numbers, and lists of texts. */
function sorted(object: JsonObject): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

/** Three operations on one pack. */
function history(): WrittenPack {
  const first = packOf({}, { op: "pin", keys: ["key-7"] })
  const named = withEntry({ ...first, name: "Acme" }, { ...ENTRY, by: "B. Auditor" })
  const keys = [keyEntry(7), keyEntry(8)]
  return withEntry({ ...named, keys }, { ...ENTRY, op: "pin", keys: ["key-8"] }) as WrittenPack
}

const withEntries = (pack: WrittenPack, entries: readonly JsonObject[]): JsonObject => ({
  ...pack,
  journal: { ...pack.journal, entries },
})

describe("the journal of a pack", () => {
  it("is the chain that docs/trust-pack.md describes", () => {
    const { entries, head } = history().journal
    const digests = entries.map((entry) =>
      digestOf(`sealwright.trust/2 journal entry\n${sorted(entry)}`),
    )
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(entries.map(({ prev }) => prev)).toEqual(["0".repeat(64), ...digests.slice(0, 2)])
    expect(head).toBe(digests[2])
    expect(storeOf(history()).journal).toMatchObject({ id: digests[0], head, digests })
  })

  it("names the digest of the pack without itself", () => {
    const { journal, ...content } = packOf({ keys: [], name: "Acme" }) as WrittenPack
    expect(sorted(content)).toBe('{"keys":[],"name":"Acme","schema":"sealwright.trust/2"}')
    expect(journal.entries[0]?.["pack"]).toBe(
      digestOf(`sealwright.trust/2 pack\n${sorted(content)}`),
    )
  })

  it("does not depend on how the file is laid out", () => {
    const { journal, ...content } = history()
    const turned = { journal, ...Object.fromEntries(Object.entries(content).reverse()) }
    expect(readPack(turned)).toMatchObject({
      kind: "trust",
      trust: { journal: { head: journal.head } },
    })
  })

  const edits: Readonly<Record<string, unknown>> = {
    at: "2026-03-01T12:00:00.001Z",
    op: "issue",
    by: "Somebody else",
    second: "Somebody else",
    reason: "another",
    keys: ["key-9"],
    pack: "ab".repeat(32),
    prev: "cd".repeat(32),
    seq: 9,
  }

  it("tells any edit of any member of any entry", () => {
    fc.assert(
      fc.property(fc.nat(2), fc.constantFrom(...Object.keys(edits)), (place, member) => {
        const pack = history()
        const edited = pack.journal.entries.map((entry, index) =>
          index === place ? ({ ...entry, [member]: edits[member] } as JsonObject) : entry,
        )
        expect(readPack(withEntries(pack, edited)).kind).toBe("refused")
      }),
    )
  })

  it("tells an edit even where every digest after it was made anew, by the head somebody kept", () => {
    const pack = history()
    const [first] = pack.journal.entries
    const kept = storeOf(pack).journal?.digests[0] ?? ""
    const forged = withEntry(
      { ...pack, journal: { entries: [first ?? {}], head: kept } },
      { ...ENTRY, by: "Somebody else" },
    )
    expect(storeOf(forged).journal?.id).toBe(storeOf(pack).journal?.id)
    expect(storeOf(forged).journal?.digests[1]).not.toBe(storeOf(pack).journal?.digests[1])
  })

  it.each<[string, (entries: readonly JsonObject[]) => readonly JsonObject[]]>([
    ["an entry left out at the front", (entries) => entries.slice(1)],
    ["an entry left out in the middle", (entries) => [...entries.slice(0, 1), ...entries.slice(2)]],
    ["an entry left out at the end", (entries) => entries.slice(0, -1)],
    ["two entries exchanged", ([a, b, c]) => [b ?? {}, a ?? {}, c ?? {}]],
    ["an entry twice", (entries) => [...entries, ...entries.slice(-1)]],
  ])("refuses %s", (_, change) => {
    const pack = history()
    expect(readPack(withEntries(pack, change(pack.journal.entries))).kind).toBe("refused")
  })

  it("refuses a pack that is older than its journal", () => {
    const pack = history()
    const { name: _name, ...former } = pack
    expect(readPack(former)).toMatchObject({ kind: "refused" })
    expect(readPack({ ...pack, keys: [keyEntry(7)] })).toMatchObject({ kind: "refused" })
  })
})
