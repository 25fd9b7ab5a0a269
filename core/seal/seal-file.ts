/**
 * One seal: a statement about the whole bag, signed in a DSSE envelope.
 *
 * Says what it is told; whether the bag is as stated must have been established before.
 */
import { toHex, toInstant } from "../base/index.ts"
import { writeSealStatement, type SealedDigest, type SealStatement } from "../claims/index.ts"
import { pae, writeSealEnvelope } from "../encodings/index.ts"
import { originOf, SEAL_PAYLOAD_TYPE } from "../formats/evidence-bag/layout.ts"
import { sha256 } from "../hashing/index.ts"
import type { Signer } from "../signatures/index.ts"
import type { LogFacts } from "./log-composer.ts"
import { nextSealPath, type SealRole } from "./names.ts"

/** A file that the sealer writes into a bag. */
export interface TagFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What is sealed: the state of a bag, as recomputed from it. */
export interface BagFacts {
  readonly bagId: string
  readonly logId: string
  readonly exporter: string
  readonly generation: number
  /** All payload manifests and all tag manifests at the top of the bag, in any order. */
  readonly manifests: readonly SealedDigest[]
  /** What lies below data/. */
  readonly files: { readonly count: number; readonly bytes: number }
  readonly log: Omit<LogFacts, "sha256">
  /** Verifier key of the checkpoint's signer (C2SP signed-note vkey). */
  readonly logKey: string
}

/** Who seals, as what, and why. */
export interface SealTerms {
  readonly signer: Signer
  readonly role: SealRole
  readonly reason: string
  /** Milliseconds since 1970, as claimed by the signer. */
  readonly at: number
  readonly toolVersion: string
}

/**
 * The file of a seal (docs/evidence-bag.md, section 8).
 *
 * @param earlier - Every seal of this generation that is there before, by path and SHA-256.
 */
export function composeSeal(
  facts: BagFacts,
  terms: SealTerms,
  earlier: readonly { readonly path: string; readonly sha256: string }[],
): TagFile {
  const { signer } = terms
  const payload = writeSealStatement(statementOf(facts, terms, earlier))
  const sig = signer.sign(pae(SEAL_PAYLOAD_TYPE, payload))
  const keyid = signer.publicKey.fingerprint
  return {
    path: nextSealPath(terms.role, new Set(earlier.map(({ path }) => path))),
    bytes: writeSealEnvelope({
      payloadType: SEAL_PAYLOAD_TYPE,
      payload,
      signature: { keyid, sig },
    }),
  }
}

function statementOf(
  facts: BagFacts,
  terms: SealTerms,
  earlier: readonly { readonly path: string; readonly sha256: string }[],
): SealStatement {
  const { events, bytes, head, root } = facts.log
  return {
    subjects: facts.manifests.toSorted((a, b) => byText(a.name, b.name)),
    bagId: facts.bagId,
    logId: facts.logId,
    generation: facts.generation,
    role: terms.role,
    sealedAt: toInstant(terms.at),
    reason: terms.reason,
    tool: { name: "sealwright", version: terms.toolVersion },
    files: facts.files,
    log: {
      events,
      bytes,
      head,
      root,
      origin: originOf(facts.exporter, facts.logId),
      key: facts.logKey,
    },
    follows: earlier
      .map(({ path, sha256 }) => ({ path, sha256 }))
      .sort((a, b) => byText(a.path, b.path)),
  }
}

/** Order of ASCII names, which is that of their bytes. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** SHA-256 of a tag file in lower-case hex. */
export function digestOf(file: TagFile): string {
  return toHex(sha256(file.bytes))
}
