/** Handlers for the rules of the trust pack: thresholds, witnesses, dates, states of logs, changes by hand. */
import { basename } from "node:path"
import { toHex } from "../../core/index.ts"
import {
  pinHead,
  readCheckpointFile,
  readTrustFile,
  recordTrust,
  setRules,
  setThreshold,
  setWitnesses,
  signerOfHead,
  type CheckpointFile,
  type TrustAct,
  type TrustChanged,
} from "../../core/node/index.ts"
import type { PackChanged } from "../contract/pack.ts"
import type {
  CheckpointHandle,
  ChosenCheckpoint,
  HeadAsk,
  RulesAsk,
  ThresholdAsk,
  WitnessesAsk,
} from "../contract/pack-rules.ts"
import type { Handlers } from "./dispatch.ts"
import { makeHandles } from "./handles.ts"
import { change, commandOf, instantIn, optional, orRefusal, withSecond } from "./pack-handlers.ts"
import { known, toldTo, trustFile, type Session } from "./session.ts"
import type { Untold } from "./telling.ts"

type PackRulesHandlers = Pick<
  Handlers,
  | "pack:threshold"
  | "pack:witnesses"
  | "pack:rules"
  | "pack:choose-checkpoint"
  | "pack:head"
  | "pack:record"
>

export function packRulesHandlers(session: Session): PackRulesHandlers {
  // What was read is kept: what is pinned is what was shown.
  const checkpoints = makeHandles<CheckpointHandle, CheckpointFile>("checkpoint")
  return {
    "pack:threshold": (ask) => threshold(session, ask),
    "pack:witnesses": (ask) => witnesses(session, ask),
    "pack:rules": (ask) => rules(session, ask),
    "pack:choose-checkpoint": async () => {
      const path = await session.desktop.chooseFile("checkpoint")
      if (path === undefined) return { kind: "cancelled" }
      return orRefusal(path, () => {
        const read = readCheckpointFile(path)
        return shownCheckpoint(session, checkpoints.give(read), read)
      })
    },
    "pack:head": (ask) => head(session, ask, known(checkpoints.get(ask.checkpoint))),
    "pack:record": (ask) =>
      change(session, ask, { operation: recordTrust, command: commandOf("record", ask, []) }),
  }
}

function threshold(session: Session, ask: ThresholdAsk): Promise<Untold<PackChanged>> {
  const { roles, count, notAlso, keys } = ask
  const command = commandOf("threshold", ask, [
    ...roles.map((role) => ["--role", role] as const),
    ["--count", String(count)],
    ...notAlso.map((role) => ["--not-also", role] as const),
    ...keys.map((id) => ["--only-key", id] as const),
  ])
  const operation = (on: TrustAct): Promise<TrustChanged> =>
    setThreshold(on, { roles, count, notAlso, keys })
  return change(session, ask, { operation, command })
}

function witnesses(session: Session, ask: WitnessesAsk): Promise<Untold<PackChanged>> {
  const { keys, quorum } = ask
  const command = commandOf("witness", ask, [...keys, ["--quorum", String(quorum)]])
  const operation = (on: TrustAct): Promise<TrustChanged> => setWitnesses(on, { keys, quorum })
  return change(session, ask, { operation, command })
}

function rules(session: Session, ask: RulesAsk): Promise<Untold<PackChanged>> {
  const { title, persons, staleAfter, second } = ask
  const operation = (on: TrustAct): Promise<TrustChanged> => {
    const sunsets = ask.sunsets.map(
      ({ algorithm, notAfter }) => [algorithm, instantIn(notAfter)] as const,
    )
    return setRules(withSecond(on, second), {
      sunsets: new Map(sunsets),
      ...optional("name", title ?? undefined),
      ...optional("persons", persons ?? undefined),
      ...optional("staleAfter", instantIn(staleAfter)),
    })
  }
  const command = commandOf("rules", ask, [
    ...ask.sunsets.map(
      ({ algorithm, notAfter }) => ["--sunset", `${algorithm}=${notAfter ?? "never"}`] as const,
    ),
    ["--stale-after", staleAfter],
    ["--persons", persons === null ? null : String(persons)],
    ["--name", title],
    ["--second", second],
  ])
  return change(session, ask, { operation, command })
}

/** @throws Failure where the pack in force cannot be read. */
function shownCheckpoint(
  session: Session,
  handle: CheckpointHandle,
  read: CheckpointFile,
): Untold<ChosenCheckpoint> {
  const { origin, size, root } = read.checkpoint
  const { path } = known(trustFile(session) ?? undefined)
  const answer = signerOfHead(read, { trust: readTrustFile(path), at: Date.now() })
  const signer =
    answer.kind === "signed"
      ? { kind: answer.kind, id: answer.pin.id, subject: answer.pin.subject }
      : { kind: answer.kind, says: toldTo(session, answer.saying) }
  const stated = { origin, size: Number(size), root: toHex(root) }
  return { kind: "checkpoint", handle, file: basename(read.path), ...stated, signer }
}

function head(session: Session, ask: HeadAsk, file: CheckpointFile): Promise<Untold<PackChanged>> {
  const { isUnsigned } = ask
  const command = commandOf("head", ask, [
    basename(file.path),
    ["--unsigned", isUnsigned ? true : null],
  ])
  const operation = (on: TrustAct): Promise<TrustChanged> => pinHead(on, { file, isUnsigned })
  return change(session, ask, { operation, command })
}
