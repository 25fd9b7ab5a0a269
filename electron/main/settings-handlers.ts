/** Handlers for what outlasts a session, and for what the app says about itself. */
import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { reportHelp, say, toInstant, TOOL_VERSION, type Saying } from "../../core/index.ts"
import type { TrustChoice, TrustSummary } from "../contract/settings.ts"
import type { Handlers } from "./dispatch.ts"
import { checkOwnFiles } from "./own-files.ts"
import { concludeSelfTest } from "./self-test.ts"
import { type Session, toldTo, trustHandle } from "./session.ts"
import { summariseTrust, unusableTrust } from "./trust-packs.ts"
import { refusalOf, type Untold } from "./telling.ts"

type SettingsHandlers = Pick<
  Handlers,
  | "trust:current"
  | "trust:choose"
  | "trust:forget"
  | "preferences:read"
  | "preferences:write"
  | "read-only:read"
  | "read-only:write"
  | "notices:read"
  | "about:read"
  | "help:read"
  | "self-test:run"
>

/** Beside the app's own files, put there by the build. */
const LICENCES = "THIRD-PARTY-LICENSES.md"

export function settingsHandlers(session: Session): SettingsHandlers {
  const { desktop, state, builtFolder, readOnly } = session
  const trust = trustInForce(session)
  return {
    "trust:current": () => Promise.resolve(trust.read()),
    "trust:choose": async () => {
      const path = await desktop.chooseFile("trust")
      return path === undefined ? { kind: "cancelled" } : trust.choose(path)
    },
    "trust:forget": () => {
      state.change({ trust: null })
      return Promise.resolve(null)
    },
    "preferences:read": () => Promise.resolve(state.read().preferences),
    "preferences:write": async (preferences) => {
      state.change({ preferences })
      desktop.setLanguage(preferences.language)
      await desktop.setZoom(preferences.zoom)
      return null
    },
    "read-only:read": () => Promise.resolve(readOnly.read()),
    "read-only:write": (isOn) => Promise.resolve(readOnly.set(isOn)),
    "notices:read": () =>
      Promise.resolve(
        [...trust.notices(), ...state.notices()].map((saying) => ({
          says: toldTo(session, saying),
        })),
      ),
    "about:read": () =>
      Promise.resolve({
        version: TOOL_VERSION,
        runtime: desktop.runtime,
        licences: readFileSync(join(builtFolder, LICENCES), "utf8"),
      }),
    "help:read": () => Promise.resolve(reportHelp(state.read().preferences.language)),
    "self-test:run": async (window) => {
      const done = await session.examiner.work("try-ways-out", null)
      const examiner = done.kind === "done" ? done.answer : []
      const attempts = [...window, ...(await desktop.tryWaysOut()), ...examiner]
      const at = toInstant(Date.now())
      session.selfTest = concludeSelfTest(at, attempts, checkOwnFiles(builtFolder))
      return session.selfTest
    },
  }
}

interface TrustInForce {
  readonly read: () => TrustSummary | null
  readonly choose: (path: string) => Untold<TrustChoice>
  readonly notices: () => readonly Saying[]
}

/** The trust pack that new examinations use. A file that cannot be read trusts nobody, and says so. */
function trustInForce(session: Session): TrustInForce {
  const { state, trusts } = session
  let notice: Saying | undefined

  const summary = (path: string): TrustSummary =>
    summariseTrust(path, trustHandle({ trusts }, path))
  const read = (): TrustSummary | null => {
    const { trust } = state.read()
    notice = undefined
    if (trust === null) return null
    try {
      return summary(trust)
    } catch (cause) {
      const why = refusalOf(cause, trust).says
      notice = say("nobody is trusted now, since {name} cannot be used ({why})", {
        ...{ name: basename(trust), why },
      })
      return null
    }
  }
  return {
    read,
    choose: (path) => {
      try {
        const chosen = summary(path)
        state.change({ trust: path })
        return { kind: "trust", trust: chosen }
      } catch (cause) {
        return unusableTrust(session, cause, path)
      }
    },
    notices: () => {
      read()
      return notice === undefined ? [] : [notice]
    },
  }
}
