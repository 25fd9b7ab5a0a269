/** RFC 5280 §4.2.1.10, form by form: which names an authority may vouch for. */
import { describe, expect, it } from "vitest"
import { DER_TAG, writeDer, writeDerUtf8String } from "../../../core/encodings/index.ts"
import { toUtf8 } from "../../../core/base/index.ts"
import {
  general,
  nameConstraints,
  nameOf,
  signerOf,
  subjectAltName,
  type CertificateSpec,
} from "../../support/certificates.ts"
import { answerFor, authority, fault, LEAF, ROOT, told } from "./chains.ts"

const WITHIN = "path Leaf CA"
const OUTSIDE = "CHAIN_CONSTRAINTS_FAILURE"

/** What becomes of an alternative name under one constraint. */
function permitted(base: Uint8Array, name: Uint8Array): string {
  return under(nameConstraints([base]), { extensions: [subjectAltName(name)] })
}

function excluded(base: Uint8Array, name: Uint8Array): string {
  return under(nameConstraints([], [base]), { extensions: [subjectAltName(name)] })
}

function under(
  constraints: ReturnType<typeof nameConstraints>,
  leaf: Partial<CertificateSpec>,
): string {
  return told(answerFor([ROOT, authority("CA", "Root", [constraints]), { ...LEAF, ...leaf }]))
}

describe("hosts", () => {
  it.each([
    ["example.com", "example.com", true],
    ["example.com", "a.b.example.com", true],
    ["example.com", "EXAMPLE.com.", true],
    ["example.com", "notexample.com", false],
    ["example.com", "example.com.evil.org", false],
    [".example.com", "a.example.com", true],
    [".example.com", "example.com", false],
    ["", "anything.org", true],
  ])("%j permits %j: %s", (base, name, isWithin) => {
    expect(permitted(general.dns(base), general.dns(name))).toBe(isWithin ? WITHIN : OUTSIDE)
    expect(excluded(general.dns(base), general.dns(name))).toBe(isWithin ? OUTSIDE : WITHIN)
  })

  it("excludes a wildcard that covers what is excluded", () => {
    expect(excluded(general.dns("a.example.com"), general.dns("*.example.com"))).toBe(OUTSIDE)
    expect(excluded(general.dns("a.example.org"), general.dns("*.example.com"))).toBe(WITHIN)
  })
})

describe("mailboxes", () => {
  it.each([
    ["example.com", "a@example.com", true],
    ["example.com", "a@EXAMPLE.com", true],
    ["example.com", "a@b.example.com", false],
    [".example.com", "a@b.example.com", true],
    [".example.com", "a@example.com", false],
    ["a@example.com", "a@example.com", true],
    ["a@example.com", "A@example.com", false],
    ["a@example.com", "b@example.com", false],
    ["example.com", '"a@evil.org"@example.com', true],
  ])("%j permits %j: %s", (base, name, isWithin) => {
    expect(permitted(general.email(base), general.email(name))).toBe(isWithin ? WITHIN : OUTSIDE)
    expect(excluded(general.email(base), general.email(name))).toBe(isWithin ? OUTSIDE : WITHIN)
  })

  it.each(["example.com", "@example.com", "a@"])(
    "%j is no mailbox, so nothing permits it",
    (name) => {
      expect(permitted(general.email("example.com"), general.email(name))).toBe(OUTSIDE)
      expect(excluded(general.email("other.org"), general.email(name))).toBe(OUTSIDE)
    },
  )

  const address = (value: Uint8Array): Uint8Array =>
    nameOf([
      ["1.2.840.113549.1.9.1", value],
      ["2.5.4.3", writeDerUtf8String("Leaf")],
    ])
  it("in a subject count where no alternative name is one", () => {
    const constraints = nameConstraints([general.email("example.com")])
    const ia5 = (text: string): Uint8Array => writeDer(DER_TAG.ia5String, toUtf8(text))
    const leaf = (text: string): Partial<CertificateSpec> => ({ subject: address(ia5(text)) })
    expect(under(constraints, leaf("a@evil.org"))).toBe(OUTSIDE)
    expect(under(constraints, leaf("a@example.com"))).toContain("path")
    const extensions = [subjectAltName(general.email("a@example.com"))]
    expect(under(constraints, { ...leaf("a@evil.org"), extensions })).toContain("path")
  })
})

describe("URIs", () => {
  it.each([
    ["example.com", "https://example.com/x", true],
    ["example.com", "https://user@example.com:8080?x", true],
    ["example.com", "https://a.example.com/", false],
    [".example.com", "https://a.example.com/", true],
    [".example.com", "https://example.com/", false],
    ["example.com", "https://example.com.evil.org/", false],
    ["example.com", "https://evil.org/@example.com/", false],
    ["example.com", "https://evil.org#@example.com", false],
  ])("%j permits %j: %s", (base, name, isWithin) => {
    expect(permitted(general.uri(base), general.uri(name))).toBe(isWithin ? WITHIN : OUTSIDE)
    expect(excluded(general.uri(base), general.uri(name))).toBe(isWithin ? OUTSIDE : WITHIN)
  })

  it.each([
    "urn:example:a",
    "https://10.0.0.1/",
    "https://[::1]/",
    "mailto:a@example.com",
    "https:///x",
  ])("%j has no host by name, so it is refused under any constraint", (name) => {
    expect(permitted(general.uri("example.com"), general.uri(name))).toBe(OUTSIDE)
    expect(excluded(general.uri("other.org"), general.uri(name))).toBe(OUTSIDE)
  })
})

