/** What fuzzing needs to know of a parser, and what it holds every parser to. */
import { Failure, fromUtf8 } from "../../core/base/index.ts"
import { chanceFrom, seedOf } from "./chance.ts"
import { mutated, type Material } from "./mutate.ts"

export interface FuzzedParser extends Material {
  readonly name: string
  /**
   * Parses, and throws when the answer is not one that the parser documents.
   *
   * A `Failure` may come out only where `mayFail` says so, and never with INTERNAL.
   */
  readonly parse: (input: Uint8Array) => unknown
  readonly mayFail?: true
  /** Inputs of about 1 MiB that a careless reader would be slow or large over. */
  readonly worst: Readonly<Record<string, () => Uint8Array>>
  /** Tried less often by so many times, where one parse takes long. */
  readonly costs?: number
}

/** An input that a parser did not survive. */
export interface Crash {
  readonly parser: string
  readonly seed: number
  /** Number of the input, counting from 0. */
  readonly run: number
  readonly input: Uint8Array
  readonly thrown: unknown
}

/** Gives a parser `runs` mutated inputs and stops at the first that it does not survive. */
export async function fuzz(
  parser: FuzzedParser,
  runs: number,
  seed: number,
): Promise<Crash | undefined> {
  const chance = chanceFrom(seedOf(seed, parser.name))
  for (let run = 0; run < Math.ceil(runs / (parser.costs ?? 1)); run += 1) {
    const input = mutated(chance, parser)
    const thrown = await survives(parser, input)
    if (thrown !== undefined) return { parser: parser.name, seed, run, input, thrown }
  }
  return undefined
}

/** What came out that must not; `undefined` when the parser kept its word. */
export async function survives(parser: FuzzedParser, input: Uint8Array): Promise<unknown> {
  try {
    const answer = parser.parse(input)
    if (answer instanceof Promise) await answer
    return undefined
  } catch (thrown) {
    const isDocumented =
      parser.mayFail === true && thrown instanceof Failure && thrown.code !== "INTERNAL"
    return isDocumented ? undefined : (thrown ?? "undefined was thrown")
  }
}

/** How to see a crash again, for whoever reads the output. */
export function describeCrash({ parser, seed, run, input, thrown }: Crash): string {
  return [
    `${parser} did not survive input ${run} of seed ${seed}:`,
    told(thrown),
    `the input, in base64: ${Buffer.from(input).toString("base64")}`,
  ].join("\n")
}

/** What was thrown, with its stack where there is one. */
export function told(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}

/** States what must hold of an answer; a parser that breaks it has crashed. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`broken promise: ${what}`)
}

/** Any bytes as text, lone surrogates included, for parsers that take text. */
export function asText(bytes: Uint8Array): string {
  return fromUtf8(bytes) ?? Array.from(bytes, oddCharacter).join("")
}

function oddCharacter(byte: number): string {
  return String.fromCharCode(byte >= 0xd8 && byte <= 0xdf ? 0xd800 + byte : byte)
}
