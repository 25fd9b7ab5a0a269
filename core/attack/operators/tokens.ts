/** Operators on time-stamps over seals: what somebody does who would like another time, or another seal. */
import { concat, fromHex } from "../../base/index.ts"
import type { TimestampClaim } from "../../claims/index.ts"
import { toBytes } from "../changes.ts"
import {
  changed,
  skipped,
  together,
  type Attempts,
  type Operator,
  type Scene,
} from "../operator.ts"

/** Tag and length of a GeneralizedTime to the second (X.690 §11.7). */
const TIME_HEAD = Uint8Array.of(0x18, 0x0f)
const TIME_BYTES = 15

export const TOKENS: readonly Operator[] = [
  {
    id: "time-stamp-moved",
    layer: "times",
    does: "The time-stamp of one seal was put in the place of another's.",
    codes: ["HASH_FAILURE"],
    attempts: ({ target: { claims } }: Scene): Attempts => {
      const [stamp] = claims.timestamps
      const other = claims.seals.find(({ sha256 }) => sha256 !== stamp?.sealSha256)
      if (stamp === undefined) return skipped("there is no time-stamp")
      if (other === undefined) return skipped("there is only one seal")
      const path = `timestamps/${other.sha256}.tsr`
      return changed([[path, toBytes(stamp.token)]], path)
    },
  },
  onEach("time-stamp-imprint-edited", "What a time-stamp says that it is of was changed.", {
    codes: ["HASH_FAILURE"],
    edit: ({ token, sealSha256 }) => flippedIn(token, fromHex(sealSha256)),
  }),
  onEach("time-stamp-time-edited", "The time that a time-stamp states was changed.", {
    codes: ["HASH_FAILURE", "SIG_CRYPTO_FAILURE", "FORMAT_FAILURE"],
    edit: ({ token }) => otherYear(token),
  }),
  onEach("time-stamp-signature-damaged", "The last bit of a time-stamp was flipped.", {
    codes: ["SIG_CRYPTO_FAILURE", "SIG_NONCANONICAL", "FORMAT_FAILURE"],
    edit: ({ token }) => flippedAt(token, token.length - 1),
  }),
  onEach("time-stamp-cut", "The last byte of a time-stamp was cut off.", {
    codes: ["UNSEALED_CONTENT"],
    edit: ({ token }) => token.subarray(0, -1),
  }),
]

interface Edit {
  readonly codes: Operator["codes"]
  /** `undefined` where this token gives no occasion. */
  readonly edit: (stamp: TimestampClaim) => Uint8Array | undefined
}

function onEach(id: string, does: string, { codes, edit }: Edit): Operator {
  return {
    id,
    layer: "times",
    does,
    codes,
    attempts: ({ target: { claims } }) =>
      claims.timestamps.length === 0
        ? skipped("there is no time-stamp")
        : together(
            claims.timestamps.map((stamp): Attempts => {
              const token = edit(stamp)
              if (token === undefined) return skipped("no time-stamp is written that way")
              return changed([[stamp.path, toBytes(token)]], stamp.path)
            }),
          ),
  }
}

/** The bytes with one bit of the part flipped; `undefined` when the part is not in them. */
function flippedIn(bytes: Uint8Array, part: Uint8Array | undefined): Uint8Array | undefined {
  const at = part === undefined ? -1 : positionOf(bytes, part)
  return at < 0 ? undefined : flippedAt(bytes, at)
}

function flippedAt(bytes: Uint8Array, at: number): Uint8Array {
  return concat(bytes.subarray(0, at), Uint8Array.of((bytes[at] ?? 0) ^ 1), bytes.subarray(at + 1))
}

/** The last digit of the year, in the first time that is written: that of the TSTInfo. */
function otherYear(token: Uint8Array): Uint8Array | undefined {
  const at = positionOf(token, TIME_HEAD)
  const isWhole = at >= 0 && at + TIME_HEAD.length + TIME_BYTES <= token.length
  return isWhole ? flippedAt(token, at + TIME_HEAD.length + 3) : undefined
}

function positionOf(bytes: Uint8Array, part: Uint8Array): number {
  const last = bytes.length - part.length
  for (let at = 0; at <= last; at += 1) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
