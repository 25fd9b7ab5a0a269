/**
 * The check `seals`: does every seal verify, and does all it says agree with the evidence?
 *
 * Two steps, because the checkpoint's key is known only from the seals: `attributeSeals`
 * finds out who signed, `checkSeals` compares what was said. Whether the signers are the
 * right ones, and were it at the right time, is decided in core/trust.
 *
 * @see docs/evidence-bag.md, section 8
 */
import type { SealClaim } from "../claims/index.ts"
import { finding, severityOf, type Finding, type Outcome } from "../findings/index.ts"
import { attribute, type Attribution, type KnownKey, type SignatureContext } from "./attribution.ts"
import { differences, missingSeals, type Difference, type SealFacts } from "./seal-agreement.ts"

/** The payload type of a seal (in-toto Statement). */
export const SEAL_PAYLOAD_TYPE = "application/vnd.in-toto+json"

export interface AttributedSeal<K extends KnownKey> {
  readonly seal: SealClaim
  readonly attribution: Attribution<K>
}

/** One seal as it stands; the same members as a result's list of seals. */
export interface SealSummary {
  readonly path: string
  readonly sha256: string
  readonly keyid: string
  readonly role: string
  /** Claimed by the signer, not proven. */
  readonly sealedAt: string
  readonly reason: string
  /** An unattributed seal weighs nothing, since nobody pinned its key; nor does an undecided one, on which the engines gave no single answer. */
  readonly standing: "valid" | "broken" | "undecided" | "unattributed"
  readonly key?: {
    readonly id: string
    readonly subject: string
    readonly algorithm: string
    readonly fingerprint: string
  }
}

export interface SealsChecked<K extends KnownKey> {
  readonly outcome: Outcome
  readonly seals: readonly SealSummary[]
  /** Seals that a pinned key made and whose whole statement agrees: what trust may build on. */
  readonly verified: readonly { readonly seal: SealClaim; readonly signer: K }[]
}

/** Finds out which pinned key, if any, made each seal. */
export function attributeSeals<K extends KnownKey>(
  seals: readonly SealClaim[],
  context: SignatureContext<K>,
): readonly AttributedSeal<K>[] {
  return seals.map((seal) => {
    const attribution = attribute(seal, context, { path: seal.path })
    if (attribution.kind !== "signed") return { seal, attribution }
    const signer = bestPin(seal, attribution.signer, context.pinned)
    return { seal, attribution: { ...attribution, signer } }
  })
}

/**
 * Compares every seal with what was recomputed.
 *
 * What a pinned key's seal says must agree in every respect. Other seals weigh nothing
 * beside a good one by a pinned key; where there is none, what they say must agree too,
 * and it is still open who said it.
 *
 * @param attributed - All seals of one generation, as `attributeSeals` answered.
 */
export function checkSeals<K extends KnownKey>(
  attributed: readonly AttributedSeal<K>[],
  facts: SealFacts,
): SealsChecked<K> {
  const present = attributed.map(({ seal }) => seal)
  const examined = attributed.map((one) => examine(one, present, facts))
  const good = examined.filter(isGood)
  const findings = [
    ...(attributed.length === 0 ? [finding("SEAL_MISSING", within(facts, "seals"))] : []),
    ...examined.flatMap((one) => weigh(one, good.length > 0)),
    ...duplicateFindings(attributed),
    ...orderFindings(
      good.map(({ seal }) => seal),
      facts,
    ),
    ...originFindings(attributed, facts),
  ]
  return {
    outcome: {
      check: "seals",
      population: population(attributed),
      findings,
      ...pinnedSeals(examined),
    },
    seals: examined.map((one) => summary(one)),
    verified: good.flatMap(({ seal, attribution }) =>
      attribution.kind === "signed" ? [{ seal, signer: attribution.signer }] : [],
    ),
  }
}

interface ExaminedSeal<K extends KnownKey> extends AttributedSeal<K> {
  readonly differs: readonly Difference[]
  /** What is wrong with the statement, as findings. */
  readonly statementFindings: readonly Finding[]
}

/** Of several pins of one public key, the one that may say what this seal says. */
function bestPin<K extends KnownKey>(seal: SealClaim, signer: K, pinned: readonly K[]): K {
  const { role, log } = seal.statement
  const same = pinned.filter(({ key }) => key.fingerprint === signer.key.fingerprint)
  const fits = ({ roles, origins }: K): boolean =>
    roles.includes(role) && (origins === undefined || origins.includes(log.origin))
  return same.find(fits) ?? signer
}

function examine<K extends KnownKey>(
  { seal, attribution }: AttributedSeal<K>,
  present: readonly SealClaim[],
  facts: SealFacts,
): ExaminedSeal<K> {
  const differs = [...keyidDifference(seal, attribution), ...differences(seal.statement, facts)]
  const missing = missingSeals(seal.statement, present, facts.folder)
  const statementFindings = [
    ...(seal.payloadType === SEAL_PAYLOAD_TYPE ? [] : [otherKind(seal)]),
    ...differs.map((difference) => finding("SEAL_MISMATCH", seal.path, { ...difference })),
    ...missing.map(({ path, sha256, found }) =>
      finding("SEAL_MISSING", within(facts, path), {
        namedBy: seal.path,
        expected: sha256,
        found: found ?? "(none)",
      }),
    ),
  ]
  return { seal, attribution, differs, statementFindings }
}

