/** The keeper's desk: the trust pack in force, its pins, its history, and one task at a time. */
import { useState, type ReactElement } from "react"
import type { Pack, Pin } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Broken } from "../../frame/whole.tsx"
import { Button } from "../../parts/button.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import { ReadOnlyNotice } from "../../parts/read-only-notice.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { useAnswer } from "../../state/answer.ts"
import type { Changed, Keeping, Task } from "../../state/keeping.ts"
import { useDesk } from "../../state/provider.tsx"
import { useWords } from "../../words/words.ts"
import { ComparePanel } from "./compare-panel.tsx"
import { ConfirmForm } from "./confirm-form.tsx"
import { EndForm } from "./end-form.tsx"
import { HistoryPanel } from "./history-panel.tsx"
import { NewKeyForm } from "./new-key-form.tsx"
import { PackNotices } from "./pack-notices.tsx"
import { PackPanel } from "./pack-panel.tsx"
import { PinForm } from "./pin-form.tsx"
import { PinsPanel } from "./pins-panel.tsx"
import { RotateForm } from "./rotate-form.tsx"
import { SignPackForm } from "./sign-pack-form.tsx"

export function KeysScreen(): ReactElement {
  const { keys, frame } = useWords()
  const { answer, again } = useAnswer("pack:read", null)
  return (
    <div className="screen" aria-busy={answer.kind === "loading"}>
      <header className="screen-head">
        <div>
          <h1>{keys.title}</h1>
          <p className="soft">{keys.lead}</p>
        </div>
      </header>
      {answer.kind === "loading" && (
        <p className="soft" role="status">
          {frame.loading}
        </p>
      )}
      {answer.kind === "broken" && <Broken onAgain={again} />}
      {answer.kind === "loaded" && answer.value?.kind === "refused" && (
        <Notice tone="failed" title={keys.cannotRead}>
          <p>{answer.value.says}</p>
          <p>{keys.cannotReadMeans}</p>
        </Notice>
      )}
      {answer.kind === "loaded" && (
        <Desk read={answer.value?.kind === "pack" ? answer.value : null} onChosen={again} />
      )}
    </div>
  )
}

interface DeskProps {
  readonly read: Pack | null
  readonly onChosen: () => void
}

function Desk({ read, onChosen }: DeskProps): ReactElement {
  const { readOnly } = useWords()
  const { session, tell } = useDesk()
  const { isOn: isReadOnly } = session.readOnly
  const [changed, setChanged] = useState<Changed>()
  const [task, setTask] = useState<Task>()
  const [says, setSays] = useState<string>()
  const [by, setBy] = useState("")
  const pack = changed?.pack ?? read
  const close = (): void => {
    setTask(undefined)
    // What held the focus is gone; the screen's top is where one goes on.
    document.getElementById("content")?.focus({ preventScroll: true })
  }
  const keeping: Keeping = {
    ...{ pack, by },
    onBy: setBy,
    onClose: close,
    onDone: (done, words) => {
      setChanged(done)
      setSays(words)
      tell({ kind: "trusted", trust: done.trust })
      close()
    },
  }
  const begin = (next: Task): void => {
    setSays(undefined)
    setTask(next)
  }
  return (
    <>
      {isReadOnly && <ReadOnlyNotice says={readOnly.noPackChange} />}
      <Choice
        pack={pack}
        onBegin={begin}
        onChosen={() => {
          setChanged(undefined)
          setSays(undefined)
          setTask(undefined)
          onChosen()
        }}
      />
      {says !== undefined && changed !== undefined && <Done changed={changed} says={says} />}
      {pack !== null && <PackNotices pack={pack} />}
      <TaskForm task={isReadOnly ? withoutChange(task) : task} keeping={keeping} />
      {pack !== null && (
        <div className="columns columns-report">
          <div className="stack">
            <PinsPanel pack={pack} onBegin={begin} />
            <HistoryPanel journal={pack.journal} />
          </div>
          <div className="sticky">
            <PackPanel pack={pack} />
          </div>
        </div>
      )}
    </>
  )
}

/** What of the tasks leaves the pack as it is. */
function withoutChange(task: Task | undefined): Task | undefined {
  return task?.kind === "compare" || task?.kind === "new" ? task : undefined
}

interface ChoiceProps extends DeskActions {
  readonly pack: Pack | null
}

interface DeskActions {
  readonly onBegin: (task: Task) => void
  readonly onChosen: () => void
}

function Choice({ pack, onBegin, onChosen }: ChoiceProps): ReactElement {
  const { keys, readOnly } = useWords()
  const { isOn: isReadOnly } = useDesk().session.readOnly
  const actions = <Actions pack={pack} onBegin={onBegin} onChosen={onChosen} />
  if (pack !== null) return actions
  return (
    <section className="panel" aria-label={keys.noPack}>
      <Empty
        icon="key"
        title={keys.noPack}
        text={isReadOnly ? readOnly.noPackYet : keys.noPackMeans}
        isWhole
      >
        {actions}
      </Empty>
    </section>
  )
}

function Actions({ pack, onBegin, onChosen }: ChoiceProps): ReactElement {
  const { keys } = useWords()
  const { session, tell } = useDesk()
  const { isOn: isReadOnly } = session.readOnly
  const [refused, setRefused] = useState<string>()
  const choose = (): void => {
    void api["trust:choose"](null).then((choice) => {
      setRefused(choice.kind === "refused" ? choice.says : undefined)
      if (choice.kind !== "trust") return
      tell({ kind: "trusted", trust: choice.trust })
      onChosen()
    })
  }
  const begin = (kind: "pin" | "sign" | "compare" | "new") => (): void => {
    onBegin({ kind })
  }
  return (
    <>
      <div className="button-row">
        {!isReadOnly && (
          <Button icon="key" weight="primary" onPress={begin("pin")}>
            {keys.pin}
          </Button>
        )}
        {pack !== null && !isReadOnly && (
          <Button icon="pen" onPress={begin("sign")}>
            {keys.sign}
          </Button>
        )}
        {pack !== null && (
          <Button icon="list" onPress={begin("compare")}>
            {keys.compare}
          </Button>
        )}
        <Button icon="key" onPress={begin("new")}>
          {keys.make}
        </Button>
        <Button icon="folder" onPress={choose}>
          {pack === null ? keys.choose : keys.chooseOther}
        </Button>
      </div>
      {refused !== undefined && <Notice tone="failed" title={refused} isNews />}
    </>
  )
}

interface DoneProps {
  readonly changed: Changed
  readonly says: string
}

function Done({ changed, says }: DoneProps): ReactElement {
  const { keys } = useWords()
  return (
    <Notice tone="passed" title={says} isNews>
      {changed.upgraded && <p>{keys.upgraded}</p>}
      {changed.unsigned > 0 && <p>{keys.lostSignatures}</p>}
      <Repeat command={changed.command} />
    </Notice>
  )
}

interface TaskFormProps {
  readonly task: Task | undefined
  readonly keeping: Keeping
}

function TaskForm({ task, keeping }: TaskFormProps): ReactElement | null {
  if (task === undefined) return null
  if ("pin" in task) return <PinTaskForm task={task} keeping={keeping} />
  switch (task.kind) {
    case "pin":
      return <PinForm keeping={keeping} />
    case "new":
      return <NewKeyForm onClose={keeping.onClose} />
    case "sign":
      return <SignPackForm keeping={keeping} />
    case "compare":
      return <ComparePanel onClose={keeping.onClose} />
  }
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
