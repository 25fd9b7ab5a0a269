/** Operators on the checkpoint, without any key but the attacker's own. */
import { fromBase64, toBase64, toUtf8 } from "../../base/index.ts"
import { GONE, toBytes } from "../changes.ts"
import { checkpointBytes, rehashed } from "../insider.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"

const CHECKPOINT = "custody/checkpoint"

export const CHECKPOINTS: readonly Operator[] = [
  {
    id: "checkpoint-removed",
    layer: "checkpoint",
    does: "The checkpoint was removed.",
    codes: ["FORMAT_FAILURE", "MANIFEST_MISSING"],
    attempts: () => changed([[CHECKPOINT, GONE]], CHECKPOINT),
  },
  edited("checkpoint-root-edited", "The root in the checkpoint was changed.", {
    layer: "tree",
    codes: ["MERKLE_ROOT_MISMATCH"],
    edit: (text) => withLine(text, 2, toBase64(new Uint8Array(32).fill(7))),
  }),
  edited("checkpoint-size-edited", "The number of events in the checkpoint was raised.", {
    layer: "tree",
    codes: ["LOGCHAIN_TRUNCATED"],
    edit: (text) => withLine(text, 1, String(Number(text.split("\n")[1]) + 1)),
    also: ["custody/events.jsonl"],
  }),
  edited("checkpoint-size-lowered", "The number of events in the checkpoint was lowered.", {
    layer: "tree",
    codes: ["LOGCHAIN_EXTENDED"],
    edit: (text) => withLine(text, 1, String(Number(text.split("\n")[1]) - 1)),
    also: ["custody/events.jsonl"],
  }),
  edited("checkpoint-signature-damaged", "A bit of the checkpoint's signature was flipped.", {
    codes: ["SIG_CRYPTO_FAILURE", "SIG_NONCANONICAL"],
    edit: (text) => withSignature(text, (bytes) => bytes.with(40, (bytes[40] ?? 0) ^ 1)),
  }),
  edited("checkpoint-key-id-edited", "The checkpoint was made to name another key.", {
    codes: ["KEY_NOT_PINNED"],
    edit: (text) => withSignature(text, (bytes) => bytes.with(0, (bytes[0] ?? 0) ^ 1)),
  }),
  edited("checkpoint-other-origin", "The checkpoint was made one of another log.", {
    codes: ["CHECKPOINT_ORIGIN_MISMATCH"],
    edit: (text) => text.replaceAll(text.split("\n")[0] ?? " ", "other.example/log-other"),
  }),
  edited("checkpoint-extended", "A fourth line was put into the checkpoint.", {
    codes: ["FORMAT_FAILURE"],
    edit: (text) => text.replace("\n\n", "\nmore\n\n"),
  }),
  edited("checkpoint-signed-twice", "A second signature line was put below the checkpoint.", {
    codes: ["FORMAT_FAILURE"],
    edit: (text) => `${text}${text.slice(text.lastIndexOf("\n\n") + 2)}`,
  }),
  edited("checkpoint-unsigned", "The signature was taken off the checkpoint.", {
    codes: ["FORMAT_FAILURE"],
    edit: (text) => text.slice(0, text.lastIndexOf("\n\n") + 2),
  }),
  {
    id: "checkpoint-resigned",
    layer: "checkpoint",
    does: "The checkpoint was signed anew by the attacker's own key, manifests recomputed.",
    codes: ["KEY_NOT_PINNED", "SIG_CRYPTO_FAILURE"],
    attempts: resigned,
  },
]

interface Edit {
  readonly codes: Operator["codes"]
  readonly edit: (text: string) => string
  readonly layer?: "tree"
  readonly also?: readonly string[]
}

function edited(id: string, does: string, { codes, edit, layer, also = [] }: Edit): Operator {
  const attempts = async ({ target }: Scene): Promise<Attempts> => {
    const before = await target.text(CHECKPOINT)
    const after = edit(before)
    if (after === before) return skipped("the checkpoint gives no occasion for it")
    return changed([[CHECKPOINT, toBytes(toUtf8(after))]], CHECKPOINT, ...also)
  }
  return { id, layer: layer ?? "checkpoint", does, codes, attempts }
}

function withLine(text: string, index: number, line: string): string {
  return text.split("\n").with(index, line).join("\n")
}

function withSignature(text: string, change: (bytes: Uint8Array) => Uint8Array): string {
  return text.replace(/ ([A-Za-z0-9+/=]+)\n$/, (all, base64: string) => {
    const bytes = fromBase64(base64)
    return bytes === undefined ? all : ` ${toBase64(change(bytes))}\n`
  })
}

async function resigned({ target }: Scene): Promise<Attempts> {
  const { checkpoint } = target.claims
  const root = target.baseline.input.log?.root
  if (checkpoint === undefined || root === undefined) return skipped("there is no checkpoint")
  const said = { origin: checkpoint.origin, size: Number(checkpoint.size), root }
  const bytes = checkpointBytes(said, target.keys.ownLog)
  return changed(await rehashed(target, new Map([[CHECKPOINT, toBytes(bytes)]])), CHECKPOINT)
}
