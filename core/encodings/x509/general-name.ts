/** General names (RFC 5280 §4.2.1.6): what a certificate is for, other than a distinguished name. */
import { fromUtf8, refused, toHex, type Refused } from "../../base/index.ts"
import { DER_TAG, derOidText, type DerValue } from "../der.ts"
import { readName, type DistinguishedName } from "./name.ts"

export type GeneralName =
  | { readonly kind: "email"; readonly value: string }
  | { readonly kind: "dnsName"; readonly value: string }
  | { readonly kind: "uri"; readonly value: string }
  | { readonly kind: "directory"; readonly name: DistinguishedName }
  /** An address of 4 or 16 bytes; in a constraint, address and mask: 8 or 32. */
  | { readonly kind: "ip"; readonly bytes: Uint8Array }
  | { readonly kind: "registered-id"; readonly oid: string }
  /** otherName, x400Address and ediPartyName: known to be there, not understood. */
  | { readonly kind: "other"; readonly tag: number; readonly der: Uint8Array }

export type GeneralNameAnswer =
  { readonly kind: "general-name"; readonly name: GeneralName } | Refused

export type GeneralNamesAnswer =
  { readonly kind: "general-names"; readonly names: readonly GeneralName[] } | Refused

/** The context tags of the choice, with the constructed bit where the type inside has it. */
const TAG = {
  otherName: 0xa0,
  rfc822Name: 0x81,
  dNSName: 0x82,
  x400Address: 0xa3,
  directoryName: 0xa4,
  ediPartyName: 0xa5,
  uniformResourceIdentifier: 0x86,
  iPAddress: 0x87,
  registeredID: 0x88,
} as const

/** Reads one or more names out of a constructed value. */
export function readGeneralNames(value: DerValue): GeneralNamesAnswer {
  const names: GeneralName[] = []
  for (const child of value.children) {
    const read = readGeneralName(child)
    if (read.kind === "refused") return read
    names.push(read.name)
  }
  return names.length === 0
    ? refused("a list of names without a name", value.offset)
    : { kind: "general-names", names }
}

const FULL_NAME = 0xa0

/**
 * The names of a DistributionPointName in its context tag (RFC 5280 §4.2.1.13).
 *
 * @returns No names where it is absent or relative to the CRL's issuer.
 */
export function readDistributionPointName(wrapped: DerValue | undefined): GeneralNamesAnswer {
  const full = wrapped?.children.find(({ tag }) => tag === FULL_NAME)
  return full === undefined ? { kind: "general-names", names: [] } : readGeneralNames(full)
}

/** Equal for two names exactly when they are the same name. */
export function generalNameKey(name: GeneralName): string {
  switch (name.kind) {
    case "directory":
      return `directory ${name.name.keys.join(",")}`
    case "ip":
      return `ip ${toHex(name.bytes)}`
    case "registered-id":
      return `registered-id ${name.oid}`
    case "other":
      return `other ${toHex(name.der)}`
    case "email":
    case "dnsName":
    case "uri":
      return `${name.kind} ${name.value}`
  }
}

export function readGeneralName(value: DerValue): GeneralNameAnswer {
  switch (value.tag) {
    case TAG.rfc822Name:
      return textName("email", value)
    case TAG.dNSName:
      return textName("dnsName", value)
    case TAG.uniformResourceIdentifier:
      return textName("uri", value)
    case TAG.directoryName:
      return directoryName(value)
    case TAG.iPAddress:
      return { kind: "general-name", name: { kind: "ip", bytes: value.content } }
    case TAG.registeredID:
      return {
        kind: "general-name",
        name: { kind: "registered-id", oid: derOidText(value.content) },
      }
    case TAG.otherName:
    case TAG.x400Address:
    case TAG.ediPartyName:
      return { kind: "general-name", name: { kind: "other", tag: value.tag, der: value.bytes } }
    default:
      return refused("not a general name", value.offset)
  }
}

/** An IA5String: seven bits an octet. A NUL would end the name for some readers and not for others. */
function textName(kind: "email" | "dnsName" | "uri", value: DerValue): GeneralNameAnswer {
  const isIa5 = value.content.every((octet) => octet > 0 && octet < 0x80)
  const text = isIa5 ? fromUtf8(value.content) : undefined
  return text === undefined
    ? refused("a name in characters it must not have", value.offset)
    : { kind: "general-name", name: { kind, value: text } }
}

/** Name is a choice, so its tag is explicit. */
function directoryName(value: DerValue): GeneralNameAnswer {
  const [inside, ...more] = value.children
  if (inside?.tag !== DER_TAG.sequence || more.length > 0) {
    return refused("not a directory name", value.offset)
  }
  const read = readName(inside)
  return read.kind === "refused"
    ? read
    : { kind: "general-name", name: { kind: "directory", name: read.name } }
}
