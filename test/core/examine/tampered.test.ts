import { beforeAll, describe, expect, it } from "vitest"
import { fromHex } from "../../../core/base/index.ts"
import { toUtf8, type FindingCode } from "../../../core/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import { germanSentence } from "../../../core/report/german/result-sentences.ts"
import {
  changed,
  codesOf,
  event,
  examineFiles,
  EXPORTER,
  extended,
  rehashed,
  sealedBag,
  STRANGER,
  text,
  withSeal,
  ARCHIVIST,
  type Files,
} from "../../support/evidence.ts"

const LOG = "custody/events.jsonl"
const SEAL = "seals/exporter.dsse.json"
const KEPT = "custody/generations/0/"

let bag: Files
let counterSealed: Files
let next: Files

beforeAll(async () => {
  bag = await sealedBag()
  counterSealed = await withSeal(bag, ARCHIVIST, "archivist")
  next = await extended(bag, [event(100)])
})

const lines = (files: Files) => text(files, LOG).trimEnd().split("\n")
const withLines = (files: Files, change: (all: string[]) => string[]) =>
  changed(files, LOG, () => `${change(lines(files)).join("\n")}\n`)

/** One file less and one more, of the same contents, so that no count and no digest of a file differs. */
function exchanged(files: Files): Files {
  const record = text(files, "data/records/1.json")
  const without = changed(files, "data/records/1.json", () => undefined)
  return rehashed(changed(without, "data/records/9.json", () => record))
}

