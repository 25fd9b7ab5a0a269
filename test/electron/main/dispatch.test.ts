import { describe, expect, it } from "vitest"
import { CHANNELS, dispatch, type ToldHandlers } from "../../../electron/main/dispatch.ts"
import { AS_USUAL } from "../../support/terms.ts"

/** Handlers that answer with what they were asked. */
const ECHO = Object.fromEntries(
  CHANNELS.map((channel) => [channel, (ask: unknown) => Promise.resolve({ channel, ask })]),
) as unknown as ToldHandlers

const ask = (channel: string, value: unknown): Promise<unknown> => dispatch(ECHO, channel, value)

const START = { evidence: ["evidence-1"], trust: "trust-1", expected: null, ...AS_USUAL }
const PREFERENCES = { language: "de", theme: "contrast", density: "compact", zoom: 200 }
const PREVIEW = {
  examination: "examination-1",
  draft: { language: "de", caseFile: { caseNumber: "17", purpose: "x".repeat(5000) } },
}
const TERMS = {
  ...{ policy: "policy-1", signers: ["signer-1", "signer-2"], head: "head-1" },
  ...{ engine: "both", at: "2026-11-21T09:30:00.000Z", jobs: 999 },
}
const CHECK = { report: "evidence-1", trust: "trust-1", language: "de", terms: AS_USUAL.terms }
const REPORT = {
  ...{ examination: "examination-1", key: "key-1", passphrase: "words" },
  since: "untouched",
}
const STAMP = { examination: "examination-1", answer: "stampfile-1", request: null }
const RANGE = { examination: "examination-1", first: 0, count: 1000 }
const QUERY = {
  ...{ text: "words", named: [], record: null },
  ...{ facets: { person: "somebody" }, between: null },
}
const TIMELINE = { examination: "examination-1", query: QUERY, bins: 200, marks: [0, 7] }
const ROWS = { examination: "examination-1", query: QUERY, first: 0, count: 500 }
const VALUES = { examination: "examination-1", facet: "object", part: "" }
const PROOF = { examination: "examination-1", line: 0, size: 1 }
const DRILL = {
  ...{ evidence: "evidence-1", trust: "trust-1", terms: AS_USUAL.terms },
  stolen: [{ key: "key-1", passphrase: "words" }],
  ...{ seed: 1, flips: 1000 },
}
const JUDGE = {
  ...{ file: "evidence-1", signature: "evidence-2", stamps: ["evidence-3"] },
  ...{ namespace: "file", trust: "trust-1", terms: AS_USUAL.terms },
}
const SIGN = {
  ...{ file: "evidence-1", key: "key-1", passphrase: "words" },
  ...{ form: "sshsig", namespace: "file", comment: "" },
}
const ATTEMPT = { where: "window", way: "fetch", target: "192.0.2.1", outcome: "blocked" }

const ACT = { pack: "ab".repeat(32), by: "A.", reason: "why" }
const PIN = {
  ...{
    ...ACT,
    key: "publickey-1",
    use: null,
    id: "acme",
    subject: "Acme",
    roles: ["exporter"],
    origins: [],
  },
  ...{ validFrom: null, validUntil: null, second: null, spoken: "b8 c1" },
}
const END = { ...ACT, id: "key-1", from: null, how: "revoked" }
const ANCHOR = {
  ...{ ...ACT, authority: "authority-1", id: null, subject: "Office", purposes: ["timestamp"] },
  ...{ roles: ["exporter"], names: ["CN=Ann,O=Acme,C=CH"] },
  ...{ validFrom: null, validUntil: "2027-01-01T00:00:00Z", second: null },
}
const THRESHOLD = { ...ACT, roles: ["archivist"], count: 2, notAlso: ["exporter"], keys: ["k"] }
const RULES = {
  ...{ ...ACT, title: "Ours", persons: 2, staleAfter: "2027-01-01T00:00:00Z", second: null },
  sunsets: [
    { algorithm: "md5", notAfter: null },
    { algorithm: "rsa-pkcs1-sha256", notAfter: "2030-12-31T23:59:59Z" },
  ],
}
const NEW = { kind: "new", source: "source-1", events: null, exporter: null, sourceItems: 3 }
const SEAL = {
  ...{ work: NEW, key: "key-1", passphrase: "words", logKey: null },
  ...{ role: "exporter", reason: "why" },
}

