/** What a pack holds that is not in force, in short: its digest, and whose keys for what. */
import type { ReactElement } from "react"
import type { Pack, Pin } from "../../../electron/contract/pack.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useWords } from "../../words/words.ts"

export function PackHeld({ pack }: { readonly pack: Pack }): ReactElement {
  const { keys, rules } = useWords()
  return (
    <dl className="facts">
      <FactRow name={keys.file}>
        <Digest hex={pack.sha256} what={keys.file} />
      </FactRow>
      <FactRow name={rules.holdsNow}>
        <ul>
          {pack.pins.map((pin) => (
            <li key={`${pin.kind} ${pin.id}`}>
              <EvidenceText text={textOf(pin)} />
            </li>
          ))}
        </ul>
      </FactRow>
    </dl>
  )
}

function textOf({ subject, id, roles, key }: Pin): string {
  const digits = key === null ? "" : `, ${key.fingerprint.slice(0, 16)}`
  return `${subject} (${id}${digits}): ${roles.join(", ")}`
}
