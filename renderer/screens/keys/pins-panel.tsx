/** All pinned keys, those that wait first: whose, for what, how each stands, and what can be done. */
import type { ReactElement } from "react"
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components"
import type { Pack, Pin } from "../../../electron/contract/pack.ts"
import { Button } from "../../parts/button.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Panel } from "../../parts/panel.tsx"
import { ToneChip } from "../../parts/tone-mark.tsx"
import { tasksFor, toneOf, type Task } from "../../state/keeping.ts"
import { useMayChange } from "../../state/may-change.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"
import { PinFacts } from "./pin-facts.tsx"
import { standingWords } from "./standing-words.ts"

interface PinsPanelProps {
  readonly pack: Pack
  readonly onBegin: (task: Task) => void
}

export function PinsPanel({ pack, onBegin }: PinsPanelProps): ReactElement {
  const { keys } = useWords()
  const pins = pack.pins.filter(({ kind }) => kind !== "authority")
  return (
    <Panel title={keys.pins} lead={keys.pinsLead}>
      {pins.length === 0 && <p className="soft">{keys.noPins}</p>}
      <Pins pins={pins} onBegin={onBegin} />
    </Panel>
  )
}

interface PinsProps {
  readonly pins: readonly Pin[]
  readonly onBegin: (task: Task) => void
}

export function Pins({ pins, onBegin }: PinsProps): ReactElement {
  return (
    <ul className="pins">
      {pins.map((pin) => (
        <PinEntry key={`${pin.kind} ${pin.id}`} pin={pin} onBegin={onBegin} />
      ))}
    </ul>
  )
}

interface PinEntryProps {
  readonly pin: Pin
  readonly onBegin: (task: Task) => void
}

function PinEntry({ pin, onBegin }: PinEntryProps): ReactElement {
  const { keys, rules } = useWords()
  const { instant } = useQuantities()
  const { kind, subject, id, roles, state } = pin
  const names: Readonly<Record<string, string>> = { ...keys.roles, ...rules.purposes }
  const isAuthority = kind === "authority"
  const sayers: Readonly<Record<string, string>> = keys.sayers
  return (
    <li className="pin">
      <div className="pin-head">
        <div>
          <h3>
            <EvidenceText text={subject} />
          </h3>
          <p className="soft small">
            {roles.map((role) => names[role] ?? role).join(", ")} · <EvidenceText text={id} fixed />
          </p>
        </div>
        <ToneChip
          tone={toneOf(pin)}
          status={kind === "waiting" ? keys.kinds.waiting : standingWords(state, keys, instant)}
        />
      </div>
      {"reason" in state && (
        <p className="small">
          <span className="soft">{keys.why}: </span>
          <EvidenceText text={state.reason} /> <span className="soft">· {keys.saidBy}: </span>
          <EvidenceText text={sayers[state.by] ?? state.by} />
        </p>
      )}
      <PinActions pin={pin} onBegin={onBegin} />
      <Disclosure className="disclosure">
        <Heading level={4}>
          <AriaButton
            slot="trigger"
            className="disclosure-button quiet"
            aria-label={isAuthority ? rules.authorityDetails(subject) : keys.details(subject)}
          >
            <Icon name="forward" />
            <span aria-hidden="true">
              {isAuthority ? rules.shortAuthorityDetails : keys.shortDetails}
            </span>
          </AriaButton>
        </Heading>
        <DisclosurePanel>
          <PinFacts pin={pin} />
        </DisclosurePanel>
      </Disclosure>
    </li>
  )
}

function PinActions({ pin, onBegin }: PinEntryProps): ReactElement | null {
  const { keys, rules } = useWords()
  const mayChange = useMayChange()
  const may = tasksFor(pin)
  const { subject } = pin
  const revokeOf = pin.kind === "authority" ? rules.revokeOf : keys.revokeOf
  const actions = [
    {
      kind: "confirm",
      isOpen: may.confirm,
      icon: "check",
      words: keys.confirm,
      of: keys.confirmOf,
    },
    { kind: "rotate", isOpen: may.rotate, icon: "again", words: keys.rotate, of: keys.rotateOf },
    { kind: "revoke", isOpen: may.revoke, icon: "cross", words: keys.revoke, of: revokeOf },
    { kind: "lose", isOpen: may.lose, icon: "cross", words: keys.lose, of: keys.loseOf },
  ] as const
  if (!mayChange) return null
  return (
    <div className="button-row">
      {actions
        .filter(({ isOpen }) => isOpen)
        .map(({ kind, icon, words, of }) => (
          <Button
            key={kind}
            small
            icon={icon}
            label={of(subject)}
            onPress={() => {
              onBegin({ kind, pin })
            }}
          >
            {words}
          </Button>
        ))}
    </div>
  )
}
