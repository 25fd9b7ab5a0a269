/** Who sealed the evidence, with which key, and what that weighs. */
import type { Result, SealResult } from "../verdict/index.ts"
import type { Block, Fact, Section, Tone } from "./document.ts"
import { toShown } from "./quantities.ts"
import { trustSentences } from "./trust.ts"
import { isPlain, isSealable } from "./words.ts"

const STANDING: Readonly<
  Record<
    SealResult["standing"],
    { readonly label: string; readonly tone: Tone; readonly text: string }
  >
> = {
  valid: {
    label: "✓ valid",
    tone: "passed",
    text: "Made with a key that the trust file names; everything it says agrees with the lists of files and the log.",
  },
  broken: {
    label: "✗ broken",
    tone: "failed",
    text: "Names a key of the trust file and does not hold; the findings say in which respect.",
  },
  unattributed: {
    label: "? unattributed",
    tone: "open",
    text: "Nobody pinned the key that made it. It is listed and weighs nothing.",
  },
}

export function sealsSection(result: Result): Section {
  return {
    title: "Seals and keys",
    blocks: [
      { kind: "paragraph", text: trustSentence(result) },
      ...(result.seals.length === 0
        ? [{ kind: "paragraph", text: noSealSentence(result) } as const]
        : result.seals.map(sealCard)),
    ],
  }
}

function noSealSentence({ input }: Result): string {
  if (isPlain(input))
    return "Evidence of this kind has no seals, so nothing here shows who made it."
  return isSealable(input)
    ? "The evidence holds no seal that could be read."
    : "No seal was read: the evidence is of no known kind."
}

function trustSentence({ trust, input }: Result): string {
  if (trust === undefined) {
    return isSealable(input)
      ? "No trust file was given, so no key counts as anybody's and no seal shows an origin."
      : "No trust file was given."
  }
  return trustSentences(trust)
}

function sealCard(seal: SealResult): Block {
  const { label, tone, text } = STANDING[seal.standing]
  return {
    kind: "card",
    tone,
    label,
    title: toShown(seal.path),
    text,
    entries: [
      ...keyFacts(seal),
      { name: "Role it claims", value: toShown(seal.role) },
      { name: "Time it claims", value: `${toShown(seal.sealedAt)} (a claim, not proven)` },
      ...(seal.reason === "" ? [] : [{ name: "Reason it gives", value: toShown(seal.reason) }]),
      { name: "SHA-256 of its file", value: toShown(seal.sha256), fixed: true },
    ],
  }
}

function keyFacts({ key, keyid }: SealResult): readonly Fact[] {
  if (key === undefined) return [{ name: "Key it names", value: toShown(keyid), fixed: true }]
  return [
    { name: "Pinned for", value: `${toShown(key.subject)} (key id ${toShown(key.id)})` },
    { name: "Algorithm", value: toShown(key.algorithm) },
    { name: "Fingerprint", value: toShown(key.fingerprint), fixed: true },
  ]
}

/** Seals in one line each, for the terminal. */
export function sealLine(seal: SealResult): { readonly text: string; readonly tone: Tone } {
  const { label, tone } = STANDING[seal.standing]
  const by = seal.key === undefined ? "a key nobody pinned" : toShown(seal.key.subject)
  return { text: `${label}  ${toShown(seal.role)}, by ${by}`, tone }
}
