import { describe, expect, it } from "vitest"
import { CHANNELS, type Handlers } from "../../../electron/main/dispatch.ts"
import {
  IN_READ_ONLY,
  makeReadOnlyMode,
  underReadOnly,
  type ReadOnlyMode,
} from "../../../electron/main/read-only.ts"
import { told } from "../../../electron/main/telling.ts"

/** Channels that make a bag, a key or a signature, or change a trust pack, from the contract and not from the table. */
const WRITING = [
  "file:sign",
  "index:keep",
  "key:make",
  "pack:anchor",
  "pack:confirm",
  "pack:end",
  "pack:head",
  "pack:import-revocation",
  "pack:pin",
  "pack:record",
  "pack:record-other",
  "pack:rotate",
  "pack:rules",
  "pack:sign",
  "pack:threshold",
  "pack:witnesses",
  "seal:choose-events",
  "seal:choose-source",
  "seal:preview",
  "seal:run",
  "stamp:add",
]

function modeOf(isFixed = false): ReadOnlyMode {
  let kept = false
  const write = (isOn: boolean): void => {
    kept = isOn
  }
  return makeReadOnlyMode(isFixed, { read: () => kept, write })
}

/** Handlers that only say that they were reached. */
const REACHED = Object.fromEntries(
  CHANNELS.map((channel) => [channel, () => Promise.resolve({ kind: "reached" })]),
) as unknown as Handlers

async function reachedOf(mode: ReadOnlyMode): Promise<readonly string[]> {
  const handlers = Object.entries(underReadOnly(mode, REACHED)) as unknown as readonly [
    string,
    () => Promise<{ readonly kind: string }>,
  ][]
  const answers = await Promise.all(
    handlers.map(async ([channel, handler]) => ({ channel, ...(await handler()) })),
  )
  return answers.filter(({ kind }) => kind === "reached").map(({ channel }) => channel)
}

describe("read-only mode", () => {
  it("knows every channel", () => {
    expect(Object.keys(IN_READ_ONLY).toSorted()).toEqual(CHANNELS.toSorted())
  })

  it("refuses what seals, makes a key, signs a file or changes a trust file, and lets all else through", async () => {
    const mode = modeOf()
    expect(await reachedOf(mode)).toHaveLength(CHANNELS.length)
    mode.set(true)
    const reached = await reachedOf(mode)
    const refused = CHANNELS.filter((channel) => !reached.includes(channel))
    expect(refused.toSorted()).toEqual(WRITING)
  })

  it("refuses in one sentence", async () => {
    const refused = await underReadOnly(modeOf(true), REACHED)["pack:pin"]({} as never)
    if (refused.kind !== "refused") throw new Error("it was not refused")
    expect(told("en", refused.says)).toMatch(/^[A-Z][^.]+\.$/)
  })

  it("is not switched off in the window where it was switched on at the start", () => {
    const mode = modeOf(true)
    expect(mode.set(false).kind).toBe("refused")
    expect(mode.read()).toEqual({ isOn: true, isFixed: true })
  })

  it("holds from the moment at which a second start asks for it", () => {
    const mode = modeOf()
    mode.fix()
    expect(mode.read()).toEqual({ isOn: true, isFixed: true })
    expect(mode.set(false).kind).toBe("refused")
  })

  it("is not switched on while something is being written", async () => {
    const mode = modeOf()
    const { promise, resolve } = Promise.withResolvers<null>()
    const writing = mode.during(() => promise)
    expect(mode.set(true).kind).toBe("refused")
    expect(mode.read().isOn).toBe(false)
    resolve(null)
    await writing
    expect(mode.set(true)).toEqual({ kind: "set", readOnly: { isOn: true, isFixed: false } })
  })
})
