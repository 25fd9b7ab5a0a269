/** One signature over one file, judged in the examiner: both are as hostile as evidence is. */
import { judgeSignedFile, looksLikeSshSignature, type SignedFile } from "../../core/index.ts"
import { readOwnFile } from "../../core/node/index.ts"
import { NOTHING_ONCE, readNamedTerms } from "./named-terms.ts"
import type { JudgeSignatureAsk, SignatureJudged } from "./examiner-work.ts"
import type { NamedFile } from "./named-file.ts"

/** @throws Failure when a file or the trust pack cannot be read. */
export async function judgeSignature(ask: JudgeSignatureAsk): Promise<SignatureJudged> {
  const { file, namespace, stamps } = ask
  const terms = await readNamedTerms(ask.trust, ask.terms, NOTHING_ONCE)
  const signature = read(ask.signature, "the signature")
  if (namespace === null && looksLikeSshSignature(signature.bytes)) {
    return { kind: "needs-namespace" }
  }
  const result = judgeSignedFile(read(file, "the file"), signature, {
    ...terms,
    timestamps: stamps.map((stamp) => read(stamp, "the time-stamp")),
    ...(namespace === null ? {} : { namespace }),
  })
  return { kind: "judged", result }
}

/** The result calls it by its name. */
function read({ path, name }: NamedFile, what: string): SignedFile {
  return { path: name, bytes: readOwnFile(path, what) }
}
