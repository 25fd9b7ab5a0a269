import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { check, runCheck } from "../../cli/check.ts"
import { readArguments } from "../../cli/command.ts"
import { Failure } from "../../core/index.ts"

const MIB = 1024 * 1024
const GOOD = '{"id":1,"input":"bnVsbA=="}'
const BAD = '{"id":2,"input":"e30"}'

describe("check --batch", () => {
  it("answers line by line, in order, and ends with 0 whatever the answers", async () => {
    const { code, answers } = await batch([`${GOOD}\n${BAD}\n${GOOD}\n`])
    expect(code).toBe(0)
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      [1, "PASSED"],
      [2, "FAILED"],
      [1, "PASSED"],
    ])
  })

  it("reads the same lines however the stream is cut", async () => {
    const text = `${GOOD}\r\n\n  \n${BAD}\n${GOOD}`
    const whole = await batch([text])
    const single = await batch(Array.from(text))
    expect(single.answers).toEqual(whole.answers)
    expect(whole.answers).toHaveLength(5)
  })

  it("goes on after a line that does not parse, and after one that is not UTF-8", async () => {
    const { answers } = await batch([`{\n`, Uint8Array.of(0xff, 0x0a), `${GOOD}\n`])
    expect(answers.map(({ id, status, code }) => [id, status, code])).toEqual([
      [null, "FAILED", "FORMAT_FAILURE"],
      [null, "FAILED", "JSON_AMBIGUOUS"],
      [1, "PASSED", null],
    ])
  })

  it("goes on after a line of more than 16 MiB, which it does not keep", async () => {
    const long = [
      `{"id":3,"input":"`,
      ..."x"
        .repeat(17)
        .split("")
        .map(() => "A".repeat(MIB)),
      `"}\n`,
    ]
    const { code, answers } = await batch([...long, `${GOOD}\n`])
    expect(code).toBe(0)
    expect(answers.map(({ id, code: why }) => [id, why])).toEqual([
      [null, "LIMIT_EXCEEDED"],
      [1, null],
    ])
  })

  it("answers as the help says by an example, with all the members", async () => {
    const example = check.examples.find(({ line }) => line.includes("canonical-json"))
    const [, request = "", answer = ""] = /^of (\{.*\}) the answer is (\{.*\})$/.exec(
      example!.says,
    )!
    const { answers } = await batch([`${request}\n`])
    expect(answers.map((one) => JSON.stringify(one))).toEqual([answer])
  })

  it("answers nothing to nothing", async () => {
    expect(await batch([])).toEqual({ code: 0, answers: [] })
  })

  it("answers an empty line as one that does not parse", async () => {
    const { code, answers } = await batch([`\n${GOOD}\n \r\n`])
    expect(code).toBe(0)
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      [null, "FAILED"],
      [1, "PASSED"],
      [null, "FAILED"],
    ])
  })
})

describe("check with one request", () => {
  it("ends with 0, 1 or 2 as the answer is", async () => {
    expect(await one("canonical-json", '{\n  "input": "bnVsbA=="\n}\n')).toBe(0)
    expect(await one("canonical-json", '{"input":"*"}')).toBe(1)
    expect(await one("signature", '{"algorithm":"rsa"}')).toBe(2)
  })

  it("fails a request that is empty", async () => {
    expect(await one("canonical-json", "")).toBe(1)
  })

  it("reads it from a file that is named", async () => {
    const folder = mkdtempSync(join(tmpdir(), "check-"))
    const path = join(folder, "request.json")
    writeFileSync(path, GOOD)
    const lines: string[] = []
    const given = readArguments(check, ["canonical-json", path])
    const code = await check.run(given, terminal(lines))
    rmSync(folder, { recursive: true })
    expect(code).toBe(0)
    expect(lines).toEqual([
      '{"id":1,"status":"PASSED","code":null,"canonical":"bnVsbA==","wasCanonical":true}\n',
    ])
  })
})

describe("check refuses", () => {
  it("a kind that does not exist", async () => {
    await expect(one("checksum", GOOD)).rejects.toMatchObject({ code: "USAGE" })
  })

  it("a file that is not there, naming it", async () => {
    const given = readArguments(check, ["note", "/no/such/request.json"])
    await expect(check.run(given, terminal([]))).rejects.toMatchObject({
      code: "UNREADABLE",
      path: "/no/such/request.json",
    })
    await expect(check.run(given, terminal([]))).rejects.toBeInstanceOf(Failure)
  })
})

type Answer = Readonly<Record<string, unknown>>

async function batch(
  parts: readonly (string | Uint8Array)[],
): Promise<{ code: number; answers: readonly Answer[] }> {
  const answers: Answer[] = []
  const write = (line: string): void => {
    expect(line.endsWith("\n")).toBe(true)
    answers.push(JSON.parse(line) as Answer)
  }
  const code = await runCheck({ kind: "canonical-json", batch: true, input: stream(parts), write })
  return { code, answers }
}

function one(kind: string, text: string): Promise<number> {
  return runCheck({ kind, batch: false, input: stream([text]), write: () => undefined })
}

async function* stream(parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    await Promise.resolve()
    yield typeof part === "string" ? new TextEncoder().encode(part) : part
  }
}

function terminal(lines: string[]): Parameters<typeof check.run>[1] {
  return {
    out: (text) => void lines.push(text),
    err: () => undefined,
    colour: false,
    progress: false,
    columns: 80,
    now: () => 0,
    input: stream([]),
    signal: new AbortController().signal,
  }
}
