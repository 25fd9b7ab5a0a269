/**
 * transparency-dev/merkle's inclusion and consistency cases, each with upstream's verdict.
 *
 * The corpus also holds proofs about subtrees, a construction of Merkle Tree
 * Certificates that this program does not claim to check. They are named one by one,
 * and each is shown to be of that kind, so that no case of ours hides among them.
 */
import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { fromBase64 } from "../../core/base/index.ts"
import { checkConsistency, checkLeafInclusion } from "../../core/merkle/index.ts"
import { readCases, type CorpusCase } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CORPUS = "merkle-proofs-rfc6962"
const { describe, it } = needsCorpus(CORPUS)

describe("inclusion proofs of transparency-dev/merkle", () => {
  for (const found of casesOf("inclusion")) {
    it(found.name, () => {
      const { hash, number, path, wantErr } = readMembers(found.file)
      const proof = { index: number("leafIdx"), size: number("treeSize"), path }
      const { kind } = checkLeafInclusion(hash("leafHash"), proof, hash("root"))
      expect(kind === "included").toBe(!wantErr)
      expect(wantErr).toBe(found.expected.startsWith("INVALID"))
    })
  }
})

describe("consistency proofs of transparency-dev/merkle", () => {
  for (const found of casesOf("consistency")) {
    it(found.name, () => {
      const { hash, number, path, wantErr } = readMembers(found.file)
      const { kind } = checkConsistency({
        size1: number("size1"),
        size2: number("size2"),
        root1: hash("root1"),
        root2: hash("root2"),
        proof: path,
      })
      expect(kind === "consistent").toBe(!wantErr)
      expect(wantErr).toBe(found.expected.startsWith("INVALID"))
    })
  }
})

describe("subtree proofs of transparency-dev/merkle are out of scope", () => {
  for (const found of casesOf("subtreeinclusion")) {
    it(`${found.name} is a subtree proof, which is not checked`, () => {
      const members = Object.keys(readJson(found.file))
      expect(members).toEqual(expect.arrayContaining(["start", "end"]))
      expect(members).not.toContain("treeSize")
      expect(members).not.toContain("size1")
    })
  }
})

describe("the cases of transparency-dev/merkle", () => {
  it("are all of one of the three kinds", () => {
    const kinds = new Map<string, number>()
    for (const { name } of readCases(CORPUS))
      kinds.set(kindOf(name), (kinds.get(kindOf(name)) ?? 0) + 1)
    expect(Object.fromEntries(kinds)).toEqual({
      inclusion: 63,
      consistency: 63,
      subtreeinclusion: 131,
    })
  })
})

function casesOf(kind: string): readonly CorpusCase[] {
  return readCases(CORPUS).filter(({ name }) => kindOf(name) === kind)
}

function kindOf(name: string): string {
  return name.split("/")[0] ?? name
}

interface Members {
  readonly number: (member: string) => bigint
  readonly hash: (member: string) => Uint8Array
  readonly path: readonly Uint8Array[]
  readonly wantErr: boolean
}

function readMembers(file: string): Members {
  const json = readJson(file)
  const { proof, wantErr } = json
  if (typeof wantErr !== "boolean") throw new Error(`${file} has no wantErr`)
  // Go writes an empty list as null.
  if (!Array.isArray(proof) && proof !== null) throw new Error(`${file} has no proof`)
  return {
    number: (member) => BigInt(text(json, member)),
    hash: (member) => decode(text(json, member)),
    path: (proof ?? []).map((hash: unknown) => decode(String(hash))),
    wantErr,
  }
}

/** Integers reach 2^64-1, beyond JSON.parse, and become texts first. */
function readJson(file: string): Readonly<Record<string, unknown>> {
  const quoted = readFileSync(file, "utf8").replaceAll(/: (\d+)(,?\n)/g, ': "$1"$2')
  return JSON.parse(quoted) as Readonly<Record<string, unknown>> // every case is an object
}

function text(json: Readonly<Record<string, unknown>>, member: string): string {
  const value = json[member]
  if (typeof value !== "string") throw new Error(`no ${member}`)
  return value
}

function decode(base64: string): Uint8Array {
  const bytes = fromBase64(base64)
  if (bytes === undefined) throw new Error(`not base64: ${base64}`)
  return bytes
}
