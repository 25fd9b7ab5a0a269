/** The published schema of trust packs, held against the parser that really decides. */
import { describe, expect, it } from "vitest"
import { toBase64, type JsonObject } from "../../../core/base/index.ts"
import { makeSigner } from "../../../core/signatures/index.ts"
import { ROLES } from "../../../core/trust/index.ts"
import { makeCertificate } from "../../support/certificates.ts"
import {
  certificateBytes,
  ENTRY,
  keyEntry,
  packOf,
  readPack,
  storeOf,
} from "../../support/packs.ts"
import { readSchema } from "../../support/json-schema.ts"

const schema = readSchema("trust-2.json")

const KEY = keyEntry(7)
const REVOKED = { at: "2026-02-01T00:00:00Z", reason: "left the company", by: "A. Archivist" }
const COMPROMISED = { certainty: "suspected", reason: "laptop stolen", by: "A. Archivist" }
const PINNED = { at: "2026-01-01T00:00:00Z", by: ["A. Archivist", "B. Auditor"] }
const PROPOSED = { at: "2026-01-01T00:00:00Z", by: "A. Archivist" }
const PENDING = { key: keyEntry(8), proposed: PROPOSED }
const CERTIFICATE = toBase64(certificateBytes())
/** Of the very key that is pinned. */
const OWN_CERTIFICATE = toBase64(
  makeCertificate({ subject: "Acme", key: makeSigner("ed25519", new Uint8Array(32).fill(7)) }),
)
const TSA = { id: "tsa", certificate: CERTIFICATE, subject: "Some TSA", purposes: ["timestamp"] }
const CA = {
  ...TSA,
  id: "ca",
  purposes: ["signing"],
  roles: ["exporter"],
  names: ["CN=Acme Ltd,C=CH"],
}
const ARCHIVISTS = [1, 2, 3].map((seed) => keyEntry(seed, { roles: ["archivist"] }))
const THRESHOLD = { roles: ["archivist"], count: 2, notAlso: ["exporter"] }
const WITNESSES = [4, 5].map((seed) => keyEntry(seed, { roles: ["witness"] }))
const QUORUM = { keys: ["key-4", "key-5"], quorum: 2 }
const HEAD = {
  origin: "acme.example/log-1",
  size: 3,
  root: "ab".repeat(32),
  seenAt: "2026-02-01T00:00:00Z",
}

const withKey = (members: JsonObject) => packOf({ keys: [{ ...KEY, ...members }] })
const withTsa = (members: JsonObject) => packOf({ anchors: [{ ...TSA, ...members }] })
const withCa = (members: JsonObject) => packOf({ anchors: [{ ...CA, ...members }] })
const withArchivists = (...thresholds: readonly JsonObject[]) =>
  packOf({ keys: [KEY, ...ARCHIVISTS], thresholds })
const withWitnesses = (witnesses: JsonObject) => packOf({ keys: WITNESSES, witnesses })
const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([other]) => other !== name))
const replaced = (links: JsonObject, back: JsonObject) =>
  packOf({ keys: [keyEntry(1, links), keyEntry(2, back)] })

/** A pack with one member of its only journal entry changed and the head left as it was. */
function withEntryOf(members: JsonObject): JsonObject {
  const { journal } = packOf() as { readonly journal: { entries: JsonObject[]; head: string } }
  const entries = journal.entries.map((entry) => ({ ...entry, ...members }))
  return { ...packOf(), journal: { ...journal, entries } }
}

