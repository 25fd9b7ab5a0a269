import { describe, expect, it } from "vitest"
import { Failure } from "../../../core/base/index.ts"
import {
  inventory,
  inventoryDigest,
  makePortableMeasure,
  portableDigests,
} from "../../../core/hashing/index.ts"
import { container, files, hex } from "../formats/sample-bags.ts"

const measureAll = async (contents: Readonly<Record<string, string>>) => {
  const jobs = Object.keys(contents).map((path) => ({ path, algorithms: ["sha256" as const] }))
  return makePortableMeasure(container(files(contents)), portableDigests)(jobs)
}

describe("the inventory", () => {
  it("lists every measured file, sorted by the bytes of the path", async () => {
    const items = inventory(await measureAll({ "\u{1F600}": "", "\uFF5E": "x", a: "abc" }))
    expect(items).toEqual([
      { path: "a", sizeBytes: 3, sha256: hex("sha256", "abc") },
      { path: "\uFF5E", sizeBytes: 1, sha256: hex("sha256", "x") },
      { path: "\u{1F600}", sizeBytes: 0, sha256: hex("sha256", "") },
    ])
  })

  it("leaves out what could not be read whole", () => {
    const problem = { kind: "changed", detail: "" } as const
    const digests = { sha256: hex("sha256", "") }
    expect(inventory([{ path: "a", sizeBytes: 0, digests, problem }])).toEqual([])
  })

  it("has the digest of the list that sha256sum would write, percent-encoded as in a manifest", async () => {
    const items = inventory(await measureAll({ "a b": "1", "c%\n\r": "2" }))
    const text = `${hex("sha256", "1")}  a b\n${hex("sha256", "2")}  c%25%0A%0D\n`
    expect(inventoryDigest(items, portableDigests)).toBe(hex("sha256", text))
  })
})

describe("makePortableMeasure", () => {
  it("computes every algorithm in the order of the jobs", async () => {
    const measure = makePortableMeasure(container(files({ a: "abc", b: "" })), portableDigests)
    const algorithms = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"] as const
    const measured = await measure([
      { path: "b", algorithms: ["sha256"] },
      { path: "a", algorithms },
    ])
    expect(measured).toEqual([
      { path: "b", sizeBytes: 0, digests: { sha256: hex("sha256", "") } },
      {
        path: "a",
        sizeBytes: 3,
        digests: Object.fromEntries(algorithms.map((name) => [name, hex(name, "abc")])),
      },
    ])
  })

  it("states a file that cannot be read as a problem of that file", async () => {
    const read = (path: string) => {
      if (path === "a") throw new Failure("UNREADABLE", "permission denied")
      return container(files({ b: "" })).read(path)
    }
    const jobs = ["a", "b"].map((path) => ({ path, algorithms: ["sha256" as const] }))
    const measured = await makePortableMeasure({ read }, portableDigests)(jobs)
    expect(measured).toMatchObject([
      { path: "a", digests: {}, problem: { kind: "unreadable", detail: "permission denied" } },
      { path: "b", digests: { sha256: hex("sha256", "") } },
    ])
  })

  it("tells how many bytes it has read, and stops when asked", async () => {
    const measure = makePortableMeasure(container(files({ a: "abc" })), portableDigests)
    const jobs = [{ path: "a", algorithms: ["sha256" as const] }]
    let bytes = 0
    await measure(jobs, { onBytes: (read) => (bytes += read) })
    expect(bytes).toBe(3)
    await expect(measure(jobs, { signal: AbortSignal.abort() })).rejects.toThrow("interrupted")
  })
})
