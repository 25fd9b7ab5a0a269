import { spawnSync } from "node:child_process"
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Container } from "../../core/container/index.ts"
import { Failure } from "../../core/base/index.ts"
import { checkReadTwice } from "../../core/examination/index.ts"
import { statusOf } from "../../core/findings/index.ts"
import { openEvidence, type OpenEvidence } from "../../core/node/index.ts"

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "folder-"))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const MAKE_PIPE = "mkfifo"

/** A user without rights, as most systems number "nobody". */
const NOBODY = 65_534

/** Root may read everything, so what permissions forbid is looked at as somebody else. */
async function withoutPrivileges(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work()
  chmodSync(root, 0o755)
  process.seteuid?.(NOBODY)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}

const onUnix = process.platform === "win32" ? it.skip : it

describe("openEvidence on a folder", () => {
  it("lists every file and folder once, sorted by the bytes of the path", async () => {
    write("data/b", "12345")
    write("data/a/x", "")
    write("bagit.txt", "x")
    mkdirSync(join(root, "empty"))
    const { container } = await openEvidence(root)
    expect(container.findings).toEqual([])
    expect(container.entries.map(({ path, kind, sizeBytes }) => [path, kind, sizeBytes])).toEqual([
      ["bagit.txt", "file", 1],
      ["data", "folder", 0],
      ["data/a", "folder", 0],
      ["data/a/x", "file", 0],
      ["data/b", "file", 5],
      ["empty", "folder", 0],
    ])
  })

  it("streams a file's content, whatever its length", async () => {
    const content = "0123456789".repeat(60_000)
    write("long", content)
    write("empty", "")
    const { container } = await openEvidence(root)
    expect(await text(container, "long")).toBe(content)
    expect(await text(container, "empty")).toBe("")
  })

  it("states when a file was last modified, in whole milliseconds", async () => {
    write("a", "x")
    const { container } = await openEvidence(root)
    expect(container.entries[0]?.modifiedMs).toBe(Math.floor(statSync(join(root, "a")).mtimeMs))
  })

  it("lists nothing in an empty folder", async () => {
    const { container } = await openEvidence(root)
    expect(container.entries).toEqual([])
  })

  it("may be reached through a link that the user names", async () => {
    write("inside/a", "x")
    symlinkSync(join(root, "inside"), join(root, "link"))
    const { container } = await openEvidence(join(root, "link"))
    expect(container.entries.map(({ path }) => path)).toEqual(["a"])
    expect(container.findings).toEqual([])
  })

  onUnix("lists a link, never follows it, and says so", async () => {
    write("target/secret", "secret")
    mkdirSync(join(root, "bag"))
    symlinkSync(join(root, "target"), join(root, "bag", "folder-link"))
    symlinkSync(join(root, "target", "secret"), join(root, "bag", "file-link"))
    symlinkSync("nowhere", join(root, "bag", "dangling"))
    const { container, measure } = await openEvidence(join(root, "bag"))
    expect(container.entries.map(({ path, kind }) => [path, kind])).toEqual([
      ["dangling", "link"],
      ["file-link", "link"],
      ["folder-link", "link"],
    ])
    expect(said(container)).toEqual(
      ["dangling", "file-link", "folder-link"].map((path) => [
        "CONTAINER_UNSAFE",
        path,
        "symbolic link",
      ]),
    )
    const [measured] = await measure({ engine: "native" })([
      { path: "file-link", algorithms: ["sha256"] },
    ])
    expect(measured?.problem).toEqual({ kind: "unreadable", detail: "not a regular file" })
  })

  onUnix("lists a pipe without waiting for somebody to write into it", async () => {
    makePipe("pipe")
    const { container } = await openEvidence(root)
    expect(container.entries[0]).toMatchObject({ path: "pipe", kind: "other", sizeBytes: 0 })
    expect(said(container)).toEqual([["CONTAINER_UNSAFE", "pipe", "device, pipe or socket"]])
  })

  onUnix("lists a socket", async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(root, "socket"), resolve))
    try {
      const { container } = await openEvidence(root)
      expect(said(container)).toEqual([["CONTAINER_UNSAFE", "socket", "device, pipe or socket"]])
    } finally {
      server.close()
    }
  })

  onUnix("refuses a name that is not UTF-8, and lists what is beside it", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${root}/bad-`), Buffer.of(0xff)]), "x")
    write("good", "x")
    const { container } = await openEvidence(root)
    expect(container.entries.map(({ path }) => path)).toEqual(["good"])
    expect(said(container)).toEqual([["CONTAINER_UNSAFE", "bad-\uFFFD", "name is not UTF-8"]])
  })

  onUnix("tells a name with the replacement character from one that is not UTF-8", async () => {
    write("\uFFFD", "x")
    expect((await openEvidence(root)).container.findings).toEqual([])
  })

  onUnix.each(["a\\b", "nul", "x."])("refuses the hostile name %j", async (name) => {
    write(name, "x")
    const { container } = await openEvidence(root)
    expect(container.findings.map(({ code }) => code)).toEqual(["CONTAINER_UNSAFE"])
  })

  onUnix("notes a name with control characters", async () => {
    write("line\nfeed", "x")
    const { container } = await openEvidence(root)
    expect(container.findings.map(({ code }) => code)).toEqual(["DISPLAY_CONTROL_CHARS"])
  })

  onUnix("says which folder it may not list, and lists the rest", async () => {
    write("locked/a", "x")
    write("open", "x")
    chmodSync(join(root, "locked"), 0)
    await withoutPrivileges(async () => {
      const { container } = await openEvidence(root)
      expect(said(container)).toEqual([["ENTRY_UNREADABLE", "locked", "permission is missing"]])
      expect(container.entries.map(({ path }) => path)).toEqual(["locked", "open"])
    })
    chmodSync(join(root, "locked"), 0o755)
  })

  onUnix("says which file it may not read when it is measured or read", async () => {
    write("a", "x")
    chmodSync(join(root, "a"), 0)
    await withoutPrivileges(async () => {
      const evidence = await openEvidence(root)
      const refused = { kind: "unreadable", detail: "permission is missing" }
      expect(await problemOf(evidence, "a")).toEqual(refused)
      await expect(text(evidence.container, "a")).rejects.toMatchObject({ code: "UNREADABLE" })
    })
  })

  onUnix("fails in one sentence when the folder itself may not be listed", async () => {
    mkdirSync(join(root, "locked"), { mode: 0 })
    const path = join(root, "locked")
    await withoutPrivileges(async () => {
      await expect(openEvidence(path)).rejects.toMatchObject({ code: "UNREADABLE", path })
    })
    chmodSync(path, 0o755)
  })

  it("leaves the evidence as it was", async () => {
    write("data/a", "x".repeat(3_000_000))
    const before = stateOf(root)
    const { container, measure } = await openEvidence(root)
    await measure({ engine: "native" })([{ path: "data/a", algorithms: ["sha256", "md5"] }])
    await text(container, "data/a")
    await container.close()
    expect(stateOf(root)).toEqual(before)
  })
})

describe("a file that changes after it was listed", () => {
  it.each([
    ["grew", "longer than before"],
    ["shrank", "s"],
    ["was overwritten", "after!"],
  ])("is reported when it %s", async (_, content) => {
    write("a", "before")
    const evidence = await openEvidence(root)
    // A new time is what an honest writer leaves; a coarse clock may give the same one.
    await new Promise((resolve) => setTimeout(resolve, 20))
    write("a", content)
    expect(await problemOf(evidence, "a")).toMatchObject({ kind: "changed" })
  })

  it("is reported when it was removed", async () => {
    write("a", "x")
    const evidence = await openEvidence(root)
    rmSync(join(root, "a"))
    expect(await problemOf(evidence, "a")).toMatchObject({ kind: "changed" })
  })

  onUnix("is reported when a link took its place, and the link is not followed", async () => {
    write("a", "x")
    const evidence = await openEvidence(root)
    rmSync(join(root, "a"))
    symlinkSync("/etc/hostname", join(root, "a"))
    expect(await problemOf(evidence, "a")).toMatchObject({ kind: "changed" })
    await expect(text(evidence.container, "a")).rejects.toBeInstanceOf(Failure)
  })

  onUnix("is reported when a pipe took its place, without waiting", async () => {
    write("a", "x")
    const evidence = await openEvidence(root)
    rmSync(join(root, "a"))
    makePipe("a")
    expect(await problemOf(evidence, "a")).toBeDefined()
  })

  it("is reported when it grows while it is being read", async () => {
    write("a", "x".repeat(3 * 1024 * 1024))
    const { measure } = await openEvidence(root)
    let grown = false
    const onBytes = (): void => {
      if (!grown) appendFileSync(join(root, "a"), "y")
      grown = true
    }
    const jobs = [{ path: "a", algorithms: ["sha256"] as const }]
    const [measured] = await measure({ engine: "native", jobs: 1 })(jobs, { onBytes })
    expect(measured?.problem).toMatchObject({ kind: "changed" })
    expect(measured?.digests).toEqual({})
  })
})

describe("a folder that changes after it was listed", () => {
  const changesIn = async (change: () => void): Promise<readonly unknown[]> => {
    write("a", "x")
    write("sub/b", "x")
    const { container } = await openEvidence(root)
    expect(container.changes?.()).toEqual([])
    change()
    return (container.changes?.() ?? []).map(({ code, at, observed }) => [
      code,
      at.path,
      observed["reason"],
    ])
  }

  it.each([
    ["a file was added", "c", "added after the folder was listed"],
    ["a file was added below", "sub/c", "added after the folder was listed"],
  ])("is reported when %s", async (_, path, reason) => {
    const said = await changesIn(() => {
      write(path, "x")
    })
    expect(said).toEqual([["EVIDENCE_CHANGED", path, reason]])
  })

  it("is reported when a file went", async () => {
    const said = await changesIn(() => {
      rmSync(join(root, "a"))
    })
    const reason = "removed or renamed after the folder was listed"
    expect(said).toEqual([["EVIDENCE_CHANGED", "a", reason]])
  })

  it("is reported when a folder was replaced by another", async () => {
    const said = await changesIn(() => {
      rmSync(join(root, "sub"), { recursive: true })
      write("sub/other", "x")
    })
    expect(said.map((one) => (one as unknown[])[1])).toEqual(["sub/other", "sub/b"])
  })

  onUnix("is not reported for a name that is not UTF-8, which was told already", async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${root}/bad-`), Buffer.of(0xff)]), "x")
    expect(await changesIn(() => undefined)).toEqual([])
  })

  it("keeps evidence from passing", async () => {
    write("a", "x")
    const opened = await openEvidence(root)
    write("late", "x")
    const log = { parsed: new Map<string, string>(), log: undefined, measured: [] }
    expect(statusOf(checkReadTwice(opened.container, log))).toBe("INDETERMINATE")
  })
})