/** Gives every line the number and the link that its place asks for: a whole new, unbroken log. */
function rechained(all: readonly string[]): string[] {
  let prev = "0".repeat(64)
  return all.map((line, seq) => {
    const value = JSON.parse(line) as Record<string, unknown>
    const next = JSON.stringify(sorted({ ...value, seq, prev }))
    prev = Buffer.from(nativeDigests.sha256(toUtf8(next))).toString("hex")
    return next
  })
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

interface Tampering {
  readonly what: string
  readonly of?: () => Files
  readonly tamper: (files: Files) => Files
  /** Codes announced beforehand; every one must be found. */
  readonly codes: readonly FindingCode[]
  /** A path at which one of the codes must be. */
  readonly at: string
  readonly verdict?: "INDETERMINATE"
  /** What the three statements must say: integrity, origin, completeness (P, F or I). */
  readonly says: string
}

const TAMPERINGS: readonly Tampering[] = [
  {
    what: "a digit of a record is changed",
    tamper: (files) => changed(files, "data/records/1.json", (old) => old.replace("100", "900")),
    codes: ["HASH_FAILURE"],
    at: "data/records/1.json",
    says: "FPP",
  },
  {
    what: "a record is changed and all manifests are recomputed",
    tamper: (files) =>
      rehashed(changed(files, "data/records/1.json", (old) => old.replace("100", "900"))),
    codes: ["SEAL_MISMATCH"],
    at: SEAL,
    // The sealed list is gone, so nobody can tell which files it named.
    says: "FFF",
  },
  {
    what: "a record is exchanged for another and all manifests are recomputed",
    tamper: (files) => exchanged(files),
    codes: ["SEAL_MISMATCH"],
    at: SEAL,
    says: "FFF",
  },
  {
    what: "a record is removed",
    tamper: (files) => changed(files, "data/records/1.json", () => undefined),
    codes: ["MANIFEST_MISSING", "OXUM_MISMATCH"],
    at: "data/records/1.json",
    says: "FIF",
  },
  {
    what: "a record is removed and all manifests are recomputed",
    tamper: (files) => rehashed(changed(files, "data/records/1.json", () => undefined)),
    codes: ["SEAL_MISMATCH"],
    at: SEAL,
    says: "FFF",
  },
  {
    what: "a file is added to the payload",
    tamper: (files) => changed(files, "data/records/3.json", () => "{}"),
    codes: ["MANIFEST_EXTRA", "UNSEALED_CONTENT"],
    at: "data/records/3.json",
    says: "FIF",
  },
  {
    what: "a file is added beside the payload",
    tamper: (files) => changed(files, "notes.txt", () => "x"),
    codes: ["UNSEALED_CONTENT"],
    at: "notes.txt",
    says: "PPF",
  },
  {
    what: "a file is added below custody/",
    tamper: (files) => changed(files, "custody/extra.json", () => "{}"),
    codes: ["UNSEALED_CONTENT"],
    at: "custody/extra.json",
    says: "PPF",
  },
  {
    what: "a weaker manifest is added",
    tamper: (files) =>
      changed(files, "manifest-md5.txt", () => `${"0".repeat(32)}  data/records/1.json\n`),
    codes: ["UNSEALED_CONTENT"],
    at: "manifest-md5.txt",
    says: "PPF",
  },
  {
    what: "a tag manifest that no seal names is added",
    tamper: (files) => changed(files, "tagmanifest-sha512.txt", () => ""),
    codes: ["UNSEALED_CONTENT"],
    at: "tagmanifest-sha512.txt",
    says: "FFF",
  },
  {
    what: "a fetch.txt is added",
    tamper: (files) => changed(files, "fetch.txt", () => "https://x.invalid/a 1 data/a\n"),
    codes: ["UNSEALED_CONTENT"],
    at: "fetch.txt",
    says: "PPF",
  },
  {
    what: "something that is no seal is put among the seals",
    tamper: (files) => changed(files, "seals/extra.dsse.json", () => "{}\n"),
    codes: ["UNSEALED_CONTENT"],
    at: "seals/extra.dsse.json",
    // A file that is named as a seal and is none breaks the format as well.
    says: "FPF",
  },
  {
    what: "something that is no token is put among the time-stamps as one of a seal",
    tamper: (files) => {
      const seal = files.get(SEAL) ?? new Uint8Array()
      const name = Buffer.from(nativeDigests.sha256(seal)).toString("hex")
      return new Map([...files, [`timestamps/${name}.tsr`, Uint8Array.of(0x30, 0x02, 0x05, 0x00)]])
    },
    codes: ["FORMAT_FAILURE"],
    at: "timestamps/",
    says: "PFP",
  },
  {
    what: "a token of no seal is put among the time-stamps",
    tamper: (files) =>
      new Map([...files, [`timestamps/${"0".repeat(64)}.tsr`, Uint8Array.of(0x30, 0x00)]]),
    codes: ["UNSEALED_CONTENT"],
    at: "timestamps/",
    says: "PPF",
  },
  {
    what: "the tail of the log is cut off",
    tamper: (files) => withLines(files, (all) => all.slice(0, -2)),
    codes: ["LOGCHAIN_TRUNCATED", "HASH_FAILURE", "MERKLE_ROOT_MISMATCH"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "the tail of the log is cut off and all manifests are recomputed",
    tamper: (files) => rehashed(withLines(files, (all) => all.slice(0, -2))),
    codes: ["LOGCHAIN_TRUNCATED", "MERKLE_ROOT_MISMATCH", "SEAL_MISMATCH"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "three events are deleted from the middle",
    tamper: (files) => withLines(files, (all) => all.toSpliced(4, 3)),
    codes: ["SEQUENCE_GAP", "MERKLE_ROOT_MISMATCH"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "two events are exchanged",
    tamper: (files) => withLines(files, (all) => all.toSpliced(4, 2, all[5] ?? "", all[4] ?? "")),
    codes: ["SEQUENCE_GAP"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "an event is repeated",
    tamper: (files) => withLines(files, (all) => all.toSpliced(4, 0, all[4] ?? "")),
    codes: ["SEQUENCE_GAP"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "an event is edited",
    tamper: (files) =>
      withLines(files, (all) => all.with(4, (all[4] ?? "").replace("flow-7", "flow-8"))),
    codes: ["LOGCHAIN_LINK_BROKEN"],
    at: LOG,
    says: "FFP",
  },
  {
    what: "an event is edited and the whole chain recomputed, manifests included",
    tamper: (files) =>
      rehashed(
        withLines(files, (all) =>
          rechained(all.with(4, (all[4] ?? "").replace("flow-7", "flow-8"))),
        ),
      ),
    codes: ["MERKLE_ROOT_MISMATCH", "LOGCHAIN_HEAD_MISMATCH", "SEAL_MISMATCH"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "an event is re-written with another order of members",
    tamper: (files) =>
      withLines(files, (all) => {
        const entries = Object.entries(JSON.parse(all[4] ?? "") as object)
        return all.with(4, JSON.stringify(Object.fromEntries(entries.toReversed())))
      }),
    codes: ["CANON_DIALECT_MISMATCH"],
    at: LOG,
    says: "FFP",
  },
  {
    what: "an event gets a second member of the same name",
    tamper: (files) =>
      withLines(files, (all) => all.with(4, (all[4] ?? "").replace("{", `{"outcome":"fail",`))),
    codes: ["DUPLICATE_KEY"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "the log is emptied",
    tamper: (files) => changed(files, LOG, () => ""),
    codes: ["LOG_EMPTY"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "the log is removed",
    tamper: (files) => changed(files, LOG, () => undefined),
    codes: ["FORMAT_FAILURE", "MANIFEST_MISSING"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "the checkpoint is removed",
    tamper: (files) => changed(files, "custody/checkpoint", () => undefined),
    codes: ["FORMAT_FAILURE", "MANIFEST_MISSING"],
    at: "custody/checkpoint",
    says: "FFF",
  },
  {
    what: "the checkpoint's signature is damaged",
    tamper: (files) =>
      changed(files, "custody/checkpoint", (old) => {
        const at = old.trimEnd().length - 10
        return `${old.slice(0, at)}${old[at] === "A" ? "B" : "A"}${old.slice(at + 1)}`
      }),
    codes: ["SIG_CRYPTO_FAILURE", "HASH_FAILURE"],
    at: "custody/checkpoint",
    says: "FFP",
  },
  {
    what: "the checkpoint names another origin",
    tamper: (files) =>
      changed(files, "custody/checkpoint", (old) => old.replaceAll("acme.example", "evil.example")),
    codes: ["CHECKPOINT_ORIGIN_MISMATCH", "HASH_FAILURE"],
    at: "custody/checkpoint",
    says: "FFP",
  },
  {
    what: "all seals are taken away",
    tamper: (files) => changed(files, SEAL, () => undefined),
    codes: ["SEAL_MISSING"],
    at: "seals",
    says: "PFF",
  },
  {
    what: "the first of two seals is taken away",
    of: () => counterSealed,
    tamper: (files) => changed(files, SEAL, () => undefined),
    codes: ["SEAL_MISSING"],
    at: SEAL,
    says: "PFF",
  },
  {
    what: "a seal's signature is damaged",
    tamper: (files) =>
      changed(files, SEAL, (old) =>
        old.replace(/"sig":"(.)/, (_all, c) => `"sig":"${c === "A" ? "B" : "A"}`),
      ),
    codes: ["SIG_CRYPTO_FAILURE"],
    at: SEAL,
    says: "PFP",
  },
  {
    what: "a seal's statement is edited",
    tamper: (files) =>
      changed(files, SEAL, (old) => {
        const envelope = JSON.parse(old) as { payload: string }
        const payload = Buffer.from(envelope.payload, "base64").toString().replace("test", "text")
        return `${JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString("base64") })}\n`
      }),
    codes: ["SIG_CRYPTO_FAILURE"],
    at: SEAL,
    says: "PFP",
  },
  {
    what: "bag-info.txt claims another bag id",
    tamper: (files) => changed(files, "bag-info.txt", (old) => old.replace("bag-", "bog-")),
    codes: ["HASH_FAILURE", "SEAL_MISMATCH"],
    at: "bag-info.txt",
    says: "FFP",
  },
  {
    what: "the bag is made to look like a plain one",
    tamper: (files) => new Map([...files].filter(([path]) => !/^(?:custody|seals)\//.test(path))),
    codes: ["FORMAT_FAILURE", "MANIFEST_MISSING", "SEAL_MISSING"],
    at: LOG,
    says: "FFF",
  },
  {
    what: "bagit.txt is removed",
    tamper: (files) => changed(files, "bagit.txt", () => undefined),
    codes: ["FORMAT_FAILURE", "MANIFEST_MISSING"],
    at: "bagit.txt",
    says: "FPF",
  },
  {
    what: "a kept checkpoint of an earlier generation is edited",
    of: () => next,
    tamper: (files) =>
      rehashed(
        changed(files, "custody/generations/0/custody/checkpoint", (old) =>
          old.replace("\n15\n", "\n14\n"),
        ),
      ),
    codes: ["GENERATION_INCONSISTENT"],
    at: "custody/generations/0/custody/checkpoint",
    says: "FFF",
  },
  {
    what: "an earlier generation is taken away and all manifests are recomputed",
    of: () => next,
    tamper: (files) =>
      rehashed(new Map([...files].filter(([path]) => !path.startsWith("custody/generations/")))),
    codes: ["GENERATION_INCONSISTENT", "SEAL_MISMATCH"],
    at: "custody/generations",
    says: "FFF",
  },
  {
    what: "a record is dropped from a later generation without an erasure",
    of: () => next,
    tamper: (files) => rehashed(changed(files, "data/records/1.json", () => undefined)),
    codes: ["MANIFEST_MISSING"],
    at: "data/records/1.json",
    says: "FFF",
  },
  {
    what: "two names differ only in case",
    tamper: (files) => changed(files, "data/records/1.JSON", () => "{}"),
    codes: ["NAME_COLLISION", "UNSEALED_CONTENT"],
    at: "data/records/1",
    says: "FIF",
  },
]

describe("a bag that was tampered with", () => {
  it.each(TAMPERINGS)("is caught when $what", async ({ of, tamper, codes, at, verdict, says }) => {
    const files = of?.() ?? bag
    const before = codesOf(await examineFiles(files))
    const result = await examineFiles(tamper(files))
    expect(result.verdict).toBe(verdict ?? "TOTAL-FAILED")
    expect(codesOf(result)).toEqual(expect.arrayContaining([...codes]))
    for (const code of codes) expect(before).not.toContain(code)
    const { integrity, origin, completeness } = result.statements
    expect([integrity, origin, completeness].map(({ status }) => status[0]).join("")).toBe(says)
    const places = result.findings.filter(({ code }) => codes.includes(code))
    expect(places.some((found) => found.at.path.startsWith(at))).toBe(true)
  })
})

describe("a list of files that is not the sealed one", () => {
  const OTHER_LIST =
    "A list of files is not the one that was sealed; files may be missing, added or exchanged."

  it("is told as such when a pinned key sealed another, though every count agrees", async () => {
    const { statements, findings } = await examineFiles(exchanged(bag))
    expect(findings.map(({ observed }) => observed["member"])).not.toContain("files.count")
    expect(statements.completeness).toEqual({ status: "FAILED", says: OTHER_LIST })
  })

  it("is told as files that are missing or added when a count differs, too", async () => {
    const gone = rehashed(changed(bag, "data/records/1.json", () => undefined))
    const { completeness } = (await examineFiles(gone)).statements
    expect(completeness.says).toMatch(/^Something is missing or was added;/)
  })

  it("is told as bytes where a file was changed, and as seals that are there and differ", async () => {
    const longer = changed(bag, "data/records/1.json", (text) => `${text} `)
    const { statements } = await examineFiles(longer)
    expect(statements.completeness).toEqual({
      status: "FAILED",
      says: "Nothing was found missing or added, but not as many bytes are there as were stated; the findings say where.",
    })
    expect(statements.origin).toEqual({
      status: "INDETERMINATE",
      says: "Not shown: what is stated under seal with the key pinned for Acme Ltd does not agree with the evidence.",
    })
    for (const { says } of Object.values(statements)) expect(germanSentence(says)).not.toBe(says)
  })

  it("says nothing of what is missing when nobody known sealed the other", async () => {
    const { verdict, statements } = await examineFiles(exchanged(bag), { keys: [] })
    expect(verdict).toBe("TOTAL-FAILED")
    expect(statements.completeness.status).toBe("PASSED")
    expect(statements.completeness.says).toMatch(/nobody known vouches for the list\.$/)
  })

  it("is told of a kept state that a pinned key sealed, whoever sealed the newest", async () => {
    const kept = await extended(bag, [event(100)], STRANGER)
    const info = changed(kept, `${KEPT}bag-info.txt`, (old) =>
      old.replace(/^(Bagging-Date: \d{4})/m, (date) => `${date.slice(0, -4)}2001`),
    )
    const digest = (path: string, of: Files) =>
      Buffer.from(nativeDigests.sha256(of.get(path) ?? new Uint8Array())).toString("hex")
    const listed = changed(info, `${KEPT}tagmanifest-sha256.txt`, (old) =>
      old.replace(digest(`${KEPT}bag-info.txt`, kept), digest(`${KEPT}bag-info.txt`, info)),
    )
    const result = await examineFiles(rehashed(listed))
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        check: "generations",
        code: "SEAL_MISMATCH",
        at: { path: `${KEPT}${SEAL}` },
      }),
    )
    expect(result.statements.completeness).toEqual({ status: "FAILED", says: OTHER_LIST })
    const unknown = await examineFiles(rehashed(listed), { keys: [] })
    expect(unknown.statements.completeness.status).toBe("PASSED")
  })
})

describe("a log from which events are gone", () => {
  it("is called cut off only when its end is gone", async () => {
    const inside = await examineFiles(withLines(bag, (all) => all.toSpliced(4, 3)))
    expect(codesOf(inside)).toContain("SEQUENCE_GAP")
    expect(codesOf(inside)).not.toContain("LOGCHAIN_TRUNCATED")
    const both = await examineFiles(withLines(bag, (all) => all.toSpliced(4, 3).slice(0, -1)))
    expect(codesOf(both)).toEqual(expect.arrayContaining(["SEQUENCE_GAP", "LOGCHAIN_TRUNCATED"]))
  })
})

describe("a bag that somebody else sealed", () => {
  it("is not passed when a stranger made the whole of it", async () => {
    const forged = await sealedBag({ signer: STRANGER })
    const result = await examineFiles(forged)
    expect(result.verdict).toBe("INDETERMINATE")
    expect(codesOf(result)).toEqual(["KEY_NOT_PINNED"])
  })

  it("is FAILED when a stranger's seal claims to be by a pinned key", async () => {
    const forged = changed(await sealedBag({ signer: STRANGER }), SEAL, (old) =>
      old.replace(STRANGER.publicKey.fingerprint, EXPORTER.publicKey.fingerprint),
    )
    const result = await examineFiles(forged)
    expect(result.verdict).toBe("TOTAL-FAILED")
    expect(codesOf(result)).toContain("SIG_CRYPTO_FAILURE")
  })

  it("is FAILED when it contradicts a head that was pinned, though the pinned key sealed it", async () => {
    const { input } = await examineFiles(bag)
    const log = input.log
    if (log?.origin === undefined) throw new Error("no log")
    const head = {
      origin: log.origin,
      size: log.events,
      root: fromHex(log.root) ?? new Uint8Array(),
      seenAt: "2026-02-02T00:00:00Z",
    }
    expect((await examineFiles(bag, { heads: [head] })).verdict).toBe("TOTAL-PASSED")
    expect((await examineFiles(next, { heads: [head] })).verdict).toBe("TOTAL-PASSED")

    const later = (await examineFiles(next)).input.log
    const laterHead = {
      ...head,
      size: later?.events ?? 0,
      root: fromHex(later?.root ?? "") ?? head.root,
    }
    const replayed = await examineFiles(bag, { heads: [laterHead] })
    expect(replayed.verdict).toBe("INDETERMINATE")
    expect(codesOf(replayed)).toEqual(["STALE_BUNDLE"])

    const forked = await examineFiles(bag, { heads: [{ ...head, root: new Uint8Array(32) }] })
    expect(forked.verdict).toBe("TOTAL-FAILED")
    expect(codesOf(forked)).toEqual(["LOGCHAIN_FORK"])
  })

  it("is FAILED when another bag was asked for", async () => {
    const asked = await examineFiles(bag, { terms: { expected: "bag-of-somebody-else" } })
    expect(codesOf(asked)).toEqual(["BUNDLE_UNEXPECTED"])
    expect(asked.verdict).toBe("TOTAL-FAILED")
    expect(asked.statements.completeness.says).toBe("This is not the bag that was expected.")
  })

  it("says that something is missing where that is so, whichever bag was asked for", async () => {
    const torn = new Map(bag)
    torn.delete([...bag.keys()].find((path) => path.startsWith("data/"))!)
    const asked = await examineFiles(torn, { terms: { expected: "bag-of-somebody-else" } })
    expect(asked.statements.completeness.says).toMatch(/^Something is missing or was added;/)
  })
})

describe("every single byte of a bag", () => {
  it("matters: no bag with one flipped byte is TOTAL-PASSED", { timeout: 120_000 }, async () => {
    const passed: string[] = []
    for (const [path, bytes] of counterSealed) {
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 25))) {
        const flipped = bytes.slice()
        flipped[at] = (flipped[at] ?? 0) ^ 0x01
        const { verdict } = await examineFiles(new Map([...counterSealed, [path, flipped]]))
        if (verdict === "TOTAL-PASSED") passed.push(`${path} byte ${String(at)}`)
      }
    }
    expect(passed).toEqual([])
  })
})
