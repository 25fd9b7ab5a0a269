/** The life of a pin on the command line: proposed, confirmed, replaced, revoked, lost, signed. */
import { spawnSync } from "node:child_process"
import { constants, generateKeyPairSync, sign as signBytes } from "node:crypto"
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import type { JsonObject } from "../../core/base/index.ts"
import { writePem } from "../../core/encodings/index.ts"
import { toWords } from "../../core/keys/index.ts"
import { readTrustFile } from "../../core/node/index.ts"
import { makeSigner, parsePublicKey, vkeyOf, type Signer } from "../../core/signatures/index.ts"
import { EXPORTER, sealedBag, writeFiles } from "../support/evidence.ts"
import { bytesOf, certificateBytes, packOf } from "../support/packs.ts"
import { run, runWith } from "../support/terminal.ts"

const OLD = EXPORTER.publicKey
const NEW = makeSigner("ed25519", new Uint8Array(32).fill(91)).publicKey
const WHO = ["--by", "A. Archivist"]

let folder: string
let trust: string

const at = (name: string) => join(folder, name)
const json = (path: string) => JSON.parse(readFileSync(path, "utf8")) as JsonObject

function pub(name: string, spki: Uint8Array): string {
  writeFileSync(at(name), writePem({ label: "PUBLIC KEY", bytes: spki }))
  return at(name)
}

const pin = (file: string, ...more: string[]) =>
  run([
    ...["keys", "pin", file, "--trust", trust, "--subject", "Acme", "--role", "exporter"],
    ...more,
  ])
const keys = (...argv: string[]) => run(["keys", ...argv, "--trust", trust])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-pack-"))
  trust = at("trust.json")
  return () => {
    rmSync(folder, { recursive: true })
  }
})

describe("keys pin", () => {
  it("makes a pack whose journal says who pinned the key, and keeps its head beside it", async () => {
    const { exit, out } = await pin(pub("old.pub", OLD.spki), "--id", "acme", ...WHO)
    expect(exit).toBe(0)
    expect(out).toContain(toWords(OLD.fingerprint).slice(0, 8).join(" "))
    const { journal } = readTrustFile(trust)
    expect(journal?.entries).toMatchObject([{ op: "pin", by: "A. Archivist", keys: ["acme"] }])
    expect(readFileSync(`${trust}.head`, "utf8")).toBe(`1:${String(journal?.head)}\n`)
  })

  it("takes what was read aloud in words or hex, and nothing else", async () => {
    const file = pub("old.pub", OLD.spki)
    const other = await pin(file, "--confirm", toWords(NEW.fingerprint).join(" "))
    expect(other.exit).toBe(64)
    expect(other.err).toContain("not the fingerprint of this key")
    expect(existsSync(trust)).toBe(false)
    expect((await pin(file, "--confirm", toWords(OLD.fingerprint).join(" "))).exit).toBe(0)
  })

  it("takes a JWK, a verifier key, raw DER and a certificate", async () => {
    const { raw, spki } = NEW
    writeFileSync(
      at("jwk"),
      JSON.stringify({ kty: "OKP", crv: "Ed25519", x: Buffer.from(raw).toString("base64url") }),
    )
    writeFileSync(at("vkey"), `${vkeyOf("acme.example/log", OLD)}\n`)
    writeFileSync(at("cert"), certificateBytes(3))
    for (const name of ["jwk", "vkey", "cert"]) expect((await pin(at(name))).exit).toBe(0)
    writeFileSync(at("der"), spki)
    expect((await pin(at("der"))).err).toContain("pinned already")
    const [jwk, vkey, certified] = readTrustFile(trust).keys
    expect([jwk?.key.fingerprint, vkey?.key.fingerprint]).toEqual([
      NEW.fingerprint,
      OLD.fingerprint,
    ])
    expect(certified?.certificate).toEqual(certificateBytes(3))
  })

  it("keeps a list of pins as it is until something is said that it cannot hold", async () => {
    writeFileSync(trust, `{"schema":"sealwright.trust/1","keys":[]}`)
    await pin(pub("old.pub", OLD.spki))
    expect(json(trust)["schema"]).toBe("sealwright.trust/1")
    const { err } = await pin(pub("new.pub", NEW.spki), "--second", "B. Auditor", ...WHO)
    expect(err).toContain("keeps its history as well now")
    expect(readTrustFile(trust)).toMatchObject({
      schema: "sealwright.trust/2",
      keys: [{ subject: "Acme" }, { pinned: { by: ["A. Archivist", "B. Auditor"] } }],
      journal: { entries: [{ op: "import" }, { op: "pin", second: "B. Auditor" }] },
    })
  })
})

