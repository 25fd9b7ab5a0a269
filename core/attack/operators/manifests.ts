/** Operators on manifests and the other plain tag files, without any key. */
import { toHex, toUtf8 } from "../../base/index.ts"
import { GONE, toBytes } from "../changes.ts"
import { manifestBytes, rehashed } from "../insider.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"
import type { Target } from "../target.ts"

const MANIFEST = "manifest-sha256.txt"
const TAG_MANIFEST = "tagmanifest-sha256.txt"
const BAG_INFO = "bag-info.txt"
const NO_DIGEST = "0".repeat(64)

export const MANIFESTS: readonly Operator[] = [
  edited("manifest-digest-edited", "A digest in the manifest was changed.", MANIFEST, {
    codes: ["HASH_FAILURE"],
    edit: (text) => text.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
  }),
  edited("manifest-line-removed", "A line was taken out of the manifest.", MANIFEST, {
    codes: ["HASH_FAILURE"],
    edit: (text) => text.slice(text.indexOf("\n") + 1),
  }),
  edited("manifest-line-added", "A file that is not there was added to the manifest.", MANIFEST, {
    codes: ["MANIFEST_MISSING"],
    edit: (text) => `${text}${NO_DIGEST}  data/zzz-never-there\n`,
    also: ["data/zzz-never-there"],
  }),
  edited("manifest-line-contradicted", "A file was listed twice, with two digests.", MANIFEST, {
    codes: ["FORMAT_FAILURE"],
    edit: (text) => `${NO_DIGEST}${text.slice(64, text.indexOf("\n") + 1)}${text}`,
  }),
  edited("manifest-unsorted", "The lines of the manifest were put in another order.", MANIFEST, {
    codes: ["FORMAT_FAILURE", "HASH_FAILURE"],
    edit: (text) => `${text.trimEnd().split("\n").toReversed().join("\n")}\n`,
  }),
  edited("manifest-upper-case", "The digests of the manifest were written in capitals.", MANIFEST, {
    codes: ["FORMAT_FAILURE", "HASH_FAILURE"],
    edit: (text) => text.replace(/^[0-9a-f]{64}/gm, (digest) => digest.toUpperCase()),
  }),
  removed("manifest-removed", "The manifest was removed.", MANIFEST),
  removed("tag-manifest-removed", "The tag manifest was removed.", TAG_MANIFEST),
  removed("declaration-removed", "The declaration bagit.txt was removed.", "bagit.txt"),
  removed("description-removed", "The description bag-info.txt was removed.", BAG_INFO),
  edited("tag-manifest-edited", "The log's digest in the tag manifest was changed.", TAG_MANIFEST, {
    codes: ["SEAL_MISMATCH"],
    edit: (text) =>
      text.replace(
        /^(.)(.{63} {2}custody\/events\.jsonl)$/m,
        (_all, digit: string, rest: string) => (digit === "0" ? `1${rest}` : `0${rest}`),
      ),
    also: ["seals/"],
  }),
  edited("tag-manifest-line-removed", "The log was taken off the tag manifest.", TAG_MANIFEST, {
    codes: ["UNSEALED_CONTENT", "SEAL_MISMATCH"],
    edit: (text) => text.replace(/^.{64} {2}custody\/events\.jsonl\n/m, ""),
    also: ["custody/events.jsonl", "seals/"],
  }),
  edited("description-id-edited", "The bag was given another id.", BAG_INFO, {
    codes: ["SEAL_MISMATCH"],
    edit: (text) => text.replace(/^External-Identifier: .*$/m, "External-Identifier: bag-other"),
    also: ["seals/"],
  }),
  edited("description-count-edited", "The number of payload files was changed.", BAG_INFO, {
    codes: ["OXUM_MISMATCH"],
    edit: (text) => text.replace(/^(Payload-Oxum: .*)$/m, (line) => `${line}7`),
  }),
  edited("declaration-edited", "The declaration was made to name another version.", "bagit.txt", {
    codes: ["FORMAT_FAILURE"],
    edit: (text) => text.replace("1.0", "0.97"),
  }),
  put("weaker-manifest-added", "A manifest of a weaker algorithm was added.", "manifest-md5.txt"),
  put(
    "tag-manifest-added",
    "A tag manifest was added that no seal names.",
    "tagmanifest-sha512.txt",
  ),
  put("fetch-list-added", "A list of files to be fetched from elsewhere was added.", "fetch.txt"),
  {
    id: "payload-edited-manifests-recomputed",
    layer: "manifests",
    does: "A payload file was changed and every manifest recomputed.",
    codes: ["SEAL_MISMATCH"],
    attempts: (scene) =>
      onFile(scene, ({ path }) => [[path, toBytes(toUtf8("quite another content\n"))]]),
  },
  {
    id: "payload-removed-manifests-recomputed",
    layer: "manifests",
    does: "A payload file was removed and every manifest recomputed.",
    codes: ["SEAL_MISMATCH"],
    attempts: (scene) => onFile(scene, ({ path }) => [[path, GONE]]),
  },
  {
    id: "payload-added-manifests-recomputed",
    layer: "manifests",
    does: "A payload file was added and every manifest recomputed.",
    codes: ["SEAL_MISMATCH"],
    attempts: (scene) => onFile(scene, () => [["data/added.txt", toBytes(toUtf8("added\n"))]]),
  },
  stripped("stripped-to-plain-bag", "Log, seals and description were removed.", {
    codes: ["MANIFEST_UNSIGNED"],
    stays: (path) => path === "bagit.txt" || path === MANIFEST,
    at: MANIFEST,
  }),
  stripped("stripped-to-plain-files", "Everything but the payload was removed.", {
    codes: ["FORMAT_UNKNOWN"],
    stays: () => false,
    at: "",
  }),
  {
    id: "downgraded-to-plain-bag",
    layer: "manifests",
    does: "Log, seals and description were removed, and the manifest replaced by one of MD5.",
    codes: ["CRYPTO_CONSTRAINTS_FAILURE"],
    attempts: downgraded,
  },
]

