/**
 * Times in certificates, lists and responses (RFC 5280 §4.1.2.5): UTC, to the second.
 *
 * DER alone would allow fractions and offsets; RFC 5280 does not.
 */
import { fromUtf8, parseRfc3339 } from "../../base/index.ts"
import { DER_TAG, type DerValue } from "../der.ts"

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
/** A UTCTime year from here on belongs to the twentieth century (RFC 5280 §4.1.2.5.1). */
const FIRST_YEAR_OF_1900 = 50

/** Milliseconds since 1970; `undefined` for anything but a UTCTime or GeneralizedTime of RFC 5280. */
export function readTime(value: DerValue | undefined): number | undefined {
  if (value?.tag === DER_TAG.utcTime) return utcTime(fromUtf8(value.content) ?? "")
  return readGeneralizedTime(value)
}

/** As `readTime`, for structures that know no UTCTime. */
export function readGeneralizedTime(value: DerValue | undefined): number | undefined {
  if (value?.tag !== DER_TAG.generalizedTime) return undefined
  const fields = GENERALIZED_TIME.exec(fromUtf8(value.content) ?? "")
  return fields === null ? undefined : instantOf(fields.slice(1))
}

function utcTime(text: string): number | undefined {
  const fields = UTC_TIME.exec(text)
  if (fields === null) return undefined
  const [, year = "", ...rest] = fields
  const century = Number(year) < FIRST_YEAR_OF_1900 ? "20" : "19"
  return instantOf([century + year, ...rest])
}

function instantOf([year, month, day, hour, minute, second]: readonly string[]):
  number | undefined {
  return parseRfc3339(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