/** A signer with an RSA key and a salt of 20 bytes, by the algorithm library of the platform. */
function pssSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const spki = new Uint8Array(publicKey.export({ format: "der", type: "spki" }))
  const read = parsePublicKey(spki, { algorithm: "rsa-pss-sha256", saltLength: 20 })
  if (read.kind !== "key") throw new Error("not a key")
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 }
  const sign = (message: Uint8Array) =>
    new Uint8Array(signBytes("sha256", message, { key: privateKey, ...padding }))
  return { publicKey: read.key, sign }
}

describe("keys of other algorithms", () => {
  it.each<[string, () => Signer, readonly string[]]>([
    ["ed448", () => makeSigner("ed448", new Uint8Array(57).fill(5)), []],
    ["ecdsa-p521-sha512", () => makeSigner("ecdsa-p521-sha512", new Uint8Array(66).fill(1)), []],
    [
      "rsa-pss-sha256 with a salt of its own",
      pssSigner,
      ["--algorithm", "rsa-pss-sha256", "--salt-length", "20", "--mgf-hash", "sha256"],
    ],
  ])("%s: a bag that such a key sealed is verified by its pin", async (_, make, more) => {
    const signer = make()
    writeFiles(at("bag"), await sealedBag({ signer, logSigner: EXPORTER }))
    const { exit, err } = await pin(pub("k.pub", signer.publicKey.spki), ...more, ...WHO)
    expect([exit, err.includes("refused")]).toEqual([0, false])
    expect(readTrustFile(trust).keys[0]?.key).toEqual(signer.publicKey)
    const verified = await run(["verify", at("bag"), "--trust", trust, "--quiet"])
    expect(verified.out).toContain("TOTAL-PASSED")
  })

  it("fails a bag by a key that is pinned with another salt", async () => {
    const signer = pssSigner()
    writeFiles(at("bag"), await sealedBag({ signer, logSigner: EXPORTER }))
    await pin(pub("k.pub", signer.publicKey.spki), "--algorithm", "rsa-pss-sha256", ...WHO)
    expect((await run(["verify", at("bag"), "--trust", trust])).exit).toBe(1)
  })

  it.each([
    [["--algorithm", "none"], 64],
    [["--salt-length", "20"], 64],
    [["--algorithm", "ed25519", "--salt-length", "20"], 66],
    [["--algorithm", "ecdsa-p256-sha256"], 66],
  ])("refuses %j for an Ed25519 key", async (more, exit) => {
    expect((await pin(pub("k.pub", OLD.spki), ...more)).exit).toBe(exit)
    expect(existsSync(trust)).toBe(false)
  })
})

