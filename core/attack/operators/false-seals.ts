/**
 * Operators of the thief of a seal key who seals what is not so.
 *
 * Everything is signed well; that it is not true must show without anything kept from before.
 */
import { concat, fromUtf8, toHex, toUtf8 } from "../../base/index.ts"
import type { SealStatement } from "../../claims/index.ts"
import { nodeHash } from "../../merkle/index.ts"
import { GONE, toBytes, type Change } from "../changes.ts"
import { factsOf } from "../log-lines.ts"
import type { Operator, Scene } from "../operator.ts"
import type { Target } from "../target.ts"
import { withSealKey, type Plan } from "./thieves.ts"

const LOG = "custody/events.jsonl"
const CHECKPOINT = "custody/checkpoint"
const BAG_INFO = "bag-info.txt"
const MANIFEST = "manifest-sha256.txt"
const TOO_LARGE = "the log is too large to be held and written anew"

export const FALSE_SEALS: readonly Operator[] = [
  {
    id: "sealed-broken-log",
    layer: "links",
    does: "The thief of a seal key deleted events and sealed the log with the gap in it.",
    codes: ["SEQUENCE_GAP"],
    attempts: (scene) =>
      sealing(scene, [LOG], (target) => onLines(target, (all) => all.toSpliced(-2, 1))),
  },
  {
    id: "sealed-unlinked-log",
    layer: "links",
    does: "The thief of a seal key edited an event and sealed the log with the broken link.",
    codes: ["LOGCHAIN_LINK_BROKEN"],
    attempts: (scene) =>
      sealing(scene, [LOG], (target) =>
        onLines(target, (all) => {
          // Near the end, so that earlier generations are as they were.
          const at = all.length - 2
          const text = fromUtf8(all[at] ?? new Uint8Array(0)) ?? ""
          return all.with(at, toUtf8(text.replace('"clock":"', '"clock":"x')))
        }),
      ),
  },
  falseRoot("sealed-odd-leaf-twice", "a tree that counts its last leaf twice", oddLeafTwice),
  falseRoot("sealed-no-domain-separation", "a tree whose leaves and nodes are hashed alike", alike),
  falseRoot("sealed-padded-tree", "a tree that is filled up with empty leaves", padded),
  {
    id: "sealed-other-origin",
    layer: "checkpoint",
    does: "The thief of a seal key put in the checkpoint of another log.",
    codes: ["CHECKPOINT_ORIGIN_MISMATCH"],
    attempts: (scene) =>
      sealing(scene, [CHECKPOINT], () => ({ checkpoint: { origin: "other.example/log-other" } })),
  },
  lie("sealed-false-count", "more files than there are", (one) => ({
    ...one,
    files: { ...one.files, count: one.files.count + 1 },
  })),
  lie("sealed-false-bytes", "more bytes than there are", (one) => ({
    ...one,
    files: { ...one.files, bytes: one.files.bytes + 1 },
  })),
  lie("sealed-false-events", "more events than there are", (one) => ({
    ...one,
    log: { ...one.log, events: one.log.events + 1, head: "1".repeat(64) },
  })),
  lie("sealed-false-bag", "another bag", (one) => ({ ...one, bagId: "bag-other" })),
  lie("sealed-false-log", "another log", (one) => ({ ...one, logId: "log-other" })),
  lie("sealed-one-manifest", "only one of the manifests", (one) => ({
    ...one,
    subjects: one.subjects.slice(0, 1),
  })),
  {
    id: "sealed-in-false-role",
    layer: "seals",
    does: "The thief of a seal key sealed in a role that the key does not hold.",
    codes: ["KEY_NOT_PINNED", "SIG_CONSTRAINTS_FAILURE"],
    attempts: (scene) =>
      sealing(scene, ["seals"], () => ({ lie: (one) => ({ ...one, role: "witness" }) })),
  },
  {
    id: "sealed-after-absent-seal",
    layer: "seals",
    does: "The thief of a seal key named an earlier seal that is not there.",
    codes: ["SEAL_MISSING"],
    attempts: (scene) =>
      sealing(scene, ["seals/"], () => ({
        lie: (one) => ({
          ...one,
          follows: [{ path: "seals/absent.dsse.json", sha256: "2".repeat(64) }],
        }),
      })),
  },
  {
    id: "sealed-unsafe-name",
    layer: "names",
    does: "The thief of a seal key added a file with a name that Windows opens as a device.",
    codes: ["CONTAINER_UNSAFE"],
    attempts: (scene) =>
      sealing(scene, ["data/con.txt"], () => ({
        changes: new Map([["data/con.txt", toBytes(toUtf8("added\n"))]]),
      })),
  },
  {
    id: "sealed-manifest-unsorted",
    layer: "manifests",
    does: "The thief of a seal key sealed a manifest whose lines are out of order.",
    codes: ["FORMAT_FAILURE"],
    attempts: (scene) =>
      sealing(scene, [MANIFEST], async (target) => {
        const lines = (await target.text(MANIFEST)).trimEnd().split("\n")
        const text = `${lines.toReversed().join("\n")}\n`
        return lines.length < 2
          ? "there are too few payload files"
          : { changes: new Map([[MANIFEST, toBytes(toUtf8(text))]]) }
      }),
  },
  {
    id: "sealed-second-manifest-silent",
    layer: "manifests",
    does: "The thief of a seal key sealed a second manifest that lists none of the files.",
    codes: ["MANIFEST_INCONSISTENT"],
    attempts: (scene) =>
      sealing(scene, ["data/"], () => ({
        changes: new Map([["manifest-sha512.txt", toBytes(new Uint8Array(0))]]),
      })),
  },
  {
    id: "sealed-description-disordered",
    layer: "manifests",
    does: "The thief of a seal key sealed a description that two readers may take differently.",
    codes: ["FORMAT_FAILURE"],
    attempts: (scene) =>
      onDescription(
        scene,
        [BAG_INFO],
        (text) => `${text.trimEnd().split("\n").toReversed().join("\n")}\n`,
      ),
  },
  {
    id: "sealed-false-source-count",
    layer: "custody",
    does: "The thief of a seal key stated more source items than were sealed.",
    codes: ["POPULATION_UNPROVEN"],
    attempts: (scene) =>
      onDescription(
        scene,
        [BAG_INFO],
        (text) => `${text.replace(/^Source-Item-Count: .*\n/m, "")}Source-Item-Count: 987654\n`,
      ),
  },
  {
    id: "sealed-generation-skipped",
    layer: "generations",
    does: "The thief of a seal key called the bag a later generation without the earlier one.",
    codes: ["GENERATION_INCONSISTENT"],
    attempts: (scene) =>
      onDescription(
        scene,
        ["custody/generations", BAG_INFO],
        (text) => text.replace(/^(Sealwright-Generation: ).*$/m, "$1987"),
        (one) => ({ ...one, generation: 987 }),
      ),
  },
  {
    id: "sealed-generation-dropped",
    layer: "generations",
    does: "The thief of a seal key removed an earlier generation and sealed what was left.",
    codes: ["GENERATION_INCONSISTENT"],
    attempts: (scene) =>
      sealing(scene, ["custody/generations"], (target) => {
        const kept = keptFiles(target)
        if (kept.length === 0) return "there is no earlier generation"
        return { changes: new Map(kept.map((path) => [path, GONE] as const)) }
      }),
  },
  {
    id: "sealed-generation-edited",
    layer: "generations",
    does: "The thief of a seal key edited a kept checkpoint and sealed everything anew.",
    codes: ["GENERATION_INCONSISTENT"],
    attempts: (scene) =>
      sealing(scene, ["custody/generations/"], async (target) => {
        const path = keptFiles(target).find((one) => one.endsWith("custody/checkpoint"))
        if (path === undefined) return "there is no earlier generation"
        const lines = (await target.text(path)).split("\n")
        const text = lines.with(1, String(Number(lines[1]) - 1)).join("\n")
        return { changes: new Map([[path, toBytes(toUtf8(text))]]) }
      }),
  },
  {
    id: "sealed-generation-payload-lost",
    layer: "generations",
    does: "The thief of a seal key removed a file of an earlier generation without an erasure.",
    codes: ["MANIFEST_MISSING"],
    attempts: (scene) =>
      sealing(scene, ["data/"], (target) => {
        if (target.claims.generations.length === 0) return "there is no earlier generation"
        const file = scene.random.pick(target.payload)
        if (file === undefined) return "there is no payload file"
        return { changes: new Map([[file.path, GONE]]) }
      }),
  },
]

