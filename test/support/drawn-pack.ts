/** Drawn answers for the keeper's screens: a pack with pins in every standing, claims, a comparison. */
import { toWords } from "../../core/index.ts"
import type {
  ShownCertificate,
  ShownRevocation,
  ShownRules,
} from "../../electron/contract/pack-held.ts"
import type { Compared, Pack, Pin, ShownKey } from "../../electron/contract/pack.ts"
import type { SealClaims, SealPreview } from "../../electron/contract/sealing.ts"
import { HOSTILE_TEXT } from "./sample-results.ts"

const NOW = Date.UTC(2026, 10, 26)
const DAY = 86_400_000

function key(seed: string, algorithm = "ed25519"): ShownKey {
  const fingerprint = seed.repeat(64).slice(0, 64)
  return { algorithm, fingerprint, words: toWords(fingerprint) }
}

/** More algorithms than any other kind of key has. */
const RSA_USES = ["rsa-pkcs1", "rsa-pss"].flatMap((scheme) =>
  ["sha256", "sha384", "sha512", "sha3-256", "sha3-512"].map((hash) => `${scheme}-${hash}`),
)

const ACME: Pin = {
  id: "acme-2026",
  kind: "key",
  subject: "Acme Ltd, export service",
  roles: ["exporter", "log"],
  names: [],
  origins: ["acme.example/log-2026"],
  key: key("b8c1e0"),
  certificate: null,
  validFrom: "2026-01-01T00:00:00.000Z",
  validUntil: null,
  state: { kind: "good" },
  recorded: "good",
  by: { persons: ["A. Archivist", "B. Auditor"], at: "2026-01-02T09:30:00.000Z" },
  replaces: "acme-2025",
  replacedBy: null,
}

const CERTIFICATE: ShownCertificate = {
  ...{ name: "CN=Time-Stamp Root 4,O=Chamber,C=CH", sha256: "c0de".repeat(16) },
  ...{ notBefore: "2024-03-01T00:00:00.000Z", notAfter: "2034-03-01T00:00:00.000Z" },
}

const LIST: ShownRevocation = {
  ...{ form: "crl", by: "CN=Time-Stamp Root 4,O=Chamber,C=CH", serials: [] },
  ...{ thisUpdate: "2026-10-12T06:00:00.000Z", nextUpdate: "2026-11-12T06:00:00.000Z" },
  ...{ days: 45, isOverdue: true },
}

const RULES: ShownRules = {
  revocation: [
    LIST,
    {
      ...{ ...LIST, form: "ocsp", by: "CN=Responder,O=Chamber,C=CH", serials: ["04d2"] },
      ...{ thisUpdate: "2026-11-25T06:00:00.000Z", nextUpdate: null, days: 1, isOverdue: false },
    },
  ],
  unreadable: 1,
  thresholds: [
    { roles: ["archivist"], count: 2, notAlso: ["exporter"], keys: null },
    { roles: ["exporter"], count: 1, notAlso: [], keys: ["acme-2026", "acme-2025"] },
  ],
  witnesses: { keys: ["witness-3", "witness-4", "witness-5"], quorum: 2 },
  sunsets: [{ algorithm: "rsa-pkcs1-sha256", notAfter: "2030-12-31T23:59:59.000Z" }],
  algorithms: ["ed25519", "ecdsa-p256-sha256", "rsa-pkcs1-sha256", "rsa-pss-sha256", "sha1", "md5"],
  heads: [
    {
      ...{ origin: "acme.example/log-2026", size: 1675, root: "5eed".repeat(16) },
      seenAt: "2026-11-20T09:30:00.000Z",
    },
  ],
}

const PINS: readonly Pin[] = [
  {
    ...ACME,
    ...{ id: "harbour", kind: "waiting", subject: "Harbour Ward Archive", roles: ["archivist"] },
    ...{ key: key("07d2", "ecdsa-p256-sha256"), origins: null, replaces: null },
    by: { persons: ["A. Archivist"], at: "2026-11-24T10:00:00.000Z" },
  },
  ACME,
  {
    ...ACME,
    ...{ id: "acme-2025", subject: "Acme Ltd, export service", key: key("5a3f") },
    ...{ replaces: null, replacedBy: "acme-2026", validUntil: "2026-01-01T00:00:00.000Z" },
    state: { kind: "expired", until: NOW - 329 * DAY },
  },
  {
    ...ACME,
    ...{ id: "witness-3", subject: "Wanda Witness", roles: ["witness"], key: key("e41") },
    ...{ origins: null, replaces: null },
    state: {
      ...{ kind: "revoked", from: NOW - 40 * DAY, isAhead: false },
      ...{ reason: "left the society", by: "A. Archivist" },
    },
    recorded: "revoked",
  },
  {
    ...ACME,
    ...{ id: "old-laptop", subject: "Exporter of the old platform", key: key("9c") },
    ...{ origins: null, replaces: null },
    state: {
      ...{ kind: "compromised", certainty: "suspected" },
      ...{ reason: "laptop stolen on the train", by: "A. Archivist" },
    },
    recorded: "compromised",
  },
  {
    ...ACME,
    ...{
      id: "auditor",
      subject: "B. Auditor",
      roles: ["archivist"],
      key: key("3e", "rsa-pss-sha256"),
    },
    ...{ origins: null, replaces: null },
    state: {
      ...{ kind: "compromised", certainty: "suspected", from: NOW - 12 * DAY },
      reason: "keyCompromise",
      by: "a revocation list in the trust file, not shown to be the issuer's",
    },
  },
  {
    ...ACME,
    ...{ id: "tsa", kind: "authority", subject: "Time-Stamp Authority of the Chamber" },
    ...{ roles: ["timestamp"], names: ["CN=TSA 7,O=Chamber"], key: null, origins: null },
    ...{ replaces: null, state: { kind: "good", until: NOW + 900 * DAY } },
    certificate: CERTIFICATE,
  },
]

