/** `time request` and `time import`, with a time-stamp authority of OpenSSL's in between. */
import { execFileSync } from "node:child_process"
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { fromUtf8, toHex, toUtf8 } from "../../core/base/index.ts"
import { parseTimeStampRequest, writePem } from "../../core/encodings/index.ts"
import { sha256 } from "../../core/hashing/index.ts"
import { signerOf } from "../support/certificates.ts"
import { BYTES, makeToken, tstInfo } from "../support/time-stamps.ts"
import { makeOpensslTsa, type OpensslTsa } from "../support/openssl-tsa.ts"
import { readFiles, sealedBag, writeFiles } from "../support/evidence.ts"
import { packOf } from "../support/packs.ts"
import { run, type Ran } from "../support/terminal.ts"
import { needsTool } from "../support/tools.ts"
import { cosigned, type TestWitness } from "../support/witnesses.ts"

let place: string
let bag: string
let files: Map<string, Uint8Array>
const at = (name: string): string => join(place, name)
const sealDigest = (): string => toHex(sha256(files.get("seals/exporter.dsse.json")!))

beforeAll(async () => {
  files = await sealedBag()
})
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "sealwright-time-"))
  bag = at("case.bag")
  writeFiles(bag, files)
  return () => {
    rmSync(place, { recursive: true, force: true })
  }
})

describe("time request", () => {
  it("writes a request over the bytes of the seal, and leaves the bag as it is", async () => {
    const { exit, out, err } = await run(["time", "request", bag, "--out", at("r.tsq")])
    expect(exit).toBe(0)
    expect(out).toContain(`sha256       ${sealDigest()}`)
    expect(err).toContain(`sealwright time import R.tsr --bag ${bag}`)
    const answer = parseTimeStampRequest(bytesOf(at("r.tsq")))
    if (answer.kind === "refused") throw new Error(answer.reason)
    expect(toHex(answer.request.imprint.digest)).toBe(sealDigest())
    expect(answer.request.wantsCertificate).toBe(true)
    expect(answer.request.nonce).toBeGreaterThan(0n)
    expect(readFiles(bag)).toEqual(files)
  })

  it("never uses a nonce twice", async () => {
    await run(["time", "request", bag, "--out", at("a.tsq")])
    await run(["time", "request", bag, "--out", at("b.tsq")])
    expect(bytesOf(at("a.tsq"))).not.toEqual(bytesOf(at("b.tsq")))
  })

  it("writes one request a seal into a folder, named by the seal's digest", async () => {
    const { exit } = await run(["time", "request", bag, "--out-dir", at("out")])
    expect(exit).toBe(0)
    expect(readdirSync(at("out"))).toEqual([`${sealDigest()}.tsq`])
  })

  it("stamps any file as it is", async () => {
    writeFileSync(at("photo"), "abc")
    const { exit } = await run(["time", "request", at("photo"), "--file", "--out", at("r.tsq")])
    expect(exit).toBe(0)
    const answer = parseTimeStampRequest(bytesOf(at("r.tsq")))
    if (answer.kind === "refused") throw new Error(answer.reason)
    // FIPS 180-4, the example of one block.
    expect(toHex(answer.request.imprint.digest)).toMatch(/^ba7816bf8f01cfea414140de5dae2223/)
  })

  it.each([
    ["no place for it", []],
    ["two places for it", ["--out", "a", "--out-dir", "b"]],
  ])("refuses %s", async (_, options) => {
    expect((await run(["time", "request", bag, ...options])).exit).toBe(64)
  })

  it("refuses a place inside the bag", async () => {
    const inside = join(bag, "r.tsq")
    const { exit, err } = await run(["time", "request", bag, "--out", inside])
    expect([exit, existsSync(inside)]).toEqual([64, false])
    expect(err).toContain("writing there would change it")
  })

  it("refuses evidence without a seal", async () => {
    mkdirSync(at("plain"))
    writeFileSync(at("plain/a"), "a")
    expect((await run(["time", "request", at("plain"), "--out", at("r.tsq")])).exit).toBe(64)
  })
})

