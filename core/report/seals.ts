/** Who sealed the evidence, with which key, and what that weighs. */
import type { Result, SealResult } from "../verdict/index.ts"
import type { Block, Fact, Section, Tone } from "./document.ts"
import { trustSentences } from "./trust.ts"
import { isPlain, isSealable, knownWord, withSymbol } from "./words.ts"
import type { Wording } from "./wording.ts"

/** How a seal stands: `reserved` and `withoutRole` are valid, and show no origin. */
type SealStanding = SealResult["standing"] | "reserved" | "withoutRole"

const STANDING: Readonly<Record<SealStanding, { readonly symbol: string; readonly tone: Tone }>> = {
  valid: { symbol: "✓", tone: "passed" },
  reserved: { symbol: "?", tone: "open" },
  withoutRole: { symbol: "?", tone: "open" },
  broken: { symbol: "✗", tone: "failed" },
  uncompared: { symbol: "?", tone: "open" },
  undecided: { symbol: "?", tone: "open" },
  unattributed: { symbol: "?", tone: "open" },
}

export function sealsSection(result: Result, wording: Wording): Section {
  return {
    title: wording.words.seals.title,
    blocks: [
      { kind: "paragraph", text: trustSentence(result, wording) },
      ...(result.seals.length === 0
        ? [{ kind: "paragraph", text: noSealSentence(result, wording) } as const]
        : result.seals.map((seal) => sealCard(seal, result, wording))),
    ],
  }
}

function noSealSentence({ input }: Result, { words }: Wording): string {
  const { noSeals, noSealRead, unknownKind } = words.seals
  if (isPlain(input)) return noSeals
  return isSealable(input) ? noSealRead : unknownKind
}

function trustSentence({ trust, input }: Result, wording: Wording): string {
  const { noTrustSealable, noTrust } = wording.words.seals
  if (trust === undefined) return isSealable(input) ? noTrustSealable : noTrust
  return trustSentences(trust, wording)
}

/** That a seal agrees with the evidence is half of it: its key must be good, and in that role. */
function standingOf(
  { path, standing }: SealResult,
  { findings, signatures }: Sealed,
): SealStanding {
  if (standing !== "valid") return standing
  if (findings.some(({ code, at }) => code === "KEY_ROLE_NOT_HELD" && at.path === path)) {
    return "withoutRole"
  }
  const isGood = signatures.entries.some((one) => one.path === path && one.standing === "good")
  return isGood ? "valid" : "reserved"
}

/** What of a result says how a seal stands. */
type Sealed = Pick<Result, "findings" | "signatures">

function sealCard(seal: SealResult, sealed: Sealed, wording: Wording): Block {
  const { words, shown } = wording
  const names = words.seals
  const standing = standingOf(seal, sealed)
  const { symbol, tone } = STANDING[standing]
  const { label, text } = names[standing]
  return {
    kind: "card",
    tone,
    label: withSymbol({ symbol, word: label }),
    title: shown(seal.path),
    text,
    entries: [
      ...keyFacts(seal, wording),
      { name: names.role, value: knownWord(words.roles, seal.role) ?? shown(seal.role) },
      { name: names.time, value: names.claim(shown(seal.sealedAt)) },
      ...(seal.reason === "" ? [] : [{ name: names.reason, value: shown(seal.reason) }]),
      { name: names.sha256, value: shown(seal.sha256), fixed: true },
    ],
  }
}

function keyFacts({ key, keyid }: SealResult, { words, shown }: Wording): readonly Fact[] {
  const names = words.seals
  if (key === undefined) return [{ name: names.keyNamed, value: shown(keyid), fixed: true }]
  return [
    { name: names.pinnedFor, value: names.keyId(shown(key.subject), shown(key.id)) },
    { name: names.algorithm, value: shown(key.algorithm) },
    { name: names.fingerprint, value: shown(key.fingerprint), fixed: true },
  ]
}

const BY_NOBODY: Readonly<Record<SealResult["standing"], string>> = {
  valid: "by a key nobody pinned",
  unattributed: "by a key nobody pinned",
  uncompared: "by a pinned key",
  undecided: "by nobody who could be told",
  // It names a pinned key, and that key did not make it.
  broken: "in the name of a pinned key",
}

/** Seals in one line each, for the terminal. */
export function sealLine(
  seal: SealResult,
  sealed: Sealed,
  { words, shown }: Wording,
): { readonly text: string; readonly tone: Tone } {
  const standing = standingOf(seal, sealed)
  const { symbol, tone } = STANDING[standing]
  const { label } = words.seals[standing]
  const by = seal.key === undefined ? BY_NOBODY[seal.standing] : `by ${shown(seal.key.subject)}`
  return { text: `${withSymbol({ symbol, word: label })}  ${shown(seal.role)}, ${by}`, tone }
}
