/**
 * What the window asked, from unknown: one parser a channel, and nothing gets past them.
 *
 * A value of another form means a defect or a window that somebody took over, so it is
 * refused as a whole; what a handle stands for is looked up by the handlers.
 */
import type { Ask, Channel } from "../contract/channels.ts"
import type { FilePageAsk } from "../contract/contents.ts"
import type { CloseAsk, ExaminationHandle } from "../contract/examination.ts"
import type { Attempt, AttemptOutcome } from "../contract/self-test.ts"
import type { SealStampAsk, StampFileHandle } from "../contract/stamps.ts"
import type { Preferences } from "../contract/settings.ts"
import {
  flag,
  handle,
  HANDLE_CHARACTERS,
  integer,
  listOf,
  members,
  nothing,
  objectOf,
  oneOf,
  orNull,
  text,
  type Parsed,
  type Parser,
} from "./ask-parts.ts"
import { parsePreview, parseReport, parseReportCheck, parseStamp } from "./report-asks.ts"
import {
  parseLogProof,
  parseLogRange,
  parseLogRecord,
  parseLogRows,
  parseLogValues,
  parseTimeline,
} from "./log-asks.ts"
import {
  parseCompare,
  parseRecordOther,
  parseConfirm,
  parseEnd,
  parseNewKey,
  parsePin,
  parseRotate,
  parseSignPack,
} from "./asks-pack.ts"
import {
  parseAnchor,
  parseHead,
  parseRecord,
  parseRevocation,
  parseRules,
  parseThreshold,
  parseWitnesses,
} from "./asks-pack-rules.ts"
import { parseSeal } from "./asks-seal.ts"
import {
  parseCheckKind,
  parseDrill,
  parseJudge,
  parsePrimitive,
  parseSignFile,
} from "./asks-single.ts"
import { parseStart, parseTyped, parseTypedExpected } from "./asks-terms.ts"

const PATH_CHARACTERS = 65_536
const CLIPBOARD_CHARACTERS = 1024 * 1024
const MOST_ATTEMPTS = 100

const parseSealStamp = objectOf<SealStampAsk>({
  ...{ examination: handle, answer: handle },
  request: orNull(handle<StampFileHandle>),
})

