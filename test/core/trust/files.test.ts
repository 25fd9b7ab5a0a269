import { describe, expect, it } from "vitest"
import { toBase64, toUtf8 } from "../../../core/base/index.ts"
import { makeSigner } from "../../../core/signatures/index.ts"
import { DEFAULT_POLICY_JSON, parsePolicy, parseTrust } from "../../../core/trust/index.ts"

const { publicKey } = makeSigner("ed25519", new Uint8Array(32).fill(7))
const KEY = {
  id: "acme",
  algorithm: "ed25519",
  publicKey: toBase64(publicKey.spki),
  fingerprint: publicKey.fingerprint,
  subject: "Acme Ltd",
  roles: ["exporter", "log"],
  origins: ["acme.example/log-1"],
  validFrom: "2026-01-01T00:00:00Z",
  validUntil: "2027-01-01T00:00:00+01:00",
}
const HEAD = {
  origin: "acme.example/log-1",
  size: 3,
  root: toBase64(new Uint8Array(32)),
  seenAt: "2026-02-01T00:00:00Z",
}

function trustOf(change: (file: Record<string, unknown>) => void) {
  const file: Record<string, unknown> = structuredClone({
    schema: "sealwright.trust/1",
    keys: [KEY],
    heads: [HEAD],
  })
  change(file)
  return parseTrust(toUtf8(JSON.stringify(file)))
}

function withKey(members: Record<string, unknown>) {
  return trustOf((file) => {
    file["keys"] = [{ ...KEY, ...members }]
  })
}

describe("parseTrust", () => {
  it("reads keys, windows and heads", () => {
    const read = trustOf(() => undefined)
    if (read.kind === "refused") throw new Error(read.reason)
    expect(read.trust.keys[0]).toMatchObject({
      id: "acme",
      roles: ["exporter", "log"],
      validFrom: Date.UTC(2026, 0, 1),
      validUntil: Date.UTC(2026, 11, 31, 23),
    })
    expect(read.trust.heads[0]).toMatchObject({ size: 3, root: new Uint8Array(32) })
  })

  it("takes a root in hex as well", () => {
    const read = trustOf((file) => {
      file["heads"] = [{ ...HEAD, root: "00".repeat(32) }]
    })
    expect(read.kind).toBe("trust")
  })

  it("takes an empty list of keys: it trusts nobody", () => {
    const read = parseTrust(toUtf8(`{"schema":"sealwright.trust/1","keys":[]}`))
    expect(read).toEqual({
      kind: "trust",
      trust: {
        schema: "sealwright.trust/1",
        persons: 1,
        keys: [],
        pending: [],
        anchors: [],
        revocation: { crls: [], ocsp: [] },
        thresholds: [],
        sunsets: [],
        heads: [],
      },
    })
  })

  it.each<[string, ReturnType<typeof parseTrust>]>([
    ["another schema", trustOf((file) => (file["schema"] = "sealwright.trust/9"))],
    ["an unknown member", trustOf((file) => (file["trustAll"] = true))],
    ["no keys", trustOf((file) => delete file["keys"])],
    ["an unknown member of a key", withKey({ note: "x" })],
    ["an unknown role", withKey({ roles: ["root"] })],
    ["no role", withKey({ roles: [] })],
    ["a role twice", withKey({ roles: ["log", "log"] })],
    ["an algorithm that is not the key's", withKey({ algorithm: "ecdsa-p256-sha256" })],
    ["a fingerprint that is not the key's", withKey({ fingerprint: "0".repeat(64) })],
    ["a public key that is none", withKey({ publicKey: toBase64(new Uint8Array(44)) })],
    ["a window that ends before it begins", withKey({ validUntil: "2025-01-01T00:00:00Z" })],
    ["a time without an offset", withKey({ validFrom: "2026-01-01 00:00" })],
    ["two keys with one id", trustOf((file) => (file["keys"] = [KEY, KEY]))],
    ["a head of size 0", trustOf((file) => (file["heads"] = [{ ...HEAD, size: 0 }]))],
    ["a head with a short root", trustOf((file) => (file["heads"] = [{ ...HEAD, root: "AAAA" }]))],
    ["a list instead of an object", parseTrust(toUtf8("[]"))],
    ["a member twice", parseTrust(toUtf8(`{"schema":"sealwright.trust/1","keys":[],"keys":[]}`))],
    ["no JSON at all", parseTrust(toUtf8("trust me"))],
  ])("refuses the whole file for %s", (_what, read) => {
    expect(read.kind).toBe("refused")
  })
})

describe("parsePolicy", () => {
  const policyOf = (members: Record<string, unknown>) =>
    parsePolicy(
      toUtf8(JSON.stringify({ ...(JSON.parse(DEFAULT_POLICY_JSON) as object), ...members })),
    )

  it("reads the policy that ships", () => {
    expect(parsePolicy(toUtf8(DEFAULT_POLICY_JSON)).kind).toBe("policy")
  })

  it("asks for revocation data where the policy does not say otherwise", () => {
    const read = (members: Record<string, unknown>) => {
      const answer = policyOf(members)
      return answer.kind === "policy" ? answer.policy.pinnedKeys.revocation : answer.reason
    }
    expect(read({ pinnedKeys: undefined })).toBe("required")
    expect(read({})).toBe("not-required")
  })

  it.each<[string, Record<string, unknown>]>([
    ["no seal at all", { seals: [] }],
    ["a seal by nobody", { seals: [{ roles: [], count: 1 }] }],
    ["zero seals", { seals: [{ roles: ["exporter"], count: 0 }] }],
    ["a seal by a witness", { seals: [{ roles: ["witness"], count: 1 }] }],
    ["a check that does not exist", { mandatory: ["fixity", "luck"] }],
    ["an algorithm that does not exist", { algorithms: { signatures: ["none"] } }],
    ["an unknown member", { lenient: true }],
    ["another rule for withdrawn keys", { pinnedKeys: { revocation: "sometimes" } }],
    ["no rule for withdrawn keys where it names them", { pinnedKeys: {} }],
  ])("refuses a policy that asks for %s", (_what, members) => {
    expect(policyOf(members).kind).toBe("refused")
  })
})
