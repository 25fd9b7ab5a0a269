/** The keeper's desk: the trust pack in force, its pins, its history, and one task at a time. */
import { useState, type ReactElement } from "react"
import type { Pack } from "../../../electron/contract/pack.ts"
import { api } from "../../bridge.ts"
import { Broken } from "../../frame/whole.tsx"
import { Button } from "../../parts/button.tsx"
import { Empty, Notice } from "../../parts/notice.tsx"
import { ReadOnlyNotice } from "../../parts/read-only-notice.tsx"
import { Repeat } from "../../parts/repeat.tsx"
import { useAnswer } from "../../state/answer.ts"
import {
  partOf,
  type Changed,
  type Keeping,
  type PackPart,
  type Task,
} from "../../state/keeping.ts"
import { MayChangeContext, useMayChange } from "../../state/may-change.ts"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { PackNotices } from "./pack-notices.tsx"
import { PackPanel } from "./pack-panel.tsx"
import { PackTabs } from "./pack-tabs.tsx"
import { TaskForm } from "./task-form.tsx"

interface KeysScreenProps {
  readonly begins: "report-key" | undefined
}

export function KeysScreen({ begins }: KeysScreenProps): ReactElement {
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
        <Desk
          read={answer.value?.kind === "pack" ? answer.value : null}
          begins={begins}
          onChosen={again}
        />
      )}
    </div>
  )
}

interface DeskProps {
  readonly read: Pack | null
  readonly begins: KeysScreenProps["begins"]
  readonly onChosen: () => void
}

function Desk({ read, begins, onChosen }: DeskProps): ReactElement {
  const { readOnly } = useWords()
  const { session, tell } = useDesk()
  const { isOn: isReadOnly } = session.readOnly
  const [changed, setChanged] = useState<Changed>()
  const [task, setTask] = useState<Task | undefined>(begins && { kind: begins })
  const [says, setSays] = useState<string>()
  const [by, setBy] = useState("")
  const [part, setPart] = useState<PackPart>("keys")
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
    setPart(partOf(next) ?? part)
  }
  const mayChange = !isReadOnly && pack?.isChangedByHand !== true
  return (
    <MayChangeContext value={mayChange}>
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
      <Done changed={changed} says={says} />
      {pack !== null && <PackNotices pack={pack} onBegin={begin} />}
      <TaskForm task={isReadOnly ? withoutChange(task) : task} keeping={keeping} />
      {pack !== null && (
        <div className="columns columns-report">
          <PackTabs pack={pack} part={part} onPart={setPart} onBegin={begin} />
          <div className="sticky">
            <PackPanel pack={pack} />
          </div>
        </div>
      )}
    </MayChangeContext>
  )
}

/** What of the tasks leaves the pack as it is. */
function withoutChange(task: Task | undefined): Task | undefined {
  return task?.kind === "compare" ? task : undefined
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
  const { keys, rules } = useWords()
  const { session, tell } = useDesk()
  const { isOn: isReadOnly } = session.readOnly
  const mayChange = useMayChange()
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["trust:choose"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind !== "trust") return
      tell({ kind: "trusted", trust: choice.trust })
      onChosen()
    })
  }
  const begin = (kind: "pin" | "sign" | "compare" | "anchor") => (): void => {
    onBegin({ kind })
  }
  return (
    <>
      <div className="button-row">
        {mayChange && (
          <Button icon="key" weight="primary" onPress={begin("pin")}>
            {keys.pin}
          </Button>
        )}
        {pack === null && mayChange && (
          <Button icon="shield" onPress={begin("anchor")}>
            {rules.pinAuthority}
          </Button>
        )}
        {pack !== null && mayChange && (
          <Button icon="pen" onPress={begin("sign")}>
            {keys.sign}
          </Button>
        )}
        {pack !== null && (
          <Button icon="list" onPress={begin("compare")}>
            {keys.compare}
          </Button>
        )}
        <Button icon="folder" onPress={choose}>
          {pack === null ? keys.choose : keys.chooseOther}
        </Button>
        {!isReadOnly && <OwnActions onBegin={onBegin} />}
      </div>
      {refused !== undefined && <Notice tone="failed" title={refused} isNews />}
    </>
  )
}

/** What leaves the pack in force as it is, and makes or changes something else. */
function OwnActions({ onBegin }: Pick<DeskActions, "onBegin">): ReactElement {
  const { keys, rules } = useWords()
  const begin = (kind: "new" | "record-other") => (): void => {
    onBegin({ kind })
  }
  return (
    // Where there is no room for both they stand on the next line together.
    <div className="button-row">
      <Button icon="key" onPress={begin("new")}>
        {keys.make}
      </Button>
      <Button icon="pen" onPress={begin("record-other")}>
        {rules.recordOther}
      </Button>
    </div>
  )
}

interface DoneProps {
  readonly changed: Changed | undefined
  readonly says: string | undefined
}

function Done({ changed, says }: DoneProps): ReactElement | null {
  const { keys } = useWords()
  if (changed === undefined || says === undefined) return null
  return (
    <Notice tone="passed" title={says} isNews>
      {changed.upgraded && <p>{keys.upgraded}</p>}
      {changed.unsigned > 0 && <p>{keys.lostSignatures}</p>}
      <Repeat command={changed.command} />
    </Notice>
  )
}
