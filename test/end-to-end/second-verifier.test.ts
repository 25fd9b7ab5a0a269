/**
 * Two verifiers, one specification: the program and test/second-verifier, which was written from
 * docs/evidence-bag.md alone, give every bag the same verdict word.
 *
 * Each verdict is also written down beforehand, so that the two cannot agree on a wrong one.
 */
import { createHash } from "node:crypto"
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { crc32 } from "node:zlib"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { PinnedKey } from "../../core/trust/index.ts"
import {
  ARCHIVIST,
  changed,
  event,
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
  writeFiles,
  type Files,
} from "../support/evidence.ts"
import { run, runWith } from "../support/terminal.ts"
import { needsTool, PYTHON } from "../support/tools.ts"
import {
  buildZip,
  bytesOf,
  extraField,
  join as joinBytes,
  u32,
  u64,
  type Archive,
  type Member,
} from "../support/zip-builder.ts"

const SCRIPT = join(import.meta.dirname, "../second-verifier/verify.py")
const AT = "2026-06-01T00:00:00.000Z"
const FAILED = "TOTAL-FAILED"
const OPEN = "INDETERMINATE"
const PASSED = "TOTAL-PASSED"

const LOG = "custody/events.jsonl"
const CHECKPOINT = "custody/checkpoint"
const SEAL = "seals/exporter.dsse.json"
const RECORD = "data/records/1.json"

/** The sound bags that everything else is made from. */
interface Bags {
  readonly first: Files
  /** The same with the archivist's seal, which follows the exporter's. */
  readonly sealedTwice: Files
  /** The next generation of that. */
  readonly next: Files
}

interface Case {
  readonly files: Files
  readonly keys?: readonly PinnedKey[]
  readonly heads?: readonly object[]
  /** Done to the folder on disk, for what files in memory cannot express. */
  readonly onDisk?: (bag: string) => void
}

type Cases = Readonly<Record<string, (bags: Bags) => Case | Promise<Case>>>

const SOUND: Cases = {
  "a sealed export": ({ first }) => ({ files: first }),
  "a bag with a second seal": ({ sealedTwice }) => ({ files: sealedTwice }),
  "a second generation": ({ next }) => ({ files: next }),
  "a third generation": async ({ next }) => ({ files: await extended(next, [event(200)]) }),
  "a log with a key of its own": async () => ({
    files: await sealedBag({ logSigner: signer(5) }),
  }),
  "a bag sealed with P-256": async () => ({
    files: await sealedBag({ signer: ARCHIVIST, logSigner: signer(5) }),
    keys: [pinned(ARCHIVIST, ["exporter"])],
  }),
  "names that need care": async () => ({
    files: await sealedBag({
      payload: { "a%b c.txt": "1", "Ünïcode/日本.txt": "2", ".hidden": "" },
    }),
  }),
  "a custody that is handed over and accepted": async () => ({
    files: await sealedBag({ events: [release("1", "Ann", "Bob"), acceptance("2", "Bob")] }),
  }),
  "a head that was pinned one generation earlier": ({ first, next }) => ({
    files: next,
    heads: [headOf(first)],
  }),
  // Only what follows a seal can miss it: the last seal goes without a trace.
  "the last of two seals taken away": ({ sealedTwice }) => ({
    files: without(sealedTwice, "seals/archivist.dsse.json"),
  }),
  "a stranger's seal added": async ({ first }) => ({
    files: await withSeal(first, STRANGER, "witness"),
  }),
}

/** One byte flipped, in each kind of file that a bag holds. */
const FLIPPED: Cases = Object.fromEntries(
  [
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
    LOG,
    CHECKPOINT,
    SEAL,
    RECORD,
    "custody/generations/0/bag-info.txt",
    "custody/generations/0/manifest-sha256.txt",
    "custody/generations/0/tagmanifest-sha256.txt",
    "custody/generations/0/custody/checkpoint",
    "custody/generations/0/seals/exporter.dsse.json",
    "custody/generations/0/seals/archivist.dsse.json",
  ].map((path) => [
    `a byte of ${path} flipped`,
    ({ next }: Bags) => ({ files: flipped(next, path) }),
  ]),
)

