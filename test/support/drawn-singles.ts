/** Answers about single files: a signature that was judged, in the words of either language. */
import {
  claimsView,
  phrase,
  say,
  signedFileView,
  type ClaimedFact,
  tell,
  type SignedFileResult,
} from "../../core/index.ts"
import { LAYERS, OPERATORS } from "../../core/attack/index.ts"
import type { Drilled, DrillHandle, DrillKind } from "../../electron/contract/drill.ts"
import { HOSTILE_TEXT } from "./sample-results.ts"

const HEX = "5f0d1c".padEnd(64, "7a")

/** As `signature` would answer about a file by somebody whose key was not pinned. */
const OPEN_SIGNATURE: SignedFileResult = {
  schema: "sealwright.signature/1",
  verdict: "INDETERMINATE",
  file: { path: "minutes of 2025-11-21.pdf", bytes: 140_000, sha256: HEX },
  signature: {
    path: "minutes of 2025-11-21.pdf.minisig",
    sha256: HEX,
    form: "minisign",
    says: { keyId: "2A5F0D1C7A7A7A7A", trustedComment: HOSTILE_TEXT },
    population: { expected: 1, checked: 0 },
  },
  signers: [],
  findings: [
    {
      code: "KEY_NOT_PINNED",
      severity: "doubtful",
      at: { path: "minutes of 2025-11-21.pdf.minisig" },
      observed: { key: "2A5F0D1C7A7A7A7A" },
      says: "",
    },
  ],
  evaluatedAt: "2026-11-26T18:00:00.000Z",
  policy: { id: "default", version: "1", sha256: HEX },
  trust: HEX,
}

/** The same by a pinned archivist, with a time-stamp. */
export const PASSED_SIGNATURE: SignedFileResult = {
  ...OPEN_SIGNATURE,
  verdict: "TOTAL-PASSED",
  signature: { ...OPEN_SIGNATURE.signature, population: { expected: 1, checked: 1 } },
  signers: [
    {
      ...{ id: "ada", subject: "Ada Okonkwo, Ward Archive", algorithm: "ed25519" },
      ...{ fingerprint: HEX, roles: ["archivist"], vouches: true },
      ...{ noLaterThan: "2025-11-21T09:31:07.000Z", proof: "rfc3161" },
      ...{ proofAt: "minutes.tsr", by: "CN=TSA 7,O=Chamber" },
    },
  ],
  findings: [],
}

const CLAIMED: readonly ClaimedFact[] = [
  { label: "format", value: say("{text}", { text: "evidence-bag 1.0" }) },
  { label: "files", value: say("{text}", { text: "214" }) },
  {
    label: "manifest",
    value: say("{path}: {count} digests by {algorithm}", {
      ...{ path: "manifest-sha256.txt", count: "201", algorithm: "sha256" },
    }),
  },
  {
    label: "seal",
    value: say("{path}: as {role}, said to be made {sealedAt}", {
      ...{ path: "seals/exporter.dsse.json", role: "exporter" },
      sealedAt: "2025-12-31T10:00:00Z",
    }),
  },
  { label: "reason", value: say("{text}", { text: HOSTILE_TEXT }) },
]

function judged(result: SignedFileResult): unknown {
  return {
    ...{ kind: "judged", handle: "judged-1", result },
    views: { en: signedFileView(result, "en"), de: signedFileView(result, "de") },
    command:
      "sealwright signature 'minutes of 2025-11-21.pdf' 'minutes of 2025-11-21.pdf.minisig' --trust trust.json",
  }
}

/** A kind of change as main tells it. */
function kindOf(id: string): DrillKind {
  const said = phrase(
    OPERATORS.find((one) => one.id === id)?.does ?? "One byte, anywhere, was changed at random.",
  )
  return { id, does: { en: tell("en", said), de: tell("de", said) } }
}

const THEFTS = OPERATORS.filter(({ does }) => does.startsWith("The thief of a seal key")).map(
  ({ id }) => kindOf(id),
)

const NO_SCORE = { operators: 0, attempts: 0, caught: 0, missed: 0, equivalent: 0, skipped: 0 }

