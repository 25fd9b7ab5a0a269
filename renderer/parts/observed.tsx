/** What exactly was seen at one place, name by name. */
import type { ReactElement } from "react"
import type { Fact } from "../../core/index.ts"
import type { Place } from "../state/session.ts"
import { DocumentText } from "./evidence-text.tsx"
import { Way } from "./way.tsx"

export interface ObservedProps {
  /** With where a value leads, if it names something that has a page. */
  readonly entries: readonly (Fact & { readonly to?: Place | undefined })[]
}

export function Observed({ entries }: ObservedProps): ReactElement | null {
  if (entries.length === 0) return null
  return (
    <dl className="observed">
      {entries.map(({ name, value, to }) => (
        <div key={name}>
          <dt>
            <ObservedName name={name} />
          </dt>
          <dd>
            <Way to={to}>
              <DocumentText text={value} fixed />
            </Way>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The document writes "Observed: name"; here that is what all of them are. */
export function ObservedName({ name }: { readonly name: string }): ReactElement {
  return <DocumentText text={name.replace(/^[^:]+: /u, "")} />
}
