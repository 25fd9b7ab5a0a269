/** The commands that the report prints, run as they are printed, on bags that were really sealed. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { sealFolder } from "../../../core/node/index.ts"
import { reportDocument } from "../../../core/report/index.ts"
import { makeSigner, type SigningAlgorithm, type Signer } from "../../../core/signatures/index.ts"
import type { Result } from "../../../core/verdict/index.ts"
import { passedResult } from "../../support/sample-results.ts"
import { needsTool } from "../../support/tools.ts"

const folder = mkdtempSync(join(tmpdir(), "reverify-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const SUCCESS: Readonly<Record<string, string>> = {
  ed25519: "Signature Verified Successfully",
  "ecdsa-p256-sha256": "Verified OK",
  "ecdsa-p384-sha384": "Verified OK",
  "ecdsa-p521-sha512": "Verified OK",
  ed448: "Signature Verified Successfully",
}
const ALGORITHMS = [
  "ed25519",
  "ed448",
  "ecdsa-p256-sha256",
  "ecdsa-p384-sha384",
  "ecdsa-p521-sha512",
] as const

const { describe: withOpenssl } = needsTool("openssl")
withOpenssl("the printed commands", () => {
  describe.each(ALGORITHMS)("for a seal by %s", (algorithm) => {
    let bag: SealedSample
    beforeAll(async () => {
      bag = await sealed(algorithm)
    })

    it("accept the bag as it was sealed", () => {
      const { status, output } = run(bag)
      expect(output).toContain(SUCCESS[algorithm])
      expect(output).toContain("data/a.txt: OK")
      expect(output).toContain("custody/checkpoint: OK")
      expect(output).toContain("\nmanifest-sha256.txt: named by the seal")
      expect(output).toContain("tagmanifest-sha256.txt: named by the seal")
      const { digest, log } = bag.result.input
      expect(output).toContain(digest)
      expect(output).toContain(`${log?.head ?? "?"}  -`)
      expect(output).toContain(`"events":${String(log?.events)}\n"head":"${log?.head ?? "?"}"`)
      expect(status).toBe(0)
    })

    it("refuse another statement under the same signature", () => {
      const { bagPath, ...rest } = bag
      const copy = copied(bagPath)
      const path = join(copy, "seals/exporter.dsse.json")
      const envelope = readFileSync(path, "utf8")
      const payload = /"payload":"([^"]*)"/.exec(envelope)?.[1] ?? ""
      const other = Buffer.from(payload, "base64").toString().replace('"events":3', '"events":4')
      expect(other).toContain('"events":4')
      writeFileSync(path, envelope.replace(payload, Buffer.from(other).toString("base64")))
      const { output } = run({ ...rest, bagPath: copy })
      expect(output).not.toContain(SUCCESS[algorithm])
    })

    it("accept nothing when the trust file does not hold the key", () => {
      const empty = join(folder, "empty-trust.json")
      writeFileSync(empty, '{"schema":"sealwright.trust/1","keys":[]}')
      const { output } = run({ ...bag, trustPath: empty })
      expect(output).not.toContain(SUCCESS[algorithm])
    })

    it("show a payload file that was changed", () => {
      const { bagPath, ...rest } = bag
      const copy = copied(bagPath)
      writeFileSync(join(copy, "data/a.txt"), "b")
      expect(run({ ...rest, bagPath: copy }).output).toContain("data/a.txt: FAILED")
    })
  })
})

interface SealedSample {
  readonly bagPath: string
  readonly trustPath: string
  readonly result: Result
}

/** Seals one small folder, and writes a result and a trust file that fit it. */
async function sealed(algorithm: SigningAlgorithm): Promise<SealedSample> {
  const at = mkdtempSync(join(folder, "bag-"))
  const source = join(at, "source")
  mkdirSync(source)
  writeFileSync(join(source, "a.txt"), "a")
  writeFileSync(join(source, "b c.txt"), "bc")
  const bagPath = join(at, "bag")
  const signer = makeSigner(algorithm, privateKey(algorithm))
  const logSigner = makeSigner("ed25519", privateKey("ed25519"))
  await sealFolder({
    source,
    out: bagPath,
    logSigner,
    terms: { signer, role: "exporter", reason: "test", at: 0, toolVersion: "1.0.0" },
  })
  const trustPath = join(at, "trust.json")
  const keys = [logSigner, makeSigner("ed25519", new Uint8Array(32).fill(9)), signer].map(
    ({ publicKey }, index) => ({
      id: `key-${String(index)}`,
      publicKey: Buffer.from(publicKey.spki).toString("base64"),
    }),
  )
  writeFileSync(trustPath, JSON.stringify({ schema: "sealwright.trust/1", keys }, null, 2))
  return { bagPath, trustPath, result: resultOf(bagPath, signer) }
}

function privateKey(algorithm: SigningAlgorithm): Uint8Array {
  const lengths = { "ecdsa-p384-sha384": 48, ed448: 57, "ecdsa-p521-sha512": 66 } as const
  const length = { "ecdsa-p256-sha256": 32, ed25519: 32, ...lengths }[algorithm]
  return new Uint8Array(length).fill(5).fill(0, 0, length === 66 ? 1 : 0)
}

/** A result that says of this bag what an examination would say in the places that commands use. */
function resultOf(bagPath: string, { publicKey }: Signer): Result {
  const sample = passedResult()
  const sha256 = (bytes: Uint8Array | string): string =>
    createHash("sha256").update(bytes).digest("hex")
  const lines = readFileSync(join(bagPath, "custody/events.jsonl"), "utf8").trimEnd().split("\n")
  const digest = sha256(readFileSync(join(bagPath, "tagmanifest-sha256.txt")))
  const log = { events: lines.length, head: sha256(lines.at(-1) ?? ""), root: digest }
  const { algorithm, fingerprint } = publicKey
  const key = { id: "key-2", subject: "x", algorithm, fingerprint }
  const seals = sample.seals.map((seal) => ({ ...seal, key }))
  return { ...sample, input: { ...sample.input, digest, log }, seals }
}

/** Runs every printed command but those about a PDF in one shell, with the reader's three values set. */
function run({ bagPath, trustPath, result }: SealedSample) {
  const document = reportDocument(result, { writtenAt: "2026-11-21T09:31:00.000Z" })
  const lines = document.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === "commands" ? [block.lines] : []))
    .filter((group) => !group.some((line) => line.includes("$REPORT")))
    .flat()
  const script = lines
    .map((line) => (line === "BAG=..." ? `BAG='${bagPath}'` : line))
    .map((line) => (line === "TRUST=..." ? `TRUST='${trustPath}'` : line))
    .join("\n")
  const environment = { ...process.env, TMPDIR: mkdtempSync(join(folder, "work-")) }
  const ran = spawnSync("sh", ["-c", `exec 2>&1\n${script}`], {
    encoding: "utf8",
    env: environment,
  })
  return { status: ran.status, output: ran.stdout }
}

function copied(bagPath: string): string {
  const copy = join(mkdtempSync(join(folder, "copy-")), "bag")
  cpSync(bagPath, copy, { recursive: true })
  return copy
}
