/**
 * Under whose authority a signer counts: by which name, over which certificates, and how old the
 * word is that none of them was revoked.
 */
import { parseRfc3339 } from "../base/index.ts"
import type { PathCertificate, VouchingAuthority } from "../verdict/index.ts"
import type { Fact } from "./document.ts"
import type { Language } from "./language.ts"
import { wordingOf } from "./wording.ts"

interface AuthorityWords {
  readonly authority: string
  readonly sha256: string
  readonly vouches: (id: string, name: string) => string
  /** The signer's own certificate, and each one above it. */
  readonly own: string
  readonly above: string
  readonly serial: (serial: string) => string
  readonly status: Readonly<Record<PathCertificate["revocation"]["status"], string>>
  readonly source: Readonly<Record<"crl" | "ocsp", string>>
  readonly of: (source: string, thisUpdate: string, age: string) => string
  /** Whole days between the word and the instant of the evaluation. */
  readonly age: (days: number) => string
  readonly next: (nextUpdate: string) => string
}

const WORDS: Readonly<Record<Language, AuthorityWords>> = {
  en: {
    authority: "Authority",
    sha256: "Authority, SHA-256",
    vouches: (id, name) => `pinned as ${id}, for the name ${name}`,
    own: "Certificate",
    above: "Issued by",
    serial: (serial) => `serial no. ${serial}`,
    status: { good: "not revoked", revoked: "revoked", unknown: "not known whether revoked" },
    source: { crl: "revocation list", ocsp: "OCSP response" },
    of: (source, thisUpdate, age) => `by a ${source} of ${thisUpdate}, ${age}`,
    age: (days) => (days < 0 ? "from later" : `${String(days)} ${days === 1 ? "day" : "days"} old`),
    next: (nextUpdate) => `next due ${nextUpdate}`,
  },
  de: {
    authority: "Aussteller",
    sha256: "Aussteller, SHA-256",
    vouches: (id, name) => `hinterlegt als ${id}, für den Namen ${name}`,
    own: "Zertifikat",
    above: "Ausgestellt von",
    serial: (serial) => `Seriennummer ${serial}`,
    status: {
      good: "nicht gesperrt",
      revoked: "gesperrt",
      unknown: "nicht bekannt, ob gesperrt",
    },
    source: { crl: "Sperrliste", ocsp: "OCSP-Auskunft" },
    of: (source, thisUpdate, age) => `laut ${source} vom ${thisUpdate}, ${age}`,
    age: (days) => (days < 0 ? "von später" : `${String(days)} ${days === 1 ? "Tag" : "Tage"} alt`),
    next: (nextUpdate) => `die nächste war für ${nextUpdate} angekündigt`,
  },
}

const DAY = 86_400_000

/** @param evaluatedAt - RFC 3339; ages are counted to it. */
export function authorityFacts(
  { id, subject, sha256, name, path }: VouchingAuthority,
  evaluatedAt: string,
  language: Language,
): readonly Fact[] {
  const words = WORDS[language]
  const { shown } = wordingOf(language)
  return [
    { name: words.authority, value: `${shown(subject)}\n${words.vouches(shown(id), shown(name))}` },
    { name: words.sha256, value: sha256, fixed: true },
    ...path.map((certificate, index) => ({
      name: index === 0 ? words.own : words.above,
      value: `${shown(certificate.subject)}, ${words.serial(certificate.serial)}\n${revocationText(certificate, evaluatedAt, words)}`,
    })),
  ]
}

function revocationText(
  { revocation }: PathCertificate,
  evaluatedAt: string,
  words: AuthorityWords,
): string {
  const { status, source, thisUpdate, nextUpdate } = revocation
  const [at, from] = [parseRfc3339(evaluatedAt), parseRfc3339(thisUpdate ?? "")]
  if (source === undefined || thisUpdate === undefined || at === undefined || from === undefined) {
    return words.status[status]
  }
  const days = Math.floor((at - from) / DAY)
  return [
    words.status[status],
    words.of(words.source[source], thisUpdate, words.age(days)),
    ...(nextUpdate === undefined ? [] : [words.next(nextUpdate)]),
  ].join(", ")
}
