/** By which policy: the built-in one, or a file, with its digest as results state it. */
import { type ReactElement } from "react"
import { api } from "../../bridge.ts"
import { FactRow } from "../../parts/blocks.tsx"
import { Button } from "../../parts/button.tsx"
import { ChosenField } from "../../parts/chosen-field.tsx"
import { Digest } from "../../parts/copyable.tsx"
import { EvidenceText } from "../../parts/evidence-text.tsx"
import { useDesk } from "../../state/provider.tsx"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"

export function PolicyField(): ReactElement {
  const { terms: words } = useWords()
  const { session, tell } = useDesk()
  const { policy } = session.terms
  const [refused, noteRefusal] = useRefusal()
  const choose = (): void => {
    void api["terms:choose-policy"](null).then((choice) => {
      noteRefusal(choice)
      if (choice.kind === "policy") tell({ kind: "termed", terms: { policy: choice.policy } })
    })
  }
  return (
    <div className="stack stack-tight">
      <ChosenField
        label={words.policy}
        hint={words.policyHint}
        name={policy?.name ?? words.builtIn}
        wrong={refused}
      >
        <Button small icon="file" onPress={choose}>
          {policy === null ? words.choosePolicy : words.otherPolicy}
        </Button>
        {policy !== null && (
          <Button
            small
            weight="quiet"
            onPress={() => {
              tell({ kind: "termed", terms: { policy: null } })
            }}
          >
            {words.useBuiltIn}
          </Button>
        )}
      </ChosenField>
      {policy !== null && (
        <dl className="facts facts-narrow">
          <FactRow name={words.policy}>
            <EvidenceText text={`${policy.id} ${policy.version}`} />
          </FactRow>
          <FactRow name={words.policyDigest}>
            <Digest hex={policy.sha256} what={words.policyDigest} />
          </FactRow>
        </dl>
      )}
    </div>
  )
}
