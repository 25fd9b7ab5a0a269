/** Handlers for examinations: asked for, followed, stopped, and what they found. */
import { existsSync } from "node:fs"
import { basename } from "node:path"
import { reportDocument, resultView, say, toInstant, type Result } from "../../core/index.ts"
import type {
  ExaminationHandle,
  Outcome,
  Repeats,
  Start,
  Started,
} from "../contract/examination.ts"
import type { Handlers } from "./dispatch.ts"
import { termsOf, termsOptions } from "./chosen-terms.ts"
import { closeExamination } from "./close-examination.ts"
import { commandLine } from "./command-line.ts"
import { answerOf, NOT_EXAMINED } from "./examined.ts"
import type { Kept, Request } from "./queue.ts"
import { afterSample, pathBeside, pathInSample } from "./sample-place.ts"
import { isHoldable, NO_TRUST_TO_HOLD } from "./named-terms.ts"
import { known, type Session } from "./session.ts"
import { expectedOf } from "./terms-handlers.ts"
import { refused, type Refusing, type Untold } from "./telling.ts"

type ExaminationHandlers = Pick<
  Handlers,
  | "examination:start"
  | "examination:list"
  | "examination:cancel"
  | "examination:again"
  | "examination:close"
  | "examination:pause"
  | "examination:continue"
  | "examination:outcome"
  | "file:page"
>

export function examinationHandlers(session: Session): ExaminationHandlers {
  const { queue, examiner } = session
  return {
    "examination:start": (start) => Promise.resolve(begin(session, start)),
    "examination:list": () => Promise.resolve(queue.list()),
    "examination:cancel": (handle) => {
      known(queue.get(handle))
      queue.cancel(handle)
      return Promise.resolve(null)
    },
    "examination:pause": (handle) => {
      known(queue.get(handle))
      queue.setHeld(handle, true)
      return Promise.resolve(null)
    },
    "examination:continue": (handle) => {
      known(queue.get(handle))
      queue.setHeld(handle, false)
      return Promise.resolve(null)
    },
    "examination:again": (handle) => {
      const { state, request } = known(queue.get(handle))
      if (state.kind === "queued" || state.kind === "running") {
        return Promise.resolve(refused(say("it has not ended yet")))
      }
      return Promise.resolve({ kind: "queued", examinations: [queue.add(request)] })
    },
    "examination:close": (ask) => Promise.resolve(closeExamination(session, ask)),
    "examination:outcome": (handle) => Promise.resolve(outcomeOf(session, handle)),
    "file:page": async ({ examination, path: file }) => {
      const examined = examinedOf(known(queue.get(examination)))
      if (examined === undefined) return NOT_EXAMINED
      return answerOf(await examiner.work("file-page", { ...examined, file }))
    },
  }
}

function begin(session: Session, start: Start): Untold<Started> {
  const { evidence, trusts, queue, terms: chosen } = session
  const untaken = untakenStart(start)
  if (untaken !== undefined) return untaken
  const named = start.expected === null ? { expected: null } : expectedOf(start.expected)
  if ("says" in named) return named
  const { expected } = named
  const trust = start.trust === null ? null : known(trusts.get(start.trust))
  const terms = termsOf(chosen, start.terms)
  if (!isHoldable(trust, terms)) return refused(NO_TRUST_TO_HOLD)
  const earlier = start.earlier === null ? null : known(chosen.earlier.get(start.earlier))
  const requests = start.evidence.map((handle): Request => {
    const { path, name, kind } = known(evidence.get(handle))
    return { evidence: { handle, name, kind }, path, trust, expected, terms, earlier }
  })
  return { kind: "queued", examinations: requests.map(queue.add) }
}

