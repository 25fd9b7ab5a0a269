/**
 * The statement of a seal: an in-toto Statement v1 with our predicate
 * (docs/evidence-bag.md, section 8).
 *
 * Says whether bytes have the form of a statement; whether what it says is so is
 * decided in core/signatures.
 */
import {
  hasExactly,
  parseCanonicalJson,
  parseInstant,
  refused,
  refusedAs,
  toCanonicalJson,
  type JsonObject,
  type JsonValue,
  type Refused,
} from "../base/index.ts"
import type { SealedDigest, SealStatement } from "./seals.ts"

/** @see in-toto Statement v1 */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
const PREDICATE_TYPE = "https://sealwright.org/ns/evidence-seal/v1"

const STATEMENT = ["_type", "subject", "predicateType", "predicate"]
const LOG = ["events", "bytes", "head", "root", "origin", "key"]
const ROLES: readonly unknown[] = ["exporter", "archivist", "witness", "examiner"]
const SHA256 = /^[0-9a-f]{64}$/

/**
 * Reads the payload of a seal.
 *
 * @param bytes - The canonical form, nothing after it.
 * @returns The statement, or a refusal: CANON_DIALECT_MISMATCH when only the form is wrong.
 *   An answer with `kind` is a refusal; statements have no such member.
 */
export function parseSealStatement(bytes: Uint8Array): SealStatement | Refused {
  const answer = parseCanonicalJson(bytes)
  if (answer.kind === "refused") return answer
  const statement = toStatement(answer.value)
  if (statement === undefined) return refused("not the statement of a seal")
  if (answer.kind === "not-canonical") {
    return refusedAs("CANON_DIALECT_MISMATCH", "a statement that is not in canonical form")
  }
  return statement
}

/** The payload of a seal: the canonical form of its statement. */
export function writeSealStatement(statement: SealStatement): Uint8Array {
  const { subjects, ...predicate } = statement
  return toCanonicalJson({
    _type: STATEMENT_TYPE,
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate: predicate as unknown as JsonObject, // all its members are JSON values
  })
}

function toStatement(value: JsonValue): SealStatement | undefined {
  if (!hasExactly(value, STATEMENT)) return undefined
  const { _type, predicateType, predicate } = value
  const subjects = toSubjects(value["subject"])
  if (_type !== STATEMENT_TYPE || predicateType !== PREDICATE_TYPE) return undefined
  if (subjects === undefined || !isPredicate(predicate)) return undefined
  return { subjects, ...predicate }
}

function toSubjects(value: JsonValue | undefined): readonly SealedDigest[] | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value as readonly JsonValue[] // an array of a JsonValue
  const subjects = items.flatMap((item) => toSubject(item) ?? [])
  return subjects.length === items.length ? subjects : undefined
}

function toSubject(value: JsonValue): SealedDigest | undefined {
  if (!hasExactly(value, ["name", "digest"])) return undefined
  const { name, digest } = value
  if (typeof name !== "string" || !hasExactly(digest, ["sha256"])) return undefined
  const { sha256 } = digest
  return typeof sha256 === "string" && SHA256.test(sha256) ? { name, sha256 } : undefined
}

type Predicate = Omit<SealStatement, "subjects">

const MEMBERS: Readonly<Record<keyof Predicate, (value: JsonValue) => boolean>> = {
  bagId: isText,
  logId: isText,
  generation: isCount,
  role: (value) => ROLES.includes(value),
  sealedAt: (value) => typeof value === "string" && parseInstant(value) !== undefined,
  reason: isText,
  tool: isTool,
  files: isFiles,
  log: isLog,
  follows: (value) => Array.isArray(value) && value.every(isFollowed),
}

function isPredicate(value: JsonValue | undefined): value is JsonObject & Predicate {
  if (!hasExactly(value, Object.keys(MEMBERS))) return false
  return Object.entries(MEMBERS).every(([name, isValid]) => isValid(value[name] ?? null))
}

function isTool(value: JsonValue | undefined): boolean {
  return hasExactly(value, ["name", "version"]) && isText(value["name"]) && isText(value["version"])
}

function isFiles(value: JsonValue | undefined): boolean {
  return hasExactly(value, ["count", "bytes"]) && isCount(value["count"]) && isCount(value["bytes"])
}

function isLog(value: JsonValue | undefined): boolean {
  if (!hasExactly(value, LOG)) return false
  const { events, bytes, head, root, origin, key } = value
  return (
    [events, bytes].every(isCount) && [head, root].every(isSha256) && [origin, key].every(isText)
  )
}

function isFollowed(value: JsonValue): boolean {
  return hasExactly(value, ["path", "sha256"]) && isText(value["path"]) && isSha256(value["sha256"])
}

function isText(value: JsonValue | undefined): boolean {
  return typeof value === "string"
}

function isCount(value: JsonValue | undefined): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isSha256(value: JsonValue | undefined): boolean {
  return typeof value === "string" && SHA256.test(value)
}
