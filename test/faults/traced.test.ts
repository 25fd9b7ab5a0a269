/**
 * Verifying and reporting, call by call: no socket of any family, nothing written but the
 * report, and the evidence opened for reading only.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { nativeDigests } from "../../core/node/index.ts"
import { generateKey, writeKeyFiles } from "../../core/node/index.ts"
import { readFiles, sealedBag } from "../support/evidence.ts"
import { needsTool } from "../support/tools.ts"
import {
  builtProgram,
  launch,
  makeWorkplace,
  putFiles,
  type Program,
  type Workplace,
} from "./program.ts"
import { STRACE, violations, type Violation } from "./traced.ts"

let program: Program
let place: Workplace

beforeAll(async () => {
  program = await builtProgram()
  place = makeWorkplace()
  mkdirSync(place.at("out"))
  mkdirSync(place.at("elsewhere"))
  writeFileSync(place.at("passphrase"), "correct horse\n")
  const passphrase = new TextEncoder().encode("correct horse")
  // One that has ended would sign nothing.
  const certificate = { subject: "Examiner", notBefore: Date.now() }
  await writeKeyFiles(place.at("examiner.key"), generateKey("p256"), { passphrase, certificate })
  const files = await sealedBag({ payload: { "large.bin": "x".repeat(40_000_000), "a.txt": "a" } })
  putFiles(place.at("bag"), files)
})
afterAll(() => {
  place.remove()
  program.remove()
})

interface Traced {
  readonly code: number | null
  readonly trace: string
  readonly found: readonly Violation[]
}

/** Runs a command under strace; it may write below out/ and nowhere else. */
async function traced(command: readonly string[]): Promise<Traced> {
  const log = place.at("trace")
  const line = ["strace", ...STRACE, "-o", log, ...command]
  const words = line.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ")
  // Standard streams are files: what a test hands down would otherwise be sockets itself.
  const said = `>'${place.at("said")}' 2>&1`
  const script = `exec 3<'${place.at("passphrase")}'; exec ${words} </dev/null ${said}`
  const { code } = await launch(["bash", "-c", script], { cwd: place.folder }).ended
  const trace = readFileSync(log, "utf8")
  const found = violations(trace, { cwd: place.folder, outputs: [place.at("out")] })
  return { code, trace, found }
}

const node = (script: string): readonly string[] => [process.execPath, "-e", script]

