/** RFC 5280 §6.1, rule by rule, in the order of docs/certificates.md. */
import { describe, expect, it } from "vitest"
import { writeDer, writeDerOid, writeDerSequence } from "../../../core/encodings/index.ts"
import type { PathRequest } from "../../../core/certificates/index.ts"
import {
  basicConstraints,
  extendedKeyUsage,
  inhibitAnyPolicy,
  keyUsage,
  policies,
  policyConstraints,
  policyMappings,
  signerOf,
  type CertificateSpec,
} from "../../support/certificates.ts"
import { answerFor, authority, fault, LEAF, ROOT, told } from "./chains.ts"

const CA = authority("CA", "Root")
const CONSTRAINTS = "CHAIN_CONSTRAINTS_FAILURE"
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8"

/** The chain that is good, and what a test makes of it. */
function chain(changes: {
  readonly root?: Partial<CertificateSpec>
  readonly ca?: Partial<CertificateSpec>
  readonly leaf?: Partial<CertificateSpec>
}): readonly CertificateSpec[] {
  return [
    { ...ROOT, ...changes.root },
    { ...CA, ...changes.ca },
    { ...LEAF, ...changes.leaf },
  ]
}

describe("a path", () => {
  it("leads from a certificate over an authority to a pinned root", () => {
    expect(told(answerFor([ROOT, CA, LEAF]))).toBe("path Leaf CA")
  })

  it("may be of one certificate, issued by the anchor itself", () => {
    expect(told(answerFor([ROOT, { subject: "Leaf", issuer: "Root" }]))).toBe("path Leaf")
  })
})

describe("signatures (§6.1.3 a 1)", () => {
  it("refuses one by another key under the issuer's name", () => {
    const answer = answerFor(chain({ leaf: { signer: signerOf("somebody else") } }))
    expect(fault(answer)).toMatch(/^NO_CERTIFICATE_CHAIN_FOUND: a key of that name did not sign it/)
  })

  it("refuses an authority that the root's key did not sign", () => {
    expect(told(answerFor(chain({ ca: { signer: signerOf("somebody else") } })))).toBe(
      "NO_CERTIFICATE_CHAIN_FOUND",
    )
  })

  it("takes no algorithm that the policy does not allow", () => {
    expect(told(answerFor([ROOT, CA, LEAF], { allowed: ["ecdsa-p256-sha256"] }))).toBe(
      "CRYPTO_CONSTRAINTS_FAILURE",
    )
    expect(told(answerFor([ROOT, CA, LEAF], { allowed: ["ed25519"] }))).toBe("path Leaf CA")
  })

  it("says nothing where no engine computes the algorithm", () => {
    expect(told(answerFor([ROOT, CA, LEAF], { engines: [] }))).toBe("ALG_UNSUPPORTED")
  })

  it("says nothing where engines do not agree", () => {
    const liar = { name: "liar", supports: () => true, verify: () => false }
    const good = { name: "good", supports: () => true, verify: () => true }
    expect(told(answerFor([ROOT, CA, LEAF], { engines: [good, liar] }))).toBe("ENGINES_DISAGREE")
  })
})

describe("validity (§6.1.3 a 2)", () => {
  const window = { notBefore: "2025-01-01T00:00:00Z", notAfter: "2025-12-31T23:59:59Z" }
  it.each([
    ["the first instant", "2025-01-01T00:00:00.000Z", "path Leaf CA"],
    ["the last second", "2025-12-31T23:59:59.000Z", "path Leaf CA"],
    ["within the last second", "2025-12-31T23:59:59.999Z", "path Leaf CA"],
    ["the second after", "2026-01-01T00:00:00.000Z", "EXPIRED"],
    ["the millisecond before", "2024-12-31T23:59:59.999Z", "NOT_YET_VALID"],
  ])("of the end entity, at %s", (_, at, expected) => {
    expect(told(answerFor(chain({ leaf: window }), { at: Date.parse(at) }))).toBe(expected)
  })

  it("of the authority counts, too", () => {
    const answer = answerFor(chain({ ca: window }))
    expect(answer).toMatchObject({
      fault: {
        code: "EXPIRED",
        reason: "valid only until 2025-12-31T23:59:59.000Z",
        subject: "CN=CA",
      },
    })
  })

  it("of the anchor is the business of whoever pinned it, and is noted", () => {
    const answer = answerFor(chain({ root: window }))
    expect(told(answer)).toBe("path Leaf CA")
    expect(answer).toMatchObject({ notes: ["CN=Root: pinned, although outside its own window"] })
  })
})

