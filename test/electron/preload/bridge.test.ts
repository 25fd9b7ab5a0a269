import { describe, expect, it } from "vitest"
import { makeBridge, type Transport } from "../../../electron/preload/bridge.ts"

interface Said {
  readonly channel: string
  readonly ask: unknown
}

/** A transport that writes down what it is given. */
function notedTransport(): { readonly transport: Transport; readonly said: Said[] } {
  const said: Said[] = []
  const transport: Transport = {
    invoke: (channel, ask) => {
      said.push({ channel, ask })
      return Promise.resolve("answer")
    },
    listen: (channel, listener) => {
      listener("told")
      return () => {
        said.push({ channel, ask: "ended" })
      }
    },
    pathOf: ({ name }) => (name === "nowhere" ? "" : `/somewhere/${name}`),
  }
  return { transport, said }
}

describe("the bridge", () => {
  it("says on a channel what it is asked to", async () => {
    const { transport, said } = notedTransport()
    await expect(makeBridge(transport).api["clipboard:write"]("digest")).resolves.toBe("answer")
    expect(said).toEqual([{ channel: "clipboard:write", ask: "digest" }])
  })

  it("turns dropped files into paths for main, and tells it of those that lie nowhere", async () => {
    const { transport, said } = notedTransport()
    await makeBridge(transport).offerDropped([new File([], "bag.zip"), new File([], "nowhere")])
    expect(said).toEqual([{ channel: "evidence:dropped", ask: ["/somewhere/bag.zip", ""] }])
  })

  it("gives the window no way to name a path itself", () => {
    const { api } = makeBridge(notedTransport().transport)
    expect(Object.keys(api)).not.toContain("evidence:dropped")
  })

  it("listens until it is told to stop", () => {
    const { transport, said } = notedTransport()
    const heard: unknown[] = []
    const stop = makeBridge(transport).subscribe("evidence:opened", (value) => heard.push(value))
    expect(heard).toEqual(["told"])
    stop()
    expect(said).toEqual([{ channel: "evidence:opened", ask: "ended" }])
  })

  it("listens to nothing that is not in the contract", () => {
    const { subscribe } = makeBridge(notedTransport().transport)
    expect(() => subscribe("__proto__" as "evidence:opened", () => undefined)).toThrow(RangeError)
  })
})
