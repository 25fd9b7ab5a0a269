/**
 * The second reader: what does evidence mean, to somebody who never read our other code?
 *
 * Called only for a change that the examination did not catch, to say whether it changed
 * anything at all. It trusts nothing, checks no digest and no link, and shares neither
 * parsers nor rules with the rooms it judges: it asks what payload, events, manifests and
 * seals say, and by which known key each seal and checkpoint is signed.
 */
import {
  fromBase64,
  fromUtf8,
  isJsonObject,
  toHex,
  toUtf8,
  type JsonObject,
  type JsonValue,
} from "../base/index.ts"
import type { Container } from "../container/index.ts"
import { pae } from "../encodings/index.ts"
import type { DigestEngine } from "../hashing/index.ts"
import { checkSignature, type PublicKey, type SignatureEngine } from "../signatures/index.ts"
import { readWhole } from "./archive.ts"

export interface SecondReader {
  readonly digests: DigestEngine
  readonly engines: readonly SignatureEngine[]
  /** Keys that were pinned, whatever for. */
  readonly keys: readonly PublicKey[]
}

/** More than any file that has a meaning beyond its bytes. */
const MOST_PARSED_BYTES = 64 * 1024 * 1024

/** Everything that evidence says, as sentences; equal lists mean the same. */
async function meaningOf(container: Container, reader: SecondReader): Promise<ReadonlySet<string>> {
  const said = new Set<string>()
  for (const { path, kind, sizeBytes } of container.entries) {
    if (kind !== "file") said.add(`${path} is a ${kind}`)
    else if (path.startsWith("data/") || sizeBytes > MOST_PARSED_BYTES) {
      said.add(`${path} holds ${await digestOf(container, path, reader)}`)
    } else {
      const bytes = await readWhole(container, path)
      for (const sentence of sentences(path, bytes, reader)) said.add(sentence)
    }
  }
  // An empty folder is nothing that anybody reads; what is in a folder is said by its files.
  return said
}

/** True when two pieces of evidence say the same, whatever their bytes. */
export async function sameMeaning(
  before: Container,
  after: Container,
  reader: SecondReader,
): Promise<boolean> {
  const [first, second] = [await meaningOf(before, reader), await meaningOf(after, reader)]
  return first.size === second.size && [...first].every((sentence) => second.has(sentence))
}

async function digestOf(
  container: Container,
  path: string,
  { digests }: SecondReader,
): Promise<string> {
  const hasher = digests.hasher("sha256")
  for await (const chunk of container.read(path)) hasher.update(chunk)
  return toHex(hasher.digest())
}

function sentences(path: string, bytes: Uint8Array, reader: SecondReader): readonly string[] {
  if (path.endsWith(".tsr")) return [`${path} is a time-stamp that states ${statedTime(bytes)}`]
  const text = fromUtf8(bytes)
  const plain = [`${path} holds ${toHex(reader.digests.sha256(bytes))}`]
  if (text === undefined) return plain
  if (/(?:^|\/)(?:tag)?manifest-[^/]*\.txt$/.test(path)) return manifest(path, text)
  if (path.endsWith(".jsonl"))
    return text.split("\n").map((line, index) => `${path} line ${index}: ${line}`)
  if (path.endsWith(".dsse.json")) return seal(text, reader) ?? plain
  if (/(?:^|\/)checkpoint$/.test(path)) return checkpoint(path, text, reader) ?? plain
  return plain
}

/** id-ct-TSTInfo (RFC 3161 §2.4.2) and id-messageDigest (RFC 5652 §11.2) as they are written. */
const TST_INFO = "060b2a864886f70d0109100104"
const MESSAGE_DIGEST = "06092a864886f70d010904"
/** A GeneralizedTime to the second. */
const TIME = /180f(?:3[0-9]){14}5a/

/**
 * What a time-stamp states and how that is signed: from its type to the end of the time, and
 * from the digest that was signed to the end. What stands between, such as certificates, says
 * nothing by itself.
 */
function statedTime(token: Uint8Array): string {
  const hex = toHex(token)
  // The type stands in the signed attributes once more, which say nothing else.
  const content = hex.slice(hex.indexOf(TST_INFO) + TST_INFO.length)
  const end = content.search(TIME)
  const signed = content.lastIndexOf(MESSAGE_DIGEST)
  return end < 0 || signed < 0 ? hex : content.slice(0, end + 34) + content.slice(signed)
}

