/** The same chains before `openssl verify`: where it disagrees, the reason stands beside the case. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect } from "vitest"
import { concat } from "../../../core/base/index.ts"
import {
  findPath,
  revocationFault,
  toAnchor,
  type PathRequest,
} from "../../../core/certificates/index.ts"
import { parseRevocationList, writeDerNull, writePem } from "../../../core/encodings/index.ts"
import { portableEngine } from "../../../core/signatures/index.ts"
import {
  basicConstraints,
  extendedKeyUsage,
  general,
  inhibitAnyPolicy,
  keyUsage,
  makeCertificate,
  nameConstraints,
  nameOf,
  policies,
  policyConstraints,
  policyMappings,
  signerOf,
  subjectAltName,
  type CertificateSpec,
  type ExtensionSpec,
} from "../../support/certificates.ts"
import { issuingDistributionPoint, makeList, type ListSpec } from "../../support/revocation.ts"
import { needsTool } from "../../support/tools.ts"
import { AT, authority, certificateOf, LEAF, ROOT } from "./chains.ts"

interface Case {
  readonly chain: readonly CertificateSpec[]
  readonly purpose?: PathRequest["purpose"]
  readonly policies?: PathRequest["policies"]
  readonly lists?: readonly ListSpec[]
  readonly at?: string
  /** What openssl answers; the same as ours where it is absent. */
  readonly theirs?: boolean
  readonly ours: boolean
}

const CA = authority("CA", "Root")
const ca = (...extensions: readonly ExtensionSpec[]): CertificateSpec =>
  authority("CA", "Root", extensions)
const leaf = (...extensions: readonly ExtensionSpec[]): CertificateSpec => ({ ...LEAF, extensions })
const unknown = { oid: "1.2.3.4", critical: true, value: writeDerNull() }
const [P1, P2] = ["1.2.3.1", "1.2.3.2"] as const
const ANY = "2.5.29.32.0"
const required = { requireExplicit: true }
const PURPOSES = { timestamping: "timestampsign", email: "smimesign", client: "sslclient" } as const
const TSA = ["1.3.6.1.5.5.7.3.8"]
const root = { issuer: "Root" }
const revoked = [{ serial: 1, at: "2025-06-01T00:00:00Z", reason: 1 }]
const long = ["A", "B", "C"].map((name, n, all) => authority(name, n === 0 ? "Root" : all[n - 1]!))

