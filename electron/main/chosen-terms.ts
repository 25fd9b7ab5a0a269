/** Terms that the window named by handles: what these stand for, and how they are told again. */
import { parseRfc3339, toInstant } from "../../core/index.ts"
import type {
  EarlierHandle,
  GivenTerms,
  HeadHandle,
  PolicyHandle,
  SignerHandle,
  TermsTold,
} from "../contract/terms.ts"
import type { Part } from "./command-line.ts"
import { makeHandles, type Handles } from "./handles.ts"
import type { OnceNamed, PolicyFile, SignerNamed, Terms } from "./named-terms.ts"
import { known } from "./handles.ts"

export type BaselineNamed = NonNullable<OnceNamed["earlier"]>

/** What was chosen in this session, by handles. */
export interface ChosenTerms {
  readonly policies: Handles<PolicyHandle, PolicyFile>
  readonly signers: Handles<SignerHandle, SignerNamed>
  /** N:HEAD. */
  readonly heads: Handles<HeadHandle, string>
  readonly earlier: Handles<EarlierHandle, BaselineNamed>
}

export function makeChosenTerms(): ChosenTerms {
  return {
    policies: makeHandles("policy"),
    signers: makeHandles("signer"),
    heads: makeHandles("head"),
    earlier: makeHandles("earlier"),
  }
}

/** @throws RangeError for a handle that was never given, or a text that is no instant. */
export function termsOf(chosen: ChosenTerms, given: GivenTerms): Terms {
  const { policy, signers, head, engine, at, jobs } = given
  return {
    policy: policy === null ? null : known(chosen.policies.get(policy)),
    signers: signers.map((signer) => known(chosen.signers.get(signer))),
    head: head === null ? null : known(chosen.heads.get(head)),
    engine,
    at: at === null ? null : known(parseRfc3339(at)),
    jobs,
  }
}

export function toldTerms({
  terms: { policy, signers, head, engine, at, jobs },
  earlier,
}: {
  readonly terms: Terms
  readonly earlier: { readonly name: string } | null
}): TermsTold {
  return {
    policy: policy?.name ?? null,
    signers: signers.length,
    ...{ head, engine, jobs },
    at: at === null ? null : toInstant(at),
    earlier: earlier?.name ?? null,
  }
}

/**
 * Options of the command line that ask for the same; the instant is that of the result.
 *
 * @param trust - What the trust pack is called there.
 */
export function termsOptions(
  trust: string | undefined,
  { policy, signers, head, engine, jobs }: Terms,
): readonly Part[] {
  return [
    ["--trust", trust],
    ...signers.map(({ file, fingerprint }): Part => ["--trust-signer", file?.name ?? fingerprint]),
    ["--trust-head", head],
    ["--policy", policy?.name],
    ["--engine", engine === "native" ? null : engine],
    ["--jobs", jobs === null ? null : String(jobs)],
  ]
}
