/**
 * Where things lie in an evidence bag, and how its plain tag files are written.
 *
 * Reader (this folder) and writer (core/seal) share this file so that they cannot
 * differ. It knows names and lines; what the files claim is read elsewhere.
 *
 * @see docs/evidence-bag.md, sections 1, 3, 4, 7, 8 and 10
 */
import { toUtf8 } from "../../base/index.ts"

export { parseBagInfo, writeBagInfo } from "./bag-info.ts"
export { decodePath, encodePath, isBagPath, parseManifest, writeManifest } from "./manifest.ts"
export { EXPORTER_PATTERN, SEAL_NAME_PATTERN } from "./names.ts"

export const BAGIT = "bagit.txt"
export const BAG_INFO = "bag-info.txt"
export const MANIFEST = "manifest-sha256.txt"
export const TAG_MANIFEST = "tagmanifest-sha256.txt"
/** Folder of the payload. */
export const PAYLOAD = "data"
export const CUSTODY = "custody"
export const LOG = "custody/events.jsonl"
export const CHECKPOINT = "custody/checkpoint"
export const EVENT_SIGNATURES = "custody/signatures.jsonl"
export const GENERATIONS = "custody/generations"
export const SEALS = "seals"
export const TIMESTAMPS = "timestamps"

/** Payload type of a seal's envelope (in-toto attestation framework). */
export const SEAL_PAYLOAD_TYPE = "application/vnd.in-toto+json"

/** The declaration, byte for byte (section 1). */
export const BAGIT_TXT: Uint8Array = toUtf8(
  "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
)

/** File of the seal that is called `name`, such as `exporter` or `witness-2`. */
export function sealPath(name: string): string {
  return `${SEALS}/${name}.dsse.json`
}

/** Folder that keeps the tag files of generation `n`, without trailing slash. */
export function generationFolder(n: number): string {
  return `${GENERATIONS}/${n}`
}

/** Origin of a log's checkpoints, which is also the name of the key that signs them (section 7). */
export function originOf(exporter: string, logId: string): string {
  return `${exporter}/${logId}`
}
