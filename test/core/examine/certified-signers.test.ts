/**
 * A signer under a pinned authority, cell by cell: the table "Under an authority" of
 * docs/trust.md, and the rules below it.
 */
import { generateKeyPairSync, sign } from "node:crypto"
import { describe, expect, it } from "vitest"
import { writeDerNull, writeDerOid, writeDerSequence } from "../../../core/encodings/index.ts"
import { makeSigner, parsePublicKey, type Signer } from "../../../core/signatures/index.ts"
import type { PinnedAnchor } from "../../../core/trust/index.ts"
import { keyUsage, makeCertificate } from "../../support/certificates.ts"
import { pinned } from "../../support/evidence.ts"
import { makeOcspResponse } from "../../support/revocation.ts"
import {
  ACME,
  authority,
  LEAF,
  LISTS,
  judge,
  OFFICE,
  result,
  ROOT,
  SERIAL,
  signature,
  withdrawn,
  type Case,
} from "../../support/under-authority.ts"

const [BEFORE, END, AFTER] = [
  "2026-03-01T12:00:00Z",
  "2026-04-10T00:00:00Z",
  "2026-05-20T12:00:00Z",
] as const
const from = Date.parse(END)
const SAID = { reason: "laptop stolen", by: "A. Archivist" }

const PASSED = ["TOTAL-PASSED"]
const SINCE = ["TOTAL-PASSED", "KEY_ENDED_SINCE"]
const open = (code: string) => ["INDETERMINATE", code]
/** Of the signer and of the office above it. */
const NOT_KNOWN = ["INDETERMINATE", "TRY_LATER", "TRY_LATER"]
const always = (answer: readonly string[]) => [answer, answer, answer] as const
const unlessBefore = (code: string, before = PASSED) => [before, open(code), open(code)] as const

const expired = makeCertificate({ ...LEAF, notAfter: END })
const ranOut = makeCertificate({ ...OFFICE, notAfter: END })
/** From before the certificate ran out: a later list need not name it any more. */
const inTime = LISTS.map((list) => ({ ...list, thisUpdate: "2026-04-01T00:00:00Z" }))
const withPin = (given: Partial<PinnedAnchor>): Case => ({ anchors: [authority(given)] })

type Cells = readonly [before: readonly string[], after: readonly string[], none: readonly string[]]
const TABLE: readonly (readonly [is: string, given: Case, expected: Cells])[] = [
  ["named", {}, always(PASSED)],
  ["not named", withPin({ names: ["CN=Bolt"] }), always(open("KEY_NOT_PINNED"))],
  ["in the wrong role", withPin({ roles: ["witness"] }), always(open("KEY_ROLE_NOT_HELD"))],
  [
    "expired",
    { cms: signature({ certificate: expired }), lists: inTime },
    unlessBefore("OUT_OF_BOUNDS_NO_POE", SINCE),
  ],
  [
    "revoked",
    { lists: withdrawn("Office", SERIAL.acme, END) },
    unlessBefore("REVOKED_NO_POE", SINCE),
  ],
  [
    "compromised",
    { lists: withdrawn("Office", SERIAL.acme, END, 1) },
    unlessBefore("COMPROMISED_NO_POE", SINCE),
  ],
  ["of unknown revocation", { lists: [] }, always(NOT_KNOWN)],
  [
    "under an office that ran out",
    { cms: signature({ certificates: [makeCertificate(LEAF), ranOut] }), lists: inTime },
    unlessBefore("OUT_OF_BOUNDS_NO_POE"),
  ],
  [
    "under an office that was revoked",
    { lists: withdrawn("Root", SERIAL.office, END) },
    unlessBefore("REVOKED_CA_NO_POE"),
  ],
  [
    "under an authority that was withdrawn in the pack",
    withPin({ revoked: { at: from, ...SAID } }),
    unlessBefore("REVOKED_CA_NO_POE"),
  ],
  [
    "under an authority that was compromised",
    withPin({ compromised: { from, certainty: "known", ...SAID } }),
    unlessBefore("COMPROMISED_NO_POE"),
  ],
  [
    "under an authority whose pin has ended",
    withPin({ validUntil: from }),
    unlessBefore("OUT_OF_BOUNDS_NO_POE"),
  ],
  [
    "not under a pinned authority",
    withPin({ certificate: makeCertificate({ subject: "Elsewhere" }) }),
    always(open("KEY_NOT_PINNED")),
  ],
  [
    "under an authority pinned for time only",
    withPin({ purposes: ["timestamp"], roles: [], names: [] }),
    always(open("KEY_NOT_PINNED")),
  ],
]