describe("openEvidence on something else", () => {
  it("takes a single file for a folder with one file in it", async () => {
    write("note.txt", "hello")
    const { container, measure } = await openEvidence(join(root, "note.txt"))
    expect(container.entries.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
      ["note.txt", 5],
    ])
    expect(await text(container, "note.txt")).toBe("hello")
    const [measured] = await measure({ engine: "native" })([
      { path: "note.txt", algorithms: ["md5"] },
    ])
    expect(measured?.digests).toEqual({ md5: "5d41402abc4b2a76b9719d911017c592" })
  })

  it("says in one sentence that there is nothing at the path", async () => {
    const path = join(root, "nowhere")
    const failure: unknown = await openEvidence(path).catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ code: "UNREADABLE", path })
    expect(String(failure)).toContain("there is no such file or folder")
  })

  onUnix("refuses a pipe instead of waiting for it", async () => {
    makePipe("pipe")
    await expect(openEvidence(join(root, "pipe"))).rejects.toMatchObject({ code: "UNREADABLE" })
  })
})

function write(path: string, content: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true })
  writeFileSync(join(root, path), content)
}

/** Node cannot make a named pipe; every Unix has a command that does. */
function makePipe(path: string): void {
  expect(spawnSync(MAKE_PIPE, [join(root, path)]).status).toBe(0)
}

function said(container: Container): readonly unknown[] {
  const all = container.findings.map(({ code, at, observed }) => [
    code,
    at.path,
    observed["reason"],
  ])
  return all.sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))
}

async function problemOf({ measure }: OpenEvidence, path: string): Promise<unknown> {
  const [measured] = await measure({ engine: "native" })([{ path, algorithms: ["sha256"] }])
  if (measured?.problem !== undefined) expect(measured.digests).toEqual({})
  return measured?.problem
}

async function text(container: Container, path: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of container.read(path)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

/** Everything about a tree that reading must not change, times of access left out. */
function stateOf(folder: string): readonly unknown[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => {
    const { mode, size, mtimeMs, ctimeMs, nlink } = statSync(join(folder, path))
    return [path, mode, size, mtimeMs, ctimeMs, nlink]
  })
}
