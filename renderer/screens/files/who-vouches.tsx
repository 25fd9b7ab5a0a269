/** Who vouches for one file as it was read, in a few words: the first by name, and how many more. */
import type { ReactElement } from "react"
import type { VouchingGroup } from "../../../core/index.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export interface WhoVouchesProps {
  /** Null where the file was not read. */
  readonly who: VouchingGroup | null
  /** By every name. */
  readonly inFull?: boolean
}

export function WhoVouches({ who, inFull = false }: WhoVouchesProps): ReactElement {
  const { files } = useWords()
  const { count } = useQuantities()
  if (who === null) return <>–</>
  const { way, subjects } = who
  const named = inFull ? subjects : subjects.slice(0, 1)
  const further = subjects.length - named.length
  if (way !== "sealed" && way !== "no-origin")
    return <span className="soft">{files.ways[way]}</span>
  return (
    <span>
      <EvidenceText text={named.join("; ")} />
      {further > 0 && (
        <span className="soft">
          <span aria-hidden="true"> +{count(further)}</span>
          <span className="visually-hidden"> {files.furtherSeals(count(further))}</span>
        </span>
      )}
      {way === "no-origin" && <span className="soft">; {files.ways[way]}</span>}
    </span>
  )
}
