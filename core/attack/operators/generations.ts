/** Operators on earlier sealed states, without any key. */
import { toUtf8 } from "../../base/index.ts"
import type { GenerationClaim } from "../../claims/index.ts"
import { GONE, spliced, toBytes, type Change } from "../changes.ts"
import { rehashed } from "../insider.ts"
import { changed, skipped, type Attempts, type Operator, type Scene } from "../operator.ts"
import type { Target } from "../target.ts"

const FIRST = "there is no earlier generation"
const FOLDER = "custody/generations"
const BAG_INFO = "bag-info.txt"

export const GENERATIONS: readonly Operator[] = [
  {
    id: "generation-renumbered",
    layer: "generations",
    does: "The bag was called a later generation.",
    codes: ["GENERATION_INCONSISTENT"],
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const text = await target.text(BAG_INFO)
      const next = text.replace(
        /^(Sealwright-Generation: )(.*)$/m,
        (_all, label, number) => `${String(label)}${Number(number) + 1}`,
      )
      return changed([[BAG_INFO, toBytes(toUtf8(next))]], FOLDER, BAG_INFO)
    },
  },
  {
    id: "generation-planted",
    layer: "generations",
    does: "An earlier generation that never was there was put in.",
    codes: ["UNSEALED_CONTENT", "GENERATION_INCONSISTENT"],
    attempts: ({ target: { claims } }: Scene): Attempts => {
      const path = `${FOLDER}/${claims.generations.length}/bag-info.txt`
      return changed([[path, toBytes(toUtf8("planted\n"))]], `${FOLDER}/`)
    },
  },
  {
    id: "generation-removed",
    layer: "generations",
    does: "An earlier generation was removed and every manifest recomputed.",
    codes: ["GENERATION_INCONSISTENT"],
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const kept = filesBelow(target, `${FOLDER}/`)
      if (kept.length === 0) return skipped(FIRST)
      const gone = new Map(kept.map((path) => [path, GONE] as const))
      return changed(await rehashed(target, gone), FOLDER)
    },
  },
  {
    id: "generation-edited",
    layer: "generations",
    does: "The description of an earlier generation was edited and every manifest recomputed.",
    codes: ["GENERATION_INCONSISTENT"],
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const [kept] = target.claims.generations
      if (kept === undefined) return skipped(FIRST)
      const path = `${kept.folder}/${BAG_INFO}`
      const text = (await target.text(path)).replace(/^(External-Identifier: ).*$/m, "$1bag-other")
      const changes = await rehashed(target, new Map([[path, toBytes(toUtf8(text))]]))
      return changed(changes, `${kept.folder}/`)
    },
  },
  {
    id: "generation-seal-taken-away",
    layer: "generations",
    does: "The seals of an earlier generation were taken away and every manifest recomputed.",
    codes: ["SEAL_MISSING"],
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const [kept] = target.claims.generations
      if (kept === undefined) return skipped(FIRST)
      const gone = new Map(kept.seals.map(({ path }) => [path, GONE] as const))
      return changed(await rehashed(target, gone), `${kept.folder}/`)
    },
  },
  {
    id: "generation-replayed",
    layer: "generations",
    does: "The bag was put back into its earlier generation, with its own valid seals.",
    codes: ["STALE_BUNDLE"],
    kept: "head",
    attempts: replayed,
  },
]

/** Every kept file back under its own path, and the log cut to what it was. */
function replayed({ target }: Scene): Attempts {
  const kept = target.claims.generations.at(-1)
  const size = Number(kept?.checkpoint?.size ?? 0)
  if (kept === undefined || size === 0) return skipped(FIRST)
  if (!hasSamePayload(target, kept)) return skipped("files of that generation are gone")
  const { log } = target
  const tail = { from: log.start(size), to: log.sizeBytes, bytes: new Uint8Array(0) }
  return changed(
    [...putBack(target, kept), [log.path, spliced(tail)] as const],
    "custody/checkpoint",
  )
}

function putBack(target: Target, { folder }: GenerationClaim): ReadonlyMap<string, Change> {
  // What was kept of still earlier generations belonged to that one, too.
  const own = filesBelow(target, "custody/").filter(
    (path) => !path.startsWith(`${FOLDER}/`) || path.startsWith(`${folder}/`),
  )
  const current = [...own, ...target.claims.seals.map(({ path }) => path)]
  const changes = new Map<string, Change>(current.map((path) => [path, GONE]))
  for (const path of filesBelow(target, `${folder}/`)) {
    changes.set(path.slice(folder.length + 1), { kind: "taken", from: path })
  }
  return changes
}

function hasSamePayload({ payload }: Target, { manifests }: GenerationClaim): boolean {
  const listed = manifests.find(({ scope }) => scope === "payload")?.entries ?? []
  const present = new Set(payload.map(({ path }) => path))
  return listed.length === present.size && listed.every(({ path }) => present.has(path))
}

function filesBelow({ opened }: Target, folder: string): readonly string[] {
  return opened.container.entries.flatMap(({ path, kind }) =>
    kind === "file" && path.startsWith(folder) ? [path] : [],
  )
}
