/**
 * Key files: a private key under a passphrase, its public half beside it, and where it is
 * to sign reports a certificate.
 *
 * `K` is encrypted PKCS#8 (RFC 5958, RFC 8018 PBES2), `K.pub` a SubjectPublicKeyInfo and
 * `K.crt` a self-signed certificate, all PEM: `openssl` reads every one of them. Keys are
 * never overwritten and never written in clear.
 */
import {
  createCipheriv,
  createPrivateKey,
  generateKeyPairSync,
  pbkdf2,
  randomBytes,
  type KeyObject,
} from "node:crypto"
import { rm } from "node:fs/promises"
import { promisify } from "node:util"
import { Failure, fromHex, fromUtf8, say, type Saying } from "../base/index.ts"
import {
  DER_TAG,
  derIntegerValue,
  parseDer,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writePem,
  writeSelfSignedCertificate,
  type DerValue,
  type PemBlock,
} from "../encodings/index.ts"
import type { PublicKey, Signer } from "../signatures/index.ts"
import { readOwnFile } from "./own-file.ts"
import { noPrivateKey, pemBlocks } from "./no-private-key.ts"
import { signerOf } from "./private-key.ts"
import { readKeyToPin } from "./public-key-file.ts"
import { refuseExisting, writeNewFile } from "./write-file.ts"

/** Algorithms that new keys are made for. */
export type NewKeyAlgorithm = "ed25519" | "p256" | "p384"

export interface NewKey {
  /** PrivateKeyInfo, DER, in clear: only ever written encrypted. */
  readonly pkcs8: Uint8Array
  readonly signer: Signer
}

export interface NewCertificate {
  /** Common name, 1 to 64 characters. */
  readonly subject: string
  /** Milliseconds since 1970 from which the certificate is valid. */
  readonly notBefore: number
}

export interface NewKeyFiles {
  readonly passphrase: Uint8Array
  readonly certificate?: NewCertificate
}

/** Gives the passphrase of the key at a path; asked only when the key is under one. */
export type AskPassphrase = (path: string) => Promise<Uint8Array>

const PRIVATE = "PRIVATE KEY"
const ENCRYPTED = "ENCRYPTED PRIVATE KEY"
const PUBLIC = "PUBLIC KEY"
const CERTIFICATE = "CERTIFICATE"

/** RFC 8018 appendices A.2, A.4, B.1.2 and B.2.5. */
const OID = {
  pbes2: "1.2.840.113549.1.5.13",
  pbkdf2: "1.2.840.113549.1.5.12",
  hmacSha256: "1.2.840.113549.2.9",
  aes256Cbc: "2.16.840.1.101.3.4.1.42",
} as const
/** OWASP's figure of 2023 for PBKDF2 with HMAC-SHA-256. */
const PBKDF2_ROUNDS = 600_000
/** Some seconds of PBKDF2; ten times what is recommended. */
const MOST_ROUNDS = 10_000_000n
/** Rounds with a stated length of the key, or N·r·p of scrypt. */
const MOST_WORK = MOST_ROUNDS * 64n
const SALT_BYTES = 16
const IV_BYTES = 16
const KEY_BYTES = 32
const CERTIFICATE_YEARS = 10
const YEAR_MS = 365.25 * 86_400_000
const SUBJECT_CHARACTERS = 64

const deriveKey = promisify(pbkdf2)

/** Whoever holds a copy of the key file can try passphrases as long as they like. */
const SHORT_PASSPHRASE = 12

/** What is to be said of a passphrase that can be guessed; `undefined` of one that is long enough. */
export function passphraseWarning(passphrase: Uint8Array): Saying | undefined {
  const characters = Array.from(fromUtf8(passphrase) ?? "")
  if (characters.length >= SHORT_PASSPHRASE) return undefined
  return say(
    "the passphrase has fewer than {least} characters; whoever gets a copy of the key file can guess a short one",
    { least: SHORT_PASSPHRASE },
  )
}

