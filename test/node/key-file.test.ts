/** Key files: what we write openssl reads, what openssl writes we read, and nothing is overwritten. */
import { execFileSync, spawnSync } from "node:child_process"
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { mkdtemp, readdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { english, Failure, toHex, toUtf8 } from "../../core/base/index.ts"
import { derIntegerValue, parseDer, parsePem } from "../../core/encodings/index.ts"
import {
  generateKey,
  makePassphrases,
  nativeEngine,
  readCertificateFile,
  readEitherKey,
  readPublicKeyFile,
  readSigner,
  writeKeyFiles,
} from "../../core/node/index.ts"
import { checkSignature, portableEngine } from "../../core/signatures/index.ts"
import { needsTool } from "../support/tools.ts"

const PASSPHRASE = toUtf8("correct horse Zürich")
const MESSAGE = toUtf8("the message")
const ask = () => Promise.resolve(PASSPHRASE)

const folder = () => mkdtemp(join(tmpdir(), "sealwright-keys-"))

async function newKey(algorithm: "ed25519" | "p256" | "p384" = "ed25519") {
  const path = join(await folder(), "k.key")
  const key = generateKey(algorithm)
  await writeKeyFiles(path, key, { passphrase: PASSPHRASE })
  return { path, key }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(cause instanceof Failure)) throw new Error("no Failure", { cause })
  return cause.code
}

describe("a key that was written", () => {
  it.each(["ed25519", "p256", "p384"] as const)(
    "signs again after reading (%s)",
    async (algorithm) => {
      const { path, key } = await newKey(algorithm)
      const signer = await readSigner(path, ask)
      expect(signer.publicKey).toEqual(key.signer.publicKey)
      const encoding = algorithm === "ed25519" ? "raw" : "der"
      const signature = signer.sign(MESSAGE)
      expect(signer.sign(MESSAGE)).toEqual(signature)
      const request = { key: signer.publicKey, message: MESSAGE, signature, encoding } as const
      expect(checkSignature(request, [portableEngine, nativeEngine]).kind).toBe("valid")
    },
  )

  it("has its public half beside it, readable without the passphrase", async () => {
    const { path, key } = await newKey()
    expect(readPublicKeyFile(`${path}.pub`)).toEqual(key.signer.publicKey)
    const never = () => Promise.reject(new Error("asked"))
    expect(await readEitherKey(`${path}.pub`, never)).toEqual(key.signer.publicKey)
    expect(await readEitherKey(path, ask)).toEqual(key.signer.publicKey)
  })

  it("is for the owner's eyes, and holds nothing of the key in clear", async () => {
    const { path, key } = await newKey()
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600)
    const pem = parsePem(readFileSync(path, "utf8"))
    const [block] = pem.kind === "pem" ? pem.blocks : []
    expect(block?.label).toBe("ENCRYPTED PRIVATE KEY")
    const secret = toHex(key.pkcs8.subarray(-32))
    expect(toHex(block!.bytes)).not.toContain(secret)
  })

  it("is kept under at least 600,000 rounds with a salt of its own", async () => {
    const [first, second] = [await roundsAndSalt(), await roundsAndSalt()]
    expect(first.rounds).toBeGreaterThanOrEqual(600_000n)
    expect(first.salt).toHaveLength(32)
    expect(first.salt).not.toBe(second.salt)
  })

  it("is never overwritten, nor is what would lie beside it", async () => {
    for (const taken of ["", ".pub", ".crt"]) {
      const path = join(await folder(), "k.key")
      writeFileSync(`${path}${taken}`, "mine")
      const certificate = { subject: "S", notBefore: 0 }
      const files = { passphrase: PASSPHRASE, certificate }
      expect(await codeOf(writeKeyFiles(path, generateKey("p256"), files))).toBe("UNWRITABLE")
      expect(readFileSync(`${path}${taken}`, "utf8")).toBe("mine")
      expect(await readdir(join(path, ".."))).toEqual([`k.key${taken}`])
    }
  })
})

describe("a key that cannot be read", () => {
  it("says in one sentence that the passphrase does not open it", async () => {
    const { path } = await newKey()
    const wrong = readSigner(path, () => Promise.resolve(toUtf8("wrong")))
    await expect(wrong).rejects.toMatchObject({ code: "MALFORMED", path })
    await expect(readSigner(path, () => Promise.resolve(new Uint8Array()))).rejects.toThrow(
      "the passphrase does not open this key",
    )
  })

  it("is MALFORMED when it is something else", async () => {
    const { path } = await newKey()
    expect(await codeOf(readSigner(`${path}.pub`, ask))).toBe("MALFORMED")
    writeFileSync(path, "not PEM")
    expect(await codeOf(readSigner(path, ask))).toBe("MALFORMED")
    expect(() => readPublicKeyFile(path)).toThrow("in no form that is read here")
  })

  it("is UNREADABLE when it is not there", async () => {
    expect(await codeOf(readSigner(join(await folder(), "absent"), ask))).toBe("UNREADABLE")
  })
})

