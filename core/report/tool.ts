/** With what it was done, who signs the report, and what the words mean. */
import type { Result } from "../verdict/index.ts"
import type { Block, Fact, ReportSignature, Section } from "./document.ts"
import type { Wording } from "./wording.ts"

/** @param selfTest - Said in the words of the program that ran it; absent when none ran. */
export function toolSection(
  result: Result,
  wording: Wording,
  selfTest?: readonly string[],
): Section {
  const { title, digestMeans } = wording.words.tool
  return {
    title,
    blocks: [
      { kind: "facts", entries: toolFacts(result, wording) },
      { kind: "paragraph", text: digestMeans },
      ...(selfTest === undefined ? [] : [selfTestBlock(selfTest, wording)]),
    ],
  }
}

function toolFacts(result: Result, wording: Wording): readonly Fact[] {
  const { tool, policy, trust, run } = result
  const { words, shown, count } = wording
  const names = words.tool
  return [
    { name: names.tool, value: shown(`${tool.name} ${tool.version}`) },
    { name: names.ranOn, value: shown(`${run.platform}, ${run.runtime}`) },
    { name: names.engine, value: shown(run.engine) },
    ...nativeEntry(run, wording),
    { name: names.started, value: shown(run.startedAt) },
    { name: names.took, value: `${count(run.durationMs)} ms` },
    { name: words.cover.evaluatedAt, value: shown(result.evaluatedAt) },
    { name: names.policy, value: shown(`${policy.id} ${policy.version}`) },
    { name: names.policyDigest, value: shown(policy.digest), fixed: true },
    trust === undefined
      ? { name: names.trust, value: names.noTrust }
      : { name: names.trustDigest, value: shown(trust.digest), fixed: true },
    { name: names.resultDigest, value: shown(result.resultDigest), fixed: true },
  ]
}

/** What was tried before anything was examined; the portable engine computes all that is missing. */
function nativeEntry({ native }: Result["run"], { words, shown }: Wording): readonly Fact[] {
  if (native === undefined) return []
  const value = native.length === 0 ? words.tool.none : shown(native.join(", "))
  return [{ name: words.tool.native, value }]
}

function selfTestBlock(says: readonly string[], { words, shown }: Wording): Block {
  return {
    kind: "callout",
    tone: "plain",
    title: words.tool.selfTest,
    text: says.map(shown),
  }
}

export function signatureSection(
  signature: ReportSignature | undefined,
  { words, shown }: Wording,
): Section {
  const names = words.signature
  if (signature === undefined) {
    return { title: names.title, blocks: [{ kind: "paragraph", text: names.unsigned }] }
  }
  return {
    title: names.title,
    blocks: [
      {
        kind: "facts",
        entries: [
          { name: names.level, value: names.levelIs },
          { name: names.certificate, value: shown(signature.subject) },
          { name: names.certificateDigest, value: shown(signature.certificate), fixed: true },
          { name: names.time, value: names.unproven },
        ],
      },
      { kind: "paragraph", text: names.means },
    ],
  }
}

export function glossarySection({ words }: Wording): Section {
  const entries = words.glossary.map(({ term, means }) => ({ name: term, value: means }))
  return { title: words.glossaryTitle, blocks: [{ kind: "facts", entries }] }
}
