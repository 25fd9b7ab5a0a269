/** PKCS #12 files: what OpenSSL, Java and Python's cryptography write is read, and nothing else opens. */
import { execFileSync, spawnSync } from "node:child_process"
import { createPublicKey, X509Certificate } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { Failure, toHex, toUtf8 } from "../../core/base/index.ts"
import { parsePem } from "../../core/encodings/index.ts"
import { generateKey, nativeEngine, readReportKey, type ReportKey } from "../../core/node/index.ts"
import { makeRoundBudget } from "../../core/node/passphrase-derivation.ts"
import { checkSignature, portableEngine, type PublicKey } from "../../core/signatures/index.ts"
import { makeOpensslSigners, openssl, type KeyKind } from "../support/openssl-signers.ts"
import { buildPkcs12, type BuiltPkcs12 } from "../support/pkcs12-builder.ts"
import { needsTool, PYTHON } from "../support/tools.ts"

const NOW = { at: Date.now() }
const PASSPHRASE = "correct horse Zürich"
const folder = mkdtempSync(join(tmpdir(), "sealwright-p12-"))
const theirs = makeOpensslSigners(folder)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const open = (path: string, passphrase = PASSPHRASE): Promise<ReportKey> =>
  readReportKey(path, () => Promise.resolve(toUtf8(passphrase)), NOW)
const never = (): Promise<Uint8Array> => Promise.reject(new Error("asked for a passphrase"))

