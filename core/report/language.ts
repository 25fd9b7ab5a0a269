/** The languages in which a report can be written; results are the same in all of them. */
export const LANGUAGES = ["en", "de"] as const

/** BCP 47. */
export type Language = (typeof LANGUAGES)[number]