const WELL_FORMED: readonly (readonly [string, unknown])[] = [
  ["evidence:choose", "folder"],
  ["evidence:recent", null],
  ["evidence:forget", null],
  ["evidence:forget", "recent-12"],
  ["evidence:dropped", ["/any/path", "C:\\any\\path"]],
  ["evidence:dropped", ["", "/any/path"]],
  ["examination:start", START],
  ["examination:start", { ...START, trust: null, expected: "bag-1" }],
  ["examination:start", { ...START, terms: TERMS, earlier: "earlier-1" }],
  ["terms:choose-policy", null],
  ["terms:name-signer", "AB:cd"],
  ["terms:name-head", null],
  ["terms:name-expected", "x".repeat(1024)],
  ["terms:name-earlier", null],
  ["terms:name-earlier", "examination-1"],
  ["report:check", { ...CHECK, terms: TERMS }],
  ["examination:close", { examination: "examination-1", isSure: false }],
  ["examination:pause", "examination-1"],
  ["examination:continue", "examination-1"],
  ["unfinished:list", null],
  ["unfinished:resume", null],
  ["unfinished:forget", null],
  ["file:page", { examination: "examination-1", path: "data/a.txt" }],
  ["log:range", RANGE],
  ["log:timeline", TIMELINE],
  ["log:timeline", { ...TIMELINE, query: { ...QUERY, between: { fromMs: -1, toMs: 8.64e15 } } }],
  [
    "log:timeline",
    { ...TIMELINE, query: { ...QUERY, record: 7, named: [{ kinds: ["fix"], rest: "" }] } },
  ],
  ["log:rows", ROWS],
  ["log:record", { examination: "examination-1", number: 2382 }],
  ["log:values", VALUES],
  ["log:proof", PROOF],
  ["log:checkpoints", "examination-1"],
  ["report:save", REPORT],
  ["report:draft", "examination-1"],
  ["stamp:request", "examination-1"],
  ["stamp:choose", "answer"],
  ["stamp:check", STAMP],
  ["stamp:add", { ...STAMP, request: "stampfile-2" }],
  ["report:preview", PREVIEW],
  ["report:preview", { ...PREVIEW, draft: { language: "en", caseFile: null } }],
  ["report:check", CHECK],
  ["report:check", { ...CHECK, trust: null }],
  ["report:stamp-request", "saved-1"],
  ["report:stamp-import", { report: "saved-1", trust: "trust-1" }],
  ["report:stamp-import", { report: "saved-1", trust: null }],
  ["single:choose", "stamp"],
  ["signature:judge", JUDGE],
  ["signature:judge", { ...JUDGE, stamps: [], namespace: null, trust: null }],
  ["judgement:save", "judged-1"],
  ["evidence:inspect", "evidence-1"],
  ["evidence:drill", DRILL],
  ["evidence:drill", { ...DRILL, trust: null, stolen: [] }],
  ["evidence:drill", { ...DRILL, seed: 0, flips: 999_999_999 }],
  ["drill:save", "drill-1"],
  ["primitive:check", { kind: "mac", request: "{}", file: null }],
  ["primitive:check", { kind: "cms", request: "x".repeat(17 * 1024 * 1024), file: "evidence-1" }],
  ["primitive:batch", "mac"],
  ["primitive:open", null],
  ["file:sign", SIGN],
  ["file:stamp-request", "evidence-1"],
  ["clipboard:write", "text"],
  ["pack:read", null],
  ["pack:choose-changed", null],
  ["pack:record-other", { ...ACT, other: "trust-1" }],
  ["pack:pin", PIN],
  ["pack:pin", { ...PIN, pack: null }],
  ["pack:confirm", { ...ACT, id: "key-1", spoken: "b8 c1" }],
  [
    "pack:rotate",
    {
      ...ACT,
      id: "key-1",
      key: "publickey-1",
      use: { algorithm: "rsa-pss-sha256", saltLength: 20, mgfHash: "sha1" },
      newId: null,
      second: null,
      spoken: null,
      from: null,
      validUntil: null,
    },
  ],
  ["pack:end", END],
  ["pack:anchor", ANCHOR],
  ["pack:anchor", { ...ANCHOR, id: "office" }],
  ["pack:anchor", { ...ANCHOR, pack: null, purposes: ["signing"], second: "B." }],
  ["pack:import-revocation", { ...ACT, files: ["revocation-1", "revocation-2"] }],
  ["pack:threshold", THRESHOLD],
  ["pack:threshold", { ...THRESHOLD, count: 0 }],
  ["pack:witnesses", { ...ACT, keys: ["w1", "w2"], quorum: 2 }],
  ["pack:witnesses", { ...ACT, keys: [], quorum: 0 }],
  ["pack:rules", RULES],
  ["pack:rules", { ...RULES, title: null, persons: null, staleAfter: null, sunsets: [] }],
  ["pack:choose-checkpoint", null],
  ["pack:head", { ...ACT, checkpoint: "checkpoint-1", isUnsigned: false }],
  ["pack:record", ACT],
  ["pack:sign", { ...ACT, key: "key-1", passphrase: "words", staleAfter: null }],
  ["pack:compare", { other: "trust-1", evidence: ["evidence-1"] }],
  ["seal:preview", SEAL],
  ["seal:run", { ...SEAL, logKey: { key: "key-2", passphrase: "" } }],
  ["seal:run", { ...SEAL, work: { kind: "add", bag: "evidence-1" } }],
  ["seal:run", { ...SEAL, work: { kind: "extend", bag: "evidence-1", events: "events-1" } }],
  ["work:stop", "seal"],
  ["key:make", { kind: "p256", subject: "A. Examiner", passphrase: "words" }],
  ["preferences:write", PREFERENCES],
  ["read-only:write", true],
  ["index:read", null],
  ["index:keep", true],
  ["index:remove", null],
  ["index:remove", "index-1"],
  ["self-test:run", [ATTEMPT]],
]

