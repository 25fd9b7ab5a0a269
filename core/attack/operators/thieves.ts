/**
 * Operators of insiders who stole one private key.
 *
 * The thief of a seal key can make whatever that key could have made, so much of it shows
 * only against something the examiner kept: a head, a digest, a result. The thief of the
 * log's key alone cannot seal.
 */
import { toUtf8 } from "../../base/index.ts"
import { GONE, toBytes, type Change } from "../changes.ts"
import { checkpointBytes, rehashed, resealed, type Forgery } from "../insider.ts"
import { factsOf, joined, relinked, withMembers } from "../log-lines.ts"
import {
  changed,
  skipped,
  together,
  type Attempts,
  type Operator,
  type Scene,
} from "../operator.ts"
import type { StolenSealKey, Target } from "../target.ts"

const NO_SEAL_KEY = "needs the private key of a seal: none was given as stolen"
const NO_LOG_KEY = "needs the private key of the log: it was not given as stolen"
const TOO_LARGE = "the log is too large to be held and written anew"
const CHECKPOINT = "custody/checkpoint"

/** What the thief of a seal key forges; the rest follows from the evidence. */
export type Plan = Partial<Omit<Forgery, "seal" | "signer">>

/** Runs a plan with every stolen seal key in turn. */
export async function withSealKey(
  { target }: Scene,
  places: readonly string[],
  plan: (key: StolenSealKey) => Plan | string | Promise<Plan | string>,
): Promise<Attempts> {
  const all: Attempts[] = []
  for (const key of target.keys.stolenSeals) {
    const planned = await plan(key)
    if (typeof planned === "string") all.push(skipped(planned))
    else {
      const forgery = { ...key, logSigner: logSignerOf(target, key), ...planned }
      all.push(changed(await resealed(target, forgery), ...places))
    }
  }
  return all.length === 0 ? skipped(NO_SEAL_KEY) : together(all)
}

/** The log's key where it is stolen or is the seal's own; else one that the forged seal vouches for. */
function logSignerOf({ keys }: Target, { signer }: StolenSealKey): Forgery["logSigner"] {
  const { stolenLog } = keys
  return stolenLog?.publicKey.fingerprint === signer.publicKey.fingerprint ? signer : keys.ownLog
}

/** The log with an event edited, unbroken again. */
function editedLog({ log, digests }: Target): readonly Uint8Array[] | undefined {
  const lines = log.whole()
  const line = lines?.[1]
  if (lines === undefined || line === undefined) return undefined
  return relinked(lines.with(1, withMembers(line, { clock: "edited" })), digests, 1)
}

