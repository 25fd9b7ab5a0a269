/** Who vouches for each file, as an examination tells it: said by hand of bags whose seals are known. */
import { createHash } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { toUtf8, type Vouching } from "../../../core/index.ts"
import {
  ARCHIVIST,
  changed,
  examineFiles,
  EXPORTER,
  extended,
  event,
  pinned,
  rehashed,
  sealedBag,
  signer,
  STRANGER,
  TRUST,
  withSeal,
  type Examination,
  type Files,
} from "../../support/evidence.ts"

const ARCHIVIST_LOG = signer(31)
const FILE = "data/records/1.json"
const OTHER = "data/records/2.json"

let bag: Map<string, Uint8Array>
let twice: Map<string, Uint8Array>

beforeAll(async () => {
  bag = await sealedBag()
  twice = await withSeal(bag, ARCHIVIST, "archivist")
})

async function heardOf(files: Files, how: Examination) {
  const heard: Vouching[] = []
  const terms = { ...how.terms, onVouching: (vouching: Vouching) => heard.push(vouching) }
  const { items } = await examineFiles(files, { ...how, terms })
  expect(heard).toHaveLength(1)
  return { items, ...heard[0]! }
}

/** By path: the way, and the names after it. */
async function toldOf(
  files: Files,
  how: Examination = {},
): Promise<Readonly<Record<string, string>>> {
  const { items, groups, groupOf } = await heardOf(files, how)
  expect(groupOf).toHaveLength(items.length)
  return Object.fromEntries(
    items.map(({ path }, index) => {
      const { way, subjects } = groups[groupOf[index]!]!
      return [path, [way, ...subjects].join(": ")]
    }),
  )
}

describe("who vouches for a file", () => {
  it("is whom the sealing keys are pinned for, for every file but the seals", async () => {
    const told = await toldOf(twice)
    for (const [path, who] of Object.entries(told)) {
      expect([path, who]).toEqual([
        path,
        path.startsWith("seals/") ? "signed" : "sealed: City Archive: Acme Ltd",
      ])
    }
    expect(Object.keys(told)).toContain("tagmanifest-sha256.txt")
  })

  it("is nobody known where nobody was pinned, or only others were", async () => {
    for (const keys of [undefined, [pinned(STRANGER, ["exporter"])]]) {
      const told = await toldOf(bag, { keys })
      expect(told[FILE]).toBe("unknown")
      expect(told["tagmanifest-sha256.txt"]).toBe("unknown")
    }
  })

  it("is not a key that shows no origin, which is named all the same", async () => {
    const [exporter] = TRUST
    const compromised = { certainty: "known", reason: "stolen", by: "Ann" } as const
    expect((await toldOf(bag, { keys: [{ ...exporter!, compromised }] }))[FILE]).toBe(
      "no-origin: Acme Ltd",
    )
    expect((await toldOf(bag, { keys: [pinned(EXPORTER, ["archivist"])] }))[FILE]).toBe(
      "no-origin: Somebody",
    )
  })

  it("is no witness by itself", async () => {
    const witnessed = await withSeal(bag, STRANGER, "witness")
    const witness = pinned(STRANGER, ["witness"], { subject: "Notary" })
    expect((await toldOf(witnessed, { keys: [witness] }))[FILE]).toBe("no-origin: Notary")
  })

  it("is nobody for a file that differs from its list, or that none names", async () => {
    const added = changed(
      changed(bag, FILE, () => "{}"),
      "data/new.txt",
      () => "new",
    )
    const told = await toldOf(added)
    expect(told[FILE]).toBe("contradicted")
    expect(told["data/new.txt"]).toBe("unlisted")
    // The seal counts the files, so it does not hold as a whole any more.
    expect(told[OTHER]).toBe("listed")
  })

  it("stays who sealed it for the files beside one that differs", async () => {
    const told = await toldOf(changed(bag, FILE, (text) => text.replace("100", "900")))
    expect(told[FILE]).toBe("contradicted")
    expect(told[OTHER]).toBe("sealed: Acme Ltd")
  })

  it("is nobody once the lists were written anew", async () => {
    const told = await toldOf(rehashed(changed(bag, FILE, (text) => text.replace("100", "900"))))
    expect(told[FILE]).toBe("listed")
    // That list is the only one that no list names, and no seal states it as it is.
    expect(told["tagmanifest-sha256.txt"]).toBe("unlisted")
    const unpinned = await toldOf(rehashed(changed(bag, FILE, () => "{}")), { keys: undefined })
    expect(unpinned[FILE]).toBe("listed")
  })

  it("counts every wrong file, also those beyond what findings are kept of", async () => {
    const payload = Object.fromEntries(
      Array.from({ length: 150 }, (_, n) => [`${String(n)}.txt`, String(n)]),
    )
    const many = await sealedBag({ payload })
    for (const path of [...many.keys()].filter((one) => one.startsWith("data/"))) {
      many.set(path, toUtf8("x".repeat(many.get(path)!.length)))
    }
    const told = Object.entries(await toldOf(many)).filter(([path]) => path.startsWith("data/"))
    expect(told).toHaveLength(150)
    expect(new Set(told.map(([, who]) => who))).toEqual(new Set(["contradicted"]))
  })

  it("is the sealer of the present state for what was kept of an earlier one", async () => {
    const next = await extended(bag, [event(100)])
    const told = await toldOf(next)
    const kept = Object.keys(told).filter((path) => path.startsWith("custody/generations/"))
    expect(kept.length).toBeGreaterThan(0)
    for (const path of kept) expect([path, told[path]]).toEqual([path, "sealed: Acme Ltd"])
  })

  it("is nobody for plain lists, whatever their digests", async () => {
    const digest = createHash("md5").update("a").digest("hex")
    const told = await toldOf(
      new Map([
        ["checksums.md5", toUtf8(`${digest}  a.txt\n`)],
        ["a.txt", toUtf8("a")],
      ]),
    )
    expect(told).toEqual({ "a.txt": "listed", "checksums.md5": "unlisted" })
  })
})

