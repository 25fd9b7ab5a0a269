/** The handlers of the rules of a trust pack: each writes what the command that it shows writes. */
import { generateKeyPairSync } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { toHex, type TrustStore } from "../../../core/index.ts"
import { readTrustFile } from "../../../core/node/index.ts"
import type { PackChanged } from "../../../electron/contract/pack.ts"
import type { CheckpointHandle } from "../../../electron/contract/pack-rules.ts"
import type { ToldHandlers } from "../../../electron/main/dispatch.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { beginSession, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { sealedBag } from "../../support/evidence.ts"
import { keyEntry, packOf } from "../../support/packs.ts"
import { run } from "../../support/terminal.ts"

const KEYS = [
  keyEntry(1),
  ...[2, 3].map((seed) => keyEntry(seed, { roles: ["archivist"] })),
  ...[4, 5].map((seed) => keyEntry(seed, { roles: ["witness"] })),
]
const WHO = { by: "Ada", reason: "agreed" }
const NO_RULES = { title: null, persons: null, staleAfter: null, sunsets: [], second: null }

let folder: string
let session: Session
let handlers: ToldHandlers
/** What the person chooses. */
let chosen: string | undefined
/** Each pack has a head beside it, so that no copy takes the place of another. */
let copies = 0

const at = (name: string): string => join(folder, name)
const inForce = (): TrustStore => readTrustFile(at("trust.json"))

function begin(isReadOnly = false): void {
  session = beginSession({
    state: openStateFile(at("user")),
    ...{ builtFolder: folder, sessionFolder: at("session"), isReadOnly },
    examiner: { work: () => Promise.reject(new Error("asked")), close: () => undefined },
    desktop: { tell: () => undefined, chooseFile: () => Promise.resolve(chosen) } as never,
  })
  session.state.change({ trust: at("trust.json") })
  handlers = makeHandlers(session)
}

/** By whom, why, and on which state of the pack it was decided. */
async function act() {
  const pack = await handlers["pack:read"](null)
  if (pack?.kind !== "pack") throw new Error("there is no pack")
  return { ...WHO, pack: pack.sha256 }
}

/** Sees the pack changed, and the command that was shown do the same to a copy of it. */
async function bothWays(
  change: () => Promise<PackChanged>,
  read: (trust: TrustStore) => unknown,
): Promise<unknown> {
  copies += 1
  const copy = at(`copy-${String(copies)}.json`)
  writeFileSync(copy, readFileSync(at("trust.json")))
  const told = await change()
  if (told.kind !== "changed") throw new Error(JSON.stringify(told))
  expect(told.command).not.toContain(folder)
  const [, ...argv] = told.command.split(" ")
  const named = argv.map((word) => {
    if (word === "trust.json") return copy
    return /^checkpoint|\.pem$/.test(word) ? at(word) : word
  })
  expect(await run(named, { now: () => Date.now() })).toMatchObject({ exit: 0 })
  const now = read(inForce())
  expect(read(readTrustFile(copy))).toEqual(now)
  expect(inForce().journal?.entries.at(-1)).toMatchObject(WHO)
  return now
}

async function chooseCheckpoint(name = "checkpoint") {
  chosen = at(name)
  const choice = await handlers["pack:choose-checkpoint"](null)
  if (choice.kind !== "checkpoint") throw new Error(JSON.stringify(choice))
  return choice
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-pack-rules-"))
  writeFileSync(at("trust.json"), JSON.stringify(packOf({ keys: KEYS })))
  const bag = await sealedBag()
  writeFileSync(at("checkpoint"), bag.get("custody/checkpoint") ?? "")
  begin()
})
afterEach(() => {
  session.state.close()
  rmSync(folder, { recursive: true, force: true })
})

