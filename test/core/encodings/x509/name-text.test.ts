/** Names as people write them, against names as certificates have them. */
import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../../core/base/index.ts"
import {
  parseCertificate,
  parseNameText,
  writeDer,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
} from "../../../../core/encodings/index.ts"
import { makeCertificate, nameOf } from "../../../support/certificates.ts"

const [CN, O, C, SERIAL] = ["2.5.4.3", "2.5.4.10", "2.5.4.6", "2.5.4.5"] as const
const utf8 = writeDerUtf8String
const printable = (text: string) => writeDer(0x13, toUtf8(text))

/** A name as encoded: parts from the most general one, each of [type, value as DER]. */
function encoded(...parts: readonly (readonly (readonly [string, Uint8Array])[])[]): Uint8Array {
  return writeDerSequence(
    ...parts.map((part) =>
      writeDerSet(...part.map(([oid, value]) => writeDerSequence(writeDerOid(oid), value))),
    ),
  )
}

/** The forms to compare of a certificate's subject, and how it is shown. */
function subjectOf(name: Uint8Array): { readonly keys: readonly string[]; readonly text: string } {
  const read = parseCertificate(makeCertificate({ subject: name }))
  if (read.kind === "refused") throw new Error(read.reason)
  return read.certificate.subject
}

function keysOf(text: string): readonly string[] | string {
  const read = parseNameText(text)
  return read.kind === "name" ? read.keys : `${read.reason} at ${String(read.offset)}`
}

const ANN = subjectOf(
  encoded([[C, printable("CH")]], [[O, utf8("Acme, Ltd")]], [[CN, utf8("Ann")]]),
)

describe("a name that is written as text (RFC 4514)", () => {
  it.each([
    "CN=Ann,O=Acme\\, Ltd,C=CH",
    "cn=ann,o=ACME\\2C  ltd,c=ch",
    "CN = Ann, O = Acme\\, Ltd, C = CH",
    "2.5.4.3=Ann,2.5.4.10=Acme\\, Ltd,2.5.4.6=CH",
    "CN=#0c03416e6e,O=Acme\\, Ltd,C=#13024348",
  ])("is that of the certificate: %s", (text) => {
    expect(keysOf(text)).toEqual(ANN.keys)
  })

  it.each([
    ["with the parts the other way round", "C=CH,O=Acme\\, Ltd,CN=Ann"],
    ["with a part left out", "CN=Ann,C=CH"],
    ["with two parts made one", "CN=Ann+O=Acme\\, Ltd,C=CH"],
    ["with another attribute", "OU=Ann,O=Acme\\, Ltd,C=CH"],
    ["with a letter that looks alike", "CN=\u0410nn,O=Acme\\, Ltd,C=CH"],
    ["with a space that nobody sees", "CN=A\u200bnn,O=Acme\\, Ltd,C=CH"],
  ])("is another one %s", (_, text) => {
    expect(keysOf(text)).not.toEqual(ANN.keys)
    expect(keysOf(text)).toBeInstanceOf(Array)
  })

  it("has the attributes of one part in any order", () => {
    const both = subjectOf(encoded([[CN, utf8("Ann")], [O, utf8("Acme")]])) // prettier-ignore
    expect(keysOf("O=Acme+CN=Ann")).toEqual(both.keys)
    expect(keysOf("CN=Ann,O=Acme")).not.toEqual(both.keys)
  })

  it("reads back what is shown of any certificate", () => {
    const odd = subjectOf(
      encoded(
        [[SERIAL, printable("7-1")]],
        [[CN, utf8("  #Zo\u00eb \\ <\"a\"; b=c+d> ")]], // prettier-ignore
      ),
    )
    expect(keysOf(odd.text)).toEqual(odd.keys)
    expect(keysOf("CN=Zo\\C3\\AB")).toEqual(subjectOf(nameOf("Zo\u00eb")).keys)
  })

  it.each([
    ["", "no attribute such as CN= at 0"],
    ["Acme", "no attribute such as CN= at 0"],
    ["CN=", "no value at 3"],
    ["CN=Ann,", "no attribute such as CN= at 7"],
    ["CN=Ann;O=Acme", "a character that must stand after a backslash at 6"],
    ['CN="Ann"', "no value at 3"],
    ["CN=Ann\\", "a character that must stand after a backslash at 6"],
    ["CN=\\FF", "no value at 3"],
    ["CN=#0c", "no value at 3"],
    ["CN=#0c0", "no value at 3"],
    ["XY=Ann", "an attribute of which only the object identifier is known here at 0"],
    ["2.05.4=Ann", "no attribute such as CN= at 0"],
  ])("is none where it has no one reading: %s", (text, expected) => {
    expect(keysOf(text)).toBe(expected)
  })
})