describe("a signer that is not pinned, under an authority", () => {
  for (const [is, given, [before, after, none]] of TABLE) {
    it(`${is}, with a proof from before`, () => {
      expect(judge({ ...given, stampedAt: BEFORE })).toEqual(before)
    })
    it(`${is}, with a proof from after`, () => {
      expect(judge({ ...given, stampedAt: AFTER })).toEqual(after)
    })
    it(`${is}, without a proof`, () => {
      expect(judge(given)).toEqual(none)
    })
  }
})

describe("revocation of a signer under an authority", () => {
  it("must be known of everybody on the path, whatever the policy asks of pinned keys", () => {
    const [root, office] = LISTS
    for (const revocation of ["required", "not-required"] as const) {
      const policy = { pinnedKeys: { revocation } }
      expect(judge({ policy })).toEqual(PASSED)
      expect(judge({ policy, lists: [root!] })).toEqual(open("TRY_LATER"))
      expect(judge({ policy, lists: [office!] })).toEqual(open("TRY_LATER"))
    }
  })

  it("is not known from lists that are too old", () => {
    const old = LISTS.map((list) => ({ ...list, nextUpdate: "2026-05-31T00:00:00Z" }))
    expect(judge({ lists: old })).toEqual(NOT_KNOWN)
  })

  it("may be said by a response", () => {
    const [root] = LISTS
    const about = { issuer: "Office", serial: SERIAL.acme, thisUpdate: "2026-05-31T00:00:00Z" }
    const good = makeOcspResponse({ ...about, nextUpdate: "2026-06-08T00:00:00Z" })
    expect(judge({ lists: [root!], ocsp: [good] })).toEqual(PASSED)
    const revoked = makeOcspResponse({ ...about, status: { at: END, reason: 1 } })
    expect(judge({ ocsp: [revoked] })).toEqual(open("COMPROMISED_NO_POE"))
  })

  it("counts in the name of the issuer, whoever signed the list", () => {
    const by = (issuer: string, serial: number) => [
      ...LISTS,
      { issuer, signer: ACME, entries: [{ serial, at: END }] },
    ]
    expect(judge({ lists: by("Office", SERIAL.acme) })).toEqual(open("REVOKED_NO_POE"))
    expect(judge({ lists: by("Root", SERIAL.office) })).toEqual(open("REVOKED_CA_NO_POE"))
    // Of the pinned authority itself nobody else is asked, but what is said counts.
    expect(judge({ lists: by("Root", 1) })).toEqual(open("REVOKED_CA_NO_POE"))
  })

  it("of a pinned office counts also where a second certificate of its key leads on", () => {
    const again = makeCertificate({ ...OFFICE, serial: 6 })
    const office = authority({
      id: "office",
      certificate: makeCertificate(OFFICE),
      purposes: ["timestamp"],
      roles: [],
      names: [],
    })
    const given = {
      cms: signature({ certificates: [makeCertificate(LEAF), again] }),
      anchors: [authority(), office],
    }
    expect(judge(given)).toEqual(PASSED)
    const lists = withdrawn("Root", SERIAL.office, END, 1)
    expect(judge({ ...given, lists })).toEqual(open("COMPROMISED_NO_POE"))
  })

  it("of an authority whose key was lost is helped by a proof only, not by an earlier evaluation", () => {
    const later = "2026-06-20T00:00:00Z"
    const lost = { lists: withdrawn("Root", SERIAL.office, later, 2) }
    expect(judge({ ...lost, stampedAt: BEFORE })).toEqual(PASSED)
    expect(judge(lost)).toEqual(open("REVOKED_CA_NO_POE"))
    expect(judge({ lists: withdrawn("Root", SERIAL.office, later) })).toEqual(PASSED)
  })
})