describe("a key for one use", () => {
  const use = { algorithm: "rsa-pss-sha256", saltLength: 20, mgfHash: "sha384" } as const
  const bound = { algorithm: "rsa-pss-sha256", pss: { saltLength: 20, mgfHash: "sha384" } }
  const NOTHING = { second: null, spoken: null, validUntil: null }

  async function chooseRsaKey() {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
    writeFileSync(at("rsa.pem"), publicKey.export({ type: "spki", format: "pem" }))
    chosen = at("rsa.pem")
    const choice = await handlers["pack:choose-key"](null)
    if (choice.kind !== "key") throw new Error(JSON.stringify(choice))
    return choice.key
  }

  it("is pinned with its salt and its mask, and so is the one that takes its place", async () => {
    const { handle: key, uses } = await chooseRsaKey()
    expect(uses).toEqual(expect.arrayContaining(["rsa-pss-sha256", "rsa-pkcs1-sha256"]))
    const last = ({ keys }: TrustStore) => keys.at(-1)?.key
    const pinning = async () =>
      handlers["pack:pin"]({
        ...{ ...(await act()), ...NOTHING, key, use, id: "rsa", subject: "Acme" },
        ...{ roles: ["exporter"], origins: [], validFrom: null },
      })
    expect(await bothWays(pinning, last)).toMatchObject(bound)
    const { handle: next } = await chooseRsaKey()
    const rotating = async () =>
      handlers["pack:rotate"]({
        ...{ ...(await act()), ...NOTHING, key: next, use, id: "rsa", newId: "rsa-2" },
        from: null,
      })
    expect(await bothWays(rotating, last)).toMatchObject(bound)
  })

  it("is refused where the key is not one for it, and nothing is written", async () => {
    const { handle: key } = await chooseRsaKey()
    const before = readFileSync(at("trust.json"))
    const told = await handlers["pack:pin"]({
      ...{ ...(await act()), ...NOTHING, key, id: null, subject: "Acme" },
      use: { algorithm: "ed25519", saltLength: null, mgfHash: null },
      ...{ roles: ["exporter"], origins: [], validFrom: null },
    })
    expect(told.kind === "refused" && told.says).toMatch(/not one for this algorithm/)
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })
})

describe("a threshold", () => {
  it("is set, and taken away by a count of 0", async () => {
    const rule = { roles: ["archivist"], notAlso: ["exporter"], keys: ["key-2", "key-3"] } as const
    const set = (count: number) => async () =>
      handlers["pack:threshold"]({ ...(await act()), ...rule, count })
    const thresholds = ({ thresholds: all }: TrustStore) => all
    expect(await bothWays(set(2), thresholds)).toEqual([{ ...rule, count: 2 }])
    expect(await bothWays(set(0), thresholds)).toEqual([])
  })

  it("is refused in one sentence where it cannot be met, and nothing is written", async () => {
    const before = readFileSync(at("trust.json"))
    const ask = { roles: ["archivist"], count: 0, notAlso: [], keys: [] } as const
    const told = await handlers["pack:threshold"]({ ...(await act()), ...ask })
    expect(told).toMatchObject({ kind: "refused", says: "There is no threshold for archivist." })
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })
})

describe("the witnesses", () => {
  it("are set, and taken away by none and 0", async () => {
    const set = (keys: readonly string[], quorum: number) => async () =>
      handlers["pack:witnesses"]({ ...(await act()), keys, quorum })
    const witnesses = ({ witnesses: rule }: TrustStore) => rule
    const rule = { keys: ["key-4", "key-5"], quorum: 1 }
    expect(await bothWays(set(rule.keys, rule.quorum), witnesses)).toEqual(rule)
    expect(await bothWays(set([], 0), witnesses)).toBeUndefined()
  })
})

