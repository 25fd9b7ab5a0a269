/** Language, theme, size, and whether anything may be written; kept by the main process as soon as they are chosen. */
import { type ReactElement } from "react"
import { api } from "../../bridge.ts"
import { Button } from "../../parts/button.tsx"
import { Notice } from "../../parts/notice.tsx"
import { Segments } from "../../parts/segments.tsx"
import { usePrefer } from "../../state/preferring.ts"
import { useDesk } from "../../state/provider.tsx"
import { ZOOM, zoomed } from "../../state/zoom.ts"
import { useRefusal } from "../../state/refusal.ts"
import { useWords } from "../../words/words.ts"
import { IndexesPanel } from "./indexes-panel.tsx"

const LANGUAGES = [
  { value: "en", words: <span lang="en">English</span> },
  { value: "de", words: <span lang="de">Deutsch</span> },
] as const
const THEMES = ["system", "light", "dark", "contrast"] as const
const DENSITIES = ["calm", "compact"] as const
const MODES = ["off", "on"] as const

export function PreferencesScreen(): ReactElement {
  const { preferences: words } = useWords()
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
      </header>
      <section className="panel stack preferences" aria-label={words.title}>
        <Choices />
        <ReadOnlyChoice />
      </section>
      <IndexesPanel />
    </div>
  )
}

function Choices(): ReactElement {
  const { preferences: words } = useWords()
  const { preferences } = useDesk().session
  const prefer = usePrefer()
  return (
    <>
      <Segments
        label={words.language}
        value={preferences.language}
        options={LANGUAGES}
        onChange={(language) => {
          prefer({ language })
        }}
      />
      <Segments
        label={words.theme}
        value={preferences.theme}
        options={THEMES.map((value) => ({ value, words: words.themes[value] }))}
        onChange={(theme) => {
          prefer({ theme })
        }}
      />
      <Segments
        label={words.density}
        value={preferences.density}
        options={DENSITIES.map((value) => ({ value, words: words.densities[value] }))}
        onChange={(density) => {
          prefer({ density })
        }}
      />
      <Zoom
        zoom={preferences.zoom}
        onChange={(zoom) => {
          prefer({ zoom })
        }}
      />
    </>
  )
}

function ReadOnlyChoice(): ReactElement {
  const { readOnly: words, actions } = useWords()
  const { session, tell } = useDesk()
  const { isOn, isFixed } = session.readOnly
  const [refused, noteRefusal] = useRefusal()
  return (
    <>
      <Segments
        label={words.title}
        hint={isFixed ? `${words.means} ${words.fixed}` : words.means}
        isDisabled={isFixed}
        value={isOn ? "on" : "off"}
        options={MODES.map((value) => ({ value, words: words.modes[value] }))}
        onChange={(mode) => {
          void api["read-only:write"](mode === "on").then((answer) => {
            noteRefusal(answer)
            if (answer.kind === "set")
              tell({ kind: "settled", settings: { readOnly: answer.readOnly } })
          })
        }}
      />
      {refused !== undefined && (
        <Notice tone="failed" title={actions.notDone} isNews>
          <p>{refused}</p>
        </Notice>
      )}
    </>
  )
}

interface ZoomProps {
  readonly zoom: number
  readonly onChange: (zoom: number) => void
}

function Zoom({ zoom, onChange }: ZoomProps): ReactElement {
  const { preferences: words } = useWords()
  return (
    <div className="field" role="group" aria-label={words.zoom}>
      <span className="label">{words.zoom}</span>
      <div className="button-row">
        <Button
          small
          isDisabled={zoom <= ZOOM.least}
          onPress={() => {
            onChange(zoomed(zoom, -1))
          }}
        >
          {words.smaller}
        </Button>
        <output>{zoom} %</output>
        <Button
          small
          isDisabled={zoom >= ZOOM.most}
          onPress={() => {
            onChange(zoomed(zoom, 1))
          }}
        >
          {words.larger}
        </Button>
      </div>
    </div>
  )
}
