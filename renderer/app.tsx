/** The whole window: the frame, and the screen of the place where the person is. */
import type { ReactElement } from "react"
import { I18nProvider } from "react-aria-components"
import { Appearance } from "./frame/appearance.tsx"
import { DropField } from "./frame/drop-field.tsx"
import { Frame } from "./frame/frame.tsx"
import { Shortcuts } from "./frame/shortcuts.tsx"
import { CheckScreen } from "./screens/check/check-screen.tsx"
import { ExaminationScreen } from "./screens/examination.tsx"
import { HelpScreen } from "./screens/help/help-screen.tsx"
import { KeysScreen } from "./screens/keys/keys-screen.tsx"
import { OpenScreen } from "./screens/open/open-screen.tsx"
import { PreferencesScreen } from "./screens/preferences/preferences-screen.tsx"
import { SealScreen } from "./screens/seal/seal-screen.tsx"
import { SinglesScreen } from "./screens/singles/singles-screen.tsx"
import { SessionProvider, useDesk } from "./state/provider.tsx"
import { SinglesProvider } from "./state/singles.tsx"
import { LanguageContext } from "./words/words.ts"

export function App(): ReactElement {
  return (
    <SessionProvider>
      <SinglesProvider>
        <Window />
      </SinglesProvider>
    </SessionProvider>
  )
}

function Window(): ReactElement {
  const { language } = useDesk().session.preferences
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={language}>
        <Appearance />
        <Shortcuts />
        <DropField>
          <Frame>
            <Screen />
          </Frame>
        </DropField>
      </I18nProvider>
    </LanguageContext>
  )
}

function Screen(): ReactElement {
  const { place } = useDesk().session
  switch (place.kind) {
    case "open":
      return <OpenScreen />
    case "check":
      return <CheckScreen />
    case "help":
      return <HelpScreen />
    case "preferences":
      return <PreferencesScreen />
    case "keys":
      return <KeysScreen begins={place.begins} />
    case "seal":
      return <SealScreen />
    case "singles":
      return <SinglesScreen />
    case "examination":
      return <ExaminationScreen key={place.handle} place={place} />
  }
}
