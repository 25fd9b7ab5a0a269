/** When algorithms and the pack itself end, how many persons pin, and what the pack is called. */
import { useState, type ReactElement } from "react"
import type { PackAct } from "../../../electron/contract/pack.ts"
import type { RulesAsk } from "../../../electron/contract/pack-rules.ts"
import { api } from "../../bridge.ts"
import { Check, Checks } from "../../parts/checks.tsx"
import { Field } from "../../parts/field.tsx"
import { Segments } from "../../parts/segments.tsx"
import { Wrong } from "../../parts/wrong.tsx"
import { typedInstant } from "../../state/instants.ts"
import type { Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { InstantField, isInstantOrEmpty } from "./instant-field.tsx"
import { OperationForm } from "./operation-form.tsx"

const PERSONS = ["stays", "1", "2"] as const

interface Draft {
  readonly title: string
  readonly persons: (typeof PERSONS)[number]
  readonly staleAfter: string
  readonly algorithms: readonly string[]
  readonly sunset: string
  readonly isNever: boolean
  readonly second: string
}

const EMPTY: Draft = {
  title: "",
  persons: "stays",
  staleAfter: "",
  algorithms: [],
  sunset: "",
  isNever: false,
  second: "",
}

interface PartProps {
  readonly draft: Draft
  readonly isAsked: boolean
  readonly onChange: (changed: Partial<Draft>) => void
}

export function DatesForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { keys, rules } = useWords()
  const [draft, setDraft] = useState(EMPTY)
  const change = (changed: Partial<Draft>): void => {
    setDraft({ ...draft, ...changed })
  }
  return (
    <OperationForm
      title={rules.datesTitle}
      lead={rules.datesMeans}
      submit={rules.doDates}
      keeping={keeping}
      isComplete={setsSomething(draft) && isWhole(draft)}
      onSubmit={(act) => api["pack:rules"](askOf(act, draft))}
      says={() => rules.doneDates}
    >
      {(isAsked) => (
        <>
          <Whole draft={draft} isAsked={isAsked} onChange={change} />
          <Sunsets
            draft={draft}
            isAsked={isAsked}
            onChange={change}
            algorithms={keeping.pack?.rules.algorithms ?? []}
          />
          {keeping.pack?.persons === 2 && draft.persons === "1" && (
            <Field
              label={keys.second}
              hint={rules.secondNeeded}
              value={draft.second}
              onChange={(second) => {
                change({ second })
              }}
            />
          )}
          <Wrong says={isAsked && !setsSomething(draft) ? rules.nothingToSet : undefined} />
        </>
      )}
    </OperationForm>
  )
}

function Whole({ draft, onChange }: PartProps): ReactElement {
  const { keys, rules } = useWords()
  return (
    <>
      <div className="fields">
        <Field
          label={rules.name}
          value={draft.title}
          onChange={(title) => {
            onChange({ title })
          }}
        />
        <InstantField
          label={keys.goodUntil}
          value={draft.staleAfter}
          onChange={(staleAfter) => {
            onChange({ staleAfter })
          }}
        />
      </div>
      <Segments
        label={rules.persons}
        value={draft.persons}
        options={PERSONS.map((value) => ({ value, words: rules.personsKinds[value] }))}
        onChange={(persons) => {
          onChange({ persons })
        }}
      />
    </>
  )
}

interface SunsetsProps extends PartProps {
  readonly algorithms: readonly string[]
}

function Sunsets({ draft, isAsked, onChange, algorithms }: SunsetsProps): ReactElement {
  const { rules } = useWords()
  return (
    <>
      <Checks
        label={rules.endingAlgorithms}
        value={draft.algorithms}
        options={algorithms.map((value) => ({ value, words: value }))}
        onChange={(chosen) => {
          onChange({ algorithms: chosen })
        }}
      />
      {draft.algorithms.length > 0 && (
        <>
          <InstantField
            label={rules.sunsetAt}
            value={draft.sunset}
            onChange={(sunset) => {
              onChange({ sunset })
            }}
          />
          <div className="field">
            <Check
              isChecked={draft.isNever}
              onChange={(isNever) => {
                onChange({ isNever })
              }}
            >
              {rules.neverEnds}
            </Check>
            <Wrong says={isAsked && !hasSunset(draft) ? rules.sunsetMissing : undefined} />
          </div>
        </>
      )}
    </>
  )
}

/** One of the two, and not both. */
function hasSunset({ sunset, isNever }: Draft): boolean {
  return isNever === (sunset.trim() === "")
}

function setsSomething({ title, persons, staleAfter, algorithms }: Draft): boolean {
  const isTold = title.trim() !== "" || staleAfter.trim() !== ""
  return isTold || persons !== "stays" || algorithms.length > 0
}

function isWhole(draft: Draft): boolean {
  const { staleAfter, sunset, algorithms } = draft
  const isDated = isInstantOrEmpty(staleAfter) && isInstantOrEmpty(sunset)
  return isDated && (algorithms.length === 0 || hasSunset(draft))
}

function askOf(act: PackAct, draft: Draft): RulesAsk {
  const { title, persons, staleAfter, algorithms, sunset, second } = draft
  const notAfter = typedInstant(sunset) ?? null
  return {
    ...act,
    title: title.trim() === "" ? null : title.trim(),
    persons: persons === "stays" ? null : persons === "1" ? 1 : 2,
    staleAfter: typedInstant(staleAfter) ?? null,
    sunsets: algorithms.map((algorithm) => ({ algorithm, notAfter })),
    second: second.trim() === "" ? null : second.trim(),
  }
}
