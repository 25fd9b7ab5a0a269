/**
 * A checkpoint that witnesses cosigned, put into the bag beside the time-stamps.
 *
 * As with a token it is one new file, checked first; nothing that was in the bag changes.
 *
 * @see docs/trust.md; docs/evidence-bag.md, section 9
 */
import { equalBytes, toHex } from "../base/index.ts"
import { parseSignedNote, type SignedNote } from "../encodings/index.ts"
import { checkWitnesses, withRevocations } from "../examination/index.ts"
import { FINDING_CODES, severityOf } from "../findings/index.ts"
import { readClaims } from "../formats/index.ts"
import { sha256 } from "../hashing/index.ts"
import type { SignatureEngine } from "../signatures/index.ts"
import type { TrustStore } from "../trust/index.ts"
import { nativeDigests } from "./native-digests.ts"
import { openEvidence } from "./open.ts"
import { refuseArchive, store, whole, type Imported } from "./time-stamps.ts"

export interface NoteImport {
  /** The checkpoint once more, with lines by witnesses below it. */
  readonly note: Uint8Array
  /** The bag, a folder. */
  readonly bag: string
  /** Who the witnesses are, and how many it takes. */
  readonly trust: TrustStore
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number
  readonly engines: readonly SignatureEngine[]
}

interface FittingNote {
  /** Path of the note in the bag, and of the checkpoint that it repeats. */
  readonly path: string
  readonly checkpoint: string
  /** Milliseconds since 1970: when a quorum had seen it. */
  readonly noLaterThan: number
}

type NoteRefused = Extract<Imported, { readonly kind: "refused" }>

export type NoteImported =
  (FittingNote & { readonly kind: "added" | "already-there" }) | NoteRefused

/** A note that would be added, and nothing was written yet. */
export type NoteChecked = (FittingNote & { readonly kind: "fits" }) | NoteRefused

/** True for a file that is a signed note, and so no time-stamp token. */
export function isSignedNote(bytes: Uint8Array): boolean {
  return parseSignedNote(bytes).kind === "note"
}

/**
 * Checks a cosigned checkpoint and adds it as `timestamps/<sha256 of the checkpoint's file>.note`.
 *
 * @returns `refused`, and nothing written, unless it repeats the bag's own checkpoint and a
 *   quorum of the pack's witnesses holds.
 * @throws Failure as `importToken`.
 */
export async function importCosigned(request: NoteImport): Promise<NoteImported> {
  const checked = await checkCosigned(request)
  if (checked.kind === "refused") return checked
  return { ...checked, kind: await store(request.bag, checked.path, request.note) }
}

/**
 * Checks a cosigned checkpoint as `importCosigned` does, and writes nothing.
 *
 * @throws Failure USAGE for an archive, which is never changed.
 */
export async function checkCosigned(request: NoteImport): Promise<NoteChecked> {
  await refuseArchive(request.bag)
  const read = parseSignedNote(request.note)
  if (read.kind === "refused") return refused(read.code, read.reason, true)
  const own = await ownCheckpoint(request.bag)
  if (own === undefined || !equalBytes(own.text, read.note.text)) {
    return refused("HASH_FAILURE", "it does not repeat the checkpoint of this bag", true)
  }
  const path = `timestamps/${own.sha256}.note`
  const checked = witnessesOf(read.note, { path, checkpoint: own.path }, request)
  if ("kind" in checked) return checked
  return { kind: "fits", path, checkpoint: own.path, noLaterThan: checked.noLaterThan }
}

function witnessesOf(
  note: SignedNote,
  place: { readonly path: string; readonly checkpoint: string },
  { trust, evaluatedAt, engines }: NoteImport,
) {
  const claims = { cosigned: [{ ...place, note }], checkpoint: { path: place.checkpoint } }
  const { terms } = withRevocations({ trust, evaluatedAt, signatures: engines })
  const { findings, time } = checkWitnesses(claims, terms)
  const against = findings.find((found) => severityOf(found) !== "noted")
  if (against === undefined && time !== undefined) return time
  const { code, observed } = against ?? { code: "WITNESS_QUORUM_NOT_MET" as const, observed: {} }
  const told = Object.entries(observed).map(([name, value]) => `${name} ${value}`)
  const isBroken = FINDING_CODES[code].severity === "broken"
  return refused(code, [FINDING_CODES[code].says, ...told].join("; "), isBroken)
}

function refused(code: string, reason: string, isBroken: boolean) {
  return { kind: "refused", code, reason, isBroken } as const
}

/** The checkpoint of the bag's current state, as it is now. */
async function ownCheckpoint(bag: string) {
  const { container } = await openEvidence(bag)
  try {
    const { claims } = await readClaims(container, nativeDigests)
    if (claims.checkpoint === undefined) return undefined
    const { path, note } = claims.checkpoint
    const bytes = await whole(container, path)
    return { path, text: note.text, sha256: toHex(sha256(bytes)) }
  } finally {
    await container.close()
  }
}
