/**
 * Read-only mode, for auditors: what of the app stays, what is refused, and who switched it on.
 *
 * Every channel is named here, so that none can be added without a decision. What stays either
 * writes nothing, or writes a new file where the person says, outside of all evidence, or into
 * the app's own folders. What is refused would change a trust pack, or make what others go by: a
 * bag, a key, a signature over a file.
 */
import { say } from "../../core/index.ts"
import type { ReadOnly, ReadOnlySet } from "../contract/settings.ts"
import type { Handlers } from "./dispatch.ts"
import { refused, type Refusing, type Untold } from "./telling.ts"

/** The switch of a start that a window cannot take back. */
export const READ_ONLY_SWITCH = "--read-only"

export interface ReadOnlyMode {
  readonly read: () => ReadOnly
  /** Refused while something is being written, and where it was switched on at the start. */
  readonly set: (isOn: boolean) => Untold<ReadOnlySet>
  /** From now on, and not to be switched off; what is being written already is ended. */
  readonly fix: () => void
  /** Notes that something is being written, until it has ended. */
  readonly during: <T>(writing: () => Promise<T>) => Promise<T>
}

/** @param kept - What was chosen in the window, for this and later starts. */
export function makeReadOnlyMode(
  isFixedAtStart: boolean,
  kept: { readonly read: () => boolean; readonly write: (isOn: boolean) => void },
): ReadOnlyMode {
  let isFixed = isFixedAtStart
  let underWay = 0
  const read = (): ReadOnly => ({ isOn: isFixed || kept.read(), isFixed })
  return {
    read,
    set: (isOn) => {
      if (isFixed) return FIXED
      if (isOn && underWay > 0) return BUSY
      kept.write(isOn)
      return { kind: "set", readOnly: read() }
    },
    fix: () => {
      isFixed = true
    },
    during: async (writing) => {
      underWay += 1
      try {
        return await writing()
      } finally {
        underWay -= 1
      }
    },
  }
}

const FIXED = refused(
  say(
    "read-only mode was switched on when the app was started; start it without that switch to write again",
  ),
)
const BUSY = refused(
  say(
    "something is being written at this moment: let it end, or stop it, and switch read-only mode on then",
  ),
)
const REFUSALS = {
  seals: refused(
    say("nothing is sealed in read-only mode: no bag is made, and no seal is added to one"),
  ),
  "adds-to-bag": refused(
    say(
      "nothing is added to evidence in read-only mode: an answer can be checked, and not imported",
    ),
  ),
  "keeps-index": refused(
    say("no search index is kept in read-only mode: it is made for the session, and gone with it"),
  ),
  "makes-key": refused(
    say("no key is made in read-only mode: what signs or seals is made where that may be done"),
  ),
  "signs-file": refused(
    say("no file is signed in read-only mode: a signature can be judged, and a report signed"),
  ),
  "changes-pack": refused(
    say("a trust file is not changed in read-only mode: it can be read, chosen and compared"),
  ),
} as const satisfies Record<string, Refusing>

/** Channels whose answer can be a refusal. */
type Refusable = {
  [C in keyof Handlers]: Refusing extends Awaited<ReturnType<Handlers[C]>> ? C : never
}[keyof Handlers]

type Standing<C> = "stays" | (C extends Refusable ? keyof typeof REFUSALS : never)