const OPERATIONS = [
  ["pin", "Acme Ltd, after the call of 2 January", ["acme-2026"]],
  ["revoke", "left the society", ["witness-3"]],
  ["compromise", "laptop stolen on the train", ["old-laptop"]],
  ["propose", "letter of the archive, key read aloud", ["harbour"]],
] as const

/** A pack as the keeper sees it: signed, dated, with a history of four entries. */
const DRAWN_PACK: Pack = {
  kind: "pack",
  name: "trust.json",
  sha256: "3d4f".repeat(16),
  title: "Trust of the Neighbourhood Fund",
  issuedAt: "2026-11-20T08:00:00.000Z",
  staleAfter: "2027-11-20T00:00:00.000Z",
  isStale: false,
  isChangedByHand: false,
  signatures: [
    { kind: "holds", id: "archivist", subject: "A. Archivist", fingerprint: "5e".repeat(32) },
    { kind: "stranger", keyid: null },
  ],
  persons: 2,
  pins: PINS,
  rules: RULES,
  journal: {
    head: `4:${"71c0".repeat(16)}`,
    beside: "agrees",
    entries: OPERATIONS.map(([op, reason, keys], index) => ({
      ...{ seq: index + 1, op, reason, keys, second: index === 0 ? "B. Auditor" : null },
      at: `2026-${String(index + 8).padStart(2, "0")}-14T09:30:00.000Z`,
      by: "A. Archivist",
      digest: `${String(index + 1)}0ab`.repeat(16),
    })),
  },
}

/** A pack that was put back, is too old, and names people as an attacker would. */
export const WRONG_PACK: Pack = {
  ...DRAWN_PACK,
  ...{
    title: HOSTILE_TEXT,
    isStale: true,
    signatures: [{ kind: "does-not-hold", id: "a", subject: HOSTILE_TEXT }],
  },
  pins: PINS.map((pin) => ({ ...pin, subject: HOSTILE_TEXT })),
  rules: {
    ...RULES,
    revocation: RULES.revocation.map((source) => ({ ...source, by: HOSTILE_TEXT })),
    heads: RULES.heads.map((head) => ({ ...head, origin: HOSTILE_TEXT })),
  },
  journal: {
    head: `1:${"71c0".repeat(16)}`,
    beside: "put-back",
    entries: [
      {
        ...{ seq: 1, op: "import", by: HOSTILE_TEXT, second: null, reason: HOSTILE_TEXT },
        ...{ keys: [HOSTILE_TEXT], at: "2026-08-14T09:30:00.000Z", digest: "0".repeat(64) },
      },
    ],
  },
}

const CLAIMS: SealClaims = {
  ...{ role: "exporter", reason: "Export of the year 2025 for the archive" },
  exporter: "fund.example/export",
  key: { algorithm: "ed25519", fingerprint: "b8c1e0".repeat(11).slice(0, 64) },
  logKey: { algorithm: "ed25519", fingerprint: "b8c1e0".repeat(11).slice(0, 64) },
  generation: 0,
  files: { count: 1284, bytes: 734_003_200 },
  events: { total: 1675, given: 1672 },
  unsealed: ["scratch (empty-folder)", "latest (link)"],
  erased: [],
  follows: 0,
  warnings: [],
}

