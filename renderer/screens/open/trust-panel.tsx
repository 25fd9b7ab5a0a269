/** The trust file in force: whose keys, in which roles, and how old it is. */
import { type ReactElement } from "react"
import { Disclosure, DisclosurePanel, Button as AriaButton, Heading } from "react-aria-components"
import type { TrustChoice, TrustSummary } from "../../../electron/contract/settings.ts"
import { api } from "../../bridge.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { Icon } from "../../parts/icon.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Panel } from "../../parts/panel.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useQuantities } from "../../words/quantities.ts"
import { useWords } from "../../words/words.ts"

export function TrustPanel(): ReactElement {
  const { open, frame } = useWords()
  const { trust } = useDesk().session
  return (
    <Panel title={open.trust}>
      <div className="stack">
        {trust === undefined && <p className="soft">{frame.loading}</p>}
        {trust === null && (
          <Notice tone="open" title={open.noTrust}>
            <p>{open.noTrustMeans}</p>
          </Notice>
        )}
        {trust !== undefined && trust !== null && <TrustFile trust={trust} />}
        <TrustActions isSet={trust !== undefined && trust !== null} />
      </div>
    </Panel>
  )
}

/** Choosing by whose keys is judged, and trusting nobody. */
export function TrustActions({ isSet }: { readonly isSet: boolean }): ReactElement {
  const { open } = useWords()
  const { tell } = useDesk()
  const [refused, noteRefusal] = useRefusal()
  const follow = (choice: TrustChoice): void => {
    noteRefusal(choice)
    if (choice.kind === "trust") tell({ kind: "trusted", trust: choice.trust })
  }
  return (
    <>
      {refused !== undefined && <Notice tone="failed" title={refused} isNews />}
      <div className="button-row">
        <Button
          icon="key"
          onPress={() => {
            void api["trust:choose"](null).then(follow)
          }}
        >
          {isSet ? open.changeTrust : open.chooseTrust}
        </Button>
        {isSet && (
          <Button
            weight="quiet"
            onPress={() => {
              void api["trust:forget"](null).then(() => {
                tell({ kind: "trusted", trust: null })
              })
            }}
          >
            {open.forgetTrust}
          </Button>
        )}
      </div>
    </>
  )
}

function TrustFile({ trust }: { readonly trust: TrustSummary }): ReactElement {
  const { open, keys: keeping } = useWords()
  const names: Readonly<Record<string, string>> = keeping.roles
  const { count, age, instant } = useQuantities()
  const { keys, heads } = trust
  const listed = [
    open.keys(count(keys.length), keys.length === 1),
    ...(heads === 0 ? [] : [open.heads(count(heads), heads === 1)]),
  ]
  return (
    <Disclosure className="disclosure">
      <Heading level={3}>
        <AriaButton slot="trigger" className="disclosure-button">
          <Icon name="forward" />
          <span>
            <EvidenceText text={trust.name} />
            <small title={instant(trust.writtenAt)}>
              {listed.join(" · ")} · {open.trustAge(age(trust.writtenAt, Date.now()))}
            </small>
          </span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <ul className="keys">
          {keys.map((key) => (
            <li key={key.id}>
              <strong>
                <EvidenceText text={key.subject} />
              </strong>
              <span className="soft">
                {key.roles.map((role) => names[role] ?? role).join(", ")} · {key.algorithm}
              </span>
              <Digest hex={key.fingerprint} what={`${open.fingerprint}, ${key.subject}`} />
            </li>
          ))}
        </ul>
        <dl className="facts facts-below">
          <FactRow name={open.trustDigest}>
            <Digest hex={trust.sha256} what={open.trustDigest} />
          </FactRow>
        </dl>
      </DisclosurePanel>
    </Disclosure>
  )
}
