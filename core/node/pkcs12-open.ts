/**
 * Opening a PKCS #12 file with its passphrase: the MAC first, then what lies under it.
 *
 * What comes out stays in memory: nothing of it is written or told to anybody.
 */
import { createDecipheriv, createHmac, timingSafeEqual } from "node:crypto"
import { Failure, say, type Saying } from "../base/index.ts"
import {
  parseSafeContents,
  type BlockCipher,
  type EncryptionScheme,
  type OldCipher,
  type Pkcs12,
  type Pkcs12Mac,
  type SafeCertificate,
  type SafeKey,
} from "../encodings/index.ts"
import {
  bmpPassword,
  DIGEST_BYTES,
  derivePbkdf2,
  derivePkcs12,
  makeRoundBudget,
  PURPOSE,
  type RoundBudget,
} from "./passphrase-derivation.ts"
import { decryptRc2Cbc } from "./rc2.ts"

/** What a file holds, with its keys in clear. */
export interface OpenedPkcs12 {
  readonly keys: readonly OpenedKey[]
  readonly certificates: readonly SafeCertificate[]
}

export interface OpenedKey {
  /** PrivateKeyInfo, DER, in clear. */
  readonly pkcs8: Uint8Array
  readonly localId?: Uint8Array
}

/** Bytes of the key of each cipher. */
const KEY_BYTES: Readonly<Record<BlockCipher | OldCipher, number>> = {
  "aes-128-cbc": 16,
  "aes-192-cbc": 24,
  "aes-256-cbc": 32,
  "des-ede3-cbc": 24,
  "rc2-128-cbc": 16,
  "rc2-40-cbc": 5,
}
/** Of every cipher before AES. */
const OLD_IV_BYTES = 8

/** The passphrase in the forms that schemes ask for, and what deriving from it may cost. */
interface Opening {
  readonly path: string
  readonly passphrase: Uint8Array
  /** One form; of the empty passphrase two are in use. */
  readonly bmp: Uint8Array
  readonly budget: RoundBudget
}

/**
 * Opens a file whose schemes are all ours.
 *
 * @throws Failure MALFORMED when the passphrase does not open it, or when it does and something
 *   inside is damaged; which of the two, only the MAC can tell.
 */
export async function openPkcs12(
  file: Pkcs12,
  path: string,
  passphrase: Uint8Array,
): Promise<OpenedPkcs12> {
  const bmp = bmpPassword(passphrase)
  if (bmp === undefined) throw failure(say("the passphrase is not text in UTF-8"), path)
  const budget = makeRoundBudget(path)
  // With no passphrase at all some programs derive from two zeros, others from nothing.
  const forms = passphrase.length === 0 ? [bmp, new Uint8Array(0)] : [bmp]
  const ways = forms.map((form) => ({ path, passphrase, bmp: form, budget }))
  const { mac } = file
  if (mac === undefined) return openedBy(file, ways, NOT_OPENED)
  const good = await firstOf(ways, (way) => macHolds(mac, file.authenticated, way))
  if (good === undefined) throw failure(NOT_OPENED, path)
  return openedBy(file, [good], NOT_WHOLE)
}

const NOT_OPENED = say("the passphrase does not open this file (or the file is damaged)")
/** The MAC held, so the passphrase is the one that the file was written under. */
const NOT_WHOLE = say(
  "the passphrase is right, and yet the file does not open: a part of it is under another one, or was not written whole",
)

async function firstOf<T>(
  all: readonly T[],
  holds: (one: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const one of all) if (await holds(one)) return one
  return undefined
}

async function macHolds(
  { value, by }: Pkcs12Mac,
  authenticated: Uint8Array,
  { passphrase, bmp, budget }: Opening,
): Promise<boolean> {
  const { length } = value
  if (by.kind === "unsupported") return false
  const key =
    by.kind === "pkcs12"
      ? derivePkcs12(bmp, by, { purpose: PURPOSE.mac, length: DIGEST_BYTES[by.hash], budget })
      : await derivePbkdf2(passphrase, by.derivation, { length: by.length, budget })
  if (key === undefined) return false
  const computed = createHmac(by.hash, key).update(authenticated).digest()
  return length === computed.length && timingSafeEqual(computed, value)
}