/** A plan for every stolen seal key; a text says why there is none. */
export function sealing(
  scene: Scene,
  places: readonly string[],
  plan: (target: Target) => Plan | string | Promise<Plan | string>,
): ReturnType<typeof withSealKey> {
  return withSealKey(scene, places, () => plan(scene.target))
}

function onLines(
  target: Target,
  edit: (lines: readonly Uint8Array[]) => readonly Uint8Array[],
): Plan | string {
  const lines = target.log.whole()
  return lines === undefined ? TOO_LARGE : { lines: edit(lines) }
}

function lie(
  id: string,
  what: string,
  change: (statement: SealStatement) => SealStatement,
): Operator {
  return {
    id,
    layer: "seals",
    does: `The thief of a seal key sealed ${what}.`,
    codes: ["SEAL_MISMATCH"],
    attempts: (scene) => sealing(scene, ["seals/"], () => ({ lie: change })),
  }
}

function onDescription(
  scene: Scene,
  places: readonly string[],
  ...[edit, change]: [(text: string) => string, ((one: SealStatement) => SealStatement)?]
): ReturnType<typeof withSealKey> {
  return sealing(scene, places, async (target) => {
    const text = edit(await target.text(BAG_INFO))
    const changes = new Map<string, Change>([[BAG_INFO, toBytes(toUtf8(text))]])
    return { changes, ...(change === undefined ? {} : { lie: change }) }
  })
}

