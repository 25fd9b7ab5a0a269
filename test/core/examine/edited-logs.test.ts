/** Logs that were edited: what happened is named, with the smallest range, and what still stands. */
import { beforeAll, describe, expect, it } from "vitest"
import { toCanonicalJson, toUtf8 } from "../../../core/base/index.ts"
import {
  DEFAULT_POLICY_JSON,
  parsePolicy,
  type FindingCode,
  type Result,
} from "../../../core/index.ts"
import { nativeDigests } from "../../../core/node/index.ts"
import {
  ARCHIVIST,
  changed,
  event,
  examineFiles,
  EXPORTER,
  extended,
  pinned,
  rehashed,
  sealedBag,
  signer,
  STRANGER,
  text,
  TRUST,
  withSeal,
  type Files,
} from "../../support/evidence.ts"

const LOG = "custody/events.jsonl"
const LIST = "manifest-sha256.txt"
const SEAL = "seals/exporter.dsse.json"

let bag: Files
let next: Files

beforeAll(async () => {
  const events = Array.from({ length: 40 }, (_, n) => event(n))
  bag = await sealedBag({ events })
  next = await extended(bag, [event(100), event(101)])
})

const linesOf = (files: Files) => text(files, LOG).trimEnd().split("\n")
const withLines = (files: Files, edit: (lines: string[]) => readonly string[]) =>
  changed(files, LOG, () => `${edit(linesOf(files)).join("\n")}\n`)

async function found(files: Files, code: FindingCode): Promise<Result["findings"]> {
  const { findings, verdict } = await examineFiles(files)
  expect(verdict).not.toBe("TOTAL-PASSED")
  return findings.filter((one) => one.code === code)
}

/** The built-in policy with other algorithms of signatures. */
function policyAllowing(signatures: readonly string[]): string {
  const policy = JSON.parse(DEFAULT_POLICY_JSON) as object
  return JSON.stringify({ ...policy, algorithms: { signatures } })
}

/** Gives every line the number and link of its place. */
function relinked(lines: readonly string[]): readonly string[] {
  let prev = "0".repeat(64)
  return lines.map((line, seq) => {
    const value = JSON.parse(line) as Record<string, string>
    const written = toCanonicalJson({ ...value, seq, prev })
    prev = Buffer.from(nativeDigests.sha256(written)).toString("hex")
    return new TextDecoder().decode(written)
  })
}

