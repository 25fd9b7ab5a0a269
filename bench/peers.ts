/**
 * The programs that people check such a bag with today, and the versions that are here.
 *
 * Each reads the whole payload once and computes SHA-256 of it. What else it does differs:
 * none of them reads a log, a tree or a seal, and openssl compares with nothing.
 */
import { spawnSync } from "node:child_process"
import { readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Bench } from "./evidence.ts"
import type { Command } from "./processes.ts"

/** The Python that has bagit. */
const PYTHON = process.env["SEALWRIGHT_PYTHON"] ?? "python3"

const BAGIT_VERSION = `
import importlib.metadata, platform, bagit
print("bagit-python", importlib.metadata.version("bagit"), "on Python", platform.python_version())`

export interface Peer {
  readonly command: Command
  /** As the program itself tells it; `undefined` when it is not here. */
  readonly version: string | undefined
}

/** The peers, each with its command for this bag. */
export function peersFor(bench: Bench, bag: string): readonly Peer[] {
  return [bagitPython(bag), sha256sum(bag), hashdeep(bench, bag), openssl(bench, bag)]
}

function bagitPython(bag: string): Peer {
  return {
    command: {
      name: "bagit-python, 2 processes",
      line: [PYTHON, "-m", "bagit", "--validate", "--processes", "2", "--quiet", bag],
    },
    version: firstLine(PYTHON, ["-c", BAGIT_VERSION]),
  }
}

function sha256sum(bag: string): Peer {
  return {
    command: {
      name: "sha256sum -c",
      line: ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"],
      cwd: bag,
    },
    version: firstLine("sha256sum", ["--version"]),
  }
}

/** Audits against a list of known hashes, which hashdeep itself makes beforehand. */
function hashdeep({ folder }: Bench, bag: string): Peer {
  const known = join(folder, "known-hashes.txt")
  const version = firstLine("hashdeep", ["-V"])
  if (version !== undefined) {
    const make = ["-c", "sha256", "-j2", "-r", "-l", "data"]
    const limits = { cwd: bag, maxBuffer: 2 ** 30 }
    writeFileSync(known, spawnSync("hashdeep", make, limits).stdout)
  }
  return {
    command: {
      name: "hashdeep -j2",
      line: ["hashdeep", "-c", "sha256", "-j2", "-r", "-l", "-a", "-k", known, "data"],
      cwd: bag,
    },
    version: version && `hashdeep ${version}`,
  }
}

/** Two processes at a time, each with half of the bytes. */
function openssl({ folder }: Bench, bag: string): Peer {
  const lists = [join(folder, "openssl-1.list"), join(folder, "openssl-2.list")] as const
  const files = filesBelow(join(bag, "data"))
  lists.forEach((list, half) => {
    writeFileSync(list, files.filter((_, index) => index % 2 === half).join("\0"))
  })
  const digest = (list: string): string => `xargs -0 openssl dgst -sha256 -r < "${list}"`
  return {
    command: {
      name: "openssl, 2 processes",
      line: ["sh", "-c", `${digest(lists[0])} & first=$!; ${digest(lists[1])} && wait $first`],
    },
    version: firstLine("openssl", ["version"]),
  }
}

/** Paths of all files, by size and name, so that every second one makes an even half. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, size: statSync(path).size }))
    .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path)
}

function firstLine(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" })
  return status === 0 ? stdout.trim().split("\n")[0] : undefined
}