export const PARSERS: { readonly [C in Channel]: Parser<Ask<C>> } = {
  "evidence:choose": oneOf("files", "folder"),
  "evidence:recent": nothing,
  "evidence:again": handle,
  "evidence:forget": (value) => (value === null ? { ask: null } : handle(value)),
  "evidence:since": handle,
  "evidence:show-in-folder": handle,
  "sample:open": nothing,
  "sample:read": nothing,
  "trust:current": nothing,
  "trust:choose": nothing,
  "trust:forget": nothing,
  "terms:choose-policy": nothing,
  "terms:name-signer": parseTyped,
  "terms:name-head": parseTyped,
  "terms:name-expected": parseTypedExpected,
  "terms:name-earlier": orNull(handle<ExaminationHandle>),
  "pack:read": nothing,
  "pack:choose-key": nothing,
  "pack:pin": parsePin,
  "pack:confirm": parseConfirm,
  "pack:rotate": parseRotate,
  "pack:end": parseEnd,
  "pack:choose-authority": nothing,
  "pack:anchor": parseAnchor,
  "pack:choose-revocation": nothing,
  "pack:import-revocation": parseRevocation,
  "pack:threshold": parseThreshold,
  "pack:witnesses": parseWitnesses,
  "pack:rules": parseRules,
  "pack:choose-checkpoint": nothing,
  "pack:head": parseHead,
  "pack:record": parseRecord,
  "pack:sign": parseSignPack,
  "pack:choose-changed": nothing,
  "pack:record-other": parseRecordOther,
  "pack:choose-other": nothing,
  "pack:compare": parseCompare,
  "key:make": parseNewKey,
  "signing-key:choose": nothing,
  "seal:choose-source": nothing,
  "seal:choose-events": nothing,
  "seal:preview": parseSeal,
  "seal:run": parseSeal,
  "work:stop": oneOf("seal", "compare", "drill", "check"),
  "examination:start": parseStart,
  "examination:list": nothing,
  "examination:cancel": handle,
  "examination:again": handle,
  "examination:close": objectOf<CloseAsk>({ examination: handle, isSure: flag }),
  "examination:pause": handle,
  "examination:continue": handle,
  "unfinished:list": nothing,
  "unfinished:resume": nothing,
  "unfinished:forget": nothing,
  "examination:outcome": handle,
  "file:page": parseFilePage,
  "log:range": parseLogRange,
  "log:timeline": parseTimeline,
  "log:rows": parseLogRows,
  "log:record": parseLogRecord,
  "log:values": parseLogValues,
  "log:proof": parseLogProof,
  "log:checkpoints": handle,
  "result:save": handle,
  "key:choose": nothing,
  "report:draft": handle,
  "report:preview": parsePreview,
  "case:load": nothing,
  "case:save": handle,
  "report:choose-signed": nothing,
  "report:stamp-request": handle,
  "report:stamp-import": parseStamp,
  "stamp:request": handle,
  "stamp:choose": oneOf("answer", "request"),
  "stamp:check": parseSealStamp,
  "stamp:add": parseSealStamp,
  "report:choose": nothing,
  "report:check": parseReportCheck,
  "single:choose": oneOf("file", "signature", "stamp"),
  "signature:judge": parseJudge,
  "judgement:save": handle,
  "evidence:inspect": handle,
  "evidence:drill": parseDrill,
  "drill:save": handle,
  "primitive:check": parsePrimitive,
  "primitive:batch": parseCheckKind,
  "primitive:open": nothing,
  "file:sign": parseSignFile,
  "file:stamp-request": handle,
  "report:save": parseReport,
  "saved:show-in-folder": handle,
  "clipboard:write": text(CLIPBOARD_CHARACTERS),
  "preferences:read": nothing,
  "preferences:write": parsePreferences,
  "read-only:read": nothing,
  "read-only:write": flag,
  "index:read": nothing,
  "index:keep": flag,
  "index:remove": (value) => (value === null ? { ask: null } : handle(value)),
  "notices:read": nothing,
  "about:read": nothing,
  "help:read": nothing,
  "self-test:run": parseAttempts,
}

/** Paths of dropped files, which preload knows and the window does not. */
export const parseDropped: Parser<readonly string[]> = (value) =>
  // Any number: that it is too many is for the handlers to say, to whoever let go of them.
  listOf(text(PATH_CHARACTERS), Number.POSITIVE_INFINITY)(value)

/** Also how the state file is read, which anybody may have edited. */
export function parsePreferences(value: unknown): Parsed<Preferences> {
  const given = members(value)
  const language = oneOf("en", "de")(given["language"])
  const theme = oneOf("system", "light", "dark", "contrast")(given["theme"])
  // State files from before there was a choice have none.
  const density = oneOf("calm", "compact")(given["density"] ?? "calm")
  const zoom = integer(50, 300)(given["zoom"])
  if (language === undefined || theme === undefined) return undefined
  if (density === undefined || zoom === undefined) return undefined
  return {
    ask: { language: language.ask, theme: theme.ask, density: density.ask, zoom: zoom.ask },
  }
}

function parseFilePage(value: unknown): Parsed<FilePageAsk> {
  const given = members(value)
  const examination = handle<FilePageAsk["examination"]>(given["examination"])
  const path = text(PATH_CHARACTERS)(given["path"])
  if (examination === undefined || path === undefined) return undefined
  return { ask: { examination: examination.ask, path: path.ask } }
}

function parseAttempts(value: unknown): Parsed<readonly Attempt[]> {
  return listOf(parseAttempt, MOST_ATTEMPTS)(value)
}

/** The window speaks for itself only. */
function parseAttempt(value: unknown): Parsed<Attempt> {
  const given = members(value)
  const where = oneOf("window")(given["where"])
  const way = text(HANDLE_CHARACTERS)(given["way"])
  const target = text(HANDLE_CHARACTERS)(given["target"])
  const outcome = oneOf<AttemptOutcome>("blocked", "stopped", "escaped")(given["outcome"])
  if (where === undefined || way === undefined) return undefined
  if (target === undefined || outcome === undefined) return undefined
  return { ask: { where: where.ask, way: way.ask, target: target.ask, outcome: outcome.ask } }
}
