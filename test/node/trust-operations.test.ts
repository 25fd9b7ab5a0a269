/** A trust file that two people work on: nobody's word is written over. */
import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import {
  changeTrust,
  recordTrust,
  signTrust,
  trustChangedByHand,
} from "../../core/node/trust-pack-file.ts"
import { pinInPack, readTrustFile, revokePin, rotatePin } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { recordIn } from "../../core/trust/edit-pack.ts"
import { issueIn, type Act } from "../../core/trust/index.ts"

const signer = (seed: number) => makeSigner("ed25519", new Uint8Array(32).fill(seed))
const pin = (seed: number) => ({
  ...{ key: signer(seed).publicKey, id: `key-${seed}` },
  ...{ subject: `Person ${seed}`, roles: ["exporter"] },
})
const ACT: Act = { at: Date.UTC(2026, 5, 1), by: "A. Archivist", reason: "for a test" }

let folder: string
let path: string
const sha256 = () => createHash("sha256").update(readFileSync(path)).digest("hex")
const ids = () => readTrustFile(path).keys.map(({ id }) => id)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-operations-"))
  path = join(folder, "trust.json")
  await pinInPack({ path, act: ACT }, pin(1))
  return () => {
    rmSync(folder, { recursive: true })
  }
})

describe("an operation on a trust file", () => {
  it("is done to the file that was seen", async () => {
    await pinInPack({ path, act: ACT, seen: sha256() }, pin(2))
    expect(ids()).toEqual(["key-1", "key-2"])
  })

  it("is refused when the file is not the one that was seen any more", async () => {
    const seen = sha256()
    await pinInPack({ path, act: ACT }, pin(2))
    const now = readFileSync(path)
    const on = { path, act: ACT, seen }
    const later = [
      () => pinInPack(on, pin(3)),
      () => revokePin(on, { id: "key-1", from: ACT.at }),
      () => signTrust(on, signer(9), (pack) => issueIn(pack, undefined, ACT)),
    ]
    for (const one of later) {
      await expect(one()).rejects.toMatchObject({
        code: "UNWRITABLE",
        message: expect.stringContaining("changed by somebody else meanwhile") as string,
      })
    }
    expect(readFileSync(path)).toEqual(now)
  })

  it("is refused when the file that was seen is gone", async () => {
    const seen = sha256()
    rmSync(path)
    await expect(pinInPack({ path, act: ACT, seen }, pin(2))).rejects.toThrow("meanwhile")
    expect(existsSync(path)).toBe(false)
  })

  it("is refused when somebody writes between its reading and its writing", async () => {
    const other = changeTrust({ path, act: ACT }, (pack) => {
      writeFileSync(path, `${readFileSync(path, "utf8")}\n`)
      return recordIn(pack, ACT)
    })
    await expect(other).rejects.toThrow("changed by somebody else meanwhile")
    expect(readTrustFile(path).journal?.entries).toHaveLength(1)
  })

  it("does not write over a file that was made meanwhile", async () => {
    const fresh = join(folder, "fresh.json")
    const other = changeTrust({ path: fresh, act: ACT }, (pack) => {
      writeFileSync(fresh, "somebody's")
      return recordIn(pack, ACT)
    })
    await expect(other).rejects.toThrow("changed by somebody else meanwhile")
    expect(readFileSync(fresh, "utf8")).toBe("somebody's")
  })

  it("begins a rotation with the act itself when no instant is given", async () => {
    const { newId } = await rotatePin({ path, act: ACT }, { id: "key-1", key: signer(2).publicKey })
    expect(readTrustFile(path).keys).toMatchObject([
      { id: "key-1", validUntil: ACT.at, replacedBy: newId },
      { id: newId, validFrom: ACT.at, subject: "Person 1" },
    ])
  })
})

describe("a change that was made by hand", () => {
  const text = () => readFileSync(path, "utf8")
  const byHand = () => {
    writeFileSync(path, text().replace("Person 1", "Person One"))
  }

  it("is shown with the journal that there is, and nothing is written by that", () => {
    const [entry] = readTrustFile(path).journal?.entries ?? []
    expect(trustChangedByHand(path)).toBeUndefined()
    byHand()
    const before = text()
    const changed = trustChangedByHand(path)
    expect(changed).toMatchObject({
      sha256: sha256(),
      trust: { keys: [{ subject: "Person One" }] },
    })
    expect(changed?.trust.journal?.entries).toEqual([entry])
    expect(text()).toBe(before)
  })

  it("is none where the pack would be no pack either way, or its journal was altered", () => {
    const sound = text()
    writeFileSync(path, sound.replace('"exporter"', '"king"'))
    expect(trustChangedByHand(path)).toBeUndefined()
    writeFileSync(path, sound.replace("for a test", "for a jest"))
    expect(trustChangedByHand(path)).toBeUndefined()
    writeFileSync(path, JSON.stringify({ ...JSON.parse(sound), journal: "none" }))
    expect(trustChangedByHand(path)).toBeUndefined()
  })

  it("is recorded in the file that was seen, and in no other", async () => {
    byHand()
    const seen = sha256()
    writeFileSync(path, text().replace("Person One", "Person Two"))
    const before = text()
    await expect(recordTrust({ path, act: ACT, seen })).rejects.toThrow("meanwhile")
    expect(text()).toBe(before)
    await recordTrust({ path, act: ACT, seen: sha256() })
    expect(readTrustFile(path)).toMatchObject({
      keys: [{ subject: "Person Two" }],
      journal: { entries: [{ op: "pin" }, { op: "record" }] },
    })
  })

  it("is refused in a sentence where the journal is none, and says which signatures go", async () => {
    const sound = text()
    writeFileSync(path, JSON.stringify({ ...JSON.parse(sound), journal: "none" }))
    await expect(recordTrust({ path, act: ACT })).rejects.toMatchObject({ code: "MALFORMED" })
    writeFileSync(path, sound)
    await signTrust({ path, act: ACT }, signer(9), (pack) => issueIn(pack, undefined, ACT))
    expect(await recordTrust({ path, act: ACT })).toMatchObject({ unsigned: 1, upgraded: false })
  })
})
