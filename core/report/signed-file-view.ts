/** What is shown of one signature over one file: the same in the terminal and the window. */
import type { FileFinding, FileSigner, SignedFileResult } from "../verdict/index.ts"
import { authorityFacts } from "./authority-facts.ts"
import { sentencesOf } from "./cases.ts"
import type { Fact, TitledList, Tone } from "./document.ts"
import { observedEntries, placeText } from "./findings.ts"
import type { Language } from "./language.ts"
import { SIGNED_FILE_WORDS, type SignedFileWords } from "./signed-file-words.ts"
import { rolesTold, severityWords, verdictWords, withSymbol } from "./words.ts"
import { wordingOf, type Wording } from "./wording.ts"

export interface ShownFileFinding {
  readonly tone: Tone
  readonly label: string
  readonly code: FileFinding["code"]
  readonly where: string
  readonly says: string
  readonly observed: readonly Fact[]
  /** What would settle it. */
  readonly resolve: string
}

export interface SignedFileView {
  readonly verdict: { readonly word: string; readonly symbol: string; readonly tone: Tone }
  /** What was shown of the signature, in one sentence; larger than the verdict word. */
  readonly head: string
  readonly sentence: string
  readonly facts: readonly Fact[]
  readonly findings: { readonly title: string; readonly items: readonly ShownFileFinding[] }
  readonly notShown: TitledList
}

/** What says that it is no signature over this file; anything else that fails is a broken rule. */
const REFUTING: readonly string[] = ["SIG_CRYPTO_FAILURE", "HASH_FAILURE", "CONTEXT_MISMATCH"]

/** Says in words what was found about a signature. */
export function signedFileView(result: SignedFileResult, language: Language): SignedFileView {
  const words = SIGNED_FILE_WORDS[language]
  const wording = wordingOf(language)
  const { word, symbol, tone } = verdictWords(result.verdict)
  const { findings } = result
  return {
    verdict: { word, symbol, tone },
    head: head(result, words, wording),
    sentence: sentence(result, words, wording),
    facts: factsOf(result, words, wording),
    findings: {
      title: words.findings(String(findings.length)),
      items: findings.map((found) => shownFinding(found, wording)),
    },
    notShown: { title: words.notShown.title, items: neverShown(result, words) },
  }
}

function sentence(
  { verdict, findings, signers }: SignedFileResult,
  { sentences }: SignedFileWords,
  { shown }: Wording,
): string {
  if (verdict === "TOTAL-PASSED") {
    const isPinned = signers.some(({ vouches, authority }) => vouches && authority === undefined)
    return isPinned ? sentences.pinned : sentences.certified
  }
  if (verdict === "INDETERMINATE") return sentences.open
  const other = otherPurpose(findings)
  if (other !== undefined) return sentences.otherPurpose(shown(other.stands), shown(other.wanted))
  return findings.some(({ code }) => REFUTING.includes(code))
    ? sentences.refuted
    : sentences.notAccepted
}

interface OtherPurpose {
  readonly stands: string
  readonly wanted: string
  /** Id of the pinned key that made it; absent where none is known to have. */
  readonly key?: string
}

/** That it is for another purpose; `undefined` where it does not even hold for that one. */
function otherPurpose(findings: readonly FileFinding[]): OtherPurpose | undefined {
  const refuting = findings.filter(({ code }) => REFUTING.includes(code))
  const [found, ...others] = refuting
  const { namespace: stands, expected: wanted, key } = found?.observed ?? {}
  if (stands === undefined || wanted === undefined || others.length > 0) return undefined
  return { stands, wanted, ...(key === undefined ? {} : { key }) }
}

/** Names the signer only where the signature passed. */
function head(
  { verdict, findings, signers }: SignedFileResult,
  { heads }: SignedFileWords,
  { shown }: Wording,
): string {
  if (verdict === "INDETERMINATE") return heads.open
  if (verdict === "TOTAL-FAILED") {
    if (otherPurpose(findings) !== undefined) return heads.otherPurpose
    return findings.some(({ code }) => REFUTING.includes(code)) ? heads.refuted : heads.notAccepted
  }
  const vouching = signers.filter(({ vouches }) => vouches)
  const pinned = vouching.filter(({ authority }) => authority === undefined)
  const by = (some: readonly FileSigner[]): string =>
    [...new Set(some.map(({ subject }) => shown(subject)))].join(", ")
  return pinned.length > 0 ? heads.pinned(by(pinned)) : heads.certified(by(vouching))
}

function factsOf(
  { file, signature, signers, findings, evaluatedAt }: SignedFileResult,
  words: SignedFileWords,
  wording: Wording,
): readonly Fact[] {
  const { facts: names, says } = words
  const { language, shown, bytes } = wording
  return [
    { name: names.file, value: `${shown(file.path)}, ${bytes(file.bytes)}` },
    { name: names.sha256, value: file.sha256, fixed: true },
    { name: names.signature, value: `${shown(signature.path)}, ${signature.form}` },
    ...Object.entries(signature.says).map(([name, value]) => ({
      name: says[name] ?? name,
      value: shown(value),
    })),
    ...signers.flatMap((signer, index) => [
      { name: index === 0 ? names.signedBy : "", value: signerText(signer, names, wording) },
      ...(signer.authority === undefined
        ? []
        : authorityFacts(signer.authority, evaluatedAt, language)),
    ]),
    ...(signers.length === 0
      ? [{ name: names.signedBy, value: noSigner(findings, names, shown) }]
      : []),
    { name: names.judgedAt, value: judgedAt({ signers, evaluatedAt }, names, shown) },
  ]
}

/** Who signed for another purpose signed all the same, and nobody for this one. */
function noSigner(
  findings: readonly FileFinding[],
  names: SignedFileWords["facts"],
  shown: Wording["shown"],
): string {
  const { key, stands = "" } = otherPurpose(findings) ?? {}
  return key === undefined ? names.nobody : names.forOtherPurpose(shown(key), shown(stands))
}

function signerText(
  { subject, id, algorithm, roles, vouches, authority }: FileSigner,
  names: SignedFileWords["facts"],
  wording: Wording,
): string {
  const { shown } = wording
  const who = `${shown(subject)} (${shown(id)}, ${algorithm})`
  const as = authority === undefined ? names.pinnedAs : names.certifiedAs
  return `${as(who, rolesTold(roles, wording))}${vouches ? "" : `; ${names.doesNotVouch}`}`
}

/** All signers of one file share its time: a time-stamp is over the whole file. */
function judgedAt(
  { signers: [signer], evaluatedAt }: Pick<SignedFileResult, "signers" | "evaluatedAt">,
  names: SignedFileWords["facts"],
  shown: Wording["shown"],
): string {
  if (signer?.proof !== "rfc3161") return names.unproven(evaluatedAt)
  const { noLaterThan, by = "", proofAt = "" } = signer
  return names.proven(noLaterThan, shown(proofAt), shown(by))
}

function shownFinding(found: FileFinding, wording: Wording): ShownFileFinding {
  const words = severityWords(found.severity, wording)
  const { says, resolve } = sentencesOf(found, wording)
  return {
    tone: words.tone,
    label: withSymbol(words),
    code: found.code,
    where: placeText(found, wording),
    ...{ says, resolve },
    observed: observedEntries(found, wording),
  }
}

function neverShown(
  { verdict, signers: [signer] }: SignedFileResult,
  { notShown }: SignedFileWords,
): readonly string[] {
  return [
    verdict === "TOTAL-PASSED" ? notShown.person : notShown.signer,
    notShown.time[signer?.proof === "rfc3161" ? "proven" : "unproven"],
    notShown.truth,
  ]
}
