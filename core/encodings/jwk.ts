/**
 * Public keys as JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037, RFC 8812, RFC 9964).
 *
 * One key, public, for signatures: sets of keys, private and symmetric ones are refused.
 */
import {
  concat,
  fromBase64Url,
  isJsonObject,
  member,
  parseJson,
  refused,
  say,
  type JsonObject,
  type JsonValue,
  type Refused,
} from "../base/index.ts"
import { isJwsName, jwsAlgorithmFor } from "./jws-algorithms.ts"
import {
  coordinateBytes,
  hasRawKeyLength,
  spkiOfRaw,
  spkiOfRsa,
  type RawKeyKind,
} from "./key-material.ts"

export type JwkAnswer =
  | {
      readonly kind: "key"
      readonly spki: Uint8Array
      /** The algorithm that its `alg` binds it to, in our names; absent without `alg`. */
      readonly algorithm?: string
      /** Its `kid`: a name, nothing else. */
      readonly kid?: string
    }
  /** A key type or curve that is not read here; `type` names it. */
  | { readonly kind: "unsupported"; readonly type: string }
  | Refused

const OKP_CURVES: Readonly<Record<string, RawKeyKind>> = { Ed25519: "ed25519", Ed448: "ed448" }
const EC_CURVES = {
  "P-256": "p256",
  "P-384": "p384",
  "P-521": "p521",
  secp256k1: "secp256k1",
} as const
const AKP_ALGORITHMS: Readonly<Record<string, RawKeyKind>> = {
  "ML-DSA-44": "ml-dsa-44",
  "ML-DSA-65": "ml-dsa-65",
  "ML-DSA-87": "ml-dsa-87",
}

/** Members of private and symmetric keys (RFC 7518 §6.2.2, §6.3.2, §6.4.1; RFC 9964 §3). */
const SECRET_MEMBERS = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"]

/** Reads a key from its JSON text, strictly. */
export function parseJwk(bytes: Uint8Array): JwkAnswer {
  const parsed = parseJson(bytes)
  return parsed.kind === "refused" ? parsed : toJwk(parsed.value)
}

function toJwk(value: JsonValue): JwkAnswer {
  if (!isJsonObject(value)) return refused("a JSON Web Key that is not an object")
  if (SECRET_MEMBERS.some((name) => Object.hasOwn(value, name))) {
    return refused("a private or symmetric key, which no verifier may hold")
  }
  const purpose = purposeFault(value)
  if (purpose !== undefined) return refused(purpose)
  const material = materialOf(value)
  return "spki" in material ? bound(material, value) : material
}

/** RFC 7517 §4.2 and §4.3: what else than verifying the key is for. */
function purposeFault(jwk: JsonObject): string | undefined {
  const use = member(jwk, "use") ?? "sig"
  const operations = member(jwk, "key_ops") ?? ["verify"]
  if (use !== "sig") return "a key that is not for signatures"
  const verifies = Array.isArray(operations) && operations.includes("verify")
  return verifies ? undefined : "a key that is not for verifying"
}

interface Material {
  readonly spki: Uint8Array
  /** What the names of JWS algorithms are held against. */
  readonly type: string
}

type Missing = Exclude<JwkAnswer, { kind: "key" }>

function materialOf(jwk: JsonObject): Material | Missing {
  const type = textMember(jwk, "kty")
  switch (type) {
    case "OKP":
      return rawMaterial(jwk, { kinds: OKP_CURVES, named: "crv", key: "x" })
    case "AKP":
      return rawMaterial(jwk, { kinds: AKP_ALGORITHMS, named: "alg", key: "pub" })
    case "EC":
      return ecMaterial(jwk)
    case "RSA":
      return rsaMaterial(jwk)
    case undefined:
      return refused("a JSON Web Key without kty")
    default:
      return { kind: "unsupported", type }
  }
}

interface RawShape {
  readonly kinds: Readonly<Record<string, RawKeyKind>>
  readonly named: string
  readonly key: string
}

function rawMaterial(jwk: JsonObject, { kinds, named, key }: RawShape): Material | Missing {
  const name = textMember(jwk, named)
  if (name === undefined) return refused(say("a JSON Web Key without {named}", { named }))
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (kind === undefined) return { kind: "unsupported", type: name }
  const raw = bytesMember(jwk, key)
  if (raw === undefined || !hasRawKeyLength(kind, raw)) {
    return refused("a key that is not base64url of its kind's length")
  }
  return { spki: spkiOfRaw(kind, raw), type: kind }
}

function ecMaterial(jwk: JsonObject): Material | Missing {
  const name = textMember(jwk, "crv")
  if (name === undefined) return refused("a JSON Web Key without crv")
  if (!isEcCurve(name)) return { kind: "unsupported", type: name }
  const kind = EC_CURVES[name]
  const [x, y] = [bytesMember(jwk, "x"), bytesMember(jwk, "y")]
  const length = coordinateBytes(kind)
  if (x?.length !== length || y?.length !== length) {
    return refused("coordinates that are not base64url of their curve's length")
  }
  return { spki: spkiOfRaw(kind, concat(Uint8Array.of(0x04), x, y)), type: kind }
}

function isEcCurve(name: string): name is keyof typeof EC_CURVES {
  return Object.hasOwn(EC_CURVES, name)
}

/** Base64urlUInt has the fewest octets (RFC 7518 §2). */
function rsaMaterial(jwk: JsonObject): Material | Missing {
  const [modulus, exponent] = [bytesMember(jwk, "n"), bytesMember(jwk, "e")]
  if ((modulus?.[0] ?? 0) === 0 || (exponent?.[0] ?? 0) === 0) {
    return refused("an RSA key that is not two positive integers in the fewest octets")
  }
  if (modulus === undefined || exponent === undefined) return refused("an RSA key without n or e")
  return { spki: spkiOfRsa(modulus, exponent), type: "rsa" }
}

function bound({ spki, type }: Material, jwk: JsonObject): JwkAnswer {
  const kid = textMember(jwk, "kid")
  const named = kid === undefined ? {} : { kid }
  const alg = member(jwk, "alg")
  if (alg === undefined) return { kind: "key", spki, ...named }
  if (typeof alg !== "string") return refused("an alg that is not text")
  const algorithm = jwsAlgorithmFor(alg, type)
  if (algorithm !== undefined) return { kind: "key", spki, algorithm, ...named }
  return isJwsName(alg)
    ? refused("a key of another type than its alg is for")
    : { kind: "unsupported", type: alg }
}

function textMember(jwk: JsonObject, name: string): string | undefined {
  const value = member(jwk, name)
  return typeof value === "string" ? value : undefined
}

function bytesMember(jwk: JsonObject, name: string): Uint8Array | undefined {
  const text = textMember(jwk, name)
  return text === undefined ? undefined : fromBase64Url(text)
}
