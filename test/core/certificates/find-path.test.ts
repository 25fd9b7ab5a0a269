/** Finding paths among certificates that do not make it easy, and finding them once. */
import { describe, expect, it } from "vitest"
import {
  findPath,
  isPurpose,
  makeCertificateReader,
  makePathFinder,
  toAnchor,
  type PathAnswer,
} from "../../../core/certificates/index.ts"
import type { Certificate } from "../../../core/encodings/index.ts"
import { portableEngine, type SignatureEngine } from "../../../core/signatures/index.ts"
import {
  authorityKeyId,
  makeCertificate,
  signerOf,
  subjectKeyId,
  type CertificateSpec,
} from "../../support/certificates.ts"
import { AT, authority, certificateOf, LEAF, ROOT, told } from "./chains.ts"

const CA = authority("CA", "Root")
const [root, ca, leaf] = [ROOT, CA, LEAF].map(made) as [Certificate, Certificate, Certificate]

/** Counts what it is asked, and answers truly. */
function counting(): { readonly engine: SignatureEngine; readonly count: () => number } {
  let count = 0
  const engine: SignatureEngine = {
    ...portableEngine,
    supports: (algorithm, ...more) => portableEngine.supports(algorithm, ...more),
    verify: (request) => {
      count += 1
      return portableEngine.verify(request)
    },
  }
  return { engine, count: () => count }
}

function search(
  certificate: Certificate,
  intermediates: readonly Certificate[],
  engine = portableEngine,
): PathAnswer {
  const anchors = [toAnchor(root)]
  return findPath({
    certificate,
    intermediates,
    anchors,
    at: AT,
    purpose: "any",
    engines: [engine],
  })
}

describe("findPath", () => {
  it("takes intermediates in any order, useless ones among them", () => {
    const others = [made(authority("Other", "Root")), made({ subject: "CA", issuer: "Nobody" })]
    expect(told(search(leaf, [...others, leaf, root, ca]))).toBe("path Leaf CA")
  })

  it("names what is missing", () => {
    expect(search(leaf, [])).toEqual({
      kind: "failed",
      fault: {
        code: "NO_CERTIFICATE_CHAIN_FOUND",
        reason: "no path to a pinned anchor among the certificates at hand",
      },
    })
  })

  it("trusts nothing that came with the evidence", () => {
    const thief = made({ ...ROOT, key: signerOf("thief"), signer: signerOf("thief") })
    const stolen = made({ ...LEAF, issuer: "Root", signer: signerOf("thief") })
    expect(told(search(stolen, [thief]))).toBe("NO_CERTIFICATE_CHAIN_FOUND")
  })

  it("finds the way through cross-certificates of which one has expired", () => {
    const old = made({ ...CA, notAfter: "2021-01-01T00:00:00Z", serial: 2 })
    expect(told(search(leaf, [old, ca]))).toBe("path Leaf CA")
    expect(told(search(leaf, [ca, old]))).toBe("path Leaf CA")
    expect(told(search(leaf, [old]))).toBe("EXPIRED")
  })

  it("finds the way through a new key of an old name", () => {
    const renewed = made({ ...authority("CA", "Root"), key: signerOf("new key"), serial: 2 })
    expect(told(search(made({ ...LEAF, signer: signerOf("new key") }), [ca, renewed]))).toBe(
      "path Leaf CA",
    )
  })

  it("tries first whose key identifier fits, and the others all the same", () => {
    const id = (n: number): Uint8Array => Uint8Array.of(n)
    const cas = Array.from({ length: 20 }, (_, n) =>
      made({
        ...authority("CA", "Root", [subjectKeyId(id(n))]),
        key: signerOf(n === 17 ? "CA" : `CA ${n}`),
      }),
    )
    const { engine, count } = counting()
    const hinted = made({ ...LEAF, extensions: [authorityKeyId(id(17))] })
    expect(told(search(hinted, cas, engine))).toBe("path Leaf CA")
    expect(count()).toBe(2)
    const misled = made({ ...LEAF, extensions: [authorityKeyId(id(3))] })
    expect(told(search(misled, cas))).toBe("path Leaf CA")
  })

  it("does not go round in circles", () => {
    const circle = [made(authority("A", "B")), made(authority("B", "A"))]
    expect(told(search(made({ subject: "Leaf", issuer: "A" }), circle))).toBe(
      "NO_CERTIFICATE_CHAIN_FOUND",
    )
    const { engine, count } = counting()
    search(made({ subject: "Leaf", issuer: "A" }), circle, engine)
    expect(count()).toBe(2)
    const itself = made(authority("A", "A"))
    expect(told(search(itself, [itself]))).toBe("NO_CERTIFICATE_CHAIN_FOUND")
  })

  it("gives up a search among certificates that all vouch for one another", () => {
    const names = ["A", "B", "C", "D", "E", "F", "G", "H"]
    const all = names.flatMap((subject) =>
      names
        .filter((issuer) => issuer !== subject)
        .map((issuer) => made(authority(subject, issuer))),
    )
    const { engine, count } = counting()
    const answer = search(made({ subject: "Leaf", issuer: "A" }), all, engine)
    expect(told(answer)).toBe("LIMIT_EXCEEDED")
    expect(count()).toBeLessThanOrEqual(100)
  })

  it("gives up a search for the one among many of a name", () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      made({ ...authority("CA", "Root"), key: signerOf(`CA ${n % 150}`), serial: n + 2 }),
    )
    const { engine, count } = counting()
    expect(told(search(leaf, many, engine))).toBe("LIMIT_EXCEEDED")
    expect(count()).toBeLessThanOrEqual(100)
  })

  it("follows no path of more than ten certificates", () => {
    const line = (length: number): readonly Certificate[] =>
      Array.from({ length }, (_, n) => made(authority(`CA${n + 1}`, n === 0 ? "Root" : `CA${n}`)))
    const below = (n: number): Certificate => made({ subject: "Leaf", issuer: `CA${n}` })
    expect(search(below(9), line(9)).kind).toBe("path")
    expect(told(search(below(10), line(10)))).toBe("NO_CERTIFICATE_CHAIN_FOUND")
  })
})

