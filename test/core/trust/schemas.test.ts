/** The published schemas of trust and policy, held against the parsers that really decide. */
import { describe, expect, it } from "vitest"
import { toBase64, toUtf8 } from "../../../core/base/index.ts"
import { CHECK_IDS } from "../../../core/findings/index.ts"
import { makeSigner, SIGNATURE_ALGORITHMS } from "../../../core/signatures/index.ts"
import {
  DEFAULT_POLICY_JSON,
  parsePolicy,
  parseTrust,
  ROLES,
  SEALING_ROLES,
} from "../../../core/trust/index.ts"
import { readSchema } from "../../support/json-schema.ts"

type Members = Readonly<Record<string, unknown>>

const trustSchema = readSchema("trust-1.json")
const policySchema = readSchema("policy-1.json")

const { publicKey } = makeSigner("ed25519", new Uint8Array(32).fill(7))
const KEY = {
  id: "acme",
  algorithm: "ed25519",
  publicKey: toBase64(publicKey.spki),
  subject: "Acme Ltd",
  roles: ["exporter"],
}
const HEAD = {
  origin: "acme.example/log-1",
  size: 3,
  root: toBase64(new Uint8Array(32).fill(0xab)),
  seenAt: "2026-02-01T00:00:00Z",
}
const TRUST = { schema: "sealwright.trust/1", keys: [KEY], heads: [HEAD] }
const POLICY = JSON.parse(DEFAULT_POLICY_JSON) as Members

const withKey = (members: Members): Members => ({ ...TRUST, keys: [{ ...KEY, ...members }] })
const withHead = (members: Members): Members => ({ ...TRUST, heads: [{ ...HEAD, ...members }] })
const withPolicy = (members: Members): Members => ({ ...POLICY, ...members })
const withSeal = (members: Members): Members =>
  withPolicy({ seals: [{ roles: ["exporter"], count: 1, ...members }] })

/** Every object that one member is taken from, by what is then lacking. */
function eachWithout(object: Members, names: readonly string[], put: (rest: Members) => Members) {
  return names.map((name): [string, Members] => [
    `without ${name}`,
    put(Object.fromEntries(Object.entries(object).filter(([other]) => other !== name))),
  ])
}

const parserAcceptsTrust = (file: unknown): boolean =>
  parseTrust(toUtf8(JSON.stringify(file))).kind === "trust"
const parserAcceptsPolicy = (file: unknown): boolean =>
  parsePolicy(toUtf8(JSON.stringify(file))).kind === "policy"

describe("parseTrust and docs/schemas/trust-1.json", () => {
  it.each<[string, Members]>([
    ["with a key and a head", TRUST],
    ["that trusts nobody", { schema: TRUST.schema, keys: [] }],
    ["with every role", withKey({ roles: ROLES })],
    ["with a fingerprint", withKey({ fingerprint: publicKey.fingerprint })],
    ["with origins", withKey({ origins: ["acme.example/log-1", "acme.example/log-2"] })],
    ["with no origins at all", withKey({ origins: [] })],
    ["with a window", withKey({ validFrom: "2026-01-01T00:00:00Z" })],
    ["with a fraction and an offset", withKey({ validUntil: "2026-01-01t00:00:00.5-23:59" })],
    ["with a root in hex", withHead({ root: "Ab".repeat(32) })],
    ["with the greatest size", withHead({ size: Number.MAX_SAFE_INTEGER })],
  ])("both accept a file %s", (_, file) => {
    expect(parserAcceptsTrust(file)).toBe(true)
    expect(trustSchema.faults(file)).toEqual([])
  })

  it.each<[string, unknown]>([
    ["that is a list", [TRUST]],
    ["of another version", { ...TRUST, schema: "sealwright.trust/2" }],
    ["with a member not named", { ...TRUST, trustAll: true }],
    ["with keys that are no list", { ...TRUST, keys: {} }],
    ...eachWithout(TRUST, ["schema", "keys"], (file) => file),
    ...eachWithout(KEY, Object.keys(KEY), (key) => ({ ...TRUST, keys: [key] })),
    ...eachWithout(HEAD, Object.keys(HEAD), (head) => ({ ...TRUST, heads: [head] })),
    ["with a key's member not named", withKey({ note: "x" })],
    ["with an empty id", withKey({ id: "" })],
    ["with an empty subject", withKey({ subject: "" })],
    ["with a key of an unknown algorithm", withKey({ algorithm: "rsa" })],
    ["with an unknown role", withKey({ roles: ["root"] })],
    ["with no role", withKey({ roles: [] })],
    ["with a role twice", withKey({ roles: ["log", "log"] })],
    ["with an empty origin", withKey({ origins: [""] })],
    ["with a public key that is no base64", withKey({ publicKey: "not base64" })],
    ["with an empty public key", withKey({ publicKey: "" })],
    ["with a fingerprint in capitals", withKey({ fingerprint: "AB".repeat(32) })],
    ["with a time without an offset", withKey({ validFrom: "2026-01-01T00:00:00" })],
    ["with a time that is a number", withKey({ validFrom: 0 })],
    ["with a month 13", withKey({ validUntil: "2026-13-01T00:00:00Z" })],
    ["with an hour 24", withKey({ validUntil: "2026-12-01T24:00:00Z" })],
    ["with a leap second", withKey({ validUntil: "2016-12-31T23:59:60Z" })],
    ["with an offset of a day", withKey({ validUntil: "2026-12-01T00:00:00+24:00" })],
    ["with ten decimals", withKey({ validUntil: "2026-12-01T00:00:00.0000000000Z" })],
    ["with a head's member not named", withHead({ note: "x" })],
    ["with a head of size 0", withHead({ size: 0 })],
    ["with a head of a size that is text", withHead({ size: "3" })],
    ["with a head of half a size", withHead({ size: 1.5 })],
    ["with a short root", withHead({ root: "AAAA" })],
    ["with a root that has bits behind its end", withHead({ root: `${"A".repeat(42)}B=` })],
  ])("both refuse a file %s", (_, file) => {
    expect(parserAcceptsTrust(file)).toBe(false)
    expect(trustSchema.faults(file)).not.toEqual([])
  })

  it.each<[string, Members]>([
    ["two keys have one id", { ...TRUST, keys: [KEY, KEY] }],
    ["a fingerprint is of another key", withKey({ fingerprint: "0".repeat(64) })],
    ["an algorithm is not the key's", withKey({ algorithm: "ecdsa-p256-sha256" })],
    ["base64 holds no key", withKey({ publicKey: "AAAA" })],
    ["a day does not exist", withKey({ validFrom: "2026-02-30T00:00:00Z" })],
    [
      "a window ends before it begins",
      withKey({ validFrom: "2026-02-02T00:00:00Z", validUntil: "2026-02-01T00:00:00Z" }),
    ],
  ])("differ only where the schema's description says so: %s", (_, file) => {
    expect(parserAcceptsTrust(file)).toBe(false)
    expect(trustSchema.faults(file)).toEqual([])
  })
})

