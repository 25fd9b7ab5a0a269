/** Pinned keys to choose from, each by whose it is and by its id. */
import type { ReactNode } from "react"
import type { Pin } from "../../../electron/contract/pack.ts"
import { EvidenceText } from "../../parts/evidence-text.tsx"

/** Those that wait are no pins yet, and authorities are no keys. */
export function keyOptions(
  pins: readonly Pin[],
): readonly { readonly value: string; readonly words: ReactNode }[] {
  return pins
    .filter(({ kind }) => kind === "key")
    .map(({ id, subject }) => ({
      value: id,
      words: (
        <span>
          <EvidenceText text={subject} /> <EvidenceText text={`(${id})`} fixed />
        </span>
      ),
    }))
}
