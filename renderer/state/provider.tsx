/** Keeps the session, and hands it and the ways to change it to every screen. */
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type ReactElement,
  type ReactNode,
} from "react"
import type { Refusal } from "../../electron/contract/answers.ts"
import type { EvidenceHandle, Offer } from "../../electron/contract/evidence.ts"
import type { ExaminationHandle, Started } from "../../electron/contract/examination.ts"
import type { TrustHandle } from "../../electron/contract/settings.ts"
import { api, subscribe } from "../bridge.ts"
import { toldOf } from "./refusal.ts"
import {
  FIRST_SESSION,
  nextSession,
  type Place,
  type Session,
  type SessionEvent,
} from "./session.ts"
import { givenTerms, ofAnyTrust } from "./terms.ts"

interface Desk {
  readonly session: Session
  readonly tell: (event: SessionEvent) => void
  readonly go: (to: Place) => void
  /** Examines what was offered, under the person's own trust file. */
  readonly take: (offer: Offer) => Promise<void>
  /** Has it checked as a report, where the person is; what cannot be is told there. */
  readonly checkReports: (offer: Offer) => void
  /**
   * Examines evidence under a trust file that is not the person's own, and so under nothing that
   * was asked of theirs.
   */
  readonly examineUnder: (
    trust: TrustHandle | null,
    evidence: readonly EvidenceHandle[],
  ) => Promise<void>
  /** Examines what an earlier session left, from the first byte. */
  readonly resumeLeft: () => Promise<void>
  readonly examineAgain: (handle: ExaminationHandle) => Promise<void>
  /** Drops one that has ended; unless it is sure, the person is asked where something is lost. */
  readonly close: (handle: ExaminationHandle, isSure?: boolean) => Promise<void>
}

const DeskContext = createContext<Desk | undefined>(undefined)

/** The session, and what a person can do in it. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (desk === undefined) throw new Error("a screen stands outside of the session")
  return desk
}

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [session, tell] = useReducer(nextSession, FIRST_SESSION)
  // Evidence may be handed over at any time; what holds then is what counts.
  const latest = useRef(session)
  useEffect(() => {
    latest.current = session
  }, [session])
  const actions = useActions(latest, tell)
  const { take } = actions
  const { language } = session.preferences
  useEffect(() => {
    // Main made it and keeps it: a window that is loaded anew, or in another language, reads it.
    void api["sample:read"](null).then((sample) => {
      if (sample !== null) tell({ kind: "sampled", sample })
    })
  }, [language])
  useEffect(() => {
    const ends = [
      subscribe("examination:changed", (examination) => {
        tell({ kind: "changed", examination })
      }),
      subscribe("read-only:changed", (readOnly) => {
        tell({ kind: "settled", settings: { readOnly } })
      }),
      subscribe("evidence:opened", (offer) => {
        void take(offer)
      }),
    ]
    void readAll(tell)
    return () => {
      for (const end of ends) end()
    }
  }, [take])
  const desk = useMemo(() => ({ session, tell, ...actions }), [session, actions])
  return <DeskContext value={desk}>{children}</DeskContext>
}

type Actions = Omit<Desk, "session" | "tell">

function useActions(
  latest: { readonly current: Session },
  tell: (event: SessionEvent) => void,
): Actions {
  const go = useCallback(
    (to: Place) => {
      tell({ kind: "went", to })
    },
    [tell],
  )
  const follow = useCallback(
    (started: Started) => {
      if (started.kind === "queued") tell({ kind: "started", examinations: started.examinations })
      else refuse(tell, go, started)
    },
    [tell, go],
  )
  const examineUnder = useCallback(
    async (trust: TrustHandle | null, evidence: readonly EvidenceHandle[]) => {
      const { terms, ...once } = termsNow(latest.current)
      const given = givenTerms(ofAnyTrust(terms))
      follow(await api["examination:start"]({ evidence, trust, terms: given, ...once }))
    },
    [latest, follow],
  )
  const examineAgain = useCallback(
    async (handle: ExaminationHandle) => {
      const started = await api["examination:again"](handle)
      if (started.kind === "refused") refuse(tell, go, started)
      else tell({ ...started, kind: "started", isAgain: true })
    },
    [tell, go],
  )
  const close = useCallback(
    async (examination: ExaminationHandle, isSure = false) => {
      const answer = await api["examination:close"]({ examination, isSure })
      if (answer.kind === "closed") tell({ kind: "closed", handle: examination })
      if (answer.kind === "loses") {
        tell({ kind: "closing", closing: { handle: examination, loses: answer } })
      }
      if (answer.kind === "refused") refuse(tell, go, answer)
    },
    [tell, go],
  )
  const resumeLeft = useCallback(async () => {
    const { examinations, refused } = await api["unfinished:resume"](null)
    tell({ kind: "refused", says: refused })
    tell({ kind: "started", examinations, isAgain: true })
    // What could not be resumed is told where it still stands.
    if (refused.length > 0) go({ kind: "open" })
  }, [tell, go])
  const checkReports = useCallback(
    ({ reports, refused }: Offer) => {
      tell({ kind: "refused", says: refused, reports })
    },
    [tell],
  )
  const take = useCallback(
    async ({ evidence, reports, refused }: Offer) => {
      tell({ kind: "refused", says: refused, reports })
      if (reports.length > 0 && evidence.length === 0) go({ kind: "check" })
      if (evidence.length > 0) {
        const { terms, ...once } = termsNow(latest.current)
        const handles = evidence.map(({ handle }) => handle)
        const trust = latest.current.trust?.handle ?? null
        const start = { evidence: handles, trust, terms: givenTerms(terms), ...once }
        follow(await api["examination:start"](start))
      }
      // What was refused is told there, also where the rest of it is examined.
      if (refused.length > 0 && reports.length === 0) go({ kind: "open" })
    },
    [latest, tell, go, follow],
  )
  return useMemo(
    () => ({ go, take, checkReports, examineUnder, examineAgain, close, resumeLeft }),
    [go, take, checkReports, examineUnder, examineAgain, close, resumeLeft],
  )
}

/** What holds now for the next examination. */
function termsNow({ terms, expected, earlier }: Session) {
  return {
    terms,
    expected: expected === "" ? null : expected,
    earlier: earlier?.handle ?? null,
  }
}

/** Told where it can be mended. */
function refuse(tell: (event: SessionEvent) => void, go: Actions["go"], refusal: Refusal): void {
  tell({ kind: "refused", says: [toldOf(refusal)] })
  go({ kind: "open" })
}

async function readAll(tell: (event: SessionEvent) => void): Promise<void> {
  const [preferences, readOnly, examinations, trust] = await Promise.all([
    api["preferences:read"](null),
    api["read-only:read"](null),
    api["examination:list"](null),
    api["trust:current"](null),
  ])
  tell({ kind: "settled", settings: { preferences, readOnly } })
  tell({ kind: "listed", examinations })
  tell({ kind: "trusted", trust })
}
