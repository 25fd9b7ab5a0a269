/** The form of what the keeper has begun. */
import type { ReactElement } from "react"
import type { Pin } from "../../../electron/contract/pack.ts"
import type { Keeping, Task } from "../../state/keeping.ts"
import { AnchorForm } from "./anchor-form.tsx"
import { ComparePanel } from "./compare-panel.tsx"
import { ConfirmForm } from "./confirm-form.tsx"
import { DatesForm } from "./dates-form.tsx"
import { EndForm } from "./end-form.tsx"
import { HeadForm } from "./head-form.tsx"
import { NewKeyForm } from "./new-key-form.tsx"
import { PinForm } from "./pin-form.tsx"
import { RecordForm } from "./record-form.tsx"
import { RecordOtherForm } from "./record-other-form.tsx"
import { RevocationForm } from "./revocation-form.tsx"
import { RotateForm } from "./rotate-form.tsx"
import { SignPackForm } from "./sign-pack-form.tsx"
import { ThresholdForm } from "./threshold-form.tsx"
import { WitnessesForm } from "./witnesses-form.tsx"

interface TaskFormProps {
  readonly task: Task | undefined
  readonly keeping: Keeping
}

type WholeTask = Exclude<Task, { readonly pin: Pin }>["kind"]

/** Tasks that are about no single pin. */
const FORMS: Readonly<Record<WholeTask, (props: { readonly keeping: Keeping }) => ReactElement>> = {
  pin: PinForm,
  anchor: AnchorForm,
  revocation: RevocationForm,
  threshold: ThresholdForm,
  witnesses: WitnessesForm,
  dates: DatesForm,
  head: HeadForm,
  record: RecordForm,
  "record-other": RecordOtherForm,
  sign: SignPackForm,
  new: ({ keeping }) => <NewKeyForm first="ed25519" onClose={keeping.onClose} />,
  "report-key": ({ keeping }) => <NewKeyForm first="p256" onClose={keeping.onClose} />,
  compare: ({ keeping }) => <ComparePanel onClose={keeping.onClose} />,
}

export function TaskForm({ task, keeping }: TaskFormProps): ReactElement | null {
  if (task === undefined) return null
  if ("pin" in task) return <PinTaskForm task={task} keeping={keeping} />
  const Form = FORMS[task.kind]
  return <Form keeping={keeping} />
}

interface PinTaskFormProps {
  readonly task: Extract<Task, { readonly pin: Pin }>
  readonly keeping: Keeping
}

function PinTaskForm({ task, keeping }: PinTaskFormProps): ReactElement {
  const { kind, pin } = task
  const key = `${kind} ${pin.id}`
  switch (kind) {
    case "confirm":
      return <ConfirmForm key={key} pin={pin} keeping={keeping} />
    case "rotate":
      return <RotateForm key={key} pin={pin} keeping={keeping} />
    case "revoke":
    case "lose":
      return <EndForm key={key} how={kind} pin={pin} keeping={keeping} />
  }
}