const CASES: Readonly<Record<string, Case>> = {
  "a good chain": { chain: [ROOT, CA, LEAF], ours: true },
  "a good chain of five": { chain: [ROOT, ...long, { subject: "Leaf", issuer: "C" }], ours: true },
  "a leaf by another key": { chain: [ROOT, CA, { ...LEAF, signer: signerOf("x") }], ours: false },
  "an authority by another key": {
    chain: [ROOT, { ...CA, signer: signerOf("x") }, LEAF],
    ours: false,
  },
  "an authority that is missing": { chain: [ROOT, LEAF], ours: false },
  "an expired leaf": {
    chain: [ROOT, CA, { ...LEAF, notAfter: "2025-01-01T00:00:00Z" }],
    ours: false,
  },
  "a leaf not yet valid": {
    chain: [ROOT, CA, { ...LEAF, notBefore: "2027-01-01T00:00:00Z" }],
    ours: false,
  },
  "an expired authority": {
    chain: [ROOT, { ...CA, notAfter: "2025-01-01T00:00:00Z" }, LEAF],
    ours: false,
  },
  "the last second of a leaf (openssl ends before it; RFC 5280 §4.1.2.5 counts it in)": {
    chain: [ROOT, CA, { ...LEAF, notAfter: "2026-01-01T00:00:00Z" }],
    ours: true,
    theirs: false,
  },
  "the first second of a leaf": {
    chain: [ROOT, CA, { ...LEAF, notBefore: "2026-01-01T00:00:00Z" }],
    ours: true,
  },
  "an expired anchor (openssl judges its window; here whoever pinned it does)": {
    chain: [{ ...ROOT, notAfter: "2025-01-01T00:00:00Z" }, CA, LEAF],
    ours: true,
    theirs: false,
  },
  "no basic constraints": {
    chain: [ROOT, { ...CA, extensions: [keyUsage(5)] }, LEAF],
    ours: false,
  },
  "cA false": { chain: [ROOT, ca(basicConstraints(false)), LEAF], ours: false },
  "an authority of version 1": {
    chain: [ROOT, { ...CA, version: 0, extensions: [] }, LEAF],
    ours: false,
  },
  "no keyCertSign": { chain: [ROOT, ca(keyUsage(0, 6)), LEAF], ours: false },
  "a path length kept": { chain: [ROOT, ca(basicConstraints(true, 0)), LEAF], ours: true },
  "a path length exceeded": {
    chain: [
      ROOT,
      ca(basicConstraints(true, 0)),
      authority("CA2", "CA"),
      { subject: "Leaf", issuer: "CA2" },
    ],
    ours: false,
  },
  "a path length of the anchor exceeded": {
    chain: [authority("Root", "Root", [basicConstraints(true, 0)]), CA, LEAF],
    ours: false,
  },
  "an unknown critical extension of the leaf": { chain: [ROOT, CA, leaf(unknown)], ours: false },
  "an unknown critical extension of the authority": {
    chain: [ROOT, ca(unknown), LEAF],
    ours: false,
  },
  "an unknown extension": { chain: [ROOT, CA, leaf({ ...unknown, critical: false })], ours: true },
  "the issuer's name in other letters": {
    chain: [ROOT, CA, { ...LEAF, issuer: "  cA ", signer: signerOf("CA") }],
    ours: true,
  },

  "time-stamping, critical and alone": {
    chain: [ROOT, CA, leaf(extendedKeyUsage(TSA, true), keyUsage(0))],
    purpose: "timestamping",
    ours: true,
  },
  "time-stamping, absent": { chain: [ROOT, CA, LEAF], purpose: "timestamping", ours: false },
  "time-stamping, not critical": {
    chain: [ROOT, CA, leaf(extendedKeyUsage(TSA))],
    purpose: "timestamping",
    ours: false,
  },
  "time-stamping beside another": {
    chain: [ROOT, CA, leaf(extendedKeyUsage([...TSA, "1.3.6.1.5.5.7.3.3"], true))],
    purpose: "timestamping",
    ours: false,
  },
  "time-stamping with a key that encrypts": {
    chain: [ROOT, CA, leaf(extendedKeyUsage(TSA, true), keyUsage(2))],
    purpose: "timestamping",
    ours: false,
  },
  email: {
    chain: [ROOT, CA, leaf(extendedKeyUsage(["1.3.6.1.5.5.7.3.4"]))],
    purpose: "email",
    ours: true,
  },
  "email, and another purpose is named": {
    chain: [ROOT, CA, leaf(extendedKeyUsage(["1.3.6.1.5.5.7.3.2"]))],
    purpose: "email",
    ours: false,
  },
  client: {
    chain: [ROOT, CA, leaf(extendedKeyUsage(["1.3.6.1.5.5.7.3.2"]))],
    purpose: "client",
    ours: true,
  },
  "client, by an authority for email": {
    chain: [ROOT, ca(extendedKeyUsage(["1.3.6.1.5.5.7.3.4"])), LEAF],
    purpose: "client",
    ours: false,
  },

  "a host that is permitted": {
    chain: [
      ROOT,
      ca(nameConstraints([general.dns("example.com")])),
      leaf(subjectAltName(general.dns("a.example.com"))),
    ],
    ours: true,
  },
  "a host that is not permitted": {
    chain: [
      ROOT,
      ca(nameConstraints([general.dns("example.com")])),
      leaf(subjectAltName(general.dns("a.example.org"))),
    ],
    ours: false,
  },
  "a host that is excluded": {
    chain: [
      ROOT,
      ca(nameConstraints([], [general.dns("example.com")])),
      leaf(subjectAltName(general.dns("a.example.com"))),
    ],
    ours: false,
  },
  "a host that only looks alike": {
    chain: [
      ROOT,
      ca(nameConstraints([general.dns("example.com")])),
      leaf(subjectAltName(general.dns("notexample.com"))),
    ],
    ours: false,
  },
  "a mailbox that is permitted": {
    chain: [
      ROOT,
      ca(nameConstraints([general.email("example.com")])),
      leaf(subjectAltName(general.email("a@example.com"))),
    ],
    ours: true,
  },
  "a mailbox of a host below": {
    chain: [
      ROOT,
      ca(nameConstraints([general.email("example.com")])),
      leaf(subjectAltName(general.email("a@b.example.com"))),
    ],
    ours: false,
  },
  "an address that is permitted": {
    chain: [
      ROOT,
      ca(nameConstraints([general.ip(10, 0, 0, 0, 255, 0, 0, 0)])),
      leaf(subjectAltName(general.ip(10, 1, 2, 3))),
    ],
    ours: true,
  },
  "an address that is not": {
    chain: [
      ROOT,
      ca(nameConstraints([general.ip(10, 0, 0, 0, 255, 0, 0, 0)])),
      leaf(subjectAltName(general.ip(11, 1, 2, 3))),
    ],
    ours: false,
  },
  "a URI that is permitted": {
    chain: [
      ROOT,
      ca(nameConstraints([general.uri("example.com")])),
      leaf(subjectAltName(general.uri("https://example.com/"))),
    ],
    ours: true,
  },
  "a URI of another host": {
    chain: [
      ROOT,
      ca(nameConstraints([general.uri("example.com")])),
      leaf(subjectAltName(general.uri("https://evil.org/"))),
    ],
    ours: false,
  },
  "a directory name that is not permitted": {
    chain: [ROOT, ca(nameConstraints([general.directory(nameOf("Other"))])), LEAF],
    ours: false,
  },
  "a directory name that is permitted": {
    chain: [ROOT, ca(nameConstraints([general.directory(nameOf("Leaf"))])), LEAF],
    ours: true,
  },

  "a policy in both": {
    chain: [ROOT, ca(policies(P1)), leaf(policies(P1))],
    policies: required,
    ours: true,
  },
  "different policies": {
    chain: [ROOT, ca(policies(P1)), leaf(policies(P2))],
    policies: required,
    ours: false,
  },
  "no policies": { chain: [ROOT, CA, LEAF], policies: required, ours: false },
  "any policy above": {
    chain: [ROOT, ca(policies(ANY)), leaf(policies(P1))],
    policies: { ...required, accepted: [P1] },
    ours: true,
  },
  "any policy, inhibited": {
    chain: [ROOT, ca(policies(P1), inhibitAnyPolicy(0)), leaf(policies(ANY))],
    policies: required,
    ours: false,
  },
  "a mapped policy": {
    chain: [ROOT, ca(policies(P1), policyMappings([P1, P2])), leaf(policies(P2))],
    policies: { ...required, accepted: [P1] },
    ours: true,
  },
  "a policy that was mapped away": {
    chain: [ROOT, ca(policies(P1), policyMappings([P1, P2])), leaf(policies(P1))],
    policies: required,
    ours: false,
  },
  "a mapping, inhibited": {
    chain: [ROOT, ca(policies(P1), policyMappings([P1, P2])), leaf(policies(P2))],
    policies: { ...required, inhibitMapping: true },
    ours: false,
  },
  "an authority that requires a policy": {
    chain: [ROOT, ca(policyConstraints(0)), LEAF],
    policies: {},
    ours: false,
  },

  "a list without the certificate": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [{ issuer: "Root" }],
    ours: true,
  },
  "a list with the certificate": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [{ issuer: "Root", entries: revoked }],
    ours: false,
  },
  "a list by another key": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [{ issuer: "Root", signer: signerOf("x") }],
    ours: false,
  },
  "no list": { chain: [ROOT, { ...LEAF, ...root }], lists: [{ issuer: "Other" }], ours: false },
  "a list that is too old": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [
      { issuer: "Root", thisUpdate: "2025-12-01T00:00:00Z", nextUpdate: "2025-12-02T00:00:00Z" },
    ],
    ours: false,
  },
  "a list of authorities": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [{ issuer: "Root", extensions: [issuingDistributionPoint(2)] }],
    ours: false,
  },
  "a list with an unknown critical extension": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [{ issuer: "Root", extensions: [unknown] }],
    ours: false,
  },
  "a list made later (openssl has no use for it; here it still shows that nothing was revoked before)":
    {
      chain: [ROOT, { ...LEAF, ...root }],
      lists: [
        { issuer: "Root", thisUpdate: "2026-02-01T00:00:00Z", nextUpdate: "2026-03-01T00:00:00Z" },
      ],
      ours: true,
      theirs: false,
    },
  "revoked later than asked (openssl takes any entry; here the caller compares the instants)": {
    chain: [ROOT, { ...LEAF, ...root }],
    lists: [{ issuer: "Root", entries: [{ serial: 1, at: "2026-01-05T00:00:00Z" }] }],
    ours: true,
    theirs: false,
  },
}

