/**
 * The report as a document: sections of blocks, with every sentence already written.
 *
 * Text and PDF are two renderings of this one model, so they cannot tell different
 * things. All text in it is ready to be shown: what came from evidence has its control
 * characters written out. How it looks is decided by the renderings.
 */

import type { Language } from "./language.ts"

/** How a matter stands: passed, failed, open (not enough was shown), or neither. */
export type Tone = "passed" | "failed" | "open" | "plain"

/** A named value. `fixed` asks for a typeface in which every character can be told apart. */
export interface Fact {
  readonly name: string
  readonly value: string
  readonly fixed?: boolean
}

export interface Column {
  readonly title: string
  /** Share of the width; the shares of a table sum to 1. */
  readonly share: number
  readonly align?: "left" | "right"
  readonly fixed?: boolean
}

export interface Row {
  /** One text a column; a line feed in it begins a new line. */
  readonly cells: readonly string[]
  readonly tone?: Tone
}

export interface TitledList {
  readonly title: string
  readonly items: readonly string[]
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | {
      readonly kind: "callout"
      readonly tone: Tone
      readonly title: string
      readonly text: readonly string[]
    }
  | { readonly kind: "facts"; readonly entries: readonly Fact[] }
  | { readonly kind: "table"; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  /** Two lists to be read against each other. */
  | { readonly kind: "contrast"; readonly left: TitledList; readonly right: TitledList }
  /** One matter with a heading, a label for its weight, and what there is to know about it. */
  | {
      readonly kind: "card"
      readonly tone: Tone
      readonly label: string
      readonly title: string
      readonly text: string
      readonly entries: readonly Fact[]
    }
  /** Commands to be typed as they stand. */
  | { readonly kind: "commands"; readonly lines: readonly string[] }

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Whose certificate signs the report. */
export interface ReportSignature {
  readonly subject: string
  /** SHA-256 (hex) of the certificate. */
  readonly certificate: string
}

export interface ReportDocument {
  readonly title: string
  /** Derived from the result, so equal results have equal ids. */
  readonly reportId: string
  /** Instant at which the report was written: an input. */
  readonly writtenAt: string
  /** BCP 47 tag of the language of all sentences. */
  readonly language: Language
  readonly verdict: { readonly word: string; readonly tone: Tone }
  /** The result this report tells, by its own digest. */
  readonly resultDigest: string
  readonly facts: readonly Fact[]
  readonly sections: readonly Section[]
  /** Absent when the report is not signed. */
  readonly signature?: ReportSignature
}
