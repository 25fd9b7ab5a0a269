/**
 * The last net before a screen: whatever a command prints, no control character but LF and
 * our own colours gets through.
 *
 * Each command escapes what it quotes from evidence; this holds when one forgets to.
 */
import { escapeControls } from "../core/index.ts"
import type { Io } from "./io.ts"

/** Colours, and the wiping of the progress line: all that we ever ask of a terminal. */
const COLOUR = /(\u001b\[[0-9;]*m)/
const COLOUR_OR_WIPE = /(\u001b\[[0-9;]*m|\r\u001b\[K)/

/** Io whose output cannot move or hide what stands around it. */
export function guardedIo(io: Io): Io {
  return {
    ...io,
    out: (text) => {
      io.out(io.colour ? escapeBetween(text, COLOUR) : escapeControls(text))
    },
    err: (text) => {
      io.err(io.progress ? escapeBetween(text, COLOUR_OR_WIPE) : escapeControls(text))
    },
  }
}

function escapeBetween(text: string, ours: RegExp): string {
  // Splitting by a group leaves what it matched at the odd places.
  const pieces = text.split(ours)
  return pieces.map((piece, n) => (n % 2 === 1 ? piece : escapeControls(piece))).join("")
}