/** The checkpoint states the root of another construction, the seal the true one. */
function falseRoot(
  id: string,
  what: string,
  rootOf: (target: Target) => string | undefined,
): Operator {
  return {
    id,
    layer: "tree",
    does: `The thief of a seal key signed the root of ${what}.`,
    codes: ["MERKLE_ROOT_MISMATCH"],
    attempts: (scene) =>
      sealing(scene, [CHECKPOINT], (target) => {
        const root = rootOf(target)
        return root === undefined ? TOO_LARGE : { checkpoint: { root } }
      }),
  }
}

type Join = (left: Uint8Array, right: Uint8Array) => Uint8Array

/** A tree by levels, an odd one joined with itself: the construction of CVE-2012-2459. */
function levels(leaves: readonly Uint8Array[], join: Join): string {
  let level = leaves
  while (level.length > 1) {
    const pairs: Uint8Array[] = []
    for (let at = 0; at < level.length; at += 2) {
      const left = level[at] ?? new Uint8Array(32)
      pairs.push(join(left, level[at + 1] ?? left))
    }
    level = pairs
  }
  return toHex(level[0] ?? new Uint8Array(32))
}

function leavesOf(
  { log, digests }: Target,
  prefix: readonly number[],
): readonly Uint8Array[] | undefined {
  return log.whole()?.map((line) => digests.sha256(concat(Uint8Array.of(...prefix), line)))
}

function oddLeafTwice(target: Target): string | undefined {
  const leaves = leavesOf(target, [0])
  if (leaves === undefined) return undefined
  // One more of the last leaf makes a difference where the number of leaves is even.
  const odd = leaves.length % 2 === 0 ? [...leaves, leaves.at(-1) ?? new Uint8Array(32)] : leaves
  return levels(odd, (left, right) => nodeHash(left, right, target.digests))
}

function alike(target: Target): string | undefined {
  const leaves = leavesOf(target, [])
  if (leaves === undefined) return undefined
  return levels(leaves, (left, right) => target.digests.sha256(concat(left, right)))
}

function padded({ log, digests }: Target): string | undefined {
  const lines = log.whole()
  return lines === undefined ? undefined : factsOf([...lines, toUtf8("")], digests).root
}

function keptFiles({ opened }: Target): readonly string[] {
  return opened.container.entries.flatMap(({ path, kind }) =>
    kind === "file" && path.startsWith("custody/generations/") ? [path] : [],
  )
}