describe("makePathFinder", () => {
  const pool = (engine: SignatureEngine) => ({ anchors: [toAnchor(root)], engines: [engine] })

  it("verifies a chain once for ten thousand questions", () => {
    const { engine, count } = counting()
    const finder = makePathFinder(pool(engine))
    for (let n = 0; n < 10_000; n += 1) {
      // As they come out of one message after the other: the same bytes, other objects.
      const question = { certificate: { ...leaf }, intermediates: [ca], purpose: "any" } as const
      expect(finder.find({ ...question, at: AT + n }).kind).toBe("path")
    }
    expect(count()).toBe(2)
  })

  it("answers as findPath does on both sides of every boundary", () => {
    const bounded = made({
      ...LEAF,
      notBefore: "2025-01-01T00:00:00Z",
      notAfter: "2026-06-01T00:00:00Z",
    })
    const finder = makePathFinder(pool(portableEngine))
    const instants = ["2025-01-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-06-01T00:00:01Z"]
      .map((text) => Date.parse(text))
      .flatMap((at) => [at - 1, at, at + 1])
    for (const at of [...instants, ...instants]) {
      const question = { certificate: bounded, intermediates: [ca], at, purpose: "any" } as const
      expect(finder.find(question)).toEqual(findPath({ ...pool(portableEngine), ...question }))
    }
  })

  it("keeps apart certificates, intermediates and purposes", () => {
    const finder = makePathFinder(pool(portableEngine))
    const ask = (
      certificate: Certificate,
      intermediates: readonly Certificate[],
      purpose: "any" | "timestamping",
    ) => told(finder.find({ certificate, intermediates, at: AT, purpose }))
    expect(ask(leaf, [ca], "any")).toBe("path Leaf CA")
    expect(ask(leaf, [], "any")).toBe("NO_CERTIFICATE_CHAIN_FOUND")
    expect(ask(leaf, [ca], "timestamping")).toBe("CHAIN_CONSTRAINTS_FAILURE")
    expect(ask(ca, [], "any")).toBe("path CA")
  })
})

describe("makeCertificateReader", () => {
  it("reads the same bytes once, and refuses what parseCertificate refuses", () => {
    const read = makeCertificateReader()
    const [first, second] = [read(leaf.der), read(leaf.der.slice())]
    expect(first).toEqual({ kind: "certificate", certificate: leaf })
    expect(second.kind === "certificate" && first.kind === "certificate").toBe(true)
    expect(second).toMatchObject({ certificate: (first as { certificate: unknown }).certificate })
    expect(read(leaf.der.subarray(1))).toMatchObject({ kind: "refused", code: "FORMAT_FAILURE" })
  })

  it("keeps what it read when the bytes are written over", () => {
    const read = makeCertificateReader()
    const lent = leaf.der.slice()
    read(lent)
    lent.fill(0)
    expect(read(leaf.der)).toEqual({ kind: "certificate", certificate: leaf })
  })
})

it.each([
  ["timestamping", true],
  ["1.3.6.1.5.5.7.3.8", true],
  ["toString", false],
  ["3.1", false],
  ["1", false],
  ["1.02", false],
])("isPurpose %s: %s", (text, expected) => {
  expect(isPurpose(text)).toBe(expected)
})

function made(spec: CertificateSpec): Certificate {
  return certificateOf(makeCertificate(spec))
}