describe("who states where the log ends", () => {
  const LOG = "custody/events.jsonl"

  async function endOf(files: Files, how: Examination = {}): Promise<string | undefined> {
    const { logEnd } = await heardOf(files, how)
    if (logEnd === null) return undefined
    const { way, subjects, stated } = logEnd
    const other =
      stated === undefined
        ? []
        : [`${String(stated.events)} with ${stated.isLast ? "this" : "another"} last line`]
    return [way, ...subjects, ...other].join(": ")
  }

  async function recordsIn(files: Files): Promise<number | undefined> {
    return (await examineFiles(files)).input.log?.events
  }

  it("is whom the sealing keys are pinned for", async () => {
    expect(await endOf(twice)).toBe("sealed: City Archive: Acme Ltd")
  })

  it("is two people where two keys are pinned for one name", async () => {
    const keys = [pinned(EXPORTER, ["exporter"]), pinned(ARCHIVIST, ["archivist"])].map((key) => ({
      ...key,
      subject: "Kim Doe",
    }))
    const names = [ARCHIVIST, EXPORTER].map(
      ({ publicKey }) => `Kim Doe (${publicKey.fingerprint.slice(0, 8)})`,
    )
    expect(await endOf(twice, { keys })).toBe(["sealed", ...names].join(": "))
    expect((await toldOf(twice, { keys }))[FILE]).toBe(["sealed", ...names].join(": "))
  })

  it("is a key that shows no origin, of a log that is whole", async () => {
    const witnessed = await withSeal(bag, STRANGER, "witness")
    const witness = pinned(STRANGER, ["witness"], { subject: "Notary" })
    expect(await endOf(witnessed, { keys: [witness] })).toBe("no-origin: Notary")
  })

  it("is a seal that says other things which are not so, behind a break", async () => {
    const edited = changed(bag, LOG, (log) => log.replace('"id":"evt-1"', '"id":"evt-x"'))
    expect(await endOf(edited)).toBe(
      `otherwise: Acme Ltd: ${String(await recordsIn(bag))} with this last line`,
    )
  })

  it("is a seal that says this of the log, and other things that are not so", async () => {
    const signed = await sealedBag({ logSigner: ARCHIVIST_LOG })
    const more = changed(signed, FILE, (text) => `${text} `)
    const keys = [pinned(EXPORTER, ["exporter"])]
    expect(await endOf(more, { keys })).toBe("broken: Somebody")
  })

  it("is the checkpoint, and no seal, where a seal that says the same does not hold", async () => {
    const signed = await sealedBag({ logSigner: ARCHIVIST_LOG })
    const keys = [pinned(ARCHIVIST_LOG, ["log"]), pinned(EXPORTER, ["exporter"])]
    const more = changed(signed, FILE, (text) => `${text} `)
    expect(await endOf(more, { keys })).toBe("checkpoint")
  })

  it("is a seal that counts other lines, where some are gone inside", async () => {
    const gone = changed(bag, LOG, (log) => log.split("\n").toSpliced(4, 2).join("\n"))
    expect(await endOf(gone)).toBe(
      `otherwise: Acme Ltd: ${String(await recordsIn(bag))} with this last line`,
    )
    expect(await endOf(gone, { keys: undefined })).toBe("unstated")
  })

  it("is nobody known where nobody pinned the key", async () => {
    expect(await endOf(bag, { keys: undefined })).toBe("unknown")
  })

  it("is the checkpoint where its key is pinned and that of no seal is", async () => {
    const signed = await sealedBag({ logSigner: ARCHIVIST_LOG })
    expect(await endOf(signed, { keys: [pinned(ARCHIVIST_LOG, ["log"])] })).toBe("checkpoint")
  })

  it("is nobody for a log that was cut, or that goes on", async () => {
    const cut = changed(bag, LOG, (log) => `${log.split("\n").slice(0, -2).join("\n")}\n`)
    expect(await endOf(cut)).toBe(
      `otherwise: Acme Ltd: ${String(await recordsIn(bag))} with another last line`,
    )
    expect(await endOf(cut, { keys: undefined })).toBe("unstated")
  })

  it("is not asked where there is no log", async () => {
    expect(await endOf(new Map([["a.txt", toUtf8("a")]]))).toBe(undefined)
  })
})