describe("a pin", () => {
  const pin = pinned(ACME, ["exporter"])

  it("of the key comes before what an authority says of it", () => {
    const nobody = { anchors: [authority({ names: ["CN=Bolt"] })], lists: [] }
    expect(judge({ ...nobody, keys: [pin] })).toEqual(PASSED)
    expect(judge({ keys: [pinned(ACME, ["witness"])] })).toEqual(open("KEY_ROLE_NOT_HELD"))
  })

  it("of the key under another algorithm is not passed over for an authority", () => {
    const used = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(21))
    const other = parsePublicKey(used.publicKey.spki, { algorithm: "ecdsa-p256-sha384" })
    if (other.kind !== "key") throw new Error(other.kind)
    const certificate = makeCertificate({ ...LEAF, key: used })
    const algorithm = writeDerSequence(writeDerOid("1.2.840.10045.4.3.2"))
    const cms = signature({ certificate, key: used, algorithm })
    expect(judge({ cms })).toEqual(PASSED)
    const revoked = { at: from, ...SAID }
    const gone = { ...pinned(used, ["exporter"]), key: other.key, revoked }
    expect(result({ cms, keys: [gone] }).signers).toEqual([])
  })

  it("that is withdrawn or lost is not made good by an authority", () => {
    const revoked = { ...pin, revoked: { at: from, ...SAID } }
    const compromised = { ...pin, compromised: { from, certainty: "suspected", ...SAID } } as const
    expect(judge({ keys: [revoked] })).toEqual(open("REVOKED_NO_POE"))
    expect(judge({ keys: [compromised] })).toEqual(open("COMPROMISED_NO_POE"))
  })

  it("of an authority in between, where it was withdrawn or lost, takes its word away", () => {
    const office = authority({ id: "office", certificate: makeCertificate(OFFICE), names: [] })
    const both = (given: Partial<PinnedAnchor>) => ({
      anchors: [authority(), { ...office, ...given }],
    })
    expect(judge(both({}))).toEqual(PASSED)
    expect(judge(both({ revoked: { at: from, ...SAID } }))).toEqual(open("REVOKED_CA_NO_POE"))
    const again = { ...office, id: "office again" }
    const [root, former] = both({ revoked: { at: from, ...SAID } }).anchors
    expect(judge({ anchors: [root!, former!, again] })).toEqual(PASSED)
    const compromised = { certainty: "known", ...SAID } as const
    expect(judge({ ...both({ compromised }), stampedAt: BEFORE })).toEqual(
      open("COMPROMISED_NO_POE"),
    )
  })

  it("of an authority that is lost voids every other pin of its key", () => {
    const compromised = { certainty: "known", ...SAID } as const
    const other = authority({ id: "again", names: ["CN=Bolt"], compromised })
    expect(judge({ anchors: [authority(), other] })).toEqual(open("COMPROMISED_NO_POE"))
  })

  it("of an authority for time admits nobody, whatever else it says", () => {
    const time = authority({ id: "time", purposes: ["timestamp"] })
    const other = authority({ names: ["CN=Bolt"] })
    expect(judge({ anchors: [time, other] })).toEqual(open("KEY_NOT_PINNED"))
  })

  it("of an authority that is good counts beside one that has ended", () => {
    const former = authority({ id: "former", revoked: { at: from, ...SAID } })
    expect(judge({ anchors: [former, authority()] })).toEqual(PASSED)
  })

  it("of an authority that begins after the proof leaves it open, and does not fail it", () => {
    expect(judge({ ...withPin({ validFrom: from }), stampedAt: BEFORE })).toEqual(
      open("OUT_OF_BOUNDS_NO_POE"),
    )
    expect(judge({ ...withPin({ validFrom: from }), stampedAt: AFTER })).toEqual(PASSED)
  })

  it("of an authority for single logs vouches for no file", () => {
    expect(judge(withPin({ origins: ["acme.example/log"] }))).toEqual(open("KEY_ROLE_NOT_HELD"))
  })
})

describe("algorithms on the path", () => {
  it("count until the pack has ended them", () => {
    const sunsets = [{ algorithm: "ed25519", notAfter: from }] as const
    // Once for the signature and once for each of the two certificates.
    const ended = "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"
    const remark = "WEAK_ALGORITHM_ALLOWED"
    expect(judge({ sunsets })).toEqual(["INDETERMINATE", ended, ended, ended, remark])
  })

  it("must be allowed by the policy", () => {
    const [verdict, ...codes] = judge({ policy: { signatureAlgorithms: ["ecdsa-p256-sha256"] } })
    expect([verdict, ...codes]).toEqual(open("CRYPTO_CONSTRAINTS_FAILURE"))
  })
})

