/** Every signature by a pinned key: since when it is known to have existed, and on whose word. */
import type { Result, SignatureResult } from "../verdict/index.ts"
import type { Block, Section, Tone } from "./document.ts"
import { withSymbol } from "./words.ts"
import type { Wording } from "./wording.ts"

/** Entries that the report itself prints; the complete list is in result.json. */
const PRINTED_ENTRIES = 100

const STANDING: Readonly<
  Record<SignatureResult["standing"], { readonly symbol: string; readonly tone: Tone }>
> = {
  good: { symbol: "✓", tone: "passed" },
  open: { symbol: "?", tone: "open" },
  failed: { symbol: "✗", tone: "failed" },
}

/** Nothing where no pinned key signed: the section on seals says so. */
export function signatureSections({ signatures }: Result, wording: Wording): readonly Section[] {
  const { total, entries } = signatures
  if (total === 0) return []
  const { title, lead, first } = wording.words.signatures
  const printed = entries.slice(0, PRINTED_ENTRIES)
  const rest = printed.length === total ? "" : ` ${first(wording.count(printed.length))}`
  const text = lead(wording.counted(total, "signatures")) + rest
  return [{ title, blocks: [{ kind: "paragraph", text }, signatureTable(printed, wording)] }]
}

function signatureTable(entries: readonly SignatureResult[], wording: Wording): Block {
  const names = wording.words.signatures
  const [signature = "", key = "", existed = "", was = ""] = names.columns
  return {
    kind: "table",
    columns: [
      { title: signature, share: 0.3, fixed: true },
      { title: key, share: 0.2 },
      { title: existed, share: 0.34 },
      { title: was, share: 0.16 },
    ],
    rows: entries.map((entry) => ({
      cells: [
        placeOf(entry, wording),
        wording.shown(entry.key),
        timeOf(entry, wording),
        withSymbol({ symbol: STANDING[entry.standing].symbol, word: names[entry.standing] }),
      ],
      tone: STANDING[entry.standing].tone,
    })),
  }
}

function placeOf({ path, line }: SignatureResult, { words, count, shown }: Wording): string {
  return shown(path) + (line === undefined ? "" : `, ${words.findings.line(count(line))}`)
}

function timeOf({ noLaterThan, proof, by }: SignatureResult, { words, shown }: Wording): string {
  const word = by === undefined ? "" : words.signatures.by(shown(by))
  return `${shown(noLaterThan)}\n${words.signatures.proof[proof]}${word}`
}
