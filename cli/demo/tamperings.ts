/**
 * Five ways to tamper with the sealed evidence, each with what verification must find.
 *
 * The expectations are written down here, before anything runs; the demo compares them with
 * what `verify` said and counts a difference as a defect of this program.
 */
import { readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { FindingCode, Result, Verdict } from "../../core/index.ts"
import { seal } from "../seal.ts"
import { copyBag, hideTwin, rewrite, slipIn, takeOut } from "./forgery.ts"
import type { PublicCommands } from "./public-commands.ts"

/** What lies on disk for a forger to work on; all paths as the commands take them. */
export interface Scene {
  readonly bag: string
  readonly archive: string
  readonly source: string
  readonly events: string
  /** A key that nobody pinned. */
  readonly strangerKey: string
  /** The options with which the exporter sealed; whoever reads the bag knows them. */
  readonly sealing: readonly string[]
  readonly commands: PublicCommands
}

export interface Expectation {
  readonly verdict: Verdict
  readonly code: FindingCode
  readonly path: string
  /** Records of the log concerned, by `seq`. */
  readonly range?: { readonly first: number; readonly last: number }
}

export interface Tampering {
  /** Name of the copy below `tampered/`. */
  readonly copy: string
  /** What was done, in one line. */
  readonly done: string
  /** Why a quick look does not show it. */
  readonly hides: string
  readonly expected: Expectation
  readonly tamper: (scene: Scene, copy: string) => Promise<void>
}

const RECORD = "data/records/A-2025-089/after.json"
const APPROVALS = { first: 1670, last: 1672 }
/** Everything from this day on is cut off the log in the fourth tampering. */
const CUT_FROM = "2025-05-19"

export const TAMPERINGS: readonly Tampering[] = [
  {
    copy: "copy-1.bag",
    done: "One digit was changed: a grant of 10,100 euros became 90,100.",
    hides: "The file is valid JSON, of the same size, and reads like any other.",
    expected: { verdict: "TOTAL-FAILED", code: "HASH_FAILURE", path: RECORD },
    tamper: async ({ bag }, copy) => {
      await copyBag(bag, copy)
      await rewrite(copy, RECORD, raiseGrant)
    },
  },
  {
    copy: "copy-2.bag",
    done: "Three approvals were deleted from the log, and the log was listed anew.",
    hides: "Every BagIt program calls this bag valid: its manifests fit its files.",
    expected: {
      verdict: "TOTAL-FAILED",
      code: "SEQUENCE_GAP",
      path: "custody/events.jsonl",
      range: APPROVALS,
    },
    tamper: async ({ bag }, copy) => {
      await copyBag(bag, copy)
      await takeOut(copy, APPROVALS.first, APPROVALS.last)
    },
  },
  {
    copy: "copy-3.bag",
    done: "Minutes that never were have been added, and all manifests computed anew.",
    hides: "Every BagIt program calls this bag valid, down to the sum of its bytes.",
    expected: {
      verdict: "TOTAL-FAILED",
      code: "SEAL_MISMATCH",
      path: "seals/exporter.dsse.json",
    },
    tamper: async ({ bag }, copy) => {
      await copyBag(bag, copy)
      await slipIn(
        copy,
        "data/papers/minutes-2025-05-30.txt",
        "Minutes, 30 May 2025\nAll open applications are granted in full.\n",
      )
    },
  },
  {
    copy: "copy-4.bag",
    done: "Six weeks were cut off the log, and all sealed anew by a stranger's key.",
    hides: "Nothing in it contradicts itself; only nobody you know vouches for it.",
    expected: { verdict: "INDETERMINATE", code: "KEY_NOT_PINNED", path: "seals" },
    tamper: async (scene, copy) => {
      const cut = join(dirname(copy), "copy-4.jsonl")
      const lines = (await readFile(scene.events, "utf8")).trimEnd().split("\n")
      await writeFile(
        cut,
        lines
          .filter(isBeforeCut)
          .map((line) => `${line}\n`)
          .join(""),
      )
      const { source, strangerKey, sealing, commands } = scene
      const terms = ["--events", cut, "--key", strangerKey, ...sealing]
      await commands.runWithKey(seal, source, "--out", copy, ...terms)
    },
  },
  {
    copy: "copy-5.zip",
    done: "A changed twin of a record was hidden in the archive, behind the real one.",
    hides: "Most programs show the real record; those that read front to back show the twin.",
    expected: { verdict: "TOTAL-FAILED", code: "CONTAINER_AMBIGUOUS", path: RECORD },
    tamper: async ({ archive }, copy) => {
      await writeFile(copy, hideTwin(await readFile(archive), RECORD, raiseGrant), { flag: "wx" })
    },
  },
]

/** The findings that are as expected; none when the verdict is another one. */
export function found({ verdict, findings }: Result, expected: Expectation): Result["findings"] {
  if (verdict !== expected.verdict) return []
  return findings.filter(({ code, at }) => {
    const { path, range } = at
    const isThere = code === expected.code && path === expected.path
    if (expected.range === undefined) return isThere
    return isThere && range?.first === expected.range.first && range.last === expected.range.last
  })
}

/** One digit of the grant, so the size stays. */
function raiseGrant(text: string): string {
  return text.replace('"granted": 10100', '"granted": 90100')
}

function isBeforeCut(line: string): boolean {
  const time = /"time":"([^"]+)"/.exec(line)?.[1]
  return time !== undefined && time < CUT_FROM
}

/** Where a tampered copy lies. */
export function copyPath(folder: string, { copy }: Tampering): string {
  return join(folder, "tampered", copy)
}