describe("an office that an RSA key certified", () => {
  /** The whole chain, with the office's certificate signed by such a key. */
  const under = (bits: number, hash: keyof typeof RSA_WITH, given: Case = {}) => {
    const key = rsaSigner(bits, hash)
    const algorithm = writeDerSequence(writeDerOid(RSA_WITH[hash]), writeDerNull())
    const root = makeCertificate({ ...ROOT, key, signer: key, algorithm })
    const office = makeCertificate({ ...OFFICE, signer: key, algorithm })
    const certificate = makeCertificate(LEAF)
    const cms = signature({ certificate, certificates: [certificate, office] })
    return judge({ cms, anchors: [authority({ certificate: root })], ...given })
  }

  it("vouches for nobody where its key is shorter than the policy allows", () => {
    expect(under(1024, "sha256")).toContain("CRYPTO_CONSTRAINTS_FAILURE")
    expect(under(2048, "sha256")).not.toContain("CRYPTO_CONSTRAINTS_FAILURE")
    expect(under(1024, "sha256", { policy: { leastRsaBits: 1024 } })).toContain("WEAK_KEY")
  })

  it("vouches for nobody once the pack has ended the digest", () => {
    const ended = { sunsets: [{ algorithm: "sha512", notAfter: from }] } as const
    expect(under(2048, "sha512", ended)).toContain("CRYPTO_CONSTRAINTS_FAILURE_NO_POE")
    expect(under(2048, "sha256", ended)).not.toContain("CRYPTO_CONSTRAINTS_FAILURE_NO_POE")
  })

  it("vouches for nobody by SHA-1, and where a policy allows that, it is noted", () => {
    expect(under(2048, "sha1")).toContain("CRYPTO_CONSTRAINTS_FAILURE")
    const policy = { signatureAlgorithms: ["ed25519", "rsa-pkcs1-sha1"] } as const
    const allowed = under(2048, "sha1", { policy })
    expect(allowed).toContain("WEAK_DIGEST")
    expect(allowed).not.toContain("CRYPTO_CONSTRAINTS_FAILURE")
  })
})

/** RFC 4055 §5: sha1, sha256 and sha512WithRSAEncryption. */
const RSA_WITH = {
  sha1: "1.2.840.113549.1.1.5",
  sha256: "1.2.840.113549.1.1.11",
  sha512: "1.2.840.113549.1.1.13",
} as const

function rsaSigner(modulusLength: number, hash: keyof typeof RSA_WITH): Signer {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength })
  const read = parsePublicKey(publicKey.export({ type: "spki", format: "der" }))
  if (read.kind !== "key") throw new Error(read.kind)
  return { publicKey: read.key, sign: (message) => sign(hash, message, privateKey) }
}

describe("what is told of a signer under an authority", () => {
  it("is on whose word, by which name, over which path, and how old the word on revocation is", () => {
    const [signer] = result({}).signers
    expect(signer).toMatchObject({
      id: "root/09",
      subject: "CN=Acme",
      roles: ["exporter"],
      vouches: true,
      authority: {
        id: "root",
        subject: "Root Office",
        name: "CN=Acme",
        path: [
          {
            subject: "CN=Acme",
            serial: "09",
            revocation: { status: "good", source: "crl", thisUpdate: "2026-05-30T00:00:00.000Z" },
          },
          { subject: "CN=Office", revocation: { status: "good", source: "crl" } },
        ],
      },
    })
    expect(signer?.authority?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it("is why no authority vouches, where none does", () => {
    const reason = (given: Case) => result(given).findings[0]?.observed["reason"]
    expect(reason(withPin({ names: ["CN=Bolt"] }))).toBe(
      "no authority is pinned that names this subject",
    )
    expect(reason(withPin({ purposes: ["timestamp"], names: [], roles: [] }))).toBe(
      "no authority is pinned for signing",
    )
    expect(reason({ cms: signature({ ess: null }) })).toBe(
      "what is signed names no certificate that came with the signature",
    )
    const encrypts = makeCertificate({ ...LEAF, extensions: [keyUsage(2)] })
    expect(reason({ cms: signature({ certificate: encrypts }) })).toBe(
      "a key usage without digital signatures",
    )
  })
})