describe("parsePolicy and docs/schemas/policy-1.json", () => {
  it.each<[string, Members]>([
    ["that ships", POLICY],
    ["that makes every check mandatory", withPolicy({ mandatory: CHECK_IDS })],
    ["that makes none mandatory", withPolicy({ mandatory: [] })],
    ["with every algorithm", withPolicy({ algorithms: { signatures: SIGNATURE_ALGORITHMS } })],
    ["with short RSA keys", withPolicy({ algorithms: { signatures: [], leastRsaBits: 1024 } })],
    ["that allows no algorithm", withPolicy({ algorithms: { signatures: [] } })],
    ["with every sealing role", withSeal({ roles: SEALING_ROLES })],
    ["that asks for two seals", withSeal({ count: 2 })],
    ["without lawful erasures", withPolicy({ erasureRoles: [] })],
    ...eachWithout(POLICY, ["erasureRoles"], (file) => file),
  ])("both accept a policy %s", (_, file) => {
    expect(parserAcceptsPolicy(file)).toBe(true)
    expect(policySchema.faults(file)).toEqual([])
  })

  const needed = ["schema", "id", "version", "mandatory", "algorithms", "seals"]
  it.each<[string, unknown]>([
    ["that is null", null],
    ["of another version", withPolicy({ schema: "sealwright.policy/2" })],
    ["with a member not named", withPolicy({ lenient: true })],
    ...eachWithout(POLICY, needed, (file) => file),
    ["with an empty id", withPolicy({ id: "" })],
    ["with a version that is a number", withPolicy({ version: 1 })],
    ["with a check that does not exist", withPolicy({ mandatory: ["luck"] })],
    ["with a check twice", withPolicy({ mandatory: ["fixity", "fixity"] })],
    ["with an algorithm not ours", withPolicy({ algorithms: { signatures: ["none"] } })],
    [
      "with RSA keys that nobody reads",
      withPolicy({ algorithms: { signatures: [], leastRsaBits: 1023 } }),
    ],
    ["with an algorithm twice", withPolicy({ algorithms: { signatures: ["ed25519", "ed25519"] } })],
    ["with algorithms of digests", withPolicy({ algorithms: { signatures: [], digests: [] } })],
    ["without algorithms of signatures", withPolicy({ algorithms: {} })],
    ["without any seal", withPolicy({ seals: [] })],
    ["with a seal by nobody", withSeal({ roles: [] })],
    ["with a seal by a witness", withSeal({ roles: ["witness"] })],
    ["with a role twice", withSeal({ roles: ["exporter", "exporter"] })],
    ["with no seals to count", withSeal({ count: 0 })],
    ["with half a seal", withSeal({ count: 0.5 })],
    ["with a seal's member not named", withSeal({ optional: true })],
    ["with erasures by an empty role", withPolicy({ erasureRoles: [""] })],
    ["with erasures by one role that is no list", withPolicy({ erasureRoles: "archivist" })],
  ])("both refuse a policy %s", (_, file) => {
    expect(parserAcceptsPolicy(file)).toBe(false)
    expect(policySchema.faults(file)).not.toEqual([])
  })
})
