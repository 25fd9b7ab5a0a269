/** The handler of the drill: every known way to tamper, tried in memory; nothing is written. */
import {
  ATTACK_NUMBERS,
  attackTold,
  phrase,
  tell,
  toInstant,
  type AttackReport,
} from "../../core/index.ts"
import type { DrillAsk, Drilled } from "../contract/drill.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import type { DrillWork } from "./examiner-work.ts"
import { follow } from "./long-work.ts"
import { known, type Session } from "./session.ts"
import type { Untold } from "./telling.ts"

export function drillHandlers(session: Session): Pick<Handlers, "evidence:drill"> {
  return { "evidence:drill": (ask) => drill(session, ask) }
}

async function drill(session: Session, ask: DrillAsk): Promise<Untold<Drilled>> {
  const { path, name } = known(session.evidence.get(ask.evidence))
  const trust = ask.trust === null ? null : known(session.trusts.get(ask.trust))
  const work: DrillWork = { path, name, trust, at: Date.now(), ...ATTACK_NUMBERS }
  const done = await follow(session, "drill", ["drill", work])
  if (done.kind === "cancelled") return { kind: "cancelled" }
  const answer = answerOf(done)
  if (answer.kind === "refused") return answer
  if (answer.kind === "no-baseline")
    return { kind: answer.kind, name, verdict: answer.result.verdict }
  return { kind: "drilled", name, ...toldOf(answer.report), command: commandOf(work) }
}

type Told = Omit<Extract<Drilled, { readonly kind: "drilled" }>, "kind" | "name" | "command">

function toldOf(report: AttackReport): Told {
  const { evidence, layers, score } = report
  const { missed, notTried } = attackTold(report)
  return {
    ...{ digest: evidence.digest, score, layers },
    missed: missed.map(({ operator, at, codes }) => ({ operator, path: at?.path ?? "", codes })),
    notTried: notTried.map(({ reason, operators }) => {
      const said = phrase(reason)
      return { reason: { en: tell("en", said), de: tell("de", said) }, operators }
    }),
  }
}

function commandOf({ name, trust, at, seed, flips }: DrillWork): string {
  return commandLine("attack", [
    name,
    ["--trust", trust?.name],
    ["--at", toInstant(at)],
    ["--seed", String(seed)],
    ["--flips", String(flips)],
  ])
}