describe("a log that was edited", () => {
  it("connects a state that does not follow with the records that are missing before it", async () => {
    const [uri, other] = ["app://permits/7", "app://permits/8"]
    const events = Array.from({ length: 12 }, (_, n) =>
      event(n, { objects: [{ uri, before: { n }, after: { n: n + 1 } }] }),
    )
    const broken = event(12, { objects: [{ uri: other, after: { n: 1 } }] })
    const late = event(13, { objects: [{ uri: other, before: { n: 2 } }] })
    const files = await sealedBag({ events: [...events, broken, late] })
    const cut = withLines(files, (lines) => lines.toSpliced(5, 2))
    const [state, ...others] = await found(cut, "VALUE_CHAIN_BREAK")
    expect(state?.at.range).toEqual({ first: 4, last: 7 })
    expect(state?.observed["missingBetween"]).toBe("records 5 to 6")
    // Nothing is missing between the two events of the other object.
    expect(others.map(({ observed }) => observed["missingBetween"])).toEqual([undefined])
    const one = withLines(files, (lines) => lines.toSpliced(5, 1))
    expect((await found(one, "VALUE_CHAIN_BREAK"))[0]?.observed["missingBetween"]).toBe("record 5")
  })

  it("names records that are missing, all of them at once, and says what of the rest was signed", async () => {
    const [gap, ...more] = await found(
      withLines(bag, (lines) => lines.toSpliced(20, 3)),
      "SEQUENCE_GAP",
    )
    expect(more).toEqual([])
    expect(gap?.at.range).toEqual({ first: 20, last: 22 })
    expect(gap?.observed).toMatchObject({
      what: "deleted",
      records: "20 to 22",
      stands:
        "from record 23 on every link holds, to the last line, whose digest a pinned key signed",
    })
  })

  it("names each of two gaps, and what lies between them", async () => {
    const files = withLines(bag, (lines) => lines.toSpliced(30, 1).toSpliced(10, 2))
    const gaps = await found(files, "SEQUENCE_GAP")
    expect(gaps.map(({ observed }) => [observed["records"], observed["stands"]])).toEqual([
      ["10 to 11", "records 12 to 29 follow one another"],
      [
        "30",
        "from record 31 on every link holds, to the last line, whose digest a pinned key signed",
      ],
    ])
  })

  it("names the two lines of which one was edited, and no others", async () => {
    const files = withLines(bag, (lines) => lines.with(7, lines[7]!.replace("flow-7", "flow-8")))
    const [link] = await found(files, "LOGCHAIN_LINK_BROKEN")
    expect(link?.at.range).toEqual({ first: 7, last: 8 })
    expect(link?.observed).toMatchObject({
      what: "edited",
      stands:
        "from record 8 on every link holds, to the last line, whose digest a pinned key signed",
    })
  })

  it("names an inserted record by its lines", async () => {
    const files = withLines(bag, (lines) =>
      lines.toSpliced(5, 0, lines[5]!.replace('"id":"evt-5"', '"id":"forged"')),
    )
    const [inserted] = await found(files, "SEQUENCE_GAP")
    expect(inserted?.observed).toMatchObject({
      what: "inserted",
      stands:
        "from record 5 on every link holds, to the last line, whose digest a pinned key signed",
    })
  })

  it("names exchanged records as reordered", async () => {
    const files = withLines(bag, (lines) => lines.toSpliced(5, 2, lines[6]!, lines[5]!))
    const [moved] = await found(files, "SEQUENCE_GAP")
    expect(moved?.observed["what"]).toBe("reordered")
    expect(moved?.at.range).toEqual({ first: 4, last: 7 })
  })

  it("names a cut by the records that are gone, and says what stands before it", async () => {
    const all = linesOf(bag).length
    const [cut] = await found(
      rehashed(withLines(bag, (lines) => lines.slice(0, -3))),
      "LOGCHAIN_TRUNCATED",
    )
    expect(cut?.at.range).toEqual({ first: all - 3, last: all - 1 })
    expect(cut?.observed).toMatchObject({
      what: "truncated",
      records: `${all - 3} to ${all - 1}`,
      stands: `records 0 to ${all - 4} follow one another`,
    })
  })

  it("names a line that was written again in another form as re-serialised", async () => {
    const files = withLines(bag, (lines) => {
      const members = Object.entries(JSON.parse(lines[4]!) as object).toReversed()
      return lines.with(4, JSON.stringify(Object.fromEntries(members)))
    })
    const [line] = await found(files, "CANON_DIALECT_MISMATCH")
    expect(line?.at).toMatchObject({ path: LOG, line: 5 })
    expect(line?.observed["what"]).toBe("re-serialised")
  })

  it("names a whole new log as rewritten from the first record on", async () => {
    const files = rehashed(
      withLines(bag, (lines) =>
        relinked(lines.map((line) => line.replace('"id":"evt', '"id":"new'))),
      ),
    )
    const [head] = await found(files, "LOGCHAIN_HEAD_MISMATCH")
    expect(head?.observed).toMatchObject({
      what: "rewritten",
      stands: "no earlier signed state tells from which record on",
    })
  })

  it("narrows a fork down to what came after the last generation that still agrees", async () => {
    const kept = linesOf(bag).length
    const files = rehashed(
      withLines(next, (lines) =>
        relinked(lines.with(kept, lines[kept]!.replace('"evt-100"', '"forked"'))),
      ),
    )
    const [head] = await found(files, "LOGCHAIN_HEAD_MISMATCH")
    expect(head?.at.range).toEqual({ first: kept, last: kept + 2 })
    expect(head?.observed["stands"]).toBe(
      `records 0 to ${kept - 1} are as an earlier signed state has them`,
    )
  })

  it("names the seam of two logs that were spliced", async () => {
    const other = await sealedBag({
      events: Array.from({ length: 40 }, (_, n) => event(n, { correlation: "other" })),
    })
    const files = withLines(bag, (lines) => [...lines.slice(0, 20), ...linesOf(other).slice(20)])
    const [seam] = await found(files, "LOGCHAIN_LINK_BROKEN")
    expect(seam?.at.range).toEqual({ first: 19, last: 20 })
    // Nothing sealed vouches for what comes from elsewhere.
    expect(seam?.observed["stands"]).toBe("from record 20 on every link holds")
  })

  it("never calls the rest sealed when what sealed it is no pinned key", async () => {
    const strangers = await sealedBag({ signer: STRANGER })
    const files = withLines(strangers, (lines) => lines.toSpliced(4, 1))
    const { findings } = await examineFiles(files)
    const gap = findings.find(({ code }) => code === "SEQUENCE_GAP")
    expect(gap?.observed["stands"]).toBe("from record 5 on every link holds")
  })
})