needsTool("strace").describe("under strace,", () => {
  it("verify and report open no socket, write nothing but the report, and only read the evidence", async () => {
    const before = digestsOf(readFiles(place.at("bag")))
    const report = ["--report", place.at("out/report.pdf"), "--key", place.at("examiner.key")]
    const { code, trace, found } = await traced([
      process.execPath, program.start, "verify", place.at("bag"), "--trust", place.trust,
      "--engine", "both", "--jobs", "2", ...report, "--passphrase-fd", "3",
    ]) // prettier-ignore
    expect(found).toEqual([])
    expect(code).toBe(0)
    // The trace is one of the whole work: workers, every file of the evidence, the report.
    const opened = trace
      .split("\n")
      .filter((line) => line.includes(place.at("bag")) && /openat2?\(/.test(line))
    expect(opened.some((line) => line.includes("large.bin"))).toBe(true)
    expect(opened.filter((line) => !/O_RDONLY/.test(line))).toEqual([])
    expect(trace).toContain("report.pdf.partial-")
    expect(new Set(trace.match(/^\d+/gm)).size).toBeGreaterThan(2)
    expect(digestsOf(readFiles(place.at("bag")))).toEqual(before)
  }, 120_000)

  it.each(["bag.zip", "bag.tar.gz"])(
    "sealing and verifying a %s writes nothing but it",
    async (name) => {
      writeFileSync(place.at("out", "note"), "")
      mkdirSync(place.at(`export-${name}`))
      writeFileSync(place.at(`export-${name}`, "a.txt"), "a")
      const seal = [
        "seal",
        place.at(`export-${name}`),
        "--out",
        place.at("out", name),
        "--key",
        place.key,
      ]
      const sealing = await traced([process.execPath, program.start, ...seal])
      expect([sealing.code, sealing.found]).toEqual([0, []])
      const verify = ["verify", place.at("out", name), "--trust", place.trust, "--format", "json"]
      const verifying = await traced([process.execPath, program.start, ...verify])
      expect([verifying.code, verifying.found]).toEqual([0, []])
      expect(
        verifying.trace
          .split("\n")
          .filter((line) => line.includes(place.at("out")) && /O_(?:WRONLY|RDWR|CREAT)/.test(line)),
      ).toEqual([])
    },
    120_000,
  )

  it.each([
    [
      "to the internet",
      'require("node:net").connect(9, "127.0.0.1").on("error", () => {})',
      /AF_INET/,
    ],
    [
      "to the internet of six",
      'require("node:net").connect(9, "::1").on("error", () => {})',
      /AF_INET6/,
    ],
    [
      "to a socket of the system",
      'require("node:net").connect("/run/nobody.sock").on("error", () => {})',
      /AF_UNIX/,
    ],
    [
      "by datagram",
      'require("node:dgram").createSocket("udp4").send("x", 9, "127.0.0.1", () => process.exit())',
      /AF_INET/,
    ],
    ["for a name", 'require("node:dns").lookup("nobody.invalid", () => {})', /AF_/],
  ])("a planted connection %s is caught", async (_, script, family) => {
    const { found } = await traced(node(script))
    expect(found.map(({ why }) => why)).toContain("a socket")
    expect(found.some(({ call }) => family.test(call))).toBe(true)
  })

  it.each([
    ["new file", 'fs.writeFileSync("elsewhere/x", "x")'],
    ["file opened to be written", 'fs.openSync("trust.json", "r+")'],
    ["file of the evidence", 'fs.appendFileSync("bag/bag-info.txt", "")'],
    ["folder", 'fs.mkdirSync("elsewhere/folder")'],
    ["removal", 'fs.rmSync("passphrase-2", { force: true }); fs.unlinkSync("elsewhere/x")'],
    ["name", 'fs.renameSync("elsewhere/folder", "elsewhere/other")'],
    ["link", 'fs.symlinkSync("/etc/passwd", "elsewhere/link")'],
    ["time", 'fs.utimesSync("elsewhere", 1, 1)'],
    ["permission", 'fs.chmodSync("elsewhere", 0o755)'],
    ["file beside an output of like name", 'fs.writeFileSync("outside", "x")'],
  ])("a planted change of a %s is caught", async (_, script) => {
    const { found } = await traced(node(`const fs = require("node:fs"); ${script}`))
    expect(found.map(({ why }) => why).join("\n")).toMatch(/a change outside the outputs/)
  })

  it("what is allowed is not caught", async () => {
    const script = 'fs.writeFileSync("out/x", "x"); fs.readFileSync("trust.json"); console.log(1)'
    const { found } = await traced(node(`const fs = require("node:fs"); ${script}`))
    expect(found).toEqual([])
  })
})

describe("the filter", () => {
  const allowed = { cwd: "/elsewhere", outputs: ["/out"] }
  it.each([
    '12 openat(AT_FDCWD</elsewhere>, "a", O_WRONLY|O_CREAT|O_CLOEXEC, 0666 <unfinished ...>',
    '12 openat(5</other>, "a", O_RDWR) = 7',
    'creat("/elsewhere/a", 0666) = 3',
    '[pid 9] rename("/out/a", "/elsewhere/a") = 0',
    "12 pwrite64(17</elsewhere/a>, ...) = 1",
    "12 write(19<socket:[123]>, ...) = 1",
    "12 socket(AF_NETLINK, SOCK_RAW, 0) = 3",
    "12 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0",
    "12 io_uring_setup(64, {}) = 5",
    "12 io_uring_setup(64, {}) = -1 ENOSYS (Function not implemented)",
    "12 io_uring_setup(64, {} <unfinished ...>\n13 getpid() = 9\n12 <... io_uring_setup resumed>) = 5",
    "12 io_uring_setup(64, {} <unfinished ...>\n13 <... io_uring_setup resumed>) = -1 ENOSYS (INJECTED)",
    "12 io_uring_setup(64, {} <unfinished ...>",
    '12 rename("/out/a" <unfinished ...>\n13 getpid() = 9\n12 <... rename resumed>, "/elsewhere/a") = 0',
    "12 write(9, ...) = 1",
  ])("objects to %s", (line) => {
    expect(violations(line, allowed)).toHaveLength(1)
  })

  it.each([
    '12 openat(AT_FDCWD</elsewhere>, "a", O_RDONLY|O_NOFOLLOW) = 3',
    '12 openat(AT_FDCWD</elsewhere>, "/out/a", O_WRONLY|O_CREAT, 0666) = 3',
    '12 openat(AT_FDCWD</>, "out/a", O_WRONLY|O_CREAT, 0666) = 3',
    "12 write(1<pipe:[12]>, ...) = 1",
    "12 write(7<anon_inode:[eventfd]>, ...) = 8",
    "12 io_uring_setup(64, {}) = -1 ENOSYS (Function not implemented) (INJECTED)",
    "12 io_uring_setup(64, {} <unfinished ...>\n13 getpid() = 9\n12 <... io_uring_setup resumed>) = -1 ENOSYS (INJECTED)",
    "12 +++ exited with 0 +++",
    "12 <... read resumed>...) = 8",
    '12 statx(AT_FDCWD</elsewhere>, "a", 0) = 0',
  ])("lets %s pass", (line) => {
    expect(violations(line, allowed)).toEqual([])
  })
})

function digestsOf(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  return [...files].map(
    ([path, bytes]) => `${path} ${Buffer.from(nativeDigests.sha256(bytes)).toString("hex")}`,
  )
}