describe("name chaining (§6.1.3 a 4)", () => {
  it("needs the issuer's name", () => {
    expect(told(answerFor(chain({ leaf: { issuer: "Other", signer: signerOf("CA") } })))).toBe(
      "NO_CERTIFICATE_CHAIN_FOUND",
    )
  })

  it("lets case and white space differ (§7.1)", () => {
    const leaf = { issuer: "  cA ", signer: signerOf("CA") }
    expect(told(answerFor(chain({ leaf })))).toBe("path Leaf CA")
  })
})

describe("basic constraints (§6.1.4 k to m)", () => {
  it.each([
    ["no basic constraints", [keyUsage(5)]],
    ["cA false", [basicConstraints(false), keyUsage(5)]],
  ])("refuses an issuer with %s", (_, extensions) => {
    expect(told(answerFor(chain({ ca: { extensions } })))).toBe(CONSTRAINTS)
  })

  it("refuses an issuer of version 1", () => {
    expect(told(answerFor(chain({ ca: { version: 0, extensions: [] } })))).toBe(CONSTRAINTS)
  })

  const deep = (...lengths: readonly (number | undefined)[]): readonly CertificateSpec[] => [
    ROOT,
    ...lengths.map((length, n) =>
      authority(`CA${n}`, n === 0 ? "Root" : `CA${n - 1}`, [basicConstraints(true, length)]),
    ),
    { subject: "Leaf", issuer: `CA${lengths.length - 1}` },
  ]
  it.each([
    ["0 and no authority below", deep(0), "path Leaf CA0"],
    ["0 and an authority below", deep(0, undefined), CONSTRAINTS],
    ["1 and one below", deep(1, undefined), "path Leaf CA1 CA0"],
    ["1 and two below", deep(1, undefined, undefined), CONSTRAINTS],
    ["a larger one further down", deep(0, 5), CONSTRAINTS],
    ["a smaller one further down", deep(5, 0), "path Leaf CA1 CA0"],
    ["a smaller one further down, exceeded", deep(5, 0, 5), CONSTRAINTS],
  ])("a path length of %s", (_, specs, expected) => {
    expect(told(answerFor(specs))).toBe(expected)
  })

  it("a path length passes over what an authority issued to itself", () => {
    const renewed = { ...authority("CA", "CA"), key: signerOf("new"), signer: signerOf("CA") }
    const specs = [
      ROOT,
      authority("CA", "Root", [basicConstraints(true, 0)]),
      renewed,
      { ...LEAF, signer: signerOf("new") },
    ]
    expect(told(answerFor(specs))).toBe("path Leaf CA CA")
  })

  it("a path length of the anchor's certificate is kept to (RFC 5937)", () => {
    const root = authority("Root", "Root", [basicConstraints(true, 0)])
    expect(told(answerFor([root, CA, LEAF]))).toBe(CONSTRAINTS)
    expect(told(answerFor([root, { subject: "Leaf", issuer: "Root" }]))).toBe("path Leaf")
  })
})

describe("key usage (§6.1.4 n)", () => {
  it("refuses an issuer whose key may not sign certificates", () => {
    const ca = { extensions: [basicConstraints(true), keyUsage(0, 6)] }
    expect(told(answerFor(chain({ ca })))).toBe(CONSTRAINTS)
  })

  it("refuses an anchor whose key may not", () => {
    const root = { extensions: [basicConstraints(true), keyUsage(6)] }
    expect(told(answerFor(chain({ root })))).toBe(CONSTRAINTS)
  })

  it("an absent one restricts nothing", () => {
    expect(told(answerFor(chain({ ca: { extensions: [basicConstraints(true)] } })))).toBe(
      "path Leaf CA",
    )
  })
})