for (const kind of ["rsa", "ecdsa"] as const) {
  needsTool("openssl").describe(`time import, from an authority of OpenSSL's (${kind})`, () => {
    let tsa: OpensslTsa
    let home: string
    beforeAll(() => {
      home = mkdtempSync(join(tmpdir(), "sealwright-tsa-"))
      tsa = makeOpensslTsa(home, kind)
    })
    afterAll(() => {
      rmSync(home, { recursive: true, force: true })
    })

    it("adds exactly one file, which openssl takes for the answer, too", async () => {
      await stamp()
      expect(tsa.verifies(at("r.tsq"), at("r.tsr"))).toBe(true)
      const { exit, out, err } = await add("--request", at("r.tsq"))
      expect({ exit, err }).toMatchObject({ exit: 0 })
      expect(out).toContain(`added        timestamps/${sealDigest()}.tsr`)
      expect(out).toContain("seal         seals/exporter.dsse.json")
      expect(err).toContain("One file was added to the bag; nothing that was in it changed.")
      const now = readFiles(bag)
      const token = now.get(`timestamps/${sealDigest()}.tsr`)
      now.delete(`timestamps/${sealDigest()}.tsr`)
      expect(now).toEqual(files)
      execFileSync("openssl", ["ts", "-reply", "-in", at("r.tsr"), "-token_out", "-out", at("t")])
      expect(token).toEqual(bytesOf(at("t")))
      expect(readdirSync(place).filter((name) => name.includes("partial"))).toEqual([])
    })

    it("names the authority when it is pinned for time", async () => {
      await stamp()
      const { exit, out } = await add("--trust", pinned("timestamp"))
      expect(exit).toBe(0)
      expect(out).toContain("authority    CN=OpenSSL TSA")
    })

    it("refuses one that is pinned for signing only", async () => {
      await stamp()
      const { exit, err } = await add("--trust", pinned("signing"))
      expect([exit, existsSync(join(bag, "timestamps"))]).toEqual([2, false])
      expect(err).toContain("KEY_NOT_PINNED")
    })

    it("says so when the same token is there already", async () => {
      await stamp()
      await add()
      const { exit, out } = await add()
      expect(exit).toBe(0)
      expect(out).toContain(`unchanged    timestamps/${sealDigest()}.tsr`)
    })

    it("never overwrites another token over the same seal", async () => {
      await stamp()
      await add()
      const before = readFiles(bag)
      await stamp("second")
      const { exit, err } = await add()
      expect(exit).toBe(73)
      expect(err).toContain("never overwritten")
      expect(readFiles(bag)).toEqual(before)
    })

    it("refuses the answer to another request", async () => {
      await stamp()
      await run(["time", "request", bag, "--out", at("other.tsq")])
      expect(tsa.verifies(at("other.tsq"), at("r.tsr"))).toBe(false)
      const { exit, err } = await add("--request", at("other.tsq"))
      expect([exit, existsSync(join(bag, "timestamps"))]).toEqual([1, false])
      expect(err).toContain("TIMESTAMP_REQUEST_MISMATCH: the nonce is not the request's")
    })

    it("refuses a token over anything but a seal of the bag, such as its manifest", async () => {
      const manifest = join(bag, "manifest-sha256.txt")
      await run(["time", "request", manifest, "--file", "--out", at("r.tsq")])
      tsa.answer(at("r.tsq"), at("r.tsr"))
      const { exit, err } = await add()
      expect(exit).toBe(1)
      expect(err).toContain("the time-stamp is over none of this bag's seals")
      expect(readFiles(bag)).toEqual(files)
    })

    it("refuses every answer in which a byte of the signature was changed, as openssl does", async () => {
      await stamp()
      const good = bytesOf(at("r.tsr"))
      for (const back of [1, 20, 40]) {
        const changed = good.slice()
        changed[changed.length - back] = (changed.at(-back) ?? 0) ^ 0x10
        writeFileSync(at("r.tsr"), changed)
        expect(tsa.verifies(at("r.tsq"), at("r.tsr"))).toBe(false)
        expect((await add()).exit).toBe(1)
      }
      expect(readFiles(bag)).toEqual(files)
    })

    it("refuses an archive, which is never changed, and says what to do", async () => {
      await stamp()
      execFileSync("tar", ["-C", place, "-cf", at("case.tar"), "case.bag"])
      const { exit, err } = await run(["time", "import", at("r.tsr"), "--bag", at("case.tar")])
      expect(exit).toBe(64)
      expect(err).toContain("unpack it, import the token into the folder, and pack that anew")
    })

    it("leaves a bag with its token open only where the token is not trusted", async () => {
      await stamp()
      await add()
      const verified = await run(["verify", bag, "--format", "json"])
      const result = JSON.parse(verified.out) as { findings: { code: string }[] }
      expect(result.findings.map(({ code }) => code)).not.toContain("UNSEALED_CONTENT")
    })

    /** A request over the bag's seal, and the authority's answer to it. */
    async function stamp(name = "r"): Promise<void> {
      const request = at(`${name}.tsq`)
      expect((await run(["time", "request", bag, "--out", request])).exit).toBe(0)
      tsa.answer(request, at("r.tsr"))
    }

    /** A trust pack with the root pinned for one purpose. */
    function pinned(purpose: string): string {
      const der = execFileSync("openssl", ["x509", "-in", tsa.root, "-outform", "DER"])
      const anchor = {
        id: "openssl-root",
        certificate: der.toString("base64"),
        subject: "OpenSSL Root",
        purposes: [purpose],
        ...(purpose === "signing" ? { roles: ["exporter"], names: ["CN=x"] } : {}),
      }
      writeFileSync(at("trust.json"), JSON.stringify(packOf({ anchors: [anchor] })))
      return at("trust.json")
    }
  })
}