describe("parseTrust and docs/schemas/trust-2.json", () => {
  it.each<[string, JsonObject]>([
    ["with one key", packOf()],
    ["that trusts nobody", packOf({ keys: [] })],
    [
      "with a name and dates",
      packOf({ name: "Acme", issuedAt: REVOKED.at, staleAfter: REVOKED.at }),
    ],
    ["with every role", withKey({ roles: [...ROLES] })],
    ["with a revoked key", withKey({ revoked: REVOKED })],
    ["with a compromised key", withKey({ compromised: COMPROMISED })],
    [
      "with a known compromise",
      withKey({ compromised: { ...COMPROMISED, certainty: "known", from: REVOKED.at } }),
    ],
    ["with a certificate", withKey({ certificate: OWN_CERTIFICATE })],
    ["with a key that two persons pinned", withKey({ pinned: PINNED })],
    [
      "that asks for two persons",
      packOf({ keys: [{ ...KEY, pinned: PINNED }], pinning: { persons: 2 } }),
    ],
    ["with a pin that waits", packOf({ pending: [PENDING] })],
    ["with a replaced key", replaced({ replacedBy: "key-2" }, { replaces: "key-1" })],
    ["with a TSA", packOf({ anchors: [TSA] })],
    ["with a CA", withCa({ origins: [HEAD.origin], validFrom: REVOKED.at, revoked: REVOKED })],
    ["with an anchor for both purposes", withCa({ purposes: ["timestamp", "signing"] })],
    ["with CRLs and OCSP responses", packOf({ revocation: { crls: ["MAA="], ocsp: ["MAA="] } })],
    ["with no revocation data", packOf({ revocation: {} })],
    ["with 2 of 3 archivists", withArchivists(THRESHOLD)],
    ["with 2 of 2 named archivists", withArchivists({ ...THRESHOLD, keys: ["key-1", "key-2"] })],
    ["with witnesses", withWitnesses(QUORUM)],
    [
      "with sunsets",
      packOf({
        sunsets: [
          { algorithm: "sha1", notAfter: REVOKED.at },
          { algorithm: "ed25519", notAfter: REVOKED.at },
        ],
      }),
    ],
    ["with a head", packOf({ heads: [HEAD] })],
    ["by two persons at once", packOf({}, { second: "B. Auditor" })],
  ])("both accept a pack %s", (_, pack) => {
    expect(readPack(pack)).toMatchObject({ kind: "trust" })
    expect(schema.faults(pack)).toEqual([])
  })

  it.each<[string, unknown]>([
    ["that is a list", [packOf()]],
    ["of another version", { ...packOf(), schema: "sealwright.trust/3" }],
    ["with a member not named", packOf({ trustAll: true })],
    ["with keys that are no list", packOf({ keys: {} })],
    ...["schema", "keys", "journal"].map((name): [string, unknown] => [
      `without ${name}`,
      without(packOf(), name),
    ]),
    ["with an empty name", packOf({ name: "" })],
    ["with a date that is a number", packOf({ issuedAt: 5 })],
    ["that asks for three persons", packOf({ pinning: { persons: 3 } })],
    ["that asks for no persons", packOf({ pinning: {} })],
    ...["id", "algorithm", "publicKey", "subject", "roles"].map((name): [string, unknown] => [
      `with a key without ${name}`,
      packOf({ keys: [without(KEY, name)] }),
    ]),
    ["with a salt that is text", withKey({ saltLength: "20" })],
    ["with a salt of less than nothing", withKey({ saltLength: -1 })],
    ["with a mask that is none", withKey({ mgfHash: "md4" })],
    ["with a key's member not named", withKey({ note: "x" })],
    ["with a key of an unknown algorithm", withKey({ algorithm: "rsa" })],
    ["with a certificate that is no base64", withKey({ certificate: "not base64" })],
    ...["at", "reason", "by"].map((name): [string, unknown] => [
      `with a revocation without ${name}`,
      withKey({ revoked: without(REVOKED, name) }),
    ]),
    ["with a revocation that is a time alone", withKey({ revoked: REVOKED.at })],
    [
      "with a revocation's member not named",
      withKey({ revoked: { ...REVOKED, from: REVOKED.at } }),
    ],
    [
      "with a compromise of no certainty",
      withKey({ compromised: without(COMPROMISED, "certainty") }),
    ],
    [
      "with a rumoured compromise",
      withKey({ compromised: { ...COMPROMISED, certainty: "rumoured" } }),
    ],
    ["with a pin by nobody", withKey({ pinned: { ...PINNED, by: [] } })],
    ["with a pin by three", withKey({ pinned: { ...PINNED, by: ["a", "b", "c"] } })],
    [
      "with a pending key that is pinned",
      packOf({ pending: [{ ...PENDING, key: { ...keyEntry(8), pinned: PINNED } }] }),
    ],
    ["with a pending key by nobody", packOf({ pending: [without(PENDING, "proposed")] })],
    ...["id", "certificate", "subject", "purposes"].map((name): [string, unknown] => [
      `with an anchor without ${name}`,
      packOf({ anchors: [without(TSA, name)] }),
    ]),
    ["with an anchor for nothing", withTsa({ purposes: [] })],
    ["with an anchor for anything", withTsa({ purposes: ["any"] })],
    ["with a TSA that names a role", withTsa({ roles: ["exporter"] })],
    ["with a TSA that names subjects", withTsa({ names: ["CN=Acme"] })],
    ["with a CA for no role", withCa({ roles: [] })],
    ["with a CA whose certificates all count", packOf({ anchors: [without(CA, "names")] })],
    ["with a CRL that is no text", packOf({ revocation: { crls: [5] } })],
    ["with revocation data of another kind", packOf({ revocation: { list: [] } })],
    ["with a threshold of no role", withArchivists({ ...THRESHOLD, roles: [] })],
    ["with a threshold of none", withArchivists({ ...THRESHOLD, count: 0 })],
    ["with a threshold's member not named", withArchivists({ ...THRESHOLD, of: 3 })],
    [
      "with a threshold that names one key twice",
      withArchivists({ ...THRESHOLD, keys: ["key-1", "key-1"] }),
    ],
    ["with no quorum", withWitnesses(without(QUORUM, "quorum"))],
    ["with a quorum of none", withWitnesses({ ...QUORUM, quorum: 0 })],
    ["with no witnesses", withWitnesses({ ...QUORUM, keys: [] })],
    [
      "with a sunset of nothing known",
      packOf({ sunsets: [{ algorithm: "md4", notAfter: REVOKED.at }] }),
    ],
    ["with a sunset without a date", packOf({ sunsets: [{ algorithm: "sha1" }] })],
    ["with a head of size 0", packOf({ heads: [{ ...HEAD, size: 0 }] })],
    ["with an empty journal", { ...packOf(), journal: { entries: [], head: "0".repeat(64) } }],
    ["with a journal that is a list", { ...packOf(), journal: [] }],
    ["with an operation that does not exist", withEntryOf({ op: "forget" })],
    ["with an entry by nobody", withEntryOf({ by: "" })],
    ["with an entry for no reason", withEntryOf({ reason: "" })],
    ["with an entry's member not named", withEntryOf({ note: "x" })],
    ["with an entry of a short digest", withEntryOf({ prev: "00" })],
    ["with an entry that counts from 0", withEntryOf({ seq: 0 })],
  ])("both refuse a pack %s", (_, pack) => {
    expect(readPack(pack).kind).toBe("refused")
    expect(schema.faults(pack)).not.toEqual([])
  })

  it.each<[string, string, JsonObject]>([
    [
      "a key has no salt and one is stated",
      "neither a mask nor a salt",
      withKey({ saltLength: 20 }),
    ],
    ["two keys have one id", "the same id", packOf({ keys: [KEY, KEY] })],
    ["a key and an anchor have one id", "the same id", withTsa({ id: "key-7" })],
    [
      "a waiting key has the id of another",
      "the same id",
      packOf({ pending: [{ ...PENDING, key: KEY }] }),
    ],
    ["a certificate is none", "is not a certificate", withKey({ certificate: "AAAA" })],
    [
      "a certificate is DER and none",
      "is not a certificate that can be read",
      withTsa({ certificate: toBase64(Uint8Array.of(0x30, 0x00)) }),
    ],
    [
      "a key was pinned with the certificate of another",
      "keys[0].publicKey is not that of its certificate",
      withKey({ certificate: CERTIFICATE }),
    ],
    ["a CRL is none", "is not DER", packOf({ revocation: { crls: ["AAAA"] } })],
    [
      "a day does not exist",
      "RFC 3339",
      withKey({ revoked: { ...REVOKED, at: "2026-02-30T00:00:00Z" } }),
    ],
    [
      "an anchor ends before it begins",
      "ends before it begins",
      withTsa({ validFrom: "2026-02-02T00:00:00Z", validUntil: "2026-02-01T00:00:00Z" }),
    ],
    [
      "it is stale before it was issued",
      "stale before",
      packOf({ issuedAt: "2026-02-02T00:00:00Z", staleAfter: "2026-02-01T00:00:00Z" }),
    ],
    [
      "one person pinned twice under two spellings",
      "one person twice",
      withKey({ pinned: { ...PINNED, by: ["A. Archivist", " a.  ARCHIVIST "] } }),
    ],
    ["it asks for two persons and one pinned", "asks for two", packOf({ pinning: { persons: 2 } })],
    [
      "a key replaces one that is not there",
      "does not say so",
      replaced({}, { replaces: "key-9" }),
    ],
    [
      "a key is replaced by one that does not know",
      "does not say so",
      replaced({ replacedBy: "key-2" }, {}),
    ],
    [
      "a key replaces one that does not know",
      "does not say so",
      replaced({}, { replaces: "key-1" }),
    ],
    [
      "two keys replace each other",
      "circle",
      replaced(
        { replacedBy: "key-2", replaces: "key-2" },
        { replacedBy: "key-1", replaces: "key-1" },
      ),
    ],
    [
      "a waiting key replaces one that is not there",
      "not pinned",
      packOf({ pending: [{ ...PENDING, key: keyEntry(8, { replaces: "key-9" }) }] }),
    ],
    [
      "a threshold asks for more than there are",
      "only 3 can count",
      withArchivists({ ...THRESHOLD, count: 4 }),
    ],
    [
      "a threshold counts one person by two keys",
      "only 1 can count",
      packOf({
        keys: [
          keyEntry(1, { subject: "Ann", roles: ["archivist"] }),
          keyEntry(2, { subject: "ANN ", roles: ["archivist"] }),
        ],
        thresholds: [THRESHOLD],
      }),
    ],
    [
      "a threshold needs the exporter after all",
      "only 1 can count",
      packOf({
        keys: [
          keyEntry(1, { roles: ["archivist", "exporter"] }),
          keyEntry(2, { roles: ["archivist"] }),
        ],
        thresholds: [THRESHOLD],
      }),
    ],
    ["an authority for signing names nobody", "character 0", withCa({ names: ["Acme Ltd"] })],
    [
      "a threshold names a key that is not there",
      "not pinned",
      withArchivists({ ...THRESHOLD, keys: ["key-1", "key-9"] }),
    ],
    [
      "a threshold names the exporter",
      "cannot count",
      withArchivists({ ...THRESHOLD, count: 1, keys: ["key-1", "key-7"] }),
    ],
    [
      "a threshold bars whom it asks for",
      "does not let count",
      withArchivists({ ...THRESHOLD, notAlso: ["archivist"] }),
    ],
    [
      "a witness is none",
      "no witness",
      packOf({ keys: [KEY, ...WITNESSES], witnesses: { keys: ["key-4", "key-7"], quorum: 1 } }),
    ],
    [
      "a witness is not there",
      "not pinned",
      withWitnesses({ keys: ["key-4", "key-9"], quorum: 1 }),
    ],
    ["the quorum is larger than the witnesses", "3 of 2", withWitnesses({ ...QUORUM, quorum: 3 })],
    [
      "one witness is two pins",
      "2 of 1",
      packOf({
        keys: [
          keyEntry(4, { roles: ["witness"] }),
          keyEntry(4, { roles: ["witness"], id: "key-5" }),
        ],
        witnesses: QUORUM,
      }),
    ],
    [
      "an algorithm has two sunsets",
      "twice",
      packOf({
        sunsets: [
          { algorithm: "sha1", notAfter: REVOKED.at },
          { algorithm: "sha1", notAfter: ENTRY.at },
        ],
      }),
    ],
    ["an entry was altered", "altered", withEntryOf({ by: "Somebody else" })],
    ["it was changed after its last entry", "changed by hand", { ...packOf(), name: "Another" }],
  ])("differ only where the schema's description says so: %s", (_, reason, pack) => {
    expect(readPack(pack)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(reason) as string,
    })
    expect(schema.faults(pack)).toEqual([])
  })

  it("lets a CA make good for a threshold that the pinned keys alone cannot meet", () => {
    const anchors = [{ ...CA, roles: ["archivist"], names: ["CN=Ann", "CN=Bob"] }]
    expect(readPack(packOf({ anchors, thresholds: [THRESHOLD] }))).toMatchObject({ kind: "trust" })
  })

  it("reads what each member says", () => {
    const keys = [
      keyEntry(1, {
        revoked: REVOKED,
        compromised: COMPROMISED,
        pinned: PINNED,
        replacedBy: "key-2",
      }),
      keyEntry(2, { replaces: "key-1", roles: ["witness"] }),
    ]
    const witnesses = { keys: ["key-2"], quorum: 1 }
    const store = storeOf(
      packOf({
        keys,
        witnesses,
        pending: [PENDING],
        anchors: [CA],
        revocation: { crls: ["MAA="] },
        name: "Acme",
        staleAfter: "2027-01-01T00:00:00+01:00",
      }),
    )
    expect(store).toMatchObject({
      schema: "sealwright.trust/2",
      name: "Acme",
      staleAfter: Date.UTC(2026, 11, 31, 23),
      persons: 1,
      witnesses,
      revocation: { crls: [Uint8Array.of(0x30, 0)], ocsp: [] },
      pending: [{ key: { id: "key-8" }, proposed: { by: "A. Archivist" } }],
      anchors: [{ id: "ca", purposes: ["signing"], roles: ["exporter"], names: CA.names }],
    })
    expect(store.keys[0]).toMatchObject({
      revoked: { at: Date.UTC(2026, 1, 1), reason: "left the company", by: "A. Archivist" },
      compromised: COMPROMISED,
      pinned: { at: Date.UTC(2026, 0, 1), by: PINNED.by },
      replacedBy: "key-2",
    })
  })
})
