/**
 * Results to render: one that passed, one that failed in several ways, one left open.
 *
 * They are weighed by the real rules from outcomes written by hand, so a report about
 * them shows what a report about evidence would show. The evidence itself is made up.
 */
import { createHash } from "node:crypto"
import { finding, type Finding, type Outcome } from "../../core/findings/index.ts"
import { DEFAULT_POLICY_JSON, parsePolicy } from "../../core/trust/index.ts"
import {
  limits,
  statements,
  weigh,
  withDigest,
  type Coverage,
  type CustodyEntry,
  type CustodyResult,
  type ItemResult,
  type NestedResult,
  type Result,
  type SealResult,
  type TrustResult,
  type SignatureResult,
  type SignaturesResult,
} from "../../core/verdict/index.ts"

const FILES = 40
const BYTES = 1_284_330
const EVENTS = 2003

/** SHA-256 of a text, as hex: stands for the digest of something that the samples only name. */
function hexOf(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

const TRUST: TrustResult = {
  schema: "sealwright.trust/2",
  digest: hexOf("trust"),
  name: "Acme archive",
  issuedAt: "2026-01-05T09:00:00.000Z",
  staleAfter: "2027-01-05T09:00:00.000Z",
  signing: "signed",
  signedBy: [hexOf("keeper of the trust file")],
  keys: 2,
  anchors: 0,
  heads: 0,
  journal: { id: hexOf("first entry"), entries: 5, head: hexOf("fifth entry") },
}

const ITEMS: readonly ItemResult[] = Array.from({ length: FILES }, (_, index) => {
  const kind = ["records", "workflows", "attachments"][index % 3] ?? ""
  const path = `data/${kind}/${String(index).padStart(4, "0")}.json`
  return { path, sizeBytes: 32_000 + index * 5, sha256: hexOf(path) }
})

const SEAL: SealResult = {
  path: "seals/exporter.dsse.json",
  sha256: hexOf("seal"),
  keyid: hexOf("exporter key"),
  role: "exporter",
  sealedAt: "2026-11-20T16:00:00.000Z",
  reason: "Export for case 2026-114",
  standing: "valid",
  key: {
    id: "acme-exporter",
    subject: "ACME GmbH, export service",
    algorithm: "ecdsa-p256-sha256",
    fingerprint: hexOf("exporter key"),
  },
}

const WITNESS_SEAL: SealResult = {
  path: "seals/witness.dsse.json",
  sha256: hexOf("witness seal"),
  keyid: hexOf("witness key"),
  role: "witness",
  sealedAt: "2026-11-20T16:20:00.000Z",
  reason: "",
  standing: "unattributed",
}

const CUSTODY: readonly CustodyEntry[] = [
  {
    seq: 1990,
    time: "2026-11-20T15:10:00.000Z",
    type: "https://sealwright.org/ns/event/custodyRelease",
    agents: ["J. Novak (releaser)", "M. Ruiz (receiver)"],
    objects: ["data/attachments/0002.json"],
    named: { agents: 2, objects: 1 },
    outcome: "success",
    reason: "Handed to the legal department",
  },
  {
    seq: 1994,
    time: "2026-11-20T15:42:10.500Z",
    type: "https://sealwright.org/ns/event/custodyAccept",
    agents: ["M. Ruiz (receiver)"],
    objects: ["data/attachments/0002.json"],
    named: { agents: 1, objects: 1 },
    outcome: "success",
  },
  {
    seq: 2002,
    time: "2026-11-20T16:00:00.000Z",
    type: "https://sealwright.org/ns/event/sealCreate",
    agents: ["sealwright (sealer)"],
    objects: ["tagmanifest-sha256.txt"],
    named: { agents: 1, objects: 1 },
    outcome: "success",
  },
]

/** Outcomes of a sound evidence bag, in the order of the checks. */
function soundOutcomes(): Outcome[] {
  const all = (check: Outcome["check"], population: number): Outcome => ({
    check,
    population: { expected: population, checked: population },
    findings: [],
  })
  return [
    all("container", FILES + 9),
    all("format", 8),
    all("fixity", FILES + 5),
    all("digest-strength", FILES),
    all("closed-world", FILES + 9),
    all("chain", EVENTS),
    all("tree", EVENTS),
    all("checkpoint", 1),
    { ...all("generations", 0), notApplicable: "The bag is in its first generation." },
    all("seals", 1),
    all("pins", 1),
    all("times", 1),
    { ...all("freshness", 0), notRun: "No head is pinned, and no bag was named to expect." },
    all("custody", 61),
    { ...all("baseline", 0), notRun: "No earlier result was given." },
    { ...all("source-completeness", 0), notRun: "The bag declares no count of the source." },
  ]
}

interface Sample {
  readonly outcomes: readonly Outcome[]
  readonly seals?: readonly SealResult[]
  readonly trusted?: boolean
  readonly coverage?: Partial<Coverage>
  readonly path?: string
  readonly items?: readonly ItemResult[]
  readonly custody?: readonly CustodyEntry[]
}

function custodyOf(entries: readonly CustodyEntry[]): CustodyResult {
  return { total: entries.length, entries }
}

/** Every good seal, as far as nothing proves its time. */
function signaturesOf(seals: readonly SealResult[]): SignaturesResult {
  const entries = seals.flatMap(({ path, standing, key }): readonly SignatureResult[] =>
    standing === "valid" && key !== undefined
      ? [
          {
            path,
            key: key.id,
            noLaterThan: "2026-11-21T09:30:00.000Z",
            proof: "none",
            standing: "good",
          },
        ]
      : [],
  )
  return { total: entries.length, entries }
}

/** Weighs the outcomes and fills in the rest of a result. */
export function sampleResult(sample: Sample): Result {
  const { seals = [SEAL], trusted = true, path = "/evidence/case-2026-114/bag" } = sample
  const coverage = { ...fullCoverage(), ...sample.coverage }
  const policy = parsePolicy(new TextEncoder().encode(DEFAULT_POLICY_JSON))
  if (policy.kind === "refused") throw new Error(policy.reason)
  const weighed = weigh(sample.outcomes, policy.policy)
  const told = {
    format: "evidence-bag",
    listed: FILES,
    unlisted: 0,
    events: EVENTS,
    reserved: [],
    contradicted: [],
    uncompared: [],
    undecided: 0,
    signers: seals.flatMap(({ standing, key }) =>
      standing === "valid" && key !== undefined ? [key.subject] : [],
    ),
    erased: 0,
    unopened: 0,
    trusted,
    needsNoRevocation: true,
    revocation: { sources: [], unreadable: 0 },
  }
  const result: Omit<Result, "resultDigest"> = {
    schema: "sealwright.result/1",
    tool: { name: "sealwright", version: "1.0.0" },
    evaluatedAt: "2026-11-21T09:30:00.000Z",
    input: {
      path,
      container: "folder",
      format: "evidence-bag",
      formatVersion: "1.0",
      bagId: "bag-0f3a9c1d5e7b42869d10a4c2b8f6e357",
      logId: "log-51c7e09ab24d4f3c8e6d0b1a9f287364",
      exporter: "acme-export",
      generation: 0,
      digest: hexOf("tagmanifest"),
      files: FILES,
      bytes: BYTES,
      log: {
        events: EVENTS,
        head: hexOf("head"),
        root: hexOf("root"),
        origin: "acme-export/log-51c7e09ab24d4f3c8e6d0b1a9f287364",
      },
    },
    policy: { id: policy.policy.id, version: policy.policy.version, digest: hexOf("policy") },
    ...(trusted ? { trust: TRUST } : {}),
    verdict: weighed.verdict,
    statements: statements(weighed, told),
    checks: weighed.checks,
    findings: weighed.findings,
    coverage,
    limits: limits(weighed.checks, told),
    seals,
    signatures: signaturesOf(seals),
    custody: custodyOf(sample.custody ?? CUSTODY),
    items: sample.items ?? ITEMS,
    run: {
      platform: "linux x64",
      runtime: "node 24.21.0",
      engine: "native",
      startedAt: "2026-11-21T09:30:02.114Z",
      durationMs: 412,
    },
  }
  return withDigest(result, (bytes) => createHash("sha256").update(bytes).digest())
}

function fullCoverage(): Coverage {
  const bytes = { covered: BYTES, total: BYTES }
  const events = { covered: EVENTS, total: EVENTS }
  return {
    bytesUnderDigest: bytes,
    bytesUnderSeal: bytes,
    eventsUnderChain: events,
    eventsUnderTree: events,
    eventsUnderSeal: events,
  }
}

/** The sound outcomes with findings put into some of them. */
export function outcomesWith(
  findings: Partial<Record<Outcome["check"], readonly Finding[]>>,
): Outcome[] {
  return soundOutcomes().map((outcome) => ({
    ...outcome,
    findings: findings[outcome.check] ?? [],
  }))
}

/** An archive inside, as the evidence around it tells of it. */
export function nestedSample(
  path: string,
  verdict: NestedResult["verdict"],
  format = "evidence-bag",
): NestedResult {
  const status = verdict === "TOTAL-PASSED" ? "PASSED" : "FAILED"
  return {
    path,
    container: "tar",
    format,
    digest: hexOf(path),
    verdict,
    statements: { integrity: status, origin: "PASSED", completeness: "INDETERMINATE" },
    checks: [
      { id: "container", status: "PASSED" },
      { id: "fixity", status },
      { id: "times", status: "INDETERMINATE" },
    ],
    codes: status === "PASSED" ? [] : ["HASH_FAILURE"],
    resultDigest: hexOf(`result of ${path}`),
  }
}

export function passedResult(): Result {
  return sampleResult({ outcomes: soundOutcomes() })
}

export function failedResult(): Result {
  return sampleResult({
    outcomes: outcomesWith({
      fixity: [
        finding(
          "HASH_FAILURE",
          { path: "data/records/0018.json" },
          { algorithm: "sha256", expected: hexOf("as sealed"), actual: hexOf("as found") },
        ),
        finding(
          "MANIFEST_MISSING",
          { path: "data/attachments/0011.json" },
          { listedIn: "manifest-sha256.txt" },
        ),
      ],
      "closed-world": [finding("UNSEALED_CONTENT", { path: "manifest-md5.txt" })],
      chain: [
        finding(
          "LOGCHAIN_LINK_BROKEN",
          { path: "custody/events.jsonl", line: 1412, range: { first: 1410, last: 1411 } },
          { what: "record 1,410 was edited", stands: "from record 1,411 on every link holds" },
        ),
      ],
      tree: [
        finding("MERKLE_ROOT_MISMATCH", "custody/checkpoint", {
          recorded: hexOf("root"),
          computed: hexOf("other root"),
        }),
      ],
      seals: [
        finding("SEAL_MISMATCH", SEAL.path, {
          member: "log.root",
          sealed: hexOf("root"),
          recomputed: hexOf("other root"),
        }),
        finding("SEAL_UNATTRIBUTED", WITNESS_SEAL.path, { keyid: WITNESS_SEAL.keyid }),
      ],
      pins: [finding("SIG_CONSTRAINTS_FAILURE", "", { required: "1", found: "0" })],
      custody: [
        finding(
          "CUSTODY_RELEASE_UNANSWERED",
          { path: "custody/events.jsonl", line: 1991 },
          { releaser: "J. Novak", receiver: "M. Ruiz" },
        ),
      ],
    }),
    seals: [{ ...SEAL, standing: "broken" }, WITNESS_SEAL],
    coverage: {
      bytesUnderDigest: { covered: BYTES - 64_200, total: BYTES },
      bytesUnderSeal: { covered: 0, total: BYTES },
      eventsUnderChain: { covered: EVENTS - 1, total: EVENTS },
      eventsUnderTree: { covered: 0, total: EVENTS },
      eventsUnderSeal: { covered: 0, total: EVENTS },
    },
  })
}

export function openResult(): Result {
  const outcomes = outcomesWith({ pins: [finding("KEY_NOT_PINNED", SEAL.path)] }).map((outcome) =>
    outcome.check === "seals" ? { ...outcome, population: { expected: 1, checked: 0 } } : outcome,
  )
  const { key: _key, ...unpinned } = SEAL
  return sampleResult({
    outcomes,
    seals: [{ ...unpinned, standing: "unattributed" }],
    trusted: false,
    coverage: {
      bytesUnderSeal: { covered: 0, total: BYTES },
      eventsUnderSeal: { covered: 0, total: EVENTS },
    },
  })
}

/** Text as hostile as evidence can make it: controls, overrides, another script, no place to break. */
export const HOSTILE_TEXT = `data/\u202egpj.exe\u0007\u001b[2J/ملف/документ/文件/${"x".repeat(300)}.json`

/** A failure over hostile names, with more findings than a report prints. */
export function crowdedResult(count: number): Result {
  const findings = Array.from({ length: count }, (_, index) =>
    finding(
      "HASH_FAILURE",
      { path: index % 50 === 0 ? HOSTILE_TEXT : `data/records/${String(index)}.json` },
      {
        algorithm: "sha256",
        expected: hexOf(`a${String(index)}`),
        actual: hexOf(`b${String(index)}`),
      },
    ),
  )
  return sampleResult({
    outcomes: outcomesWith({ fixity: findings }),
    path: HOSTILE_TEXT,
    items: Array.from({ length: count }, (_, index) => ({
      path: index === 0 ? HOSTILE_TEXT : `data/records/${String(index)}.json`,
      sizeBytes: index,
      sha256: hexOf(String(index)),
    })),
  })
}
