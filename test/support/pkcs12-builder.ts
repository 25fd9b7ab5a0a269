/** PKCS #12 files as no program writes them: every number given, and whatever lies in them. */
import { createCipheriv, createHmac, pbkdf2Sync } from "node:crypto"
import { toUtf8 } from "../../core/base/index.ts"
import {
  writeDer,
  writeDerContext,
  writeDerInteger,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
} from "../../core/encodings/index.ts"

export interface BuiltPkcs12 {
  /** PrivateKeyInfo, DER. */
  readonly keys: readonly { readonly pkcs8: Uint8Array; readonly localId?: Uint8Array }[]
  readonly certificates: readonly { readonly der: Uint8Array; readonly localId?: Uint8Array }[]
  readonly passphrase: string
  /** Of every derivation; 1 unless told. */
  readonly rounds?: number | bigint
  /** PBMAC1 (RFC 9579), the length of its key when it is to be another than 32, or none. */
  readonly mac?: "pbmac1" | "none"
  readonly macKeyLength?: number
  /** OID of the cipher, when it is to be another than AES-256-CBC. */
  readonly cipher?: string
  /** BER: the parts in pieces, and lengths that the end tells. */
  readonly asBer?: boolean
}

const OID = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
  x509: "1.2.840.113549.1.9.22.1",
  localKeyId: "1.2.840.113549.1.9.21",
  pbes2: "1.2.840.113549.1.5.13",
  pbmac1: "1.2.840.113549.1.5.14",
  pbkdf2: "1.2.840.113549.1.5.12",
  hmacSha256: "1.2.840.113549.2.9",
  aes256: "2.16.840.1.101.3.4.1.42",
} as const
const SALT = new Uint8Array(16).fill(5)
const IV = new Uint8Array(16).fill(6)

/** The file, always the same of the same. */
export function buildPkcs12(given: BuiltPkcs12): Uint8Array {
  const certificates = given.certificates.map(({ der, localId }) =>
    bag(
      OID.certificateBag,
      writeDerSequence(writeDerOid(OID.x509), writeDerContext(0, writeDerOctetString(der))),
      localId,
    ),
  )
  const keys = given.keys.map(({ pkcs8, localId }) =>
    bag(
      OID.shroudedKeyBag,
      writeDerSequence(schemeOf(given), writeDerOctetString(encrypted(pkcs8, given))),
      localId,
    ),
  )
  const authenticated = writeDerSequence(
    encryptedPart(writeDerSequence(...certificates), given),
    content(OID.data, writeDerOctetString(writeDerSequence(...keys))),
  )
  const safe =
    given.asBer === true ? inPieces(0x24, authenticated) : writeDerOctetString(authenticated)
  const body = [writeDerInteger(3), content(OID.data, safe), ...macOf(authenticated, given)]
  return given.asBer === true ? indefinite(0x30, ...body) : writeDerSequence(...body)
}

function encryptedPart(contents: Uint8Array, given: BuiltPkcs12): Uint8Array {
  const bytes = encrypted(contents, given)
  const octets = given.asBer === true ? inPieces(0xa0, bytes) : writeDer(0x80, bytes)
  const info = writeDerSequence(writeDerOid(OID.data), schemeOf(given), octets)
  return content(OID.encryptedData, writeDerSequence(writeDerInteger(0), info))
}

function content(type: string, inside: Uint8Array): Uint8Array {
  return writeDerSequence(writeDerOid(type), writeDerContext(0, inside))
}

function bag(type: string, inside: Uint8Array, localId: Uint8Array | undefined): Uint8Array {
  const attributes =
    localId === undefined
      ? []
      : [
          writeDerSet(
            writeDerSequence(
              writeDerOid(OID.localKeyId),
              writeDerSet(writeDerOctetString(localId)),
            ),
          ),
        ]
  return writeDerSequence(writeDerOid(type), writeDerContext(0, inside), ...attributes)
}

function macOf(authenticated: Uint8Array, given: BuiltPkcs12): readonly Uint8Array[] {
  if (given.mac === "none") return []
  const length = given.macKeyLength ?? 32
  const key = pbkdf2Sync(given.passphrase, SALT, Number(given.rounds ?? 1), length, "sha256")
  const value = createHmac("sha256", key).update(authenticated).digest()
  const algorithm = writeDerSequence(
    writeDerOid(OID.pbmac1),
    writeDerSequence(derivation(given, length), writeDerSequence(writeDerOid(OID.hmacSha256))),
  )
  const digest = writeDerSequence(algorithm, writeDerOctetString(new Uint8Array(value)))
  // RFC 9579 §5: what stands here means nothing.
  return [writeDerSequence(digest, writeDerOctetString(toUtf8("NOT USED")), writeDerInteger(1))]
}

function derivation({ rounds = 1 }: BuiltPkcs12, length?: number): Uint8Array {
  return writeDerSequence(
    writeDerOid(OID.pbkdf2),
    writeDerSequence(
      writeDerOctetString(SALT),
      writeDerInteger(rounds),
      ...(length === undefined ? [] : [writeDerInteger(length)]),
      writeDerSequence(writeDerOid(OID.hmacSha256)),
    ),
  )
}

function schemeOf(given: BuiltPkcs12): Uint8Array {
  const cipher = writeDerSequence(writeDerOid(given.cipher ?? OID.aes256), writeDerOctetString(IV))
  return writeDerSequence(writeDerOid(OID.pbes2), writeDerSequence(derivation(given), cipher))
}

function encrypted(bytes: Uint8Array, { passphrase, rounds = 1 }: BuiltPkcs12): Uint8Array {
  // A file that asks for too much is refused before anybody would do the work; neither do we.
  const done = rounds > 100_000 ? 1 : Number(rounds)
  const key = pbkdf2Sync(passphrase, SALT, done, 32, "sha256")
  const cipher = createCipheriv("aes-256-cbc", key, IV)
  return new Uint8Array(Buffer.concat([cipher.update(bytes), cipher.final()]))
}

/** BER: a constructed octet string of two pieces. */
function inPieces(tag: number, bytes: Uint8Array): Uint8Array {
  const half = bytes.length >> 1
  return indefinite(
    tag,
    writeDerOctetString(bytes.subarray(0, half)),
    writeDerOctetString(bytes.subarray(half)),
  )
}

function indefinite(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.of(tag, 0x80), ...contents, Buffer.of(0, 0)]))
}
