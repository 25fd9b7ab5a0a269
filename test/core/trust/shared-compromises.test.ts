/** A key that others may have is theirs under each of its pins. */
import { describe, expect, it } from "vitest"
import { toBase64 } from "../../../core/base/index.ts"
import { signerOf } from "../../support/certificates.ts"
import { keyEntry, packOf, storeOf } from "../../support/packs.ts"
import { rsaKeys } from "../../support/pins.ts"
import { ROOT } from "../../support/time-stamps.ts"

const SAID = { certainty: "known", reason: "laptop stolen", by: "A. Archivist" }
const EARLY = { from: "2026-02-01T00:00:00.000Z", ...SAID }
const LATE = { from: "2026-03-01T00:00:00.000Z", ...SAID }

type Members = Parameters<typeof packOf>[0]

/** Since when each pin is compromised; `null`: nobody knows since when; absent: it is not. */
function losses(members: Members): Readonly<Record<string, string | null>> {
  const { keys, anchors } = storeOf(packOf(members))
  return Object.fromEntries(
    [...keys, ...anchors].flatMap(({ id, compromised }) => {
      if (compromised === undefined) return []
      const { from } = compromised
      return [[id, from === undefined ? null : new Date(from).toISOString()]]
    }),
  )
}

describe("a compromise", () => {
  it("is of the key under every pin, and of no other key", () => {
    const keys = [
      keyEntry(1, { id: "exporter", compromised: EARLY }),
      keyEntry(1, { id: "archivist", roles: ["archivist"] }),
      keyEntry(2, { id: "other" }),
    ]
    const both = { exporter: EARLY.from, archivist: EARLY.from }
    expect(losses({ keys })).toEqual(both)
    expect(losses({ keys: keys.toReversed() })).toEqual(both)
    expect(losses({ keys: [keyEntry(1)] })).toEqual({})
  })

  it("counts from the earliest beginning that is told, and one that nobody knows is earlier", () => {
    const keys = [
      keyEntry(1, { id: "a", compromised: LATE }),
      keyEntry(1, { id: "b", compromised: EARLY }),
    ]
    expect(losses({ keys })).toEqual({ a: EARLY.from, b: EARLY.from })
    const unknown = keyEntry(1, { id: "c", compromised: SAID })
    expect(losses({ keys: [...keys, unknown] })).toEqual({ a: null, b: null, c: null })
  })

  it("is of an RSA key however it is written", () => {
    const [one, other] = rsaKeys().map(({ algorithm, spki, fingerprint, pss }, index) =>
      keyEntry(1, {
        id: `rsa-${String(index)}`,
        algorithm,
        publicKey: toBase64(spki),
        fingerprint,
        ...pss,
        ...(index === 0 ? { compromised: EARLY } : {}),
      }),
    )
    expect(losses({ keys: [one!, other!] })).toEqual({ "rsa-0": EARLY.from, "rsa-1": EARLY.from })
  })

  it("is of the key in a certificate too, pinned as an authority or as a key", () => {
    const { spki, fingerprint } = signerOf("Stamp Root").publicKey
    const publicKey = toBase64(spki)
    const key = keyEntry(1, { id: "key", publicKey, fingerprint, roles: ["timestamp"] })
    const anchor = { id: "root", certificate: toBase64(ROOT), subject: "Stamp Office" }
    const forTime = { ...anchor, purposes: ["timestamp"] }
    const both = { key: EARLY.from, root: EARLY.from }
    expect(losses({ keys: [{ ...key, compromised: EARLY }], anchors: [forTime] })).toEqual(both)
    expect(losses({ keys: [key], anchors: [{ ...forTime, compromised: EARLY }] })).toEqual(both)
  })
})
