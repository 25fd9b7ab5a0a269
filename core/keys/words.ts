/**
 * Fingerprints as words, for reading aloud, and back: did the other person read what we hold?
 */
import {
  Failure,
  fromHex,
  reasoned,
  reasonSaid,
  say,
  toHex,
  type Reasoned,
  type Saying,
} from "../base/index.ts"
import { EVEN_WORDS, ODD_WORDS } from "./word-list.ts"

/** The words of a fingerprint, one for each byte. @param fingerprint - Hex, as `fingerprintOf` makes it. */
export function toWords(fingerprint: string): readonly string[] {
  const bytes = fromHex(fingerprint) ?? new Uint8Array()
  return [...bytes].map((byte, place) => listAt(place)[byte] ?? "")
}

/** The 64 hex characters of a fingerprint, lower-case; case, spaces and colons do not count. */
export function parseFingerprint(text: string): string | undefined {
  const hex = text.replaceAll(/[\s:]/g, "").toLowerCase()
  return /^[0-9a-f]{64}$/.test(hex) ? hex : undefined
}

/**
 * The fingerprint that somebody read aloud, from its 32 words or its 64 hex characters.
 *
 * Case, spaces, colons and line ends do not count.
 *
 * @returns Lower-case hex, or why the text is no whole fingerprint.
 */
export function fromSpoken(
  text: string,
):
  | { readonly kind: "fingerprint"; readonly fingerprint: string }
  | ({ readonly kind: "refused" } & Reasoned) {
  const written = parseFingerprint(text)
  if (written !== undefined) return { kind: "fingerprint", fingerprint: written }
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,;.]+/)
  const bytes = words.map((word, place) => placesOf(listAt(place)).get(word))
  const wrong = bytes.indexOf(undefined)
  if (wrong !== -1) {
    return refused(
      say("word {place} is none of the list for its place; was one left out?", {
        place: wrong + 1,
      }),
    )
  }
  if (bytes.length !== 32) {
    return refused(say("there are {words} words, not 32", { words: bytes.length }))
  }
  const fingerprint = toHex(Uint8Array.from(bytes.map((byte) => byte ?? 0)))
  return { kind: "fingerprint", fingerprint }
}

/** Holds a key to the fingerprint that its owner read aloud. @throws Failure USAGE. */
export function refuseOther(spoken: string, fingerprint: string): void {
  const read = fromSpoken(spoken)
  if (read.kind === "refused") {
    throw new Failure(
      "USAGE",
      say("what was read aloud is no fingerprint: {reason}", { reason: reasonSaid(read) }),
    )
  }
  if (read.fingerprint === fingerprint) return
  throw new Failure(
    "USAGE",
    say(
      "what was read aloud is not the fingerprint of this key; nothing was changed, and one of the two is not the key that was meant",
    ),
  )
}

function refused(reason: Saying): { readonly kind: "refused" } & Required<Reasoned> {
  return { kind: "refused", ...reasoned(reason) }
}

function listAt(place: number): readonly string[] {
  return place % 2 === 0 ? EVEN_WORDS : ODD_WORDS
}

function placesOf(list: readonly string[]): ReadonlyMap<string, number> {
  return list === EVEN_WORDS ? EVEN_PLACES : ODD_PLACES
}

const EVEN_PLACES = placesIn(EVEN_WORDS)
const ODD_PLACES = placesIn(ODD_WORDS)

function placesIn(list: readonly string[]): ReadonlyMap<string, number> {
  return new Map(list.map((word, place) => [word.toLowerCase(), place]))
}