describe("a seal that was tampered with", () => {
  it("is named when a later seal says that it was there", async () => {
    const twice = await withSeal(bag, ARCHIVIST, "archivist")
    const [missing] = await found(
      changed(twice, SEAL, () => undefined),
      "SEAL_MISSING",
    )
    expect(missing?.at.path).toBe(SEAL)
    expect(missing?.observed["namedBy"]).toBe("seals/archivist.dsse.json")
  })

  it("by another key is named with the key that nobody pinned", async () => {
    const [unpinned] = await found(await sealedBag({ signer: STRANGER }), "SEAL_UNATTRIBUTED")
    expect(unpinned?.at.path).toBe(SEAL)
    expect(unpinned?.observed["keyid"]).toBe(STRANGER.publicKey.fingerprint)
  })
})

describe("a file that was added, with every manifest computed anew", () => {
  const ADDED = "data/records/slipped.json"
  const added = async (files: Files): Promise<Result["findings"]> => {
    const { findings } = await examineFiles(files)
    return findings.filter(({ observed }) => observed["what"] === "added")
  }

  it("is named where the list without its line is the sealed one", async () => {
    const files = rehashed(new Map([...bag, [ADDED, toUtf8("{}")]]))
    const findings = await added(files)
    expect(findings.map(({ at, observed }) => [at.path, observed["member"]])).toEqual([
      [SEAL, "subject manifest-sha256.txt"],
      [SEAL, "files.count"],
      [SEAL, "files.bytes"],
    ])
    for (const { observed } of findings) expect(observed["file"]).toBe(ADDED)
  })

  it("is named beside a file that was changed and is listed as it was", async () => {
    const file = [...bag.keys()].find((path) => path.startsWith("data/"))!
    const longer = changed(bag, file, (before) => `${before} and more`)
    const list = new TextDecoder().decode(
      rehashed(new Map([...bag, [ADDED, toUtf8("{}")]])).get("manifest-sha256.txt"),
    )
    const files = changed(new Map([...longer, [ADDED, toUtf8("{}")]]), LIST, () => list)
    const findings = await added(files)
    expect(findings.length).toBeGreaterThan(0)
    for (const { observed } of findings) expect(observed["file"]).toBe(ADDED)
  })

  it("is not guessed at when another file was changed and listed anew", async () => {
    const file = [...bag.keys()].find((path) => path.startsWith("data/"))!
    const swapped = changed(bag, file, (before) => before.replace(/[a-z]/u, "X"))
    expect(text(swapped, file)).not.toBe(text(bag, file))
    expect(await added(rehashed(new Map([...swapped, [ADDED, toUtf8("{}")]])))).toEqual([])
  })

  it("is none when a line of the sealed list stands in it twice", async () => {
    const files = changed(bag, LIST, (before) => `${before}${before.split("\n").at(-2)!}\n`)
    const { findings } = await examineFiles(files)
    expect(findings.map(({ observed }) => observed["member"])).toContain(`subject ${LIST}`)
    expect(await added(files)).toEqual([])
  })

  it("is none, and nothing was written anew, by the seal of another bag", async () => {
    const whole = await sealedBag({ payload: { "a.txt": "a", "b.txt": "b" } })
    const less = await sealedBag({ payload: { "a.txt": "a" } })
    const files = new Map([...whole, ["seals/second.dsse.json", less.get(SEAL)!]])
    const { findings } = await examineFiles(files)
    expect(findings.map(({ observed }) => observed["member"])).toContain("bagId")
    const explained = findings.map(({ observed }) => observed["what"])
    expect(explained).not.toContain("added")
    expect(explained).not.toContain("rewritten")
  })

  it.each([2, 3, 8])("is named with the others where there are %i", async (count) => {
    const paths = Array.from({ length: count }, (_, n) => `data/a, ${String(n)}.txt`)
    const contents = paths.map((path, n) => [path, toUtf8("x".repeat(n % 3))] as const)
    const findings = await added(rehashed(new Map([...bag, ...contents])))
    expect(findings).toHaveLength(3)
    const [{ observed }] = findings as [Result["findings"][number]]
    const named = Object.entries(observed).filter(([name]) => /^file\d*$/u.test(name))
    expect(named.map(([, path]) => path)).toEqual(paths)
    expect(new Set(named.map(([name]) => name)).size).toBe(count)
    expect(observed["stands"]).toBe(
      "without the lines of these files, manifest-sha256.txt has the digest that this seal states",
    )
  })

  it("is named by no file where there are more than are looked for, which is said", async () => {
    const many = Array.from({ length: 9 }, (_, n) => [`data/${String(n)}`, toUtf8("x")] as const)
    const files = rehashed(new Map([...bag, ...many]))
    expect(await added(files)).toEqual([])
    const { findings } = await examineFiles(files)
    const traced = findings.filter(({ observed }) => observed["traced"] !== undefined)
    expect(traced.map(({ observed }) => [observed["member"], observed["traced"]])).toEqual(
      ["subject manifest-sha256.txt", "files.count", "files.bytes"].map((member) => [
        member,
        "not further: too many choices of files",
      ]),
    )
  })

  it("costs no more than its bound where very many files could be meant", async () => {
    const payload = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`${String(n).padStart(4, "0")}.txt`, "same size"]),
    )
    const large = await sealedBag({ payload })
    const more = Array.from(
      { length: 4 },
      (_, n) => [`data/9${String(n)}.txt`, toUtf8("same size")] as const,
    )
    const files = rehashed(new Map([...large, ...more]))
    let bytes = 0
    const counted = {
      ...nativeDigests,
      sha256: (data: Uint8Array) => {
        bytes += data.length
        return nativeDigests.sha256(data)
      },
    }
    const { findings } = await examineFiles(files, { terms: { digests: counted } })
    expect(findings.some(({ observed }) => observed["traced"] !== undefined)).toBe(true)
    expect(bytes).toBeLessThan(66 * 1024 * 1024)
  })

  it("is not said of a bag that lost a file", async () => {
    const file = [...bag.keys()].find((path) => path.startsWith("data/"))!
    expect(await added(rehashed(changed(bag, file, () => undefined)))).toEqual([])
  })
})

