/** Handlers for what an earlier session left unfinished: told, resumed, forgotten. */
import { say } from "../../core/index.ts"
import { basename } from "node:path"
import type { Told } from "../contract/answers.ts"
import type { Examination } from "../contract/examination.ts"
import { toldTerms } from "./chosen-terms.ts"
import type { Handlers } from "./dispatch.ts"
import { changedTerms } from "./named-terms.ts"
import { known, offerPaths, trustHandle, type Session } from "./session.ts"
import { refusalOf, toldOf } from "./telling.ts"
import type { UnfinishedEntry } from "./state-form.ts"
import { summariseTrust } from "./trust-packs.ts"

type UnfinishedHandlers = Pick<
  Handlers,
  "unfinished:list" | "unfinished:resume" | "unfinished:forget"
>

export function unfinishedHandlers(session: Session): UnfinishedHandlers {
  const { unfinished } = session
  /** What the person saw; another window may leave more at any time. */
  let listed: readonly UnfinishedEntry[] = []
  return {
    "unfinished:list": () => {
      listed = unfinished.left()
      return Promise.resolve(
        listed.map((entry) => ({
          ...{ name: entry.name, kind: entry.kind, was: entry.was, terms: toldTerms(entry) },
          trust: entry.trust === null ? null : basename(entry.trust),
        })),
      )
    },
    "unfinished:resume": () => {
      const examinations: Examination[] = []
      const refused: Told[] = []
      for (const entry of unfinished.left()) {
        const resumed = resume(session, entry)
        if ("handle" in resumed) examinations.push(resumed)
        else refused.push(resumed)
      }
      return Promise.resolve({ examinations, refused })
    },
    "unfinished:forget": () => {
      unfinished.forget(listed)
      return Promise.resolve(null)
    },
  }
}

/**
 * Puts it into the queue, where it becomes one of this session; one sentence where evidence, pack
 * or terms cannot be read any more.
 */
function resume(session: Session, entry: UnfinishedEntry): Examination | Told {
  const { path, expected, name, terms, earlier } = entry
  const offer = offerPaths(session, [path])
  const [refusal] = offer.refused
  if (refusal !== undefined) return refusal
  const evidence = known([...offer.evidence, ...offer.reports][0])
  const { trust } = entry
  if (trust !== null) {
    try {
      summariseTrust(trust, trustHandle(session, trust))
    } catch (cause) {
      const { says } = refusalOf(cause, trust)
      const saying = say(
        "the trust file {pack} is not as it was ({says}); choose a trust file, and open the evidence anew",
        { pack: basename(trust), says },
      )
      // The name stays as it is: only what is said of it is a sentence.
      return toldOf(name, saying)
    }
  }
  const changed = changedTerms(terms, earlier)
  if (changed !== undefined) return toldOf(name, changed)
  return session.queue.add({
    ...{ evidence, path, expected, terms },
    earlier: earlier === null ? null : { ...earlier, result: null },
    trust: trust === null ? null : { path: trust, name: basename(trust) },
  })
}
