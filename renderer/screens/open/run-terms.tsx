/** With what it is computed, and at which instant keys are judged. */
import type { ReactElement } from "react"
import { NamedField } from "../../parts/named-field.tsx"
import { Segments } from "../../parts/segments.tsx"
import { typedInstant } from "../../state/instants.ts"
import { useDesk } from "../../state/provider.tsx"
import { typedJobs } from "../../state/terms.ts"
import { useQuantities } from "../../words/quantities.ts"
import { ownRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"

export function RunTerms({ hasJobs }: { readonly hasJobs: boolean }): ReactElement {
  const { terms: words } = useWords()
  const { session, tell } = useDesk()
  const { engine } = session.terms
  return (
    <>
      <At />
      <Segments
        label={words.engine}
        hint={words.engineHint}
        value={engine}
        options={(["native", "portable", "both"] as const).map((value) => ({
          value,
          words: words.engines[value],
        }))}
        onChange={(chosen) => {
          tell({ kind: "termed", terms: { engine: chosen } })
        }}
      />
      {hasJobs && <Jobs />}
    </>
  )
}

function At(): ReactElement {
  const { terms: words } = useWords()
  const { instant } = useQuantities()
  const { session, tell } = useDesk()
  const { at } = session.terms
  const taken = at === null ? [] : [at]
  return (
    <NamedField
      label={words.at}
      hint={words.atHint}
      isSingle
      taken={taken.map((one) => ({
        key: one,
        name: words.at,
        words: instant(one),
        onRemove: () => {
          tell({ kind: "termed", terms: { at: null } })
        },
      }))}
      onTake={(text) => {
        const typed = typedInstant(text)
        if (typed === undefined) return Promise.resolve(ownRefusal(({ terms }) => terms.noInstant))
        tell({ kind: "termed", terms: { at: typed } })
        return Promise.resolve(undefined)
      }}
    />
  )
}

function Jobs(): ReactElement {
  const { terms: words } = useWords()
  const { count } = useQuantities()
  const { session, tell } = useDesk()
  const { jobs } = session.terms
  const taken = jobs === null ? [] : [jobs]
  return (
    <NamedField
      label={words.jobs}
      hint={words.jobsHint}
      isSingle
      taken={taken.map((one) => ({
        key: String(one),
        name: words.jobs,
        words: count(one),
        onRemove: () => {
          tell({ kind: "termed", terms: { jobs: null } })
        },
      }))}
      onTake={(text) => {
        const typed = typedJobs(text)
        if (typed === undefined) return Promise.resolve(ownRefusal(({ terms }) => terms.noJobs))
        tell({ kind: "termed", terms: { jobs: typed } })
        return Promise.resolve(undefined)
      }}
    />
  )
}
