/** What the examination found about one file, before anything else is said about it. */
import type { ReactElement } from "react"
import type { FindingGroup } from "../../../core/index.ts"
import { Notice } from "../../parts/notice.tsx"
import type { Examined } from "../../state/examined.ts"
import { useWords } from "../../words/words.ts"
import { GatheredFindings } from "./gathered-findings.tsx"

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
  const groups = findingsAbout(examined, path)
  if (groups.length === 0) return null
  return (
    <div className="stack stack-tight">
      {groups.map((group) => (
        <Notice key={group.code} tone={group.tone} title={group.says}>
          <GatheredFindings examined={examined} path={path} group={group} />
          <p className="soft">
            <code>{group.code}</code> · {verdict.mayAlsoBe}: {group.mayAlsoBe}
          </p>
          {saysWhatSettles && (
            <p>
              {verdict.resolve}: {group.resolve}
            </p>
          )}
        </Notice>
      ))}
    </div>
  )
}

/** Those that stand in the file, or name it. */
function findingsAbout({ outcome }: Examined, file: string): readonly FindingGroup[] {
  return outcome.view.findings.flatMap((group) => {
    const observations = group.observations.filter(
      ({ path, seen }) => path === file || Object.values(seen).includes(file),
    )
    return observations.length === 0 ? [] : [{ ...group, observations }]
  })
}