describe("passphrases from a file descriptor", () => {
  const from = async (content: string) => {
    const file = join(await folder(), "pass")
    writeFileSync(file, content)
    return openSync(file, "r")
  }

  it("end at the first line end, and serve every key of a command", async () => {
    for (const content of ["secret\nmore", "secret\r\nmore", "secret"]) {
      const fd = await from(content)
      const passphrases = makePassphrases(fd)
      expect(await passphrases.existing("a")).toEqual(toUtf8("secret"))
      expect(await passphrases.existing("b")).toEqual(toUtf8("secret"))
      expect(await passphrases.fresh("c")).toEqual(toUtf8("secret"))
      closeSync(fd)
    }
  })

  it("leave what follows the line to the next reader", async () => {
    const fd = await from("first\nsecond\n")
    expect(await makePassphrases(fd).existing("a")).toEqual(toUtf8("first"))
    expect(await makePassphrases(fd).existing("b")).toEqual(toUtf8("second"))
    closeSync(fd)
  })

  it("are refused when empty for a new key, too long, or not there", async () => {
    expect(await codeOf(makePassphrases(await from("\n")).fresh("a"))).toBe("USAGE")
    expect(await codeOf(makePassphrases(await from("x".repeat(2000))).existing("a"))).toBe("USAGE")
    expect(await codeOf(makePassphrases(9999).existing("a"))).toBe("USAGE")
  })
})

