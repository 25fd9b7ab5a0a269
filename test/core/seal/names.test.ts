import { describe, expect, it } from "vitest"
import {
  defaultExporter,
  isExporterName,
  isSealRole,
  keepGeneration,
  nextSealPath,
  staysInPlace,
} from "../../../core/seal/index.ts"

describe("nextSealPath", () => {
  it("takes the plain name first, then the smallest free number from 2", () => {
    const plain = "seals/witness.dsse.json"
    expect(nextSealPath("witness", new Set())).toBe(plain)
    expect(nextSealPath("witness", new Set([plain]))).toBe("seals/witness-2.dsse.json")
    expect(nextSealPath("witness", new Set([plain, "seals/witness-3.dsse.json"]))).toBe(
      "seals/witness-2.dsse.json",
    )
    expect(
      nextSealPath(
        "witness",
        new Set([plain, "seals/witness-2.dsse.json", "seals/witness-3.dsse.json"]),
      ),
    ).toBe("seals/witness-4.dsse.json")
  })

  it("is not disturbed by seals in other roles", () => {
    expect(nextSealPath("archivist", new Set(["seals/exporter.dsse.json"]))).toBe(
      "seals/archivist.dsse.json",
    )
  })
})

describe("names", () => {
  it("make an exporter's name of a key's fingerprint", () => {
    const name = defaultExporter("0123456789abcdef".repeat(4))
    expect(name).toBe("key-0123456789abcdef")
    expect(isExporterName(name)).toBe(true)
  })

  it.each(["", "a b", "a+b", "/a", "a//b", "a\nb", "-a", "a/b/c/d/e"])(
    "refuse %j as an exporter",
    (name) => {
      expect(isExporterName(name)).toBe(false)
    },
  )

  it("know the four roles and no others", () => {
    expect(["exporter", "archivist", "witness", "examiner"].every(isSealRole)).toBe(true)
    expect(["log", "timestamp", "", "Exporter"].some(isSealRole)).toBe(false)
  })
})

describe("keepGeneration", () => {
  it("keeps tag files, tag manifests and seals below their generation, and no log twice", () => {
    const kept = keepGeneration(1, {
      listed: [
        "bag-info.txt",
        "bagit.txt",
        "custody/checkpoint",
        "custody/events.jsonl",
        "custody/generations/0/bag-info.txt",
        "custody/signatures.jsonl",
        "manifest-sha256.txt",
      ],
      tagManifests: ["tagmanifest-sha256.txt"],
      seals: ["seals/exporter.dsse.json"],
    })
    expect(kept.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "bag-info.txt custody/generations/1/bag-info.txt",
      "custody/checkpoint custody/generations/1/custody/checkpoint",
      "custody/signatures.jsonl custody/generations/1/custody/signatures.jsonl",
      "manifest-sha256.txt custody/generations/1/manifest-sha256.txt",
      "tagmanifest-sha256.txt custody/generations/1/tagmanifest-sha256.txt",
      "seals/exporter.dsse.json custody/generations/1/seals/exporter.dsse.json",
    ])
  })

  it("leaves the payload, earlier generations, event signatures and time-stamps in place", () => {
    const stay = ["data/a", "custody/generations/0/bag-info.txt", "custody/signatures.jsonl"]
    expect([...stay, `timestamps/${"0".repeat(64)}.tsr`].every(staysInPlace)).toBe(true)
    const move = ["bag-info.txt", "custody/checkpoint", "custody/events.jsonl", "seals/a.dsse.json"]
    expect(move.some(staysInPlace)).toBe(false)
  })
})
