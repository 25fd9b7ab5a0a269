/**
 * Tests that need something this project does not carry: another program to
 * judge by, or a folder of published cases.
 *
 * Where it is absent the test is skipped by name, with the reason in its name.
 * With REQUIRE_TOOLS=1 (as in CI) absence is a failure instead, so that a
 * machine which lost a tool cannot pass for one that agreed with it.
 */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { describe, it } from "vitest"
import { chromiumPath } from "./chromium-path.ts"
import { CORPORA, corpus } from "./corpora.ts"

/** The Python that has bagit and cryptography; CI prepares one in a throw-away environment. */
export const PYTHON = process.env["SEALWRIGHT_PYTHON"] ?? "python3"

/** veraPDF, the validator of PDF/A; CI fetches one and wraps it into a command. */
export const VERAPDF = process.env["SEALWRIGHT_VERAPDF"] ?? "verapdf"

/** How to ask each tool whether it is there and works; every probe exits 0 when it does. */
const PROBES = {
  openssl: ["openssl", "version"],
  minisign: ["minisign", "-v"],
  // ssh-keygen has no switch that only tells its version; ssh comes in the same package.
  "ssh-keygen": ["ssh", "-V"],
  qpdf: ["qpdf", "--version"],
  keytool: ["keytool", "-help"],
  pdfsig: ["pdfsig", "-v"],
  verapdf: [VERAPDF, "--version"],
  pdftoppm: ["pdftoppm", "-v"],
  chromium: [chromiumPath() ?? "chromium", "--version"],
  // Tracing can be forbidden where the program is installed, so the probe traces something.
  strace: ["strace", "-o", "/dev/null", "true"],
  // util-linux: runs a program on a terminal of its own.
  script: ["script", "-qec", "true", "/dev/null"],
  "bagit-python": [PYTHON, "-c", "import bagit"],
  "python-cryptography": [PYTHON, "-c", "import cryptography"],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type Tool = keyof typeof PROBES

/** What to install, where the name of the tool does not say it. */
const TO_INSTALL: Readonly<Partial<Record<Tool, string>>> = {
  chromium: "install Chromium or Chrome (Debian: chromium), or set CHROMIUM_PATH",
}

/** `describe` and `it`, as far as they can run here. */
export interface Conditional {
  readonly describe: (name: string, body: () => void) => void
  readonly it: (name: string, body: () => void | Promise<void>, timeoutMs?: number) => void
}

/**
 * Runs tests only where all the named programs work.
 *
 * @example
 * const { it } = needsTool("openssl")
 * it("agrees with openssl about this signature", () => { ... })
 */
export function needsTool(...tools: readonly Tool[]): Conditional {
  const absent = tools.filter((tool) => !works(tool))
  return conditional(
    absent.map((tool) => {
      const hint = TO_INSTALL[tool]
      return hint === undefined ? `no ${tool} here` : `no ${tool} here: ${hint}`
    }),
  )
}

/**
 * Runs tests only where all the named folders of published cases are present.
 *
 * The corpora lie beside the project, not in it. A checkout without any of them
 * skips by name even in CI, unless REQUIRE_CORPORA=1 says they must be there;
 * a corpora folder that lacks the one named here is a failure in CI.
 */
export function needsCorpus(...folders: readonly string[]): Conditional {
  const absent = folders.filter((folder) => !existsSync(corpus(folder)))
  const reasons = absent.map((folder) => `no corpus ${folder} here`)
  return conditional(reasons, process.env["REQUIRE_CORPORA"] === "1" || existsSync(CORPORA))
}

/** @param mustHave - Whether REQUIRE_TOOLS=1 makes absence a failure. */
function conditional(reasons: readonly string[], mustHave = true): Conditional {
  if (reasons.length === 0) return { describe, it }

  const reason = reasons.join(", ")
  if (mustHave && process.env["REQUIRE_TOOLS"] === "1") {
    const fail = (name: string): void => {
      it(name, () => {
        throw new Error(`${reason}, and REQUIRE_TOOLS=1 says it must be`)
      })
    }
    return { describe: fail, it: fail }
  }
  // The body of a skipped describe is not run either: it may read what is absent.
  const skip = (name: string): void => {
    it.skip(`${name} (not run: ${reason})`)
  }
  return { describe: skip, it: skip }
}

const answers = new Map<Tool, boolean>()

function works(tool: Tool): boolean {
  const known = answers.get(tool)
  if (known !== undefined) return known
  const [command, ...args] = PROBES[tool]
  const answer = spawnSync(command, args, { stdio: "ignore", timeout: 60_000 }).status === 0
  answers.set(tool, answer)
  return answer
}
