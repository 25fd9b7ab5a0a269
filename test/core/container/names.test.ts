import { describe, expect, it } from "vitest"
import { checkName, nameCollisions, nameFindings } from "../../../core/container/index.ts"

describe("checkName", () => {
  it.each([
    "data/report.pdf",
    "data/Ünïcode/日本語.txt",
    "data/with space/and,comma;semicolon",
    "data/10:30.txt",
    "data/~backup",
    "data/.hidden",
    "data/...x",
    "data/console.log",
    "data/auxiliary",
    "data/com10",
    "data/line\nfeed",
    "😀",
  ])("allows %j", (path) => {
    expect(checkName(path)).toBeUndefined()
  })

  it.each([
    ["", "empty name"],
    ["/a", "absolute path"],
    ["//server/share", "absolute path"],
    ["\\\\?\\UNC\\server\\x", "backslash, which separates names on some systems"],
    ["a\\..\\b", "backslash, which separates names on some systems"],
    ["C:x", "drive letter"],
    ["c:/x", "drive letter"],
    ["..", 'component ".."'],
    ["a/..", 'component ".."'],
    [".", 'component "."'],
    ["a/./b", 'component "."'],
    ["a//b", "empty component"],
    ["a/", "empty component"],
    ["a\0", "NUL in a name"],
    ["\ud800", "name is not Unicode text"],
    ["CON", "name that Windows reserves for a device"],
    ["data/nul", "name that Windows reserves for a device"],
    ["data/Aux.txt", "name that Windows reserves for a device"],
    ["data/com1 .tar.gz", "name that Windows reserves for a device"],
    ["data/lpt\u00b9", "name that Windows reserves for a device"],
    ["data/con:stream", "name that Windows reserves for a device"],
    ["data/x.", "component that ends in a dot or a space, which some systems drop"],
    ["data/x /y", "component that ends in a dot or a space, which some systems drop"],
  ])("refuses %j", (path, reason) => {
    expect(checkName(path)).toBe(reason)
  })

  it("answers a very long hostile name at once", () => {
    expect(checkName(`${" ".repeat(1_000_000)}x`)).toBeUndefined()
    expect(checkName("a/".repeat(500_000))).toBe("empty component")
  })
})

describe("nameFindings", () => {
  it("is silent about ordinary names", () => {
    expect(nameFindings("data/report.pdf")).toEqual([])
  })

  it("notes characters that change how a name is shown, and lets them be", () => {
    expect(nameFindings("data/exe.\u202Efdp").map(({ code }) => code)).toEqual([
      "DISPLAY_CONTROL_CHARS",
    ])
  })

  it.each([
    ["component", "x".repeat(256)],
    ["component in UTF-8", "ä".repeat(128)],
    ["path", "x/".repeat(2048) + "x"],
  ])("names a %s longer than the limit", (_, path) => {
    expect(nameFindings(path).map(({ code }) => code)).toEqual(["LIMIT_EXCEEDED"])
  })

  it.each(["x".repeat(255), "ä".repeat(127), "x/".repeat(2047) + "xx"])(
    "allows the limit itself",
    (path) => {
      expect(nameFindings(path)).toEqual([])
    },
  )
})

describe("nameCollisions", () => {
  it.each([
    ["case", "data/README", "data/readme"],
    ["case beyond ASCII", "ÄRGER", "ärger"],
    ["Unicode form", "caf\u00e9", "cafe\u0301"],
    ["case and form at once", "CAF\u00c9", "cafe\u0301"],
    ["the sigma at the end of a word", "ΛΟΓΟΣ", "λογοσ"],
    ["the long s", "Wa\u017fser", "WASSER"],
    ["the micro sign, a form of the Greek letter", "10 \u00b5m", "10 \u03bcm"],
    ["case, file and folder", "Data", "data/x"],
  ])("finds two names that differ only in %s", (_, first, second) => {
    expect(nameCollisions([first, second])).toEqual([{ first, second }])
  })

  it("pairs each further name with the first", () => {
    expect(nameCollisions(["a", "A", "b", "B"])).toEqual([
      { first: "a", second: "A" },
      { first: "b", second: "B" },
    ])
  })

  it("sees an empty folder that a file stands in the way of", () => {
    expect(nameCollisions(["data/x"], ["data/X"])).toEqual([{ first: "data/x", second: "data/X" }])
  })

  it.each([
    [["a", "b", "ab"]],
    [["Data/x", "data/y"]],
    [["ss", "ß"]],
    [["\u0131", "I", "x"]],
    [["a/b", "ab"]],
  ])("lets %j be", (paths) => {
    expect(nameCollisions(paths, ["data", "Data"])).toEqual([])
  })
})
