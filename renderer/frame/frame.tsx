/** What stands around every screen: where one can go, and what is under way. */
import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from "react"
import { Button as AriaButton } from "react-aria-components"
import { Icon, type IconName } from "../parts/icon.tsx"
import { useDesk } from "../state/provider.tsx"
import { placeKey, type Place } from "../state/session.ts"
import { useWords } from "../words/words.ts"
import { CloseQuestion } from "./close-question.tsx"
import { ExaminationList } from "./examination-list.tsx"
import { Notices } from "./notices.tsx"
import { goToPart } from "./page-parts.ts"
import { ProductMark } from "./product-mark.tsx"
import { ReadOnlyMark } from "./read-only-mark.tsx"
import { Whole } from "./whole.tsx"

export function Frame({ children }: { readonly children: ReactNode }): ReactElement {
  const { frame } = useWords()
  const { place } = useDesk().session
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {frame.skip}
      </a>
      <AriaButton
        className="skip"
        onPress={() => {
          goToPart("next")
        }}
      >
        {frame.nextPart}
      </AriaButton>
      <Rail at={placeKey(place)} />
      <Content place={place}>{children}</Content>
      <CloseQuestion />
    </div>
  )
}

/** In a narrow window closed to one line, until somebody opens it; closed again by going somewhere. */
function Rail({ at }: { readonly at: string }): ReactElement {
  const { check, frame, preferences, keys, seal, singles } = useWords()
  const [openedAt, setOpenedAt] = useState<string>()
  const isOpen = openedAt === at
  const id = useId()
  return (
    <header className="rail">
      <div className="rail-head">
        <p className="product">
          <ProductMark />
          {frame.product}
        </p>
        <AriaButton
          className="button rail-menu"
          aria-expanded={isOpen}
          aria-controls={id}
          onPress={() => {
            setOpenedAt(isOpen ? undefined : at)
          }}
        >
          <Icon name="list" />
          {frame.menu}
        </AriaButton>
      </div>
      <ReadOnlyMark />
      <nav id={id} aria-label={frame.navigation} data-open={isOpen}>
        <div className="rail-places">
          <RailPlace icon="open" to="open" words={frame.open} />
          <RailPlace icon="report" to="check" words={check.title} />
          <RailPlace icon="file" to="singles" words={singles.title} />
          <RailPlace icon="archive" to="seal" words={seal.title} />
          <RailPlace icon="key" to="keys" words={keys.title} />
        </div>
        <ExaminationList />
        <div className="rail-end">
          <RailPlace icon="help" to="help" words={frame.help} />
          <RailPlace icon="settings" to="preferences" words={preferences.title} />
        </div>
      </nav>
      <p className="rail-note">
        <Icon name="shield" />
        {frame.offline}
      </p>
    </header>
  )
}

interface ContentProps {
  readonly place: Place
  readonly children: ReactNode
}

/** Arriving somewhere, the keyboard and the screen reader begin at the top of it. */
function Content({ place, children }: ContentProps): ReactElement {
  const main = useRef<HTMLElement>(null)
  const arrived = useRef(placeKey(place))
  useEffect(() => {
    const key = placeKey(place)
    if (arrived.current === key) return
    arrived.current = key
    main.current?.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
    main.current?.scrollIntoView({ block: "start" })
  }, [place])
  return (
    <main id="content" className="content" ref={main} tabIndex={-1}>
      <Notices />
      <Whole at={placeKey(place)}>{children}</Whole>
    </main>
  )
}

interface RailPlaceProps {
  readonly icon: IconName
  readonly to: Exclude<Place["kind"], "examination">
  readonly words: string
}

function RailPlace({ icon, to, words }: RailPlaceProps): ReactElement {
  const { session, go } = useDesk()
  return (
    <AriaButton
      className="rail-button"
      onPress={() => {
        go({ kind: to })
      }}
      {...(session.place.kind === to ? { "aria-current": "page" as const } : {})}
    >
      <Icon name={icon} />
      <span>{words}</span>
    </AriaButton>
  )
}
