/** The trust pack as the window is shown it: standing is what an examination would take it by. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import {
  importRevocation,
  pinAnchor,
  pinInPack,
  readRevocationFile,
  readTrustFile,
} from "../../../core/node/index.ts"
import { viewPack } from "../../../electron/main/pack-view.ts"
import { deKeys } from "../../../renderer/words/de-keys.ts"
import { enKeys } from "../../../renderer/words/en-keys.ts"
import { makeCertificate } from "../../support/certificates.ts"
import { makeList, makeOcspResponse } from "../../support/revocation.ts"
import { ACME, LEAF, OFFICE, SERIAL } from "../../support/under-authority.ts"

const AT = Date.UTC(2026, 5, 1)
const WITHDRAWN = Date.UTC(2026, 4, 20)
const ACT = { at: AT, by: "A. Archivist", reason: "for a test" }
const LOST = 1

let folder: string
let path: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-view-"))
  path = join(folder, "trust.json")
  await pinInPack(
    { path, act: ACT },
    {
      ...{ key: ACME.publicKey, certificate: makeCertificate(LEAF) },
      ...{ id: "acme", subject: "Acme", roles: ["exporter"] },
    },
  )
  return () => {
    rmSync(folder, { recursive: true })
  }
})

async function give(der: Uint8Array): Promise<void> {
  const file = join(folder, "withdrawing")
  writeFileSync(file, der)
  await importRevocation({ path, act: ACT }, [readRevocationFile(file)], readTrustFile(path))
}

const anchorOffice = () =>
  pinAnchor(
    { path, act: ACT },
    {
      ...{ certificate: makeCertificate(OFFICE), id: "office", subject: "Office" },
      ...{ purposes: ["signing"], roles: ["exporter"], names: ["CN=Somebody"] },
    },
  )

const list = (issuer: string, serial: number) =>
  makeList({ issuer, entries: [{ serial, at: new Date(WITHDRAWN).toISOString(), reason: LOST }] })

const pinOf = (id: string) => viewPack(path, AT).pins.find((pin) => pin.id === id)

describe("a pin that a revocation list of the same pack withdraws", () => {
  it("stands as the list says, and is good by what people said of it", async () => {
    expect(pinOf("acme")).toMatchObject({ state: { kind: "good" }, recorded: "good" })
    await give(list("Office", SERIAL.acme))
    expect(pinOf("acme")).toMatchObject({
      state: {
        ...{ kind: "compromised", certainty: "suspected", from: WITHDRAWN },
        ...{ reason: "keyCompromise" },
      },
      recorded: "good",
    })
  })

  it("is told of an authority too", async () => {
    await anchorOffice()
    await give(list("Root", SERIAL.office))
    expect(pinOf("office")).toMatchObject({ state: { from: WITHDRAWN }, recorded: "good" })
  })

  it.each<[string, boolean, () => Uint8Array]>([
    ["a list of the issuer", true, () => list("Office", SERIAL.acme)],
    ["a list of whoever", false, () => list("Office", SERIAL.acme)],
    ["a response of the issuer", true, () => response()],
    ["a response of whoever", false, () => response()],
  ])("is told in both languages whether it was %s", async (_, isPinned, der) => {
    if (isPinned) await anchorOffice()
    await give(der())
    const { state } = pinOf("acme") ?? {}
    const by = state !== undefined && "by" in state ? state.by : ""
    for (const { sayers } of [enKeys, deKeys]) expect(Object.keys(sayers)).toContain(by)
    expect(by.includes("not shown")).toBe(!isPinned)
  })
})

function response(): Uint8Array {
  const status = { at: new Date(WITHDRAWN).toISOString(), reason: LOST }
  return makeOcspResponse({ issuer: "Office", serial: SERIAL.acme, status })
}
