/**
 * minisign, OpenSSH and OpenSSL, and this program: each verifies what the other signed, and
 * both refuse what was changed since.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect } from "vitest"
import { toBase64, toUtf8 } from "../../../core/base/index.ts"
import { writePem, writeSshKey } from "../../../core/encodings/index.ts"
import {
  makeSigner,
  minisignKeyFile,
  parseEnvelope,
  signEnvelope,
  type KnownKey,
  type Signer,
} from "../../../core/signatures/index.ts"
import { needsTool } from "../../support/tools.ts"
import { ask, pinned } from "./envelope-cases.ts"

const folder = mkdtempSync(join(tmpdir(), "sealwright-forms-"))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const MESSAGE = Buffer.from("the minutes of Friday\n")
const CHANGED = Buffer.from("the minutes of Monday\n")
const PURPOSE = { namespace: "file", trustedComment: "minutes" }
const SIGNERS: Readonly<Record<string, Signer>> = {
  ed25519: makeSigner("ed25519", new Uint8Array(32).fill(7)),
  p256: makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(7)),
  p384: makeSigner("ecdsa-p384-sha384", new Uint8Array(48).fill(7)),
}

needsTool("minisign").describe("minisign and this program", () => {
  const { it } = needsTool("minisign")

  for (const [name, extra] of [
    ["over the hash", []],
    ["over the message itself", ["-l"]],
  ] as const) {
    it(`a fresh signature of minisign ${name} is verified, and refused once anything changed`, () => {
      const [key, pub, file, sig] = paths("m.key", "m.pub", "m.txt", "m.minisig")
      writeFileSync(file, MESSAGE)
      execFileSync("minisign", ["-G", "-W", "-f", "-p", pub, "-s", key])
      execFileSync("minisign", [
        "-S", ...extra, "-s", key, "-m", file, "-x", sig, "-t", "trusted words",
      ]) // prettier-ignore
      const known = pinned("theirs", readFileSync(pub, "utf8"))
      const theirs = (signature: string, message: Buffer) => {
        writeFileSync(sig, signature)
        writeFileSync(file, message)
        return spawnSync("minisign", ["-V", "-q", "-p", pub, "-m", file, "-x", sig]).status === 0
      }
      const good = readFileSync(sig, "utf8")
      const both = agreement(known, theirs, {})
      both(good, MESSAGE, true)
      both(good, CHANGED, false)
      both(good.replace("trusted words", "trusted worms"), MESSAGE, false)
      both(good.replace(/\n(.)(.)/, "\n$1V"), MESSAGE, false)
      both(good.replace(/^untrusted comment: .*/, "untrusted comment: anything"), MESSAGE, true)
      both(withOtherId(good), MESSAGE, false)
    })
  }

  it("a fresh signature of this program is verified by minisign, which shows its comment", () => {
    const [pub, file, sig] = paths("o.pub", "o.txt", "o.minisig")
    const signer = SIGNERS["ed25519"]!
    writeFileSync(pub, minisignKeyFile(signer.publicKey))
    writeFileSync(file, MESSAGE)
    writeFileSync(sig, signEnvelope(MESSAGE, signer, { form: "minisign", ...PURPOSE }))
    const verify = () => spawnSync("minisign", ["-V", "-p", pub, "-m", file, "-x", sig])
    expect(verify().status).toBe(0)
    expect(String(verify().stdout)).toContain("Trusted comment: minutes")
    writeFileSync(file, CHANGED)
    expect(verify().status).not.toBe(0)
  })
})

needsTool("ssh-keygen").describe("ssh-keygen -Y and this program", () => {
  const { it } = needsTool("ssh-keygen")
  const TYPES = [
    ["ed25519", []],
    ["ecdsa", ["-b", "256"]],
    ["ecdsa", ["-b", "384"]],
    ["ecdsa", ["-b", "521"]],
    ["rsa", ["-b", "2048"]],
  ] as const

  for (const [type, bits] of TYPES) {
    it(`a fresh signature by a key of ${[type, ...bits].join(" ")} is verified, and refused once anything changed`, () => {
      const [key] = paths(`ssh-${type}-${bits.join("")}`)
      execFileSync("ssh-keygen", ["-q", "-t", type, ...bits, "-N", "", "-f", key])
      const known = pinned("theirs", readFileSync(`${key}.pub`, "utf8"))
      const good = sshSign(key, "file")
      const [line] = readFileSync(`${key}.pub`, "utf8").split("\n")
      const theirs = (signature: string, message: Buffer, namespace = "file") =>
        sshVerify({ line: line!, signature, message, namespace })
      const both = agreement(known, theirs, { namespace: "file" })
      both(good, MESSAGE, true)
      both(good, CHANGED, false)
      both(withOtherEnd(good), MESSAGE, false)
      const email = sshSign(key, "email")
      both(email, MESSAGE, false)
      agreement(known, (signature, message) => theirs(signature, message, "email"), {
        namespace: "email",
      })(email, MESSAGE, true)
    })
  }

  for (const [name, signer] of Object.entries(SIGNERS)) {
    it(`a fresh signature of this program by a key of ${name} is verified by ssh-keygen`, () => {
      const key = writeSshKey(signer.publicKey.spki)!
      const line = `${key.type} ${toBase64(key.blob)}`
      const signature = text(signEnvelope(MESSAGE, signer, { form: "sshsig", ...PURPOSE }))
      const asked = { line, signature, namespace: "file" }
      expect(sshVerify({ ...asked, message: MESSAGE })).toBe(true)
      expect(sshVerify({ ...asked, message: CHANGED })).toBe(false)
      expect(sshVerify({ ...asked, message: MESSAGE, namespace: "email" })).toBe(false)
    })
  }
})

