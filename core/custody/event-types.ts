/** The event types that custody reads, and those it lists (docs/evidence-bag.md, section 5). */
const PREMIS = "http://id.loc.gov/vocabulary/preservation/eventType/"
const OURS = "https://sealwright.org/ns/event/"

export const RELEASE = `${OURS}custodyRelease`
export const ACCEPT = `${OURS}custodyAccept`
export const DELETION = `${PREMIS}del`

/** The types that a name may stand for, one in each vocabulary that the format knows. */
export function eventTypesNamed(name: string): readonly string[] {
  return [`${OURS}${name}`, `${PREMIS}${name}`]
}

/** Hand-overs, legal holds, erasures, seals and fixity checks: what a custody list shows. */
export const LISTED: ReadonlySet<string> = new Set([
  RELEASE,
  ACCEPT,
  `${OURS}custodyReceipt`,
  `${OURS}legalHoldSet`,
  `${OURS}legalHoldClear`,
  `${OURS}sealCreate`,
  `${OURS}restoreVerify`,
  DELETION,
  `${PREMIS}fix`,
])

export function isListed(type: string): boolean {
  return LISTED.has(type)
}
