/**
 * Blind byte flips: no purpose, no knowledge, any byte.
 *
 * In a .zip every byte is as likely to be hit as any other; elsewhere every file is, so that
 * the small ones which describe the evidence are hit often.
 */
import { fromUtf8, toUtf8 } from "../../base/index.ts"
import type { ByteSource } from "../../container/index.ts"
import type { FindingCode } from "../../findings/index.ts"
import { splicedSource } from "../archive.ts"
import { copy, mapArchive, type MappedMember } from "../archive-map.ts"
import { spliced, type Splice } from "../changes.ts"
import type { Attempt, Attempts, Operator, Scene } from "../operator.ts"

export const FLIPS = 1000

/** A flip may break anything, so much is announced; the place must be the file that was hit. */
const CODES: readonly FindingCode[] = [
  "CANON_DIALECT_MISMATCH",
  "CHECKPOINT_ORIGIN_MISMATCH",
  "CONTAINER_AMBIGUOUS",
  "CONTAINER_DAMAGED",
  "CONTAINER_UNSAFE",
  "CONTEXT_MISMATCH",
  "DUPLICATE_KEY",
  "ENTRY_UNREADABLE",
  "EVENT_INVALID",
  "FORMAT_FAILURE",
  "HASH_FAILURE",
  "JSON_AMBIGUOUS",
  "KEY_NOT_PINNED",
  "LIMIT_EXCEEDED",
  "MANIFEST_MISSING",
  "MERKLE_ROOT_MISMATCH",
  "NAME_COLLISION",
  "SEAL_MISMATCH",
  "SEAL_MISSING",
  "SIG_CRYPTO_FAILURE",
  "SIG_NONCANONICAL",
  "UNSEALED_CONTENT",
]

/** So many flips, each an attempt of its own. */
export function blindFlips(count: number): Operator {
  return {
    id: "blind-flip",
    layer: "bytes",
    does: "One byte, anywhere, was changed at random.",
    codes: CODES,
    attempts: (scene: Scene): Attempts => {
      const isZip = scene.target.opened.container.kind === "zip"
      const next = isZip ? flipsInArchive(scene) : flipsInFiles(scene)
      const attempts = next === undefined ? [] : Array.from({ length: count }, next)
      return { kind: "attempts", attempts }
    },
  }
}

type NextFlip = () => Attempt

function flipsInFiles({ target: { opened }, random }: Scene): NextFlip | undefined {
  const files = opened.container.entries.filter(
    ({ kind, sizeBytes }) => kind === "file" && sizeBytes > 0,
  )
  const [first] = files
  if (first === undefined) return undefined
  return () => {
    const { path, sizeBytes } = random.pick(files) ?? first
    const changes = new Map([[path, spliced(flip(random, sizeBytes))]])
    return { on: "entries", changes, places: vouchersOf(path) }
  }
}

/** The file itself, and what vouches for the tag manifest: the seals. */
function vouchersOf(path: string): readonly { readonly path: string }[] {
  const places = [{ path }]
  return path.startsWith("tagmanifest-") ? [...places, { path: "seals/" }] : places
}

function flipsInArchive({ target: { archive }, random }: Scene): NextFlip | undefined {
  const map = archive === undefined ? undefined : mapArchive(archive)
  if (archive === undefined || map === undefined) return undefined
  return () => {
    const splice = flip(random, archive.sizeBytes)
    const hit = map.members.find((member) => lies(splice.from, member))
    const names = hit === undefined ? [] : namesOf(hit, splicedSource(archive, [splice]))
    const places = ["", ...names].flatMap((path) => vouchersOf(path))
    return { on: "archive", splices: [splice], places }
  }
}

/** The name that was hit as it was and as it is; in both forms, since the top folder may no longer be one. */
function namesOf({ name, centralOffset }: MappedMember, struck: ByteSource): readonly string[] {
  const bytes = copy(struck, centralOffset + 46, toUtf8(name).length)
  const now = fromUtf8(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  return [name, now].flatMap((one) => [one, one.slice(one.indexOf("/") + 1)])
}

function lies(at: number, member: MappedMember): boolean {
  const { localOffset, dataOffset, compressedBytes, centralOffset, centralBytes } = member
  return (
    (at >= localOffset && at < dataOffset + compressedBytes) ||
    (at >= centralOffset && at < centralOffset + centralBytes)
  )
}

function flip(random: Scene["random"], sizeBytes: number): Splice {
  const at = random.below(sizeBytes)
  return { from: at, to: at + 1, bytes: Uint8Array.of(1 + random.below(255)), xor: true }
}