async function openedBy(
  file: Pkcs12,
  ways: readonly Opening[],
  otherwise: Saying,
): Promise<OpenedPkcs12> {
  for (const way of ways) {
    const opened = await wholeFile(file, way)
    if (opened !== undefined) return opened
  }
  throw failure(otherwise, ways[0]?.path ?? "")
}

/** `undefined` as soon as something does not open. */
async function wholeFile(file: Pkcs12, way: Opening): Promise<OpenedPkcs12 | undefined> {
  const keys: OpenedKey[] = []
  const certificates: SafeCertificate[] = []
  for (const part of file.parts) {
    const bytes = part.kind === "plain" ? part.bytes : await decrypted(part.scheme, part.bytes, way)
    const read = bytes === undefined ? undefined : parseSafeContents(bytes)
    if (read?.kind !== "contents") return undefined
    certificates.push(...read.contents.certificates)
    for (const key of read.contents.keys) {
      const opened = await openedKey(key, way)
      if (opened === undefined) return undefined
      keys.push(opened)
    }
  }
  return { keys, certificates }
}

async function openedKey(
  { bytes, scheme, localId }: SafeKey,
  way: Opening,
): Promise<OpenedKey | undefined> {
  // A copy, since whoever uses it wipes it afterwards.
  const pkcs8 = scheme === undefined ? bytes.slice() : await decrypted(scheme, bytes, way)
  if (pkcs8 === undefined) return undefined
  return { pkcs8, ...(localId === undefined ? {} : { localId }) }
}

async function decrypted(
  scheme: EncryptionScheme,
  bytes: Uint8Array,
  way: Opening,
): Promise<Uint8Array | undefined> {
  if (scheme.kind === "unsupported") throw unsupportedScheme(scheme.name, way.path)
  const { cipher } = scheme
  const { budget } = way
  const length = KEY_BYTES[cipher]
  if (scheme.kind === "pbes2") {
    const key = await derivePbkdf2(way.passphrase, scheme.derivation, { length, budget })
    return key === undefined ? undefined : deciphered(cipher, { key, iv: scheme.iv }, bytes)
  }
  const by = { hash: "sha1", salt: scheme.salt, rounds: scheme.rounds } as const
  const key = derivePkcs12(way.bmp, by, { purpose: PURPOSE.key, length, budget })
  const iv = derivePkcs12(way.bmp, by, { purpose: PURPOSE.iv, length: OLD_IV_BYTES, budget })
  if (key === undefined || iv === undefined) return undefined
  return deciphered(cipher, { key, iv }, bytes)
}

function deciphered(
  cipher: BlockCipher | OldCipher,
  { key, iv }: { readonly key: Uint8Array; readonly iv: Uint8Array },
  bytes: Uint8Array,
): Uint8Array | undefined {
  if (cipher === "rc2-128-cbc" || cipher === "rc2-40-cbc") return decryptRc2Cbc(key, iv, bytes)
  try {
    const decipher = createDecipheriv(cipher, key, iv)
    return Uint8Array.from(Buffer.concat([decipher.update(bytes), decipher.final()]))
  } catch {
    // Padding that is none: another passphrase, or other bytes. Its words would add nothing.
    return undefined
  }
}

/**
 * What to do about a file under a scheme that is not read: without a terminal, and with one,
 * where openssl asks for both passphrases.
 */
export function unsupportedScheme(name: string, path: string): Failure {
  return failure(
    say(
      'this file is protected by {name}, which is not read here; ask whoever gave it to you to export it anew under AES-256 (in the export wizard of Windows: "AES256-SHA256"), or write it anew with "openssl pkcs12 -legacy -in OLD.p12 -out KEY.pem" and "openssl pkcs12 -export -in KEY.pem -out NEW.p12"',
      { name },
    ),
    path,
  )
}

function failure(message: Saying, path: string): Failure {
  return new Failure("MALFORMED", message, { path })
}
