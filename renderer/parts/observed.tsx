/** What exactly was seen at one place, name by name. */
import type { ReactElement } from "react"
import type { Fact } from "../../core/index.ts"
import { DocumentText } from "./evidence-text.tsx"

export function Observed({ entries }: { readonly entries: readonly Fact[] }): ReactElement | null {
  if (entries.length === 0) return null
  return (
    <dl className="observed">
      {entries.map(({ name, value }) => (
        <div key={name}>
          <dt>
            {/* The document writes "Observed: name"; here that is what all of them are. */}
            <DocumentText text={name.replace(/^[^:]+: /u, "")} />
          </dt>
          <dd>
            <DocumentText text={value} fixed />
          </dd>
        </div>
      ))}
    </dl>
  )
}
