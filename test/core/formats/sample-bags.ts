/** Small evidence in memory for the tests of formats and hashing, built from what it should hold. */
import { createHash } from "node:crypto"
import { fromHex, toUtf8 } from "../../../core/base/index.ts"
import type { Claims, SealStatement } from "../../../core/claims/index.ts"
import { writeEventLine, writeSealStatement } from "../../../core/claims/index.ts"
import { memoryContainer, type Container } from "../../../core/container/index.ts"
import {
  writeCheckpointText,
  writeSealEnvelope,
  writeSignedNote,
} from "../../../core/encodings/index.ts"
import type { Finding, Outcome } from "../../../core/findings/index.ts"
import {
  BAGIT_TXT,
  SEAL_PAYLOAD_TYPE,
  writeBagInfo,
  writeManifest,
} from "../../../core/formats/evidence-bag/layout.ts"
import { readClaims } from "../../../core/formats/index.ts"
import {
  checkFixity,
  digestJobs,
  makePortableMeasure,
  portableDigests,
  type Measured,
} from "../../../core/hashing/index.ts"

export type Files = ReadonlyMap<string, Uint8Array>

/** Files by path from texts or bytes. */
export function files(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  return new Map(
    Object.entries(contents).map(([path, content]) => [
      path,
      typeof content === "string" ? toUtf8(content) : content,
    ]),
  )
}

/** The same files with some of them replaced, added, or (given `undefined`) taken away. */
export function changed(
  base: Files,
  changes: Readonly<Record<string, string | Uint8Array | undefined>>,
): Files {
  const result = new Map(base)
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) result.delete(path)
    else result.set(path, typeof content === "string" ? toUtf8(content) : content)
  }
  return result
}

export function container(contents: Files): Container {
  return memoryContainer([...contents].map(([path, bytes]) => ({ path, bytes })))
}

export function hex(algorithm: string, content: string | Uint8Array): string {
  return createHash(algorithm).update(content).digest("hex")
}

/** A plain bag of one payload file, sound in every respect. */
export function plainBag(version = "1.0"): Files {
  return files({
    "bagit.txt": `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    "manifest-sha256.txt": `${hex("sha256", "hello")}  data/hello.txt\n`,
    "data/hello.txt": "hello",
  })
}

const EVENT = {
  id: "e-1",
  type: "https://sealwright.org/ns/event/recordCreate",
  time: "2026-11-20T08:00:00.000Z",
  clock: "platform",
  agents: [{ id: "alice", role: "editor", kind: "person" as const }],
  objects: [{ uri: "data/a.txt" }],
  outcome: "success" as const,
  seq: 0,
  prev: "0".repeat(64),
}

const BAG = { bagId: "bag-1", logId: "log-1", exporter: "example.org" }

/** A statement that fits `evidenceBag`, but for the digests of what it covers. */
export const STATEMENT: SealStatement = {
  subjects: [],
  bagId: BAG.bagId,
  logId: BAG.logId,
  generation: 0,
  role: "exporter",
  sealedAt: "2026-11-21T09:30:00.000Z",
  reason: "export",
  tool: { name: "sealwright", version: "1.0.0" },
  files: { count: 1, bytes: 3 },
  log: {
    events: 1,
    bytes: 10,
    head: "a".repeat(64),
    root: "b".repeat(64),
    origin: "example.org/log-1",
    key: "example.org/log-1+00000000+AQ",
  },
  follows: [],
}

/** The bytes of a seal with a signature that nobody made: formats do not verify. */
export function sealFile(statement: SealStatement): Uint8Array {
  return writeSealEnvelope({
    payloadType: SEAL_PAYLOAD_TYPE,
    payload: writeSealStatement(statement),
    signature: { keyid: "c".repeat(64), sig: new Uint8Array(64) },
  })
}

/** A well-formed evidence bag of one file and one event; `extra` are files below custody/. */
export function evidenceBag(
  extra: Readonly<Record<string, string | Uint8Array>> = {},
  generation = 0,
): Files {
  const origin = `${BAG.exporter}/${BAG.logId}`
  const root = fromHex("b".repeat(64)) ?? new Uint8Array()
  const tags = new Map([
    ["bagit.txt", BAGIT_TXT],
    [
      "bag-info.txt",
      writeBagInfo({
        ...BAG,
        softwareAgent: "sealwright 1.0.0",
        baggingDate: "2026-11-21",
        payload: { bytes: 3, files: 1 },
        generation,
      }),
    ],
    ["manifest-sha256.txt", writeManifest([{ path: "data/a.txt", sha256: hex("sha256", "abc") }])],
    ["custody/events.jsonl", new Uint8Array([...writeEventLine(EVENT), 0x0a])],
    [
      "custody/checkpoint",
      writeSignedNote({
        text: writeCheckpointText({ origin, size: 1n, root }),
        signatures: [{ name: origin, keyId: new Uint8Array(4), signature: new Uint8Array(64) }],
      }),
    ],
    ...files(extra),
  ])
  const tagManifest = writeManifest(
    [...tags].map(([path, bytes]) => ({ path, sha256: hex("sha256", bytes) })),
  )
  const subjects = [
    { name: "manifest-sha256.txt", sha256: hex("sha256", tags.get("manifest-sha256.txt")!) },
    { name: "tagmanifest-sha256.txt", sha256: hex("sha256", tagManifest) },
  ]
  return new Map([
    ...tags,
    ["tagmanifest-sha256.txt", tagManifest],
    ["data/a.txt", toUtf8("abc")],
    ["seals/exporter.dsse.json", sealFile({ ...STATEMENT, generation, subjects })],
  ])
}

export async function read(contents: Files) {
  return readClaims(container(contents), portableDigests)
}

/** Findings of reading, as `CODE path:line`. */
export async function told(contents: Files): Promise<readonly string[]> {
  return summaries((await read(contents)).outcome.findings)
}

export function summaries(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, at: { path, line } }) =>
    line === undefined ? `${code} ${path}` : `${code} ${path}:${line}`,
  )
}

export interface Examined {
  readonly claims: Claims
  readonly format: Outcome
  readonly fixity: Outcome
  readonly measured: readonly Measured[]
}

/** Reads, measures and checks the fixity of files in memory. */
export async function examine(contents: Files): Promise<Examined> {
  const opened = container(contents)
  const { claims, outcome: format } = await readClaims(opened, portableDigests)
  const { entries } = opened
  const measured = await makePortableMeasure(opened, portableDigests)(digestJobs(claims, entries))
  const fixity = checkFixity({ claims, entries, measured, format: format.findings })
  return { claims, format, fixity, measured }
}
