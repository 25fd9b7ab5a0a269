/** Bags to attack, in memory, and the attack on them as the command makes it. */
import { attack, type Attack, type AttackReport } from "../../core/attack/index.ts"
import { splicedSource } from "../../core/attack/archive.ts"
import { memoryContainer, memorySource, type ContainerKind } from "../../core/container/index.ts"
import { makePortableMeasure } from "../../core/hashing/index.ts"
import {
  DEFAULT_POLICY_JSON,
  examine,
  parsePolicy,
  toHex,
  toUtf8,
  type ExaminationTerms,
  type Result,
} from "../../core/index.ts"
import {
  gzip,
  inflate,
  makeAttackedArchives,
  nativeDigests,
  nativeEngine,
} from "../../core/node/index.ts"
import type { Signer } from "../../core/signatures/index.ts"
import { EMPTY_TRUST, type PinnedAnchor, type PinnedKey } from "../../core/trust/index.ts"
import {
  ARCHIVIST,
  AT,
  event,
  EXPORTER,
  extended,
  pinned,
  sealedBag,
  signer,
  TRUST,
  withSeal,
  type Files,
} from "./evidence.ts"
import { makeToken, ROOT, tstInfo } from "./time-stamps.ts"
import { buildTar } from "./tar-builder.ts"
import { buildZip } from "./zip-builder.ts"

/** Signs the log and nothing else. */
export const LOG_KEY = signer(5)

/** Who stamps the time of the rich bag. */
const STAMP_OFFICE: PinnedAnchor = {
  id: "tsa",
  certificate: ROOT,
  subject: "Stamp Office",
  purposes: ["timestamp"],
  roles: [],
  names: [],
}

/** Two generations, two seals, a time-stamp, a log key of its own: everything that operators look for. */
export async function richBag(): Promise<Files> {
  const first = await sealedBag({ logSigner: LOG_KEY })
  const next = await extended(first, [event(100), event(101)], EXPORTER, LOG_KEY)
  const sealed = await withSeal(next, ARCHIVIST, "archivist")
  const seal = sealed.get("seals/exporter.dsse.json")!
  const token = makeToken({ info: tstInfo({ bytes: seal }) })
  return new Map([...sealed, [`timestamps/${toHex(nativeDigests.sha256(seal))}.tsr`, token]])
}

export interface AttackPlan {
  readonly flips?: number
  /** What the evidence is; a folder when absent. */
  readonly as?: ContainerKind
  readonly seed?: number
  readonly keys?: readonly PinnedKey[]
  readonly anchors?: readonly PinnedAnchor[]
  readonly stolen?: readonly Signer[]
  /** The examiner has kept nothing from before, whatever an operator asks for. */
  readonly keptNothing?: true
  /** Results of the same attack before: nothing is examined again. */
  readonly again?: readonly Result[]
  /** What becomes of every result before it is judged. */
  readonly seen?: (result: Result) => Result
}

const RICH_TRUST: readonly PinnedKey[] = [...TRUST, pinned(LOG_KEY, ["log"])]

export async function attackFiles(files: Files, plan: AttackPlan = {}): Promise<Attack> {
  const seen = plan.seen ?? ((result: Result) => result)
  const keys = plan.keys ?? RICH_TRUST
  const again = plan.again?.values()
  const evidence = await evidenceOf(files, plan.as ?? "folder")
  return attack({
    ...evidence,
    examine: async (opened, known) => {
      const earlier = again?.next().value
      if (earlier !== undefined) return seen(earlier)
      const { anchors = [STAMP_OFFICE] } = plan
      const { heads, ...more } = plan.keptNothing === true ? { heads: [] } : known
      const trust = { ...EMPTY_TRUST, keys, anchors, heads, digest: new Uint8Array(32) }
      return seen(await examine({ path: "memory", ...opened }, { ...TERMS, ...more, trust }))
    },
    gzip,
    inflate,
    digests: nativeDigests,
    engines: [nativeEngine],
    pinned: keys.map(({ key }) => key),
    stolen: plan.stolen ?? [EXPORTER, ARCHIVIST, LOG_KEY],
    seed: plan.seed ?? 1,
    flips: plan.flips ?? 0,
  })
}

/** The files as a folder or as an archive of them, and how changed archives are opened. */
async function evidenceOf(files: Files, kind: ContainerKind) {
  const openArchive = makeAttackedArchives(kind)
  if (kind === "folder") {
    const container = memoryContainer([...files].map(([path, bytes]) => ({ path, bytes })))
    return {
      opened: { container, measure: makePortableMeasure(container, nativeDigests) },
      openArchive,
    }
  }
  const members = [...files].map(([path, content]) => ({ name: `bag/${path}`, content }))
  const tar = buildTar(members)
  const bytes = { zip: buildZip({ members }), tar, "tar.gz": gzip(tar) }[kind]
  const archives =
    kind === "tar.gz"
      ? { "tar.gz": memorySource(bytes), tar: memorySource(tar) }
      : { [kind]: memorySource(bytes) }
  const untouched = splicedSource(memorySource(bytes), [])
  return { opened: await openArchive({ kind, source: untouched }), archives, openArchive }
}

/** The report; a bag that does not pass untouched is a mistake of the test. */
export async function reportOn(files: Files, plan: AttackPlan = {}): Promise<AttackReport> {
  const answer = await attackFiles(files, plan)
  if (answer.kind === "no-baseline") throw new Error(`untouched: ${answer.result.verdict}`)
  return answer.report
}

/** One line for each attempt with an outcome, so that a failing test says which. */
export function linesOf({ attacks }: AttackReport, outcome: string): readonly string[] {
  return attacks
    .filter((one) => one.outcome === outcome)
    .map(
      ({ operator, at, codes, reason }) =>
        `${operator} ${at?.path ?? ""} ${reason ?? codes.join(" ")}`,
    )
}

const policyBytes = toUtf8(DEFAULT_POLICY_JSON)
const policy = parsePolicy(policyBytes)
if (policy.kind === "refused") throw new Error(policy.reason)

const TERMS: ExaminationTerms = {
  policy: { ...policy.policy, digest: nativeDigests.sha256(policyBytes) },
  evaluatedAt: AT,
  signatures: [nativeEngine],
  digests: nativeDigests,
  trees: [],
  run: { platform: "test", runtime: "test", engine: "test" },
  clock: () => AT,
}
