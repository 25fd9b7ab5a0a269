/** Examining what lies on disk as the command line does, under the keys of these tests. */
import {
  DEFAULT_POLICY_JSON,
  examine,
  parsePolicy,
  portableEngine,
  toUtf8,
  type Result,
} from "../../core/index.ts"
import { nativeDigests, openEvidence } from "../../core/node/index.ts"
import { AT, TRUST } from "./evidence.ts"
import { EMPTY_TRUST } from "../../core/trust/index.ts"

export async function examinePath(path: string): Promise<Result> {
  const policyBytes = toUtf8(DEFAULT_POLICY_JSON)
  const policy = parsePolicy(policyBytes)
  if (policy.kind === "refused") throw new Error(policy.reason)
  const { container, measure, nested } = await openEvidence(path)
  const options = { engine: "native", jobs: 1 } as const
  try {
    return await examine(
      { path, container, measure: measure(options), nested: nested(options) },
      {
        trust: { ...EMPTY_TRUST, keys: TRUST, digest: new Uint8Array(32) },
        policy: { ...policy.policy, digest: nativeDigests.sha256(policyBytes) },
        evaluatedAt: AT,
        signatures: [portableEngine],
        digests: nativeDigests,
        trees: [],
        run: { platform: "test", runtime: "test", engine: "test" },
        clock: () => AT,
      },
    )
  } finally {
    await container.close()
  }
}
