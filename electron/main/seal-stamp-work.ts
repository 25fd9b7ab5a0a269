/** Time-stamps of a bag's seals, in the examiner: the functions of the command line's `time`. */
import { join } from "node:path"
import { Failure, say } from "../../core/index.ts"
import {
  checkCosigned,
  checkToken,
  importCosigned,
  importToken,
  isSignedNote,
  nativeFirst,
  readTrustFile,
  refuseExisting,
  refuseInsideEvidence,
  requestsForSeals,
  writeNewFile,
  type Fits,
  type Imported,
  type ImportRequest,
  type NoteChecked,
  type NoteImport,
  type NoteImported,
} from "../../core/node/index.ts"
import { refuseTrustFromEvidence } from "./examine-path.ts"
import type { StampJudged, StampWork, WorkAsk } from "./examiner-work.ts"

/** @throws Failure for evidence without a seal, and where a file of that name is already. */
export async function writeStampRequests({
  bag,
  folder,
}: WorkAsk<"stamp-requests">): Promise<readonly string[]> {
  const requests = (await requestsForSeals(bag)).map(({ sha256, request }) => {
    const name = `${sha256}.tsq`
    return { name, path: join(folder, name), request }
  })
  // All or none of them: what stands in the way of one is seen before the first is written.
  for (const { path } of requests) {
    refuseInsideEvidence(path, [bag])
    await refuseExisting(path)
  }
  for (const { path, request } of requests) await writeNewFile(path, request)
  return requests.map(({ name }) => name)
}

export async function checkStamp(ask: StampWork): Promise<StampJudged> {
  return isSignedNote(ask.answer)
    ? toldNote(await checkCosigned(noteOf(ask)))
    : told(await checkToken(importOf(ask)))
}

export async function addStamp(ask: StampWork): Promise<StampJudged> {
  return isSignedNote(ask.answer)
    ? toldNote(await importCosigned(noteOf(ask)))
    : told(await importToken(importOf(ask)))
}

/** A checkpoint that witnesses cosigned; who they are stands in the trust pack alone. */
function noteOf({ bag, answer, request, trust }: StampWork): NoteImport {
  if (request !== null) {
    throw new Failure("USAGE", say("a cosigned checkpoint answers no request; take that away"))
  }
  if (trust === null) {
    const message = say(
      "this is a cosigned checkpoint, and only a trust file names the witnesses: choose one, and examine the evidence again",
    )
    throw new Failure("USAGE", message)
  }
  refuseTrustFromEvidence(trust, bag)
  const engines = nativeFirst
  return { bag, note: answer, trust: readTrustFile(trust.path), evaluatedAt: Date.now(), engines }
}

function importOf({ bag, answer, request, trust }: StampWork): ImportRequest {
  if (trust !== null) refuseTrustFromEvidence(trust, bag)
  return {
    ...{ bag, token: answer, certificates: [], engines: nativeFirst },
    ...(request === null ? {} : { request }),
    ...(trust === null ? {} : { trust: readTrustFile(trust.path) }),
    evaluatedAt: Date.now(),
  }
}

function told(judged: Fits | Imported): StampJudged {
  if (judged.kind === "refused") return notAccepted(judged)
  const { kind, path, seal, stated, authority = null } = judged
  return { kind, path, of: "seal", over: seal, time: stated.genTime, authority }
}

function toldNote(judged: NoteChecked | NoteImported): StampJudged {
  if (judged.kind === "refused") return notAccepted(judged)
  const { kind, path, checkpoint, noLaterThan } = judged
  return { kind, path, of: "checkpoint", over: checkpoint, time: noLaterThan, authority: null }
}

function notAccepted({ code, reason }: { readonly code: string; readonly reason: string }) {
  return { kind: "not-accepted", code, reason } as const
}
