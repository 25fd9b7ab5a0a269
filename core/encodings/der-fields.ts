/**
 * Taking a DER structure apart field by field, as an ASN.1 SEQUENCE lists them.
 *
 * A structure that is not as its specification says is left from any depth with
 * `Misformed`; `asStructure` makes a refusal of it, so nothing escapes a parser.
 */
import { english, refused, say, type Refused, type Saying } from "../base/index.ts"
import { DER_TAG, derIntegerValue, derOidText, type DerValue } from "./der.ts"

/** Thrown inside `asStructure` and caught there. */
class Misformed extends Error {
  readonly offset: number | undefined
  readonly why: string | Saying

  constructor(why: string | Saying, offset: number | undefined) {
    super(typeof why === "string" ? why : english(why))
    this.offset = offset
    this.why = why
  }
}

/** Leaves the structure being read, with what is wrong and where. */
export function misformed(why: string | Saying, at?: DerValue): never {
  throw new Misformed(why, at?.offset)
}

/** What `read` makes of a structure, or the refusal that it left with. */
export function asStructure<T>(read: () => T): { readonly kind: "read"; readonly it: T } | Refused {
  try {
    return { kind: "read", it: read() }
  } catch (thrown) {
    if (thrown instanceof Misformed) return refused(thrown.why, thrown.offset)
    throw thrown
  }
}

/** The fields of one constructed value, taken from the front. */
export class DerFields {
  readonly #value: DerValue
  readonly #what: string
  #at = 0

  /** @param what - The structure's name, for the refusal: "not a SignerInfo". */
  constructor(value: DerValue | undefined, what: string, tag: number = DER_TAG.sequence) {
    if (value?.tag !== tag) misformed(say("not a {what}", { what }), value)
    this.#value = value
    this.#what = what
  }

  /** The next field, which must have this tag. */
  take(tag: number): DerValue {
    return this.optional(tag) ?? misformed(say("not a {what}", { what: this.#what }), this.#value)
  }

  /** The next field when it has this tag; otherwise it stays the next one. */
  optional(tag: number): DerValue | undefined {
    const next = this.#value.children[this.#at]
    if (next?.tag !== tag) return undefined
    this.#at += 1
    return next
  }

  /** The next field, whatever it is. */
  any(): DerValue {
    const next = this.#value.children[this.#at]
    this.#at += 1
    return next ?? misformed(say("not a {what}", { what: this.#what }), this.#value)
  }

  /** Refuses fields that are left. */
  end(): void {
    if (this.#at !== this.#value.children.length) {
      misformed(`something is left over in a ${this.#what}`, this.#value.children[this.#at])
    }
  }

  oid(): string {
    return derOidText(this.take(DER_TAG.objectIdentifier).content)
  }

  integer(): bigint {
    return derIntegerValue(this.take(DER_TAG.integer).content)
  }

  optionalInteger(): bigint | undefined {
    const value = this.optional(DER_TAG.integer)
    return value === undefined ? undefined : derIntegerValue(value.content)
  }

  /** A BOOLEAN with the default FALSE; FALSE itself may be written, as some writers do. */
  flag(): boolean {
    return this.optional(DER_TAG.boolean)?.content[0] === 0xff
  }
}

/** The one value in an explicitly tagged field. */
export function onlyChild(value: DerValue): DerValue {
  const [child, ...more] = value.children
  return child !== undefined && more.length === 0
    ? child
    : misformed("not one value in a tag", value)
}
