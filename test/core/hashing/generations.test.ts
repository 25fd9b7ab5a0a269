import { describe, expect, it } from "vitest"
import { toUtf8 } from "../../../core/base/index.ts"
import type { Claims, ManifestClaim } from "../../../core/claims/index.ts"
import {
  checkGenerationContent,
  checkGenerationOrder,
  digestJobs,
  type Erasure,
  type GenerationFacts,
  type Measured,
} from "../../../core/hashing/index.ts"
import {
  changed,
  evidenceBag,
  examine,
  hex,
  summaries,
  type Files,
} from "../formats/sample-bags.ts"

const FORMER = evidenceBag()
const LOG_SHA256 = hex("sha256", FORMER.get("custody/events.jsonl")!)

/** What `seal --extend` would make of FORMER, but for the new manifests and seal. */
function extended(changes: Parameters<typeof changed>[1] = {}): Files {
  const kept = [...FORMER]
    .filter(([path]) => !path.startsWith("data/") && path !== "bagit.txt")
    .filter(([path]) => path !== "custody/events.jsonl")
    .map(([path, bytes]) => [`custody/generations/0/${path}`, bytes] as const)
  return evidenceBag(Object.fromEntries(changed(new Map(kept), changes)), 1)
}

async function check(
  bag: Files,
  facts: Partial<GenerationFacts> = {},
  next?: readonly ManifestClaim[],
) {
  const { claims, measured } = await examine(bag)
  const [generation] = claims.generations
  const byPath = new Map<string, Measured>(measured.map((file) => [file.path, file]))
  const known = {
    measured: byPath,
    logSha256: LOG_SHA256,
    erasures: [],
    erasureRoles: ["archivist"],
  }
  const manifests = next ?? claims.manifests
  return checkGenerationContent(generation!, { manifests }, { ...known, ...facts })
}

const KEPT = "custody/generations/0"
const PAYLOAD_DIGEST = hex("sha256", "abc")

describe("a kept generation", () => {
  it("passes when its files, its part of the log and its payload are all there", async () => {
    expect(await check(extended())).toEqual({ expected: 6, checked: 6, findings: [] })
  })

  it.each(["bag-info.txt", "manifest-sha256.txt", "custody/checkpoint"])(
    "is inconsistent when its %s was changed",
    async (path) => {
      const bytes = Uint8Array.from(FORMER.get(path)!)
      bytes[0]! ^= 1
      const { findings } = await check(extended({ [`${KEPT}/${path}`]: bytes }))
      expect(summaries(findings)).toContain(`GENERATION_INCONSISTENT ${KEPT}/${path}`)
    },
  )

  it("is inconsistent when a file of it was not kept", async () => {
    const { findings } = await check(extended({ [`${KEPT}/custody/checkpoint`]: undefined }))
    expect(findings).toMatchObject([
      {
        code: "GENERATION_INCONSISTENT",
        at: { path: `${KEPT}/custody/checkpoint` },
        observed: { actual: "absent" },
      },
    ])
  })

  it("is inconsistent when the log no longer begins with its log", async () => {
    const { findings } = await check(extended(), { logSha256: hex("sha256", "another log") })
    expect(summaries(findings)).toEqual(["GENERATION_INCONSISTENT custody/events.jsonl"])
  })

  it("is inconsistent when the log is now shorter", async () => {
    const { claims, measured } = await examine(extended())
    const { findings } = checkGenerationContent(claims.generations[0]!, claims, {
      measured: new Map(measured.map((file) => [file.path, file])),
      erasures: [],
      erasureRoles: [],
    })
    expect(findings.map(({ observed }) => observed["actual"])).toEqual(["absent"])
  })

  it("is inconsistent when its tag manifest leaves out what every state must list", async () => {
    const name = "tagmanifest-sha256.txt"
    const short = new TextDecoder().decode(FORMER.get(name)).replace(/.*custody\/checkpoint\n/, "")
    const { findings } = await check(extended({ [`${KEPT}/${name}`]: short }))
    expect(findings).toMatchObject([
      { code: "GENERATION_INCONSISTENT", observed: { listed: "custody/checkpoint" } },
    ])
  })

  it("is compared by SHA-512 as well when it kept such a tag manifest, its log included", async () => {
    const name = "tagmanifest-sha512.txt"
    const listed = [...FORMER].filter(
      ([path]) => path === "bagit.txt" || path === "bag-info.txt" || /^(?:manif|cust)/.test(path),
    )
    const text = listed
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => `${hex("sha512", bytes)}  ${path}\n`)
      .join("")
    const bag = extended({ [`${KEPT}/${name}`]: text })
    const log = FORMER.get("custody/events.jsonl")!
    const sound = await check(bag, { logDigests: { sha512: hex("sha512", log) } })
    expect(sound).toEqual({ expected: 11, checked: 11, findings: [] })
    const other = await check(bag, { logDigests: { sha512: hex("sha512", "another log") } })
    expect(other.findings).toMatchObject([
      { code: "GENERATION_INCONSISTENT", observed: { algorithm: "sha512" } },
    ])
  })

  it("is left open when a kept file could not be read", async () => {
    const { measured } = await examine(extended())
    const spoilt = measured.map((file): [string, Measured] => {
      const problem = { kind: "unreadable", detail: "" } as const
      return [
        file.path,
        file.path === `${KEPT}/bag-info.txt` ? { ...file, digests: {}, problem } : file,
      ]
    })
    const answer = await check(extended(), { measured: new Map(spoilt) })
    expect(answer).toEqual({ expected: 6, checked: 5, findings: [] })
  })
})

