/**
 * Text of the evidence, wherever it is shown: names and values that would move a cursor, hide
 * or reverse what stands around them, or be taken for a formula. What is shown has no control
 * character but LF; what is data keeps its value.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { reportDocument, type Result } from "../../core/index.ts"
import { event, sealedBag, writeFiles } from "../support/evidence.ts"
import { buildZip } from "../support/zip-builder.ts"
import { run, type Ran } from "../support/terminal.ts"
import { makeWorkplace, putFiles, type Workplace } from "./program.ts"

/** Names as a hostile sender would choose them. */
const NAMES = {
  "a control sequence": "\u001b[2J\u001b[31mPASSED",
  "a title of the window": "\u001b]0;owned\u0007",
  "a C1 control": "\u009b31m\u0085",
  "a bidi override": "\u202egnp.exe",
  "an isolate": "\u2066a\u2069",
  "a zero-width space": "pay\u200bpal",
  "a line separator": "a\u2028b\u2029c",
  "a line feed": "x\nVerdict: TOTAL-PASSED",
  "a carriage return": "x\rTOTAL-PASSED",
  "a tag character": "x\u{e0041}",
  "a long name": "n".repeat(250),
  "a formula": '=HYPERLINK("https:..evil.example","click")',
  "an escape of ours": "\\u{1B}[2J",
} as const
/** By Unicode's own categories, so that a gap in our table is a gap that shows. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const isUnsafe = (text: string): boolean => UNSAFE.test(text)
const HOSTILE = Object.values(NAMES).join("")

let place: Workplace

beforeAll(async () => {
  place = makeWorkplace()
  const sealed = await sealedBag({ events: [event(1, { reason: HOSTILE, correlation: HOSTILE })] })
  for (const [n, name] of Object.values(NAMES).entries()) {
    // One bag in which the name is a file nobody sealed, so that a finding has to show it.
    const bag = putFiles(place.at(`bag-${String(n)}`), sealed)
    writeFiles(bag, new Map([[`data/${name}`, new Uint8Array(3)]]))
  }
})
afterAll(() => {
  place.remove()
})

/** Everything that a run printed must be safe; gives it back. */
function safe(ran: Ran): Ran {
  for (const text of [ran.out, ran.err]) {
    expect(isUnsafe(text)).toBe(false)
  }
  return ran
}

describe.each(Object.keys(NAMES).map((what, n) => [what, n] as const))("%s in a name", (_, n) => {
  const name = Object.values(NAMES)[n] ?? ""
  const bag = (): string => place.at(`bag-${String(n)}`)

  it("is shown for what it is by verify and inspect", async () => {
    const verified = safe(await run(["verify", bag(), "--trust", place.trust]))
    expect(verified.exit).toBe(1)
    // A name cannot make a line of its own.
    const lines = verified.out.split("\n").map((line) => line.trim())
    expect(lines.filter((line) => /^(?:Verdict: )?TOTAL-PASSED/.test(line))).toEqual([])
    safe(await run(["verify", bag(), "--trust", place.trust, "--quiet"]))
    safe(await run(["inspect", bag()]))
    safe(await run(["seal", "--add", bag(), "--key", place.key, "--role", "witness"]))
  })

  it("is safe in JSON, and the same value again for who reads it", async () => {
    const { out } = safe(await run(["verify", bag(), "--trust", place.trust, "--format", "json"]))
    const result = JSON.parse(out) as Result
    expect(result.findings.map(({ at }) => at.path)).toContain(`data/${name}`)
    safe(await run(["inspect", bag(), "--format", "json"]))
  })

  it("is safe in every text of a report", async () => {
    const { out } = await run(["verify", bag(), "--trust", place.trust, "--format", "json"])
    const report = reportDocument(JSON.parse(out) as Result, {
      writtenAt: "2026-06-01T00:00:00.000Z",
    })
    const texts = textsIn(report)
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter((text) => isUnsafe(text))).toEqual([])
  })

  it("is safe in a sentence about a path that cannot be", async () => {
    for (const command of ["verify", "inspect", "check", "explain", "keys show", name]) {
      const ran = safe(await run([...command.split(" "), name]))
      expect(ran.exit).toBeGreaterThan(2)
    }
    const failed = safe(await run(["verify", place.at(name), "--format", "json"]))
    expect(JSON.parse(failed.out)).toMatchObject({ path: place.at(name) })
    for (const option of ["--trust", "--policy", "--at", "--engine", "--format", `--${name}`]) {
      safe(await run(["verify", bag(), option, name]))
    }
  })
})

