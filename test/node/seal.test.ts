import { createHash } from "node:crypto"
import { execFileSync, spawnSync } from "node:child_process"
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { Failure, type FailureCode } from "../../core/base/index.ts"
import { openEvidence, sealFolder, type SealFolderRequest } from "../../core/node/index.ts"
import { makeSigner } from "../../core/signatures/index.ts"
import { referenceBag } from "../support/reference-bag.ts"
import { needsTool, PYTHON } from "../support/tools.ts"

const SEED = new Uint8Array(32).fill(7)
const AT = Date.UTC(2026, 10, 21, 9, 30)
// Half a second is a whole number of everything a file system counts in.
const MODIFIED = "2026-11-20T08:00:00.500Z"

let place: string
let source: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "sealwright-seal-"))
  source = join(place, "source")
  put("notes.txt", "first\n")
  put(
    "Ünï/100 %.bin",
    new Uint8Array(70_000).map((_, n) => n % 251),
  )
  put("Ünï/empty", "")
})
afterEach(() => {
  chmodSync(source, 0o755)
  rmSync(place, { recursive: true, force: true })
})

describe("sealFolder", () => {
  it("writes byte for byte the bag that an independent writer makes of the same files", async () => {
    mkdirSync(join(source, "nothing"))
    symlinkSync("notes.txt", join(source, "a link"))
    const sealed = await seal()
    const paths = ["notes.txt", "Ünï/100 %.bin", "Ünï/empty"]
    const expected = referenceBag({
      seed: SEED,
      at: "2026-11-21T09:30:00.000Z",
      reason: "receipt",
      version: "1.0.0",
      files: paths.map((path) => ({
        path,
        bytes: readFileSync(join(source, path)),
        modified: MODIFIED,
      })),
      notSealed: [
        { path: "a link", kind: "link" },
        { path: "nothing", kind: "empty-folder" },
      ],
    })
    expect([...filesBelow(join(place, "bag")).keys()].sort()).toEqual([...expected.keys()].sort())
    for (const [path, bytes] of filesBelow(join(place, "bag"))) {
      expect(bytes.toString("latin1"), path).toBe(expected.get(path)?.toString("latin1"))
    }
    expect(sealed.digest).toBe(sha256(expected.get("tagmanifest-sha256.txt")!))
    expect(sealed).toMatchObject({ files: { count: 3, bytes: 70_006 }, events: 3, unsealed: 2 })
  })

  it.each(["zip", "tar", "tar.gz"])(
    "makes equal .%s archives of equal sources, and the same bag as the folder",
    async (kind) => {
      const folder = await seal()
      const first = await seal({ out: join(place, `one.${kind}`) })
      const second = await seal({ out: join(place, `two.${kind}`) })
      expect(first).toEqual(folder)
      expect(second).toEqual(folder)
      expect(readFileSync(join(place, `one.${kind}`))).toEqual(
        readFileSync(join(place, `two.${kind}`)),
      )
      expect(await contents(join(place, `one.${kind}`))).toEqual(await contents(join(place, "bag")))
    },
  )

  it.each(["tar", "tar.gz"])("writes a .%s that Python reads as the same files", async (kind) => {
    put(`${"long/".repeat(40)}name`, "far down\n")
    const { bagId } = await seal({ out: join(place, `bag.${kind}`) })
    await seal()
    const script =
      "import sys,tarfile,hashlib\n" +
      "for m in tarfile.open(sys.argv[1]):\n" +
      "  print(hashlib.sha256(tarfile.open(sys.argv[1]).extractfile(m).read()).hexdigest(), ascii(m.name), m.isreg(), oct(m.mode), m.mtime, m.uid, m.gid)"
    const said = execFileSync(PYTHON, ["-c", script, join(place, `bag.${kind}`)], {
      encoding: "utf8",
    })
    const expected = [...filesBelow(join(place, "bag"))].map(([path, bytes]) => {
      const name = `${bagId}/${path}`.replaceAll(
        /[^ -~]/g,
        (letter) => `\\x${letter.charCodeAt(0).toString(16)}`,
      )
      return `${sha256(bytes)} '${name}' True 0o644 0 0 0`
    })
    expect(said.trimEnd().split("\n").sort()).toEqual(expected.sort())
  })

  it("stores an archive's members in one folder named after the bag, sorted, and nothing else", async () => {
    const { bagId } = await seal({ out: join(place, "one.zip") })
    const names = storedNames(readFileSync(join(place, "one.zip")))
    expect(names.every((name) => name.startsWith(`${bagId}/`))).toBe(true)
    expect(names).toEqual(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    expect(names).toHaveLength(10)
  })

  it("puts given events first, numbered and linked, whatever their form was", async () => {
    const events = join(place, "events.jsonl")
    const given = event("e-1")
    writeFileSync(events, `${JSON.stringify(given, null, 1).replaceAll("\n", " ")}\r\n\n`)
    appendFileSync(events, JSON.stringify(event("e-2")))
    const sealed = await seal({ events })
    expect(sealed.events).toBe(5)
    const lines = readFileSync(join(place, "bag/custody/events.jsonl"), "utf8").split("\n")
    const ids = lines.slice(0, -1).map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids).toEqual(["e-1", "e-2", "seal-0-ine-1", "seal-0-pac", "seal-0-sealCreate"])
    expect(lines[0]).toBe(
      `{"agents":[{"id":"ada","kind":"person","role":"editor"}],"clock":"platform","id":"e-1","objects":[],"outcome":"success","prev":"${"0".repeat(64)}","seq":0,"time":"2026-11-20T10:00:00.000Z","type":"https://sealwright.org/ns/event/approval"}`,
    )
    expect(JSON.parse(lines[1]!)).toMatchObject({ seq: 1, prev: sha256(lines[0]!) })
  })

  it("gives another bag another id when only the given events differ in form", async () => {
    const events = join(place, "events.jsonl")
    writeFileSync(events, `${JSON.stringify(event("e-1"))}\n`)
    const first = await seal({ events })
    writeFileSync(events, ` ${JSON.stringify(event("e-1"))}\n`)
    const second = await seal({ events, out: join(place, "other") })
    expect(second.bagId).not.toBe(first.bagId)
  })

  it("names what could not be sealed", async () => {
    execFileSync("mkfifo", [join(source, "pipe")])
    symlinkSync("/etc", join(source, "outside"))
    await seal()
    const log = readFileSync(join(place, "bag/custody/events.jsonl"), "utf8")
    const { detail } = JSON.parse(log.split("\n")[0]!) as { detail: { notSealed: unknown } }
    expect(detail.notSealed).toEqual([
      { kind: "link", path: "outside" },
      { kind: "pipe", path: "pipe" },
    ])
  })

  it("takes a place whose name ends in a slash for the place without it", async () => {
    const plain = await seal()
    expect(await seal({ out: `${join(place, "other")}/` })).toEqual(plain)
    expect(readdirSync(place).sort()).toEqual(["bag", "other", "source"])
  })

  it("never changes the source", async () => {
    const before = [...filesBelow(source)].map(([path, bytes]) => [path, sha256(bytes)])
    const times = statSync(join(source, "notes.txt"), { bigint: true })
    await seal()
    expect([...filesBelow(source)].map(([path, bytes]) => [path, sha256(bytes)])).toEqual(before)
    const after = statSync(join(source, "notes.txt"), { bigint: true })
    expect([after.mtimeNs, after.ctimeNs]).toEqual([times.mtimeNs, times.ctimeNs])
  })
})

