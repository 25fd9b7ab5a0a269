/** `keys diff`: what another trust file would change, in its keys and in the verdicts of given bundles. */
import {
  comparePins,
  compareRevocation,
  compareRules,
  compareVerdicts,
  escapeForDisplay,
  examine,
  Failure,
  openTrust,
  printableJson,
  type PinDifference,
  type Result,
  type RevocationDifference,
  type TrustInForce,
  type VerdictDifference,
} from "../core/index.ts"
import { readOwnFile } from "../core/node/index.ts"
import type { Command, Given } from "./command.ts"
import { openForReading } from "./evidence.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { readTerms, refuseTrustFromEvidence, type Terms } from "./terms.ts"

export const keysDiff: Command = {
  name: "keys diff",
  summary: "Tell which keys differ between two trust files, and which verdicts would, and why.",
  usage: ["keys diff OLD.json NEW.json [--bundle BAG]... [options]"],
  takes: { least: 2, most: 2 },
  options: {
    bundle: { takes: "BAG", many: true, says: "evidence to examine under both; may be repeated" },
    policy: { takes: "FILE", says: "what must hold (default: built in)" },
    at: { takes: "TIME", says: "instant at which both are judged, RFC 3339 (default: now)" },
    format: { takes: "text|json", says: "what to print on standard output (default: text)" },
  },
  examples: [
    {
      line: "sealwright keys diff trust.json new-trust.json --bundle case-17.bag",
      says: "exits with 1 when a verdict differs, with 0 when none does",
    },
  ],
  run: diff,
}

/** One bundle under both trust files. */
interface BundleDifference extends VerdictDifference {
  readonly path: string
}

async function diff(given: Given, io: Io): Promise<number> {
  const [older = "", newer = ""] = given.operands
  const terms = { ...(await readTerms(given, io)), judgedBy: [older, newer] }
  const packs = [trustAt(older, terms), trustAt(newer, terms)] as const
  const keys = comparePins(...packs)
  const rules = compareRules(...packs)
  const revocation = compareRevocation(...packs)
  const bundles: BundleDifference[] = []
  for (const path of given.texts("bundle"))
    bundles.push(await compareBundle(path, packs, { terms, io }))
  if (terms.format === "json") {
    const all = { schema: "sealwright.trust-diff/1", keys, rules, revocation, bundles }
    io.out(`${printableJson(all, 2)}\n`)
  } else {
    const lines = [
      ...[...keyLines(keys), ...ruleLines(rules)],
      ...[...revocation.flatMap(revocationLines), ...bundles.flatMap(bundleLines)],
    ]
    io.out(lines.join("\n") + "\n")
  }
  const differs = bundles.some(({ before, after }) => before.verdict !== after.verdict)
  return differs ? EXIT.failed : EXIT.passed
}

function trustAt(path: string, { examination }: Terms): TrustInForce {
  const bytes = readOwnFile(path, "the trust file")
  const opened = openTrust(bytes, [], examination.signatures)
  if (opened.kind === "refused") {
    throw new Failure("MALFORMED", `the trust file is refused: ${opened.reason}`, { path })
  }
  return { ...opened.trust, digest: examination.digests.sha256(bytes), signing: opened.signing }
}

async function compareBundle(
  path: string,
  [older, newer]: readonly [TrustInForce, TrustInForce],
  { terms, io }: { readonly terms: Terms; readonly io: Io },
): Promise<BundleDifference> {
  refuseTrustFromEvidence(path, terms)
  const under = async (trust: TrustInForce): Promise<Result> => {
    const evidence = await openForReading(path, terms)
    try {
      const progress = { onBytes: () => undefined, signal: io.signal }
      return await examine(evidence, { ...terms.examination, trust, progress })
    } finally {
      await evidence.container.close()
    }
  }
  const [before, after] = [await under(older), await under(newer)]
  return { path, ...compareVerdicts(before, after) }
}

const SIGNS = { added: "+", removed: "-", changed: "~" } as const

function keyLines(keys: readonly PinDifference[]): readonly string[] {
  if (keys.length === 0) return ["The pinned keys and authorities are the same."]
  return keys.map(({ id, subject, change, members }) => {
    const what = change === "changed" ? `: ${members.join(", ")}` : ""
    return `${SIGNS[change]} ${escapeForDisplay(id)} (${escapeForDisplay(subject)}) ${change}${what}`
  })
}

function ruleLines(rules: readonly string[]): readonly string[] {
  return rules.length === 0 ? [] : [`~ rules that differ: ${rules.join(", ")}`]
}

const FORMS = { crl: "revocation list", ocsp: "OCSP response" } as const

/** Which list it is, and whom of the pins it withdraws. */
function revocationLines(one: RevocationDifference): readonly string[] {
  const { change, kind, by, thisUpdate, sha256, withdrawals, withdraws } = one
  const whose =
    by === undefined || thisUpdate === undefined
      ? `that cannot be read, SHA-256 ${sha256}`
      : `of ${escapeForDisplay(by)}, issued ${thisUpdate}`
  const none = withdrawals === 0 ? "withdraws nobody" : `withdraws none of the pinned`
  const count = `states ${String(withdrawals)} ${withdrawals === 1 ? "withdrawal" : "withdrawals"}`
  return [
    `${SIGNS[change]} ${FORMS[kind]} ${whose}: ${change}, ${withdraws.length === 0 ? none : count}`,
    ...withdraws.map(
      ({ id, subject, revokedAt, reason }) =>
        `    withdraws ${escapeForDisplay(id)} (${escapeForDisplay(subject)}), as of ${revokedAt}: ${reason}`,
    ),
  ]
}

function bundleLines({ path, before, after, gone, came }: BundleDifference): readonly string[] {
  const names = ["verdict", "integrity", "origin", "completeness"] as const
  const changed = names.filter((name) => before[name] !== after[name])
  return [
    "",
    escapeForDisplay(path),
    ...(changed.length === 0 ? [`  stays ${after.verdict}`] : []),
    ...changed.map((name) => `  ${name.padEnd(13)} ${before[name]} -> ${after[name]}`),
    ...gone.map((one) => `  no longer     ${escapeForDisplay(one)}`),
    ...came.map((one) => `  because of    ${escapeForDisplay(one)}`),
  ]
}
