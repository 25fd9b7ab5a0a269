/**
 * Name constraints (RFC 5280 §4.2.1.10): may this authority vouch for these names?
 *
 * A name that a constraint speaks of and that cannot be compared is not allowed. The common
 * name is a name of a person here and never taken for a host.
 */
import type { Certificate, CertificateExtensions, GeneralName } from "../encodings/index.ts"
import { isNameWithin } from "../encodings/index.ts"

type Constraints = NonNullable<CertificateExtensions["nameConstraints"]>

/** Every comparison of a name with a subtree counts; no honest certificate comes near. */
const MAX_COMPARISONS = 50_000
/** PKCS #9; an address in a distinguished name (RFC 5280 §4.2.1.10, third paragraph). */
const EMAIL_ADDRESS = "1.2.840.113549.1.9.1"

/**
 * Why the names of a certificate are not within all constraints; `undefined` when they are.
 *
 * @param constraints - Those of every authority above it.
 */
export function nameConstraintReason(
  certificate: Certificate,
  constraints: readonly Constraints[],
): string | undefined {
  if (constraints.length === 0) return undefined
  const names = namesOf(certificate)
  const subtrees = constraints.reduce(
    (sum, { permitted, excluded }) => sum + permitted.length + excluded.length,
    0,
  )
  if (names.length * subtrees > MAX_COMPARISONS) return "too many names under name constraints"
  for (const name of names) {
    const reason = constraints.map((each) => reasonFor(name, each)).find((one) => one !== undefined)
    if (reason !== undefined) return reason
  }
  return undefined
}

function namesOf({ subject, extensions }: Certificate): readonly GeneralName[] {
  const alternatives = extensions.subjectAltName ?? []
  const directory: readonly GeneralName[] =
    subject.parts.length === 0 ? [] : [{ kind: "directory", name: subject }]
  if (alternatives.some(({ kind }) => kind === "email")) return [...directory, ...alternatives]
  const emails = subject.parts.flat().flatMap(({ type, text }): readonly GeneralName[] =>
    // An address that is no text cannot be compared, so it stands for one that nothing permits.
    type === EMAIL_ADDRESS ? [{ kind: "email", value: text ?? "" }] : [],
  )
  return [...directory, ...emails, ...alternatives]
}

function reasonFor(name: GeneralName, { permitted, excluded }: Constraints): string | undefined {
  const excludes = excluded.filter((base) => isSameForm(name, base))
  if (excludes.some((base) => excludesName(name, base))) return "a name that is excluded"
  const permits = permitted.filter((base) => isSameForm(name, base))
  if (permits.length === 0) return undefined
  const isPermitted = permits.some((base) => isWithin(name, base) === true)
  return isPermitted ? undefined : "a name that is not permitted"
}

function isSameForm(name: GeneralName, base: GeneralName): boolean {
  if (name.kind === "other" && base.kind === "other") return name.tag === base.tag
  if (name.kind !== base.kind) return false
  // Addresses of the two families are names of two forms (a base holds address and mask).
  const isAddress = name.kind === "ip" && base.kind === "ip"
  return !isAddress || 2 * name.bytes.length === base.bytes.length
}

/** A name that cannot be compared may be one that is excluded; so may one that a wildcard covers. */
function excludesName(name: GeneralName, base: GeneralName): boolean {
  if (isWithin(name, base) !== false) return true
  if (name.kind !== "dnsName" || base.kind !== "dnsName" || !name.value.startsWith("*."))
    return false
  return isHostWithin(host(base.value), host(name.value.slice(2)))
}

/** `undefined`: these cannot be compared. */
function isWithin(name: GeneralName, base: GeneralName): boolean | undefined {
  if (name.kind === "ip" && base.kind === "ip") return isAddressWithin(name.bytes, base.bytes)
  if (name.kind === "directory" && base.kind === "directory") {
    return isNameWithin(name.name, base.name)
  }
  return "value" in name && "value" in base ? isTextWithin(name, base.value) : undefined
}

/** Both are of the same form. */
function isTextWithin(
  { kind, value }: Extract<GeneralName, { value: string }>,
  base: string,
): boolean | undefined {
  switch (kind) {
    case "dnsName":
      return isHostWithin(host(value), host(base))
    case "email":
      return isMailboxWithin(value, base)
    case "uri":
      return isUriWithin(value, base)
  }
}

/** Hosts compare without regard to case; a dot at the end is the root that all have. */
function host(text: string): string {
  return text.toLowerCase().replace(/\.$/, "")
}

/** Zero or more labels may be added on the left; with a dot in front, one or more. */
function isHostWithin(name: string, base: string): boolean {
  if (base === "" || name === base) return true
  return name.endsWith(base.startsWith(".") ? base : `.${base}`)
}

/** A whole mailbox, all mailboxes of a host, or with a dot in front of all hosts of a domain. */
function isMailboxWithin(mailbox: string, base: string): boolean | undefined {
  const at = mailbox.lastIndexOf("@")
  if (at <= 0 || at === mailbox.length - 1) return undefined
  const local = mailbox.slice(0, at)
  const domain = host(mailbox.slice(at + 1))
  const baseAt = base.lastIndexOf("@")
  if (baseAt >= 0) return local === base.slice(0, baseAt) && domain === host(base.slice(baseAt + 1))
  return isExactHostWithin(domain, base)
}

/** A URI without a host by name cannot be compared (RFC 5280 §4.2.1.10). */
function isUriWithin(uri: string, base: string): boolean | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::[0-9]*)?(?:[/?#]|$)/i
  const name = authority.exec(uri)?.[1]
  if (name === undefined || /^[0-9.]+$/.test(name)) return undefined
  return isExactHostWithin(host(name), base)
}

function isExactHostWithin(name: string, base: string): boolean {
  return base.startsWith(".") ? name.endsWith(host(base)) : base === "" || name === host(base)
}

function isAddressWithin(address: Uint8Array, base: Uint8Array): boolean {
  const mask = base.subarray(address.length)
  return address.every((octet, at) => {
    const bits = mask[at] ?? 0xff
    return (octet & bits) === ((base[at] ?? 0) & bits)
  })
}