/** The sentence that somebody reads who gives this file. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (cause instanceof Failure && cause.code === "MALFORMED") return cause.message
  throw new Error("it was not refused as MALFORMED", { cause })
}

function derOf(path: string): string {
  const pem = parsePem(readFileSync(path, "utf8"))
  return toHex(pem.kind === "pem" ? (pem.blocks[0]?.bytes ?? new Uint8Array()) : new Uint8Array())
}

function signs({ signer }: ReportKey, name: string): void {
  const message = toUtf8("the message")
  const key: PublicKey = signer.publicKey
  const spki = createPublicKey(readFileSync(theirs.at(`${name}.key`)))
  expect(toHex(key.spki)).toBe(spki.export({ format: "der", type: "spki" }).toString("hex"))
  const encoding = key.algorithm.startsWith("ecdsa") ? "der" : "raw"
  const signature = signer.sign(message)
  const request = { key, message, signature, encoding } as const
  expect(checkSignature(request, [portableEngine, nativeEngine]).kind).toBe("valid")
}

needsTool("openssl").describe("a file by openssl", () => {
  beforeAll(() => {
    for (const kind of ["p256", "p384", "p521", "rsa"] as const) theirs.make(kind, kind)
  })
  const own = (name: string) => derOf(theirs.at(`${name}.crt`))

  it.each(["p256", "p384", "p521", "rsa"] satisfies KeyKind[])(
    "gives its %s key and certificate",
    async (name) => {
      const key = await open(theirs.export(name, PASSPHRASE))
      signs(key, name)
      expect(toHex(key.certificate)).toBe(own(name))
      expect(key.chain).toEqual([])
    },
  )

  it.each([
    ["AES-128-CBC", "AES-192-CBC", "sha1"],
    ["AES-192-CBC", "AES-256-CBC", "sha384"],
    ["AES-256-CBC", "AES-128-CBC", "sha512"],
    ["PBE-SHA1-3DES", "PBE-SHA1-3DES", "sha256"],
    ["PBE-SHA1-3DES", "AES-128-CBC", "sha1"],
    ["NONE", "NONE", "sha224"],
  ])("is read with %s over the key, %s over certificates and %s as MAC", async (key, cert, mac) => {
    const path = theirs.export("p256", PASSPHRASE, "-keypbe", key, "-certpbe", cert, "-macalg", mac)
    signs(await open(path), "p256")
    expect(await refusal(open(path, "wrong"))).toContain("does not open this file")
  })

  it.each([["-nomac"], ["-nomaciter"], ["-iter", "1"], ["-macsaltlen", "32"], ["-name", "Ä 文"]])(
    "is read when it is written with %s",
    async (...options) => {
      const usual = options[0] === "-macsaltlen" ? [] : options
      const path = theirs.export("rsa", PASSPHRASE, ...usual)
      signs(await open(path), "rsa")
      expect(await refusal(open(path, "wrong"))).toContain("does not open this file")
    },
  )

  it("gives the certificates that lead up from the key's, and no others", async () => {
    writeFileSync(
      theirs.at("all.pem"),
      ["root", "rsa", "issuing"].map((name) => readFileSync(theirs.at(`${name}.crt`))).join(""),
    )
    const { certificate, chain } = await open(
      theirs.export("p256", PASSPHRASE, "-certfile", theirs.at("all.pem")),
    )
    expect(toHex(certificate)).toBe(own("p256"))
    expect(chain.map(toHex)).toEqual([own("issuing"), own("root")])
  })

  it("is refused once its certificate has ended, in the words of a key file whose has", async () => {
    const path = theirs.export("p256", PASSPHRASE)
    const ask = () => Promise.resolve(toUtf8(PASSPHRASE))
    const end = new X509Certificate(readFileSync(theirs.at("p256.crt"))).validToDate.getTime()
    signs(await readReportKey(path, ask, { at: end }), "p256")
    const key = theirs.at("p256.key")
    writeFileSync(`${key}.crt`, readFileSync(theirs.at("p256.crt")))
    for (const each of [path, key]) {
      const told = readReportKey(each, ask, { at: end + 1 })
      await expect(told).rejects.toMatchObject({
        code: "USAGE",
        message: `the certificate ended at ${new Date(end).toISOString()}: sign with one that lasts`,
      })
    }
  })

  it("opens with the empty passphrase, and with no other then", async () => {
    const path = theirs.export("p256", "")
    signs(await open(path, ""), "p256")
    expect(await refusal(open(path, " "))).toContain("does not open this file")
  })

  it("opens with no other passphrase than its own, to the letter", async () => {
    const path = theirs.export("p256", PASSPHRASE)
    for (const wrong of ["", "correct horse Zurich", `${PASSPHRASE} `, PASSPHRASE.slice(0, -1)]) {
      expect(await refusal(open(path, wrong))).toContain("the passphrase does not open this file")
    }
    const latin1 = readReportKey(path, () => Promise.resolve(Uint8Array.of(0x5a, 0xfc)), NOW)
    expect(await refusal(latin1)).toContain("UTF-8")
  })

  it("is refused without asking for a passphrase when it is cut off, wherever that is", async () => {
    const path = theirs.export("p256", PASSPHRASE)
    const whole = readFileSync(path)
    for (let length = 1; length < whole.length; length += 1) {
      writeFileSync(theirs.at("cut.p12"), whole.subarray(0, length))
      const told = await refusal(readReportKey(theirs.at("cut.p12"), never, NOW))
      expect(told).toContain("it is no PKCS #12 file, or a damaged one")
    }
  })

  it("gives no key when a byte of it is another, whichever that is", async () => {
    const whole = readFileSync(theirs.export("p256", PASSPHRASE, "-iter", "1"))
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Uint8Array.from(whole)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(theirs.at("changed.p12"), changed)
      expect([at, await refusal(open(theirs.at("changed.p12")))]).not.toContain("")
    }
  })

  it("is told apart when the MAC holds and what lies under it does not open", async () => {
    const path = theirs.at("two.p12")
    const files = ["-inkey", theirs.at("p256.key"), "-in", theirs.at("p256.crt"), "-out", path]
    execFileSync("openssl", ["pkcs12", "-export", "-twopass", ...files], {
      input: `${PASSPHRASE}\n${PASSPHRASE}\nanother\nanother\n`,
      stdio: ["pipe", "ignore", "ignore"],
    })
    const told = [await refusal(open(path)), await refusal(open(path, "another"))]
    expect(told.join()).toContain("the passphrase is right, and yet the file does not open")
    expect(told.join()).toContain("the passphrase does not open this file")
  })

  it.each([
    // What OpenSSL wrote by itself before 3.0, and macOS still does: RC2 over certificates.
    [[]],
    [["-certpbe", "PBE-SHA1-RC2-128", "-keypbe", "PBE-SHA1-RC2-40"]],
    [["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-RC2-128"]],
  ])("is read as programs wrote it that know no AES: -legacy %s", async (options) => {
    const path = theirs.export("rsa", PASSPHRASE, "-legacy", ...options)
    const key = await open(path)
    signs(key, "rsa")
    expect(toHex(key.certificate)).toBe(own("rsa"))
    expect(await refusal(open(path, "wrong"))).toContain("does not open this file")
  })

  it("is refused with the ways to have it anew when RC4 protects it, and that of ours works", async () => {
    const old = theirs.export("rsa", PASSPHRASE, "-legacy", "-certpbe", "PBE-SHA1-RC4-40")
    const told = await refusal(readReportKey(old, never, NOW))
    expect(told).toContain("RC4 with 40 bits")
    expect(told).toContain("ask whoever gave it to you to export it anew under AES-256")
    const [pem, fresh] = [theirs.at("KEY.pem"), theirs.at("NEW.p12")]
    const commands = [...told.matchAll(/"openssl ([^"]+)"/g)].map(([, line = ""]) => line)
    expect(commands).toHaveLength(2)
    const files: Readonly<Record<string, string>> = {
      "OLD.p12": old,
      "KEY.pem": pem,
      "NEW.p12": fresh,
    }
    const pass = `pass:${PASSPHRASE}`
    for (const [index, line] of commands.entries()) {
      const words = line.split(" ").map((word) => files[word] ?? word)
      openssl(...words, "-passin", pass, "-passout", pass)
      if (index === 0) expect(readFileSync(pem, "utf8")).toContain("ENCRYPTED PRIVATE KEY")
    }
    signs(await open(fresh), "rsa")
  })

  it("is refused without a key, without a certificate, and when it is something else", async () => {
    const certificates = theirs.export("p256", PASSPHRASE, "-nokeys")
    expect(await refusal(open(certificates))).toContain("it holds no private key")
    const keys = theirs.export("p256", PASSPHRASE, "-nocerts")
    expect(await refusal(open(keys))).toContain("a key without a certificate")
    const der = theirs.at("rsa.der")
    openssl("x509", "-in", theirs.at("rsa.crt"), "-outform", "DER", "-out", der)
    expect(await refusal(readReportKey(der, never, NOW))).toContain("this is a certificate")
    openssl(
      "pkcs8",
      "-topk8",
      "-nocrypt",
      "-in",
      theirs.at("rsa.key"),
      "-outform",
      "DER",
      "-out",
      der,
    )
    expect(await refusal(readReportKey(der, never, NOW))).toContain("it is no PKCS #12 file")
  })
})

needsTool("openssl", "keytool").describe("a file by Java's keytool", () => {
  const keytool = (...args: readonly string[]): void => {
    execFileSync("keytool", args, { stdio: ["ignore", "pipe", "pipe"] })
  }
  const copied = (from: string, to: string, alias: string, ...more: readonly string[]): void => {
    keytool(
      ...["-importkeystore", "-noprompt", "-srckeystore", from, "-destkeystore", to, ...more],
      ...["-srcstorepass", "changeit", "-deststorepass", "changeit"],
      ...["-srcstoretype", "PKCS12", "-deststoretype", "PKCS12", "-srcalias", "one"],
      ...["-destalias", alias, "-destkeypass", "changeit"],
    )
  }
  const plain = (name: string) => theirs.export(name, "changeit", "-name", "one")
  beforeAll(() => {
    for (const kind of ["p256", "rsa"] as const) theirs.make(kind, kind)
  })

  it.each([
    ["HmacSHA1", "128", "HmacPBESHA1"],
    ["HmacSHA256", "256", "HmacPBESHA256"],
    ["HmacSHA384", "128", "HmacPBESHA384"],
    ["HmacSHA512", "256", "HmacPBESHA512"],
  ])("is read with PBEWith%sAndAES_%s and %s", async (prf, bits, mac) => {
    const path = theirs.at(`java-${prf}.p12`)
    const scheme = `PBEWith${prf}AndAES_${bits}`
    const settings = [
      `keyPbeAlgorithm=${scheme}`,
      `certPbeAlgorithm=${scheme}`,
      `macAlgorithm=${mac}`,
    ]
    copied(plain("rsa"), path, "one", ...settings.map((one) => `-J-Dkeystore.pkcs12.${one}`))
    signs(await open(path, "changeit"), "rsa")
    expect(await refusal(open(path, "changeIt"))).toContain("does not open this file")
  })

  it("is refused when it holds two keys with certificates", async () => {
    const path = theirs.at("java-two.p12")
    copied(plain("rsa"), path, "one")
    copied(plain("p256"), path, "two")
    expect(await refusal(open(path, "changeit"))).toContain("it holds 2 keys with certificates")
  })
})

needsTool("openssl", "python-cryptography").it(
  "a file by Python's cryptography is read, in each of its encryptions",
  async () => {
    theirs.make("p384", "p384")
    const script = `
import sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
at = sys.argv[1]
key = serialization.load_pem_private_key(open(at + "/p384.key", "rb").read(), None)
own = x509.load_pem_x509_certificate(open(at + "/p384.crt", "rb").read())
above = x509.load_pem_x509_certificate(open(at + "/issuing.crt", "rb").read())
for pbe in ["PBESv2SHA256AndAES256CBC", "PBESv1SHA1And3KeyTripleDESCBC"]:
    for mac in [hashes.SHA1(), hashes.SHA256(), hashes.SHA512()]:
        how = (PrivateFormat.PKCS12.encryption_builder().kdf_rounds(5000)
            .key_cert_algorithm(getattr(pkcs12.PBES, pbe)).hmac_hash(mac).build("Zürich".encode()))
        data = pkcs12.serialize_key_and_certificates(b"name", key, own, [above], how)
        open(at + "/python-" + pbe + "-" + mac.name + ".p12", "wb").write(data)
`
    const ran = spawnSync(PYTHON, ["-c", script, folder], { encoding: "utf8" })
    expect(ran.stderr).toBe("")
    for (const pbe of ["PBESv2SHA256AndAES256CBC", "PBESv1SHA1And3KeyTripleDESCBC"]) {
      for (const mac of ["sha1", "sha256", "sha512"]) {
        const key = await open(theirs.at(`python-${pbe}-${mac}.p12`), "Zürich")
        signs(key, "p384")
        expect(key.chain.map(toHex)).toEqual([derOf(theirs.issuing)])
      }
    }
  },
)

needsTool("openssl").describe("a file that no program writes", () => {
  const built = (given: Partial<BuiltPkcs12>): string => {
    const path = theirs.at("built.p12")
    writeFileSync(
      path,
      buildPkcs12({ keys: [], certificates: [], passphrase: PASSPHRASE, ...given }),
    )
    return path
  }
  const pkcs8 = (name: string): Uint8Array =>
    Uint8Array.from(Buffer.from(derOf(theirs.at(`${name}.key`)), "hex"))
  const der = (name: string): Uint8Array =>
    Uint8Array.from(Buffer.from(derOf(theirs.at(`${name}.crt`)), "hex"))
  beforeAll(() => {
    for (const name of ["p256", "rsa"] as const) theirs.make(name, name)
    theirs.make("encrypting", "rsa", "encrypting")
    // The same key, certified once more.
    const again = ["-CA", theirs.issuing, "-CAkey", theirs.at("issuing.key"), "-days", "9"]
    openssl(
      "x509",
      "-req",
      "-in",
      theirs.at("p256.csr"),
      ...again,
      "-out",
      theirs.at("renewed.crt"),
    )
  })
  const one = () => ({ keys: [{ pkcs8: pkcs8("p256") }], certificates: [{ der: der("p256") }] })

  it.each(["DER", "BER"])("is read with PBMAC1, in %s", async (form) => {
    const path = built({ ...one(), asBer: form === "BER", rounds: 1000 })
    const key = await open(path)
    signs(key, "p256")
    expect(toHex(key.certificate)).toBe(toHex(der("p256")))
    expect(await refusal(open(path, "wrong"))).toContain("does not open this file")
  })

  it("is refused when its MAC's key is as short as nobody may make it", async () => {
    for (const macKeyLength of [1, 19, 65]) {
      const path = built({ ...one(), macKeyLength })
      expect(await refusal(readReportKey(path, never, NOW))).toContain("length of the MAC's key")
    }
  })

  it.each([
    ["20,000,000", 20_000_000n],
    ["2^31", 2n ** 31n],
    ["2^64", 2n ** 64n],
    ["2^4000", 2n ** 4000n],
  ])("is refused within a second when it asks for %s rounds", async (_, rounds) => {
    const start = process.cpuUsage()
    const path = built({ ...one(), rounds, mac: "none" })
    expect(await refusal(open(path))).toContain("more rounds than any honest file needs")
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1_000_000).toBeLessThan(1)
  })

  it("is refused when no single derivation asks for too much, but all of them together do", () => {
    const budget = makeRoundBudget("k.p12")
    budget.spend(6_000_000n)
    expect(() => {
      budget.spend(6_000_000n)
    }).toThrow("more rounds than any honest file needs")
  })

  it("is refused before a passphrase is asked for with a cipher that is not read", async () => {
    const path = built({ ...one(), cipher: "1.2.392.200011.61.1.1.1.4" })
    expect(await refusal(readReportKey(path, never, NOW))).toContain("1.2.392.200011.61.1.1.1.4")
  })

  it("gives the key that has a certificate, whatever other keys lie beside it", async () => {
    const { pkcs8: other } = generateKey("p384")
    const keys = [{ pkcs8: other }, { pkcs8: pkcs8("p256") }]
    signs(await open(built({ ...one(), keys })), "p256")
  })

  it("gives the key whose certificate is for signatures, and none that is for encryption alone", async () => {
    const encrypting = { pkcs8: pkcs8("encrypting") }
    const own = { der: der("encrypting") }
    const both = { keys: [encrypting, ...one().keys], certificates: [own, ...one().certificates] }
    signs(await open(built(both)), "p256")
    const told = await refusal(open(built({ keys: [encrypting], certificates: [own] })))
    expect(told).toContain("no private key that is read here with a certificate for signatures")
  })

  it("takes of two certificates of its key the one with the key's local name, else refuses", async () => {
    const [mine, later] = [Uint8Array.of(1), Uint8Array.of(2)]
    const keys = [{ pkcs8: pkcs8("p256"), localId: later }]
    const both = [
      { der: der("p256"), localId: mine },
      { der: der("renewed"), localId: later },
    ]
    const { certificate } = await open(built({ keys, certificates: both }))
    expect(toHex(certificate)).toBe(toHex(der("renewed")))
    const unnamed = both.map(({ der: bytes }) => ({ der: bytes }))
    const told = await refusal(open(built({ keys, certificates: unnamed })))
    expect(told).toContain("it holds 2 certificates of its key")
  })

  it("is refused with a certificate of another key only", async () => {
    const told = await refusal(open(built({ ...one(), certificates: [{ der: der("rsa") }] })))
    expect(told).toContain("no private key that is read here with a certificate for signatures")
  })

  it("is refused unread when it is larger than any such file", async () => {
    writeFileSync(theirs.at("large.p12"), new Uint8Array(2 * 1024 * 1024).fill(0x30))
    expect(await refusal(readReportKey(theirs.at("large.p12"), never, NOW))).toContain(
      "larger than any",
    )
  })
})
