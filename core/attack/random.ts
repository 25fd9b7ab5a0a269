/**
 * Chance from a seed: the same seed gives the same choices on every machine.
 *
 * Good enough to choose where to strike and to make the attacker's own keys; nothing
 * that anybody relies on is made of it.
 */
import { concat, toUtf8 } from "../base/index.ts"
import { sha256 } from "../hashing/index.ts"

export interface Random {
  /** A whole number from 0 up to, and without, `end`; 0 for an `end` of 0. */
  below(end: number): number
  /** 32 bytes. */
  block(): Uint8Array
  /** One of them; `undefined` only of none. */
  pick<T>(items: readonly T[]): T | undefined
}

/** Begins a stream of its own for each name, so that one operator's choices never move another's. */
export function makeRandom(seed: number, name: string): Random {
  const start = sha256(toUtf8(`sealwright.attack/1\n${seed}\n${name}\n`))
  let count = 0
  const block = (): Uint8Array => {
    count += 1
    return sha256(concat(start, toUtf8(String(count))))
  }
  const below = (end: number): number => {
    // 48 bits are more than any size here, and divide exactly in a number.
    const number = block()
      .subarray(0, 6)
      .reduce((sum, byte) => sum * 256 + byte, 0)
    return end <= 0 ? 0 : number % end
  }
  return { below, block, pick: (items) => items[below(items.length)] }
}