function otherKind({ path, payloadType }: SealClaim): Finding {
  return finding("CONTEXT_MISMATCH", path, { payloadType, expected: SEAL_PAYLOAD_TYPE })
}

/** The hint is no reason to trust anything, yet it must be true: nothing in a seal is free to differ. */
function keyidDifference<K extends KnownKey>(
  { signature }: SealClaim,
  attribution: Attribution<K>,
): readonly Difference[] {
  if (attribution.kind !== "signed") return []
  const { fingerprint } = attribution.signer.key
  return signature.keyid === fingerprint
    ? []
    : [{ member: "keyid", sealed: signature.keyid, recomputed: fingerprint }]
}

function weigh<K extends KnownKey>(
  { seal, attribution, differs, statementFindings }: ExaminedSeal<K>,
  besideGoodSeal: boolean,
): readonly Finding[] {
  if (attribution.kind === "signed") return [...attribution.findings, ...statementFindings]
  const stated = besideGoodSeal ? [] : statementFindings
  if (attribution.kind !== "unattributed") return [...attribution.findings, ...stated]
  const observed = {
    keyid: seal.signature.keyid,
    ...(differs.length === 0 ? {} : { differs: differs.map(({ member }) => member).join(", ") }),
  }
  return [finding("SEAL_UNATTRIBUTED", seal.path, observed), ...stated]
}

function isGood<K extends KnownKey>(one: ExaminedSeal<K>): boolean {
  const { attribution, statementFindings } = one
  if (attribution.kind !== "signed" || statementFindings.length > 0) return false
  return attribution.findings.every((found) => severityOf(found) === "noted")
}

function pinnedSeals<K extends KnownKey>(
  examined: readonly ExaminedSeal<K>[],
): Pick<Outcome, "pinnedSeals"> {
  const paths = examined
    .filter((one) => one.attribution.kind === "signed" && one.statementFindings.length > 0)
    .map(({ seal }) => seal.path)
  return paths.length === 0 ? {} : { pinnedSeals: new Set(paths) }
}

function duplicateFindings<K extends KnownKey>(
  attributed: readonly AttributedSeal<K>[],
): readonly Finding[] {
  const firstBy = new Map<string, string>()
  return attributed.flatMap(({ seal, attribution }) => {
    if (attribution.kind !== "signed") return []
    const { id, key } = attribution.signer
    const first = firstBy.get(key.fingerprint)
    if (first !== undefined) return [finding("SEAL_DUPLICATE", seal.path, { key: id, first })]
    firstBy.set(key.fingerprint, seal.path)
    return []
  })
}

/** Of two seals, one names the other as there before it; else nothing says which was first. */
function orderFindings(good: readonly SealClaim[], facts: SealFacts): readonly Finding[] {
  const follows = (one: SealClaim, other: SealClaim): boolean =>
    one.statement.follows.some(({ path }) => within(facts, path) === other.path)
  return good.flatMap((seal, index) => {
    const unordered = good
      .slice(0, index)
      .filter((other) => !follows(seal, other) && !follows(other, seal))
    if (unordered.length === 0) return []
    const others = unordered.map(({ path }) => path).join(", ")
    return [finding("SEAL_ORDER_UNPROVEN", seal.path, { others })]
  })
}

/** Seals there are, and not one by a key that anybody vouched for. */
function originFindings<K extends KnownKey>(
  attributed: readonly AttributedSeal<K>[],
  facts: SealFacts,
): readonly Finding[] {
  const kinds = attributed.map(({ attribution }) => attribution.kind)
  if (kinds.includes("signed") || !kinds.includes("unattributed")) return []
  return [finding("KEY_NOT_PINNED", within(facts, "seals"), { seals: String(attributed.length) })]
}

/** A seal counts as checked when a signature was decided about; without a pinned key none was. */
function population<K extends KnownKey>(
  attributed: readonly AttributedSeal<K>[],
): Outcome["population"] {
  const kinds = attributed.map(({ attribution }) => attribution.kind)
  const decided = kinds.filter((kind) => kind === "signed" || kind === "broken").length
  const open = kinds.filter((kind) => kind === "unattributed").length
  const checked = kinds.includes("signed") ? decided + open : decided
  return { expected: Math.max(1, attributed.length), checked }
}

function summary<K extends KnownKey>(one: ExaminedSeal<K>): SealSummary {
  const { seal, attribution } = one
  const { role, sealedAt, reason } = seal.statement
  const { path, sha256, signature } = seal
  const common = { path, sha256, keyid: signature.keyid, role, sealedAt, reason }
  if (attribution.kind !== "signed") return { ...common, standing: attribution.kind }
  const { id, subject, key } = attribution.signer
  const { algorithm, fingerprint } = key
  return {
    ...common,
    standing: isGood(one) ? "valid" : "broken",
    key: { id, subject, algorithm, fingerprint },
  }
}

function within({ folder }: SealFacts, path: string): string {
  return folder === "" ? path : `${folder}/${path}`
}
