import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { requestLines } from "../../core/node/request-lines.ts"

describe("requestLines", () => {
  it("splits at LF, counts blank lines, and needs no LF at the end", async () => {
    expect(await lines(["a\n\n \t\r\nb\r\nc"], 9)).toEqual(["a", "", " \t\r", "b\r", "c"])
    expect(await lines(["a\n"], 9)).toEqual(["a"])
    expect(await lines(["a\n", ""], 9)).toEqual(["a"])
    expect(await lines(["\n"], 9)).toEqual([""])
    expect(await lines([], 9)).toEqual([])
  })

  it("takes a line of exactly the limit, and tells of one that is longer without keeping it", async () => {
    expect(await lines(["abcd\nabcde\nx"], 4)).toEqual(["abcd", "too-long", "x"])
    expect(await lines(["ab", "cd", "e", "\nx\n", "abcde"], 4)).toEqual([
      "too-long",
      "x",
      "too-long",
    ])
  })

  it("takes the whole stream for one request when asked, blank or not", async () => {
    expect(await lines(["{\n", "\n}\n"], 9, true)).toEqual(["{\n\n}\n"])
    expect(await lines([], 9, true)).toEqual([""])
    expect(await lines(["abcde"], 4, true)).toEqual(["too-long"])
  })

  it("copies, because a stream may use its memory again", async () => {
    const shared = new Uint8Array(2)
    async function* reusing(): AsyncGenerator<Uint8Array> {
      for (const text of ["a", "b", "\n", "c"]) {
        await Promise.resolve()
        shared.fill(text.charCodeAt(0))
        yield shared.subarray(0, 1)
      }
    }
    expect(await collect(requestLines(reusing(), { whole: false, limit: 9 }))).toEqual(["ab", "c"])
  })

  it("gives the same however the stream is cut", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", " "), maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(text, fc.nat(5), async (all, size) => {
        const pieces = all.match(new RegExp(`[\\s\\S]{1,${size + 1}}`, "g")) ?? []
        const expected = all
          .replace(/\n$/, "")
          .split("\n")
          .slice(0, all === "" ? 0 : undefined)
          .map((line) => (line.length > 4 ? "too-long" : line))
        expect(await lines(pieces, 4)).toEqual(expected)
      }),
    )
  })
})

async function lines(
  pieces: readonly string[],
  limit: number,
  whole = false,
): Promise<readonly string[]> {
  return collect(requestLines(stream(pieces), { whole, limit }))
}

async function collect(requests: ReturnType<typeof requestLines>): Promise<readonly string[]> {
  const found: string[] = []
  for await (const request of requests) {
    found.push(request.kind === "request" ? new TextDecoder().decode(request.bytes) : request.kind)
  }
  return found
}

async function* stream(pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await Promise.resolve()
    yield new TextEncoder().encode(piece)
  }
}
