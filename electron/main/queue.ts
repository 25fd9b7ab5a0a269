/**
 * Examinations of this session: queued, one running at a time, and everything that ended.
 *
 * Results are kept here, in main, so that a crash of the examiner loses none of them.
 */
import { say, toInstant, type Result, type Saying, type Vouching } from "../../core/index.ts"
import type {
  Examination,
  ExaminationHandle,
  ExaminationProgress,
  ExaminationState,
} from "../contract/examination.ts"
import type { OfferedEvidence } from "../contract/evidence.ts"
import type { Done, Examiner } from "./examiner.ts"
import type { ExamineAnswer, ExamineAsk } from "./examiner-work.ts"
import type { TrustFile } from "./named-file.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { toldTerms } from "./chosen-terms.ts"
import type { OnceNamed, Terms } from "./named-terms.ts"

export interface Request extends OnceNamed {
  readonly evidence: OfferedEvidence
  readonly path: string
  readonly trust: TrustFile | null
  readonly terms: Terms
}

/** A state whose sentence is told in the language of the window, whenever it is asked. */
type UntoldState =
  | Exclude<ExaminationState, { readonly says: string }>
  | { readonly kind: "failed" | "crashed"; readonly says: Saying }

/** One examination as main keeps it. */
export interface Kept {
  readonly request: Request
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly askedAt: number
  state: UntoldState
  result?: Result
  vouching?: Vouching
  readonly controller: AbortController
  /** Holds it, or lets it go on; while it runs. */
  setHeld?: (isHeld: boolean) => void
}

export interface Queue {
  readonly add: (request: Request) => Examination
  readonly setHeld: (handle: ExaminationHandle, isHeld: boolean) => void
  readonly cancel: (handle: ExaminationHandle) => void
  /** Forgets one that has ended. */
  readonly drop: (handle: ExaminationHandle) => void
  readonly list: () => readonly Examination[]
  /** Its state as the window is told it. */
  readonly state: (handle: ExaminationHandle) => ExaminationState | undefined
  readonly get: (handle: ExaminationHandle) => Readonly<Kept> | undefined
  readonly all: () => readonly Readonly<Kept>[]
  /** Calls for every examination that ends with a result, after the window was told. */
  readonly onDone: (listener: (handle: ExaminationHandle) => void) => void
}

export interface QueueParts {
  readonly examiner: Examiner
  /** One sentence in the language of the window. */
  readonly tell: (saying: Saying) => string
  readonly onChange: (examination: Examination) => void
  /** Also for one that was just added, of which nobody needs to be told. */
  readonly onState: (handle: ExaminationHandle, request: Request, state: ExaminationState) => void
  readonly onResult: (request: Request, result: Result) => void
}

const CRASHED = say(
  "the examiner ended unexpectedly, so there is no answer about this evidence; nothing was changed and nothing else was lost: try it again",
)

const OPENING: ExaminationProgress = {
  stage: "opening",
  bytes: { done: 0, total: null },
  files: null,
  elapsedMs: 0,
  bytesPerSecond: null,
  remainingMs: null,
}

export function makeQueue(parts: QueueParts): Queue {
  const books: Books = {
    ...parts,
    handles: makeHandles("examination"),
    waiting: [],
    listeners: [],
    isBusy: false,
  }
  return {
    add: (request) => {
      const state: ExaminationState = { kind: "queued", ahead: books.waiting.length }
      const kept: Kept = { request, askedAt: Date.now(), state, controller: new AbortController() }
      const handle = books.handles.give(kept)
      books.waiting.push(handle)
      books.onState(handle, request, state)
      // Whoever asked learns of it first, and then that it runs.
      setImmediate(() => void next(books))
      return shown(books, handle, kept)
    },
    setHeld: (handle, isHeld) => {
      books.handles.get(handle)?.setHeld?.(isHeld)
    },
    cancel: (handle) => {
      const at = books.waiting.indexOf(handle)
      if (at < 0) books.handles.get(handle)?.controller.abort()
      else {
        books.waiting.splice(at, 1)
        change(books, handle, { kind: "cancelled" })
        renumber(books)
      }
    },
    list: () => books.handles.entries().map(([handle, kept]) => shown(books, handle, kept)),
    state: (handle) => {
      const kept = books.handles.get(handle)
      return kept === undefined ? undefined : toldState(books, kept.state)
    },
    get: books.handles.get,
    drop: books.handles.drop,
    all: () => books.handles.entries().map(([, kept]) => kept),
    onDone: (listener) => {
      books.listeners.push(listener)
    },
  }
}

interface Books extends QueueParts {
  readonly handles: Handles<ExaminationHandle, Kept>
  /** Those that are queued, the next one first. */
  readonly waiting: ExaminationHandle[]
  readonly listeners: ((handle: ExaminationHandle) => void)[]
  isBusy: boolean
}

function change(books: Books, handle: ExaminationHandle, state: UntoldState): void {
  const kept = books.handles.get(handle)
  if (kept === undefined) return
  kept.state = state
  const examination = shown(books, handle, kept)
  books.onState(handle, kept.request, examination.state)
  books.onChange(examination)
}

/** Everybody behind moves up. */
function renumber(books: Books): void {
  for (const [ahead, handle] of books.waiting.entries()) {
    change(books, handle, { kind: "queued", ahead })
  }
}

async function next(books: Books): Promise<void> {
  const handle = books.isBusy ? undefined : books.waiting.shift()
  const kept = handle === undefined ? undefined : books.handles.get(handle)
  if (handle === undefined || kept === undefined) return
  books.isBusy = true
  renumber(books)
  await run(books, handle, kept)
  books.isBusy = false
  void next(books)
}

async function run(books: Books, handle: ExaminationHandle, kept: Kept): Promise<void> {
  change(books, handle, { kind: "running", progress: OPENING })
  const done = await books.examiner.work("examine", askOf(kept.request), {
    signal: kept.controller.signal,
    onBegun: (setHeld) => {
      kept.setHeld = setHeld
    },
    onProgress: (progress) => {
      change(books, handle, { kind: "running", progress })
    },
  })
  if (done.kind === "done") {
    kept.result = done.answer.result
    kept.vouching = done.answer.vouching
    books.onResult(kept.request, kept.result)
  }
  change(books, handle, stateAfter(done))
  if (done.kind === "done") for (const listener of books.listeners) listener(handle)
}

function askOf({ evidence, ...asked }: Request): ExamineAsk {
  return { ...asked, name: evidence.name }
}

function shown(
  books: Books,
  handle: ExaminationHandle,
  { request, askedAt, state }: Kept,
): Examination {
  const { evidence, trust } = request
  return {
    ...{ handle, evidence, askedAt: toInstant(askedAt), trust: trust?.name ?? null },
    terms: toldTerms(request),
    state: toldState(books, state),
  }
}

function toldState({ tell }: Books, state: UntoldState): ExaminationState {
  return "says" in state ? { kind: state.kind, says: tell(state.says) } : state
}

function stateAfter(done: Done<ExamineAnswer>): UntoldState {
  switch (done.kind) {
    case "done": {
      const { verdict, evaluatedAt, resultDigest } = done.answer.result
      return { kind: "done", verdict, evaluatedAt, resultDigest }
    }
    case "failed":
      return done.code === "INTERRUPTED"
        ? { kind: "cancelled" }
        : { kind: "failed", says: done.says }
    case "cancelled":
      return { kind: "cancelled" }
    case "crashed":
      return { kind: "crashed", says: CRASHED }
  }
}
