/**
 * The examiner's own side: takes work from main, does it, and answers.
 *
 * It runs as a utility process of Electron, or as a child of Node where that stands in for it.
 */
import { basename } from "node:path"
import {
  answerRequest,
  Failure,
  hold,
  isHeld,
  makeHold,
  phrase,
  release,
  toUtf8,
  type FailureCode,
  type Hold,
  type Saying,
} from "../../core/index.ts"
import { nativeFirst, readClaimedFacts } from "../../core/node/index.ts"
import { comparePacks } from "./compare-packs.ts"
import { checkBatch } from "./check-batch.ts"
import { checkReportAt } from "./check-report.ts"
import { drillEvidence } from "./drill-evidence.ts"
import { examinePath } from "./examine-path.ts"
import type {
  Doing,
  FromExaminer,
  ToExaminer,
  WorkAnswer,
  WorkAsk,
  WorkName,
} from "./examiner-work.ts"
import { readEarlier } from "./named-terms.ts"
import { readFilePage } from "./file-page.ts"
import { judgeSignature } from "./judge-signature.ts"
import { logWork } from "./log-work.ts"
import { makeSample } from "./make-sample.ts"
import { makeOpenLogs } from "./open-logs.ts"
import { previewSeal, writeSeal } from "./seal-work.ts"
import { requestFileStamp, signOneFile } from "./sign-file.ts"
import { signPack } from "./sign-pack.ts"
import { addStamp, checkStamp, writeStampRequests } from "./seal-stamp-work.ts"
import { renamed, sayingOf } from "./telling.ts"
import { tryWaysOut } from "./ways-out.ts"
import { requestStamp, stampReport } from "./stamp-report.ts"
import { writeReport } from "./write-report.ts"

type Worker = { [N in WorkName]: (ask: WorkAsk<N>, doing: Doing) => Promise<WorkAnswer<N>> }

const examining = new Set<Hold>()

const WORKER: Worker = {
  examine: async (ask, doing) => {
    examining.add(doing.held)
    try {
      return await examinePath(ask, doing)
    } finally {
      examining.delete(doing.held)
    }
  },
  "file-page": readFilePage,
  // An index is a convenience, an examination is what the person waits for.
  ...logWork(makeOpenLogs(() => [...examining].some((held) => !isHeld(held)))),
  "read-earlier": readEarlier,
  "check-report": checkReportAt,
  "judge-signature": judgeSignature,
  inspect: async ({ path }) => ({ facts: await readClaimedFacts(path) }),
  "check-primitive": ({ kind, request }) =>
    Promise.resolve(answerRequest(kind, toUtf8(request), nativeFirst)),
  "check-batch": checkBatch,
  drill: drillEvidence,
  "sign-file": signOneFile,
  "file-stamp-request": requestFileStamp,
  "write-report": writeReport,
  "stamp-request": requestStamp,
  "stamp-report": stampReport,
  "make-sample": makeSample,
  "compare-packs": comparePacks,
  "sign-pack": signPack,
  "seal-preview": previewSeal,
  seal: writeSeal,
  "stamp-requests": writeStampRequests,
  "stamp-check": checkStamp,
  "stamp-add": addStamp,
  "try-ways-out": () => tryWaysOut("examiner"),
}

/** Where messages come from and go to. */
interface Port {
  readonly post: (message: FromExaminer) => void
  readonly onMessage: (listener: (message: ToExaminer) => void) => void
}

/** What Electron adds to `process` in a utility process. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: "message", listener: (event: { readonly data: unknown }) => void) => void
}

interface Running {
  readonly controller: AbortController
  readonly held: Hold
  readonly listeners: ((isHeld: boolean) => void)[]
}

const running = new Map<number, Running>()
const port = "parentPort" in process ? electronPort(process.parentPort) : nodePort()

port.onMessage((message) => {
  if (message.kind === "work") void serve(message)
  else steer(message)
})

function steer({ kind, id }: Exclude<ToExaminer, { readonly kind: "work" }>): void {
  const work = running.get(id)
  if (work === undefined) return
  if (kind === "hold") hold(work.held)
  else release(work.held)
  // What is stopped goes on too, so that it can hear of it.
  if (kind === "stop") work.controller.abort()
  for (const listener of work.listeners) listener(kind === "hold")
}

async function serve({ id, name, ask }: ToExaminer & { readonly kind: "work" }): Promise<void> {
  const controller = new AbortController()
  const held = makeHold()
  const listeners: Running["listeners"] = []
  running.set(id, { controller, held, listeners })
  const doing: Doing = {
    signal: controller.signal,
    held,
    onHeld: (listener) => {
      listeners.push(listener)
    },
    onProgress: (progress) => {
      port.post({ kind: "progress", id, progress })
    },
  }
  try {
    const work = WORKER[name] as (ask: unknown, doing: Doing) => Promise<unknown>
    port.post({ kind: "done", id, answer: await work(ask, doing) })
  } catch (cause) {
    port.post({ kind: "failed", id, ...told(cause) })
  } finally {
    running.delete(id)
  }
}

/** One sentence without a path; where it lies stays in main. */
function told(cause: unknown): { readonly code: FailureCode; readonly says: Saying } {
  if (!(cause instanceof Failure)) {
    return { code: "INTERNAL", says: sayingOf("INTERNAL", phrase(String(cause))) }
  }
  const { code, saying, path = "" } = cause
  return { code, says: renamed(sayingOf(code, saying), path, basename(path)) }
}

function electronPort(parent: ParentPort): Port {
  return {
    post: (message) => {
      parent.postMessage(message)
    },
    onMessage: (listener) => {
      // Main sends nothing else.
      parent.on("message", ({ data }) => {
        listener(data as ToExaminer)
      })
    },
  }
}

function nodePort(): Port {
  return {
    post: (message) => {
      process.send?.(message)
    },
    onMessage: (listener) => {
      process.on("message", listener)
      // Nobody is left to work for.
      process.on("disconnect", () => {
        process.exit()
      })
    },
  }
}
