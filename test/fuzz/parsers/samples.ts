/** Valid inputs to start from; nothing in them depends on the machine, the day or chance. */
import { createHash } from "node:crypto"
import { fromUtf8, toUtf8 } from "../../../core/base/index.ts"
import { makeSigner } from "../../../core/signatures/index.ts"
import { referenceBag } from "../../support/reference-bag.ts"

export type Files = ReadonlyMap<string, Uint8Array>

/** A whole evidence bag, by the second writer; its signatures are good. */
export const BAG: Files = new Map(
  [
    ...referenceBag({
      seed: new Uint8Array(32).fill(1),
      at: "2026-01-01T00:00:00.000Z",
      reason: "test",
      version: "1.0.0",
      files: [
        {
          path: "a.txt",
          bytes: toUtf8("a\n"),
          modified: "2026-01-01T00:00:00.000Z",
        },
        {
          path: "Ü/100%.json",
          bytes: toUtf8('{"id":1}\n'),
          modified: "2026-01-01T00:00:00.000Z",
        },
      ],
      notSealed: [{ path: "link", kind: "link" }],
    }),
  ].map(([path, bytes]) => [path, new Uint8Array(bytes)]),
)

export function fileOf(path: string): Uint8Array {
  const bytes = BAG.get(path)
  if (bytes === undefined) throw new Error(`the sample bag has no ${path}`)
  return bytes
}

/** Lines of the log without LF. */
export const LOG_LINES: readonly Uint8Array[] = (fromUtf8(fileOf("custody/events.jsonl")) ?? "")
  .split("\n")
  .filter((line) => line !== "")
  .map(toUtf8)

/** An event as it is given to `seal --events`. */
export const GIVEN_EVENT = JSON.stringify({
  id: "evt-1",
  type: "https://sealwright.org/ns/event/recordUpdate",
  time: "2026-01-01T00:00:00.000Z",
  clock: "platform",
  agents: [{ id: "flow-7", role: "editor", kind: "automation", workflow: "approve", rule: "r" }],
  objects: [{ uri: "app://permits/1", digest: { sha256: "ab".repeat(32) }, before: {}, after: 1 }],
  outcome: "success",
  reason: "because",
  correlation: "c-1",
  detail: { note: "free" },
})

export const SIGNERS = {
  ed25519: makeSigner("ed25519", new Uint8Array(32).fill(1)),
  p256: makeSigner("ecdsa-p256-sha256", new Uint8Array(32).fill(2)),
  p384: makeSigner("ecdsa-p384-sha384", new Uint8Array(48).fill(3)),
} as const

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}
