/**
 * A second writer of evidence bags, slow and obvious, to judge the real one by.
 *
 * Written from docs/evidence-bag.md with node:crypto alone; it shares no line with core/.
 * One Ed25519 key signs everything, and no events are given.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto"

export interface ReferenceRequest {
  /** 32 bytes. */
  readonly seed: Uint8Array
  readonly at: string
  readonly reason: string
  readonly version: string
  /** Sorted by the bytes of the path, which is relative to the source. */
  readonly files: readonly {
    readonly path: string
    readonly bytes: Uint8Array
    readonly modified: string
  }[]
  readonly notSealed: readonly { readonly path: string; readonly kind: string }[]
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const hex = (...parts: readonly (string | Uint8Array)[]): string => sha256(...parts).toString("hex")

/** All files of the bag by path. */
export function referenceBag(request: ReferenceRequest): ReadonlyMap<string, Buffer> {
  const key = privateKey(request.seed)
  const spki = createPublicKey(key).export({ type: "spki", format: "der" })
  const fingerprint = hex(spki)
  const exporter = `key-${fingerprint.slice(0, 16)}`
  const bag = new Map<string, Buffer>()
  for (const { path, bytes } of request.files) bag.set(`data/${path}`, Buffer.from(bytes))
  const manifest = listing(bag)
  const seed = hex(
    `sealwright.bag/1\n${request.at}\n${exporter}\n${fingerprint}\n${hex(manifest)}\n${hex()}\n`,
  )
  const logId = `log-${seed.slice(32)}`
  const origin = `${exporter}/${logId}`
  const lines = logLines(request, fingerprint)
  const log = lines.map((line) => `${line}\n`).join("")
  const root = rootOf(lines.map((line) => Buffer.from(line)))

  const text = `${origin}\n${lines.length}\n${root.toString("base64")}\n`
  const rawKey = spki.subarray(-32)
  const keyId = sha256(`${origin}\n`, Buffer.of(1), rawKey).subarray(0, 4)
  const noteLine = Buffer.concat([keyId, sign(null, Buffer.from(text), key)]).toString("base64")
  const total = request.files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const tags = new Map<string, Buffer>([
    ["bagit.txt", Buffer.from("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")],
    [
      "bag-info.txt",
      Buffer.from(
        [
          "BagIt-Profile-Identifier: https://sealwright.org/ns/evidence-bag/1.0",
          `Bag-Software-Agent: sealwright ${request.version}`,
          `Bagging-Date: ${request.at.slice(0, 10)}`,
          `Payload-Oxum: ${total}.${request.files.length}`,
          `External-Identifier: bag-${seed.slice(0, 32)}`,
          `Sealwright-Log-Id: ${logId}`,
          `Sealwright-Exporter: ${exporter}`,
          "Sealwright-Generation: 0\n",
        ].join("\n"),
      ),
    ],
    ["manifest-sha256.txt", Buffer.from(manifest)],
    ["custody/events.jsonl", Buffer.from(log)],
    ["custody/checkpoint", Buffer.from(`${text}\n— ${origin} ${noteLine}\n`)],
  ])
  const tagManifest = listing(tags)
  const payload = sorted({
    _type: "https://in-toto.io/Statement/v1",
    subject: [
      { name: "manifest-sha256.txt", digest: { sha256: hex(manifest) } },
      { name: "tagmanifest-sha256.txt", digest: { sha256: hex(tagManifest) } },
    ],
    predicateType: "https://sealwright.org/ns/evidence-seal/v1",
    predicate: {
      bagId: `bag-${seed.slice(0, 32)}`,
      logId,
      generation: 0,
      role: "exporter",
      sealedAt: request.at,
      reason: request.reason,
      tool: { name: "sealwright", version: request.version },
      files: { count: request.files.length, bytes: total },
      log: {
        events: lines.length,
        bytes: Buffer.byteLength(log),
        head: hex(lines.at(-1) ?? ""),
        root: root.toString("hex"),
        origin,
        key: `${origin}+${keyId.toString("hex")}+${Buffer.concat([Buffer.of(1), rawKey]).toString("base64")}`,
      },
      follows: [],
    },
  })
  const type = "application/vnd.in-toto+json"
  const signed = `DSSEv1 ${type.length} ${type} ${Buffer.byteLength(payload)} ${payload}`
  const envelope = sorted({
    payload: Buffer.from(payload).toString("base64"),
    payloadType: type,
    signatures: [
      { keyid: fingerprint, sig: sign(null, Buffer.from(signed), key).toString("base64") },
    ],
  })
  return new Map([
    ...bag,
    ...tags,
    ["tagmanifest-sha256.txt", Buffer.from(tagManifest)],
    ["seals/exporter.dsse.json", Buffer.from(`${envelope}\n`)],
  ])
}

function logLines(request: ReferenceRequest, fingerprint: string): readonly string[] {
  const common = {
    time: request.at,
    clock: "sealwright",
    agents: [
      {
        id: "sealwright",
        role: "executing program",
        kind: "system",
        version: request.version,
      },
    ],
    objects: [],
    outcome: "success",
  }
  const premis = "http://id.loc.gov/vocabulary/preservation/eventType/"
  const sources = request.files.map(({ path, bytes, modified }) => ({
    path,
    kind: "file",
    size: bytes.length,
    modified,
  }))
  const bytes = request.files.reduce((sum, file) => sum + file.bytes.length, 0)
  const events = [
    {
      id: "seal-0-ine-1",
      type: `${premis}ine`,
      detail: { part: 1, parts: 1, sources, notSealed: request.notSealed },
    },
    { id: "seal-0-pac", type: `${premis}pac`, detail: { files: request.files.length, bytes } },
    {
      id: "seal-0-sealCreate",
      type: "https://sealwright.org/ns/event/sealCreate",
      detail: { key: fingerprint, role: "exporter", reason: request.reason },
    },
  ]
  let prev = "0".repeat(64)
  return events.map((event, seq) => {
    const line = sorted({ ...common, ...event, seq, prev })
    prev = hex(line)
    return line
  })
}

/** JSON with the members of every object sorted; enough where names are ASCII and numbers small. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}

function listing(files: ReadonlyMap<string, Buffer>): string {
  return [...files]
    .map(([path, bytes]) => ({ spelled: path.replaceAll("%", "%25"), digest: hex(bytes) }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.spelled), Buffer.from(b.spelled)))
    .map(({ spelled, digest }) => `${digest}  ${spelled}\n`)
    .join("")
}

/** RFC 9162 §2.1.1, as it stands there. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return sha256(Buffer.of(0), only)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

/** A private key from its 32-byte seed, through the fixed DER around it (RFC 8410 §7). */
export function privateKey(seed: Uint8Array) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed])
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" })
}
