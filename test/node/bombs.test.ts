/**
 * Small files that stand for enormous ones: each ends in a finding, in bounded time, and
 * without the memory that it asks for.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { crc32, deflateRawSync, constants } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { buildTar } from "../support/tar-builder.ts"
import { buildZip, join as joinBytes, u32, zip64Extra } from "../support/zip-builder.ts"

const CHILD = fileURLToPath(new URL("../support/measured-child.ts", import.meta.url))
const MIB = 1024 * 1024
const GIB = 1024 * MIB
/** Ten thousand million bytes, and a little more so that it is a whole number of pieces. */
const TEN_GB = 9_537 * MIB

/** The end of deflated content. */
const NOTHING = deflateRawSync(new Uint8Array(0))

const PEAK_MB = 300

/** What is said of evidence that states nothing about itself. */
const UNKNOWN = expect.arrayContaining(["FORMAT_UNKNOWN"]) as unknown

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "bombs-"))
})
afterAll(() => {
  rmSync(place, { recursive: true })
})

describe("a bomb ends in a finding with flat memory:", () => {
  it("a .zip with 10 GB of zeros in one member", { timeout: 240_000 }, () => {
    const raw = joinBytes(deflatedZeros(TEN_GB), NOTHING)
    const extra = zip64Extra(TEN_GB, raw.length)
    const pointers = { compressedBytes: 0xffff_ffff, sizeBytes: 0xffff_ffff, extra }
    const member = {
      name: "zeros",
      raw,
      both: { method: 8, crc32: crcOfZeros(TEN_GB), ...pointers },
    }
    const said = examine("zeros.zip", buildZip({ members: [member] }))
    expect(said).toMatchObject({ verdict: "INDETERMINATE", codes: UNKNOWN })
  })

  it("a .tar.gz with 2 GB of zeros in one member", { timeout: 120_000 }, () => {
    const header = buildTar([{ name: "zeros", size: base256(2 * GIB) }], new Uint8Array(0))
    const end = new Uint8Array(1024)
    const crc = crc32(end, crcOfZeros(2 * GIB, crc32(header)))
    const said = examine("zeros.tar.gz", gzipOf([header, 2 * GIB, end], crc))
    expect(said).toMatchObject({ verdict: "INDETERMINATE", codes: UNKNOWN })
  })

  it("a .tar.gz of nothing but 10 GB of zeros, which is not read to its end", () => {
    const said = examine("empty.tar.gz", gzipOf([new Uint8Array(0), TEN_GB, new Uint8Array(0)], 0))
    expect(said.codes).toContain("LIMIT_EXCEEDED")
    expect(said.seconds).toBeLessThan(10)
  })

  it("a .zip that states 100 times 4 GB, which is not decompressed at all", () => {
    const raw = joinBytes(deflatedZeros(4 * MIB), NOTHING)
    const members = Array.from({ length: 100 }, (_, i) => ({
      name: `zeros-${String(i)}`,
      raw,
      both: { method: 8, compressedBytes: raw.length, sizeBytes: 0xffff_fffe },
    }))
    const said = examine("lies.zip", buildZip({ members }))
    expect(said.codes).toContain("LIMIT_EXCEEDED")
    expect(said.seconds).toBeLessThan(20)
  })

  it("archives in archives, sixteen each, five levels deep", { timeout: 60_000 }, () => {
    const raw = joinBytes(deflatedZeros(GIB), NOTHING)
    const both = { method: 8, compressedBytes: raw.length, sizeBytes: GIB }
    let level = buildZip({ members: [{ name: "zeros", raw, both }] })
    for (let depth = 0; depth < 5; depth += 1) {
      const content = level
      const members = Array.from({ length: 16 }, (_, i) => ({
        name: `${String(i)}.zip`,
        content,
        deflated: true,
      }))
      level = buildZip({ members })
    }
    const said = examine("42.zip", level)
    expect(said).toMatchObject({ verdict: "INDETERMINATE", codes: UNKNOWN })
    expect(said.inside).toEqual(Array.from({ length: 16 }, () => "INDETERMINATE"))
    expect(said.seconds).toBeLessThan(30)
  })
})

interface Said {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly inside: readonly string[]
  readonly seconds: number
  readonly peakMb: number
}

function examine(name: string, bytes: Uint8Array): Said {
  const path = join(place, name)
  writeFileSync(path, bytes)
  const said = JSON.parse(execFileSync("node", [CHILD, path], { encoding: "utf8" })) as Said
  expect(said.peakMb).toBeLessThan(PEAK_MB)
  return said
}

/** Zeros as deflate makes them of one MiB after the other, each piece complete in itself. */
function deflatedZeros(sizeBytes: number): Uint8Array {
  const piece = deflateRawSync(new Uint8Array(MIB), { finishFlush: constants.Z_FULL_FLUSH })
  return joinBytes(...Array.from({ length: sizeBytes / MIB }, () => piece))
}

/** A gzip file of bytes, zeros and bytes. */
function gzipOf(
  [before, zeros, after]: readonly [Uint8Array, number, Uint8Array],
  crc: number,
): Uint8Array {
  return joinBytes(
    Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255),
    deflateRawSync(before, { finishFlush: constants.Z_FULL_FLUSH }),
    deflatedZeros(zeros),
    deflateRawSync(after),
    u32(crc, (before.length + zeros + after.length) % 2 ** 32),
  )
}

function crcOfZeros(sizeBytes: number, before = 0): number {
  const zeros = new Uint8Array(MIB)
  let crc = before
  for (let at = 0; at < sizeBytes; at += MIB) crc = crc32(zeros, crc)
  return crc
}

/** GNU's form of a size that octal has no room for. */
function base256(value: number): Uint8Array {
  const bytes = new Uint8Array(12)
  new DataView(bytes.buffer).setBigUint64(4, BigInt(value))
  bytes[0] = 0x80
  return bytes
}
