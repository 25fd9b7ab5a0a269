/** What is no certificate or key is refused with the byte at which it stopped being one. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { toUtf8 } from "../../core/base/index.ts"
import { writePem } from "../../core/encodings/index.ts"
import { EXPORTER, sealedBag, writeFiles } from "../support/evidence.ts"
import { run } from "../support/terminal.ts"
import { AUTHORITY, makeToken } from "../support/time-stamps.ts"

const folder = mkdtempSync(join(tmpdir(), "sealwright-places-"))
const at = (name: string): string => join(folder, name)
const CUT = AUTHORITY.subarray(0, AUTHORITY.length - 1)
const PEM = Buffer.from(writePem({ label: "CERTIFICATE", bytes: AUTHORITY })).toString()

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function file(name: string, content: Uint8Array | string): string {
  writeFileSync(at(name), content)
  return at(name)
}

const NAMED = ["--trust", at("trust.json"), "--subject", "A", "--by", "B", "--reason", "C"]
const pin = (path: string) => run(["keys", "pin", path, "--role", "exporter", ...NAMED])
const anchor = (path: string) => run(["keys", "anchor", path, "--purpose", "timestamp", ...NAMED])

describe("keys pin and keys anchor", () => {
  it.each<[string, Uint8Array | string, string]>([
    ["DER that is cut short", CUT, "(at byte 0)"],
    [
      "a certificate that goes on",
      Buffer.concat([AUTHORITY, Uint8Array.of(0)]),
      `(at byte ${String(AUTHORITY.length)})`,
    ],
    ["PEM that is cut short", PEM.slice(0, 200), "(at byte 200)"],
    [
      "PEM with a line that is not base64",
      PEM.replace(/\n(?=[^\n-]*\n-----END)/, "\n!"),
      `(at byte ${String(PEM.search(/\n[^\n-]*\n-----END/) + 1)})`,
    ],
    [
      "PEM after words of more bytes than letters",
      `Zo\u00eb's\n${PEM}`.slice(0, 200),
      "(at byte 201)",
    ],
    ["PEM of DER that is cut short", writePem({ label: "CERTIFICATE", bytes: CUT }), "PEM block"],
  ])("refuse %s, and say where", async (_, content, place) => {
    const path = file("refused", content)
    for (const refused of [await pin(path), await anchor(path)]) {
      expect([refused.exit, refused.err]).toEqual([66, expect.stringContaining(place)])
    }
  })
})

describe("keys pin", () => {
  it("refuses a key or a JSON Web Key that stops, and says where", async () => {
    const { spki } = EXPORTER.publicKey
    const short = await pin(file("short", spki.subarray(0, 20)))
    expect([short.exit, short.err]).toEqual([66, expect.stringContaining("(at byte 0)")])
    const jwk = '{"kty":"OKP","crv":"Ed25519",}'
    const comma = await pin(file("jwk", jwk))
    expect([comma.exit, comma.err]).toEqual([
      66,
      expect.stringContaining(`(at byte ${String(jwk.indexOf("}"))})`),
    ])
  })
})

describe("time import", () => {
  it("refuses a certificate beside the token that is none, and says where", async () => {
    writeFiles(at("bag"), await sealedBag())
    const token = file("token", makeToken())
    const path = file("cut.crt", CUT)
    const given = ["time", "import", token, "--bag", at("bag"), "--certificate", path]
    const { exit, err } = await run(given)
    expect([exit, err]).toEqual([66, expect.stringContaining("(at byte 0)")])
    const good = await run([...given.slice(0, -1), file("good.crt", toUtf8(PEM))])
    expect(good.err).not.toContain("at byte")
  })
})
