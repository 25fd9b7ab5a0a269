/** Every signature by a pinned key: since when it is known to have existed, and on whose word. */
import type { Result, SignatureResult } from "../verdict/index.ts"
import type { Block, Section, Tone } from "./document.ts"
import { toCount, toCounted, toShown } from "./quantities.ts"

/** Entries that the report itself prints; the complete list is in result.json. */
const PRINTED_ENTRIES = 100

const STANDING: Readonly<
  Record<SignatureResult["standing"], { readonly label: string; readonly tone: Tone }>
> = {
  good: { label: "✓ good then", tone: "passed" },
  open: { label: "? not shown", tone: "open" },
  failed: { label: "✗ not good then", tone: "failed" },
}

const PROOF: Readonly<Record<SignatureResult["proof"], string>> = {
  rfc3161: "time-stamp",
  witnesses: "witnesses",
  none: "not proven: the time of the evaluation",
}

/** Nothing where no pinned key signed: the section on seals says so. */
export function signatureSections({ signatures }: Result): readonly Section[] {
  const { total, entries } = signatures
  if (total === 0) return []
  const printed = entries.slice(0, PRINTED_ENTRIES)
  const rest =
    printed.length === total
      ? ""
      : ` The first ${toCount(printed.length)} are printed here; result.json has more.`
  const text = `${toCounted(total, "signature")} by pinned keys hold. Each key is judged at the earliest instant at which something proves that the signature existed; where nothing does, at that of the evaluation.${rest}`
  return [
    {
      title: "Signatures and time",
      blocks: [{ kind: "paragraph", text }, signatureTable(printed)],
    },
  ]
}

function signatureTable(entries: readonly SignatureResult[]): Block {
  return {
    kind: "table",
    columns: [
      { title: "Signature", share: 0.3, fixed: true },
      { title: "Key", share: 0.2 },
      { title: "Existed no later than", share: 0.34 },
      { title: "The key was", share: 0.16 },
    ],
    rows: entries.map((entry) => ({
      cells: [placeOf(entry), toShown(entry.key), timeOf(entry), STANDING[entry.standing].label],
      tone: STANDING[entry.standing].tone,
    })),
  }
}

function placeOf({ path, line }: SignatureResult): string {
  return toShown(path) + (line === undefined ? "" : `, line ${toCount(line)}`)
}

function timeOf({ noLaterThan, proof, by }: SignatureResult): string {
  const word = by === undefined ? "" : ` by ${toShown(by)}`
  return `${toShown(noLaterThan)}\n${PROOF[proof]}${word}`
}
