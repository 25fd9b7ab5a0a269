/**
 * Evidence in memory: a real bag, sealed by the real writer, held as files that a test may
 * change before it has them examined.
 */
import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { memoryContainer, type Container } from "../../core/container/index.ts"
import { finding } from "../../core/findings/index.ts"
import { makePortableMeasure, type Measure } from "../../core/hashing/index.ts"
import {
  DEFAULT_POLICY_JSON,
  examine,
  parsePolicy,
  portableEngine,
  toUtf8,
  type ExaminationTerms,
  type Result,
} from "../../core/index.ts"
import { addSeal, extendBag, nativeDigests, sealFolder } from "../../core/node/index.ts"
import { makeSigner, type Signer } from "../../core/signatures/index.ts"
import { EMPTY_TRUST, type PinnedHead, type PinnedKey, type Role } from "../../core/trust/index.ts"

/** Files of a bag by path; tests change copies of it. */
export type Files = ReadonlyMap<string, Uint8Array>

/** An instant inside every window of these tests. */
export const AT = Date.UTC(2026, 5, 1)

/** A key from a one-byte seed: the same seed is the same key. */
export function signer(
  seed: number,
  algorithm: "ed25519" | "ecdsa-p256-sha256" = "ed25519",
): Signer {
  return makeSigner(algorithm, new Uint8Array(32).fill(seed))
}

export const EXPORTER = signer(1)
export const ARCHIVIST = signer(2, "ecdsa-p256-sha256")
export const STRANGER = signer(9)

export function pinned(
  key: Signer,
  roles: readonly Role[],
  more: Partial<PinnedKey> = {},
): PinnedKey {
  const { publicKey } = key
  return {
    id: publicKey.fingerprint.slice(0, 8),
    key: publicKey,
    subject: "Somebody",
    roles,
    ...more,
  }
}

export const TRUST: readonly PinnedKey[] = [
  pinned(EXPORTER, ["exporter"], { subject: "Acme Ltd" }),
  pinned(ARCHIVIST, ["archivist"], { subject: "City Archive" }),
]

export interface BagPlan {
  /** Payload below data/, by relative path. */
  readonly payload?: Readonly<Record<string, string>>
  readonly events?: readonly object[]
  readonly signer?: Signer
  readonly logSigner?: Signer
  readonly sourceItems?: number
}

const PAYLOAD = {
  "records/1.json": `{"id":1,"amount":100}\n`,
  "records/2.json": `{"id":2,"amount":200}\n`,
  "attachments/Übersicht.txt": "Summe: 300\n",
}

/** One event by an automation, as an export would give it. */
export function event(n: number, more: object = {}): object {
  return {
    id: `evt-${String(n)}`,
    type: "https://sealwright.org/ns/event/recordUpdate",
    time: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    clock: "platform",
    agents: [
      { id: "flow-7", role: "editor", kind: "automation", workflow: "approve", version: "3" },
    ],
    objects: [{ uri: `app://permits/${String(n % 3)}` }],
    outcome: "success",
    ...more,
  }
}

const EVENTS = Array.from({ length: 12 }, (_, n) => event(n))

/** Seals a small export and returns the bag's files. */
export async function sealedBag(plan: BagPlan = {}): Promise<Map<string, Uint8Array>> {
  return inFolder(async (folder) => {
    const source = join(folder, "export")
    for (const [path, text] of Object.entries(plan.payload ?? PAYLOAD)) {
      mkdirSync(dirname(join(source, path)), { recursive: true })
      writeFileSync(join(source, path), text)
    }
    const events = writeEvents(folder, plan.events ?? EVENTS)
    const out = join(folder, "bag")
    const { logSigner, sourceItems } = plan
    await sealFolder({
      source,
      out,
      events,
      exporter: "acme.example",
      terms: terms(plan.signer ?? EXPORTER, "exporter"),
      ...(logSigner === undefined ? {} : { logSigner }),
      ...(sourceItems === undefined ? {} : { sourceItems }),
    })
    return readFiles(out)
  })
}

/** Adds a seal to a bag. */
export async function withSeal(
  files: Files,
  key: Signer,
  role: "exporter" | "archivist" | "witness" | "examiner",
): Promise<Map<string, Uint8Array>> {
  return inFolder(async (folder) => {
    const bag = join(folder, "bag")
    writeFiles(bag, files)
    await addSeal({ examined: named(await examineFiles(files), bag), terms: terms(key, role) })
    return readFiles(bag)
  })
}

/** Extends a bag by a generation. */
export async function extended(
  files: Files,
  events: readonly object[],
  key = EXPORTER,
  logSigner?: Signer,
): Promise<Map<string, Uint8Array>> {
  return inFolder(async (folder) => {
    const bag = join(folder, "bag")
    writeFiles(bag, files)
    const out = join(folder, "next")
    await extendBag({
      examined: named(await examineFiles(files), bag),
      out,
      events: writeEvents(folder, events),
      erasureRoles: ["data-protection-officer"],
      terms: terms(key, "exporter"),
      ...(logSigner === undefined ? {} : { logSigner }),
    })
    return readFiles(out)
  })
}