describe("two persons", () => {
  beforeEach(() => {
    writeFileSync(trust, bytesOf(packOf({ keys: [], pinning: { persons: 2 } })))
  })
  const spoken = toWords(OLD.fingerprint).join(" ")

  it("lets a pin wait, and count once another person confirmed it", async () => {
    const { out, err } = await pin(pub("old.pub", OLD.spki), "--id", "acme", ...WHO)
    expect(out).toMatch(/^proposed/)
    expect(err).toContain("keys confirm acme")
    expect(readTrustFile(trust)).toMatchObject({ keys: [], pending: [{ key: { id: "acme" } }] })
    expect((await keys("confirm", "acme", "--by", "B. Auditor", "--confirm", spoken)).exit).toBe(0)
    expect(readTrustFile(trust)).toMatchObject({
      keys: [{ id: "acme", pinned: { by: ["A. Archivist", "B. Auditor"] } }],
      pending: [],
    })
  })

  it.each([
    ["the same person", ["--by", " a. ARCHIVIST", "--confirm", spoken], "one person twice"],
    [
      "other words",
      ["--by", "B", "--confirm", toWords(NEW.fingerprint).join(" ")],
      "not the fingerprint",
    ],
    ["no words", ["--by", "B"], "--confirm is missing"],
  ])("refuses %s", async (_, more, reason) => {
    await pin(pub("old.pub", OLD.spki), "--id", "acme", ...WHO)
    const before = readFileSync(trust)
    const { exit, err } = await keys("confirm", "acme", ...more)
    expect([exit, readFileSync(trust)]).toEqual([64, before])
    expect(err).toContain(reason)
  })
})

describe("keys rotate, revoke and compromise", () => {
  beforeEach(async () => {
    await pin(pub("old.pub", OLD.spki), "--id", "acme", "--origin", "acme/log", ...WHO)
  })

  it("replaces a key by one with the same roles, which begins where the former ends", async () => {
    const from = "2026-07-01T00:00:00Z"
    const argv = [
      "acme",
      pub("new.pub", NEW.spki),
      "--id",
      "acme-2",
      "--at",
      from,
      "--reason",
      "yearly",
    ]
    expect((await keys("rotate", ...argv)).exit).toBe(0)
    expect(readTrustFile(trust).keys).toMatchObject([
      { id: "acme", replacedBy: "acme-2", validUntil: Date.UTC(2026, 6, 1) },
      { id: "acme-2", replaces: "acme", validFrom: Date.UTC(2026, 6, 1), origins: ["acme/log"] },
    ])
    expect((await keys("rotate", "acme-2", at("new.pub"), "--reason", "again")).exit).toBe(64)
  })

  it("never replaces a key by one that is pinned for somebody else", async () => {
    await pin(pub("new.pub", NEW.spki), "--id", "exporter", ...WHO)
    const before = readFileSync(trust)
    const { exit, err } = await keys("rotate", "acme", at("new.pub"), "--reason", "yearly")
    expect([exit, err]).toEqual([64, expect.stringContaining('pinned already, as "exporter"')])
    expect(readFileSync(trust)).toEqual(before)
  })

  it("says since when a key is revoked or lost, why, and by whom", async () => {
    const { out } = await keys(
      "revoke",
      "acme",
      "--reason",
      "left",
      "--at",
      "2026-05-01T00:00:00Z",
      ...WHO,
    )
    expect(out).toMatch(/standing\s+revoked since 2026-05-01T00:00:00.000Z: left/)
    const lost = ["--reason", "laptop stolen", "--certainty", "suspected", ...WHO]
    expect((await keys("compromise", "acme", ...lost)).out).toContain("nobody knows since when")
    expect(readTrustFile(trust)).toMatchObject({
      keys: [{ revoked: { by: "A. Archivist" }, compromised: { certainty: "suspected" } }],
      journal: { entries: [{}, { op: "revoke", reason: "left" }, { op: "compromise" }] },
    })
  })

  it("refuses a key that is not there, and an act without a reason", async () => {
    const before = readFileSync(trust)
    expect((await keys("revoke", "nobody", "--reason", "left")).exit).toBe(64)
    expect((await keys("revoke", "acme")).exit).toBe(64)
    expect(readFileSync(trust)).toEqual(before)
  })

  it("does nothing to a file that was put back to an earlier state", async () => {
    copyFileSync(trust, at("backup"))
    await keys("revoke", "acme", "--reason", "left")
    copyFileSync(at("backup"), trust)
    const { exit, err } = await keys("revoke", "acme", "--reason", "again")
    expect([exit, readFileSync(trust)]).toEqual([66, readFileSync(at("backup"))])
    expect(err).toContain("put back")
  })

  it("catches up with a stop between pack and head", async () => {
    const head = readFileSync(`${trust}.head`)
    await keys("revoke", "acme", "--reason", "left")
    writeFileSync(`${trust}.head`, head)
    expect((await keys("compromise", "acme", "--reason", "lost")).exit).toBe(0)
    const { journal } = readTrustFile(trust)
    expect(readFileSync(`${trust}.head`, "utf8")).toBe(`3:${String(journal?.head)}\n`)
  })

  it("takes a change by hand only through keys record", async () => {
    writeFileSync(trust, JSON.stringify({ ...json(trust), name: "By hand" }))
    expect((await keys("list")).exit).toBe(66)
    expect((await keys("record", "--reason", "named it")).exit).toBe(0)
    expect((await keys("list")).out).toMatch(/history\s+2:[0-9a-f]{64}/)
  })
})

