/**
 * Nothing is written into evidence: every channel that writes where a person says is asked to,
 * into evidence of every kind that the session was given, in read-only mode and out of it.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/index.ts"
import { writeSignedNote } from "../../../core/encodings/index.ts"
import { generateKey, writeKeyFiles } from "../../../core/node/index.ts"
import { CHANNELS, dispatch, type Handlers } from "../../../electron/main/dispatch.ts"
import type { Examiner } from "../../../electron/main/examiner.ts"
import { AS_USUAL } from "../../support/terms.ts"
import { makeHandlers } from "../../../electron/main/handlers.ts"
import { IN_READ_ONLY } from "../../../electron/main/read-only.ts"
import { beginSession, type Desktop, type Session } from "../../../electron/main/session.ts"
import { openStateFile } from "../../../electron/main/state-file.ts"
import { PASSED_SIGNATURE } from "../../support/drawn-singles.ts"
import { makeCertificate } from "../../support/certificates.ts"
import { makeList } from "../../support/revocation.ts"
import { OFFICE } from "../../support/under-authority.ts"
import { passedResult } from "../../support/sample-results.ts"

/** Channels that write nothing, or only into the app's own folders. */
const NOWHERE = [
  ...(["evidence:choose", "evidence:dropped", "evidence:recent", "evidence:again"] as const),
  ...(["evidence:forget", "evidence:since", "evidence:show-in-folder"] as const),
  ...(["sample:open", "sample:read"] as const),
  ...(["examination:start", "examination:list", "examination:cancel"] as const),
  ...(["examination:again", "examination:pause", "examination:continue"] as const),
  ...(["examination:outcome", "examination:close", "file:page"] as const),
  ...(["unfinished:list", "unfinished:resume", "unfinished:forget"] as const),
  ...(["log:range", "log:timeline", "log:rows", "log:record", "log:values"] as const),
  ...(["log:proof", "log:checkpoints", "trust:current", "trust:choose", "trust:forget"] as const),
  ...(["terms:choose-policy", "terms:name-signer", "terms:name-head"] as const),
  ...(["terms:name-expected", "terms:name-earlier"] as const),
  ...([
    "pack:read",
    "pack:choose-key",
    "pack:choose-other",
    "pack:compare",
    "pack:choose-changed",
  ] as const),
  ...(["pack:choose-authority", "pack:choose-revocation"] as const),
  ...(["pack:choose-checkpoint"] as const),
  ...(["signing-key:choose", "seal:choose-source", "seal:choose-events"] as const),
  ...(["seal:preview", "work:stop", "case:load", "key:choose"] as const),
  ...(["report:draft", "report:preview", "report:choose-signed"] as const),
  ...(["stamp:choose", "stamp:check", "report:choose", "report:check"] as const),
  ...(["single:choose", "signature:judge", "evidence:inspect", "evidence:drill"] as const),
  ...(["primitive:check", "primitive:open"] as const),
  ...(["saved:show-in-folder", "clipboard:write", "preferences:read"] as const),
  ...(["preferences:write", "read-only:read", "read-only:write", "index:read"] as const),
  ...(["index:keep", "index:remove", "notices:read", "about:read", "help:read"] as const),
  "self-test:run",
] as const satisfies readonly (keyof Handlers)[]

/** The one that writes into evidence: into the bag that was examined, and where nobody says. */
type IntoItsBag = "stamp:add"

type Writing = Exclude<keyof Handlers, (typeof NOWHERE)[number] | IntoItsBag>

const ACT = { by: "Ada", reason: "why" }
const IN_FORCE = { ...ACT, pack: "ab".repeat(32) }
const PIN = {
  ...{ key: "publickey-1", use: null, id: null, subject: "Acme", roles: ["exporter"], origins: [] },
  ...{ validFrom: null, validUntil: null, second: null, spoken: null },
}
const CASE = { language: "en", caseFile: {} }

