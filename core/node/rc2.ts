/**
 * RC2 in CBC, for decrypting and nothing else (RFC 2268): what macOS, Windows and older Java
 * protect the certificates of a PKCS #12 file with, and what no library of Node's or Electron's
 * has any more.
 *
 * It protects nothing today: with 40 bits anybody finds the key. What is read with it is the
 * person's own file.
 */

/** RFC 2268 §2, PITABLE: a permutation of all bytes, from the digits of pi. */
const PI_TABLE = Uint8Array.from(
  Buffer.from(
    [
      "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2",
      "179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82",
      "54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626",
      "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7",
      "08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec",
      "c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731",
      "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9",
      "0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad",
    ].join(""),
    "hex",
  ),
)
const BLOCK_BYTES = 8
/** RFC 2268 §3.1: by how many bits each of the four words is turned. */
const TURNS = [1, 2, 3, 5] as const

/**
 * Decrypts, and takes the padding off (RFC 8018 §6.1.1).
 *
 * @param key - 1 to 128 bytes, all of whose bits count.
 * @param iv - 8 bytes.
 * @returns `undefined` when the length or the padding is none: another key, or other bytes.
 */
export function decryptRc2Cbc(
  key: Uint8Array,
  iv: Uint8Array,
  bytes: Uint8Array,
): Uint8Array | undefined {
  if (bytes.length === 0 || bytes.length % BLOCK_BYTES !== 0) return undefined
  const words = expandRc2Key(key, 8 * key.length)
  const plain = new Uint8Array(bytes.length)
  let before = iv
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES)
    plain.set(
      decryptRc2Block(words, block).map((byte, index) => byte ^ (before[index] ?? 0)),
      at,
    )
    before = block
  }
  return withoutPadding(plain)
}

/** RFC 2268 §2. @param effectiveBits - How many bits of the key count. @returns 64 words. */
export function expandRc2Key(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128)
  bytes.set(key)
  const at = (index: number): number => bytes[index] ?? 0
  const drawn = (index: number): number => PI_TABLE[index & 0xff] ?? 0
  for (let index = key.length; index < 128; index += 1) {
    bytes[index] = drawn(at(index - 1) + at(index - key.length))
  }
  const effective = Math.ceil(effectiveBits / 8)
  const mask = 0xff >> (8 * effective - effectiveBits)
  bytes[128 - effective] = drawn(at(128 - effective) & mask)
  for (let index = 127 - effective; index >= 0; index -= 1) {
    bytes[index] = drawn(at(index + 1) ^ at(index + effective))
  }
  return Uint16Array.from({ length: 64 }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8))
}

/** RFC 2268 §4: one block of 8 bytes. @param words - The expanded key. */
export function decryptRc2Block(words: Uint16Array, block: Uint8Array): Uint8Array {
  const r = Uint16Array.from({ length: 4 }, (_, index) => {
    return (block[2 * index] ?? 0) | ((block[2 * index + 1] ?? 0) << 8)
  })
  const word = (index: number): number => r[index & 3] ?? 0
  const keyWord = (index: number): number => words[index] ?? 0
  let next = 63
  const mixBack = (): void => {
    for (let i = 3; i >= 0; i -= 1) {
      const turn = TURNS[i] ?? 0
      const turned = (word(i) >>> turn) | (word(i) << (16 - turn))
      const mixed = (word(i - 1) & word(i - 2)) + (~word(i - 1) & word(i - 3))
      r[i] = turned - keyWord(next) - mixed
      next -= 1
    }
  }
  const mashBack = (): void => {
    for (let i = 3; i >= 0; i -= 1) r[i] = word(i) - keyWord(word(i - 1) & 63)
  }
  for (const [index, rounds] of [5, 6, 5].entries()) {
    if (index > 0) mashBack()
    for (let round = 0; round < rounds; round += 1) mixBack()
  }
  return Uint8Array.from([...r].flatMap((one) => [one & 0xff, one >>> 8]))
}

function withoutPadding(plain: Uint8Array): Uint8Array | undefined {
  const length = plain.at(-1) ?? 0
  const padding = plain.subarray(plain.length - length)
  const isPadding = length >= 1 && length <= BLOCK_BYTES && padding.every((byte) => byte === length)
  return isPadding ? plain.slice(0, plain.length - length) : undefined
}