export const IN_READ_ONLY: { readonly [C in keyof Handlers]: Standing<C> } = {
  // Reading evidence, and what was found in it.
  "evidence:choose": "stays",
  "evidence:dropped": "stays",
  "evidence:recent": "stays",
  "evidence:again": "stays",
  "evidence:since": "stays",
  "evidence:show-in-folder": "stays",
  "examination:start": "stays",
  "examination:list": "stays",
  "examination:cancel": "stays",
  "examination:again": "stays",
  "examination:close": "stays",
  "examination:pause": "stays",
  "examination:continue": "stays",
  "unfinished:list": "stays",
  "unfinished:resume": "stays",
  "unfinished:forget": "stays",
  "examination:outcome": "stays",
  "file:page": "stays",
  "log:range": "stays",
  "log:timeline": "stays",
  "log:rows": "stays",
  "log:record": "stays",
  "log:values": "stays",
  "log:proof": "stays",
  "log:checkpoints": "stays",
  // Made in the folder of the session, and gone with it.
  "sample:open": "stays",
  "sample:read": "stays",
  // Which pack is in force is a setting of the app; the pack itself is only read.
  "trust:current": "stays",
  "trust:choose": "stays",
  "trust:forget": "stays",
  // Files that are only read: under what is examined, and what is compared with.
  "terms:choose-policy": "stays",
  "terms:name-signer": "stays",
  "terms:name-head": "stays",
  "terms:name-expected": "stays",
  "terms:name-earlier": "stays",
  "pack:read": "stays",
  "pack:choose-key": "stays",
  "pack:choose-authority": "stays",
  "pack:choose-revocation": "stays",
  "pack:choose-checkpoint": "stays",
  "pack:choose-other": "stays",
  "pack:compare": "stays",
  "pack:pin": "changes-pack",
  "pack:confirm": "changes-pack",
  "pack:rotate": "changes-pack",
  "pack:end": "changes-pack",
  "pack:anchor": "changes-pack",
  "pack:import-revocation": "changes-pack",
  "pack:threshold": "changes-pack",
  "pack:witnesses": "changes-pack",
  "pack:rules": "changes-pack",
  "pack:head": "changes-pack",
  "pack:record": "changes-pack",
  "pack:choose-changed": "stays",
  "pack:record-other": "changes-pack",
  "pack:sign": "changes-pack",
  "signing-key:choose": "stays",
  "seal:choose-source": "seals",
  "seal:choose-events": "seals",
  "seal:preview": "seals",
  "seal:run": "seals",
  "work:stop": "stays",
  // New files where the person says, never in evidence and never over a file. A report is
  // signed by a key that the auditor has: it says what was found, and makes nothing else credible.
  "result:save": "stays",
  "case:load": "stays",
  "case:save": "stays",
  "key:choose": "stays",
  "key:make": "makes-key",
  "report:draft": "stays",
  "report:preview": "stays",
  "report:save": "stays",
  "report:choose-signed": "stays",
  "report:stamp-request": "stays",
  "report:stamp-import": "stays",
  "stamp:request": "stays",
  "stamp:choose": "stays",
  "stamp:check": "stays",
  "stamp:add": "adds-to-bag",
  "file:sign": "signs-file",
  // Signs nothing: a request is about a file that is only read.
  "file:stamp-request": "stays",
  "evidence:inspect": "stays",
  // Changes are made to what is held in memory only.
  "evidence:drill": "stays",
  "drill:save": "stays",
  "primitive:check": "stays",
  "primitive:batch": "stays",
  "primitive:open": "stays",
  // A judgement is only about what is read.
  "single:choose": "stays",
  "signature:judge": "stays",
  "judgement:save": "stays",
  "report:choose": "stays",
  "report:check": "stays",
  "saved:show-in-folder": "stays",
  "clipboard:write": "stays",
  // The app's own settings, in its own folder.
  "evidence:forget": "stays",
  "preferences:read": "stays",
  "preferences:write": "stays",
  "read-only:read": "stays",
  "read-only:write": "stays",
  "index:read": "stays",
  "index:keep": "keeps-index",
  "index:remove": "stays",
  "notices:read": "stays",
  "about:read": "stays",
  "help:read": "stays",
  "self-test:run": "stays",
}

/** The handlers, of which those that would write are refused while the mode is on. */
export function underReadOnly(mode: ReadOnlyMode, handlers: Handlers): Handlers {
  const guarded = Object.entries<keyof typeof REFUSALS | "stays">(IN_READ_ONLY).map(
    ([channel, standing]) => {
      // The table has every channel and no other; its type says so.
      const handler = handlers[channel as keyof Handlers] as (ask: unknown) => Promise<unknown>
      if (standing === "stays") return [channel, handler]
      const guard = (ask: unknown): Promise<unknown> =>
        mode.read().isOn ? Promise.resolve(REFUSALS[standing]) : mode.during(() => handler(ask))
      return [channel, guard]
    },
  )
  return Object.fromEntries(guarded) as Handlers
}
