/** Time-stamps of a bag's seals, in the examiner: the functions of the command line's `time`. */
import { join } from "node:path"
import { Failure, say } from "../../core/index.ts"
import {
  checkToken,
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
  return told(await checkToken(importOf(ask)))
}

export async function addStamp(ask: StampWork): Promise<StampJudged> {
  return told(await importToken(importOf(ask)))
}

function importOf({ bag, answer, request, trust }: StampWork): ImportRequest {
  if (isSignedNote(answer)) {
    const message = say(
      "this is a cosigned checkpoint and no time-stamp; sealwright time import takes it on the command line",
    )
    throw new Failure("USAGE", message)
  }
  if (trust !== null) refuseTrustFromEvidence(trust, bag)
  return {
    ...{ bag, token: answer, certificates: [], engines: nativeFirst },
    ...(request === null ? {} : { request }),
    ...(trust === null ? {} : { trust: readTrustFile(trust.path) }),
    evaluatedAt: Date.now(),
  }
}

function told(judged: Fits | Imported): StampJudged {
  if (judged.kind === "refused") {
    const { code, reason } = judged
    return { kind: "not-accepted", code, reason }
  }
  const { kind, path, seal, stated, authority = null } = judged
  return { kind, path, seal, time: stated.genTime, authority }
}
