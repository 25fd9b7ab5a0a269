/** How old the lists and responses of a trust pack are: each says by itself when it was issued. */
import { toHex } from "../base/index.ts"
import { parseOcspResponse, parseRevocationList } from "../encodings/index.ts"
import type { TrustStore } from "./store.ts"

export interface RevocationSource {
  readonly kind: "crl" | "ocsp"
  /** Who issued it, as it names itself; whether that is so is asked when it is used. */
  readonly by: string
  /** Serial numbers (hex) that a response is about. */
  readonly serials: readonly string[]
  /** Milliseconds since 1970; of several answers in one response the oldest. */
  readonly thisUpdate: number
  /** Until when a newer one was promised. */
  readonly nextUpdate?: number
}

type RevocationSourceRead =
  | { readonly kind: "source"; readonly source: RevocationSource }
  | { readonly kind: "refused"; readonly reason: string }

export function readList(der: Uint8Array): RevocationSourceRead {
  const read = parseRevocationList(der)
  if (read.kind === "refused") return { kind: "refused", reason: read.reason }
  const { issuer, thisUpdate, nextUpdate, scope } = read.list
  if (scope?.indirect === true) {
    return {
      kind: "refused",
      reason: "it is an indirect list, also of other issuers (unsupported)",
    }
  }
  const until = nextUpdate === undefined ? {} : { nextUpdate }
  const source = { kind: "crl", by: issuer.text, serials: [], thisUpdate, ...until } as const
  return { kind: "source", source }
}

export function readResponse(der: Uint8Array): RevocationSourceRead {
  const read = parseOcspResponse(der)
  if (read.kind === "refused") return { kind: "refused", reason: read.reason }
  if (read.kind === "unsuccessful") {
    return { kind: "refused", reason: `the responder gave no answer (${read.status})` }
  }
  const { responder, responses } = read.response
  const [first, ...more] = [...responses].sort((a, b) => a.thisUpdate - b.thisUpdate)
  if (first === undefined) return { kind: "refused", reason: "it is about no certificate" }
  const { thisUpdate, nextUpdate } = first
  const source = {
    kind: "ocsp",
    by: responder.kind === "name" ? responder.name.text : `key ${toHex(responder.hash)}`,
    serials: [first, ...more].map(({ serial }) => serial),
    thisUpdate,
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
  } as const
  return { kind: "source", source }
}

/** Everything in the pack that can be read, and how much cannot. */
export function revocationSources({ revocation }: TrustStore): {
  readonly sources: readonly RevocationSource[]
  readonly unreadable: number
} {
  const read = [...revocation.crls.map(readList), ...revocation.ocsp.map(readResponse)]
  const sources = read.flatMap((one) => (one.kind === "source" ? [one.source] : []))
  return { sources, unreadable: read.length - sources.length }
}