/** A manifest says which file has which digest, in whatever order and case. */
function manifest(path: string, text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "")
  const listed = lines.map((line) => {
    const [digest = "", ...rest] = line.trim().split(/[ \t]+/)
    return `${path} lists ${rest.join(" ")} as ${digest.toLowerCase()}`
  })
  return [`${path} is a manifest`, ...listed]
}

/** A seal says its statement, by each known key under which it verifies; its file's name says nothing. */
function seal(text: string, { engines, keys }: SecondReader): readonly string[] | undefined {
  const envelope = envelopeIn(text)
  if (envelope === undefined) return undefined
  const { payloadType, payload, sigs } = envelope
  const message = pae(payloadType, payload)
  const statement = spelled(parsed(fromUtf8(payload) ?? "") ?? toHex(payload))
  const signed = sigs.flatMap((signature) =>
    keys
      .filter((key) => {
        const encoding = key.algorithm === "ed25519" ? "raw" : "der"
        const asked = { key, message, signature, encoding } as const
        return checkSignature(asked, engines).kind === "valid"
      })
      .map(({ fingerprint }) => `${fingerprint} seals ${payloadType}: ${statement}`),
  )
  return signed.length === 0 ? undefined : signed
}

interface Envelope {
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly sigs: readonly Uint8Array[]
}

/** An envelope and nothing besides; `undefined` for one in which two readers could see two things. */
function envelopeIn(text: string): Envelope | undefined {
  const value = parsed(text)
  if (!isJsonObject(value) || !hasOnly(value, ["payload", "payloadType", "signatures"]))
    return undefined
  const { payloadType, signatures } = value
  const payload = bytesIn(value, "payload")
  if (typeof payloadType !== "string" || payload === undefined) return undefined
  if (!Array.isArray(signatures)) return undefined
  const all = signatures as readonly JsonValue[] // an array of a JsonValue
  const sigs = all.flatMap((one) =>
    isJsonObject(one) && hasOnly(one, ["keyid", "sig"]) ? (bytesIn(one, "sig") ?? []) : [],
  )
  return sigs.length === all.length ? { payloadType, payload, sigs } : undefined
}

function hasOnly(object: JsonObject, names: readonly string[]): boolean {
  return Object.keys(object).every((name) => names.includes(name))
}

/** A checkpoint says its text, by each known key under which a line of it verifies. */
function checkpoint(
  path: string,
  text: string,
  { engines, keys }: SecondReader,
): readonly string[] | undefined {
  const split = text.lastIndexOf("\n\n")
  const message = toUtf8(text.slice(0, split + 1))
  const signed = text
    .slice(split + 2)
    .split("\n")
    .flatMap((line) => {
      const signature = fromBase64(line.split(" ")[2] ?? "")?.slice(4)
      if (signature === undefined) return []
      return keys
        .filter((key) => key.algorithm === "ed25519")
        .filter((key) => {
          const asked = { key, message, signature, encoding: "raw" } as const
          return checkSignature(asked, engines).kind === "valid"
        })
        .map(({ fingerprint }) => `${path} says by ${fingerprint}: ${text.slice(0, split)}`)
    })
  return signed.length === 0 ? undefined : signed
}

function bytesIn(value: JsonValue | undefined, name: string): Uint8Array | undefined {
  const text = isJsonObject(value) ? value[name] : undefined
  return typeof text === "string" ? fromBase64(text) : undefined
}

/** As lenient as readers are that know nothing of our rules, except where they would lose something. */
function parsed(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue // what JSON.parse answers is a JSON value
    // A member that is there twice, or a text with escapes, does not come out as it went in.
    return JSON.stringify(value) === text.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, "")
      ? value
      : undefined
  } catch {
    return undefined
  }
}

/** One spelling for equal values, whatever the order of their members. */
function spelled(value: JsonValue): string {
  if (Array.isArray(value)) {
    return `[${(value as readonly JsonValue[]).map(spelled).join(",")}]`
  }
  if (!isJsonObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${spelled(value[name] ?? null)}`).join(",")}}`
}
