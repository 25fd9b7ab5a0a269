/**
 * What it costs an examination to tell how far it has come: the same evidence examined with and
 * without, one right after the other, in one process as the examiner's.
 */
import { serialize } from "node:v8"
import { DEFAULT_POLICY_JSON, examine, makeHold, parsePolicy, toUtf8 } from "../core/index.ts"
import { nativeAlgorithms, nativeDigests, nativeFirst, openEvidence } from "../core/node/index.ts"
import { examinePath } from "../electron/main/examine-path.ts"
import { DEFAULT_TERMS, NOTHING_ONCE } from "../electron/main/named-terms.ts"

/**
 * Processor time with progress to that without, one ratio a round; a first one is not counted.
 *
 * With, without, without, with: neither has the warmer caches.
 */
export async function progressRatios(path: string, rounds: number): Promise<readonly number[]> {
  const ratios: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const first = await cpuMs(() => telling(path))
    const silentMs = (await cpuMs(() => silently(path))) + (await cpuMs(() => silently(path)))
    const last = await cpuMs(() => telling(path))
    if (round > 0) ratios.push((first + last) / silentMs)
  }
  return ratios
}

/** As the examiner does it: every report is written out as a message to another process. */
async function telling(path: string): Promise<void> {
  const ask = { path, name: "evidence", trust: null, ...NOTHING_ONCE, terms: DEFAULT_TERMS }
  await examinePath(ask, {
    signal: new AbortController().signal,
    held: makeHold(),
    onHeld: () => undefined,
    onProgress: (progress) => {
      serialize({ kind: "progress", id: 1, progress })
    },
  })
}

async function silently(path: string): Promise<void> {
  const bytes = toUtf8(DEFAULT_POLICY_JSON)
  const read = parsePolicy(bytes)
  if (read.kind !== "policy") throw new Error("the built-in policy is refused")
  const { container, measure, nested } = await openEvidence(path)
  const how = { engine: "native" } as const
  const evidence = { path: "evidence", container, measure: measure(how), nested: nested(how) }
  try {
    await examine(evidence, {
      policy: { ...read.policy, digest: nativeDigests.sha256(bytes) },
      evaluatedAt: Date.now(),
      signatures: nativeFirst,
      digests: nativeDigests,
      trees: [],
      run: {
        ...{ platform: process.platform, runtime: process.version, engine: "native" },
        native: nativeAlgorithms(read.policy.signatureAlgorithms),
      },
      clock: () => Date.now(),
      // The window is told who vouches for each file, too; that is no progress.
      onVouching: () => undefined,
    })
  } finally {
    await container.close()
  }
}

async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