const COMPARED: Compared = {
  kind: "compared",
  other: "trust-of-the-auditor.json",
  pins: [{ id: "acme-2026", subject: "Acme Ltd", change: "changed", members: ["compromised"] }],
  rules: ["revocation", "thresholds"],
  revocation: [
    {
      ...{ change: "added", kind: "crl", sha256: "c4".repeat(32), withdrawals: 3 },
      ...{
        by: "CN=Issuing Authority 4,O=Trust Office,C=DE",
        thisUpdate: "2026-11-20T06:00:00.000Z",
      },
      withdraws: [
        {
          ...{ id: "acme-2026", subject: "Acme Ltd" },
          ...{ revokedAt: "2026-11-18T14:12:00.000Z", reason: "keyCompromise" },
        },
      ],
    },
    {
      ...{ change: "removed", kind: "ocsp", sha256: "d5".repeat(32), withdrawals: 0 },
      ...{ by: "CN=Responder,O=Trust Office,C=DE", thisUpdate: "2026-10-01T06:00:00.000Z" },
      withdraws: [],
    },
  ],
  evidence: [
    {
      name: "case-17.bag",
      before: {
        ...{ verdict: "TOTAL-PASSED", integrity: "PASSED" },
        ...{ origin: "PASSED", completeness: "PASSED" },
      },
      after: {
        ...{ verdict: "INDETERMINATE", integrity: "PASSED" },
        ...{ origin: "INDETERMINATE", completeness: "PASSED" },
      },
      gone: [],
      came: ["COMPROMISED_NO_POE at seals/exporter.dsse.json"],
    },
  ],
}

const PREVIEW: SealPreview = { kind: "claims", claims: CLAIMS }

/** Answers by channel, for a window over nothing but answers. */
export const KEEPING_ANSWERS: Readonly<Record<string, unknown>> = {
  "pack:read": DRAWN_PACK,
  "pack:choose-key": {
    kind: "key",
    key: {
      ...{ ...key("b8c1e0", "rsa-pkcs1-sha256"), handle: "publickey-1", name: "acme.pub" },
      ...{ isCertificate: false, uses: RSA_USES },
    },
  },
  "pack:choose-changed": {
    ...{ kind: "changed-pack", handle: "trust-3" },
    pack: { ...DRAWN_PACK, name: "archive-trust.json", isChangedByHand: true },
  },
  "pack:choose-authority": {
    ...{ kind: "authority", handle: "authority-1", file: "tsa-root.pem", certificate: CERTIFICATE },
  },
  "pack:choose-revocation": {
    ...{ kind: "revocation", handle: "revocation-1", file: "tsa-root.crl", source: LIST },
  },
  "pack:choose-checkpoint": {
    ...{ kind: "checkpoint", handle: "checkpoint-1", file: "checkpoint" },
    ...{ origin: "acme.example/log-2026", size: 1702, root: "beef".repeat(16) },
    signer: { kind: "unknown", says: "No pinned key that may speak for its log signed it." },
  },
  "pack:choose-other": { kind: "trust", handle: "trust-2", name: "trust-of-the-auditor.json" },
  "pack:compare": COMPARED,
  "signing-key:choose": { kind: "chosen", handle: "key-1", name: "exporter.key" },
  "seal:choose-source": { kind: "chosen", handle: "source-1", name: "export of 2025" },
  "seal:choose-events": { kind: "chosen", handle: "events-1", name: "audit.jsonl" },
  "seal:preview": PREVIEW,
  "stamp:request": {
    ...{ kind: "requested", file: "saved-2", names: [`${"4e".repeat(32)}.tsq`] },
    command: "sealwright time request fund-2025.bag --out-dir requests",
  },
  "stamp:choose": { kind: "chosen", handle: "stampfile-1", name: "answer.tsr" },
  "stamp:check": {
    kind: "fits",
    stamp: {
      ...{
        path: `timestamps/${"4e".repeat(32)}.tsr`,
        of: "seal",
        over: "seals/exporter.dsse.json",
      },
      ...{ time: "2026-11-21T09:31:07.000Z", authority: "CN=TSA 7,O=Chamber" },
      isRequestAnswered: false,
      command: "sealwright time import answer.tsr --bag fund-2025.bag --trust trust.json",
    },
  },
  "stamp:add": { kind: "not-accepted", code: "HASH_FAILURE", reason: HOSTILE_TEXT },
  "terms:choose-policy": {
    kind: "policy",
    policy: {
      ...{ handle: "policy-1", name: "house-policy.json", sha256: "6b1f".repeat(16) },
      ...{ id: "house", version: "3" },
    },
  },
  "terms:name-signer": {
    kind: "signer",
    signer: { handle: "signer-1", name: "keeper.pub", fingerprint: "b8c1e0f2".repeat(8) },
  },
  "terms:name-head": {
    kind: "head",
    head: { handle: "head-1", text: `12:${"3d7a".repeat(16)}` },
  },
  "terms:name-earlier": {
    kind: "earlier",
    earlier: {
      ...{ handle: "earlier-1", name: "fund-2025.bag-8d1e4e5f.json" },
      ...{ resultDigest: "8d1e".repeat(16), items: 31 },
    },
  },
  "seal:run": {
    kind: "sealed",
    file: "saved-1",
    bag: { handle: "evidence-1", name: "case-17.bag", kind: "folder" },
    bagId: `bag-${"4e".repeat(16)}`,
    digest: "8d1e".repeat(16),
    seal: "seals/exporter.dsse.json",
    generation: 0,
    command: "sealwright seal export --out case-17.bag --key exporter.key --role exporter",
  },
}