describe("dates and persons", () => {
  const rules = ({ name, staleAfter, sunsets, persons }: TrustStore) => [
    ...[name, staleAfter, sunsets, persons],
  ]
  const set = (members: Partial<typeof NO_RULES> | object) => async () =>
    handlers["pack:rules"]({ ...(await act()), ...NO_RULES, ...members })

  it("are set, and what is null stays as it was", async () => {
    const sunset = { algorithm: "rsa-pkcs1-sha256", notAfter: "2030-12-31T00:00:00Z" }
    const [end, stale] = [Date.UTC(2030, 11, 31), Date.UTC(2031, 0, 1)]
    const ended = [{ algorithm: sunset.algorithm, notAfter: end }]
    const dated = set({ title: "Fund", staleAfter: "2031-01-01T00:00:00Z", sunsets: [sunset] })
    expect(await bothWays(dated, rules)).toEqual(["Fund", stale, ended, 1])
    expect(await bothWays(set({ title: "Bank", second: "Bob" }), rules)).toEqual([
      ...["Bank", stale, ended, 1],
    ])
  })

  it("are taken away again by an algorithm without a date", async () => {
    const sunset = { algorithm: "rsa-pkcs1-sha256", notAfter: "2030-12-31T00:00:00Z" }
    await bothWays(set({ sunsets: [sunset] }), rules)
    const taken = set({ sunsets: [{ ...sunset, notAfter: null }] })
    expect(await bothWays(taken, ({ sunsets }) => sunsets)).toEqual([])
  })

  it("ask for two persons only where every key was pinned by two", async () => {
    const before = readFileSync(at("trust.json"))
    const says = expect.stringMatching(/"key-1" was not pinned by two persons/) as unknown
    expect(await set({ persons: 2, second: "Bob" })()).toMatchObject({ kind: "refused", says })
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })

  it("are refused where an instant is none, or an algorithm is unknown", async () => {
    const before = readFileSync(at("trust.json"))
    const staleAfter = await set({ staleAfter: "some day" })()
    expect(staleAfter).toMatchObject({ kind: "refused" })
    const sunsets = [{ algorithm: "rot13", notAfter: "2030-12-31T00:00:00Z" }]
    expect(await set({ sunsets })()).toMatchObject({ kind: "refused" })
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })
})

describe("a checkpoint", () => {
  const heads = ({ heads: all }: TrustStore) =>
    all.map(({ origin, size, root }) => ({ origin, size, root: toHex(root) }))

  it("is shown with who signed it, and pinned as it was shown", async () => {
    const { handle, signer, origin, size, root } = await chooseCheckpoint()
    expect(signer).toEqual({ kind: "signed", id: "key-1", subject: "Person 1" })
    const pin = async () =>
      handlers["pack:head"]({ ...(await act()), checkpoint: handle, isUnsigned: false })
    expect(await bothWays(pin, heads)).toEqual([{ origin, size, root }])
    expect(await pin()).toMatchObject({ kind: "refused", says: "This state is pinned already." })
  })

  it("is pinned as it was read, whatever becomes of its file", async () => {
    const { handle, root } = await chooseCheckpoint()
    writeFileSync(at("checkpoint"), "something else")
    await handlers["pack:head"]({ ...(await act()), checkpoint: handle, isUnsigned: false })
    expect(heads(inForce())).toMatchObject([{ root }])
  })

  it("that names a pinned key and is not by it is never pinned", async () => {
    const text = readFileSync(at("checkpoint"), "utf8")
    writeFileSync(at("checkpoint-forged"), text.replace(/^(.+\n)\d+\n/, "$1999\n"))
    const { handle, signer } = await chooseCheckpoint("checkpoint-forged")
    expect(signer.kind).toBe("forged")
    for (const isUnsigned of [false, true]) {
      const ask = { ...(await act()), checkpoint: handle, isUnsigned }
      expect(await handlers["pack:head"](ask)).toMatchObject({ kind: "refused" })
    }
    expect(inForce().heads).toEqual([])
  })

  it("that nobody pinned signed is pinned only where that is wanted", async () => {
    writeFileSync(at("trust.json"), JSON.stringify(packOf({ keys: [keyEntry(9)] })))
    const { handle, signer } = await chooseCheckpoint()
    expect(signer.kind).toBe("unknown")
    const pin = (isUnsigned: boolean) => async () =>
      handlers["pack:head"]({ ...(await act()), checkpoint: handle, isUnsigned })
    expect(await pin(false)()).toMatchObject({ kind: "refused" })
    expect(inForce().heads).toEqual([])
    expect(await bothWays(pin(true), heads)).toHaveLength(1)
  })

  it("is none where the person cancels, or the file is none, which is told without its path", async () => {
    chosen = undefined
    expect(await handlers["pack:choose-checkpoint"](null)).toEqual({ kind: "cancelled" })
    for (const name of ["trust.json", "gone"]) {
      chosen = at(name)
      const told = await handlers["pack:choose-checkpoint"](null)
      expect(told).toMatchObject({ kind: "refused" })
      expect(JSON.stringify(told)).not.toContain(folder)
    }
  })

  it("that was never chosen is no handle", async () => {
    const ask = { ...(await act()), checkpoint: "checkpoint-9" as CheckpointHandle }
    const asking = Promise.resolve().then(() => handlers["pack:head"]({ ...ask, isUnsigned: true }))
    await expect(asking).rejects.toThrow(RangeError)
  })
})

