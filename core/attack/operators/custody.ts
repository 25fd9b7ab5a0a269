/**
 * Operators on what people recorded: the thief of a seal key appends events and seals anew.
 *
 * The log before them stays as it was, so that no kept head shows it; the events
 * contradict one another.
 */
import { toBase64, toCanonicalJson, toUtf8, type JsonObject } from "../../base/index.ts"
import { toBytes } from "../changes.ts"
import { joined, relinked } from "../log-lines.ts"
import type { Operator, Scene } from "../operator.ts"
import type { Target } from "../target.ts"
import { sealing } from "./false-seals.ts"
import type { Plan } from "./thieves.ts"

const LOG = "custody/events.jsonl"
const SIGNATURES = "custody/signatures.jsonl"
const NS = "https://sealwright.org/ns/event/"
const ITEM = { uri: "app://attack/item" }

export const CUSTODY: readonly Operator[] = [
  recorded("release-unanswered", "A hand-over was recorded that nobody answered.", {
    codes: ["CUSTODY_RELEASE_UNANSWERED"],
    events: [release("a", "b")],
  }),
  recorded("release-incomplete", "A hand-over was recorded that names no receiver.", {
    codes: ["CUSTODY_EVENT_INCOMPLETE"],
    events: [{ type: `${NS}custodyRelease`, agents: [agent("a", "releaser")], objects: [ITEM] }],
  }),
  recorded("accepted-by-another", "An item was received by somebody else than was named.", {
    codes: ["CUSTODY_RECEIVER_MISMATCH"],
    events: [release("a", "b"), accept("c")],
  }),
  recorded("accepted-unreleased", "An item was received twice and released once.", {
    codes: ["CUSTODY_ACCEPT_UNRELEASED"],
    events: [accept("a"), accept("b")],
  }),
  recorded("released-twice", "An item was handed over again before it was received.", {
    codes: ["CUSTODY_OVERLAP"],
    events: [release("a", "b"), release("a", "c"), accept("c")],
  }),
  recorded("released-by-stranger", "An item was handed over by somebody who did not hold it.", {
    codes: ["CUSTODY_AGENT_UNKNOWN"],
    events: [accept("a"), release("x", "b"), accept("b")],
  }),
  recorded("state-contradicted", "A state was recorded that is not the one before.", {
    codes: ["VALUE_CHAIN_BREAK"],
    events: [
      { type: `${NS}recordUpdate`, objects: [{ ...ITEM, after: { amount: 1 } }] },
      { type: `${NS}recordUpdate`, objects: [{ ...ITEM, before: { amount: 2 } }] },
    ],
  }),
  recorded("digest-contradicted", "An event was recorded that names another digest for a file.", {
    codes: ["EVENT_DIGEST_MISMATCH"],
    events: ({ payload }) => [
      {
        type: `${NS}recordUpdate`,
        objects: [{ uri: uriOf(payload[0]?.path ?? "data/x"), digest: { sha256: "3".repeat(64) } }],
      },
    ],
    at: "data/",
  }),
  recorded("file-never-there", "An event was recorded that gives the digest of no file.", {
    codes: ["EVENT_FILE_MISSING"],
    events: [
      {
        type: `${NS}recordUpdate`,
        objects: [{ uri: "data/never-there", digest: { sha256: "4".repeat(64) } }],
      },
    ],
    at: "data/",
  }),
  {
    id: "event-signature-forged",
    layer: "custody",
    does: "The thief of a seal key put in a signature of an event that names a pinned key.",
    codes: ["SIG_CRYPTO_FAILURE", "SIG_NONCANONICAL"],
    attempts: (scene) =>
      sealing(scene, [SIGNATURES], async (target) => {
        const signed = target.log.count === 0 ? toUtf8("{}") : await target.log.line(0)
        return withSignature(signed, target.claims.seals[0]?.signature.keyid ?? "")
      }),
  },
  {
    id: "event-signature-of-nothing",
    layer: "custody",
    does: "The thief of a seal key put in a signature of an event that is not in the log.",
    codes: ["CONTEXT_MISMATCH"],
    attempts: (scene) =>
      sealing(scene, [SIGNATURES], () => withSignature(toUtf8("{}"), "0".repeat(64))),
  },
]

interface Recorded {
  readonly codes: Operator["codes"]
  readonly events: readonly JsonObject[] | ((target: Target) => readonly JsonObject[])
  /** Where else it may show. */
  readonly at?: string
}

function recorded(id: string, does: string, { codes, events, at }: Recorded): Operator {
  const attempts = (scene: Scene): ReturnType<typeof sealing> =>
    sealing(scene, at === undefined ? [LOG] : [LOG, at], (target) =>
      appended(target, typeof events === "function" ? events(target) : events),
    )
  return { id, layer: "custody", does, codes, attempts }
}

function appended({ log, digests }: Target, events: readonly JsonObject[]): Plan | string {
  const lines = log.whole()
  if (lines === undefined) return "the log is too large to be held and written anew"
  const more = events.map((members, index) =>
    toCanonicalJson({
      id: `attack-${index}`,
      time: "2026-01-01T00:00:00.000Z",
      clock: "attack",
      agents: [agent("a", "editor")],
      outcome: "success",
      ...members,
    }),
  )
  return { lines: relinked([...lines, ...more], digests, lines.length) }
}

function agent(id: string, role: string): JsonObject {
  return { id, role, kind: "person" }
}

function release(from: string, to: string): JsonObject {
  const agents = [agent(from, "releaser"), agent(to, "receiver")]
  return { type: `${NS}custodyRelease`, agents, objects: [ITEM] }
}

function accept(by: string): JsonObject {
  return { type: `${NS}custodyAccept`, agents: [agent(by, "receiver")], objects: [ITEM] }
}

function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/")
}

function withSignature(payload: Uint8Array, keyid: string): Plan {
  const envelope = toCanonicalJson({
    payload: toBase64(payload),
    payloadType: "application/vnd.sealwright.event+json",
    signatures: [{ keyid, sig: toBase64(new Uint8Array(64).fill(1)) }],
  })
  return { changes: new Map([[SIGNATURES, toBytes(joined([envelope]))]]) }
}
