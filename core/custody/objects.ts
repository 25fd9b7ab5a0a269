/** By what the objects of events are known: the same thing under two spellings is one object. */
import { parsePayloadUri } from "../claims/index.ts"

/** The path of the payload file that a URI names; otherwise the URI itself, as it is written. */
export function objectKey(uri: string): string {
  const names = parsePayloadUri(uri)
  return names.kind === "payload" ? names.path : uri
}
