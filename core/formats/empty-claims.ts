/** Claims that state nothing yet: what every format starts from. */
import type { Claims, FormatName } from "../claims/index.ts"

export function emptyClaims(format: FormatName): Claims {
  return {
    format,
    manifests: [],
    unsupportedManifests: [],
    fetch: false,
    seals: [],
    generations: [],
    eventSignatures: [],
    timestamps: [],
    cosigned: [],
  }
}