/** A drill in which changes escaped, which no drill of ours has shown. */
const DRILLED: Extract<Drilled, { readonly kind: "drilled" }> = {
  ...{ kind: "drilled", handle: "drill-1" as DrillHandle, name: "fund-2025.bag", digest: HEX },
  score: {
    operators: 216,
    attempts: 1222,
    caught: 1219,
    missed: 2,
    equivalent: 1,
    skipped: THEFTS.length,
  },
  layers: LAYERS.map((layer, index) => ({
    ...{ layer, ...NO_SCORE, operators: 18, attempts: 18, caught: 18 },
    ...(index === 0 ? { attempts: 1006, caught: 1003, missed: 2, equivalent: 1 } : {}),
    ...(layer === "keys" ? { ...NO_SCORE, skipped: THEFTS.length } : {}),
  })),
  missed: [
    { operator: kindOf("blind-flip"), path: HOSTILE_TEXT, codes: [] },
    { operator: kindOf("blind-flip"), path: "", codes: ["NAME_COLLISION", "CONTAINER_DAMAGED"] },
  ],
  notTried: [
    {
      reason: {
        en: "needs the private key of a seal: none was given as stolen",
        de: tell("de", phrase("needs the private key of a seal: none was given as stolen")),
      },
      operators: THEFTS,
    },
  ],
  warnings: [],
  command:
    "sealwright attack fund-2025.bag --trust trust.json --at 2026-11-27T08:00:00.000Z --seed 1 --flips 1000",
}

/** The same where nothing escaped, which is what people see. */
export const DRILL_WITHOUT_ESCAPES: Drilled = {
  ...DRILLED,
  score: { ...DRILLED.score, caught: 1221, missed: 0 },
  layers: DRILLED.layers.map((layer) => ({
    ...layer,
    ...{ caught: layer.caught + layer.missed, missed: 0 },
  })),
  missed: [],
}

export const SINGLE_ANSWERS: Readonly<Record<string, unknown>> = {
  "signature:judge": judged(OPEN_SIGNATURE),
  "evidence:inspect": {
    ...{ kind: "claimed", name: "fund-2025.bag" },
    views: { en: claimsView(CLAIMED, "en"), de: claimsView(CLAIMED, "de") },
    command: "sealwright inspect fund-2025.bag",
  },
  "evidence:drill": DRILLED,
  "primitive:open": {
    ...{ kind: "opened", file: "evidence-8", name: "mac.json" },
    text: `${JSON.stringify({ id: 1, algorithm: "hmac-sha256", key: "AAEC", message: "AAEC", tag: "AAEC" }, null, 2)}\n`,
  },
  "primitive:batch": {
    ...{
      kind: "batch",
      name: "vectors.jsonl",
      counts: { PASSED: 1702, FAILED: 3, INDETERMINATE: 0 },
    },
    ...{ file: "saved-3", saved: "vectors.jsonl-answers.jsonl" },
    command: "sealwright check mac --batch vectors.jsonl > vectors.jsonl-answers.jsonl",
  },
  "primitive:check": {
    ...{ kind: "answered", status: "FAILED" },
    json: `{\n  "id": 1,\n  "status": "FAILED",\n  "code": "SIG_CRYPTO_FAILURE",\n  "reason": ${JSON.stringify(HEX)}\n}`,
    command: "sealwright check mac mac.json",
  },
  "evidence:choose": {
    evidence: [{ handle: "evidence-9", name: "fund-2025.bag", kind: "folder" }],
    reports: [],
    refused: [],
  },
  "file:sign": {
    ...{ kind: "signed", file: "saved-1", name: "minutes of 2025-11-21.pdf.minisig" },
    ...{ signature: "evidence-2", algorithm: "ed25519", fingerprint: HEX },
    minisignKey: "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
    warnings: [],
    command:
      "sealwright sign 'minutes of 2025-11-21.pdf' --key archivist.key --as minisign --out 'minutes of 2025-11-21.pdf.minisig'",
  },
  "file:stamp-request": {
    ...{ kind: "requested", file: "saved-2", name: "minutes.minisig.tsq" },
    command: "sealwright time request minutes.minisig --file --out minutes.minisig.tsq",
  },
}

export const SINGLE_ANSWERS_TO: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "single:choose": {
    file: { kind: "chosen", handle: "evidence-1", name: OPEN_SIGNATURE.file.path },
    signature: { kind: "chosen", handle: "evidence-2", name: OPEN_SIGNATURE.signature.path },
    stamp: { kind: "chosen", handle: "evidence-3", name: "minutes.tsr" },
  },
}