/** What each is asked; a channel that is missing here does not compile. */
const ASKS: { readonly [C in Writing]: unknown } = {
  "result:save": "examination-1",
  "report:save": {
    ...{ examination: "examination-1", key: "key-1", passphrase: "words" },
    // By the times of these files, for the result that is shown is older than they are.
    since: "touched",
  },
  "case:save": "examination-1",
  "judgement:save": "judged-1",
  "primitive:batch": "mac",
  "drill:save": "drill-1",
  "file:sign": {
    ...{ file: "evidence-1", key: "key-1", passphrase: "words" },
    ...{ form: "sshsig", namespace: "file", comment: "" },
  },
  "file:stamp-request": "evidence-1",
  "key:make": { kind: "ed25519", subject: null, passphrase: "long enough" },
  "report:stamp-request": "saved-1",
  "report:stamp-import": { report: "saved-1", trust: "trust-1" },
  "stamp:request": "examination-1",
  "seal:run": {
    work: { kind: "new", source: "source-1", events: null, exporter: null, sourceItems: null },
    ...{ key: "key-1", passphrase: "words", logKey: null, role: "exporter", reason: "why" },
  },
  "pack:pin": { ...ACT, ...PIN, pack: null },
  "pack:confirm": { ...IN_FORCE, id: "acme", spoken: "b8" },
  "pack:rotate": {
    ...{ ...IN_FORCE, id: "acme", key: "publickey-1", use: null, newId: null },
    ...{ second: null, spoken: null, from: null, validUntil: null },
  },
  "pack:record-other": { ...IN_FORCE, other: "trust-2" },
  "pack:end": { ...IN_FORCE, id: "acme", from: null, how: "revoked" },
  "pack:anchor": {
    ...{
      ...ACT,
      pack: null,
      authority: "authority-1",
      id: null,
      subject: "Office",
      purposes: ["timestamp"],
    },
    ...{ roles: [], names: [], validFrom: null, validUntil: null, second: null },
  },
  "pack:import-revocation": { ...IN_FORCE, files: ["revocation-1"] },
  "pack:threshold": { ...IN_FORCE, roles: ["archivist"], count: 2, notAlso: [], keys: [] },
  "pack:witnesses": { ...IN_FORCE, keys: ["w1"], quorum: 1 },
  "pack:rules": {
    ...{ ...IN_FORCE, title: "Ours", persons: null, staleAfter: null, sunsets: [] },
    second: null,
  },
  "pack:head": { ...IN_FORCE, checkpoint: "checkpoint-1", isUnsigned: true },
  "pack:record": IN_FORCE,
  "pack:sign": { ...IN_FORCE, key: "key-1", passphrase: "words", staleAfter: null },
}

const JUDGE = {
  ...{ file: "evidence-1", signature: "evidence-1", stamps: [] },
  ...{ namespace: null, trust: null, terms: AS_USUAL.terms },
}

const DRILL = {
  ...{ evidence: "evidence-1", trust: null, terms: AS_USUAL.terms },
  ...{ stolen: [], seed: 1, flips: 0 },
}

/** What the examiner answers, where a handler looks into it. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  examine: { result: passedResult(), vouching: { groups: [], groupOf: [], logEnd: null } },
  "judge-signature": { kind: "judged", result: PASSED_SIGNATURE },
  drill: { attack: { kind: "no-baseline", result: passedResult() }, warnings: [] },
}

/** What is chosen for what; for all else it is the public key. */
const FILES: Readonly<Record<string, string>> = {
  authority: "office.der",
  revocation: "office.crl",
  checkpoint: "checkpoint",
}

let folder: string
let publicKey: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-places-"))
  for (const name of ["listed", "listed/sub", "alone", "alone/sub", "source", "other"]) {
    mkdirSync(at(name))
  }
  for (const name of ["listed", "alone"]) {
    writeFileSync(at(`${name}/SHA256SUMS`), `${"0".repeat(64)}  sub/a.txt\n`)
    writeFileSync(at(`${name}/sub/a.txt`), "a")
  }
  writeFileSync(at("other/SHA256SUMS"), "")
  symlinkSync(at("listed/sub"), at("link"))
  const key = await writeKeyFiles(at("a.key"), generateKey("ed25519"), {
    passphrase: toUtf8("long enough"),
  })
  publicKey = key[1] ?? ""
  writeFileSync(at("office.der"), makeCertificate(OFFICE))
  const signature = { name: "a", keyId: new Uint8Array(4), signature: new Uint8Array(64) }
  const text = toUtf8(`acme.example/log\n1\n${Buffer.alloc(32).toString("base64")}\n`)
  writeFileSync(at("checkpoint"), writeSignedNote({ text, signatures: [signature] }))
  writeFileSync(at("office.crl"), makeList({ issuer: "CN=Office", entries: [] }))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Where the person wants to have it, each of them evidence of the session. */
const IN_EVIDENCE: readonly (readonly [string, string])[] = [
  ["inside another folder that was examined", "listed/new"],
  ["below it, in a folder that is not there yet", "listed/sub/no/folder/new"],
  ["inside it, by a link", "link/new"],
  ["beside a list that was opened alone", "alone/new"],
  ["below the folder of such a list", "alone/sub/new"],
  ["inside a folder that is to be sealed", "source/new"],
  ["inside a folder that was only offered", "other/new"],
]

