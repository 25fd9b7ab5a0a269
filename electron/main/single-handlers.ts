/** Handlers for single files: what is chosen, and a signature over one, judged and saved. */
import { basename } from "node:path"
import { printableJson, signedFileView, toUtf8, type SignedFileResult } from "../../core/index.ts"
import { writeNewFile } from "../../core/node/index.ts"
import type { EvidenceHandle } from "../contract/evidence.ts"
import type { Judged, JudgeAsk, JudgedHandle, SinglePart } from "../contract/singles.ts"
import { termsOf, termsOptions } from "./chosen-terms.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import type { JudgeSignatureAsk } from "./examiner-work.ts"
import type { NamedFile } from "./named-file.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { saveAs } from "./save-as.ts"
import { known, type FileKind, type Session } from "./session.ts"
import type { Untold } from "./telling.ts"

type SingleHandlers = Pick<Handlers, "single:choose" | "signature:judge" | "judgement:save">

const KINDS: Readonly<Record<SinglePart, FileKind>> = {
  file: "single-file",
  signature: "signature",
  stamp: "stamp-answer",
}

export function singleHandlers(session: Session): SingleHandlers {
  const judged = makeHandles<JudgedHandle, SignedFileResult>("judged")
  return {
    "single:choose": async (what) => {
      const path = await session.desktop.chooseFile(KINDS[what])
      if (path === undefined) return { kind: "cancelled" }
      const name = basename(path)
      // As evidence, so that nothing is ever written over it or into what it lists.
      return { kind: "chosen", handle: session.evidence.give({ path, name, kind: "file" }), name }
    },
    "signature:judge": (ask) => judge(session, judged, ask),
    "judgement:save": (handle) => {
      const result = known(judged.get(handle))
      return saveAs(session, `${result.file.path}-signature.json`, (to) =>
        writeNewFile(to, toUtf8(`${printableJson(result, 2)}\n`)),
      )
    },
  }
}

async function judge(
  session: Session,
  judged: Handles<JudgedHandle, SignedFileResult>,
  { file, signature, stamps, namespace, trust, terms }: JudgeAsk,
): Promise<Untold<Judged>> {
  const work: JudgeSignatureAsk = {
    file: namedFile(session, file),
    signature: namedFile(session, signature),
    stamps: stamps.map((stamp) => namedFile(session, stamp)),
    namespace,
    trust: trust === null ? null : known(session.trusts.get(trust)),
    terms: { ...termsOf(session.terms, terms), jobs: null },
  }
  const answer = answerOf(await session.examiner.work("judge-signature", work))
  if (answer.kind !== "judged") return answer
  const { result } = answer
  return {
    ...{ kind: "judged", result, handle: judged.give(result) },
    views: { en: signedFileView(result, "en"), de: signedFileView(result, "de") },
    command: judgeCommand(work, result.evaluatedAt),
  }
}

/** A file that was chosen or dropped. */
function namedFile({ evidence }: Session, handle: EvidenceHandle): NamedFile {
  const { path, name } = known(evidence.get(handle))
  return { path, name }
}

function judgeCommand(work: JudgeSignatureAsk, evaluatedAt: string): string {
  return commandLine("signature", [
    work.file.name,
    work.signature.name,
    ...termsOptions(work.trust?.name, work.terms),
    ["--at", evaluatedAt],
    ["--namespace", work.namespace],
    ...work.stamps.map(({ name }) => ["--timestamp", name] as const),
  ])
}
