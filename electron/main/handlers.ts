/** One handler for every channel. Knows no Electron, so that tests call it directly. */
import type { Handlers } from "./dispatch.ts"
import { evidenceHandlers } from "./evidence-handlers.ts"
import { examinationHandlers } from "./examination-handlers.ts"
import { logHandlers } from "./log-handlers.ts"
import { reportHandlers } from "./report-handlers.ts"
import type { Session } from "./session.ts"
import { settingsHandlers } from "./settings-handlers.ts"

export function makeHandlers(session: Session): Handlers {
  return {
    ...evidenceHandlers(session),
    ...examinationHandlers(session),
    ...logHandlers(session),
    ...reportHandlers(session),
    ...settingsHandlers(session),
  }
}
