/**
 * Go's test archives for module zips, built from the text that describes them: what any
 * reader must refuse we refuse; what only the rules of Go modules refuse is no matter of ours.
 */
import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { memorySource, readZipDirectory } from "../../core/container/index.ts"
import type { FindingCode } from "../../core/findings/index.ts"
import { corpus, readCases, type CorpusCase } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"
import { buildZip, type Member } from "../support/zip-builder.ts"

/** What is refused here, with the findings that say so. */
const REFUSED: Readonly<Record<string, readonly (readonly [FindingCode, string])[]>> = {
  "check_zip/various.txt": [
    ["CONTAINER_AMBIGUOUS", "two members with one name"],
    ["CONTAINER_UNSAFE", 'component ".."'],
  ],
  "create/dup_file_and_dir.txt": [["CONTAINER_AMBIGUOUS", "file where a folder must be"]],
  "unzip/dup_file_and_dir.txt": [["CONTAINER_AMBIGUOUS", "file where a folder must be"]],
  "unzip/dup_file.txt": [["CONTAINER_AMBIGUOUS", "two members with one name"]],
  "create/invalid_utf8_mod_path.txt": [
    ["CONTAINER_AMBIGUOUS", "name in an encoding it does not say"],
  ],
  "unzip/invalid_utf8_mod_path.txt": [
    ["CONTAINER_AMBIGUOUS", "name in an encoding it does not say"],
  ],
}

/** What Go refuses and any other archive may hold, each with the reason why it is no matter of ours. */
const GO_ONLY: Readonly<Record<string, string>> = {
  "create/bad_file_path.txt": "Go allows fewer characters in names than file systems do",
  "unzip/bad_file_path.txt": "Go allows fewer characters in names than file systems do",
  "create/bad_gomod_case.txt": "only Go knows go.mod; one spelling alone is no collision",
  "unzip/cap_go_mod_not_submodule.txt": "only Go knows go.mod; one spelling alone is no collision",
  "unzip/bad_submodule.txt": "only Go knows submodules",
  "create/bad_mod_path.txt": "only Go has module paths",
  "unzip/bad_mod_path.txt": "only Go has module paths",
  "create/bad_mod_path_version_suffix.txt": "only Go has versions in module paths",
  "unzip/bad_mod_path_version_suffix.txt": "only Go has versions in module paths",
  "create/bad_version.txt": "only Go has canonical versions",
  "unzip/bad_version.txt": "only Go has canonical versions",
}

const { describe } = needsCorpus("golang-zip-txtar")

describe("Go's module archives", () => {
  const { it } = needsCorpus("golang-zip-txtar")
  for (const one of readCases("golang-zip-txtar")) {
    const name = one.name.replace("zip/testdata/", "")
    const reason = GO_ONLY[name]
    it(reason === undefined ? name : `${name} (not applicable: ${reason})`, () => {
      const said = examine(one)
      expect(upstreamRefuses(one)).toBe(name in REFUSED || name in GO_ONLY)
      for (const expected of REFUSED[name] ?? []) expect(said).toContainEqual(expected)
      if (!(name in REFUSED)) expect(said).toEqual([])
    })
  }
})

/** The cases of check_zip list what is invalid instead of giving one verdict. */
function upstreamRefuses({ expected, stratum }: CorpusCase): boolean {
  return stratum === "check_zip" || expected.startsWith("REJECT")
}

function examine({ firstPath }: CorpusCase): readonly (readonly [FindingCode, string])[] {
  const bytes = readFileSync(corpus("golang-zip-txtar", firstPath))
  const { findings } = readZipDirectory(memorySource(buildZip({ members: membersOf(bytes) })))
  return findings.map(({ code, observed }) => [code, observed["reason"] ?? ""] as const)
}

/** The files of a txtar text; where it has none, one in the folder that the module path makes. */
function membersOf(bytes: Buffer): readonly Member[] {
  const text = bytes.toString("latin1")
  const parts = text.split(/^-- (.+) --\n/m)
  const [head = "", ...rest] = parts
  const members = rest.flatMap((name, i): readonly Member[] =>
    i % 2 === 1 || name === "want" ? [] : [{ name, content: rest[i + 1] ?? "" }],
  )
  if (members.length > 0) return members
  const path = /^path=(\S+)/m.exec(head)?.[1] ?? "m"
  const name = Buffer.from(`${path}@v1.0.0/go.mod`, "latin1")
  // Names of ASCII and others alike, with no encoding said: as the bytes stand in the text.
  return [{ name: "go.mod", both: { name: Uint8Array.from(name) } }]
}