const CHANGED_LOG: Cases = {
  "the first line deleted": ({ first }) => ({ files: log(first, (lines) => lines.slice(1)) }),
  "a line in the middle deleted": ({ first }) => ({
    files: log(first, (lines) => lines.toSpliced(5, 1)),
  }),
  "the last line deleted": ({ first }) => ({ files: log(first, (lines) => lines.slice(0, -1)) }),
  "a line inserted": ({ first }) => ({
    files: log(first, (lines) => lines.toSpliced(5, 0, lines[3] ?? "")),
  }),
  "two lines reordered": ({ first }) => ({
    files: log(first, ([a = "", b = "", ...rest]) => [b, a, ...rest]),
  }),
  "a space added to a line": ({ first }) => ({
    files: log(first, ([a = "", ...rest]) => [a.replace(":", ": "), ...rest]),
  }),
  "the last line end removed": ({ first }) => ({
    files: changed(first, LOG, (lines) => lines.slice(0, -1)),
  }),
  "all lines deleted": ({ first }) => ({ files: log(first, () => []) }),
  "the tail cut and the manifests recomputed": ({ first }) => ({
    files: rehashed(log(first, (lines) => lines.slice(0, -2))),
  }),
  "the log of an earlier generation put back": ({ first, next }) => ({
    files: changed(next, LOG, () => text(first, LOG)),
  }),
}

const CHANGED_FILES: Cases = {
  "a payload file added": ({ first }) => ({ files: added(first, "data/records/3.json") }),
  "a payload file added and the manifests recomputed": ({ first }) => ({
    files: rehashed(added(first, "data/records/3.json")),
  }),
  "a payload file removed": ({ first }) => ({ files: without(first, RECORD) }),
  "a payload file removed and the manifests recomputed": ({ first }) => ({
    files: rehashed(without(first, RECORD)),
  }),
  "a payload file renamed": ({ first }) => ({
    files: changed(without(first, RECORD), "data/records/9.json", () => text(first, RECORD)),
  }),
  "two payload files exchanged": ({ first }) => ({
    files: changed(
      changed(first, RECORD, () => text(first, "data/records/2.json")),
      "data/records/2.json",
      () => text(first, RECORD),
    ),
  }),
  "a file added at the top": ({ first }) => ({ files: added(first, "notes.txt") }),
  "a fetch.txt added": ({ first }) => ({ files: added(first, "fetch.txt") }),
  "a weaker manifest added": ({ first }) => ({
    files: changed(first, "manifest-md5.txt", () => `${"0".repeat(32)}  ${RECORD}\n`),
  }),
  "a weaker manifest added and listed": ({ first }) => ({
    files: rehashed(changed(first, "manifest-md5.txt", () => `${"0".repeat(32)}  ${RECORD}\n`)),
  }),
  "a line of the manifest taken out": ({ first }) => ({
    files: changed(first, "manifest-sha256.txt", (lines) => lines.slice(lines.indexOf("\n") + 1)),
  }),
  "a file below custody added": ({ first }) => ({ files: added(first, "custody/notes.txt") }),
  "a time-stamp for no seal added": ({ first }) => ({
    files: added(first, `timestamps/${"0".repeat(64)}.tsr`),
  }),
  "a checkpoint cosigned for another log added": ({ first }) => ({
    files: changed(
      first,
      `timestamps/${createHash("sha256")
        .update(first.get(CHECKPOINT) ?? "")
        .digest("hex")}.note`,
      () => text(first, CHECKPOINT).replace("acme.example", "evil.example"),
    ),
  }),
  "an empty folder added": ({ first }) => ({
    files: first,
    onDisk: (bag) => {
      mkdirSync(join(bag, "data/empty"))
    },
  }),
  "a link added": ({ first }) => ({
    files: first,
    onDisk: (bag) => {
      symlinkSync("records/1.json", join(bag, "data/link"))
    },
  }),
  "the declaration removed": ({ first }) => ({ files: without(first, "bagit.txt") }),
  "the checkpoint removed": ({ first }) => ({ files: without(first, CHECKPOINT) }),
}

