/** Taking a change that was made by hand into the history. */
import type { ReactElement } from "react"
import { api } from "../../bridge.ts"
import type { Keeping } from "../../state/keeping.ts"
import { useWords } from "../../words/words.ts"
import { OperationForm } from "./operation-form.tsx"

export function RecordForm({ keeping }: { readonly keeping: Keeping }): ReactElement {
  const { rules } = useWords()
  return (
    <OperationForm
      title={rules.recordTitle}
      lead={rules.recordMeans}
      submit={rules.doRecord}
      keeping={keeping}
      isComplete
      onSubmit={(act) => api["pack:record"](act)}
      says={() => rules.doneRecord}
    >
      {() => null}
    </OperationForm>
  )
}
