/** The handler that looks inside evidence: what it claims about itself, with nothing checked. */
import { claimsView } from "../../core/index.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import { afterSample, pathInSample } from "./sample-place.ts"
import { known, type Session } from "./session.ts"

export function inspectHandlers(session: Session): Pick<Handlers, "evidence:inspect"> {
  return {
    "evidence:inspect": async (handle) => {
      const { path, name } = known(session.evidence.get(handle))
      const answer = answerOf(await session.examiner.work("inspect", { path, name }))
      if ("kind" in answer) return answer
      const { facts } = answer
      return {
        ...{ kind: "claimed", name },
        views: { en: claimsView(facts, "en"), de: claimsView(facts, "de") },
        command: afterSample(
          session,
          path,
          commandLine("inspect", [pathInSample(session, path) ?? name]),
        ),
      }
    },
  }
}