describe("sealFolder refuses, and leaves nothing behind,", () => {
  it("an output that exists, be it an empty folder, a file or a dangling link", async () => {
    mkdirSync(join(place, "folder"))
    writeFileSync(join(place, "file.zip"), "mine")
    symlinkSync("nowhere", join(place, "link"))
    for (const out of ["folder", "file.zip", "link"]) {
      await expectRefusal({ out: join(place, out) }, "UNWRITABLE", /exists already/)
    }
    expect(readFileSync(join(place, "file.zip"), "utf8")).toBe("mine")
    expect(readdirSync(join(place, "folder"))).toEqual([])
  })

  it("an output in a folder that does not exist", async () => {
    await expectRefusal({ out: join(place, "no/bag") }, "UNWRITABLE", /does not exist/)
  })

  it("an output inside the source, also by way of a link", async () => {
    await expectRefusal({ out: join(source, "bag") }, "USAGE", /inside/)
    symlinkSync("source", join(place, "alias"))
    await expectRefusal({ out: join(place, "alias", "Ünï", "bag.zip") }, "USAGE", /inside/)
  })

  it("a source that is not there, a file, or without any file", async () => {
    await expectRefusal({ source: join(place, "none") }, "UNREADABLE", /no such file/)
    await expectRefusal({ source: join(source, "notes.txt") }, "USAGE", /not a folder/)
    mkdirSync(join(place, "bare/inner"), { recursive: true })
    await expectRefusal({ source: join(place, "bare") }, "USAGE", /holds no file/)
  })

  it("names that are one name on some systems, naming both", async () => {
    put("Notes.TXT", "")
    await expectRefusal({}, "UNREADABLE", /"Notes.TXT" and "notes.txt"|"notes.txt" and "Notes.TXT"/)
  })

  it("names that Windows would open as a device", async () => {
    put("aux.txt", "")
    await expectRefusal({}, "UNREADABLE", /"aux.txt".*reserves/)
  })

  it("a name that is not UTF-8, shown without its effect", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${source}/bad-`), Buffer.of(0xff, 0x1b)]), "")
    await expectRefusal({}, "UNREADABLE", /not UTF-8/)
  })

  it("an exporter's name that no checkpoint can carry", async () => {
    await expectRefusal({ exporter: "two words" }, "USAGE", /two words/)
  })

  it.each([
    ["what is not JSON", "{", /^line 2: /],
    ["an id that is there already", JSON.stringify(event("e-1")), /^line 2: another event/],
    [
      "a number that is given",
      JSON.stringify({ ...event("e-2"), seq: 7 }),
      /^line 2: seq is given/,
    ],
  ])("given events with %s, naming file and line", async (_, second, sentence) => {
    const events = join(place, "events.jsonl")
    writeFileSync(events, `${JSON.stringify(event("e-1"))}\n${second}\n`)
    await expectRefusal({ events }, "MALFORMED", sentence, events)
  })

  it("a line of given events without end, before it fills the memory", async () => {
    const events = join(place, "events.jsonl")
    writeFileSync(events, "x".repeat(3 * 1024 * 1024))
    await expectRefusal({ events }, "MALFORMED", /^line 1: it is longer/, events)
  })

  it("events that cannot be read", async () => {
    await expectRefusal({ events: join(place, "none") }, "UNREADABLE", /no such file/)
  })

  it("a source that grows while it is read", async () => {
    let grown = false
    const onBytes = (): void => {
      if (!grown) appendFileSync(join(source, "Ünï/100 %.bin"), "more")
      grown = true
    }
    put("Ünï/100 %.bin", new Uint8Array(3 * 1024 * 1024))
    for (const out of ["bag", "bag.zip", "bag.tar", "bag.tar.gz"]) {
      grown = false
      await expectRefusal({ out: join(place, out), onBytes }, "UNREADABLE", /changed/)
    }
  })

  it("a source that is rewritten in place with its size and time put back", async () => {
    const path = join(source, "Ünï/100 %.bin")
    put("Ünï/100 %.bin", new Uint8Array(3 * 1024 * 1024))
    const onBytes = (): void => {
      writeFileSync(path, new Uint8Array(3 * 1024 * 1024).fill(1))
      utimesSync(path, new Date(MODIFIED), new Date(MODIFIED))
    }
    await expectRefusal({ onBytes }, "UNREADABLE", /changed/)
  })

  it.each([
    ["a folder", "bag", "bag/data/notes.txt"],
    ["an archive", "bag.zip", "bag.zip"],
  ])("%s that reads back differently from what was written", async (_, out, file) => {
    const written = join(place, `${out}.partial-${process.pid}`, file)
    const onBytes = (): void => {
      const bytes = existsSync(written) ? readFileSync(written) : Buffer.alloc(0)
      const at = bytes.indexOf("first\n")
      if (at >= 0) writeFileSync(written, bytes.fill("F", at, at + 1))
    }
    await expectRefusal({ out: join(place, out), onBytes }, "UNWRITABLE", /read back/)
  })

  it.each(["bag", "bag.zip", "bag.tar.gz"])(
    "to replace a %s that appeared meanwhile",
    async (name) => {
      const out = join(place, name)
      const onBytes = (): void => {
        if (!existsSync(out)) writeFileSync(out, "somebody else's")
      }
      const failure = await seal({ out, onBytes }).catch((thrown: unknown) => thrown)
      expect(failure).toMatchObject({ code: "UNWRITABLE", path: out })
      expect(readFileSync(out, "utf8")).toBe("somebody else's")
      expect(leftovers()).toEqual([name])
    },
  )

  it("to go on when the user stops it", async () => {
    for (const out of ["bag", "bag.zip", "bag.tar", "bag.tar.gz"]) {
      const stop = new AbortController()
      const onBytes = (): void => {
        stop.abort()
      }
      const request = { out: join(place, out), signal: stop.signal, onBytes }
      await expectRefusal(request, "INTERRUPTED", /nothing was sealed/)
    }
  })

  it("a source that may not be read", async () => {
    chmodSync(join(source, "notes.txt"), 0)
    if (process.getuid?.() === 0) {
      // Root may read everything; the refusal is seen as another user.
      const answer = sealAsNobody()
      expect(answer).toMatch(/UNREADABLE .*notes\.txt cannot be read: permission is missing/)
      expect(leftovers()).toEqual([])
      return
    }
    await expectRefusal({}, "UNREADABLE", /permission is missing/, join(source, "notes.txt"))
  })

  it("a disk that is full", async ({ skip }) => {
    const disk = join(place, "disk")
    mkdirSync(disk)
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk])
    if (mounted.status !== 0) skip("mounting a small disk is not permitted here")
    try {
      for (const out of ["bag", "bag.zip", "bag.tar", "bag.tar.gz"]) {
        const request = { out: join(disk, out) }
        await expectRefusal(request, "UNWRITABLE", /the disk is full; nothing was left behind/)
        expect(readdirSync(disk)).toEqual([])
      }
    } finally {
      spawnSync("umount", [disk])
    }
  })
})

describe("a sealed bag", () => {
  // It does not decode %25 in a manifest, which RFC 8493 §2.1.3 requires, so no name here has a %.
  needsTool("bagit-python").it("is valid to bagit-python, as a folder", async () => {
    rmSync(join(source, "Ünï/100 %.bin"))
    put("Ünï/line\nfeed", "odd")
    await seal()
    const check = "import bagit,sys; bagit.Bag(sys.argv[1]).validate()"
    execFileSync(PYTHON, ["-c", check, join(place, "bag")])
  })

  const { it: withOpenssl } = needsTool("openssl")
  withOpenssl("has an Ed25519 seal that openssl verifies", async () => {
    await seal()
    expect(opensslVerifies(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"])).toBe(true)
  })

  withOpenssl("has a P-256 seal that openssl verifies", async () => {
    await seal({ terms: terms(P256), logSigner: ED25519 })
    expect(opensslVerifies(["dgst", "-sha256", "-verify"])).toBe(true)
  })

  /** Follows section 8 by hand: the payload, the bytes that were signed, the signature. */
  function opensslVerifies(how: readonly string[]): boolean {
    const envelope = JSON.parse(
      readFileSync(join(place, "bag/seals/exporter.dsse.json"), "utf8"),
    ) as { payload: string; payloadType: string; signatures: { sig: string; keyid: string }[] }
    const payload = Buffer.from(envelope.payload, "base64")
    const type = envelope.payloadType
    const head = `DSSEv1 ${type.length} ${type} ${payload.length} `
    const [signature] = envelope.signatures
    const signer = [ED25519, P256].find(
      ({ publicKey }) => publicKey.fingerprint === signature!.keyid,
    )!
    const spki = Buffer.from(signer.publicKey.spki).toString("base64")
    writeFileSync(
      join(place, "pub"),
      `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`,
    )
    writeFileSync(join(place, "sig"), Buffer.from(signature!.sig, "base64"))
    writeFileSync(join(place, "signed"), Buffer.concat([Buffer.from(head), payload]))
    const [first] = how
    const rest =
      first === "dgst"
        ? [join(place, "pub"), "-signature", join(place, "sig"), join(place, "signed")]
        : [join(place, "pub"), "-sigfile", join(place, "sig"), "-in", join(place, "signed")]
    return spawnSync("openssl", [...how, ...rest]).status === 0
  }
})

const ED25519 = makeSigner("ed25519", SEED)
const P256 = makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(9))

function terms(signer = ED25519) {
  return { signer, role: "exporter" as const, reason: "receipt", at: AT, toolVersion: "1.0.0" }
}

function seal(change: Partial<SealFolderRequest> = {}) {
  return sealFolder({ source, out: join(place, "bag"), terms: terms(), ...change })
}

async function expectRefusal(
  change: Partial<SealFolderRequest>,
  code: FailureCode,
  sentence: RegExp,
  path?: string,
): Promise<void> {
  const before = leftovers()
  const failure = await seal(change).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(failure).toBeInstanceOf(Failure)
  const { code: actual, message, path: about } = failure as Failure
  expect(message).toMatch(sentence)
  expect(actual).toBe(code)
  if (path !== undefined) expect(about).toBe(path)
  expect(leftovers()).toEqual(before)
}

/** Anything that sealing could have left: bags, and passing files beside them. */
function leftovers(): readonly string[] {
  const names = readdirSync(place, { recursive: true, encoding: "utf8" })
  return names.filter((name) => /\.partial-|^bag/.test(name)).sort()
}

function put(path: string, content: string | Uint8Array): void {
  const file = join(source, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  utimesSync(file, new Date(MODIFIED), new Date(MODIFIED))
}

function event(id: string) {
  return {
    type: "https://sealwright.org/ns/event/approval",
    id,
    time: "2026-11-20T10:00:00.000Z",
    clock: "platform",
    agents: [{ id: "ada", role: "editor", kind: "person" }],
    objects: [],
    outcome: "success",
  }
}

function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(folder.length + 1), readFileSync(path)]
    }),
  )
}

async function contents(path: string): Promise<Record<string, string>> {
  const { container } = await openEvidence(path)
  const digests: Record<string, string> = {}
  for (const entry of container.entries.filter(({ kind }) => kind === "file")) {
    const hash = createHash("sha256")
    for await (const chunk of container.read(entry.path)) hash.update(chunk)
    digests[entry.path] = hash.digest("hex")
  }
  await container.close()
  return digests
}

/** Names in the local headers of a stored archive, in the order of the file. */
function storedNames(zip: Buffer): readonly string[] {
  const names: string[] = []
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const nameBytes = zip.readUInt16LE(at + 26)
    names.push(zip.toString("utf8", at + 30, at + 30 + nameBytes))
    at += 30 + nameBytes + zip.readUInt16LE(at + 28) + zip.readUInt32LE(at + 18)
  }
  return names
}

function sealAsNobody(): string {
  chmodSync(place, 0o777)
  const script = `
    import { sealFolder } from ${JSON.stringify(join(import.meta.dirname, "../../core/node/index.ts"))}
    import { makeSigner } from ${JSON.stringify(join(import.meta.dirname, "../../core/signatures/index.ts"))}
    const signer = makeSigner("ed25519", new Uint8Array(32).fill(7))
    process.setuid(65534)
    const terms = { signer, role: "exporter", reason: "", at: 0, toolVersion: "1.0.0" }
    await sealFolder({ source: process.argv[1], out: process.argv[2], terms }).catch((failure) => {
      console.log(failure.code, failure.path, failure.message)
    })`
  const args = ["--input-type=module-typescript", "-e", script, source, join(place, "bag")]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" })
  return stdout + stderr
}

function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex")
}

it("leaves no passing file beside a bag that was made", async () => {
  await seal()
  expect(existsSync(join(place, `bag.partial-${process.pid}`))).toBe(false)
})
