/** Opening the sample, from whichever screen asks for it. */
import { useState } from "react"
import type { EvidenceHandle } from "../../electron/contract/evidence.ts"
import type { KeySummary } from "../../electron/contract/report.ts"
import type { Sample } from "../../electron/contract/sample.ts"
import { api } from "../bridge.ts"
import { useWords } from "../words/words.ts"
import { useDesk } from "./provider.tsx"
import type { Session } from "./session.ts"

export interface Making {
  readonly isMaking: boolean
  /** Why it could not be made. */
  readonly refused: string | undefined
  /** The sample of this session, made where there is none yet: some seconds. */
  readonly open: () => Promise<Sample | undefined>
}

export function useMakesSample(): Making {
  const { frame } = useWords()
  const { session, tell } = useDesk()
  const [isMaking, setMaking] = useState(false)
  const [refused, setRefused] = useState<string>()
  const make = async (): Promise<Sample | undefined> => {
    const answer = await api["sample:open"](null)
    if (answer.kind === "refused") {
      setRefused(answer.says)
      return undefined
    }
    tell({ kind: "sampled", sample: answer })
    return answer
  }
  const open = async (): Promise<Sample | undefined> => {
    if (session.sample !== undefined) return session.sample
    setMaking(true)
    setRefused(undefined)
    try {
      return await make()
    } catch {
      setRefused(frame.defect)
      return undefined
    } finally {
      setMaking(false)
    }
  }
  return { isMaking, refused, open }
}

/** The sample, where the evidence is a piece of it: it is judged by the sample's own keys. */
export function sampleOf(
  sample: Sample | undefined,
  evidence: EvidenceHandle | undefined,
): Sample | undefined {
  return sample?.pieces.some(({ handle }) => handle === evidence) === true ? sample : undefined
}

/** The key that was chosen for a report about this evidence; the sample's, for the sample alone. */
export function reportKeyOf(session: Session, evidence: EvidenceHandle): KeySummary | undefined {
  const sample = session.isSampleSigned ? sampleOf(session.sample, evidence) : undefined
  return sample?.key ?? session.reportKey
}