const CHANGED_SEALS: Cases = {
  "the first of two seals taken away": ({ sealedTwice }) => ({ files: without(sealedTwice, SEAL) }),
  "all seals taken away": ({ first }) => ({ files: without(first, SEAL) }),
  "a seal under a name that no seal has": ({ first }) => ({
    files: changed(without(first, SEAL), "seals/Exporter.json", () => text(first, SEAL)),
  }),
  "rubbish beside the seals": ({ first }) => ({ files: added(first, "seals/other.dsse.json") }),
  "another pinned key's id in a seal": ({ first }) => ({
    files: changed(first, SEAL, (seal) =>
      seal.replace(EXPORTER.publicKey.fingerprint, ARCHIVIST.publicKey.fingerprint),
    ),
  }),
  "a seal's signature exchanged": ({ first }) => ({
    files: changed(first, SEAL, (seal) => seal.replace(/"sig":"[^"]*"/, `"sig":"${zeros(64)}"`)),
  }),
  "a seal of another bag": async ({ first }) => {
    const other = await sealedBag({ payload: { "other.txt": "other" } })
    return { files: changed(first, SEAL, () => text(other, SEAL)) }
  },
  "a seal of the earlier generation put back": ({ first, next }) => ({
    files: changed(next, SEAL, () => text(first, SEAL)),
  }),
  "another origin in the checkpoint": ({ first }) => ({
    files: rehashed(
      changed(first, CHECKPOINT, (note) => note.replaceAll("acme.example", "acme.invalid")),
    ),
  }),
  "a wrong key id in the checkpoint": ({ first }) => ({
    files: rehashed(changed(first, CHECKPOINT, (note) => note.replace(/(— \S+ )...../, "$1AAAAA"))),
  }),
  "a second signature line in the checkpoint": ({ first }) => ({
    files: changed(first, CHECKPOINT, (note) => note + note.slice(note.indexOf("—"))),
  }),
  "the number of the generation raised": ({ first }) => ({
    files: rehashed(
      changed(first, "bag-info.txt", (info) => info.replace("Generation: 0", "Generation: 1")),
    ),
  }),
  "the earlier generation taken out": ({ next }) => ({
    files: new Map([...next].filter(([path]) => !path.startsWith("custody/generations/"))),
  }),
  "a log that differs from the pinned head": ({ first }) => ({
    files: first,
    heads: [{ ...headOf(first), root: zeros(32) }],
  }),
}

/** Nothing shows a change here, and nothing shows that there was none. */
const UNSHOWN: Cases = {
  "all of it re-sealed with another key": async () => ({
    files: await sealedBag({ signer: STRANGER, payload: { "records/1.json": "{}" } }),
  }),
  "nobody pinned": ({ first }) => ({ files: first, keys: [] }),
  "the sealing key pinned as a witness only": ({ first }) => ({
    files: first,
    keys: [pinned(EXPORTER, ["witness"])],
  }),
  "the sealing key out of its window": ({ first }) => ({
    files: first,
    keys: [pinned(EXPORTER, ["exporter"], { validUntil: Date.UTC(2026, 3, 1) })],
  }),
  "the sealing key pinned for another log": ({ first }) => ({
    files: first,
    keys: [pinned(EXPORTER, ["exporter"], { origins: ["acme.example/log-of-another-bag"] })],
  }),
  "another key pinned for the log": ({ first }) => ({
    files: first,
    keys: [...TRUST, pinned(STRANGER, ["log"])],
  }),
  "a generation replayed after a later head was pinned": ({ first, next }) => ({
    files: first,
    heads: [headOf(next)],
  }),
  "a release that nobody answers": async () => ({
    files: await sealedBag({ events: [release("1", "Ann", "Bob")] }),
  }),
  "an acceptance by somebody else": async () => ({
    files: await sealedBag({ events: [release("1", "Ann", "Bob"), acceptance("2", "Eve")] }),
  }),
  "a state that is not the one before": async () => ({
    files: await sealedBag({
      events: [
        event(1, { objects: [{ uri: "app://permits/1", after: { amount: 1 } }] }),
        event(2, { objects: [{ uri: "app://permits/1", before: { amount: 2 } }] }),
      ],
    }),
  }),
}

/** What becomes of an archive of the sound bag, and what the archive is then worth. */
const ARCHIVES: Readonly<Record<string, readonly [string, (archive: Archive) => Uint8Array]>> = {
  "an archive by another program": [PASSED, buildZip],
  "an archive with deflated members": [
    PASSED,
    ({ members }) => buildZip({ members: members.map((one) => ({ ...one, deflated: true })) }),
  ],
  "a member twice": [
    FAILED,
    ({ members }) => buildZip({ members: [...members, ...members.slice(-1)] }),
  ],
  "a second content for a member": [
    FAILED,
    ({ members }) => buildZip({ members: [...members, { ...found(members), content: "{}" }] }),
  ],
  "a member outside the bag's folder": [
    FAILED,
    ({ members }) => buildZip({ members: [...members, { name: "bag/../x", content: "x" }] }),
  ],
  "a local header with another name": [
    FAILED,
    ({ members }) =>
      buildZip({
        members: members.map((one) =>
          one === found(members) ? { ...one, local: { name: "bag/data/records/7.json" } } : one,
        ),
      }),
  ],
  "bytes between the members": [
    FAILED,
    ({ members: [first, ...rest] }) =>
      buildZip({
        members: first === undefined ? [] : [{ ...first, after: new Uint8Array(9) }, ...rest],
      }),
  ],
  "a file beside the bag's folder": [
    OPEN,
    ({ members }) => buildZip({ members: [...members, { name: "beside.txt", content: "x" }] }),
  ],
  "a second folder beside the bag's": [
    OPEN,
    ({ members }) => buildZip({ members: [...members, { name: "more/data/a", content: "x" }] }),
  ],
  "an empty folder beside the bag's": [
    OPEN,
    ({ members }) => buildZip({ members: [...members, { name: "more/" }] }),
  ],
  "a second bag beside the first": [
    OPEN,
    ({ members }) => buildZip({ members: [...members, { ...members[0]!, name: "b/bagit.txt" }] }),
  ],
  "a descriptor of the width that is announced": [PASSED, (archive) => streamed(archive, false)],
  "a wide descriptor that nothing announces": [FAILED, (archive) => streamed(archive, true)],
  "a slash at the end of a local name": [
    FAILED,
    (archive) => edited(archive, { local: { name: `bag/${RECORD}/` } }),
  ],
  "a member that is marked as the name of a disk": [
    FAILED,
    (archive) => edited(archive, { central: { externalAttributes: 0x08 } }),
  ],
  "an extra field that repeats the header": [
    FAILED,
    (archive) => edited(archive, { central: { extra: extraField(0x6c78, new Uint8Array(5)) } }),
  ],
  "bytes before the archive": [
    FAILED,
    (archive) => buildZip({ ...archive, prefix: new Uint8Array(4) }),
  ],
  "a byte of a member flipped": [
    FAILED,
    (archive) => buildZip(archive).map((byte, n) => (n === 60 ? byte ^ 1 : byte)),
  ],
  "the end of the archive cut off": [FAILED, (archive) => buildZip(archive).slice(0, -30)],
}

/** The archive with something else about one member of the payload. */
function edited({ members }: Archive, change: Partial<Member>): Uint8Array {
  return buildZip({
    members: members.map((one) => (one === found(members) ? { ...one, ...change } : one)),
  })
}

/** The archive with checksum and sizes of one member behind its content, as streams are written. */
function streamed(archive: Archive, wide: boolean): Uint8Array {
  const content = bytesOf(found(archive.members).content ?? "")
  const sizes = wide ? u64(content.length, content.length) : u32(content.length, content.length)
  const after = joinBytes(u32(0x08074b50, crc32(content)), sizes)
  const local = { crc32: 0, sizeBytes: 0, compressedBytes: 0 }
  return edited(archive, { both: { flags: 8 }, local, after })
}

/** Two names, and whether some file system takes them for one. */
const NAMES: Readonly<Record<string, readonly [boolean, string, string]>> = {
  "in other letters": [true, "Stra\u00dfe.txt", "STRA\u00dfE.TXT"],
  "in other Unicode forms": [true, "caf\u00e9", "cafe\u0301"],
  "in other letters and forms": [true, "CAF\u00c9", "cafe\u0301"],
  "with a long s and an s": [true, "\u017feal", "seal"],
  "with a final sigma and a sigma": [true, "\u03c2", "\u03c3"],
  "with a kelvin sign and a k": [true, "\u212a", "k"],
  "with a sharp s and with two": [false, "stra\u00dfe", "strasse"],
  "with an i with a dot and one without": [false, "\u0131", "i"],
}

const { describe } = needsTool("python-cryptography")

let bags: Bags | undefined
let folder = ""

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-second-"))
  const first = await sealedBag()
  const sealedTwice = await withSeal(first, ARCHIVIST, "archivist")
  bags = { first, sealedTwice, next: await extended(sealedTwice, [event(100), event(101)]) }
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const TABLES = [
  ["both verifiers pass what is sound", SOUND, PASSED],
  ["both fail a bag with a flipped byte", FLIPPED, FAILED],
  ["both fail a bag with a changed log", CHANGED_LOG, FAILED],
  ["both fail a bag with changed files", CHANGED_FILES, FAILED],
  ["both fail a bag with changed seals", CHANGED_SEALS, FAILED],
  ["both leave open what nothing shows", UNSHOWN, OPEN],
] as const

for (const [title, cases, expected] of TABLES) {
  describe(title, () => {
    for (const [name, make] of Object.entries(cases)) {
      it(name, async () => {
        const made = await make(sound())
        const path = join(place(), "bag")
        writeFiles(path, made.files)
        made.onDisk?.(path)
        await judge(path, trustFile(made), expected)
      })
    }
  })
}

describe("both take alike, or apart, two names", () => {
  for (const [what, [collide, ...pair]] of Object.entries(NAMES)) {
    it(what, async () => {
      const added = pair.map((name) => ({ name: `bag/data/${name}`, content: name }))
      const path = join(place(), "bag.zip")
      writeFileSync(path, buildZip({ members: [...membersOf(sound().first), ...added] }))
      const { ours, theirs } = await bothOn(path, trustFile({ files: new Map() }))
      const told = [ours, theirs].map((said) => said.includes('"NAME_COLLISION"'))
      expect(told).toEqual([collide, collide])
    })
  }
})

describe("both judge archives alike", () => {
  for (const [name, [expected, change]] of Object.entries(ARCHIVES)) {
    it(name, async () => {
      const path = join(place(), "bag.zip")
      writeFileSync(path, change({ members: membersOf(sound().first) }))
      await judge(path, trustFile({ files: new Map() }), expected)
    })
  }

  it("an archive and a trust file as the commands make them", async () => {
    const at = place()
    const [key, trust, bag] = [join(at, "key"), join(at, "trust.json"), join(at, "bag.zip")]
    const source = join(at, "export")
    writeFiles(source, new Map([["a.txt", new Uint8Array([97])]]))
    const secret = "a passphrase of some length"
    expect(await runWith(secret, ["keys", "new", "--out", key])).toMatchObject({ exit: 0 })
    const pin = ["keys", "pin", `${key}.pub`, "--trust", trust, "--subject", "Acme"]
    expect(await run([...pin, "--role", "exporter"])).toMatchObject({ exit: 0 })
    const seal = ["seal", source, "--out", bag, "--key", key]
    expect(await runWith(secret, seal)).toMatchObject({ exit: 0 })
    await judge(bag, trust, PASSED)
  })
})

/** Both say this word, and the second verifier ends with its exit code. */
async function judge(path: string, trust: string, expected: string): Promise<void> {
  const { out, err } = await run(["verify", path, "--trust", trust, "--at", AT, "--quiet"])
  const ours = out.split(" ")[0]
  const args = [SCRIPT, path, "--trust", trust, "--at", AT]
  const { stdout, stderr, status } = spawnSync(PYTHON, args, { encoding: "utf8" })
  const detail = `${out}${err}${stdout}${stderr}`
  const [, theirs] = /^\{"verdict": "([A-Z-]+)"/.exec(stdout) ?? []
  expect({ ours, theirs }, detail).toEqual({ ours: expected, theirs: expected })
  expect(status).toBe([PASSED, FAILED, OPEN].indexOf(expected))
}

/** All that either says, as JSON. */
async function bothOn(path: string, trust: string) {
  const { out } = await run(["verify", path, "--trust", trust, "--at", AT, "--format", "json"])
  const args = [SCRIPT, path, "--trust", trust, "--at", AT]
  return { ours: out, theirs: spawnSync(PYTHON, args, { encoding: "utf8" }).stdout }
}

function sound(): Bags {
  if (bags === undefined) throw new Error("no bag was made")
  return bags
}

/** A new folder for one case. */
function place(): string {
  return mkdtempSync(join(folder, "case-"))
}

function trustFile({ keys = TRUST, heads = [] }: Case): string {
  const path = join(place(), "trust.json")
  const entries = keys.map(({ id, key, subject, roles, ...more }) => ({
    id,
    algorithm: key.algorithm,
    publicKey: Buffer.from(key.spki).toString("base64"),
    fingerprint: key.fingerprint,
    subject,
    roles,
    ...(more.origins === undefined ? {} : { origins: more.origins }),
    ...(more.validUntil === undefined ? {} : { validUntil: instant(more.validUntil) }),
  }))
  writeFileSync(path, JSON.stringify({ schema: "sealwright.trust/1", keys: entries, heads }))
  return path
}

function instant(time: number): string {
  return new Date(time).toISOString()
}

/** The head of a bag's log, as somebody would have pinned it. */
function headOf(files: Files): object {
  const [origin, size, root] = text(files, CHECKPOINT).split("\n")
  return { origin, size: Number(size), root, seenAt: AT }
}

function flipped(files: Files, path: string): Files {
  const bytes = Uint8Array.from(files.get(path) ?? [])
  const middle = bytes.length >> 1
  bytes.set([(bytes[middle] ?? 0) ^ 1], middle)
  return new Map([...files, [path, bytes]])
}

function log(files: Files, change: (lines: readonly string[]) => readonly string[]): Files {
  return changed(files, LOG, (lines) =>
    change(lines.split("\n").slice(0, -1))
      .map((line) => `${line}\n`)
      .join(""),
  )
}

function added(files: Files, path: string): Files {
  return changed(files, path, () => "something\n")
}

function without(files: Files, path: string): Files {
  return changed(files, path, () => undefined)
}

function zeros(bytes: number): string {
  return Buffer.alloc(bytes).toString("base64")
}

function release(id: string, from: string, to: string): object {
  return event(Number(id), {
    type: "https://sealwright.org/ns/event/custodyRelease",
    agents: [
      { id: from, role: "releaser", kind: "person" },
      { id: to, role: "receiver", kind: "person" },
    ],
    objects: [{ uri: RECORD }],
  })
}

function acceptance(id: string, by: string): object {
  return event(Number(id), {
    type: "https://sealwright.org/ns/event/custodyAccept",
    agents: [{ id: by, role: "receiver", kind: "person" }],
    objects: [{ uri: RECORD }],
  })
}

function membersOf(files: Files): readonly Member[] {
  return [...files].map(([path, content]) => ({ name: `bag/${path}`, content }))
}

function found(members: readonly Member[]): Member {
  const member = members.find(({ name }) => name === `bag/${RECORD}`)
  if (member === undefined) throw new Error(`no ${RECORD}`)
  return member
}

it("the second verifier stays short enough to be read at one sitting", () => {
  expect(readFileSync(SCRIPT, "utf8").split("\n").length - 1).toBeLessThan(300)
})
