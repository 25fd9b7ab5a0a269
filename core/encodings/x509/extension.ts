/** Lists of extensions (RFC 5280 §4.2), whatever they hold: certificates, lists and responses. */
import { refused, type Refused } from "../../base/index.ts"
import { DER_TAG, derOidText, parseDer, type DerValue } from "../der.ts"

export interface Extension {
  readonly oid: string
  readonly critical: boolean
  /** The DER inside the OCTET STRING. */
  readonly value: Uint8Array
  /** Where `value` begins in the bytes that were parsed. */
  readonly offset: number
}

export type ExtensionsAnswer =
  | {
      readonly kind: "extensions"
      readonly extensions: readonly Extension[]
      /** FALSE written out, which DER leaves out; it has one reading all the same. */
      readonly hasWrittenDefaults: boolean
    }
  | Refused

/** Reads a SEQUENCE of one or more extensions, none of them twice (RFC 5280 §4.2). */
export function readExtensions(value: DerValue): ExtensionsAnswer {
  if (value.tag !== DER_TAG.sequence || value.children.length === 0) {
    return refused("not a list of extensions", value.offset)
  }
  const extensions: Extension[] = []
  const seen = new Set<string>()
  for (const child of value.children) {
    const extension = readExtension(child)
    if (extension === undefined) return refused("not an extension", child.offset)
    if (seen.has(extension.oid)) return refused("the same extension twice", child.offset)
    seen.add(extension.oid)
    extensions.push(extension)
  }
  const hasWrittenDefaults = value.children.some(
    ({ children: [, flag] }) => flag?.tag === DER_TAG.boolean && flag.content[0] === 0,
  )
  return { kind: "extensions", extensions, hasWrittenDefaults }
}

function readExtension({ tag, children }: DerValue): Extension | undefined {
  const [oid, ...rest] = children
  const value = rest.at(-1)
  const flags = rest.slice(0, -1)
  if (tag !== DER_TAG.sequence || oid?.tag !== DER_TAG.objectIdentifier) return undefined
  if (value?.tag !== DER_TAG.octetString || flags.length > 1) return undefined
  if (flags.some((flag) => flag.tag !== DER_TAG.boolean)) return undefined
  return {
    oid: derOidText(oid.content),
    critical: flags.some((flag) => flag.content[0] === 0xff),
    value: value.content,
    offset: value.offset + value.bytes.length - value.content.length,
  }
}

export type ExtensionValueAnswer = { readonly kind: "der"; readonly value: DerValue } | Refused

/** The DER value inside an extension; offsets in a refusal count from the whole. */
export function parseExtensionValue({ value, offset }: Extension): ExtensionValueAnswer {
  const answer = parseDer(value)
  return answer.kind === "der" ? answer : shifted(answer, offset)
}

/** The same refusal, with an offset that counts from the whole. */
export function shifted(refusal: Refused, offset: number): Refused {
  return refused(refusal.reason, offset + (refusal.offset ?? 0))
}
