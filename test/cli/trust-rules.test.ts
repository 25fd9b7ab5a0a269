/** What a trust file holds besides keys, set on the command line and never by hand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import { toUtf8, type JsonObject } from "../../core/base/index.ts"
import { writePem } from "../../core/encodings/index.ts"
import { readTrustFile } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { EXPORTER, sealedBag, writeFiles } from "../support/evidence.ts"
import { readSchema } from "../support/json-schema.ts"
import { makeCertificate } from "../support/certificates.ts"
import {
  issuingDistributionPoint,
  makeList,
  makeOcspResponse,
  unsuccessful,
} from "../support/revocation.ts"
import { run } from "../support/terminal.ts"
import { LEAF, OFFICE, SERIAL } from "../support/under-authority.ts"
import { ROOT } from "../support/time-stamps.ts"

const SAID = ["--by", "A. Archivist", "--reason", "as agreed"]

let folder: string
let trust: string

const at = (name: string) => join(folder, name)
const keys = (...argv: string[]) => run(["keys", ...argv, "--trust", trust, ...SAID])
const list = async (now: string) =>
  (await run(["keys", "list", "--trust", trust, "--at", now])).out.replaceAll(/ +/g, " ")
const lastEntry = () => readTrustFile(trust).journal?.entries.at(-1)

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(at(name), bytes)
  return at(name)
}

async function pin(id: string, seed: number, role: string, ...more: string[]): Promise<void> {
  const { spki } = makeSigner("ed25519", new Uint8Array(32).fill(seed)).publicKey
  const pub = file(`${id}.pub`, writePem({ label: "PUBLIC KEY", bytes: spki }))
  const given = ["keys", "pin", pub, "--trust", trust, "--subject", id, "--role", role, "--id", id]
  expect(await run([...given, ...SAID, ...more])).toMatchObject({ exit: 0 })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sealwright-rules-"))
  trust = at("trust.json")
  await pin("ann", 11, "archivist")
  await pin("bob", 12, "archivist")
  await pin("eve", 13, "exporter")
  return () => {
    // Whatever was done, the file is what the published schema describes.
    const schema = readSchema("trust-2.json")
    expect(schema.faults(JSON.parse(readFileSync(trust, "utf8")) as JsonObject)).toEqual([])
    rmSync(folder, { recursive: true })
  }
})

describe("keys anchor", () => {
  const given = ["--subject", "Stamp Office", "--id", "office"]

  it("pins an authority for time, shows the digest to compare, and says who did it", async () => {
    const pem = file("root.pem", writePem({ label: "CERTIFICATE", bytes: ROOT }))
    const { exit, out } = await keys("anchor", pem, ...given, "--purpose", "timestamp")
    expect(exit).toBe(0)
    expect(out).toContain("CN=Stamp Root")
    expect(out).toMatch(/sha256 +[0-9a-f]{64}\n/)
    expect(readTrustFile(trust).anchors).toMatchObject([
      { id: "office", subject: "Stamp Office", purposes: ["timestamp"], certificate: ROOT },
    ])
    expect(lastEntry()).toMatchObject({ op: "pin", by: "A. Archivist", keys: ["office"] })
  })

  it("asks of an authority for signers in which roles, and whose names", async () => {
    const der = file("root.der", ROOT)
    const bare = await keys("anchor", der, ...given, "--purpose", "signing")
    expect(bare.exit).toBe(64)
    expect(bare.err).toContain("does not say in which roles, and whose names")
    const whose = ["--role", "exporter", "--name", "CN=Acme"]
    expect(await keys("anchor", der, ...given, "--purpose", "signing", ...whose)).toMatchObject({
      exit: 0,
    })
  })

  it("refuses what is no certificate, an id that is taken, and one person where two are asked for", async () => {
    const time = ["--purpose", "timestamp", "--subject", "Stamp Office"]
    expect((await keys("anchor", file("x", toUtf8("x")), ...time)).exit).toBe(66)
    const der = file("root.der", ROOT)
    expect((await keys("anchor", der, ...time, "--id", "ann")).exit).toBe(64)
    const early = await keys("rules", "--persons", "2")
    expect(early.err).toContain("was not pinned by two persons")
    trust = at("two.json")
    await pin("ann", 11, "archivist", "--second", "B. Auditor")
    expect((await keys("rules", "--persons", "2")).exit).toBe(0)
    const alone = await keys("anchor", der, ...time)
    expect(alone.exit).toBe(64)
    expect(alone.err).toContain("--second")
    expect((await keys("rules", "--persons", "1")).exit).toBe(64)
    expect((await keys("anchor", der, ...time, "--second", "B. Auditor")).exit).toBe(0)
    expect((await keys("rules", "--persons", "1", "--second", "B. Auditor")).exit).toBe(0)
  })
})

describe("keys revocation-data", () => {
  const WINDOW = { thisUpdate: "2026-05-01T00:00:00Z", nextUpdate: "2026-05-08T00:00:00Z" }
  const crl = () => makeList({ issuer: "Office", ...WINDOW })

  it("imports lists and responses, in DER and PEM, and keeps the older ones", async () => {
    const older = makeList({ issuer: "Office", thisUpdate: "2026-04-01T00:00:00Z" })
    const files = [
      file("new.crl", crl()),
      file("old.pem", writePem({ label: "X509 CRL", bytes: older })),
      file("one.ocsp", makeOcspResponse({ issuer: "Office" })),
    ]
    const { exit, out } = await keys("revocation-data", ...files)
    expect(exit).toBe(0)
    expect(out).toContain("CN=Office, of 2026-05-01T00:00:00.000Z, 31 days old")
    const { revocation } = readTrustFile(trust)
    expect(revocation.crls).toEqual([crl(), older])
    expect(revocation.ocsp).toHaveLength(1)
    expect(lastEntry()).toMatchObject({ op: "import", by: "A. Archivist", reason: "as agreed" })
  })

  it("shows in keys list how old it is, and when a newer one was due", async () => {
    await keys("revocation-data", file("a.crl", crl()))
    expect(await list("2026-05-02T12:00:00Z")).toContain(
      "crl CN=Office, of 2026-05-01T00:00:00.000Z, 1 day old\n",
    )
    expect(await list("2026-05-20T00:00:00Z")).toContain(
      "19 days old, a newer one was due at 2026-05-08T00:00:00.000Z",
    )
  })

  it("writes nothing when all of it is there", async () => {
    await keys("revocation-data", file("a.crl", crl()))
    const before = readFileSync(trust)
    const again = await keys("revocation-data", at("a.crl"), at("a.crl"))
    expect(again).toMatchObject({ exit: 0 })
    expect(again.out).toContain("unchanged")
    expect(readFileSync(trust)).toEqual(before)
  })

  it("refuses what is neither, and a response without an answer, and imports nothing then", async () => {
    const good = file("a.crl", crl())
    const indirect = makeList({ issuer: "Office", extensions: [issuingDistributionPoint(4)] })
    for (const bad of [toUtf8("<html>"), ROOT, unsuccessful(3), indirect]) {
      const { exit, err } = await keys("revocation-data", good, file("bad", bad))
      expect(exit).toBe(66)
      expect(err).toContain("neither a revocation list")
    }
    expect(readTrustFile(trust).revocation.crls).toEqual([])
  })
})

describe("keys list of what revocation data withdraw", () => {
  const NOW = "2026-06-01T00:00:00Z"
  const [LOST, REPLACED] = [1, 4]
  const WITHDRAWN = "2026-05-20T00:00:00.000Z"
  const withdraw = (issuer: string, serial: number, reason: number) => {
    const list = makeList({ issuer, entries: [{ serial, at: WITHDRAWN, reason }] })
    return keys("revocation-data", file("withdrawing.crl", list))
  }
  const pinAcme = (...more: string[]) => {
    const certificate = file("acme.der", makeCertificate(LEAF))
    return keys("pin", certificate, "--subject", "Acme", "--role", "exporter", ...more)
  }
  const anchorOffice = () => {
    const given = ["--subject", "Office", "--purpose", "signing", "--role", "exporter"]
    const certificate = file("office.der", makeCertificate(OFFICE))
    return keys("anchor", certificate, ...given, "--name", "CN=Somebody")
  }
  const block = async (subject: string) =>
    (await list(NOW)).split("\n\n").find((one) => one.includes(`of ${subject}\n`))

  it("tells that a key is lost, and that the list is not shown to be the issuer's", async () => {
    await pinAcme()
    expect(await block("Acme")).toContain("standing good, without an end")
    await withdraw("Office", SERIAL.acme, LOST)
    expect(await block("Acme")).toContain(
      [
        `standing compromised (suspected), since ${WITHDRAWN}: keyCompromise`,
        "said by a revocation list in the trust file, not shown to be the issuer's\n",
      ].join("\n"),
    )
  })

  it("tells what the issuer is shown to say", async () => {
    await anchorOffice()
    await pinAcme()
    await withdraw("Office", SERIAL.acme, REPLACED)
    expect(await block("Acme")).toContain(
      `standing revoked since ${WITHDRAWN}: superseded\nsaid by the issuer's revocation list\n`,
    )
  })

  it("tells it of a key that waits for a second person", async () => {
    trust = at("two.json")
    await pin("ann", 11, "archivist", "--second", "B. Auditor")
    await keys("rules", "--persons", "2")
    await pinAcme()
    await withdraw("Office", SERIAL.acme, LOST)
    const waiting = await block("Acme")
    expect(waiting).toContain("waits for a second person")
    expect(waiting).toContain("standing compromised (suspected)")
  })

  it("tells it of an authority", async () => {
    await anchorOffice()
    await withdraw("Root", SERIAL.office, LOST)
    expect(await block("Office")).toContain(`since ${WITHDRAWN}`)
    expect(await block("Office")).toContain("said by a revocation list in the trust file")
  })

  it("tells who ended trust in a key, where a person did", async () => {
    await keys("revoke", "bob", "--at", WITHDRAWN)
    expect(await block("bob")).toContain(
      `standing revoked since ${WITHDRAWN}: as agreed\nsaid by A. Archivist\n`,
    )
  })
})

describe("keys threshold", () => {
  it("asks for two archivists, none of them the exporter, and says so", async () => {
    const asked = ["--role", "archivist", "--count", "2", "--not-also", "exporter"]
    const { exit, out } = await keys("threshold", ...asked)
    expect(exit).toBe(0)
    expect(out).toContain("2 in archivist, none of them pinned as exporter")
    expect(readTrustFile(trust).thresholds).toEqual([
      { roles: ["archivist"], count: 2, notAlso: ["exporter"] },
    ])
    expect(lastEntry()).toMatchObject({ op: "record", reason: "as agreed" })
  })

  it("takes the place of the one for the same roles, and goes with 0", async () => {
    await keys("threshold", "--role", "archivist", "--count", "2")
    await keys("threshold", "--role", "archivist", "--count", "1", "--only-key", "ann")
    expect(readTrustFile(trust).thresholds).toEqual([
      { roles: ["archivist"], count: 1, notAlso: [], keys: ["ann"] },
    ])
    expect((await keys("threshold", "--role", "archivist", "--count", "0")).exit).toBe(0)
    expect(readTrustFile(trust).thresholds).toEqual([])
    expect((await keys("threshold", "--role", "archivist", "--count", "0")).exit).toBe(64)
  })

  it("refuses what the pinned keys cannot meet, and changes nothing", async () => {
    const before = readFileSync(trust)
    for (const asked of [
      ["--role", "archivist", "--count", "3"],
      ["--role", "archivist", "--count", "1", "--not-also", "archivist"],
      ["--role", "king", "--count", "1"],
      ["--role", "archivist", "--count", "two"],
      ["--count", "1"],
    ]) {
      expect((await keys("threshold", ...asked)).exit).toBe(64)
    }
    expect(readFileSync(trust)).toEqual(before)
  })
})

describe("keys witness", () => {
  it("names the witnesses and their quorum, and takes both away", async () => {
    await pin("w1", 21, "witness")
    await pin("w2", 22, "witness")
    const { exit, out } = await keys("witness", "w1", "w2", "--quorum", "2")
    expect(exit).toBe(0)
    expect(out).toMatch(/witnesses +2 of w1, w2/)
    expect(readTrustFile(trust).witnesses).toEqual({ keys: ["w1", "w2"], quorum: 2 })
    expect(lastEntry()).toMatchObject({ op: "record", keys: ["w1", "w2"] })
    expect((await keys("witness", "--quorum", "0")).exit).toBe(0)
    expect(readTrustFile(trust).witnesses).toBeUndefined()
  })

  it("refuses a quorum of more, and keys that are not pinned as witnesses", async () => {
    await pin("w1", 21, "witness")
    for (const asked of [
      ["w1", "--quorum", "2"],
      ["w1", "--quorum", "0"],
      ["--quorum", "1"],
      ["nobody", "--quorum", "1"],
      ["ann", "--quorum", "1"],
    ]) {
      expect((await keys("witness", ...asked)).exit).toBe(64)
    }
  })
})

describe("keys rules", () => {
  const UNTIL = "2030-12-31T23:59:59Z"

  it("sets the end of algorithms and of the file, and its name", async () => {
    const dates = ["--sunset", `rsa-pkcs1-sha256=${UNTIL}`, "--sunset", `sha1=${UNTIL}`]
    const { exit } = await keys("rules", ...dates, "--stale-after", UNTIL, "--name", "Case 17")
    expect(exit).toBe(0)
    const { sunsets, staleAfter, name } = readTrustFile(trust)
    const notAfter = Date.parse(UNTIL)
    expect(sunsets).toEqual([
      { algorithm: "rsa-pkcs1-sha256", notAfter },
      { algorithm: "sha1", notAfter },
    ])
    expect([staleAfter, name]).toEqual([notAfter, "Case 17"])
    expect(await list("2026-01-01T00:00:00Z")).toContain("sunset sha1 at 2030-12-31T23:59:59.000Z")
  })

  it("moves one date, and takes it away, and leaves the others", async () => {
    await keys("rules", "--sunset", `sha1=${UNTIL}`, "--sunset", `md5=${UNTIL}`)
    await keys("rules", "--sunset", "sha1=2031-01-01T00:00:00Z")
    await keys("rules", "--sunset", "md5=never")
    expect(readTrustFile(trust).sunsets).toEqual([
      { algorithm: "sha1", notAfter: Date.UTC(2031, 0, 1) },
    ])
  })

  it.each([
    ["nothing", []],
    ["an algorithm that there is not", ["--sunset", `sha7=${UNTIL}`]],
    ["a date that is none", ["--sunset", "sha1=soon"]],
    ["three persons", ["--persons", "3"]],
  ])("refuses %s", async (_, asked) => {
    expect((await keys("rules", ...asked)).exit).toBe(64)
  })
})

describe("keys head", () => {
  let checkpoint: string
  let lines: readonly string[]
  const pinExporter = (...more: readonly string[]) => {
    const pub = file("x.pub", writePem({ label: "PUBLIC KEY", bytes: EXPORTER.publicKey.spki }))
    const given = ["keys", "pin", pub, "--trust", trust, "--subject", "X", "--id", "x"]
    return run([...given, ...SAID, ...more])
  }

  beforeEach(async () => {
    writeFiles(at("bag"), await sealedBag())
    checkpoint = join(at("bag"), "custody/checkpoint")
    lines = readFileSync(checkpoint, "utf8").split("\n")
  })

  it("pins the state of a log out of its checkpoint, by which verify knows an older one", async () => {
    await pinExporter("--role", "exporter")
    const [origin = "", size = ""] = lines
    const { exit, out } = await keys("head", checkpoint)
    expect(exit).toBe(0)
    expect(out).toContain(`${origin} at ${size}`)
    expect(out).toContain("signed by    x, X")
    expect(readTrustFile(trust).heads).toMatchObject([{ origin, size: Number(size) }])
    const verified = await run(["verify", at("bag"), "--trust", trust])
    expect(verified.out).toContain(`Anything later than the state of ${size} events`)
    expect((await keys("head", checkpoint)).exit).toBe(64)
    expect((await keys("head", at("x.pub"))).exit).toBe(66)
  })

  it("pins none that a key signed which a list of the pack withdraws", async () => {
    const certificate = makeCertificate({
      subject: "X",
      issuer: "Office",
      key: EXPORTER,
      serial: 9,
    })
    const pinned = ["keys", "pin", file("x.crt", certificate), "--trust", trust, "--subject", "X"]
    await run([...pinned, "--id", "x", "--role", "exporter", ...SAID])
    const entries = [{ serial: 9, at: "2026-05-01T00:00:00Z", reason: 1 }]
    await keys("revocation-data", file("x.crl", makeList({ issuer: "Office", entries })))
    const refused = await keys("head", checkpoint)
    expect([refused.exit, refused.err]).toEqual([
      64,
      expect.stringContaining("which is not good now"),
    ])
    expect(readTrustFile(trust).heads).toEqual([])
  })

  it("pins none that nobody signed who is pinned, unless it is asked to, and says so", async () => {
    const refused = await keys("head", checkpoint)
    expect([refused.exit, refused.err]).toEqual([
      64,
      expect.stringContaining("no pinned key that may speak for its log signed it"),
    ])
    expect(readTrustFile(trust).heads).toEqual([])
    const pinned = await keys("head", checkpoint, "--unsigned")
    expect([pinned.exit, pinned.out]).toEqual([
      0,
      expect.stringContaining("signed by    nobody who is pinned"),
    ])
    expect(readTrustFile(trust).heads).toHaveLength(1)
  })

  it.each([
    ["as a witness", ["--role", "witness"], "no pinned key that may speak"],
    [
      "for another log",
      ["--role", "exporter", "--origin", "else/log"],
      "no pinned key that may speak",
    ],
    [
      "until yesterday",
      ["--role", "exporter", "--valid-until", "2026-05-01T00:00:00Z"],
      "not good",
    ],
  ])("takes no signature by a key that is pinned %s", async (_, given, reason) => {
    expect(await pinExporter(...given)).toMatchObject({ exit: 0 })
    const { exit, err } = await keys("head", checkpoint)
    expect([exit, err]).toEqual([64, expect.stringContaining(reason)])
  })

  it("pins none that names a pinned key which did not sign it, whatever is asked", async () => {
    await pinExporter("--role", "exporter")
    const [origin = "", size = "", ...rest] = lines
    const forged = [origin, String(Number(size) + 1), ...rest].join("\n")
    const path = file("forged", toUtf8(forged))
    for (const asked of [[], ["--unsigned"]]) {
      const { exit, err } = await keys("head", path, ...asked)
      expect([exit, err]).toEqual([66, expect.stringContaining('names the key "x"')])
    }
    expect(readTrustFile(trust).heads).toEqual([])
  })

  it("pins no second state of one size, which is a fork, and shows each root", async () => {
    const [origin = "", size = "", root = "", ...rest] = lines
    const shown = Buffer.from(root, "base64").toString("hex")
    await keys("head", checkpoint, "--unsigned")
    expect(await list("2026-06-01T00:00:00Z")).toContain(
      `head ${origin} at ${size}, seen 2026-06-01T00:00:00.000Z\nroot ${shown}\n`,
    )
    const other = Buffer.alloc(32, 7)
    const forked = [origin, size, other.toString("base64"), ...rest].join("\n")
    const path = file("forked", toUtf8(forked))
    const before = readFileSync(trust)
    for (const asked of [[], ["--unsigned"]]) {
      const { exit, err } = await keys("head", path, ...asked)
      expect(exit).toBe(64)
      expect(err).toContain("this is a fork")
      expect(err).toContain(shown)
      expect(err).toContain(other.toString("hex"))
    }
    expect(readFileSync(trust)).toEqual(before)
    const later = [origin, String(Number(size) + 1), root, ...rest].join("\n")
    expect(await keys("head", file("later", toUtf8(later)), "--unsigned")).toMatchObject({
      exit: 0,
    })
    expect(readTrustFile(trust).heads).toHaveLength(2)
  })
})

describe("every one of them", () => {
  const commands: readonly (readonly string[])[] = [
    ["anchor", "root.der", "--subject", "S", "--purpose", "timestamp"],
    ["threshold", "--role", "archivist", "--count", "1"],
    ["witness", "--quorum", "0"],
    ["rules", "--name", "N"],
  ]
  for (const argv of commands) {
    it(`${String(argv[0])} asks why, and for the file`, async () => {
      const given = argv.map((one) => (one === "root.der" ? file("root.der", ROOT) : one))
      const before = readFileSync(trust)
      const without = await run(["keys", ...given, "--trust", trust, "--by", "A"])
      expect(without.exit).toBe(64)
      expect(without.err).toContain("--reason")
      expect((await run(["keys", ...given, ...SAID])).exit).toBe(64)
      expect(readFileSync(trust)).toEqual(before)
    })
  }
})
