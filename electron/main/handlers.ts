/** One handler for every channel. Knows no Electron, so that tests call it directly. */
import { authorityHandlers } from "./authority-handlers.ts"
import type { ToldHandlers } from "./dispatch.ts"
import { drillHandlers } from "./drill-handlers.ts"
import { evidenceHandlers } from "./evidence-handlers.ts"
import { examinationHandlers } from "./examination-handlers.ts"
import { inLanguage } from "./in-language.ts"
import { indexHandlers } from "./index-handlers.ts"
import { inspectHandlers } from "./inspect-handlers.ts"
import { logHandlers } from "./log-handlers.ts"
import { newKeyHandlers } from "./new-key-handlers.ts"
import { packHandlers } from "./pack-handlers.ts"
import { packJudgingHandlers } from "./pack-judging-handlers.ts"
import { otherPackHandlers } from "./other-pack-handlers.ts"
import { packRulesHandlers } from "./pack-rules-handlers.ts"
import { underReadOnly } from "./read-only.ts"
import { primitiveHandlers } from "./primitive-handlers.ts"
import { reportHandlers } from "./report-handlers.ts"
import { sealHandlers } from "./seal-handlers.ts"
import type { Session } from "./session.ts"
import { settingsHandlers } from "./settings-handlers.ts"
import { signFileHandlers } from "./sign-file-handlers.ts"
import { singleHandlers } from "./single-handlers.ts"
import { sealStampHandlers } from "./seal-stamp-handlers.ts"
import { stampHandlers } from "./stamp-handlers.ts"
import { termsHandlers } from "./terms-handlers.ts"
import { unfinishedHandlers } from "./unfinished-handlers.ts"

export function makeHandlers(session: Session): ToldHandlers {
  const handlers = underReadOnly(session.readOnly, {
    ...drillHandlers(session),
    ...authorityHandlers(session),
    ...evidenceHandlers(session),
    ...examinationHandlers(session),
    ...indexHandlers(session),
    ...inspectHandlers(session),
    ...logHandlers(session),
    ...newKeyHandlers(session),
    ...packHandlers(session),
    ...packJudgingHandlers(session),
    ...primitiveHandlers(session),
    ...packRulesHandlers(session),
    ...otherPackHandlers(session),
    ...reportHandlers(session),
    ...sealHandlers(session),
    ...settingsHandlers(session),
    ...signFileHandlers(session),
    ...singleHandlers(session),
    ...sealStampHandlers(session),
    ...stampHandlers(session),
    ...termsHandlers(session),
    ...unfinishedHandlers(session),
  })
  return inLanguage(handlers, () => session.state.read().preferences.language)
}
