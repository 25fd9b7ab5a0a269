/**
 * Whole bags, changed at random: nothing throws, and nothing is TOTAL-PASSED that is not the
 * very bag that was sealed.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { equalBytes, toUtf8 } from "../../core/base/index.ts"
import { crc32, tarLayout, tarPadding, zipLayout } from "../../core/container/index.ts"
import { nativeDigests, openEvidence } from "../../core/node/index.ts"
import {
  DEFAULT_POLICY_JSON,
  examine,
  parsePolicy,
  portableEngine,
  summaryText,
  type Result,
} from "../../core/index.ts"
import {
  ARCHIVIST,
  AT,
  event,
  examineFiles,
  extended,
  sealedBag,
  TRUST,
  withSeal,
  type Files,
} from "../support/evidence.ts"
import { chanceFrom, type Chance } from "./chance.ts"
import { mutated } from "./mutate.ts"
import { repaired } from "./parsers/tar.ts"
import { EMPTY_TRUST } from "../../core/trust/index.ts"

const RUNS = 500
const ARCHIVE_RUNS = 250
const SEED = 20_261_121

/** A bag with a second seal and an earlier generation, so that every kind of file is in it. */
let bag: Files
const folder = mkdtempSync(join(tmpdir(), "sealwright-bags-"))

beforeAll(async () => {
  const first = await withSeal(await sealedBag(), ARCHIVIST, "archivist")
  bag = await extended(first, [event(90)])
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe("a bag with random changes", () => {
  it("is TOTAL-PASSED as it was sealed", async () => {
    expect((await examineFiles(bag)).verdict).toBe("TOTAL-PASSED")
  })

  it(`never throws and never passes, ${RUNS} times`, { timeout: 120_000 }, async () => {
    const chance = chanceFrom(SEED)
    for (let run = 0; run < RUNS; run += 1) {
      const { files, what } = changedBag(chance)
      const result = await examineFiles(files)
      const isWhole = sameFiles(files, bag)
      expect([run, what, result.verdict === "TOTAL-PASSED"]).toEqual([run, what, isWhole])
      expect(unsafeIn(summaryText(result, { colour: false, width: 80 }))).toEqual([])
    }
  })
})

describe("an archive of a bag with random changes", () => {
  it.each(["zip", "tar"] as const)(
    `never throws, and a .%s passes only with the files that were sealed, ${ARCHIVE_RUNS} times`,
    { timeout: 120_000 },
    async (kind) => {
      const archive = kind === "zip" ? zipOf(bag) : tarOf(bag)
      expect((await examineArchive(archive, kind)).result.verdict).toBe("TOTAL-PASSED")
      const chance = chanceFrom(SEED)
      for (let run = 0; run < ARCHIVE_RUNS; run += 1) {
        const changed = mutated(chance, { samples: [archive], tokens: ["PK\u0003\u0004", "ustar"] })
        const { result, files } = await examineArchive(
          kind === "tar" ? repaired(changed) : changed,
          kind,
        )
        if (result.verdict !== "TOTAL-PASSED") continue
        expect([run, sameFiles(files, bag)]).toEqual([run, true])
      }
    },
  )
})

interface Changed {
  readonly files: Files
  readonly what: string
}

/** One file mutated, added, removed, renamed, or exchanged with another. */
function changedBag(chance: Chance): Changed {
  const files = new Map(bag)
  const paths = [...bag.keys()]
  const path = chance.pick(paths)
  const other = chance.pick(paths)
  const bytes = bag.get(path)!
  switch (chance.below(10)) {
    case 0:
      files.delete(path)
      return { files, what: `removed ${path}` }
    case 1:
      files.delete(path)
      files.set(`${path}x`, bytes)
      return { files, what: `renamed ${path}` }
    case 2:
      files.set(path, bag.get(other)!).set(other, bytes)
      return { files, what: `exchanged ${path} and ${other}` }
    case 3:
      files.set(`${path}.${String(chance.below(100))}`, bytes)
      return { files, what: `copied ${path}` }
    case 4:
      files.set(path, bag.get(other)!)
      return { files, what: `put ${other} in place of ${path}` }
    default:
      files.set(path, mutated(chance, { samples: [bytes], tokens: TOKENS }))
      return { files, what: `changed ${path}` }
  }
}

const TOKENS = ["\n", " ", "0", "{", "}", '"', "data/", "  ", "%0A", "\u2014 ", '"seq":1', "=="]

function sameFiles(a: Files, b: Files): boolean {
  return (
    a.size === b.size &&
    [...a].every(([path, bytes]) => {
      const other = b.get(path)
      return other !== undefined && equalBytes(bytes, other)
    })
  )
}

/** Characters of a text that would move or hide what is on a screen. */
function unsafeIn(text: string): readonly string[] {
  return text.match(/[^\P{C}\n]/gu) ?? []
}

function zipOf(files: Files): Uint8Array {
  const members = [...files].map(([path, bytes]) => ({
    path: `bag/${path}`,
    sizeBytes: bytes.length,
    crc32: crc32(bytes),
  }))
  const { members: placed, tail } = zipLayout(members)
  const parts = placed.flatMap(({ member, header }) => [header, contentOf(files, member.path)])
  return new Uint8Array(Buffer.concat([...parts, tail]))
}

function tarOf(files: Files): Uint8Array {
  const members = [...files].map(([path, bytes]) => ({
    path: `bag/${path}`,
    sizeBytes: bytes.length,
  }))
  const { members: placed, tail } = tarLayout(members)
  const parts = placed.flatMap(({ member, header }) => [
    header,
    contentOf(files, member.path),
    new Uint8Array(tarPadding(member.sizeBytes)),
  ])
  return new Uint8Array(Buffer.concat([...parts, tail]))
}

function contentOf(files: Files, path: string): Uint8Array {
  return files.get(path.slice("bag/".length))!
}

/** Examines an archive as `verify` does, and reads every file that it then holds. */
async function examineArchive(
  archive: Uint8Array,
  kind: "zip" | "tar",
): Promise<{ readonly result: Result; readonly files: Files }> {
  const path = join(folder, `bag.${kind}`)
  writeFileSync(path, archive)
  const policyBytes = toUtf8(DEFAULT_POLICY_JSON)
  const policy = parsePolicy(policyBytes)
  if (policy.kind === "refused") throw new Error(policy.reason)
  const { container, measure } = await openEvidence(path)
  try {
    const result = await examine(
      { path, container, measure: measure({ engine: "native", jobs: 1 }) },
      {
        trust: { ...EMPTY_TRUST, keys: TRUST, digest: new Uint8Array(32) },
        policy: { ...policy.policy, digest: nativeDigests.sha256(policyBytes) },
        evaluatedAt: AT,
        signatures: [portableEngine],
        digests: nativeDigests,
        trees: [],
        run: { platform: "test", runtime: "test", engine: "test" },
        clock: () => AT,
      },
    )
    const files = new Map<string, Uint8Array>()
    if (result.verdict === "TOTAL-PASSED") {
      for (const { path: member } of container.entries.filter(({ kind: of }) => of === "file")) {
        const chunks: Uint8Array[] = []
        for await (const chunk of container.read(member)) chunks.push(chunk.slice())
        files.set(member, new Uint8Array(Buffer.concat(chunks)))
      }
    }
    return { result, files }
  } finally {
    await container.close()
  }
}
