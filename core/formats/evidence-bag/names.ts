/** Names and patterns of the evidence bag 1.0. See docs/evidence-bag.md, sections 4 and 8. */

/** The profile that makes a BagIt bag an evidence bag. */
export const PROFILE = "https://sealwright.org/ns/evidence-bag/1.0"

/** Id of a bag as every writer makes it; a reader takes any `ID_PATTERN`. */
export const WRITTEN_BAG_ID_PATTERN = /^bag-[0-9a-f]{32}$/
/** Id of a bag and of a log. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,63}$/
export const EXPORTER_PATTERN =
  /^[A-Za-z0-9][A-Za-z0-9.-]{0,62}(?:\/[A-Za-z0-9][A-Za-z0-9.-]{0,62}){0,3}$/
/** Name of a seal: its file is `seals/<name>.dsse.json`. */
export const SEAL_NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,62}$/
