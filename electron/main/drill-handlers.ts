/** Handlers of the drill: every known way to tamper, tried in memory, and what came of it, saved. */
import { basename } from "node:path"
import {
  attackDocument,
  attackTold,
  phrase,
  printableJson,
  tell,
  toInstant,
  toUtf8,
  type AttackReport,
  type NoBaseline,
  type Saying,
} from "../../core/index.ts"
import { writeNewFile } from "../../core/node/index.ts"
import type { DrillAsk, Drilled, DrillHandle, DrillKind } from "../contract/drill.ts"
import { termsOf, termsOptions } from "./chosen-terms.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import type { DrillWork } from "./examiner-work.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { follow } from "./long-work.ts"
import { afterSample, pathInSample } from "./sample-place.ts"
import { saveAs } from "./save-as.ts"
import { known, toldTo, type Session } from "./session.ts"
import { refused, renamed, type Untold } from "./telling.ts"

/** What came of a drill, and what its evidence is called; nothing of the keys it was given. */
interface DrillKept {
  readonly name: string
  readonly document: AttackReport | NoBaseline
}

type Drills = Handles<DrillHandle, DrillKept>

export function drillHandlers(session: Session): Pick<Handlers, "evidence:drill" | "drill:save"> {
  const drills: Drills = makeHandles("drill")
  return {
    "evidence:drill": (ask) => drill(session, drills, ask),
    "drill:save": (handle) => {
      const { name, document } = known(drills.get(handle))
      return saveAs(session, `${name}-attack.json`, (to) =>
        writeNewFile(to, toUtf8(`${printableJson(document, 2)}\n`)),
      )
    },
  }
}

async function drill(session: Session, drills: Drills, ask: DrillAsk): Promise<Untold<Drilled>> {
  const work = workOf(session, ask)
  const { name } = work
  const done = await follow(session, "drill", ["drill", work])
  if (done.kind === "cancelled") return { kind: "cancelled" }
  const answer = answerOf(done)
  if ("kind" in answer) return refused(withoutPaths(answer.says, work))
  const document = attackDocument(answer.attack, work.seed)
  const kept = { name, handle: drills.give({ name, document }), command: commandOf(session, work) }
  if ("reason" in document) {
    return { kind: "no-baseline", ...kept, verdict: document.evidence.verdict }
  }
  const warnings = answer.warnings.map((one) => toldTo(session, withoutPaths(one, work)))
  return { kind: "drilled", ...kept, ...toldOf(document), warnings }
}

/** @throws RangeError for a handle that was never given. */
function workOf(
  session: Session,
  ask: DrillAsk,
): DrillWork & { readonly terms: { readonly at: number } } {
  const { path, name } = known(session.evidence.get(ask.evidence))
  const terms = termsOf(session.terms, ask.terms)
  const { seed, flips } = ask
  return {
    ...{ path, name, seed, flips },
    trust: ask.trust === null ? null : known(session.trusts.get(ask.trust)),
    terms: { ...terms, at: terms.at ?? Date.now(), jobs: null },
    stolen: ask.stolen.map(({ key, passphrase }) => ({
      keyPath: known(session.keys.get(key)),
      passphrase,
    })),
  }
}

/** The examiner names a key by its path, which stays in main. */
function withoutPaths(says: Saying, { stolen }: DrillWork): Saying {
  return stolen.reduce((left, { keyPath }) => renamed(left, keyPath, basename(keyPath)), says)
}

type Told = Pick<
  Extract<Drilled, { readonly kind: "drilled" }>,
  "digest" | "score" | "layers" | "missed" | "notTried"
>

function toldOf(report: AttackReport): Told {
  const { evidence, layers, score } = report
  const { missed, notTried } = attackTold(report)
  return {
    ...{ digest: evidence.digest, score, layers },
    missed: missed.map(({ operator: id, does, at, codes }) => ({
      ...{ operator: kindOf({ id, does }), path: at?.path ?? "", codes },
    })),
    notTried: notTried.map(({ reason, operators }) => ({
      ...{ reason: inBoth(reason), operators: operators.map(kindOf) },
    })),
  }
}

function kindOf({ id, does }: { readonly id: string; readonly does: string }): DrillKind {
  return { id, does: inBoth(does) }
}

function inBoth(text: string): DrillKind["does"] {
  const said = phrase(text)
  return { en: tell("en", said), de: tell("de", said) }
}

function commandOf(session: Session, work: ReturnType<typeof workOf>): string {
  const { path, name, trust, terms, stolen, seed, flips } = work
  const inSample = (own: string): string | undefined => pathInSample(session, own)
  const trusted = trust === null ? undefined : (inSample(trust.path) ?? trust.name)
  const attack = commandLine("attack", [
    inSample(path) ?? name,
    ...termsOptions(trusted, terms),
    ["--at", toInstant(terms.at)],
    ...stolen.map(({ keyPath }) => ["--stolen-key", basename(keyPath)] as const),
    ["--seed", String(seed)],
    ["--flips", String(flips)],
  ])
  return afterSample(session, path, attack)
}