interface Asked {
  readonly session: Session
  /** What the examiner was asked for. */
  readonly works: readonly string[]
  readonly ask: (channel: string, ask: unknown) => Promise<unknown>
}

/** A session with everything that the asks name, and a person who wants it there. */
async function sessionAt(place: string, isReadOnly: boolean): Promise<Asked> {
  const works: string[] = []
  const examiner: Examiner = {
    work: (name) => {
      works.push(name)
      const done = { kind: "done", answer: ANSWERS[name] ?? [] }
      return Promise.resolve(done as never)
    },
    close: () => undefined,
  }
  const desktop: Desktop = {
    chooseEvidence: () => Promise.resolve([at("source")]),
    chooseFile: (what) => Promise.resolve(FILES[what] === undefined ? publicKey : at(FILES[what])),
    chooseSaveAs: () => Promise.resolve(at(place)),
    chooseOutFolder: () => Promise.resolve(join(at(place), "..")),
    showInFolder: () => undefined,
    writeClipboard: () => Promise.resolve(),
    tell: () => undefined,
    runtime: [],
    setZoom: () => Promise.resolve(),
    setLanguage: () => undefined,
    tryWaysOut: () => Promise.resolve([]),
  }
  const state = openStateFile(mkdtempSync(join(folder, "user-")))
  state.change({ trust: at(place) })
  const builtFolder = folder
  const sessionFolder = mkdtempSync(join(folder, "session-"))
  const session = beginSession({
    ...{ desktop, examiner, state, builtFolder, sessionFolder, isReadOnly },
  })
  const handlers = makeHandlers(session)
  const ask = (channel: string, asked: unknown): Promise<unknown> =>
    dispatch(handlers, channel, asked)
  await ask("evidence:dropped", [publicKey, at("listed"), at("alone/SHA256SUMS"), at("other")])
  const evidence = ["evidence-1", "evidence-2", "evidence-3"]
  await ask("examination:start", { evidence, trust: null, expected: null, ...AS_USUAL })
  await expect
    .poll(() => session.queue.list().every(({ state: s }) => s.kind === "done"))
    .toBe(true)
  await ask("report:preview", { examination: "examination-1", draft: { ...CASE, caseFile: null } })
  session.keys.give(at("a.key"))
  session.saved.give(at("report.pdf"))
  session.trusts.give({ path: at("trust.json"), name: "trust.json" })
  session.trusts.give({ path: at(place), name: "other.json" })
  session.sources.give(at("source"))
  await ask("signature:judge", JUDGE)
  await ask("evidence:drill", DRILL)
  for (const what of ["key", "authority", "revocation", "checkpoint"])
    await ask(`pack:choose-${what}`, null)
  return { session, works, ask }
}

const tree = (): readonly unknown[] =>
  ["listed", "alone", "source", "other"].map((name) => readdirSync(at(name), { recursive: true }))

it("every channel either writes nothing where a person says, or is asked below", () => {
  const all = [...NOWHERE, ...Object.keys(ASKS), "stamp:add" satisfies IntoItsBag]
  expect(all.toSorted()).toEqual(CHANNELS.toSorted())
})

describe.each([false, true])("with read-only mode %s", (isReadOnly) => {
  const channels = Object.entries(ASKS).filter(
    ([channel]) => !isReadOnly || IN_READ_ONLY[channel as Writing] === "stays",
  )

  describe.each(IN_EVIDENCE)("a place %s", (_, place) => {
    it.each(channels)("is refused by %s", async (channel, asked) => {
      const { ask, works, session } = await sessionAt(place, isReadOnly)
      if (channel === "case:save") {
        const { path } = session.queue.get("examination-1" as never)!.request
        session.drafts.keep(path, CASE as never)
      }
      const [before, worked] = [tree(), works.length]
      const answer = await ask(channel, asked)
      expect(JSON.stringify(answer)).toMatch(/"refused".+lies inside evidence/)
      expect(tree()).toEqual(before)
      expect(works).toHaveLength(worked)
    })
  })
})

describe("a place outside of evidence", () => {
  it("is taken, also beside a file that was examined", async () => {
    const { ask } = await sessionAt("beside.json", true)
    expect(await ask("result:save", "examination-1")).toMatchObject({ kind: "saved" })
  })

  it("is not lost to the list: what is offered later counts too", async () => {
    mkdirSync(at("late"))
    const { ask } = await sessionAt("late/first.key", false)
    expect(await ask("key:make", ASKS["key:make"])).toMatchObject({ kind: "made" })
    await ask("evidence:dropped", [at("late")])
    expect(await ask("key:make", ASKS["key:make"])).toMatchObject({ kind: "refused" })
  })
})
