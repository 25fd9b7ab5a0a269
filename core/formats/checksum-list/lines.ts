/**
 * Lines of checksum lists, as GNU coreutils, BSD digest tools and OpenSSL write them.
 *
 * Nothing is looked up here: a line becomes a name and a digest, or it does not.
 */
import type { DigestAlgorithm } from "../../claims/index.ts"
import { algorithmOfLength, HEX_LENGTHS, toAlgorithm } from "../digest-names.ts"

export type ListLine =
  | {
      readonly kind: "digest"
      readonly algorithm: DigestAlgorithm
      /** Lower-case hex. */
      readonly digest: string
      /** As listed, unescaped; "" when the line is a bare digest. */
      readonly path: string
    }
  /** Empty or a comment. */
  | { readonly kind: "nothing" }
  /** An algorithm by name that this version does not compute. */
  | { readonly kind: "unsupported"; readonly algorithm: string }
  | { readonly kind: "other" }

/** `SHA256 (name) = hex`, `SHA2-256(name)= hex`: the last parenthesis before the sign ends the name. */
const TAGGED = /^(\\?)([A-Za-z][A-Za-z0-9/-]*) ?\((.*)\) ?= ([0-9A-Fa-f]+)$/s
/** `hex  name`, `hex *name`; with more than one blank, the name begins with the others. */
const PLAIN = /^(\\?)([0-9A-Fa-f]+)[ \t][ \t*]?(.+)$/s
/** After two blanks every further one is a name, as coreutils writes a file called " ". */
const BARE = /^[0-9A-Fa-f]+[ \t]{0,2}$/

/**
 * Reads one line.
 *
 * @param named - The algorithm that the list's own name states, if it states one.
 */
export function parseListLine(text: string, named: DigestAlgorithm | undefined): ListLine {
  if (text.trim() === "" || /^[#;]/.test(text)) return { kind: "nothing" }
  const tagged = TAGGED.exec(text)
  if (tagged !== null) return taggedLine(tagged)
  if (BARE.test(text)) return digestLine(text.trimEnd(), "", named)
  const [, slash, digest = "", name = ""] = PLAIN.exec(text) ?? []
  const path = slash === "" ? name : unescape(name)
  return path === undefined ? { kind: "other" } : digestLine(digest, path, named)
}

function taggedLine(match: RegExpExecArray): ListLine {
  const [, slash = "", label = "", name = "", digest = ""] = match
  const algorithm = toAlgorithm(label.replace(/^SHA2-/i, "SHA"))
  if (algorithm === undefined) return { kind: "unsupported", algorithm: label }
  const path = slash === "" ? name : unescape(name)
  if (path === undefined || digest.length !== HEX_LENGTHS[algorithm]) return { kind: "other" }
  return { kind: "digest", algorithm, digest: digest.toLowerCase(), path }
}

function digestLine(digest: string, path: string, named: DigestAlgorithm | undefined): ListLine {
  const algorithm = algorithmOfLength(digest.length)
  if (algorithm === undefined || (named !== undefined && named !== algorithm))
    return { kind: "other" }
  return { kind: "digest", algorithm, digest: digest.toLowerCase(), path }
}

/** A name after a leading backslash: `\\`, `\n` and `\r` stand for backslash, LF and CR. */
function unescape(name: string): string | undefined {
  if (/\\(?![\\nr])/.test(name.replaceAll("\\\\", ""))) return undefined
  return name.replace(/\\([\\nr])/g, (_, letter: string) =>
    letter === "n" ? "\n" : letter === "r" ? "\r" : "\\",
  )
}
