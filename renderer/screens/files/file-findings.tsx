/** What the examination found about one file, before anything else is said about it. */
import type { ReactElement } from "react"
import { DocumentText } from "../../parts/evidence-text.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Observed } from "../../parts/observed.tsx"
import type { Examined } from "../../state/examined.ts"
import { useWords } from "../../words/words.ts"

export interface FileFindingsProps {
  readonly examined: Examined
  readonly path: string
  /** Of a file that was not read nothing else is known. */
  readonly saysWhatSettles?: boolean
}

export function FileFindings({
  examined,
  path,
  saysWhatSettles = false,
}: FileFindingsProps): ReactElement | null {
  const { verdict } = useWords()
  const { view } = examined.outcome
  const groups = view.findings.flatMap((group) => {
    const observations = group.observations.filter((one) => isAbout(one, path))
    return observations.length === 0 ? [] : [{ ...group, observations }]
  })
  if (groups.length === 0) return null
  return (
    <div className="stack stack-tight">
      {groups.map(({ code, tone, says, mayAlsoBe, resolve, observations }) => (
        <Notice key={code} tone={tone} title={says}>
          {observations.map(({ where, observed }, index) => (
            <div key={index}>
              {where !== path && <DocumentText text={where} fixed />}
              <Observed entries={observed} />
            </div>
          ))}
          <p className="soft">
            <code>{code}</code> · {verdict.mayAlsoBe}: {mayAlsoBe}
          </p>
          {saysWhatSettles && (
            <p>
              {verdict.resolve}: {resolve}
            </p>
          )}
        </Notice>
      ))}
    </div>
  )
}

type Observation = Examined["outcome"]["view"]["findings"][number]["observations"][number]

/** It stands in the file, or names it. */
function isAbout({ path, observed }: Observation, file: string): boolean {
  return path === file || observed.some(({ value }) => value === file)
}
