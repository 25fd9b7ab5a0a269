/** What was filled in to seal something, and what is still missing of it. */
import type { SealRole } from "../../core/index.ts"
import type { OfferedEvidence } from "../../electron/contract/evidence.ts"
import type {
  EventsHandle,
  Named,
  SealAsk,
  SealWork,
  SourceHandle,
} from "../../electron/contract/sealing.ts"
import { NO_KEY, type SigningKey } from "./signing-key.ts"

export type WorkKind = SealWork["kind"]

export interface SealDraft {
  readonly kind: WorkKind
  readonly source: Named<SourceHandle> | undefined
  readonly bag: OfferedEvidence | undefined
  readonly events: Named<EventsHandle> | undefined
  readonly exporter: string
  readonly sourceItems: string
  readonly key: SigningKey
  readonly hasLogKey: boolean
  readonly logKey: SigningKey
  readonly role: SealRole
  readonly reason: string
}

/** What every part of the form is given. */
export interface DraftProps {
  readonly draft: SealDraft
  /** True once it was tried, from when on what is missing is said. */
  readonly isAsked: boolean
  readonly onChange: (draft: SealDraft) => void
}

export const EMPTY_DRAFT: SealDraft = {
  kind: "new",
  source: undefined,
  bag: undefined,
  events: undefined,
  exporter: "",
  sourceItems: "",
  key: NO_KEY,
  hasLogKey: false,
  logKey: NO_KEY,
  role: "exporter",
  reason: "",
}

/** True for "", with which no count is stated. */
export function isCountOrEmpty(text: string): boolean {
  return /^\d{0,15}$/u.test(text.trim())
}

/** What is asked of main; `undefined` while something is missing or wrong. */
export function askOf(draft: SealDraft): SealAsk | undefined {
  const { key, hasLogKey, logKey, role, kind } = draft
  const work = workOf(draft)
  const reason = draft.reason.trim()
  if (work === undefined || key.file === undefined || reason === "") return undefined
  const ask = { work, key: key.file.handle, passphrase: key.passphrase, role, reason }
  if (!hasLogKey || kind === "add") return { ...ask, logKey: null }
  if (logKey.file === undefined) return undefined
  return { ...ask, logKey: { key: logKey.file.handle, passphrase: logKey.passphrase } }
}

function workOf(draft: SealDraft): SealWork | undefined {
  const { kind, bag } = draft
  if (kind === "new") return newWork(draft)
  if (bag === undefined) return undefined
  const events = draft.events?.handle ?? null
  return kind === "add" ? { kind, bag: bag.handle } : { kind, bag: bag.handle, events }
}

function newWork({ source, events, exporter, sourceItems }: SealDraft): SealWork | undefined {
  if (source === undefined || !isCountOrEmpty(sourceItems)) return undefined
  const [name, items] = [exporter.trim(), sourceItems.trim()]
  return {
    ...{ kind: "new", source: source.handle, events: events?.handle ?? null },
    exporter: name === "" ? null : name,
    sourceItems: items === "" ? null : Number(items),
  }
}

/** The draft after something was sealed: all of it but what opens the keys. */
export function withoutPassphrases(draft: SealDraft): SealDraft {
  const { key, logKey } = draft
  return { ...draft, key: { ...key, passphrase: "" }, logKey: { ...logKey, passphrase: "" } }
}
