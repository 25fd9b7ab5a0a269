/** Every check with what it asks, what it looked at, and how it stands. */
import type { ReactElement } from "react"
import type { ShownCheck } from "../../../core/index.ts"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { useWords } from "../../words/words.ts"

export function ChecksPanel({ checks }: { readonly checks: readonly ShownCheck[] }): ReactElement {
  const { verdict } = useWords()
  return (
    <Panel title={verdict.checks} lead={verdict.checksLead}>
      <div className="table-wrap" role="group" tabIndex={0} aria-label={verdict.checks}>
        <table className="table checks">
          <thead>
            <tr>
              <th scope="col">{verdict.status}</th>
              <th scope="col">{verdict.check}</th>
              <th scope="col">{verdict.asks}</th>
              <th scope="col" className="right">
                {verdict.lookedAt}
              </th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function CheckRow({ check }: { readonly check: ShownCheck }): ReactElement {
  const { verdict } = useWords()
  const { id, tone, status, asks, reason, lookedAt, required } = check
  return (
    <tr>
      <td>
        <ToneChip tone={tone} status={status} />
      </td>
      <th scope="row">
        <code>{id}</code>
        {required && <span className="beneath">{verdict.required}</span>}
      </th>
      <td>
        <DocumentText text={asks} />
        {reason !== undefined && (
          <span className="beneath">
            <DocumentText text={reason} />
          </span>
        )}
      </td>
      <td className="right">{lookedAt}</td>
    </tr>
  )
}
