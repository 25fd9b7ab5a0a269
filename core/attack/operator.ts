/**
 * Operators: what somebody may do to evidence, and what the examination must then say.
 *
 * An operator announces its codes and the places where they must be found before
 * anything is examined. Whether its change means anything is not its to say.
 */
import type { FindingCode, Place } from "../findings/index.ts"
import type { Change, Changes, Splice } from "./changes.ts"
import type { ImageKind } from "./images.ts"
import type { Random } from "./random.ts"
import type { Target } from "./target.ts"

/** From the bytes up to what people recorded. */
export const LAYERS = [
  "bytes",
  "names",
  "container",
  "manifests",
  "lines",
  "links",
  "tree",
  "checkpoint",
  "seals",
  "keys",
  "times",
  "generations",
  "custody",
] as const
export type Layer = (typeof LAYERS)[number]

/** What an examiner may have kept from before: the head of the log, the bag's id or digest, the result. */
export type Kept = "head" | "bag-id" | "digest" | "result"

/** One change, and where one of the announced codes must be found. */
export type Attempt = {
  /** A path that ends in a slash means everything below it; "" is the evidence as a whole. */
  readonly places: readonly Place[]
} & (
  | { readonly on: "entries"; readonly changes: Changes }
  | {
      readonly on: "archive"
      readonly image: ImageKind
      readonly splices: readonly Splice[]
    }
)

export type Attempts =
  | { readonly kind: "attempts"; readonly attempts: readonly Attempt[] }
  /** This evidence, or what the attacker has, gives no occasion for it. */
  | { readonly kind: "skipped"; readonly reason: string }

export interface Scene {
  readonly target: Target
  readonly random: Random
}

export interface Operator {
  readonly id: string
  readonly layer: Layer
  /** What was done, as one sentence. */
  readonly does: string
  /** Announced beforehand: one of them must be found where the attempt says. */
  readonly codes: readonly FindingCode[]
  /** What the examiner had kept; without it this change could not show. */
  readonly kept?: Kept
  readonly attempts: (scene: Scene) => Attempts | Promise<Attempts>
}

export function skipped(reason: string): Attempts {
  return { kind: "skipped", reason }
}

/** One attempt on the entries, and where it must show. */
export function changed(
  changes: Iterable<readonly [path: string, change: Change]>,
  ...places: readonly (string | Place)[]
): Attempts {
  const attempt: Attempt = {
    on: "entries",
    changes: new Map(changes),
    places: places.map((place) => (typeof place === "string" ? { path: place } : place)),
  }
  return { kind: "attempts", attempts: [attempt] }
}

/** One attempt on the bytes of an archive. */
export function cut(
  image: ImageKind,
  splices: readonly Splice[],
  places: readonly string[],
): Attempts {
  const attempt = {
    on: "archive",
    image,
    splices,
    places: places.map((path) => ({ path })),
  } as const
  return { kind: "attempts", attempts: [attempt] }
}

/** All attempts of several; skipped, with the first reason, only when all are. */
export function together(all: readonly Attempts[]): Attempts {
  const attempts = all.flatMap((one) => (one.kind === "attempts" ? one.attempts : []))
  const [first] = all
  if (attempts.length > 0 || first === undefined) return { kind: "attempts", attempts }
  return first
}