interface Edit {
  readonly codes: Operator["codes"]
  readonly edit: (text: string) => string
  /** Where else it may show. */
  readonly also?: readonly string[]
}

function edited(id: string, does: string, ...[path, how]: [path: string, how: Edit]): Operator {
  return {
    id,
    layer: "manifests",
    does,
    codes: how.codes,
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const before = await target.text(path)
      const after = how.edit(before)
      if (after === before) return skipped("the file gives no occasion for it")
      return changed([[path, toBytes(toUtf8(after))]], path, ...(how.also ?? []))
    },
  }
}

function removed(id: string, does: string, path: string): Operator {
  const codes = ["FORMAT_FAILURE", "MANIFEST_MISSING"] as const
  return { id, layer: "manifests", does, codes, attempts: () => changed([[path, GONE]], path) }
}

function put(id: string, does: string, path: string): Operator {
  return {
    id,
    layer: "manifests",
    does,
    codes: ["UNSEALED_CONTENT"],
    attempts: () => changed([[path, toBytes(toUtf8(""))]], path),
  }
}

async function onFile(
  { target, random }: Scene,
  change: (file: {
    readonly path: string
  }) => readonly (readonly [string, ReturnType<typeof toBytes>])[],
): Promise<Attempts> {
  const file = random.pick(target.payload)
  if (file === undefined) return skipped("there is no payload file")
  return changed(await rehashed(target, new Map(change(file))), "seals/")
}

interface Strip {
  readonly codes: Operator["codes"]
  /** Which of the files beside the payload stay. */
  readonly stays: (path: string) => boolean
  readonly at: string
}

function stripped(id: string, does: string, { codes, stays, at }: Strip): Operator {
  const attempts = ({ target }: Scene): Attempts =>
    changed(
      besidePayload(target).flatMap((path) => (stays(path) ? [] : [[path, GONE] as const])),
      at,
    )
  return { id, layer: "manifests", does, codes, attempts }
}

/** Every entry but the payload and its folders. */
function besidePayload({ opened }: Target): readonly string[] {
  const paths = opened.container.entries.map(({ path }) => path)
  return paths.filter((path) => path !== "data" && !path.startsWith("data/"))
}

async function downgraded({ target }: Scene): Promise<Attempts> {
  const total = target.payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (total > 1024 ** 3) return skipped("the payload is too large to be digested once more")
  const gone = besidePayload(target).filter((path) => path !== "bagit.txt")
  return changed(
    [
      ...gone.map((path) => [path, GONE] as const),
      ["manifest-md5.txt", toBytes(await md5Manifest(target))] as const,
    ],
    "manifest-md5.txt",
  )
}

async function md5Manifest({ payload, opened, digests }: Target): Promise<Uint8Array> {
  const listed = new Map<string, string>()
  for (const { path } of payload) {
    const hasher = digests.hasher("md5")
    for await (const chunk of opened.container.read(path)) hasher.update(chunk)
    listed.set(path, toHex(hasher.digest()))
  }
  return manifestBytes(listed)
}
