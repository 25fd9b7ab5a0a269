/** Events for tests of custody, and the walk over them. */
import { createHash } from "node:crypto"
import type { EventAgent, EventClaim, EventObject } from "../../../core/claims/index.ts"
import { makeCustodyWalker, type CustodySeen } from "../../../core/custody/index.ts"

export const PATH = "custody/events.jsonl"
export const PREMIS = "http://id.loc.gov/vocabulary/preservation/eventType/"
export const OURS = "https://sealwright.org/ns/event/"

export type Given = Partial<Omit<EventClaim, "seq" | "prev">>

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

export function person(id: string, role: string): EventAgent {
  return { id, role, kind: "person" }
}

/** A hand-over of these objects from one person to another; "" leaves that person out. */
export function release(objects: readonly string[], from: string, to: string): Given {
  const agents = [person(from, "releaser"), person(to, "receiver")].filter(({ id }) => id !== "")
  return { type: `${OURS}custodyRelease`, agents, objects: objects.map(named) }
}

export function acceptance(objects: readonly string[], by: string): Given {
  const agents = by === "" ? [person("clerk", "witness")] : [person(by, "receiver")]
  return { type: `${OURS}custodyAccept`, agents, objects: objects.map(named) }
}

export function update(objects: readonly EventObject[]): Given {
  return { type: `${OURS}recordUpdate`, objects }
}

function named(uri: string): EventObject {
  return { uri }
}

export interface Facts {
  readonly payload?: Readonly<Record<string, string>>
  readonly erased?: readonly string[]
}

/** Walks events in order, numbered as an unbroken log numbers them. */
export function walk(events: readonly Given[], facts: Facts = {}): CustodySeen {
  const walker = makeCustodyWalker({
    path: PATH,
    sha256: (bytes) => Uint8Array.from(createHash("sha256").update(bytes).digest()),
  })
  for (const [seq, event] of events.entries()) walker.onEvent(eventAt(seq, event))
  return walker.end(new Map(Object.entries(facts.payload ?? {})), new Set(facts.erased))
}

/** Findings in short: code and line. */
export function inShort({ outcome }: CustodySeen): readonly string[] {
  return outcome.findings.map(({ code, at }) => `${code} ${at.line ?? ""}`.trim())
}

function eventAt(seq: number, event: Given): EventClaim {
  return {
    id: `event-${seq}`,
    type: `${OURS}access`,
    time: "2026-11-21T09:30:00.000Z",
    clock: "platform",
    agents: [person("ada", "implementer")],
    objects: [],
    outcome: "success",
    ...event,
    seq,
    prev: "0".repeat(64),
  }
}