needsTool("openssl").describe("openssl", () => {
  const openssl = (...args: readonly string[]) =>
    execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  const pass = `pass:${new TextDecoder().decode(PASSPHRASE)}`

  it.each(["ed25519", "p256"] as const)("reads the %s key that we wrote", async (algorithm) => {
    const { path } = await newKey(algorithm)
    const clear = openssl("pkcs8", "-in", path, "-passin", pass)
    expect(clear).toContain("BEGIN PRIVATE KEY")
    expect(openssl("pkey", "-in", path, "-passin", pass, "-pubout")).toBe(
      readFileSync(`${path}.pub`, "utf8"),
    )
    const wrong = spawnSync("openssl", ["pkcs8", "-in", path, "-passin", "pass:wrong"])
    expect(wrong.status).not.toBe(0)
  })

  it.each([
    ["aes-128-cbc", "hmacWithSHA1"],
    ["aes-192-cbc", "hmacWithSHA256"],
    ["aes-256-cbc", "hmacWithSHA384"],
    ["aes-256-cbc", "hmacWithSHA512"],
  ])("writes keys that we read (%s, %s)", async (cipher, prf) => {
    const path = join(await folder(), "k")
    openssl("genpkey", "-algorithm", "ED25519", "-out", `${path}.clear`)
    const options = ["-topk8", "-v2", cipher, "-v2prf", prf, "-passout", pass]
    openssl("pkcs8", "-in", `${path}.clear`, "-out", path, ...options)
    openssl("pkey", "-in", `${path}.clear`, "-pubout", "-out", `${path}.pub`)
    const signer = await readSigner(path, ask)
    expect(signer.publicKey).toEqual(readPublicKeyFile(`${path}.pub`))

    const warnings: string[] = []
    const never = () => Promise.reject(new Error("asked"))
    const clear = await readSigner(`${path}.clear`, never, (warning) =>
      warnings.push(english(warning)),
    )
    expect(clear.publicKey).toEqual(signer.publicKey)
    expect(warnings).toHaveLength(1)
  })

  it.each([
    ["ed448", ["-algorithm", "ed448"], "ed448"],
    ["P-521", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"], "ecdsa-p521-sha512"],
    ["RSA", ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "rsa-pkcs1-sha256"],
  ] as const)("signs with a %s key of openssl, always alike", async (name, made, algorithm) => {
    const path = join(await folder(), "theirs.key")
    execFileSync("openssl", ["genpkey", ...made, "-out", path], { stdio: "ignore" })
    const signer = await readSigner(path, ask)
    expect(signer.publicKey.algorithm).toBe(algorithm)
    const signature = signer.sign(MESSAGE)
    expect(signer.sign(MESSAGE)).toEqual(signature)
    const encoding = name === "P-521" ? "der" : "raw"
    const request = { key: signer.publicKey, message: MESSAGE, signature, encoding } as const
    expect(checkSignature(request, [portableEngine, nativeEngine]).kind).toBe("valid")
  })

  it.each([
    ["X25519", ["-algorithm", "x25519"]],
    ["brainpool", ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:brainpoolP256r1"]],
    ["RSASSA-PSS, whose salt is random,", ["-algorithm", "RSA-PSS"]],
    ["short RSA", ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:768"]],
  ] as const)("refuses a %s key of openssl", async (_, made) => {
    const path = join(await folder(), "theirs.key")
    execFileSync("openssl", ["genpkey", ...made, "-out", path], { stdio: "ignore" })
    expect(await codeOf(readSigner(path, ask))).toBe("MALFORMED")
  })

  it("reads back P-256 and P-384 keys made by openssl", async () => {
    for (const curve of ["P-256", "P-384"]) {
      const path = join(await folder(), "k")
      const options = ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${curve}`]
      openssl("genpkey", ...options, "-aes256", "-pass", pass, "-out", path)
      const { publicKey } = await readSigner(path, ask)
      expect(publicKey.algorithm).toContain(curve.toLowerCase().replace("-", ""))
    }
  })

  it("refuses with us a key for an algorithm that is not ours", async () => {
    const path = join(await folder(), "k")
    openssl("genpkey", "-algorithm", "X25519", "-out", path)
    await expect(readSigner(path, ask)).rejects.toMatchObject({ code: "MALFORMED" })
  })

  it("verifies what our keys sign", async () => {
    const { path, key } = await newKey("p256")
    writeFileSync(`${path}.msg`, MESSAGE)
    writeFileSync(`${path}.sig`, key.signer.sign(MESSAGE))
    const answer = openssl(
      ...["dgst", "-sha256", "-verify", `${path}.pub`, "-signature", `${path}.sig`, `${path}.msg`],
    )
    expect(answer).toContain("Verified OK")
  })

  it("reads and verifies the certificate, with its key, subject, window and uses", async () => {
    const path = join(await folder(), "k")
    const key = generateKey("p256")
    const notBefore = Date.UTC(2045, 0, 2, 3, 4, 5)
    const certificate = { subject: "Zoë Examiner, Ltd.", notBefore }
    await writeKeyFiles(path, key, { passphrase: PASSPHRASE, certificate })
    const crt = `${path}.crt`
    const text = openssl(
      "x509",
      "-in",
      crt,
      "-noout",
      "-text",
      "-nameopt",
      "multiline,utf8,-esc_msb",
    )
    expect(text).toContain("Version: 3 (0x2)")
    expect(text).toMatch(/commonName\s+= Zoë Examiner, Ltd\./)
    expect(text).toContain("ecdsa-with-SHA256")
    expect(text).toContain("CA:FALSE")
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/)
    expect(text).toContain("Not Before: Jan  2 03:04:05 2045 GMT")
    // Ten years on it is 2055, beyond the reach of UTCTime.
    expect(text).toMatch(/Not After : Jan {2}2 .* 2055 GMT/)
    expect(openssl("x509", "-in", crt, "-noout", "-pubkey")).toBe(
      readFileSync(`${path}.pub`, "utf8"),
    )
    const at = ["-attime", String(notBefore / 1000 + 60)]
    expect(openssl("verify", "-check_ss_sig", ...at, "-CAfile", crt, crt)).toContain("OK")
    expect(readCertificateFile(crt)[0]).toBe(0x30)
  })
})

it("a certificate is refused for Ed25519 and for names of no or too many characters", async () => {
  const path = join(await folder(), "k")
  const refused = (algorithm: "ed25519" | "p256", subject: string) => {
    const files = { passphrase: PASSPHRASE, certificate: { subject, notBefore: 0 } }
    return codeOf(writeKeyFiles(path, generateKey(algorithm), files))
  }
  expect(await refused("ed25519", "S")).toBe("USAGE")
  expect(await refused("p256", "")).toBe("USAGE")
  expect(await refused("p256", "x".repeat(65))).toBe("USAGE")
  expect(await readdir(join(path, ".."))).toEqual([])
})

/** Rounds and salt of a new key file, found by walking EncryptedPrivateKeyInfo (RFC 8018 A.4). */
async function roundsAndSalt() {
  const { path } = await newKey()
  const pem = parsePem(readFileSync(path, "utf8"))
  const der = parseDer(pem.kind === "pem" ? pem.blocks[0]!.bytes : new Uint8Array())
  if (der.kind !== "der") throw new Error(der.reason)
  const parameters = der.value.children[0]?.children[1]?.children[0]?.children[1]
  const [salt, rounds] = parameters?.children ?? []
  return { rounds: derIntegerValue(rounds!.content), salt: toHex(salt!.content) }
}