describe("hostile text in other places", () => {
  it("of a seal and of the log is safe in the summary, in JSON and in a report", async () => {
    const agents = [{ id: HOSTILE, role: HOSTILE, kind: "person" }]
    const given = event(1, { reason: HOSTILE, agents, objects: [{ uri: HOSTILE }] })
    mkdirSync(place.at("export"))
    writeFileSync(place.at("export/a"), "a")
    writeFileSync(place.at("events.jsonl"), `${JSON.stringify(given)}\n`)
    const bag = place.at("bag")
    const more = ["--events", place.at("events.jsonl"), "--reason", HOSTILE]
    const seal = ["seal", place.at("export"), "--out", bag, "--key", place.key, ...more]
    expect(safe(await run(seal)).exit).toBe(0)
    safe(await run(["inspect", bag]))
    safe(await run(["verify", bag, "--trust", place.trust]))
    const { out } = safe(await run(["verify", bag, "--trust", place.trust, "--format", "json"]))
    expect(out).toContain("\\u202e")
    const report = reportDocument(JSON.parse(out) as Result, {
      writtenAt: "2026-06-01T00:00:00.000Z",
    })
    expect(textsIn(report).filter((text) => isUnsafe(text))).toEqual([])
  })

  it("of an archive's names is safe", async () => {
    const members = Object.values(NAMES).map((name) => ({
      name: `bag/${name.slice(0, 200)}`,
      content: "x",
    }))
    writeFileSync(place.at("names.zip"), buildZip({ members }))
    for (const words of [["verify"], ["inspect"], ["verify", "--format=json"]]) {
      safe(await run([...words, place.at("names.zip")]))
    }
  })

  it("of a plain bag, a checksum list and fetch.txt is safe", async () => {
    const shown = HOSTILE.replaceAll("\r", "")
    mkdirSync(place.at("plain", "data"), { recursive: true })
    writeFileSync(
      place.at("plain/bagit.txt"),
      `BagIt-Version: 1.0\nTag-File-Character-Encoding: ${shown}\n${shown}\n`,
    )
    writeFileSync(
      place.at("plain/manifest-sha256.txt"),
      `${"ab".repeat(32)}  data/${shown}\n${shown}\n`,
    )
    writeFileSync(place.at("plain/fetch.txt"), `http://${shown} - data/${shown}\n`)
    mkdirSync(place.at("list"))
    writeFileSync(place.at("list/SHA256SUMS"), `${"ab".repeat(32)}  ${shown}\n${shown} (x) = ab\n`)
    for (const evidence of ["plain", "list"]) {
      for (const more of [[], ["--format", "json"]]) {
        safe(await run(["verify", place.at(evidence), "--trust", place.trust, ...more]))
      }
      safe(await run(["inspect", place.at(evidence)]))
    }
  })

  it("of a request to check is answered safely", async () => {
    const id = JSON.stringify(HOSTILE)
    const lines = `{"id":${id},"input":"e30="}\n{"id":${id},"kind":${id}}\n${HOSTILE}\n`
    const input = (async function* () {
      yield await Promise.resolve(new TextEncoder().encode(lines))
    })()
    const { out, exit } = safe(await run(["check", "canonical-json", "--batch"], { input }))
    expect(exit).toBe(0)
    const [first] = out.split("\n")
    expect(JSON.parse(first ?? "")).toMatchObject({ id: HOSTILE, status: "PASSED" })
  })

  it("is safe on a terminal with colour, which knows no sequences but our own", async () => {
    const { out, err } = await run(["verify", place.at("bag-0"), "--trust", place.trust], {
      colour: true,
      progress: true,
    })
    const plain = out.replaceAll(/\u001b\[[0-9;]*m/g, "")
    expect(isUnsafe(plain)).toBe(false)
    expect(isUnsafe(err.replaceAll(/\r\u001b\[K/g, ""))).toBe(false)
    expect(out).not.toContain("\u001b[2J")
  })
})

/** Every text of a value, at any depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
