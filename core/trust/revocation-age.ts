/** How old the lists and responses of a trust pack are: each says by itself when it was issued. */
import { reasoned, reasonSaid, say, toHex, type Reasoned } from "../base/index.ts"
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
  | ({ readonly kind: "refused" } & Required<Reasoned>)

export function readList(der: Uint8Array): RevocationSourceRead {
  const read = parseRevocationList(der)
  if (read.kind === "refused") return { kind: "refused", ...reasoned(reasonSaid(read)) }
  const { issuer, thisUpdate, nextUpdate, scope } = read.list
  if (scope?.indirect === true) {
    const saying = say("it is an indirect list, also of other issuers (unsupported)")
    return { kind: "refused", ...reasoned(saying) }
  }
  const until = nextUpdate === undefined ? {} : { nextUpdate }
  const source = { kind: "crl", by: issuer.text, serials: [], thisUpdate, ...until } as const
  return { kind: "source", source }
}

export function readResponse(der: Uint8Array): RevocationSourceRead {
  const read = parseOcspResponse(der)
  if (read.kind === "refused") return { kind: "refused", ...reasoned(reasonSaid(read)) }
  if (read.kind === "unsuccessful") {
    const saying = say("the responder gave no answer ({status})", { status: read.status })
    return { kind: "refused", ...reasoned(saying) }
  }
  const { responder, responses } = read.response
  const [first, ...more] = [...responses].sort((a, b) => a.thisUpdate - b.thisUpdate)
  if (first === undefined) {
    return { kind: "refused", ...reasoned(say("it is about no certificate")) }
  }
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

const DAY_MS = 86_400_000

/** How old it is in whole days, and whether a newer one was promised by now. */
export function ageOf(
  { thisUpdate, nextUpdate }: RevocationSource,
  at: number,
): { readonly days: number; readonly isOverdue: boolean } {
  const days = Math.floor((at - thisUpdate) / DAY_MS)
  return { days, isOverdue: nextUpdate !== undefined && at > nextUpdate }
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
