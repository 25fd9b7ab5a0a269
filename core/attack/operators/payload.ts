/** Operators on the bytes of payload files. */
import { toUtf8 } from "../../base/index.ts"
import { spliced, type Splice } from "../changes.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"
import { readWhole } from "../archive.ts"

const LF = 0x0a
/** A piece large enough to find a line end in, small enough for any file. */
const NEAR_BYTES = 1024 * 1024

export const PAYLOAD: readonly Operator[] = [
  {
    id: "payload-bit-flipped",
    layer: "bytes",
    does: "One bit of a payload file was flipped.",
    codes: ["HASH_FAILURE"],
    attempts: (scene) => onFile(scene, ({ sizeBytes }) => flip(scene, sizeBytes)),
  },
  {
    id: "payload-byte-appended",
    layer: "bytes",
    does: "A space was added behind a payload file.",
    codes: ["HASH_FAILURE"],
    attempts: (scene) => onFile(scene, ({ sizeBytes: at }) => insert(at, " ")),
  },
  {
    id: "payload-cut",
    layer: "bytes",
    does: "The second half of a payload file was cut off.",
    codes: ["HASH_FAILURE"],
    attempts: (scene) =>
      onFile(scene, ({ sizeBytes }) => ({
        from: Math.floor(sizeBytes / 2),
        to: sizeBytes,
        bytes: new Uint8Array(0),
      })),
  },
  {
    id: "payload-emptied",
    layer: "bytes",
    does: "A payload file was emptied.",
    codes: ["HASH_FAILURE"],
    attempts: (scene) =>
      onFile(scene, ({ sizeBytes: to }) => ({ from: 0, to, bytes: new Uint8Array(0) })),
  },
  {
    id: "payload-byte-order-mark",
    layer: "bytes",
    does: "An editor put a byte order mark before a payload file.",
    codes: ["HASH_FAILURE"],
    attempts: (scene) => onFile(scene, () => insert(0, "\ufeff")),
  },
  {
    id: "payload-line-end",
    layer: "bytes",
    does: "A transfer turned a line end of a payload file into CR LF.",
    codes: ["HASH_FAILURE"],
    attempts: lineEnd,
  },
  {
    id: "payload-exchanged",
    layer: "bytes",
    does: "Two payload files got each other's content.",
    codes: ["HASH_FAILURE"],
    attempts: ({ target: { payload, baseline } }: Scene): Attempts => {
      const digests = new Map(baseline.items.map(({ path, sha256 }) => [path, sha256]))
      const [first] = payload
      const other = payload.find(({ path }) => digests.get(path) !== digests.get(first?.path ?? ""))
      if (first === undefined || other === undefined) return skipped("all payload files are equal")
      const exchange = [
        [first.path, { kind: "taken", from: other.path }],
        [other.path, { kind: "taken", from: first.path }],
      ] as const
      return changed(exchange, first.path, other.path)
    },
  },
]

function onFile(
  { target: { payload }, random }: Scene,
  change: (file: { readonly sizeBytes: number }) => Splice,
): Attempts {
  const file = random.pick(payload.filter(({ sizeBytes }) => sizeBytes > 0))
  if (file === undefined) return skipped("there is no payload file with content")
  return changed([[file.path, spliced(change(file))]], file.path)
}

function insert(at: number, text: string): Splice {
  return { from: at, to: at, bytes: toUtf8(text) }
}

function flip({ target: _target, random }: Scene, sizeBytes: number): Splice {
  const at = random.below(sizeBytes)
  // The byte itself is not known without reading; xor is done where the splice is applied.
  return { from: at, to: at + 1, bytes: Uint8Array.of(1 << random.below(8)), xor: true }
}

async function lineEnd({ target }: Scene): Promise<Attempts> {
  for (const { path, sizeBytes } of target.payload.slice(0, 20)) {
    if (sizeBytes > NEAR_BYTES) continue
    const bytes = await readWhole(target.opened.container, path)
    const lf = bytes.indexOf(LF)
    if (lf > 0 && bytes[lf - 1] !== 0x0d) {
      const changes = [[path, spliced({ from: lf, to: lf, bytes: Uint8Array.of(0x0d) })]] as const
      return changed(changes, path)
    }
  }
  return skipped("no small payload file holds a line end")
}