/** What holds for one piece of evidence is not asked of several. */
function untakenStart({ evidence, expected, earlier }: Start): Refusing | undefined {
  if (evidence.length === 0) return refused(say("there is nothing to examine"))
  if (evidence.length === 1) return undefined
  if (expected !== null) {
    return refused(say("an expected id belongs to one piece of evidence; examine it by itself"))
  }
  if (earlier === null) return undefined
  return refused(say("an earlier result belongs to one piece of evidence; examine it by itself"))
}

/** Told in the language of the window, which asks anew when that changes. */
function outcomeOf(session: Session, handle: ExaminationHandle): Outcome {
  const { queue, state } = session
  const { result, vouching, request } = known(queue.get(handle))
  if (result === undefined || vouching === undefined) {
    return { kind: "not-done", state: known(queue.state(handle)) }
  }
  const { language } = state.read().preferences
  return {
    kind: "done",
    result,
    view: resultView(result, language),
    document: reportDocument(result, { writtenAt: toInstant(Date.now()), language }),
    vouching,
    ...repeating(session, request, result),
  }
}

type Repeating = Pick<
  Extract<Outcome, { readonly kind: "done" }>,
  "command" | "repeats" | "unsaved"
>

function repeating(session: Session, request: Request, result: Result): Repeating {
  const against = againstOf(session, request)
  const unsaved = against?.unsaved ?? null
  return { ...commandOf(session, request, { result, against: against?.name }), unsaved }
}

interface Against {
  readonly name: string
  /** Null for a result that lies in a file. */
  readonly unsaved: ExaminationHandle | null
}

/** The earlier result as a command can name it: as it was saved, or as it would be. */
function againstOf({ queue, savedResults }: Session, { earlier }: Request): Against | undefined {
  if (earlier === null) return undefined
  const { name, path, resultDigest } = earlier
  const saved = path ?? savedResults.get(resultDigest)
  if (saved !== undefined && existsSync(saved)) return { name: basename(saved), unsaved: null }
  const examined = queue
    .list()
    .find(({ state }) => state.kind === "done" && state.resultDigest === resultDigest)
  return { name, unsaved: examined?.handle ?? null }
}

interface Repeated {
  readonly result: Result
  /** Name of the file that holds the earlier result. */
  readonly against: string | undefined
}

/** From the folder in which the evidence lies, with the trust pack beside it. */
function commandOf(
  session: Session,
  request: Request,
  { result: { input, evaluatedAt }, against }: Repeated,
): { readonly command: string; readonly repeats: Repeats } {
  const { path, trust, terms, expected } = request
  const verify = (evidence: string, trusted: string | undefined): string =>
    commandLine("verify", [
      evidence,
      ...termsOptions(trusted, terms),
      ["--expect", expected],
      ["--against", against],
      ["--at", evaluatedAt],
    ])
  const inSample = pathInSample(session, path)
  if (inSample === undefined) {
    return { command: verify(input.path, trust?.name), repeats: "evidence" }
  }
  if (isOfThisSample(session, request)) {
    const beside =
      trust === null ? undefined : (pathBeside(session, path, trust.path) ?? trust.name)
    return { command: verify(input.path, beside), repeats: "sample-as-it-lies" }
  }
  // The sample goes with the session, so the first command makes it again.
  const trusted = trust === null ? undefined : (pathInSample(session, trust.path) ?? trust.name)
  const command = afterSample(session, path, verify(inSample, trusted))
  return { command, repeats: "sample-made-again" }
}

/** True where the terms name what a sample that is made again, with new keys and ids, has not. */
function isOfThisSample(session: Session, { trust, terms, expected, earlier }: Request): boolean {
  const isByOthersTrust = trust !== null && pathInSample(session, trust.path) === undefined
  const isHeld = terms.signers.length > 0 || terms.head !== null
  return expected !== null || earlier !== null || isHeld || isByOthersTrust
}

function examinedOf({
  request,
  result,
}: Readonly<Kept>): { readonly path: string; readonly result: Result } | undefined {
  return result === undefined ? undefined : { path: request.path, result }
}