describe("critical extensions that are not understood (§6.1.4 o, §6.1.5 f)", () => {
  const unknown = { oid: "1.2.3.4", critical: true, value: writeDerSequence() }
  it.each([
    ["the end entity", { leaf: { extensions: [unknown] } }],
    ["an authority", { ca: authority("CA", "Root", [unknown]) }],
  ])("refuse %s", (_, changes) => {
    expect(fault(answerFor(chain(changes)))).toBe(
      `${CONSTRAINTS}: the critical extension 1.2.3.4 is not understood`,
    )
  })

  it("restrict nothing when they are not critical", () => {
    const leaf = { extensions: [{ ...unknown, critical: false }] }
    expect(told(answerFor(chain({ leaf })))).toBe("path Leaf CA")
  })
})

describe("purposes", () => {
  const asked = (extensions: CertificateSpec["extensions"], purpose: PathRequest["purpose"]) =>
    told(answerFor(chain({ leaf: { extensions: extensions ?? [] } }), { purpose }))
  const good = "path Leaf CA"

  it.each([
    ["critical and alone", [extendedKeyUsage([TIME_STAMPING], true)], good],
    ["with a key usage that signs", [extendedKeyUsage([TIME_STAMPING], true), keyUsage(1)], good],
    ["absent", [], CONSTRAINTS],
    ["not critical", [extendedKeyUsage([TIME_STAMPING])], CONSTRAINTS],
    ["beside another", [extendedKeyUsage([TIME_STAMPING, "1.3.6.1.5.5.7.3.3"], true)], CONSTRAINTS],
    ["any purpose instead", [extendedKeyUsage(["2.5.29.37.0"], true)], CONSTRAINTS],
    [
      "with a key usage that encrypts",
      [extendedKeyUsage([TIME_STAMPING], true), keyUsage(2)],
      CONSTRAINTS,
    ],
  ])("time-stamping, %s (RFC 3161 §2.3)", (_, extensions, expected) => {
    expect(asked(extensions, "timestamping")).toBe(expected)
  })

  it.each([
    ["code-signing", "1.3.6.1.5.5.7.3.3"],
    ["email", "1.3.6.1.5.5.7.3.4"],
    ["client", "1.3.6.1.5.5.7.3.2"],
    ["server", "1.3.6.1.5.5.7.3.1"],
    ["document-signing", "1.3.6.1.5.5.7.3.36"],
    ["ocsp-signing", "1.3.6.1.5.5.7.3.9"],
    ["1.2.3.4", "1.2.3.4"],
  ] as const)("%s needs its identifier, any purpose, or none at all", (purpose, oid) => {
    expect(asked([extendedKeyUsage([oid])], purpose)).toBe(good)
    expect(asked([extendedKeyUsage(["2.5.29.37.0"])], purpose)).toBe(good)
    expect(asked([], purpose)).toBe(good)
    expect(asked([extendedKeyUsage(["1.3.6.1.5.5.7.3.99"])], purpose)).toBe(CONSTRAINTS)
  })

  it("signing needs a key that may sign", () => {
    expect(asked([keyUsage(1)], "signing")).toBe(good)
    expect(asked([keyUsage(2)], "signing")).toBe(CONSTRAINTS)
  })

  it.each([
    ["mail", "1.3.6.1.5.5.7.3.4", good],
    ["documents (RFC 9336)", "1.3.6.1.5.5.7.3.36", good],
    ["documents, by Adobe", "1.2.840.113583.1.1.5", good],
    ["documents, by Microsoft", "1.3.6.1.4.1.311.10.3.12", good],
    ["any purpose", "2.5.29.37.0", good],
    ["servers", "1.3.6.1.5.5.7.3.1", CONSTRAINTS],
    ["time-stamping", TIME_STAMPING, CONSTRAINTS],
    ["responders", "1.3.6.1.5.5.7.3.9", CONSTRAINTS],
  ])("file-signing, by a certificate for %s", (_, oid, expected) => {
    expect(asked([extendedKeyUsage([oid])], "file-signing")).toBe(expected)
    expect(asked([extendedKeyUsage([oid]), keyUsage(1)], "file-signing")).toBe(expected)
    expect(asked([extendedKeyUsage([oid]), keyUsage(2)], "file-signing")).toBe(CONSTRAINTS)
    const ca = authority("CA", "Root", [extendedKeyUsage([oid])])
    const under = expected === good ? good : CONSTRAINTS
    expect(told(answerFor([ROOT, ca, LEAF], { purpose: "file-signing" }))).toBe(under)
  })

  it("an authority that names purposes issues for these only", () => {
    const ca = authority("CA", "Root", [extendedKeyUsage(["1.3.6.1.5.5.7.3.1"])])
    expect(told(answerFor([ROOT, ca, LEAF], { purpose: "email" }))).toBe(CONSTRAINTS)
    expect(told(answerFor([ROOT, ca, LEAF], { purpose: "server" }))).toBe(good)
  })
})

