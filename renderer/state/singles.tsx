/** What was filled in on the screen of single files, and what came of it: kept while one is elsewhere. */
import {
  createContext,
  use,
  useCallback,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from "react"
import type { SigningForm } from "../../core/index.ts"
import type { Told } from "../../electron/contract/answers.ts"
import type { Drilled } from "../../electron/contract/drill.ts"
import type { OfferedEvidence } from "../../electron/contract/evidence.ts"
import type {
  BatchChecked,
  PrimitiveAsk,
  PrimitiveChecked,
} from "../../electron/contract/primitive.ts"
import type { KeyHandle } from "../../electron/contract/report.ts"
import type { Named } from "../../electron/contract/sealing.ts"
import type {
  FileStampRequested,
  Inspected,
  Judged,
  SignedFile,
} from "../../electron/contract/singles.ts"
import { EMPTY_DRILL_DRAFT, type DrillDraft } from "./drilling.ts"
import { EMPTY_JUDGE_DRAFT, type JudgeDraft, type SingleFile } from "./single-files.ts"

export type SingleTab = "judge" | "sign" | "inspect" | "drill" | "primitive"

/** What is under way, or what became of the question with that key. */
export type Asked<Answer> =
  | { readonly kind: "idle" | "busy" | "broken" }
  | { readonly kind: "answered"; readonly key: string; readonly answer: Answer }

/** All but the passphrase, which the form keeps to itself. */
export interface SignDraft {
  readonly file: SingleFile | undefined
  readonly form: SigningForm
  readonly key: Named<KeyHandle> | undefined
  readonly namespace: string
  readonly comment: string
}

export interface Singles {
  readonly view: { readonly tab: SingleTab }
  readonly judge: {
    readonly draft: JudgeDraft
    /** It was sent once, so what is missing is said. */
    readonly isSent: boolean
    /** Why something that was dropped was not taken. */
    readonly refused: readonly Told[]
    readonly asked: Asked<Judged>
  }
  readonly sign: {
    readonly draft: SignDraft
    readonly isSent: boolean
    readonly refused: readonly Told[]
    readonly asked: Asked<SignedFile>
  }
  readonly inspect: {
    readonly evidence: OfferedEvidence | undefined
    readonly refused: readonly Told[]
    readonly asked: Asked<Inspected>
  }
  readonly drill: {
    readonly draft: DrillDraft
    readonly isSent: boolean
    readonly refused: readonly Told[]
    readonly asked: Asked<Drilled>
  }
  readonly primitive: {
    readonly draft: PrimitiveAsk
    readonly isSent: boolean
    readonly refused: readonly Told[]
    readonly asked: Asked<PrimitiveChecked>
  }
  readonly batch: { readonly asked: Asked<BatchChecked> }
  readonly stamp: {
    readonly file: SingleFile | undefined
    readonly isSent: boolean
    readonly asked: Asked<FileStampRequested>
  }
}

const BEGUN = { isSent: false, refused: [], asked: { kind: "idle" } } as const

const NOTHING: Singles = {
  view: { tab: "judge" },
  judge: { draft: EMPTY_JUDGE_DRAFT, ...BEGUN },
  sign: {
    draft: { file: undefined, form: "minisign", key: undefined, namespace: "file", comment: "" },
    ...BEGUN,
  },
  inspect: { evidence: undefined, refused: [], asked: { kind: "idle" } },
  drill: { draft: EMPTY_DRILL_DRAFT, ...BEGUN },
  primitive: { draft: { kind: "signature", request: "", file: null }, ...BEGUN },
  batch: { asked: { kind: "idle" } },
  stamp: { file: undefined, isSent: false, asked: { kind: "idle" } },
}

interface Kept {
  readonly singles: Singles
  readonly change: <N extends keyof Singles>(name: N, change: Partial<Singles[N]>) => void
}

const SinglesContext = createContext<Kept | undefined>(undefined)

/** One part of it, and the way to change members of that. */
export function useSingle<N extends keyof Singles>(
  name: N,
): readonly [Singles[N], (change: Partial<Singles[N]>) => void] {
  const kept = use(SinglesContext)
  if (kept === undefined) throw new Error("a screen stands outside of the session")
  const { singles, change } = kept
  const changeOne = useCallback(
    (members: Partial<Singles[N]>) => {
      change(name, members)
    },
    [change, name],
  )
  return [singles[name], changeOne]
}

export function SinglesProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [singles, setSingles] = useState(NOTHING)
  const change = useCallback<Kept["change"]>((name, members) => {
    setSingles((last) => ({ ...last, [name]: { ...last[name], ...members } }))
  }, [])
  const kept = useMemo(() => ({ singles, change }), [singles, change])
  return <SinglesContext value={kept}>{children}</SinglesContext>
}

/** Tells what becomes of a question: it is under way, then answered, or broken by a defect. */
export function followAsked<Answer>(
  key: string,
  answering: Promise<Answer>,
  tell: (asked: Asked<Answer>) => void,
): void {
  tell({ kind: "busy" })
  answering.then(
    (answer) => {
      tell({ kind: "answered", key, answer })
    },
    () => {
      tell({ kind: "broken" })
    },
  )
}

/** The answer to this very question; one to another is not shown. */
export function answerTo<Answer>(asked: Asked<Answer>, key: string): Answer | undefined {
  return asked.kind === "answered" && asked.key === key ? asked.answer : undefined
}
