/** One signature over one file, judged in the examiner: both are as hostile as evidence is. */
import { judgeSignedFile, looksLikeSshSignature, type SignedFile } from "../../core/index.ts"
import { readOwnFile } from "../../core/node/index.ts"
import { termsOf } from "./examine-path.ts"
import type { JudgeSignatureAsk, NamedFile, SignatureJudged } from "./examiner-work.ts"

/** @throws Failure when a file or the trust pack cannot be read. */
export function judgeSignature(ask: JudgeSignatureAsk): Promise<SignatureJudged> {
  const { file, namespace, stamps, trust } = ask
  const terms = termsOf({ trust, expected: null })
  const signature = read(ask.signature, "the signature")
  if (namespace === null && looksLikeSshSignature(signature.bytes)) {
    return Promise.resolve({ kind: "needs-namespace" })
  }
  const result = judgeSignedFile(read(file, "the file"), signature, {
    ...terms,
    timestamps: stamps.map((stamp) => read(stamp, "the time-stamp")),
    ...(namespace === null ? {} : { namespace }),
  })
  return Promise.resolve({ kind: "judged", result })
}

/** The result calls it by its name. */
function read({ path, name }: NamedFile, what: string): SignedFile {
  return { path: name, bytes: readOwnFile(path, what) }
}