describe("policies (§6.1.2 to §6.1.5)", () => {
  const ANY = "2.5.29.32.0"
  const [P1, P2, P3] = ["1.2.3.1", "1.2.3.2", "1.2.3.3"] as const
  const required = { policies: { requireExplicit: true } }
  const accepts = (...accepted: readonly string[]): Partial<PathRequest> => ({
    policies: { requireExplicit: true, accepted },
  })
  const under = (
    ca: readonly string[],
    leaf: readonly string[],
    more: NonNullable<CertificateSpec["extensions"]> = [],
  ): readonly CertificateSpec[] => [
    ROOT,
    authority("CA", "Root", [...(ca.length > 0 ? [policies(...ca)] : []), ...more]),
    { ...LEAF, extensions: leaf.length > 0 ? [policies(...leaf)] : [] },
  ]
  const good = "path Leaf CA"

  it.each([
    ["none at all, none required", under([], []), {}, good],
    ["none at all, one required", under([], []), required, CONSTRAINTS],
    ["the same in both", under([P1], [P1]), required, good],
    ["different ones, none required", under([P1], [P2]), {}, good],
    ["different ones, one required", under([P1], [P2]), required, CONSTRAINTS],
    ["none in the authority's", under([], [P1]), required, CONSTRAINTS],
    ["none in the end entity's", under([P1], []), required, CONSTRAINTS],
    ["any in the authority's", under([ANY], [P1]), required, good],
    ["any in the end entity's", under([P1], [ANY]), required, good],
    ["one of two", under([P1, P2], [P2, P3]), required, good],
    ["the accepted one", under([P1], [P1]), accepts(P1), good],
    ["another than the accepted one", under([P1], [P1]), accepts(P2), CONSTRAINTS],
    ["any, and one accepted", under([ANY], [ANY]), accepts(P2), good],
    ["one of the accepted below any", under([ANY], [P1]), accepts(P1), good],
    ["another below any", under([ANY], [P1]), accepts(P2), CONSTRAINTS],
    ["any below another", under([P1], [ANY]), accepts(P2), CONSTRAINTS],
  ])("%s", (_, specs, options, expected) => {
    expect(told(answerFor(specs, options))).toBe(expected)
  })

  it("an authority requires one with requireExplicitPolicy 0", () => {
    expect(told(answerFor(under([], [], [policyConstraints(0)])))).toBe(CONSTRAINTS)
    expect(told(answerFor(under([P1], [P1], [policyConstraints(0)])))).toBe(good)
  })

  it("requireExplicitPolicy counts certificates", () => {
    const specs = (skip: number): readonly CertificateSpec[] => [
      ROOT,
      authority("CA1", "Root", [policyConstraints(skip)]),
      authority("CA2", "CA1"),
      { subject: "Leaf", issuer: "CA2" },
    ]
    // RFC 5280 §6.1.5 (a): the last certificate counts once more.
    expect(told(answerFor(specs(1)))).toBe(CONSTRAINTS)
    expect(told(answerFor(specs(2)))).toBe(CONSTRAINTS)
    expect(told(answerFor(specs(3)))).toBe("path Leaf CA2 CA1")
  })

  it("the end entity itself may require one (§6.1.5 b)", () => {
    const specs = [ROOT, CA, { ...LEAF, extensions: [policyConstraints(0)] }]
    expect(told(answerFor(specs))).toBe(CONSTRAINTS)
  })

  it("inhibitAnyPolicy 0 makes any policy count for nothing", () => {
    const inhibited = [inhibitAnyPolicy(0)]
    expect(told(answerFor(under([P1], [ANY], inhibited), required))).toBe(CONSTRAINTS)
    expect(told(answerFor(under([P1], [ANY], [inhibitAnyPolicy(1)]), required))).toBe(good)
    const option = { policies: { requireExplicit: true, inhibitAny: true } }
    expect(told(answerFor(under([ANY], [P1]), option))).toBe(CONSTRAINTS)
  })

  const mapped = [policyMappings([P1, P2])]
  it.each([
    ["what it is mapped to", under([P1], [P2], mapped), accepts(P1), good],
    ["what was mapped away", under([P1], [P1], mapped), required, CONSTRAINTS],
    ["accepted only after mapping", under([P1], [P2], mapped), accepts(P2), CONSTRAINTS],
    ["mapped below any", under([ANY], [P2], mapped), accepts(P1), good],
    ["a policy that the authority has not", under([P3], [P2], mapped), required, CONSTRAINTS],
    ["any in the end entity's", under([P1], [ANY], mapped), accepts(P1), good],
    [
      "two that are mapped to one",
      under([P1, P3], [P2], [policyMappings([P1, P2], [P3, P2])]),
      accepts(P3),
      good,
    ],
    [
      "one that is mapped to two",
      under([P1], [P3], [policyMappings([P1, P2], [P1, P3])]),
      accepts(P1),
      good,
    ],
    [
      "mapping inhibited by the user, which drops what is mapped",
      under([P1], [P1], mapped),
      { policies: { requireExplicit: true, inhibitMapping: true } },
      CONSTRAINTS,
    ],
    [
      "mapping inhibited, of another policy than the one that is used",
      under([P1, P3], [P3], mapped),
      { policies: { requireExplicit: true, inhibitMapping: true } },
      good,
    ],
    [
      "mapping inhibited by the user",
      under([P1], [P2], mapped),
      { policies: { requireExplicit: true, inhibitMapping: true } },
      CONSTRAINTS,
    ],
  ])("mappings: %s", (_, specs, options, expected) => {
    expect(told(answerFor(specs, options))).toBe(expected)
  })

  it.each([
    ["from any policy", [policyMappings([ANY, P1])]],
    ["to any policy", [policyMappings([P1, ANY])]],
  ])("refuses a mapping %s (§6.1.4 a)", (_, more) => {
    expect(fault(answerFor(under([P1], [P1], more)))).toBe(
      `${CONSTRAINTS}: a mapping of any policy`,
    )
  })

  it("inhibitPolicyMapping of an authority above holds below", () => {
    const specs = [
      ROOT,
      authority("CA1", "Root", [policies(P1), policyConstraints(undefined, 0)]),
      authority("CA2", "CA1", [policies(P1), policyMappings([P1, P2])]),
      { subject: "Leaf", issuer: "CA2", extensions: [policies(P2)] },
    ]
    expect(told(answerFor(specs, required))).toBe(CONSTRAINTS)
  })

  it("gives up on more policies than any chain has", () => {
    const many = Array.from({ length: 600 }, (_, n) => `1.2.4.${n}`)
    expect(fault(answerFor(under([ANY], many)))).toBe(`${CONSTRAINTS}: too many policies`)
  })
})

describe("a certificate that is pinned itself", () => {
  it("needs no issuer, and no right to issue", () => {
    const specs = [{ ...LEAF }, LEAF]
    expect(told(answerFor(specs))).toBe("path Leaf")
  })

  it("is still held to its window and its purpose", () => {
    const old = { ...LEAF, notAfter: "2025-01-01T00:00:00Z" }
    expect(told(answerFor([old, old]))).toBe("EXPIRED")
    const encrypts = { ...LEAF, extensions: [keyUsage(2)] }
    expect(told(answerFor([encrypts, encrypts], { purpose: "signing" }))).toBe(CONSTRAINTS)
  })
})

it("an identifier of a key that was never seen leads nowhere", () => {
  const leaf = {
    ...LEAF,
    spki: writeDerSequence(
      writeDerSequence(writeDerOid("1.2.3")),
      writeDer(3, Uint8Array.of(0, 1)),
    ),
  }
  const below = { subject: "Below", issuer: "Leaf" }
  expect(told(answerFor([ROOT, CA, leaf, below]))).toBe("ALG_UNSUPPORTED")
})
