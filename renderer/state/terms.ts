/** Under what the person chose to have evidence examined, besides the trust file. */
import type {
  Engine,
  GivenTerms,
  HeadChosen,
  PolicyChosen,
  SignerChosen,
  TermsTold,
} from "../../electron/contract/terms.ts"

export interface ChosenTerms {
  /** Null for the built-in policy. */
  readonly policy: PolicyChosen | null
  readonly signers: readonly SignerChosen[]
  readonly head: HeadChosen | null
  readonly engine: Engine
  /** Instant (RFC 3339); null for the moment of the examination. */
  readonly at: string | null
  readonly jobs: number | null
}

export const DEFAULT_TERMS: ChosenTerms = {
  ...{ policy: null, signers: [], head: null },
  ...{ engine: "native", at: null, jobs: null },
}

/** As main is asked for them. */
export function givenTerms({ policy, signers, head, ...rest }: ChosenTerms): GivenTerms {
  return {
    ...rest,
    policy: policy?.handle ?? null,
    signers: signers.map(({ handle }) => handle),
    head: head?.handle ?? null,
  }
}

/** As main tells those of an examination. */
export function toldTerms({ policy, signers, head, ...rest }: ChosenTerms): TermsTold {
  return {
    ...rest,
    policy: policy?.name ?? null,
    signers: signers.length,
    head: head?.text ?? null,
    earlier: null,
  }
}

/** Without what a trust file is held to: another one has other signers, and another history. */
export function ofAnyTrust(terms: ChosenTerms): ChosenTerms {
  return { ...terms, signers: [], head: null }
}

/** True where something is asked of a trust file. */
export function asksOfTrust({ signers, head }: ChosenTerms): boolean {
  return signers.length > 0 || head !== null
}

const JOBS = /^[1-9]\d{0,2}$/

/** The number of workers that a text names, from 1 to 999. */
export function typedJobs(text: string): number | undefined {
  return JOBS.test(text.trim()) ? Number(text.trim()) : undefined
}