const folder = mkdtempSync(join(tmpdir(), "sealwright-openssl-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

for (const [name, one] of Object.entries(CASES)) {
  needsTool("openssl").it(`openssl agrees: ${name}`, () => {
    expect({ ours: isGood(one), theirs: isGoodForOpenssl(one) }).toEqual({
      ours: one.ours,
      theirs: one.theirs ?? one.ours,
    })
  })
}

function isGood({ chain, purpose = "any", policies, lists }: Case): boolean {
  const [anchor, ...rest] = chain.map((spec) => certificateOf(makeCertificate(spec)))
  const read = lists?.map((spec) => {
    const answer = parseRevocationList(makeList(spec))
    if (answer.kind === "refused") throw new Error(answer.reason)
    return answer.list
  })
  const answer = findPath({
    certificate: rest.at(-1)!,
    intermediates: rest.slice(0, -1),
    anchors: [toAnchor(anchor!)],
    at: AT,
    purpose,
    engines: [portableEngine],
    ...(policies === undefined ? {} : { policies }),
    ...(read === undefined ? {} : { revocation: { lists: read, responses: [] } }),
  })
  return answer.kind === "path" && revocationFault(answer, AT) === undefined
}

function isGoodForOpenssl({ chain, purpose, policies, lists }: Case): boolean {
  const [anchor, ...rest] = chain.map(makeCertificate)
  const file = (name: string, label: string, all: readonly Uint8Array[]): string => {
    const path = join(folder, name)
    writeFileSync(path, concat(...all.map((bytes) => writePem({ label, bytes }))))
    return path
  }
  const untrusted = rest.slice(0, -1)
  const args = [
    ...[
      "verify",
      "-attime",
      String(AT / 1000),
      "-CAfile",
      file("root.pem", "CERTIFICATE", [anchor!]),
    ],
    ...(untrusted.length === 0 ? [] : ["-untrusted", file("ca.pem", "CERTIFICATE", untrusted)]),
    ...(purpose === undefined ? [] : ["-purpose", PURPOSES[purpose as keyof typeof PURPOSES]]),
    ...policyArguments(policies),
    ...(lists === undefined
      ? []
      : ["-crl_check", "-CRLfile", file("crl.pem", "X509 CRL", lists.map(makeList))]),
    file("leaf.pem", "CERTIFICATE", rest.slice(-1)),
  ]
  const answer = spawnSync("openssl", args, { encoding: "utf8", timeout: 60_000 })
  expect([0, 2], answer.stderr).toContain(answer.status)
  return answer.status === 0
}

function policyArguments(policies: Case["policies"]): readonly string[] {
  if (policies === undefined) return []
  // With none accepted openssl accepts none; RFC 5280 §6.1.1 (c) calls the same "any policy".
  const { accepted = [ANY], requireExplicit, inhibitMapping, inhibitAny } = policies
  return [
    "-policy_check",
    ...(requireExplicit === true ? ["-explicit_policy"] : []),
    ...(inhibitMapping === true ? ["-inhibit_map"] : []),
    ...(inhibitAny === true ? ["-inhibit_any"] : []),
    ...accepted.flatMap((policy) => ["-policy", policy]),
  ]
}
