/** Colour for terminals that want it. Colour only repeats what symbol and word already say. */
import type { Tone } from "./document.ts"

/** Wraps a text that has been laid out already: the codes take no room. */
export interface Paint {
  tone(tone: Tone, text: string): string
  strong(text: string): string
  faint(text: string): string
}

/** Select Graphic Rendition parameters (ECMA-48 §8.3.117): bold green, bold red, bold yellow. */
const TONES: Readonly<Record<Tone, string>> = {
  passed: "1;32",
  failed: "1;31",
  open: "1;33",
  plain: "2",
}

const PLAIN: Paint = {
  tone: (_tone, text) => text,
  strong: (text) => text,
  faint: (text) => text,
}

const COLOURED: Paint = {
  tone: (tone, text) => sgr(TONES[tone], text),
  strong: (text) => sgr("1", text),
  faint: (text) => sgr("2", text),
}

export function paint(colour: boolean): Paint {
  return colour ? COLOURED : PLAIN
}

function sgr(parameters: string, text: string): string {
  return text === "" ? "" : `\u001b[${parameters}m${text}\u001b[0m`
}
