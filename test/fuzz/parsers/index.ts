/** Every parser of bytes or text from outside. */
import type { FuzzedParser } from "../fuzzed-parser.ts"
import { CONTAINER_PARSERS } from "./containers.ts"
import { ENCODING_PARSERS } from "./encodings.ts"
import { ENVELOPE_PARSERS } from "./envelopes.ts"
import { FORMAT_PARSERS } from "./formats.ts"
import { JSON_PARSERS } from "./json.ts"
import { KEY_TEXT_PARSERS } from "./key-texts.ts"
import { OWN_FILE_PARSERS } from "./own-files.ts"
import { PKCS12_PARSERS } from "./pkcs12.ts"
import { REPORT_PARSERS } from "./reports.ts"
import { REQUEST_PARSERS } from "./requests.ts"
import { TIME_STAMP_PARSERS } from "./time-stamps.ts"
import { X509_PARSERS } from "./x509.ts"

export const PARSERS: readonly FuzzedParser[] = [
  ...JSON_PARSERS,
  ...ENCODING_PARSERS,
  ...ENVELOPE_PARSERS,
  ...KEY_TEXT_PARSERS,
  ...FORMAT_PARSERS,
  ...CONTAINER_PARSERS,
  ...OWN_FILE_PARSERS,
  ...PKCS12_PARSERS,
  ...REPORT_PARSERS,
  ...REQUEST_PARSERS,
  ...TIME_STAMP_PARSERS,
  ...X509_PARSERS,
]
