/**
 * How a matter stands, as a shape: a disc, an octagon, a diamond, a bar.
 *
 * Four outlines that differ without colour, at any size and in print. The mark is hidden
 * from screen readers because its word always stands beside it.
 */
import type { ReactElement } from "react"
import type { Tone } from "../../core/index.ts"

const OUTLINES: Readonly<Record<Tone, string>> = {
  passed: "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z",
  failed: "M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z",
  open: "M12 .6 23.4 12 12 23.4.6 12z",
  plain: "M4 9h16a3 3 0 0 1 0 6H4a3 3 0 0 1 0-6z",
}

const SIGNS: Readonly<Record<Tone, string>> = {
  passed: "M6.6 12.6 10.4 16.4 17.4 8.2",
  failed: "M8 8l8 8M16 8l-8 8",
  open: "M9.5 9.4a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.4 1-1.4 2M12 16.7v.1",
  plain: "",
}

export interface ToneMarkProps {
  readonly tone: Tone
  readonly size?: "small" | "medium" | "large"
}

export function ToneMark({ tone, size = "small" }: ToneMarkProps): ReactElement {
  return (
    <svg
      className={`mark mark-${size}`}
      data-tone={tone}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path className="mark-outline" d={OUTLINES[tone]} />
      <path className="mark-sign" d={SIGNS[tone]} />
    </svg>
  )
}

/** The document writes "✗ failed"; the window draws the mark and keeps the word. */
export function withoutSymbol(status: string): string {
  return status.replace(/^[✓✗?–·] /u, "")
}

export interface ToneChipProps {
  readonly tone: Tone
  /** As the document writes it, with or without its symbol. */
  readonly status: string
}

export function ToneChip({ tone, status }: ToneChipProps): ReactElement {
  return (
    <span className="chip" data-tone={tone}>
      <ToneMark tone={tone} />
      {withoutSymbol(status)}
    </span>
  )
}