needsTool("openssl").describe("openssl and this program", () => {
  const { it } = needsTool("openssl")
  const KEYS = {
    ed25519: { make: ["-algorithm", "ed25519"], hash: [] },
    p256: { make: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], hash: ["sha256"] },
    rsa: {
      make: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
      hash: ["sha256"],
      isOurs: false,
    },
    p384: { make: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], hash: ["sha384"] },
  }

  for (const [name, { make, hash, isOurs = true }] of Object.entries<MadeByOpenssl>(KEYS)) {
    it(`a fresh bare signature by a key of ${name} is verified, and refused once anything changed`, () => {
      const [key, pub, file, sig] = paths(
        `${name}.pem`,
        `${name}.pub`,
        `${name}.txt`,
        `${name}.sig`,
      )
      execFileSync("openssl", ["genpkey", ...make, "-out", key], { stdio: "ignore" })
      execFileSync("openssl", ["pkey", "-in", key, "-pubout", "-out", pub])
      writeFileSync(file, MESSAGE)
      const digest = hash.flatMap((one) => ["-digest", one])
      execFileSync("openssl", [
        "pkeyutl", "-sign", "-inkey", key, "-rawin", ...digest, "-in", file, "-out", sig,
      ]) // prettier-ignore
      const good = readFileSync(sig)
      const known = pinned("theirs", readFileSync(pub))
      const theirs = (signature: string, message: Buffer) =>
        opensslVerify({ pub, digest, signature: Buffer.from(signature, "base64"), message })
      const both = agreement(known, theirs, {})
      both(good.toString("base64"), MESSAGE, true)
      both(good.toString("base64"), CHANGED, false)
      const flipped = Buffer.from(good)
      flipped[flipped.length - 1]! ^= 1
      both(flipped.toString("base64"), MESSAGE, false)
    })

    if (!isOurs) continue // no RSA key is made or used for signing here
    it(`a fresh bare signature of this program by a key of ${name} is verified by openssl`, () => {
      const signer = SIGNERS[name]!
      const [pub] = paths(`own-${name}.pub`)
      writeFileSync(pub, writePem({ label: "PUBLIC KEY", bytes: signer.publicKey.spki }))
      const digest = hash.flatMap((one) => ["-digest", one])
      const signature = signEnvelope(MESSAGE, signer, { form: "raw", ...PURPOSE })
      expect(opensslVerify({ pub, digest, signature, message: MESSAGE })).toBe(true)
      expect(opensslVerify({ pub, digest, signature, message: CHANGED })).toBe(false)
    })
  }
})

/** Asks both programs and expects the same answer of them. */
function agreement(
  known: KnownKey,
  theirs: (signature: string, message: Buffer) => boolean,
  context: { readonly namespace?: string },
) {
  const isByKey = (signature: string, message: Buffer): boolean => {
    if (parseEnvelope(toUtf8(signature)).kind !== "envelope") return false
    const { signers, findings } = ask(signature, { ...context, message, keys: [known] })
    return signers.length === 1 && findings.every(({ code }) => code === "SIG_HIGH_S")
  }
  return (signature: string, message: Buffer, isGood: boolean): void => {
    expect(isByKey(signature, message)).toBe(isGood)
    expect(theirs(signature, message)).toBe(isGood)
  }
}

/** The signature with another character before the end of its armour. */
function withOtherEnd(armoured: string): string {
  return armoured.replace(/(.)(=*\n-----END)/, (_, last: string, end: string) => {
    return `${last === "A" ? "B" : "A"}${end}`
  })
}

/** The signature under the id of a key that is not the pinned one. */
function withOtherId(minisig: string): string {
  const lines = minisig.split("\n")
  const bytes = Buffer.from(lines[1]!, "base64")
  bytes[5]! ^= 1
  return [lines[0], bytes.toString("base64"), ...lines.slice(2)].join("\n")
}

function sshSign(key: string, namespace: string): string {
  return execFileSync("ssh-keygen", ["-Y", "sign", "-q", "-n", namespace, "-f", key], {
    input: MESSAGE,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  })
}

interface SshAsked {
  readonly line: string
  readonly signature: string
  readonly message: Uint8Array
  readonly namespace: string
}

function sshVerify({ line, signature, message, namespace }: SshAsked): boolean {
  const [signers, sig] = paths("allowed_signers", "ssh.sig")
  writeFileSync(signers, `archivist ${line}\n`)
  writeFileSync(sig, signature)
  const given = ["-Y", "verify", "-f", signers, "-I", "archivist", "-n", namespace, "-s", sig]
  return spawnSync("ssh-keygen", given, { input: message }).status === 0
}

interface MadeByOpenssl {
  readonly make: readonly string[]
  readonly hash: readonly string[]
  /** False for keys that this program does not sign with. */
  readonly isOurs?: boolean
}

interface OpensslAsked {
  readonly pub: string
  readonly digest: readonly string[]
  readonly signature: Uint8Array
  readonly message: Uint8Array
}

function opensslVerify({ pub, digest, signature, message }: OpensslAsked): boolean {
  const [file, sig] = paths("openssl.txt", "openssl.sig")
  writeFileSync(file, message)
  writeFileSync(sig, signature)
  const given = ["-verify", "-pubin", "-inkey", pub, "-rawin", ...digest, "-in", file]
  return spawnSync("openssl", ["pkeyutl", ...given, "-sigfile", sig]).status === 0
}

function paths<const N extends readonly string[]>(...names: N): { [I in keyof N]: string } {
  return names.map((name) => join(folder, name)) as { [I in keyof N]: string } // as many as names
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