describe("evidence that was signed anew", () => {
  const unattributed = async (files: Files) =>
    (await examineFiles(files)).findings.filter(({ code }) => code === "SEAL_UNATTRIBUTED")
  const originOf = (files: Files) => text(files, "custody/checkpoint").split("\n")[0]!

  it("is called re-signed when the key that was pinned for the role in this log did not sign it", async () => {
    const files = await sealedBag({ signer: STRANGER })
    const origins = [originOf(files)]
    const keys = [pinned(EXPORTER, ["exporter"], { subject: "Acme Ltd", origins })]
    const { findings } = await examineFiles(files, { keys })
    const seal = findings.find(({ code }) => code === "SEAL_UNATTRIBUTED")
    expect(seal?.observed).toMatchObject({
      what: "re-signed",
      stands: "all that it states agrees with the bag",
    })
    expect(seal?.observed["insteadOf"]).toMatch(/\(Acme Ltd\), pinned for this log$/)
    const unpinned = findings.filter(({ code }) => code === "KEY_NOT_PINNED")
    const origin = unpinned.find(({ at }) => at.path === "seals")
    expect(origin?.observed).toMatchObject({ what: "re-signed", resigned: SEAL })
  })

  it("is not said of a bag by somebody unknown, where keys are pinned for the role in any log", async () => {
    const { verdict, findings } = await examineFiles(await sealedBag({ signer: STRANGER }))
    expect(verdict).toBe("INDETERMINATE")
    const whats = findings.map(({ observed }) => observed["what"])
    expect(whats).not.toContain("re-signed")
    const seal = findings.find(({ code }) => code === "SEAL_UNATTRIBUTED")
    expect(seal?.observed["pinnedForAnyLog"]).toMatch(/\(Acme Ltd\)$/)
    expect(seal?.observed).not.toHaveProperty("insteadOf")
    expect(findings.map(({ code, at }) => `${code} ${at.path}`)).toContain("KEY_NOT_PINNED seals")
  })

  it("does not call the head of the log so, where the key that is pinned for heads is for any log", async () => {
    const { findings } = await examineFiles(await sealedBag({ logSigner: signer(6) }), {
      keys: [...TRUST, pinned(signer(5), ["log"])],
    })
    const checkpoint = findings.find(({ code }) => code === "KEY_NOT_PINNED")
    expect(checkpoint?.at.path).toBe("custody/checkpoint")
    expect(checkpoint?.observed).toHaveProperty("required")
    expect(checkpoint?.observed).not.toHaveProperty("what")
  })

  it("does not call the head of the log so, where the key is that of the generation before", async () => {
    const first = await sealedBag({ logSigner: signer(6) })
    const files = await extended(first, [event(100)], STRANGER, signer(6))
    const { findings } = await examineFiles(files)
    const checkpoint = findings.find(
      ({ code, at }) => code === "KEY_NOT_PINNED" && at.path === "custody/checkpoint",
    )
    expect(checkpoint).toBeDefined()
    expect(checkpoint?.observed).not.toHaveProperty("what")
    const other = await examineFiles(await extended(first, [event(100)], STRANGER, signer(7)))
    const resigned = other.findings.find(
      ({ code, at }) => code === "KEY_NOT_PINNED" && at.path === "custody/checkpoint",
    )
    expect(resigned?.observed["insteadOf"]).toMatch(/the key of the log in generation 0$/)
  })

  it("is called so with the key that sealed the generation before", async () => {
    const [seal] = await unattributed(await extended(bag, [event(100)], STRANGER))
    expect(seal?.at.path).toBe(SEAL)
    expect(seal?.observed["insteadOf"]).toMatch(/Acme Ltd.*, who made the seal of generation 0$/)
  })

  it("is called so when the head of the log is by another key than the pinned one", async () => {
    const [log, other] = [signer(5), signer(6)]
    const files = await sealedBag({ logSigner: other })
    const { findings } = await examineFiles(files, {
      keys: [...TRUST, pinned(log, ["log"], { origins: [originOf(files)] })],
    })
    const checkpoint = findings.find(({ code }) => code === "KEY_NOT_PINNED")
    expect(checkpoint).toMatchObject({
      at: { path: "custody/checkpoint" },
      observed: { what: "re-signed", stands: "its size and root agree with the log" },
    })
  })

  it("is not said of a head by another key over a log that does not hold", async () => {
    const files = withLines(await sealedBag({ logSigner: signer(6) }), (lines) =>
      lines.toSpliced(1, 1),
    )
    const { findings } = await examineFiles(files, {
      keys: [...TRUST, pinned(signer(5), ["log"], { origins: [originOf(files)] })],
    })
    const unpinned = findings.filter(({ code }) => code === "KEY_NOT_PINNED")
    expect(unpinned.map(({ at }) => at.path)).toContain("custody/checkpoint")
    for (const { observed } of unpinned) expect(observed).not.toHaveProperty("what")
  })

  it("names no key that was pinned for the role in another log", async () => {
    const elsewhere = pinned(EXPORTER, ["exporter"], { origins: ["acme.example/another"] })
    const files = await sealedBag({ signer: STRANGER })
    const { findings } = await examineFiles(files, { keys: [elsewhere] })
    const seal = findings.find(({ code }) => code === "SEAL_UNATTRIBUTED")
    expect(seal?.at.path).toBe(SEAL)
    expect(seal?.observed).not.toHaveProperty("what")
  })

  it("names the latest of the generations before whose seal is by a pinned key", async () => {
    const again = await extended(await extended(bag, [event(100)]), [event(200)], STRANGER)
    const [seal] = await unattributed(again)
    expect(seal?.observed["insteadOf"]).toMatch(/who made the seal of generation 1$/)
  })

  it("names nobody whose seal before was made with an algorithm that the policy does not allow", async () => {
    const files = await extended(bag, [event(100)], STRANGER)
    const insteadOf = async (signatures: readonly string[]) => {
      const parsed = parsePolicy(toUtf8(policyAllowing(signatures)))
      if (parsed.kind === "refused") throw new Error(parsed.reason)
      const policy = { ...parsed.policy, digest: new Uint8Array(32) }
      const { findings } = await examineFiles(files, { terms: { policy } })
      const seal = findings.find(({ code, at }) => code === "SEAL_UNATTRIBUTED" && at.path === SEAL)
      return seal?.observed["insteadOf"]
    }
    expect(await insteadOf(["ed25519", "ecdsa-p256-sha256"])).toMatch(/seal of generation 0$/)
    expect(await insteadOf(["ecdsa-p256-sha256"])).toBeUndefined()
  })

  it.each([
    ["a further seal by a stranger", () => withSeal(bag, STRANGER, "exporter")],
    ["a witness whom nobody pinned", () => withSeal(bag, STRANGER, "witness")],
    [
      "a stranger's seal that differs from the bag",
      async () => changed(await sealedBag({ signer: STRANGER }), "data/more.txt", () => "x"),
    ],
  ])("is not said of %s", async (_what, make) => {
    const [seal] = await unattributed(await make())
    expect(seal?.at.path).toMatch(/^seals\//)
    expect(seal?.observed).not.toHaveProperty("what")
  })
})

describe("a file that was written again in another form", () => {
  const RECORD = "data/records/1.json"
  const hash = async (files: Files) => (await found(files, "HASH_FAILURE"))[0]?.observed
  const rewritten = (form: (value: unknown) => string) =>
    changed(bag, RECORD, (old) => form(JSON.parse(old)))

  it.each([
    ["indented", (value: unknown) => JSON.stringify(value, undefined, 2)],
    ["without its line end", (value: unknown) => JSON.stringify(value)],
    ["with a byte order mark", (value: unknown) => `\uFEFF${JSON.stringify(value)}\r\n`],
  ])("is called re-serialised when it was %s, and still fails", async (_what, form) => {
    expect(await hash(rewritten(form))).toMatchObject({
      what: "re-serialised",
      recordedForm: "without spaces",
    })
  })

  it.each([
    ["a value was changed", (old: string) => old.replace("100", "900")],
    ["a member came twice", (old: string) => old.replace("{", '{"id":1,')],
    ["it is no JSON any more", (old: string) => old.slice(1)],
    ["it lies too deep", () => "[".repeat(20) + "]".repeat(20)],
  ])("is not called so when %s", async (_what, edit) => {
    const observed = await hash(changed(bag, RECORD, edit))
    expect(observed).toBeDefined()
    expect(observed).not.toHaveProperty("what")
  })

  it("is called so when a later seal names the seal that was written anew", async () => {
    const twice = await withSeal(bag, ARCHIVIST, "archivist")
    const spaced = changed(twice, SEAL, (old) => JSON.stringify(JSON.parse(old), undefined, 2))
    const [missing] = await found(spaced, "SEAL_MISSING")
    expect(missing?.observed).toMatchObject({ namedBy: "seals/archivist.dsse.json" })
    expect(missing?.observed["what"]).toBe("re-serialised")
  })
})