/** Makes a new key from the system's randomness. */
export function generateKey(algorithm: NewKeyAlgorithm): NewKey {
  const { privateKey } =
    algorithm === "ed25519"
      ? generateKeyPairSync("ed25519")
      : generateKeyPairSync("ec", { namedCurve: algorithm === "p256" ? "P-256" : "P-384" })
  const pkcs8 = new Uint8Array(privateKey.export({ format: "der", type: "pkcs8" }))
  return { pkcs8, signer: signerOf(privateKey) }
}

/**
 * Writes `path` (mode 0600), `path.pub` and, when asked for, `path.crt`: all or none.
 *
 * @returns The paths written.
 * @throws Failure UNWRITABLE when one of them exists, USAGE for a certificate that cannot be.
 */
export async function writeKeyFiles(
  path: string,
  { pkcs8, signer }: NewKey,
  { passphrase, certificate }: NewKeyFiles,
): Promise<readonly string[]> {
  const files = [
    { path, label: ENCRYPTED, bytes: await encrypt(pkcs8, passphrase), mode: 0o600 },
    { path: `${path}.pub`, label: PUBLIC, bytes: signer.publicKey.spki, mode: 0o644 },
    ...(certificate === undefined
      ? []
      : [
          {
            path: `${path}.crt`,
            label: CERTIFICATE,
            bytes: certificateOf(signer, certificate),
            mode: 0o644,
          },
        ]),
  ]
  for (const file of files) await refuseExisting(file.path)
  const written: string[] = []
  try {
    for (const file of files) {
      await writeNewFile(file.path, writePem(file), { mode: file.mode })
      written.push(file.path)
    }
  } catch (cause) {
    for (const ours of written) await rm(ours, { force: true })
    throw cause
  }
  return written
}

/**
 * Reads a private key: ours, or any PKCS#8 PEM that `openssl` wrote, encrypted or in clear.
 *
 * @param warn - Told in one sentence when the key lies in clear.
 * @throws Failure UNREADABLE, or MALFORMED for a wrong passphrase, another kind of file or
 *   an algorithm that is not ours.
 */
export async function readSigner(
  path: string,
  ask: AskPassphrase,
  warn?: (warning: Saying) => void,
): Promise<Signer> {
  const block = privateBlock(path, readOwnFile(path, "the key"))
  if (block.label === ENCRYPTED) return signerOf(openKey(path, block, await ask(path)), path)
  warn?.(
    say('{path} lies in clear: put it under a passphrase with "openssl pkcs8 -topk8"', { path }),
  )
  return signerOf(openKey(path, block), path)
}

/**
 * Reads the public key out of a private key file, which needs its passphrase, a public one in
 * any form, or a certificate.
 */
export async function readEitherKey(path: string, ask: AskPassphrase): Promise<PublicKey> {
  const blocks = pemBlocks(readOwnFile(path, "the key"))
  const isPrivate = blocks.some(({ label }) => label.endsWith(PRIVATE))
  return isPrivate ? (await readSigner(path, ask)).publicKey : readKeyToPin(path).key
}

/**
 * Refuses what `readSigner` would refuse whatever its passphrase is, so that nobody types one for
 * a file that holds no private key.
 *
 * @throws Failure UNREADABLE or MALFORMED.
 */
export function refuseNoPrivateKey(path: string): void {
  privateBlock(path, readOwnFile(path, "the key"))
}

function privateBlock(path: string, bytes: Uint8Array): PemBlock {
  const block = pemBlocks(bytes).find(({ label }) => label === ENCRYPTED || label === PRIVATE)
  if (block === undefined) throw new Failure("MALFORMED", noPrivateKey(bytes), { path })
  return block
}

/** Reads a certificate: `K.crt`, or the first certificate of a PEM file. @returns DER. */
export function readCertificateFile(path: string): Uint8Array {
  const blocks = pemBlocks(readOwnFile(path, "the certificate"))
  const block = blocks.find(({ label }) => label === CERTIFICATE)
  if (block !== undefined) return block.bytes
  const held = blocks.map(({ label }) => label).join(", ")
  const found = held === "" ? say("it is not PEM") : say("it holds {held}", { held })
  throw new Failure("MALFORMED", say("this is no certificate: {found}", { found }), { path })
}