export const THIEVES: readonly Operator[] = [
  {
    id: "seal-key-rewrites-event",
    layer: "keys",
    does: "The thief of a seal key edited an event and sealed everything anew.",
    codes: ["LOGCHAIN_FORK"],
    kept: "head",
    attempts: (scene) =>
      withSealKey(scene, [CHECKPOINT], () => {
        const lines = editedLog(scene.target)
        return lines === undefined ? TOO_LARGE : { lines }
      }),
  },
  {
    id: "seal-key-rolls-back",
    layer: "keys",
    does: "The thief of a seal key cut off the last events and sealed the older state anew.",
    codes: ["STALE_BUNDLE"],
    kept: "head",
    attempts: (scene) =>
      withSealKey(scene, [CHECKPOINT], () => {
        const lines = scene.target.log.whole()
        if (lines === undefined) return TOO_LARGE
        return lines.length < 3 ? "the log has too few events" : { lines: lines.slice(0, -2) }
      }),
  },
  {
    id: "seal-key-edits-payload",
    layer: "keys",
    does: "The thief of a seal key changed a payload file and sealed everything anew.",
    codes: ["BUNDLE_UNEXPECTED"],
    kept: "digest",
    attempts: (scene) =>
      withSealKey(scene, [""], () => onPayload(scene, toBytes(toUtf8("forged by an insider\n")))),
  },
  {
    id: "seal-key-removes-payload",
    layer: "keys",
    does: "The thief of a seal key removed a payload file and sealed everything anew.",
    codes: ["BASELINE_DIFFERS"],
    kept: "result",
    attempts: (scene) => withSealKey(scene, [""], () => onPayload(scene, GONE)),
  },
  {
    id: "seal-key-substitutes-bag",
    layer: "keys",
    does: "The thief of a seal key presented another bag in the place of this one.",
    codes: ["BUNDLE_UNEXPECTED"],
    kept: "bag-id",
    attempts: (scene) =>
      withSealKey(scene, [""], async () => {
        const text = await scene.target.text("bag-info.txt")
        const other = text.replace(/^(External-Identifier: ).*$/m, "$1bag-substituted")
        return {
          changes: new Map([["bag-info.txt", toBytes(toUtf8(other))]]),
          lie: (statement) => ({ ...statement, bagId: "bag-substituted" }),
        }
      }),
  },
  {
    id: "seal-key-backdates",
    layer: "times",
    does: "The thief of a seal key made the same seal again with an earlier time.",
    codes: ["BASELINE_DIFFERS"],
    kept: "result",
    attempts: (scene) =>
      withSealKey(scene, [""], () => ({
        lie: (statement) => ({ ...statement, sealedAt: "2001-01-01T00:00:00.000Z" }),
      })),
  },
  {
    id: "seal-key-names-no-log-key",
    layer: "keys",
    does: "The thief of a seal key had the checkpoint signed by a key that the seal does not name.",
    codes: ["KEY_NOT_PINNED", "SIG_CRYPTO_FAILURE"],
    attempts: (scene) =>
      withSealKey(scene, [CHECKPOINT], ({ seal, signer }) => {
        const { origin, events, root } = seal.statement.log
        const bytes = checkpointBytes({ origin, size: events, root }, scene.target.keys.ownLog)
        if (signer.publicKey.algorithm !== "ed25519") return "the key cannot sign a checkpoint"
        return { logSigner: signer, changes: new Map([[CHECKPOINT, toBytes(bytes)]]) }
      }),
  },
  logThief("log-key-rewrites-event", "left the seals as they were", {
    codes: ["SEAL_MISMATCH"],
    at: "seals/",
    seals: () => [],
  }),
  logThief("log-key-strips-seals", "took the seals away", {
    codes: ["SEAL_MISSING"],
    at: "seals",
    seals: ({ claims }) => claims.seals.map(({ path }) => [path, GONE] as const),
  }),
  {
    id: "log-key-seals-as-stranger",
    layer: "keys",
    does: "The thief of the log's key edited an event and sealed with a key of his own.",
    codes: ["KEY_NOT_PINNED"],
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const forgery = strangersSeal(target)
      if (typeof forgery === "string") return skipped(forgery)
      return changed(await resealed(target, forgery), "seals")
    },
  },
  {
    id: "log-key-signs-other-root",
    layer: "tree",
    does: "The thief of the log's key signed a root that the events do not have.",
    codes: ["MERKLE_ROOT_MISMATCH"],
    attempts: async ({ target }: Scene): Promise<Attempts> => {
      const { checkpoint } = target.claims
      const { stolenLog } = target.keys
      if (stolenLog === undefined || checkpoint === undefined) return skipped(NO_LOG_KEY)
      const said = { origin: checkpoint.origin, size: target.log.count, root: "7".repeat(64) }
      const bytes = toBytes(checkpointBytes(said, stolenLog))
      return changed(await rehashed(target, new Map([[CHECKPOINT, bytes]])), CHECKPOINT)
    },
  },
]

function onPayload({ target, random }: Scene, change: Change): Plan | string {
  const file = random.pick(target.payload)
  if (file === undefined || target.payload.length < 2) return "there are too few payload files"
  return { changes: new Map([[file.path, change]]) }
}

interface LogTheft {
  readonly codes: Operator["codes"]
  readonly at: string
  readonly seals: (target: Target) => readonly (readonly [path: string, change: Change])[]
}

/** An event is edited, the checkpoint signed with the stolen key, and every manifest recomputed. */
function logThief(id: string, then: string, { codes, at, seals }: LogTheft): Operator {
  const does = `The thief of the log's key edited an event, signed the new head and ${then}.`
  const attempts = async ({ target }: Scene): Promise<Attempts> => {
    const { stolenLog } = target.keys
    const lines = editedLog(target)
    const origin = target.claims.checkpoint?.origin
    if (stolenLog === undefined || origin === undefined) return skipped(NO_LOG_KEY)
    if (lines === undefined) return skipped(TOO_LARGE)
    const { events: size, root } = factsOf(lines, target.digests)
    const changes = new Map([
      [target.log.path, toBytes(joined(lines))],
      [CHECKPOINT, toBytes(checkpointBytes({ origin, size, root }, stolenLog))],
    ])
    return changed([...(await rehashed(target, changes)), ...seals(target)], at)
  }
  return { id, layer: "keys", does, codes, attempts }
}

function strangersSeal(target: Target): Forgery | string {
  const { stolenLog, ownSeal } = target.keys
  const [seal] = target.claims.seals
  const lines = editedLog(target)
  if (stolenLog === undefined || seal === undefined) return NO_LOG_KEY
  return lines === undefined ? TOO_LARGE : { seal, signer: ownSeal, logSigner: stolenLog, lines }
}
