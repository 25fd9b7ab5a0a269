/** What evidence claims about itself, put into an order in which it can be read; it checks nothing. */
import { say, toHex, type Saying } from "../base/index.ts"
import type { Claims } from "../claims/index.ts"
import type { ClaimedFact, ClaimLabel } from "../verdict/index.ts"

/** @param files - Number of files that are there. */
export function claimedFacts(claims: Claims, files: number): readonly ClaimedFact[] {
  return [
    fact("format", own([claims.format, claims.formatVersion ?? ""].join(" ").trim())),
    fact("files", own(String(files))),
    ...optional("bag id", claims.bagId),
    ...optional("log id", claims.logId),
    ...optional("exporter", claims.exporter),
    ...optional("generation", claims.generation),
    ...optional("source items", claims.sourceItems),
    ...claims.manifests.map(({ path, algorithm, entries }) =>
      fact(
        "manifest",
        say("{path}: {count} digests by {algorithm}", {
          ...{ path, algorithm },
          count: String(entries.length),
        }),
      ),
    ),
    ...(claims.checkpoint === undefined ? [] : checkpointFacts(claims.checkpoint)),
    ...claims.seals.flatMap(({ path, signature, statement: { role, sealedAt, reason } }) => [
      fact("seal", say("{path}: as {role}, said to be made {sealedAt}", { path, role, sealedAt })),
      fact("key", own(signature.keyid)),
      fact("reason", own(reason)),
    ]),
    ...claims.generations.map(({ number, seals }) =>
      fact(
        "earlier generation",
        say("{number}, with {count} seals", {
          number: String(number),
          count: String(seals.length),
        }),
      ),
    ),
    ...optional("event signatures", claims.eventSignatures.length || undefined),
    ...claims.timestamps.map(({ path }) => fact("time-stamp", own(path))),
  ]
}

function checkpointFacts({
  origin,
  size,
  root,
}: NonNullable<Claims["checkpoint"]>): readonly ClaimedFact[] {
  return [
    fact("checkpoint", own(origin)),
    fact("events", own(String(size))),
    fact("root", own(toHex(root))),
  ]
}

function optional(label: ClaimLabel, value: string | number | undefined): readonly ClaimedFact[] {
  return value === undefined ? [] : [fact(label, own(String(value)))]
}

function fact(label: ClaimLabel, value: Saying): ClaimedFact {
  return { label, value }
}

/** Words of the evidence, which are the same in every language. */
function own(text: string): Saying {
  return say("{text}", { text })
}
