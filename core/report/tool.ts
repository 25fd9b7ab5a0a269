/** With what it was done, who signs the report, and what the words mean. */
import type { Result } from "../verdict/index.ts"
import type { Block, ReportSignature, Section } from "./document.ts"
import { toCount, toShown } from "./quantities.ts"
import { GLOSSARY } from "./words.ts"

/** @param selfTest - Said in the words of the program that ran it; absent when none ran. */
export function toolSection(result: Result, selfTest?: readonly string[]): Section {
  const { tool, policy, trust, run } = result
  return {
    title: "Tool, policy and result",
    blocks: [
      {
        kind: "facts",
        entries: [
          { name: "Tool", value: toShown(`${tool.name} ${tool.version}`) },
          { name: "Ran on", value: toShown(`${run.platform}, ${run.runtime}`) },
          { name: "Engine", value: toShown(run.engine) },
          ...nativeEntry(run),
          { name: "Started", value: toShown(run.startedAt) },
          { name: "Took", value: `${toCount(run.durationMs)} ms` },
          { name: "Evaluated at", value: toShown(result.evaluatedAt) },
          { name: "Policy", value: toShown(`${policy.id} ${policy.version}`) },
          { name: "Digest of the policy", value: toShown(policy.digest), fixed: true },
          trust === undefined
            ? { name: "Trust file", value: "none was given" }
            : { name: "Digest of the trust file", value: toShown(trust.digest), fixed: true },
          { name: "Result digest", value: toShown(result.resultDigest), fixed: true },
        ],
      },
      {
        kind: "paragraph",
        text: "The result digest is the same on every machine for equal evidence, trust, policy and time of evaluation. It leaves out where and how long the program ran.",
      },
      ...(selfTest === undefined ? [] : [selfTestBlock(selfTest)]),
    ],
  }
}

/** What was tried before anything was examined; the portable engine computes all that is missing. */
function nativeEntry({ native }: Result["run"]): readonly { name: string; value: string }[] {
  if (native === undefined) return []
  const value = native.length === 0 ? "none" : toShown(native.join(", "))
  return [{ name: "Computed natively", value }]
}

function selfTestBlock(says: readonly string[]): Block {
  return {
    kind: "callout",
    tone: "plain",
    title: "Self-test of the program",
    text: says.map(toShown),
  }
}

export function signatureSection(signature: ReportSignature | undefined): Section {
  if (signature === undefined) {
    return {
      title: "Signature of this report",
      blocks: [
        {
          kind: "paragraph",
          text: "This report is not signed. Anyone could have written or altered it; rely on the evidence and on examining it again.",
        },
      ],
    }
  }
  return {
    title: "Signature of this report",
    blocks: [
      {
        kind: "facts",
        entries: [
          { name: "Level", value: "PAdES-B-B (ETSI EN 319 142-1)" },
          { name: "Certificate of", value: toShown(signature.subject) },
          {
            name: "Certificate, SHA-256",
            value: toShown(signature.certificate),
            fixed: true,
          },
          { name: "Time of signing", value: "not independently proven (no time-stamp)" },
        ],
      },
      {
        kind: "paragraph",
        text: "The signature shows that the report was not altered since it was made. To know whose certificate it is, compare its digest with one that you obtained from the signer by a separate way.",
      },
    ],
  }
}

export function glossarySection(): Section {
  return {
    title: "Words used in this report",
    blocks: [
      { kind: "facts", entries: GLOSSARY.map(({ term, means }) => ({ name: term, value: means })) },
    ],
  }
}