describe("time import", () => {
  it.each([
    ["something that is no time-stamp", () => new Uint8Array(5)],
    ["a sound token over other bytes", () => makeToken({ info: tstInfo({ bytes: BYTES }) })],
  ])("refuses %s", async (_, bytes) => {
    writeFileSync(at("r.tsr"), bytes())
    const { exit } = await add()
    expect([exit, existsSync(join(bag, "timestamps"))]).toEqual([1, false])
  })

  it("adds a token to a bag whose surroundings cannot be written to", async () => {
    const seal = files.get("seals/exporter.dsse.json")!
    writeFileSync(at("r.tsr"), makeToken({ info: tstInfo({ bytes: seal }) }))
    cpSync(bag, at("inner/case.bag"), { recursive: true })
    chmodSync(at("inner"), 0o555)
    const there = at("inner/case.bag")
    const { exit } = await run(["time", "import", at("r.tsr"), "--bag", there])
    chmodSync(at("inner"), 0o755)
    expect(exit).toBe(0)
    expect(readdirSync(there)).toEqual(expect.arrayContaining(["timestamps"]))
    expect(readdirSync(join(there, "timestamps"))).toEqual([`${sealDigest()}.tsr`])
  })

  it("adds a checkpoint that a quorum of witnesses cosigned, by which verify tells the time", async () => {
    const trust = await witnessed()
    writeFileSync(at("r.tsr"), cosigned(files.get("custody/checkpoint")!, witnesses(2)))
    const { exit, out } = await add("--trust", trust)
    expect(out).toContain("time         2026-03-01T00:00:01.000Z, when a quorum")
    expect(exit).toBe(0)
    const name = toHex(sha256(files.get("custody/checkpoint")!))
    const added = new Map([...files, [`timestamps/${name}.note`, readFileSync(at("r.tsr"))]])
    expect([...readFiles(bag).keys()].toSorted()).toEqual([...added.keys()].toSorted())
    const verified = await run(["verify", bag, "--trust", trust, "--format", "json"])
    expect(verified.out).not.toContain("WITNESS_QUORUM_NOT_MET")
    expect(verified.out).not.toContain("UNSEALED_CONTENT")
    expect((await add("--trust", trust)).out).toContain("unchanged")
  })

  it("refuses one below the quorum, of another log, or without a trust file, and writes nothing", async () => {
    const trust = await witnessed()
    const checkpoint = files.get("custody/checkpoint")!
    writeFileSync(at("r.tsr"), cosigned(checkpoint, witnesses(1)))
    const few = await add("--trust", trust)
    expect(few.err).toContain("WITNESS_QUORUM_NOT_MET")
    expect(few.exit).toBe(2)
    const forged = witnesses(2).map((one) => ({ ...one, key: signerOf("thief") }))
    writeFileSync(at("r.tsr"), cosigned(checkpoint, forged))
    expect((await add("--trust", trust)).exit).toBe(2)
    const other = toUtf8(fromUtf8(checkpoint)!.replace(/^.*\n/, "another.example/log\n"))
    writeFileSync(at("r.tsr"), cosigned(other, witnesses(2)))
    expect((await add("--trust", trust)).err).toContain("does not repeat the checkpoint")
    writeFileSync(at("r.tsr"), cosigned(checkpoint, witnesses(2)))
    const nobody = await add()
    expect(nobody.exit).toBe(64)
    expect(nobody.err).toContain("names the witnesses")
    expect(readFiles(bag)).toEqual(files)
  })

  it("refuses a trust file from inside the bag", async () => {
    const seal = files.get("seals/exporter.dsse.json")!
    writeFileSync(at("r.tsr"), makeToken({ info: tstInfo({ bytes: seal }) }))
    writeFileSync(join(bag, "trust.json"), "{}")
    expect((await add("--trust", join(bag, "trust.json"))).exit).toBe(66)
  })
})

async function add(...more: readonly string[]): Promise<Ran> {
  return run(["time", "import", at("r.tsr"), "--bag", bag, ...more])
}

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path))
}

/** The first of two witnesses, each a second later than the one before. */
function witnesses(count: number): readonly TestWitness[] {
  const time = Date.parse("2026-03-01T00:00:00Z") / 1000
  return [0, 1].slice(0, count).map((n) => {
    const name = `w${String(n)}`
    return { name, key: signerOf(name), time: time + n }
  })
}

/** A trust file with both witnesses and a quorum of two, made by the commands for it. */
async function witnessed(): Promise<string> {
  const trust = at("witnesses.json")
  for (const { name, key } of witnesses(2)) {
    writeFileSync(at(`${name}.pub`), writePem({ label: "PUBLIC KEY", bytes: key.publicKey.spki }))
    const given = ["--trust", trust, "--subject", name, "--role", "witness", "--id", name]
    await run(["keys", "pin", at(`${name}.pub`), ...given, "--by", "A"])
  }
  const quorum = ["--quorum", "2", "--by", "A", "--reason", "as agreed"]
  expect((await run(["keys", "witness", "w0", "w1", "--trust", trust, ...quorum])).exit).toBe(0)
  return trust
}
