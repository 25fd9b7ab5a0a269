/** Seals that nothing speaks against but what could not be read, and seals nobody could decide about. */
import { beforeAll, describe, expect, it } from "vitest"
import { resultView, type Result, type SignatureEngine } from "../../../core/index.ts"
import { nativeEngine } from "../../../core/node/index.ts"
import {
  ARCHIVIST,
  codesOf,
  examineFiles,
  extended,
  pinned,
  sealedBag,
  withSeal,
  type Files,
} from "../../support/evidence.ts"

const HIDDEN = "data/records"
const SEAL = "seals/exporter.dsse.json"

let bag: Files

beforeAll(async () => {
  bag = await sealedBag({ sourceItems: 3 })
})

function standingsOf({ seals }: Result): readonly string[] {
  return seals.map(({ path, standing }) => `${path}: ${standing}`)
}

/** Labels of the cards of the seals, and everything else that a report says. */
function reportOf(result: Result): string {
  return JSON.stringify(resultView(result, "en"))
}

describe("a seal whose files lie where nobody could look", () => {
  it("is not called broken, and shows no origin", async () => {
    const result = await examineFiles(bag, { unlisted: HIDDEN })
    expect(result.verdict).toBe("INDETERMINATE")
    expect(standingsOf(result)).toEqual([`${SEAL}: uncompared`])
    expect(codesOf(result)).not.toContain("SEAL_MISMATCH")
    expect(result.coverage.bytesUnderSeal.covered).toBe(0)
    expect(result.statements.origin.says).toBe(
      "Not shown: not all that is stated under seal with the key pinned for Acme Ltd could be compared.",
    )
    expect(reportOf(result)).toContain("? not all compared")
    expect(reportOf(result)).not.toContain("✗ broken")
  })

  it("is named among what the policy asks for, and the items are not called missing", async () => {
    const { findings } = await examineFiles(bag, { unlisted: HIDDEN })
    const observedOf = (code: string): unknown =>
      findings.find((found) => found.code === code)?.observed
    expect(observedOf("SIG_CONSTRAINTS_FAILURE")).toEqual({
      ...{ required: "1", found: "0", broken: "0", uncompared: "1" },
    })
    expect(observedOf("POPULATION_UNPROVEN")).toMatchObject({ source: "3", unread: HIDDEN })
  })

  it("is broken where something else that it states differs", async () => {
    const [manifest, bytes] = [...bag].find(([path]) => path === "manifest-sha256.txt")!
    const changed = Uint8Array.from(bytes)
    changed[0] = bytes[0] === 0x30 ? 0x31 : 0x30
    const result = await examineFiles(new Map(bag).set(manifest, changed), { unlisted: HIDDEN })
    expect(result.verdict).toBe("TOTAL-FAILED")
    expect(standingsOf(result)).toEqual([`${SEAL}: broken`])
  })

  it("is broken where it names another seal that is gone", async () => {
    const two = new Map(await withSeal(bag, ARCHIVIST, "archivist"))
    two.delete(SEAL)
    const keys = [pinned(ARCHIVIST, ["archivist"])]
    const result = await examineFiles(two, { unlisted: HIDDEN, keys })
    expect(standingsOf(result)).toEqual(["seals/archivist.dsse.json: broken"])
    expect(codesOf(result)).toContain("SEAL_MISSING")
  })

  it("is broken where the log was read and differs, whatever lies beside it unread", async () => {
    const log = "custody/events.jsonl"
    const lines = new TextDecoder().decode(bag.get(log)).trimEnd().split("\n")
    const shorter = new TextEncoder().encode(`${lines.slice(0, -1).join("\n")}\n`)
    for (const unlisted of ["custody/notes", "notes"]) {
      const result = await examineFiles(new Map(bag).set(log, shorter), { unlisted })
      expect(standingsOf(result)).toEqual([`${SEAL}: broken`])
      const members = result.findings.flatMap(({ code, observed }) =>
        code === "SEAL_MISMATCH" ? [observed["member"]] : [],
      )
      expect(members).toContain("log.events")
    }
  })

  it("is broken where the seal that it names is there and is another one", async () => {
    const two = new Map(await withSeal(bag, ARCHIVIST, "archivist"))
    two.set(SEAL, new Uint8Array([...two.get(SEAL)!, 0x0a]))
    const keys = [pinned(ARCHIVIST, ["archivist"])]
    const result = await examineFiles(two, { unlisted: "notes", keys })
    const archivist = result.seals.find(({ path }) => path.includes("archivist"))
    expect(archivist?.standing).toBe("broken")
    expect(codesOf(result)).toContain("SEAL_MISSING")
  })

  it("is not blamed for a seal that it names and that could not be read", async () => {
    const two = await withSeal(bag, ARCHIVIST, "archivist")
    const keys = [pinned(ARCHIVIST, ["archivist"])]
    const result = await examineFiles(two, { unreadable: [SEAL], keys })
    expect(codesOf(result)).not.toContain("SEAL_MISSING")
    expect(result.verdict).toBe("INDETERMINATE")
  })

  it("is as broken as ever where all could be read", async () => {
    const fewer = new Map([...bag].filter(([path]) => !path.startsWith(`${HIDDEN}/`)))
    const result = await examineFiles(fewer)
    expect(result.verdict).toBe("TOTAL-FAILED")
    expect(standingsOf(result)).toEqual([`${SEAL}: broken`])
  })
})

describe("sound evidence of which something could not be read", () => {
  /** Every folder in which one of the files lies. */
  const foldersOf = (paths: readonly string[]): readonly string[] => [
    ...new Set(
      paths.flatMap((path) => {
        const parts = path.split("/").slice(0, -1)
        return parts.map((_, at) => parts.slice(0, at + 1).join("/"))
      }),
    ),
  ]

  it("is open whichever file or folder that was, and never failed or passed", async () => {
    const bags = [bag, await withSeal(bag, ARCHIVIST, "archivist"), await extended(bag, [])]
    for (const files of bags) {
      const paths = [...files.keys()]
      const verdicts = new Map<string, string>()
      for (const path of paths) {
        verdicts.set(`unread ${path}`, (await examineFiles(files, { unreadable: [path] })).verdict)
        const others = new Map([...files].filter(([other]) => other !== path))
        verdicts.set(`unlisted ${path}`, (await examineFiles(others, { unlisted: path })).verdict)
      }
      for (const unlisted of [...foldersOf(paths), "notes", "custody/notes"]) {
        verdicts.set(`unlisted ${unlisted}`, (await examineFiles(files, { unlisted })).verdict)
      }
      expect([...verdicts].filter(([, verdict]) => verdict !== "INDETERMINATE")).toEqual([])
    }
  })
})

describe("a seal about which the engines disagree", () => {
  const liar: SignatureEngine = { name: "liar", supports: () => true, verify: () => false }

  it("is not called anybody's or nobody's", async () => {
    const result = await examineFiles(bag, { terms: { signatures: [nativeEngine, liar] } })
    expect(result.verdict).toBe("INDETERMINATE")
    expect(standingsOf(result)).toEqual([`${SEAL}: undecided`])
    expect(result.statements.origin.says).toBe(
      "Not shown: of 1 seal it could not be told whether a pinned key made it.",
    )
    expect(result.findings.find(({ at }) => at.path === "seals")?.observed).toMatchObject({
      undecided: "1",
    })
    expect(reportOf(result)).toContain("? not decided")
    expect(reportOf(result)).not.toContain("Nobody pinned the key that made it")
  })
})