const DRAFT = PREVIEW.draft
const MALFORMED: readonly (readonly [string, unknown])[] = [
  ["evidence:choose", "anything"],
  ["evidence:choose", null],
  ["evidence:recent", undefined],
  ["evidence:recent", {}],
  ["evidence:again", "/etc/passwd"],
  ["evidence:again", "recent-1/.."],
  ["evidence:again", ["recent-1"]],
  ["evidence:again", `recent-${"1".repeat(64)}`],
  ["evidence:dropped", "/any/path"],
  ["preferences:write", { ...PREFERENCES, density: "dense" }],
  ["report:preview", { ...PREVIEW, draft: { ...DRAFT, language: "fr" } }],
  [
    "report:preview",
    { ...PREVIEW, draft: { ...DRAFT, caseFile: { __proto__: null, other: "x" } } },
  ],
  ["report:preview", { ...PREVIEW, draft: { ...DRAFT, caseFile: { purpose: 1 } } }],
  ["report:preview", { ...PREVIEW, draft: { ...DRAFT, caseFile: ["x"] } }],
  [
    "report:preview",
    { ...PREVIEW, draft: { ...DRAFT, caseFile: { purpose: "x".repeat(65_537) } } },
  ],
  ["report:check", { ...CHECK, report: "/etc/passwd" }],
  ["report:check", { ...CHECK, language: null }],
  ["stamp:request", null],
  ["stamp:choose", "/home/answer.tsr"],
  ["stamp:check", { ...STAMP, answer: "/home/answer.tsr" }],
  ["stamp:add", { ...STAMP, request: undefined }],
  ["evidence:dropped", ["/any/path", 1]],
  ["evidence:dropped", ["/".repeat(65_537)]],
  ["examination:start", null],
  ["examination:start", { ...START, terms: undefined }],
  ["examination:start", { ...START, earlier: "/home/result.json" }],
  ["examination:start", { ...START, terms: { ...TERMS, policy: "/home/policy.json" } }],
  ["examination:start", { ...START, terms: { ...TERMS, signers: "signer-1" } }],
  ["examination:start", { ...START, terms: { ...TERMS, signers: Array(101).fill("signer-1") } }],
  ["examination:start", { ...START, terms: { ...TERMS, head: `3:${"ab".repeat(32)}` } }],
  ["examination:start", { ...START, terms: { ...TERMS, engine: "fast" } }],
  ["examination:start", { ...START, terms: { ...TERMS, at: "yesterday" } }],
  ["examination:start", { ...START, terms: { ...TERMS, jobs: 0 } }],
  ["examination:start", { ...START, terms: { ...TERMS, jobs: 1000 } }],
  ["report:check", { ...CHECK, terms: null }],
  ["terms:choose-policy", "/home/policy.json"],
  ["terms:name-signer", "x".repeat(1025)],
  ["terms:name-head", 3],
  ["terms:name-expected", null],
  ["terms:name-expected", "x".repeat(1025)],
  ["terms:name-earlier", "/home/result.json"],
  ["examination:start", { ...START, evidence: "evidence-1" }],
  ["examination:start", { evidence: [], trust: null }],
  ["examination:start", { ...START, trust: { toString: () => "trust-1" } }],
  ["examination:close", "examination-1"],
  ["examination:close", { examination: "examination-1", isSure: "yes" }],
  ["examination:pause", null],
  ["examination:continue", "/etc/passwd"],
  ["unfinished:resume", "evidence-1"],
  ["file:page", { examination: "examination-1" }],
  ["file:page", { examination: "examination-1", path: 1 }],
  ["log:range", { ...RANGE, first: -1 }],
  ["log:range", { ...RANGE, first: 0.5 }],
  ["log:range", { ...RANGE, count: 1001 }],
  ["log:range", { ...RANGE, count: "1" }],
  ["log:timeline", { ...TIMELINE, bins: 501 }],
  ["log:timeline", { ...TIMELINE, marks: [-1] }],
  ["log:timeline", { ...TIMELINE, marks: Array.from({ length: 1001 }, () => 0) }],
  ["log:timeline", { ...TIMELINE, query: { ...QUERY, text: "x".repeat(1001) } }],
  ["log:timeline", { ...TIMELINE, query: { ...QUERY, between: { fromMs: 2, toMs: 1 } } }],
  ["log:timeline", { ...TIMELINE, query: { ...QUERY, between: { fromMs: 0, toMs: 8.64e15 + 2 } } }],
  ["log:rows", { ...ROWS, query: { ...QUERY, facets: null } }],
  ["log:rows", { ...ROWS, query: { ...QUERY, record: -1 } }],
  ["log:rows", { ...ROWS, query: { ...QUERY, named: [{ kinds: "fix", rest: "" }] } }],
  ["log:record", { examination: "examination-1", number: "2382" }],
  ["log:rows", { ...ROWS, query: { ...QUERY, facets: { person: 1 } } }],
  ["log:rows", { ...ROWS, count: 501 }],
  ["log:values", { ...VALUES, facet: "__proto__" }],
  ["log:values", { ...VALUES, part: null }],
  ["log:proof", { ...PROOF, size: 0 }],
  ["log:proof", { ...PROOF, line: 0.5 }],
  ["log:checkpoints", null],
  ["single:choose", "folder"],
  ["signature:judge", { ...JUDGE, file: "/home/minutes.pdf" }],
  ["signature:judge", { ...JUDGE, stamps: ["../minutes.tsr"] }],
  ["signature:judge", { ...JUDGE, stamps: Array.from({ length: 101 }, () => "evidence-1") }],
  ["signature:judge", { ...JUDGE, namespace: "x".repeat(1025) }],
  ["signature:judge", { ...JUDGE, trust: undefined }],
  ["judgement:save", "/home/minutes.json"],
  ["evidence:inspect", "/home/case.bag"],
  ["evidence:drill", { ...DRILL, evidence: "/home/case.bag" }],
  ["evidence:drill", { evidence: "evidence-1" }],
  ["evidence:drill", { ...DRILL, terms: { ...DRILL.terms, engine: "fast" } }],
  ["evidence:drill", { ...DRILL, stolen: [{ key: "/home/a.key", passphrase: "words" }] }],
  ["evidence:drill", { ...DRILL, stolen: [{ key: "key-1" }] }],
  ["evidence:drill", { ...DRILL, stolen: Array.from({ length: 101 }, () => DRILL.stolen[0]) }],
  ["evidence:drill", { ...DRILL, seed: -1 }],
  ["evidence:drill", { ...DRILL, seed: 1.5 }],
  ["evidence:drill", { ...DRILL, flips: 1_000_000_000 }],
  ["evidence:drill", { ...DRILL, flips: "1000" }],
  ["drill:save", "/home/drill.json"],
  ["primitive:check", { kind: "checksum", request: "{}", file: null }],
  ["primitive:check", { kind: "mac", request: {}, file: null }],
  ["primitive:check", { kind: "mac", request: "{}", file: "/home/request.json" }],
  ["primitive:open", "/home/request.json"],
  ["primitive:batch", "checksum"],
  ["file:sign", { ...SIGN, form: "pgp" }],
  ["file:sign", { ...SIGN, file: "/home/minutes.pdf" }],
  ["file:sign", { ...SIGN, key: "evidence" }],
  ["file:sign", { ...SIGN, passphrase: "x".repeat(1025) }],
  ["file:sign", { ...SIGN, namespace: null }],
  ["file:sign", { ...SIGN, comment: "x".repeat(8193) }],
  ["file:stamp-request", null],
  ["report:save", { ...REPORT, passphrase: "x".repeat(1025) }],
  ["report:stamp-import", { report: "saved-1" }],
  ["report:stamp-import", { report: "/any/path.pdf", trust: null }],
  ["report:stamp-import", null],
  ["report:save", { ...REPORT, key: "/home/key" }],
  ["report:save", { ...REPORT, since: "whatever" }],
  ["pack:record-other", { ...ACT, other: "trust-1", pack: null }],
  ["pack:record-other", { ...ACT, other: "/home/trust.json" }],
  ["pack:pin", { ...PIN, pack: "not a digest" }],
  ["pack:pin", { ...PIN, key: "/home/key.pub" }],
  ["pack:pin", { ...PIN, use: { algorithm: "rot13", saltLength: null, mgfHash: null } }],
  ["pack:pin", { ...PIN, use: { algorithm: "rsa-pss-sha256", saltLength: -1, mgfHash: null } }],
  ["pack:pin", { ...PIN, use: { algorithm: "rsa-pss-sha256", saltLength: 8, mgfHash: "crc" } }],
  ["pack:pin", { ...PIN, roles: ["king"] }],
  ["pack:pin", { ...PIN, roles: "exporter" }],
  ["pack:confirm", { ...ACT, id: "key-1", spoken: null }],
  ["pack:end", { ...END, how: "forgotten" }],
  ["pack:anchor", { ...ANCHOR, authority: "/home/root.pem" }],
  ["pack:anchor", { ...ANCHOR, id: 7 }],
  ["pack:anchor", { ...ANCHOR, purposes: ["everything"] }],
  ["pack:anchor", { ...ANCHOR, roles: ["king"] }],
  ["pack:anchor", { ...ANCHOR, names: "CN=Ann" }],
  ["pack:import-revocation", { ...ACT, files: [] }],
  ["pack:threshold", { ...THRESHOLD, roles: [] }],
  ["pack:threshold", { ...THRESHOLD, roles: ["king"] }],
  ["pack:threshold", { ...THRESHOLD, count: -1 }],
  ["pack:threshold", { ...THRESHOLD, count: 1.5 }],
  ["pack:threshold", { ...THRESHOLD, count: "2" }],
  ["pack:threshold", { ...THRESHOLD, notAlso: null }],
  ["pack:witnesses", { ...ACT, keys: "w1", quorum: 1 }],
  ["pack:witnesses", { ...ACT, keys: ["w1"], quorum: 10_000 }],
  ["pack:rules", { ...RULES, persons: 3 }],
  ["pack:rules", { ...RULES, sunsets: [{ algorithm: "md5" }] }],
  ["pack:rules", { ...RULES, title: 7 }],
  ["pack:choose-checkpoint", "/home/checkpoint"],
  ["pack:head", { ...ACT, checkpoint: "/home/checkpoint", isUnsigned: false }],
  ["pack:head", { ...ACT, checkpoint: "checkpoint-1" }],
  ["pack:record", { ...ACT, pack: "not a digest" }],
  ["pack:import-revocation", { ...ACT, files: ["/home/ca.crl"] }],
  ["pack:end", { ...END, reason: "x".repeat(10_001) }],
  ["pack:compare", { other: "/home/trust.json", evidence: [] }],
  ["seal:run", { ...SEAL, role: "log" }],
  ["seal:run", { ...SEAL, work: { ...NEW, source: "/etc" } }],
  ["seal:run", { ...SEAL, work: { ...NEW, sourceItems: -1 } }],
  ["seal:run", { ...SEAL, work: { kind: "everything", source: "source-1" } }],
  ["seal:run", { ...SEAL, work: null }],
  ["work:stop", "examination"],
  ["key:make", { kind: "rsa", subject: null, passphrase: "words" }],
  ["clipboard:write", "x".repeat(1024 * 1024 + 1)],
  ["preferences:write", { ...PREFERENCES, zoom: 1e9 }],
  ["read-only:write", "off"],
  ["index:keep", null],
  ["index:remove", "../evidence"],
  ["read-only:write", null],
  ["preferences:write", { ...PREFERENCES, theme: "pink" }],
  ["self-test:run", [{ ...ATTEMPT, where: "main" }]],
  ["self-test:run", [{ ...ATTEMPT, outcome: "fine" }]],
  ["self-test:run", Array.from({ length: 101 }, () => ATTEMPT)],
]

describe("dispatch", () => {
  it.each(WELL_FORMED)("hands %s to its handler (%j)", async (channel, value) => {
    await expect(ask(channel, value)).resolves.toEqual({ channel, ask: value })
  })

  it("hands over any number of dropped things", async () => {
    const paths = Array.from({ length: 10_001 }, () => "/any/path")
    await expect(ask("evidence:dropped", paths)).resolves.toMatchObject({ ask: paths })
  })

  it("hands over what it knows and leaves out the rest", async () => {
    const more = { ...PREFERENCES, more: "than there is" }
    await expect(ask("preferences:write", more)).resolves.toMatchObject({ ask: PREFERENCES })
  })

  it.each(MALFORMED)("refuses %s in another form (%#)", async (channel, value) => {
    await expect(ask(channel, value)).rejects.toThrow(TypeError)
  })

  it.each(["", "evidence", "__proto__", "toString", "constructor", "evidence:choose "])(
    "knows no channel %j",
    async (channel) => {
      await expect(ask(channel, null)).rejects.toThrow("no such channel")
    },
  )
})