describe("addresses", () => {
  const base = general.ip(10, 1, 0, 0, 255, 255, 0, 0)
  it("compare under the mask", () => {
    expect(permitted(base, general.ip(10, 1, 2, 3))).toBe(WITHIN)
    expect(permitted(base, general.ip(10, 2, 2, 3))).toBe(OUTSIDE)
    expect(excluded(base, general.ip(10, 1, 2, 3))).toBe(OUTSIDE)
    expect(excluded(base, general.ip(10, 2, 2, 3))).toBe(WITHIN)
  })

  it("of the other family are another form of name", () => {
    const six = Array<number>(16).fill(1)
    expect(permitted(base, general.ip(...six))).toBe(WITHIN)
    const six32 = general.ip(...six, ...Array<number>(16).fill(255))
    expect(permitted(six32, general.ip(...six))).toBe(WITHIN)
    expect(permitted(six32, general.ip(...six.slice(1), 2))).toBe(OUTSIDE)
  })
})

describe("directory names", () => {
  const printable = (text: string): Uint8Array => writeDer(DER_TAG.printableString, toUtf8(text))
  const acme = nameOf([["2.5.4.10", printable("Acme  Ltd")]])
  const name = (organization: string): Partial<CertificateSpec> => ({
    subject: nameOf([
      ["2.5.4.10", writeDerUtf8String(organization)],
      ["2.5.4.3", writeDerUtf8String("Leaf")],
    ]),
  })

  it("begin with the constraint, whatever case and string type", () => {
    const only = nameConstraints([general.directory(acme)])
    expect(under(only, name("ACME ltd"))).toContain("path")
    expect(under(only, name("Other"))).toBe(OUTSIDE)
    const except = nameConstraints([], [general.directory(acme)])
    expect(under(except, name("ACME ltd"))).toBe(OUTSIDE)
    expect(under(except, name("Other"))).toContain("path")
  })

  it("count among the alternative names, too", () => {
    expect(excluded(general.directory(acme), general.directory(acme))).toBe(OUTSIDE)
  })
})

describe("constraints along a path", () => {
  it("a name must be within those of every authority", () => {
    const specs = (name: string): readonly CertificateSpec[] => [
      ROOT,
      authority("CA1", "Root", [nameConstraints([general.dns("example.com")])]),
      authority("CA2", "CA1", [nameConstraints([general.dns("a.example.com")])]),
      { subject: "Leaf", issuer: "CA2", extensions: [subjectAltName(general.dns(name))] },
    ]
    expect(told(answerFor(specs("x.a.example.com")))).toBe("path Leaf CA2 CA1")
    expect(told(answerFor(specs("b.example.com")))).toBe(OUTSIDE)
  })

  it("an authority below cannot widen what one above excluded", () => {
    const specs = [
      ROOT,
      authority("CA1", "Root", [nameConstraints([], [general.dns("example.com")])]),
      authority("CA2", "CA1", [nameConstraints([general.dns("example.com")])]),
      { subject: "Leaf", issuer: "CA2", extensions: [subjectAltName(general.dns("example.com"))] },
    ]
    expect(told(answerFor(specs))).toBe(OUTSIDE)
  })

  it("do not speak of forms that they do not name", () => {
    expect(permitted(general.dns("example.com"), general.email("a@evil.org"))).toBe(WITHIN)
  })

  it("hold for authorities, but not for what one issued to itself", () => {
    const constraints = nameConstraints([general.directory(nameOf("Leaf"))])
    const ca = authority("CA", "Root", [constraints])
    const renewed = { ...authority("CA", "CA"), key: signerOf("new"), signer: signerOf("CA") }
    const leaf = { ...LEAF, signer: signerOf("new") }
    expect(told(answerFor([ROOT, ca, renewed, leaf]))).toBe("path Leaf CA CA")
    const below = [ROOT, ca, authority("CA2", "CA"), { subject: "Leaf", issuer: "CA2" }]
    expect(told(answerFor(below))).toBe(OUTSIDE)
  })

  it("hold for the last certificate even when its issuer has the same name", () => {
    const ca = authority("CA", "Root", [nameConstraints([general.directory(nameOf("Other"))])])
    const last = { subject: "CA", issuer: "CA", key: signerOf("new"), signer: signerOf("CA") }
    expect(told(answerFor([ROOT, ca, last]))).toBe(OUTSIDE)
  })

  it("of the anchor's certificate are kept to (RFC 5937)", () => {
    const root = authority("Root", "Root", [nameConstraints([general.dns("example.com")])])
    const leaf = (name: string): CertificateSpec => ({
      subject: "Leaf",
      issuer: "Root",
      extensions: [subjectAltName(general.dns(name))],
    })
    expect(told(answerFor([root, leaf("a.example.com")]))).toBe("path Leaf")
    expect(told(answerFor([root, leaf("a.example.org")]))).toBe(OUTSIDE)
  })

  it("on a form that nobody compares refuse every name of that form, and no other", () => {
    expect(permitted(general.other("1.2.3"), general.other("1.2.3"))).toBe(OUTSIDE)
    expect(excluded(general.other("1.2.3"), general.other("1.2.3"))).toBe(OUTSIDE)
    expect(permitted(general.other("1.2.3"), general.dns("a"))).toBe(WITHIN)
  })

  it("are not worked on without end", () => {
    const many = Array.from({ length: 300 }, (_, n) => general.dns(`a${n}`))
    const ca = authority("CA", "Root", [nameConstraints([], many)])
    const leaf = { ...LEAF, extensions: [subjectAltName(...many.map(() => general.dns("b")))] }
    expect(fault(answerFor([ROOT, ca, leaf]))).toBe(
      `${OUTSIDE}: too many names under name constraints`,
    )
  })
})
