/** Under what evidence is examined, besides the trust pack in force. */
import type { Cancelled, Refusal } from "./answers.ts"

export type PolicyHandle = string & { readonly brand: "PolicyHandle" }
export type SignerHandle = string & { readonly brand: "SignerHandle" }
export type HeadHandle = string & { readonly brand: "HeadHandle" }
export type EarlierHandle = string & { readonly brand: "EarlierHandle" }

/** Which implementations compute; with `both`, they must agree. */
export type Engine = "native" | "portable" | "both"

/** Holds for every examination until somebody changes it. */
export interface GivenTerms {
  /** Null for the built-in policy. */
  readonly policy: PolicyHandle | null
  /** Who must have signed the trust pack, all of them. */
  readonly signers: readonly SignerHandle[]
  /** A head of the trust pack's history that was kept. */
  readonly head: HeadHandle | null
  readonly engine: Engine
  /** Instant (RFC 3339) at which keys are judged; null for the moment at which it begins. */
  readonly at: string | null
  /** Workers that compute digests, from 1; null leaves it to the number of processors. */
  readonly jobs: number | null
}

/** A policy file as it was read when it was chosen; an examination refuses it when it changed. */
export interface PolicyChosen {
  readonly handle: PolicyHandle
  readonly name: string
  /** SHA-256 (hex) of the file, as results state it. */
  readonly sha256: string
  /** What the policy calls itself. */
  readonly id: string
  readonly version: string
}

export interface SignerChosen {
  readonly handle: SignerHandle
  /** Name of the key's file; null where the trust pack must hold the key. */
  readonly name: string | null
  /** SHA-256 (hex) of the key. */
  readonly fingerprint: string
}

export interface HeadChosen {
  readonly handle: HeadHandle
  /** N:HEAD. */
  readonly text: string
}

/** An earlier result that one examination is compared with. */
export interface EarlierChosen {
  readonly handle: EarlierHandle
  /** Of the file, or the one under which the result would be saved. */
  readonly name: string
  readonly resultDigest: string
  /** How many files it lists. */
  readonly items: number
}

/** A bag id, or a digest in lower-case hex. */
export type ExpectedNamed = { readonly kind: "expected"; readonly expected: string } | Refusal
export type PolicyChoice =
  { readonly kind: "policy"; readonly policy: PolicyChosen } | Cancelled | Refusal
export type SignerChoice =
  { readonly kind: "signer"; readonly signer: SignerChosen } | Cancelled | Refusal
export type HeadChoice = { readonly kind: "head"; readonly head: HeadChosen } | Cancelled | Refusal
export type EarlierChoice =
  { readonly kind: "earlier"; readonly earlier: EarlierChosen } | Cancelled | Refusal

/** What holds besides the trust pack, for whoever looks at an examination; names, no paths. */
export interface TermsTold {
  /** Null for the built-in policy. */
  readonly policy: string | null
  /** How many must have signed the trust pack. */
  readonly signers: number
  /** N:HEAD. */
  readonly head: string | null
  readonly engine: Engine
  /** Instant (RFC 3339). */
  readonly at: string | null
  readonly jobs: number | null
  /** Name of the result that it is compared with. */
  readonly earlier: string | null
}
