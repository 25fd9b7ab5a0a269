/** Asking about signature files as a user has them: bytes in, what was found out. */
import { toUtf8 } from "../../../core/base/index.ts"
import {
  checkEnvelope,
  parseEnvelope,
  portableEngine,
  readPublicKeyText,
  type EnvelopeChecked,
  type EnvelopeContext,
  type KnownKey,
  type SignatureAlgorithm,
  type SignatureEngine,
  type SignatureEnvelope,
} from "../../../core/signatures/index.ts"

const ALLOWED: readonly SignatureAlgorithm[] = [
  "ed25519",
  "ecdsa-p256-sha256",
  "ecdsa-p384-sha384",
  "ecdsa-p521-sha512",
  "rsa-pkcs1-sha256",
  "rsa-pkcs1-sha512",
]

/** A pinned key in any form in which keys are handed over. */
export function pinned(id: string, given: Uint8Array | string | object): KnownKey {
  const text =
    given instanceof Uint8Array || typeof given === "string" ? given : JSON.stringify(given)
  const read = readPublicKeyText(typeof text === "string" ? toUtf8(text) : text)
  if (read.kind !== "key") throw new Error(`${id}: ${JSON.stringify(read)}`)
  const { minisignKeyId } = read.text
  const known = { id, subject: id, key: read.key, roles: ["exporter"] }
  return minisignKeyId === undefined ? known : { ...known, minisignKeyId }
}

export interface Asked extends EnvelopeContext {
  readonly keys: readonly KnownKey[]
  readonly mustBeTheirs?: boolean
  readonly allowed?: readonly SignatureAlgorithm[]
  readonly engines?: readonly SignatureEngine[]
}

export function ask(
  signature: Uint8Array | string | SignatureEnvelope,
  { keys, allowed, engines, mustBeTheirs, ...context }: Asked,
): EnvelopeChecked<KnownKey> {
  return checkEnvelope(
    {
      envelope: envelopeOf(signature),
      context,
      pinned: keys,
      engines: engines ?? [portableEngine],
      allowed: allowed ?? ALLOWED,
      ...(mustBeTheirs === undefined ? {} : { mustBeTheirs }),
    },
    { path: "signature" },
  )
}

function envelopeOf(given: Uint8Array | string | SignatureEnvelope): SignatureEnvelope {
  if (typeof given !== "string" && !(given instanceof Uint8Array)) return given
  const read = parseEnvelope(typeof given === "string" ? toUtf8(given) : given)
  if (read.kind !== "envelope") throw new Error(JSON.stringify(read))
  return read.envelope
}

/** Ids of the signers and codes of what was found, which is what the tests compare. */
export function told(checked: EnvelopeChecked<KnownKey>): {
  readonly signers: readonly string[]
  readonly codes: readonly string[]
} {
  return {
    signers: checked.signers.map(({ id }) => id),
    codes: checked.findings.map(({ code }) => code),
  }
}
