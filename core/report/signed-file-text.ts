/** The terminal's answer to `signature`: the verdict, whose key it was, and what was found. */
import type { FileFinding, FileSigner, SignedFileResult } from "../verdict/index.ts"
import { authorityFacts } from "./authority-facts.ts"
import { factLines, type TextOptions } from "./document-text.ts"
import type { Fact } from "./document.ts"
import { placeText } from "./findings.ts"
import { paint, type Paint } from "./paint.ts"
import { wrapped } from "./text-layout.ts"
import { severityWords, verdictWords, withSymbol } from "./words.ts"
import { TERMINAL } from "./wording.ts"

const MINIMUM_WIDTH = 60
const READABLE_WIDTH = 100
const MARGIN = "  "
const { bytes, shown } = TERMINAL

interface Setting {
  readonly width: number
  readonly paint: Paint
}

/** What says that it is no signature over this file; anything else that fails is a broken rule. */
const REFUTING: readonly string[] = ["SIG_CRYPTO_FAILURE", "HASH_FAILURE", "CONTEXT_MISMATCH"]

function sentence({ verdict, findings, signers }: SignedFileResult): string {
  if (verdict === "TOTAL-PASSED") {
    const isPinned = signers.some(({ vouches, authority }) => vouches && authority === undefined)
    return isPinned
      ? "A key that was pinned to vouch signed exactly this file."
      : "A signer for whom a pinned authority vouches signed exactly this file."
  }
  if (verdict === "INDETERMINATE") {
    return "It is not shown that a key that was pinned to vouch signed this file."
  }
  return findings.some(({ code }) => REFUTING.includes(code))
    ? "The signature does not hold for this file."
    : "The signature is not accepted, because of what is broken below."
}

/** Renders one result for the terminal; the last line ends with a line feed. */
export function signedFileText(result: SignedFileResult, options: TextOptions): string {
  const width = Math.min(READABLE_WIDTH, Math.max(MINIMUM_WIDTH, options.width)) - MARGIN.length
  const setting = { width, paint: paint(options.colour) }
  const words = verdictWords(result.verdict)
  const parts = [
    [setting.paint.tone(words.tone, withSymbol(words)), ...wrapped(sentence(result), width)],
    factLines(facts(result), setting),
    findingLines(result, setting),
    nextLines(result, setting),
  ].filter((part) => part.length > 0)
  const lines = parts.flatMap((part) => ["", ...part])
  return `${lines.map((line) => (line === "" ? "" : MARGIN + line)).join("\n")}\n\n`
}

/** What an envelope may say beside its signatures, in the words of its form. */
const SAYS: Readonly<Record<string, string>> = {
  keyId: "Key id",
  trustedComment: "Trusted comment",
  untrustedComment: "Other comment",
  payloadType: "Payload type",
  namespace: "Namespace",
  keyType: "Key type",
  kid: "Key name",
  certificateSerial: "Serial no.",
  claimedTime: "Claims time",
}

function facts({ file, signature, signers, evaluatedAt }: SignedFileResult): readonly Fact[] {
  return [
    { name: "File", value: `${shown(file.path)}, ${bytes(file.bytes)}` },
    { name: "SHA-256", value: file.sha256, fixed: true },
    { name: "Signature", value: `${shown(signature.path)}, ${signature.form}` },
    ...Object.entries(signature.says).map(([name, value]) => ({
      name: SAYS[name] ?? name,
      value: shown(value),
    })),
    ...signers.flatMap((signer, index) => [
      { name: index === 0 ? "Signed by" : "", value: signerText(signer) },
      ...(signer.authority === undefined
        ? []
        : authorityFacts(signer.authority, evaluatedAt, "en")),
    ]),
    ...(signers.length === 0 ? [{ name: "Signed by", value: "nobody who was pinned" }] : []),
    { name: "Judged at", value: judgedAt(signers, evaluatedAt) },
  ]
}

function signerText({ subject, id, algorithm, roles, vouches, authority }: FileSigner): string {
  const who = `${shown(subject)} (${shown(id)}, ${algorithm})`
  const as = authority === undefined ? "pinned as" : "certified as"
  return `${who}, ${as} ${roles.join(", ")}${vouches ? "" : "; does not vouch"}`
}

/** All signers of one file share its time: a time-stamp is over the whole file. */
function judgedAt([signer]: SignedFileResult["signers"], evaluatedAt: string): string {
  if (signer?.proof !== "rfc3161") return `${evaluatedAt}; nothing proves an earlier time`
  const { noLaterThan, by = "", proofAt = "" } = signer
  return `${noLaterThan}: the time-stamp ${shown(proofAt)} by ${shown(by)} proves that it existed`
}

function findingLines({ findings }: SignedFileResult, setting: Setting): readonly string[] {
  if (findings.length === 0) return []
  return [
    setting.paint.strong(`Findings (${String(findings.length)})`),
    ...findings.flatMap((found, index) => [
      ...(index === 0 ? [] : [""]),
      ...oneFinding(found, setting),
    ]),
  ]
}

function oneFinding(found: FileFinding, { width, paint }: Setting): readonly string[] {
  const words = severityWords(found.severity, TERMINAL)
  const inner = { width: width - MARGIN.length, paint }
  const observed = Object.entries(found.observed).map(([name, value]) => ({
    name: shown(name),
    value: shown(value),
    fixed: true,
  }))
  return [
    `${paint.tone(words.tone, withSymbol(words))}${MARGIN}${paint.strong(found.code)}`,
    ...[
      ...wrapped(placeText(found.at, TERMINAL), inner.width),
      ...wrapped(found.says, inner.width),
      ...factLines(observed, inner),
    ].map((line) => MARGIN + line),
  ]
}

function nextLines(result: SignedFileResult, { width, paint }: Setting): readonly string[] {
  if (result.verdict === "TOTAL-PASSED") return []
  const found =
    result.findings.find(({ severity }) => severity === "broken") ??
    result.findings.find(({ severity }) => severity === "doubtful") ??
    result.findings[0]
  const step =
    result.trust === null
      ? "give a trust file with --trust: sealwright keys pin --help says how to make one"
      : `sealwright explain ${found?.code ?? "KEY_NOT_PINNED"}`
  return wrapped(`Next${MARGIN}${step}`, width).map((line, index) =>
    index === 0 ? paint.strong("Next") + line.slice("Next".length) : line,
  )
}
