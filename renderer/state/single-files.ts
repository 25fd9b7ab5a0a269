/** Single files that were chosen or dropped: which of them is what, and what is asked about them. */
import type { EvidenceHandle, Offer } from "../../electron/contract/evidence.ts"
import type { Named } from "../../electron/contract/sealing.ts"
import type { JudgeAsk, SinglePart } from "../../electron/contract/singles.ts"

export type SingleFile = Named<EvidenceHandle>

export interface JudgeDraft {
  readonly file: SingleFile | undefined
  readonly signature: SingleFile | undefined
  readonly stamps: readonly SingleFile[]
  readonly namespace: string
}

export const EMPTY_JUDGE_DRAFT: JudgeDraft = {
  file: undefined,
  signature: undefined,
  stamps: [],
  namespace: "",
}

const SIGNATURE = /\.(?:minisig|sshsig|sig|sign|p7s|p7m|cms|jws|dsse)$/i
const STAMP = /\.(?:tsr|tst)$/i

/** What a file is by the end of its name; whoever knows better chooses it where it belongs. */
function partOf(name: string): SinglePart {
  if (SIGNATURE.test(name)) return "signature"
  return STAMP.test(name) ? "stamp" : "file"
}

/** The draft with one more file in it: a time-stamp beside those there, anything else in its place. */
export function withFile(draft: JudgeDraft, part: SinglePart, file: SingleFile): JudgeDraft {
  if (part !== "stamp") return { ...draft, [part]: file }
  const isThere = draft.stamps.some(({ handle }) => handle === file.handle)
  return isThere ? draft : { ...draft, stamps: [...draft.stamps, file] }
}

/** Files out of what was offered; a report is a file like any other here. */
export function filesOf({ evidence, reports }: Offer): readonly SingleFile[] {
  return [...evidence, ...reports]
    .filter(({ kind }) => kind === "file")
    .map(({ handle, name }) => ({ handle, name }))
}

/**
 * The draft with everything that was dropped, each in its place.
 *
 * @param onto - The field on which they were let go; one file alone belongs there.
 */
export function withDropped(
  draft: JudgeDraft,
  files: readonly SingleFile[],
  onto: SinglePart | undefined,
): JudgeDraft {
  const [first] = files
  if (onto !== undefined && first !== undefined && files.length === 1) {
    return withFile(draft, onto, first)
  }
  return files.reduce((given, file) => withFile(given, partOf(file.name), file), draft)
}

/** What is asked, or undefined while something is missing. */
export function judgeAskOf(
  { file, signature, stamps, namespace }: JudgeDraft,
  under: Pick<JudgeAsk, "trust" | "terms">,
): JudgeAsk | undefined {
  if (file === undefined || signature === undefined) return undefined
  const named = namespace.trim()
  return {
    file: file.handle,
    signature: signature.handle,
    stamps: stamps.map(({ handle }) => handle),
    namespace: named === "" ? null : named,
    ...under,
  }
}