function openKey(path: string, { bytes }: PemBlock, passphrase?: Uint8Array): KeyObject {
  const der = { key: Buffer.from(bytes), format: "der", type: "pkcs8" } as const
  try {
    if (passphrase === undefined) return createPrivateKey(der)
    refuseSlowDerivation(bytes, path)
    return createPrivateKey({ ...der, passphrase: Buffer.from(passphrase) })
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    // The library's words differ with the padding that a wrong passphrase happens to yield.
    const message =
      passphrase === undefined
        ? say("the key is damaged or of a kind that this program does not read")
        : say("the passphrase does not open this key (or the file is damaged)")
    throw new Failure("MALFORMED", message, { path, cause })
  }
}

/**
 * Refuses a key that asks for so much work that opening it would look like hanging: the file
 * names the rounds, and the library would do them all, deaf to Ctrl-C.
 */
function refuseSlowDerivation(encrypted: Uint8Array, path: string): void {
  const parsed = parseDer(encrypted)
  const algorithm = parsed.kind === "der" ? parsed.value.children[0] : undefined
  // PBKDF2 and the schemes before it state rounds, scrypt the three factors of its work.
  const factors = algorithm === undefined ? [] : integersIn(algorithm).filter((n) => n > 1n)
  const work = factors.reduce((product, factor) => product * factor, 1n)
  if (factors.every((factor) => factor <= MOST_ROUNDS) && work <= MOST_WORK) return
  throw new Failure("MALFORMED", say("this key asks for more rounds than any honest key needs"), {
    path,
  })
}

function integersIn(value: DerValue): readonly bigint[] {
  if (value.tag === DER_TAG.integer) return [derIntegerValue(value.content)]
  return value.children.flatMap(integersIn)
}

/** EncryptedPrivateKeyInfo (RFC 5958 §3) with PBES2 (RFC 8018 §6.2). */
async function encrypt(pkcs8: Uint8Array, passphrase: Uint8Array): Promise<Uint8Array> {
  const salt = randomBytes(SALT_BYTES)
  const iv = randomBytes(IV_BYTES)
  const key = await deriveKey(passphrase, salt, PBKDF2_ROUNDS, KEY_BYTES, "sha256")
  const cipher = createCipheriv("aes-256-cbc", key, iv)
  const encrypted = Buffer.concat([cipher.update(pkcs8), cipher.final()])
  const derivation = writeDerSequence(
    writeDerOid(OID.pbkdf2),
    writeDerSequence(
      writeDerOctetString(salt),
      writeDerInteger(PBKDF2_ROUNDS),
      writeDerSequence(writeDerOid(OID.hmacSha256), writeDerNull()),
    ),
  )
  const scheme = writeDerSequence(writeDerOid(OID.aes256Cbc), writeDerOctetString(iv))
  return writeDerSequence(
    writeDerSequence(writeDerOid(OID.pbes2), writeDerSequence(derivation, scheme)),
    writeDerOctetString(encrypted),
  )
}

function certificateOf(signer: Signer, { subject, notBefore }: NewCertificate): Uint8Array {
  const { algorithm, spki, fingerprint } = signer.publicKey
  if (algorithm !== "ecdsa-p256-sha256") {
    throw new Failure(
      "USAGE",
      say("a certificate for reports needs a P-256 key (on the command line: --algorithm p256)"),
    )
  }
  const characters = Array.from(subject).length
  if (characters === 0 || characters > SUBJECT_CHARACTERS || !subject.isWellFormed()) {
    throw new Failure(
      "USAGE",
      say(
        "the name in the certificate has 1 to {most} characters (on the command line: --subject)",
        { most: SUBJECT_CHARACTERS },
      ),
    )
  }
  return writeSelfSignedCertificate({
    subject,
    spki,
    keyIdentifier: (fromHex(fingerprint) ?? new Uint8Array()).subarray(0, 20),
    // One certificate a key: the first bits of the key's own digest are serial enough.
    serial: BigInt(`0x${fingerprint.slice(0, 32)}`),
    notBefore,
    notAfter: notBefore + Math.floor(CERTIFICATE_YEARS * YEAR_MS),
    sign: (message) => signer.sign(message),
  })
}