describe("a change by hand", () => {
  it("is recorded by who says so", async () => {
    const text = readFileSync(at("trust.json"), "utf8")
    writeFileSync(at("trust.json"), text.replace("Person 1", "Person One"))
    const record = async () => handlers["pack:record"](await act())
    const names = ({ keys }: TrustStore) => keys.map(({ subject }) => subject)
    expect(await bothWays(record, names)).toContain("Person One")
    expect(inForce().journal?.entries.at(-1)).toMatchObject({ op: "record" })
  })

  it("is recorded in a pack that is not in force, which stays so", async () => {
    const text = readFileSync(at("trust.json"), "utf8")
    const before = readFileSync(at("trust.json"))
    chosen = at("other.json")
    writeFileSync(chosen, text)
    expect(await handlers["pack:choose-changed"](null)).toMatchObject({
      ...{
        kind: "refused",
        says: "other.json is as its history left it: there is nothing to record.",
      },
    })
    for (const name of ["other.json", "copy.json"]) {
      writeFileSync(at(name), text.replace("Person 1", "Person One"))
    }
    const choice = await handlers["pack:choose-changed"](null)
    if (choice.kind !== "changed-pack") throw new Error(JSON.stringify(choice))
    const { handle: other, pack } = choice
    expect([pack.name, pack.isChangedByHand]).toEqual(["other.json", true])
    const told = await handlers["pack:record-other"]({ ...WHO, other, pack: pack.sha256 })
    expect(told).toMatchObject({
      ...{ kind: "recorded", name: "other.json", unsigned: 0 },
      command: "sealwright keys record --trust other.json --by Ada --reason agreed",
    })
    const argv = ["keys", "record", "--trust", at("copy.json"), "--by", "Ada", "--reason", "agreed"]
    expect(await run(argv, { now: () => Date.now() })).toMatchObject({ exit: 0 })
    const [done, copy] = ["other.json", "copy.json"].map((name) => readTrustFile(at(name)))
    expect(done?.keys).toEqual(copy?.keys)
    expect(done?.journal?.entries.at(-1)).toMatchObject({ ...WHO, op: "record" })
    expect(readFileSync(at("trust.json"))).toEqual(before)
    expect(session.state.read().trust).toBe(at("trust.json"))
    // It was decided on the pack as it was then.
    const again = await handlers["pack:record-other"]({ ...WHO, other, pack: pack.sha256 })
    expect(again.kind).toBe("refused")
  })
})

describe("every one of these", () => {
  const asks = async () => {
    const { handle } = await chooseCheckpoint()
    const by = await act()
    return [
      ["pack:threshold", { ...by, roles: ["archivist"], count: 1, notAlso: [], keys: [] }],
      ["pack:witnesses", { ...by, keys: ["key-4"], quorum: 1 }],
      ["pack:rules", { ...by, ...NO_RULES, title: "Fund" }],
      ["pack:head", { ...by, checkpoint: handle, isUnsigned: false }],
      ["pack:record", by],
    ] as const
  }
  const ask = (channel: keyof ToldHandlers, asked: unknown): Promise<unknown> =>
    (handlers[channel] as (asked: unknown) => Promise<unknown>)(asked)

  it("leaves a pack as it is that somebody else changed meanwhile", async () => {
    const all = await asks()
    const text = packOf({ keys: KEYS, name: "by somebody else" })
    writeFileSync(at("trust.json"), JSON.stringify(text))
    const before = readFileSync(at("trust.json"))
    for (const [channel, asked] of all) {
      expect(await ask(channel, asked), channel).toMatchObject({ kind: "refused" })
    }
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })

  it("is refused in read-only mode", async () => {
    const all = await asks()
    session.state.close()
    begin(true)
    const before = readFileSync(at("trust.json"))
    for (const [channel, asked] of all) {
      expect(await ask(channel, asked), channel).toMatchObject({ kind: "refused" })
    }
    expect(readFileSync(at("trust.json"))).toEqual(before)
  })
})