describe("the payload of a kept generation", () => {
  const manifest = (entries: Readonly<Record<string, string>>): readonly ManifestClaim[] => [
    {
      path: "manifest-sha256.txt",
      algorithm: "sha256",
      scope: "payload",
      entries: Object.entries(entries).map(([path, digest], n) => ({ path, digest, line: n + 1 })),
    },
  ]
  const erasure: Erasure = {
    path: "data/a.txt",
    sha256: PAYLOAD_DIGEST,
    rule: "GDPR Art. 17",
    role: "archivist",
    seq: 7,
  }

  it("is erased by a recorded act that cites the digest and the rule", async () => {
    const { findings } = await check(extended(), { erasures: [erasure] }, manifest({}))
    expect(findings).toEqual([
      {
        code: "ERASED",
        at: { path: "data/a.txt" },
        observed: {
          generation: "0",
          sha256: PAYLOAD_DIGEST,
          rule: "GDPR Art. 17",
          role: "archivist",
          seq: "7",
        },
      },
    ])
  })

  const unlawful: Readonly<Record<string, readonly Erasure[]>> = {
    "no event": [],
    "an event about another file": [{ ...erasure, path: "data/b.txt" }],
    "an event that cites another digest": [{ ...erasure, sha256: "0".repeat(64) }],
    "an event that cites no rule": [{ ...erasure, rule: " " }],
    "an event by a role that may not erase": [{ ...erasure, role: "editor" }],
  }
  for (const [name, erasures] of Object.entries(unlawful)) {
    it(`is missing when there is ${name}`, async () => {
      const { findings } = await check(extended(), { erasures }, manifest({}))
      expect(summaries(findings)).toEqual(["MANIFEST_MISSING data/a.txt"])
    })
  }

  it("is missing when the next generation lists another content, erased or not", async () => {
    const next = manifest({ "data/a.txt": "0".repeat(64) })
    const { findings } = await check(extended(), { erasures: [erasure] }, next)
    expect(summaries(findings)).toEqual(["MANIFEST_MISSING data/a.txt"])
  })

  it("does not grow", async () => {
    const next = manifest({ "data/a.txt": PAYLOAD_DIGEST, "data/b.txt": PAYLOAD_DIGEST })
    const { findings } = await check(extended(), {}, next)
    expect(summaries(findings)).toEqual(["GENERATION_INCONSISTENT data/b.txt"])
  })
})

describe("the order of generations", () => {
  const claims = async (): Promise<Claims> => (await examine(extended())).claims

  it("passes from 0 to the one before the current", async () => {
    expect(checkGenerationOrder(await claims())).toEqual([])
    expect(checkGenerationOrder((await examine(FORMER)).claims)).toEqual([])
  })

  it("names the first that is missing and how many are", async () => {
    const findings = checkGenerationOrder({ ...(await claims()), generation: 1_000_000_000 })
    expect(findings).toMatchObject([
      { code: "GENERATION_INCONSISTENT", observed: { first: "1", missing: "999999999" } },
    ])
  })

  it("names one that is not earlier than the bag", async () => {
    const findings = checkGenerationOrder({ ...(await claims()), generation: 0 })
    expect(summaries(findings)).toEqual([`GENERATION_INCONSISTENT ${KEPT}`])
  })

  it.each(["bagId", "logId", "exporter"] as const)(
    "names a generation of another %s",
    async (id) => {
      const findings = checkGenerationOrder({ ...(await claims()), [id]: "another" })
      expect(findings).toMatchObject([
        { at: { path: `${KEPT}/bag-info.txt` }, observed: { member: id } },
      ])
    },
  )

  it("names a generation that calls itself another number", async () => {
    const renamed = [...extended()].map(
      ([path, bytes]) => [path.replace(KEPT, "custody/generations/1"), bytes] as const,
    )
    const { claims: read } = await examine(new Map(renamed))
    const told = checkGenerationOrder({ ...read, generation: 2 }).map(({ observed }) => observed)
    expect(told).toContainEqual({ generation: "1", member: "generation", said: "0", expected: "1" })
  })
})

describe("digestJobs", () => {
  it("asks for the further digests that kept tag manifests state", async () => {
    const name = `${KEPT}/tagmanifest-sha512.txt`
    const { claims } = await examine(
      extended({ [name]: toUtf8(`${hex("sha512", "")}  bag-info.txt\n`) }),
    )
    const entry = { path: `${KEPT}/bag-info.txt`, kind: "file", sizeBytes: 0 } as const
    expect(digestJobs(claims, [entry])).toEqual([
      { path: entry.path, algorithms: ["sha256", "sha512"] },
    ])
  })
})
