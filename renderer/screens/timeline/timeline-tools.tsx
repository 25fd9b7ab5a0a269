/** Search and filters of the timeline. */
import { useEffect, useState, type ReactElement } from "react"
import { Input, Label, SearchField } from "react-aria-components"
import type { ExaminationHandle } from "../../../electron/contract/examination.ts"
import type { EventFacet, LogQuery, Timeline } from "../../../electron/contract/timeline.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { isWholeLog, NO_QUERY } from "../../state/timeline.ts"
import { useWords } from "../../words/words.ts"
import { FacetFilter } from "./facet-filter.tsx"
import { RecordLead } from "./record-lead.tsx"

const FACETS: readonly EventFacet[] = ["person", "automation", "object", "kind", "correlation"]
/** Whoever types a word means the word, and not each of its beginnings. */
const TYPING_MS = 100
const QUERY_CHARACTERS = 1000

export interface TimelineToolsProps {
  readonly handle: ExaminationHandle
  readonly query: LogQuery
  readonly onQuery: (query: LogQuery) => void
  readonly timeline: Timeline
}

export function TimelineTools(props: TimelineToolsProps): ReactElement {
  const { handle, query, onQuery, timeline } = props
  const { timeline: words } = useWords()
  if (timeline.noSearch !== null && timeline.known > 0) {
    return <Notice tone="open" title={words.noSearch} children={<p>{timeline.noSearch}</p>} />
  }
  return (
    <div className="tools">
      <SearchWords query={query} onQuery={onQuery} />
      {query.record !== null && (
        <RecordLead
          // What was not found while lines were unknown is looked for once more.
          key={String(timeline.known === timeline.total)}
          handle={handle}
          number={query.record}
          path={timeline.path}
        />
      )}
      <div className="facets" role="group" aria-label={words.filters}>
        {FACETS.map((facet) => (
          <FacetFilter
            key={facet}
            handle={handle}
            facet={facet}
            value={query.facets[facet]}
            onChoose={(value) => {
              onQuery({ ...query, facets: withFacet(query.facets, facet, value) })
            }}
          />
        ))}
        {!isWholeLog(query) && (
          <Button
            icon="cross"
            weight="quiet"
            onPress={() => {
              onQuery(NO_QUERY)
            }}
          >
            {words.clear}
          </Button>
        )}
      </div>
    </div>
  )
}

type Facets = LogQuery["facets"]

function withFacet(facets: Facets, facet: EventFacet, value: string | undefined): Facets {
  const { [facet]: _gone, ...others } = facets
  return value === undefined ? others : { ...others, [facet]: value }
}

interface SearchWordsProps {
  readonly query: LogQuery
  readonly onQuery: (query: LogQuery) => void
}

function SearchWords({ query, onQuery }: SearchWordsProps): ReactElement {
  const { timeline } = useWords()
  const [typed, setTyped] = useState(query.text)
  const [sent, setSent] = useState(query.text)
  if (query.text !== sent) {
    // Somebody else changed it, such as "show all".
    setSent(query.text)
    setTyped(query.text)
  }
  useEffect(() => {
    if (typed === query.text) return undefined
    const timer = setTimeout(() => {
      setSent(typed)
      onQuery({ ...query, text: typed })
    }, TYPING_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, query, onQuery])
  return (
    <SearchField className="field tools-search" value={typed} onChange={setTyped}>
      <Label>{timeline.search}</Label>
      <Input
        spellCheck="false"
        autoComplete="off"
        data-search="timeline"
        maxLength={QUERY_CHARACTERS}
      />
    </SearchField>
  )
}
