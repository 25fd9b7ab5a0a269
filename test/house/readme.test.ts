/** README.md: short, and every command in it runs and prints what it is shown to print. */
import { spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { needsTool } from "../support/tools.ts"

const README = readFileSync("README.md", "utf8")
const LEFT_OUT = "[...]"
const MARK = "-- end of one command --"

const folder = mkdtempSync(join(tmpdir(), "sealwright-readme-"))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The fenced blocks of one language, in their order. */
function blocks(language: string): readonly string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, body = ""]) => body,
  )
}

interface Step {
  readonly command: string
  /** What README shows below it. */
  readonly shown: string
}

function sessionSteps(): readonly Step[] {
  const [session = ""] = blocks("console")
  return session
    .split(/^\$ /m)
    .slice(1)
    .map((piece) => {
      const end = piece.indexOf("\n")
      return { command: piece.slice(0, end), shown: piece.slice(end + 1) }
    })
}

/** A folder with an export in it, and `sealwright` as a command that needs nobody to type. */
function workplace(): { readonly path: string; readonly run: (script: string) => string } {
  const path = mkdtempSync(join(folder, "work-"))
  const bin = mkdtempSync(join(folder, "bin-"))
  mkdirSync(join(path, "export", "attachments"), { recursive: true })
  writeFileSync(join(path, "export", "orders.csv"), "order,amount\n1,20\n2,30\n")
  writeFileSync(join(path, "export", "attachments", "invoice-1.txt"), "20\n")
  writeFileSync(join(bin, "passphrase"), "correct horse\n")
  const start = `exec "${process.execPath}" "${resolve("cli/start.ts")}" "$@"`
  const shim = `#!/bin/sh
case "$1 $2" in
  "keys new" | "seal "*) ${start} --passphrase-fd 3 3<"${bin}/passphrase" ;;
  *) ${start} ;;
esac
`
  writeFileSync(join(bin, "sealwright"), shim)
  chmodSync(join(bin, "sealwright"), 0o755)
  const env = { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}`, NO_COLOR: "1" }
  const run = (script: string) =>
    spawnSync("sh", ["-c", `exec 2>&1\n${script}`], { cwd: path, env, encoding: "utf8" }).stdout
  return { path, run }
}

/** Digests, ids and fingerprints differ from run to run; everything else must not. */
function masked(text: string): string {
  return text
    .replace(/\b[0-9a-f]{4}(?: [0-9a-f]{4})+\b/g, "#")
    .replace(/\b[0-9a-f]{16}(?:[0-9a-f]{16})*\b/g, "#")
}

function patternOf(shown: string): RegExp {
  const lines = masked(shown)
    .split("\n")
    .slice(0, -1)
    .map((line) =>
      line === LEFT_OUT ? "(?:.*\n)*?" : `${line.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")}\n`,
    )
  return new RegExp(`^${lines.join("")}$`)
}

describe("README.md", () => {
  it("is under 150 lines", () => {
    expect(README.trimEnd().split("\n").length).toBeLessThan(150)
  })

  it("sets up a fresh machine with two commands, and their scripts exist", () => {
    expect(blocks("sh")[0]).toBe("npm ci && npm run demo\nnpm ci && npm test\n")
    const { scripts, bin } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>
      bin: Record<string, string>
    }
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "test", "prepare"]))
    expect(Object.keys(bin)).toEqual(["sealwright"])
  })

  it("promises nothing that only a court or a notary could", () => {
    expect(README).not.toMatch(/authentic|admissib|tamper-?proof|court-approved|guarantee/i)
  })
})

describe("the session in README.md", () => {
  const steps = sessionSteps()
  let outputs: readonly string[] = []
  let place: ReturnType<typeof workplace>

  beforeAll(() => {
    place = workplace()
    const commands = steps.map(({ command }) => `${command}\ns=$?; echo "${MARK}"; (exit $s)`)
    outputs = place.run(commands.join("\n")).split(`${MARK}\n`)
  })

  it.each(steps.map((step, index) => ({ ...step, index })))(
    "prints what is shown: $command",
    ({ shown, index }) => {
      expect(masked(outputs[index] ?? "")).toMatch(patternOf(shown))
    },
  )

  it("ends with 0 for what passed and with 1 for what failed", () => {
    const script = [
      "sealwright verify case-17.bag --trust trust.json --quiet; echo $?",
      "sealwright verify other.bag --trust trust.json --quiet; echo $?",
      "sealwright verify case-17.bag --quiet; echo $?",
      "sealwright explain HASH_FAILURE > /dev/null; echo $?",
    ].join("\n")
    expect(place.run(script).replace(/ +\S+\.bag$/gm, "")).toBe(
      "TOTAL-PASSED\n0\nTOTAL-FAILED\n1\nINDETERMINATE\n2\n0\n",
    )
  })

  it("names the finding that it shows", () => {
    expect(place.run("sealwright verify other.bag --trust trust.json")).toContain("HASH_FAILURE")
  })
})

needsTool("openssl").describe("the commands that check a bag without Sealwright", () => {
  const byHand = blocks("sh")[1] ?? ""
  const p256 = /`(openssl dgst [^`]*)`/.exec(README)?.[1] ?? ""
  const forP256 = byHand.replace(/^openssl pkeyutl .*$/m, p256)

  const SEAL_ED25519 = `sealwright keys new --out exporter.key
sealwright seal export/ --out case-17.bag --key exporter.key
`
  const SEAL_P256 = `sealwright keys new --algorithm p256 --out exporter.key
sealwright keys new --out log.key
sealwright seal export/ --out case-17.bag --key exporter.key --log-key log.key
`
  it.each([
    ["Ed25519", SEAL_ED25519, byHand, "Signature Verified Successfully\n"],
    ["P-256", SEAL_P256, forP256, "Verified OK\n"],
  ])("accept a sound bag, and notice what was changed (%s)", (_, seal, commands, success) => {
    const { run } = workplace()
    run(seal)
    const sound = run(commands)
    expect(sound).toContain("data/orders.csv: OK\n")
    expect(sound).toContain(success)
    expect(sound).toContain("\nmanifest-sha256.txt: sealed\ntagmanifest-sha256.txt: sealed\n")

    const edited = run(`echo x >> case-17.bag/data/orders.csv\n${commands}`)
    expect(edited).toContain("data/orders.csv: FAILED\n")
    const relisted = run(
      `cd case-17.bag && sha256sum data/* > manifest-sha256.txt; cd ..\n${commands}`,
    )
    expect(relisted).not.toMatch(/^manifest-sha256.txt: sealed$/m)
    const stranger = run(`mv exporter.key.pub away; mv exporter.key old
sealwright keys new ${seal.includes("p256") ? "--algorithm p256" : ""} --out exporter.key
${commands}`)
    expect(stranger).not.toContain(success)
  })
})
