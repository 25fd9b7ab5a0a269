/** `keys diff`: the keys of two packs, and what they would change about a real bag. */
import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { writePem } from "../../core/encodings/index.ts"
import { basicConstraints, makeCertificate, signerOf } from "../support/certificates.ts"
import { ARCHIVIST, EXPORTER, sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { makeList } from "../support/revocation.ts"
import { run } from "../support/terminal.ts"

let folder: string
const at = (name: string) => join(folder, name)

async function keys(trust: string, ...argv: string[]): Promise<void> {
  const { exit, err } = await run(["keys", ...argv, "--trust", at(trust), "--by", "A. Archivist"])
  if (exit !== 0) throw new Error(err)
}

/** A pack made of the one that pins the exporter, by one more operation. */
async function after(name: string, ...argv: string[]): Promise<string> {
  copyFileSync(at("trust.json"), at(name))
  await keys(name, ...argv)
  return at(name)
}

function pub(name: string, spki: Uint8Array): string {
  writeFileSync(at(name), writePem({ label: "PUBLIC KEY", bytes: spki }))
  return at(name)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-diff-"))
  writeFiles(at("bag"), await sealedBag())
  const exporter = pub("exporter.pub", EXPORTER.publicKey.spki)
  await keys(
    "trust.json",
    "pin",
    exporter,
    "--id",
    "acme",
    "--subject",
    "Acme",
    "--role",
    "exporter",
  )
})

const CA = [basicConstraints(true)]
const PIN_ANN = ["--id", "ann", "--subject", "Ann", "--role", "archivist"]
const ANCHOR_UNDER = [
  "--id",
  "under",
  "--subject",
  "Under",
  "--purpose",
  "timestamp",
  "--reason",
  "x",
]

const diff = (newer: string, ...more: string[]) =>
  run(["keys", "diff", at("trust.json"), newer, "--bundle", at("bag"), ...more])

describe("keys diff", () => {
  it("tells that a compromise takes the verdict away, and by which finding", async () => {
    const newer = await after("lost.json", "compromise", "acme", "--reason", "laptop stolen")
    const { exit, out } = await diff(newer)
    expect(exit).toBe(1)
    expect(out).toContain("~ acme (Acme) changed: compromised")
    expect(out).toContain("verdict       TOTAL-PASSED -> INDETERMINATE")
    expect(out).toMatch(/because of\s+\w+_NO_POE at seals\//)
    expect(out).not.toContain("integrity ")
  })

  it("tells a key that came and changes no verdict", async () => {
    const file = pub("archivist.pub", ARCHIVIST.publicKey.spki)
    const more = ["--id", "archive", "--subject", "Archive", "--role", "archivist"]
    const { exit, out } = await diff(await after("more.json", "pin", file, ...more))
    expect(exit).toBe(0)
    expect(out).toContain("+ archive (Archive) added")
    expect(out).toContain("stays TOTAL-PASSED")
  })

  it("tells a key that went, as JSON", async () => {
    writeFileSync(at("nobody.json"), `{"schema":"sealwright.trust/1","keys":[]}`)
    const { exit, out } = await diff(at("nobody.json"), "--format", "json")
    expect(exit).toBe(1)
    expect(readSchema("trust-diff-1.json").faults(JSON.parse(out))).toEqual([])
    expect(JSON.parse(out)).toMatchObject({
      schema: "sealwright.trust-diff/1",
      keys: [{ id: "acme", subject: "Acme", change: "removed", members: [] }],
      rules: [],
      revocation: [],
      bundles: [{ before: { verdict: "TOTAL-PASSED" }, after: { verdict: "INDETERMINATE" } }],
    })
  })

  it("names a list that came, and the key and the authority that it withdraws", async () => {
    const issuer = { issuer: "Issuing Authority", signer: signerOf("Issuing Authority") }
    const certificates = { ann: 5, under: 6 } as const
    const path = (name: string) => at(`${name}.pem`)
    for (const [name, serial] of Object.entries(certificates)) {
      const bytes = makeCertificate({ ...issuer, subject: name, serial, extensions: CA })
      writeFileSync(path(name), writePem({ label: "CERTIFICATE", bytes }))
    }
    const pinned = await after("certified.json", "pin", path("ann"), ...PIN_ANN)
    await keys("certified.json", "anchor", path("under"), ...ANCHOR_UNDER)
    const list = makeList({
      ...issuer,
      thisUpdate: "2026-01-10T00:00:00Z",
      entries: [
        { serial: 5, at: "2026-01-05T00:00:00Z", reason: 1 },
        { serial: 6, at: "2026-01-06T00:00:00Z", reason: 2 },
        { serial: 99, at: "2026-01-07T00:00:00Z" },
      ],
    })
    writeFileSync(at("list.crl"), list)
    copyFileSync(pinned, at("withdrawn.json"))
    await keys("withdrawn.json", "revocation-data", at("list.crl"))
    const there = await run(["keys", "diff", pinned, at("withdrawn.json")])
    expect(there.out).toContain(
      [
        "~ rules that differ: revocation",
        "+ revocation list of CN=Issuing Authority, issued 2026-01-10T00:00:00.000Z: added, states 3 withdrawals",
        "    withdraws ann (Ann), as of 2026-01-05T00:00:00.000Z: keyCompromise",
        "    withdraws under (Under), as of 2026-01-06T00:00:00.000Z: cACompromise",
      ].join("\n"),
    )
    const back = await run(["keys", "diff", at("withdrawn.json"), pinned, "--format", "json"])
    expect(readSchema("trust-diff-1.json").faults(JSON.parse(back.out))).toEqual([])
    expect(JSON.parse(back.out)).toMatchObject({
      revocation: [
        {
          change: "removed",
          kind: "crl",
          withdrawals: 3,
          withdraws: [{ id: "ann" }, { id: "under" }],
        },
      ],
    })
  })

  it("says of a list that it withdraws nobody who is pinned", async () => {
    const issuer = { issuer: "Another Authority", signer: signerOf("Another Authority") }
    const entries = [{ serial: 5, at: "2026-01-05T00:00:00Z" }]
    writeFileSync(at("other.crl"), makeList({ ...issuer, entries }))
    const { out } = await diff(await after("other.json", "revocation-data", at("other.crl")))
    expect(out).toMatch(
      /^\+ revocation list of CN=Another Authority, .*withdraws none of the pinned$/m,
    )
  })

  it("finds nothing between a file and itself", async () => {
    const { exit, out } = await diff(at("trust.json"))
    expect([exit, out]).toEqual([0, expect.stringContaining("are the same") as string])
  })

  it("refuses a trust file that came with the evidence, and one that does not parse", async () => {
    copyFileSync(at("trust.json"), at("bag/trust.json"))
    expect((await diff(at("bag/trust.json"))).exit).toBe(66)
    writeFileSync(at("broken.json"), "{}")
    expect((await diff(at("broken.json"))).exit).toBe(66)
  })
})
