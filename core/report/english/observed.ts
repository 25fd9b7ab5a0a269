/**
 * What was observed, as it is shown in English: labels for names that are no words, and words
 * for what a check calls what it saw. Whatever is not here is shown as it stands in the result.
 */

const NAMES: ReadonlyMap<string, string> = new Map([
  ["what", "what is seen"],
  ["stands", "what still holds"],
  ["from", "from record"],
  ["leftBy", "left by record"],
  ["missingBetween", "missing in between"],
  ["lines", "lines of the file"],
  ["unread", "not read"],
  ["uncompared", "not all compared"],
  ["recordedEvents", "events recorded"],
  ["recordedRoot", "root recorded"],
  ["computedRoot", "root computed"],
  ["recomputedRoot", "root recomputed"],
  ["sealedRoot", "root sealed"],
  ["statedIn", "stated in"],
  ["statedEvents", "events stated"],
  ["statedHead", "last line stated"],
  ["gapAt", "gap from offset"],
  ["gapBytes", "bytes of the gap"],
  ["gapNames", "name in the gap"],
  ["pinnedForAnyLog", "pinned for any log"],
  ["insteadOf", "instead of"],
  ["resigned", "signed anew"],
  ["recordedForm", "form recorded"],
  ["keyId", "id of the key"],
  ["keyid", "id of the key"],
  ["kid", "id of the key"],
  ["namedBy", "named by"],
  ["notListedBy", "not listed by"],
  ["otherFolders", "further folders"],
  ["resultDigest", "digest of the result"],
  ["payloadType", "kind of content"],
  ["bagId", "id of the bag"],
  ["lineBytes", "bytes of the line"],
  ["releaseLine", "line of the release"],
  ["seenAt", "seen at"],
  ["evaluatedAt", "evaluated at"],
  ["provenAt", "proven at"],
  ["proofAt", "proof in"],
  ["saidBy", "said by"],
  ["validFrom", "valid from"],
  ["validUntil", "valid until"],
  ["notAfter", "not after"],
  ["utf16", "in UTF-16"],
  ...[2, 3, 4, 5, 6, 7, 8].map((n) => [`file${String(n)}`, `file ${String(n)}`] as const),
  ...[2, 3].flatMap((n) => [
    [`folder${String(n)}`, `folder ${String(n)}`] as const,
    [`holds${String(n)}`, `holds (${String(n)})`] as const,
  ]),
])

/** What is seen, and not who did it or how it came about. */
const SEEN: ReadonlyMap<string, string> = new Map([
  ["added", "files that the sealed list does not name"],
  ["deleted", "records missing"],
  ["duplicated", "lines that stand there twice"],
  ["edited", "a record that differs"],
  ["extended", "records after the signed end"],
  ["inserted", "lines that do not belong there"],
  ["reordered", "records in another order"],
  ["disordered", "numbers that do not follow one another"],
  ["re-serialised", "another form of the same value"],
  ["re-signed", "a signature by another key"],
  ["rewritten", "unbroken links to another end than the signed one"],
  ["truncated", "records missing at the end"],
])

/** Members of a seal's statement (docs/evidence-bag.md, section 8), by what they state. */
const SEALED: ReadonlyMap<string, string> = new Map([
  ["files.count", "number of files"],
  ["files.bytes", "bytes of all files"],
  ["log.events", "number of records in the log"],
  ["log.bytes", "bytes of the log"],
  ["log.head", "digest of the last line of the log"],
  ["log.root", "root over the log"],
])

function sealedMember(member: string): string | undefined {
  const [, subject] = /^subject (.+)$/su.exec(member) ?? []
  return subject === undefined ? SEALED.get(member) : `digest of ${subject}`
}

export function englishName(name: string): string | undefined {
  return NAMES.get(name)
}

export function englishValue(name: string, value: string): string | undefined {
  if (name === "member") return sealedMember(value)
  return name === "what" ? SEEN.get(value) : undefined
}