describe("a signed pack, and one that was rolled back, under verify", () => {
  beforeEach(async () => {
    writeFiles(at("bag"), await sealedBag())
    await pin(pub("old.pub", OLD.spki), "--id", "acme", ...WHO)
    await runWith("correct horse battery", ["keys", "new", "--out", at("keeper")])
  })
  const sign = () =>
    runWith("correct horse battery", ["keys", "sign", "--trust", trust, "--key", at("keeper")])
  const verify = (...more: string[]) =>
    run(["verify", at("bag"), "--trust", trust, "--quiet", ...more])

  it("counts when the signer that was named has signed it, and is refused otherwise", async () => {
    expect((await verify("--trust-signer", at("keeper.pub"))).exit).toBe(66)
    expect((await sign()).exit).toBe(0)
    expect((await verify("--trust-signer", at("keeper.pub"))).exit).toBe(0)
    expect((await verify("--trust-signer", at("old.pub"))).exit).toBe(66)
    expect((await verify()).exit).toBe(0)
  })

  it("loses its signature with the next change, and says so", async () => {
    await sign()
    const { err } = await keys("revoke", "acme", "--reason", "left")
    expect(err).toContain("was signed and is not any more")
    expect(json(trust)["schema"]).toBe("sealwright.trust/2")
  })

  it("fails when an older pack lies there than its head tells of, or than was named", async () => {
    copyFileSync(trust, at("backup"))
    await keys("revoke", "acme", "--reason", "left", "--at", "2020-01-01T00:00:00Z")
    copyFileSync(`${trust}.head`, at("kept"))
    copyFileSync(at("backup"), trust)
    expect((await verify()).exit).toBe(1)
    rmSync(`${trust}.head`)
    expect((await verify()).exit).toBe(0)
    expect((await verify("--trust-head", at("kept"))).exit).toBe(1)
    const head = readFileSync(at("kept"), "utf8").trim()
    expect((await verify("--trust-head", head)).exit).toBe(1)
    expect((await verify("--trust-head", "nonsense")).exit).toBe(64)
  })
})

it("leaves the former pack or the new one when it is killed at any moment", async () => {
  await pin(pub("old.pub", OLD.spki), "--id", "acme", ...WHO)
  const start = join(import.meta.dirname, "../../cli/start.ts")
  for (const timeout of [50, 150, 200, 250, 300, 350, 400, 600]) {
    const argv = ["keys", "compromise", "acme", "--trust", trust, "--reason", "x".repeat(2000)]
    spawnSync(process.execPath, [start, ...argv], { timeout, killSignal: "SIGKILL" })
    expect((await keys("list")).exit).toBe(0)
    expect((await keys("compromise", "acme", "--reason", "after")).exit).toBe(0)
  }
}, 60_000)
