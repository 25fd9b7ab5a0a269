/** Single files, which are no evidence in a bag: judging a signature over one. */
import type { Language, SignedFileResult, SignedFileView } from "../../core/index.ts"
import type { Refusal } from "./answers.ts"
import type { EvidenceHandle } from "./evidence.ts"
import type { TrustHandle } from "./settings.ts"

/** What of single files a person is asked for. */
export type SinglePart = "file" | "signature" | "stamp"

/** Names a judgement of this session, to be saved. */
export type JudgedHandle = string & { readonly brand: "JudgedHandle" }

export interface JudgeAsk {
  readonly file: EvidenceHandle
  readonly signature: EvidenceHandle
  /** Time-stamps (RFC 3161) that are said to be over the signature's file. */
  readonly stamps: readonly EvidenceHandle[]
  /** SSH: the purpose that the signature must be for; null when none was named. */
  readonly namespace: string | null
  /** Null trusts nobody. */
  readonly trust: TrustHandle | null
}

export type Judged =
  | {
      readonly kind: "judged"
      readonly handle: JudgedHandle
      /** What `signature --format json` prints; its paths are the files' names. */
      readonly result: SignedFileResult
      readonly views: Readonly<Record<Language, SignedFileView>>
      /** The command line that repeats it. */
      readonly command: string
    }
  /** An SSH signature, which is for one purpose: it must be named first. */
  | { readonly kind: "needs-namespace" }
  | Refusal
