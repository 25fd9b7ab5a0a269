/**
 * The one place where the ASN.1 library is called.
 *
 * It gets bytes that parseDer has found to be exact DER within our limits, and says whether
 * they fit a published schema. What it loses (original bytes, string types, large integers,
 * times) is taken from the DER itself by the files around this one.
 *
 * @see docs/decisions/0060-asn1-library.md
 */
import { AsnConvert } from "@peculiar/asn1-schema"

/** The structure, or `undefined` when the bytes do not fit its schema. */
export function decodeAs<T>(bytes: Uint8Array, type: new () => T): T | undefined {
  try {
    return AsnConvert.parse(bytes, type)
  } catch {
    // The library throws for exactly this; parseDer has bounded what it can be made to do.
    return undefined
  }
}
