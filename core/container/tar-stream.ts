/** Walking a tar that passes once: bytes are pushed in, and the walk takes what it needs. */
import { walkTar, type TarDirectory, type TarRequest } from "./tar-directory.ts"
import type { TarEntry } from "./tar-member.ts"

export interface TarStream {
  /** Hands over the next bytes of the archive; they are not kept. */
  push(piece: Uint8Array): void
  /** True when nothing that comes can change the directory any more. */
  isDone(): boolean
  /** Ends the archive where it is. */
  end(): TarDirectory
}

/** @param onMember - Called when the header of a member has been read, before its content passes. */
export function makeTarStream(onMember: (entry: TarEntry) => void = () => undefined): TarStream {
  const walk = walkTar(onMember)
  let step = walk.next()
  let position = 0
  let gathered = new Uint8Array(0)

  /** Adds what the walk wants of a piece; answers false when the piece holds no more of it. */
  const take = ({ offset, length }: TarRequest, piece: Uint8Array, start: number): boolean => {
    const from = offset + gathered.length - start
    if (from > piece.length) return false
    const wanted = piece.subarray(from, from + length - gathered.length)
    const whole = new Uint8Array(gathered.length + wanted.length)
    whole.set(gathered)
    whole.set(wanted, gathered.length)
    gathered = whole
    if (gathered.length < length) return false
    gathered = new Uint8Array(0)
    step = walk.next(whole)
    return true
  }
  return {
    push: (piece) => {
      const start = position
      position += piece.length
      while (step.done !== true && take(step.value, piece, start));
    },
    isDone: () => step.done === true,
    end: () => {
      while (step.done !== true) {
        const rest = gathered
        gathered = new Uint8Array(0)
        step = walk.next(rest)
      }
      return step.value
    },
  }
}
