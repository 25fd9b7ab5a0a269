import { describe, expect, it } from "vitest"
import type { CheckId, LogEnd } from "../../core/index.ts"
import type { ExaminationHandle } from "../../electron/contract/examination.ts"
import { leadsOf } from "../../renderer/state/leads.ts"
import { passedResult } from "../support/sample-results.ts"

const RESULT = passedResult()
const HANDLE = "examination-1" as ExaminationHandle
const LOG = "custody/events.jsonl"
const CODE = "SIG_CONSTRAINTS_FAILURE"
const ASK = { handle: HANDLE, vouching: { logEnd: null } } as const
const HERE = { kind: "examination", handle: HANDLE } as const

function lead(check: CheckId, path: string, line?: number, result = RESULT) {
  const observation = { path, observed: [], ...(line === undefined ? {} : { line }) }
  const [first] = leadsOf({ ...ASK, result, group: { code: CODE, checks: [check] }, observation })
  return first
}

describe("leadOf", () => {
  it("leads to the event of a line of the log, whichever check found it", () => {
    const place = { ...HERE, view: "timeline", line: 1670 }
    expect(lead("chain", LOG, 1671)).toEqual({ to: "event", place })
    expect(lead("custody", LOG, 1671)).toEqual({ to: "event", place })
  })

  it("leads to the chain where a log is cut, which has no line", () => {
    expect(lead("chain", LOG)).toEqual({
      to: "proofs",
      place: { ...HERE, view: "proofs", part: "chain" },
    })
  })

  it("leads to the tree and to the signatures", () => {
    expect(lead("tree", "custody/checkpoint")?.place).toMatchObject({ part: "tree" })
    expect(lead("pins", "seals")?.place).toMatchObject({ part: "signatures" })
    // One group holds what several checks found, so the place tells which part it is.
    const checks: readonly CheckId[] = ["checkpoint", "seals", "pins"]
    const ask = { ...ASK, result: RESULT, group: { code: CODE, checks } } as const
    expect(
      leadsOf({ ...ask, observation: { path: "seals", observed: [] } }).map(({ place }) => place),
    ).toEqual([{ ...HERE, view: "proofs", part: "signatures" }])
    const [seal] = RESULT.seals
    expect(lead("seals", seal!.path)?.place).toMatchObject({ part: "signatures" })
  })

  it("leads to the file of the log where its digest is another one", () => {
    const items = [...RESULT.items, { ...RESULT.items[0]!, path: LOG }]
    const result = { ...RESULT, items }
    expect(lead("fixity", LOG, undefined, result)?.to).toBe("file")
    expect(lead("chain", LOG, undefined, result)?.to).toBe("proofs")
  })

  it("leads to a file, and to the list where it was not read", () => {
    const { path } = RESULT.items.find((item) => item.path.startsWith("data/"))!
    expect(lead("fixity", path)).toEqual({
      to: "file",
      place: { ...HERE, view: "files", file: path },
    })
    // Its name may have been escaped for the page, and then no page is found by it.
    const escaped = "data/not-read.bin"
    expect(lead("container", escaped)).toEqual({
      to: "files",
      place: { ...HERE, view: "files", sought: escaped },
    })
    const at = { path: escaped }
    const found = { code: "CONTAINER_AMBIGUOUS", at, observed: {}, severity: "broken" } as const
    const findings = [{ ...found, says: "", check: "container" } as never]
    expect(lead("container", escaped, undefined, { ...RESULT, findings })).toEqual({
      to: "file",
      place: { ...HERE, view: "files", file: escaped },
    })
  })

  it("leads to no proofs without a log, and nowhere for a folder or the whole", () => {
    const { log, ...input } = RESULT.input
    const result = { ...RESULT, input }
    expect(log).toBeDefined()
    expect(lead("chain", LOG, undefined, result)?.to).not.toBe("proofs")
    expect(lead("container", "data")).toBeUndefined()
    expect(lead("container", "")).toBeUndefined()
  })

  it("leads to the end of the log as well, where nobody known states it", () => {
    const group = { code: "KEY_NOT_PINNED", checks: ["pins"] } as const
    const toOf = (way: LogEnd["way"], path = "seals"): readonly string[] => {
      const vouching = { logEnd: { way, subjects: [] } }
      const observation = { path, observed: [] }
      return leadsOf({ ...ASK, vouching, result: RESULT, group, observation }).map(({ to }) => to)
    }
    expect(toOf("unknown")).toEqual(["proofs", "end"])
    expect(toOf("unstated")).toEqual(["proofs", "end"])
    expect(toOf("sealed")).toEqual(["proofs"])
    expect(toOf("unknown", RESULT.seals[0]!.path)).toEqual(["proofs"])
  })

  it("leads to the file that a finding names besides, such as one that was added", () => {
    const { path } = RESULT.items.find((item) => item.path.startsWith("data/"))!
    const [seal] = RESULT.seals
    const group = { code: "SEAL_MISMATCH", checks: ["seals"] } as const
    const observation = {
      path: seal!.path,
      observed: [
        { name: "Observed: what", value: "added" },
        { name: "Observed: file", value: path },
      ],
    }
    const found = {
      ...{ code: "SEAL_MISMATCH", severity: "broken", check: "seals" },
      ...{ at: { path: seal!.path }, observed: { what: "added", file: path } },
    }
    const findings = [found] as unknown as typeof RESULT.findings // only what is looked at
    expect(leadsOf({ ...ASK, result: { ...RESULT, findings }, group, observation })).toEqual([
      { to: "proofs", place: { ...HERE, view: "proofs", part: "signatures" } },
      { to: "file", place: { ...HERE, view: "files", file: path }, of: path },
    ])
  })

  it("leads to the keys for what was found about the trust file, which has no path", () => {
    expect(lead("pins", "")).toEqual({ to: "keys", place: { kind: "keys" } })
  })
})
