/**
 * The examination, from opened evidence to one result, in the order of its questions.
 *
 * Everything is checked on everything; nothing stops at the first failure. Each step
 * answers a published check (core/findings/checks.ts), and only core/verdict weighs them.
 */
import {
  checkBaseline,
  checkChain,
  checkContainer,
  checkCustody,
  checkGenerations,
  checkIdentity,
  checkLogTree,
  checkProofs,
  checkReadTwice,
  checkSigners,
  checkSource,
  checkStanding,
  conclude,
  currentState,
  digestOfEvidence,
  erasedPaths,
  examineNested,
  explained,
  readLog,
  sealedBy,
  vouchingOf,
  signatureContext,
  signerOutcomes,
  statedEnds,
  unreadFiles,
  sealsAsCompared,
  withoutGuesses,
  withRevocations,
  withTrustFindings,
  type Evidence,
  type ExaminationTerms,
} from "./examination/index.ts"
import { readClaims } from "./formats/index.ts"
import {
  checkClosedWorld,
  checkDigestStrength,
  checkFixity,
  digestJobs,
  inventory,
} from "./hashing/index.ts"
import type { Result } from "./verdict/index.ts"

/**
 * Examines evidence and says what is shown, what is not, and what is broken.
 *
 * @param evidence - Opened for reading; it stays open, and nothing is ever written to it.
 * @param given - Trust, policy and instant come from outside the evidence, always.
 * @returns The result; hostile or damaged evidence only ever becomes findings in it.
 * @throws Failure when no truthful answer can be given: interrupted, or our own defect.
 */
export async function examine(evidence: Evidence, given: ExaminationTerms): Promise<Result> {
  const started = given.clock()
  const { terms, current } = withRevocations(given)
  const { container } = evidence
  const { entries } = container

  // What is there, and what does it claim about itself?
  const physical = checkContainer(container)
  const { claims, outcome: format, readDigests } = await readClaims(container, terms.digests)

  // Do the contents have the digests that were recorded, and is nothing else there?
  const measured = await evidence.measure(digestJobs(claims, entries), terms.progress)
  const fixity = checkFixity({ claims, entries, measured, format: format.findings })
  const strength = checkDigestStrength(claims)
  const closedWorld = checkClosedWorld(claims, entries)
  const items = inventory(measured)
  const unread = unreadFiles(entries, items)
  const contents = [physical, format, fixity, strength, closedWorld]
  terms.onOutcomes?.(contents)

  // Is the log unbroken, and does it rebuild the tree whose head was signed?
  const log = await readLog(container, claims, terms)
  const signers = checkSigners(
    currentState({ claims, entries, items, log }),
    signatureContext(terms),
  )
  const proofs = checkProofs(claims, terms)
  const chain = checkChain(log, claims, statedEnds(signers.attributed, claims))
  const tree = checkLogTree(log, claims)
  const stable = checkReadTwice(container, { parsed: readDigests, log, measured })

  // Is every earlier state still in it, and what happened to it by its own log?
  const generations = checkGenerations({ claims, measured, log, terms })
  const erased = erasedPaths(generations)
  const sealed = sealedBy({ signers, proofs, terms })
  const custody = checkCustody({ claims, items, unread, log, erased, sealed, current, terms })
  const history = [chain, tree, stable, generations, custody.outcome]
  terms.onOutcomes?.(history)

  // Who vouches for it: which seals agree, whose keys are they, and were these good then?
  const standing = checkStanding({ signers, claims, proofs, current, terms })
  const pins = withTrustFindings(standing.pins, terms)
  const times = [proofs.outcome, standing.times]
  const origin = [...signerOutcomes(signers, claims), pins, ...times]

  // Is it the bag that was meant, whole, and as it was when it was last examined?
  const digest = await digestOfEvidence({ claims, items, container }, terms)
  const freshness = checkIdentity(claims, log, { digest, terms })
  const source = checkSource(claims, entries, erased)
  const { comparison, ...baseline } = checkBaseline({ claims, items, log }, terms)
  const nested = await examineNested({ evidence, measured }, terms, examine)
  const identity = [freshness, source, baseline.outcome, nested.outcome]

  const weighed = withoutGuesses([...contents, ...history, ...origin, ...identity], container)
  const seals = sealsAsCompared(signers.seals.seals, weighed)
  const outcomes = await explained(weighed, { claims, container, terms, seals })
  const found = { started, claims, digest, items, log, outcomes, seals }
  const timed = [...standing.timed, ...custody.timed]
  const { vouching, reserved } = standing
  terms.onVouching?.(vouchingOf({ claims, entries, items, fixity, log, signers, vouching }))
  const more = { custody: custody.listed, comparison, nested: nested.results }
  return conclude({ evidence, terms, ...found, vouching, reserved, timed, current, ...more })
}