export interface Examination {
  readonly keys?: readonly PinnedKey[] | undefined
  readonly heads?: readonly PinnedHead[]
  readonly terms?: Partial<ExaminationTerms>
  /** Files that are there and that the system refuses to read. */
  readonly unreadable?: readonly string[]
  /** A folder that is there and whose names the system refuses to list. */
  readonly unlisted?: string
}

/** Examines files in memory; by default with the exporter and the archivist pinned. */
export async function examineFiles(files: Files, how: Examination = {}): Promise<Result> {
  const container = seenOf(files, how.unlisted)
  const keys = "keys" in how ? how.keys : TRUST
  const policyBytes = toUtf8(DEFAULT_POLICY_JSON)
  const policy = parsePolicy(policyBytes)
  if (policy.kind === "refused") throw new Error(policy.reason)
  return examine(
    { path: "memory", container, measure: refusing(how.unreadable ?? [], container) },
    {
      ...(keys === undefined
        ? {}
        : { trust: { ...EMPTY_TRUST, keys, heads: how.heads ?? [], digest: new Uint8Array(32) } }),
      policy: { ...policy.policy, digest: nativeDigests.sha256(policyBytes) },
      evaluatedAt: AT,
      signatures: [portableEngine],
      digests: nativeDigests,
      trees: [],
      run: { platform: "test", runtime: "test", engine: "test" },
      clock: () => AT,
      ...how.terms,
    },
  )
}

function refusing(paths: readonly string[], container: Container): Measure {
  const measure = makePortableMeasure(container, nativeDigests)
  return async (jobs, progress) =>
    (await measure(jobs, progress)).map((one) =>
      paths.includes(one.path)
        ? {
            path: one.path,
            sizeBytes: 0,
            digests: {},
            problem: { kind: "unreadable", detail: "permission is missing" },
          }
        : one,
    )
}

/** The files as a container that lists nothing below a folder nobody may look into. */
function seenOf(files: Files, unlisted: string | undefined): Container {
  const seen = [...files]
    .filter(([path]) => unlisted === undefined || !path.startsWith(`${unlisted}/`))
    .map(([path, bytes]) => ({ path, bytes }))
  const container = memoryContainer(seen)
  if (unlisted === undefined) return container
  const refused = finding("ENTRY_UNREADABLE", unlisted, { reason: "permission is missing" })
  return { ...container, findings: [...container.findings, refused] }
}

/** Codes of all findings that are broken or doubtful, each once, in their order. */
export function codesOf(result: Result): readonly string[] {
  const weighing = result.findings.filter(({ severity }) => severity !== "noted")
  return [...new Set(weighing.map(({ code }) => code))]
}

/** Recomputes both manifests, as anybody can who has no key. */
export function rehashed(files: Files): Map<string, Uint8Array> {
  const changed = new Map(files)
  const isPayload = (path: string) => path.startsWith("data/")
  changed.set("manifest-sha256.txt", listing(changed, isPayload))
  const isTag = (path: string) =>
    !isPayload(path) && !/^(?:seals|timestamps)\/|^tagmanifest-/.test(path)
  changed.set("tagmanifest-sha256.txt", listing(changed, isTag))
  return changed
}

function listing(files: Files, isListed: (path: string) => boolean): Uint8Array {
  const lines = [...files]
    .filter(([path]) => isListed(path))
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`)
  return toUtf8(lines.join(""))
}

export function text(files: Files, path: string): string {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`no ${path}`)
  return new TextDecoder().decode(bytes)
}

/** A copy with one file changed, added (from "") or removed (to `undefined`). */
export function changed(
  files: Files,
  path: string,
  change: (text: string) => string | undefined,
): Map<string, Uint8Array> {
  const copy = new Map(files)
  const next = change(copy.has(path) ? text(copy, path) : "")
  if (next === undefined) copy.delete(path)
  else copy.set(path, toUtf8(next))
  return copy
}

export function readFiles(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    files.map((path) => [path.slice(folder.length + 1), new Uint8Array(readFileSync(path))]),
  )
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}

function terms(key: Signer, role: "exporter" | "archivist" | "witness" | "examiner") {
  const at = Date.UTC(2026, 1, 1)
  return { signer: key, role, reason: "test", at, toolVersion: "1.0.0" }
}

function named(result: Result, path: string): Result {
  return { ...result, input: { ...result.input, path } }
}

function writeEvents(folder: string, events: readonly object[]): string {
  const path = join(folder, "events.jsonl")
  writeFileSync(path, events.map((one) => `${JSON.stringify(one)}\n`).join(""))
  return path
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-test-"))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
