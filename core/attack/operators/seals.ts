/** Operators on seals, without any key but the attacker's own. */
import { fromUtf8, toUtf8 } from "../../base/index.ts"
import { writeSealStatement, type SealClaim } from "../../claims/index.ts"
import {
  parseSealEnvelope,
  writeSealEnvelope,
  type EvidenceEnvelope,
} from "../../encodings/index.ts"
import { GONE, toBytes } from "../changes.ts"
import { envelope, resealed } from "../insider.ts"
import {
  changed,
  skipped,
  together,
  type Attempts,
  type Operator,
  type Scene,
} from "../operator.ts"
import type { Signer } from "../../signatures/index.ts"
import type { Target } from "../target.ts"

export const SEALS: readonly Operator[] = [
  {
    id: "seals-stripped",
    layer: "seals",
    does: "All seals were taken away.",
    codes: ["SEAL_MISSING"],
    attempts: ({ target: { claims } }) =>
      changed(
        claims.seals.map(({ path }) => [path, GONE] as const),
        "seals",
      ),
  },
  {
    id: "seal-taken-away",
    layer: "seals",
    does: "A seal that a later one names was taken away.",
    codes: ["SEAL_MISSING"],
    attempts: ({ target: { claims } }: Scene): Attempts => {
      const followed = claims.seals.flatMap(({ statement }) => statement.follows)
      const path = followed[0]?.path
      if (path === undefined) return skipped("no seal follows another")
      return changed([[path, GONE]], path)
    },
  },
  {
    id: "seal-last-taken-away",
    layer: "seals",
    does: "The last seal was taken away, which no other one names.",
    codes: ["BASELINE_DIFFERS"],
    kept: "result",
    attempts: ({ target: { claims } }: Scene): Attempts => {
      const named = new Set(claims.seals.flatMap(({ statement }) => statement.follows.map(pathOf)))
      const last = claims.seals.find(({ path }) => !named.has(path))
      return last === undefined || claims.seals.length < 2
        ? skipped("there is only one seal")
        : changed([[last.path, GONE]], "")
    },
  },
  onEach("seal-signature-damaged", "A bit of a seal's signature was flipped.", {
    codes: ["SIG_CRYPTO_FAILURE", "SIG_NONCANONICAL"],
    edit: (one) => ({
      ...one,
      signature: { ...one.signature, sig: flipped(one.signature.sig, 10) },
    }),
  }),
  onEach("seal-signature-not-canonical", "A seal's signature was written in a forbidden form.", {
    codes: ["SIG_NONCANONICAL"],
    edit: (one) => ({ ...one, signature: { ...one.signature, sig: malleated(one.signature.sig) } }),
  }),
  onEach("seal-statement-edited", "What a seal says was changed.", {
    codes: ["SIG_CRYPTO_FAILURE"],
    edit: (one) => ({ ...one, payload: rewritten(one.payload, '"reason":"', '"reason":"not ') }),
  }),
  onEach("seal-time-edited", "The time that a seal claims was changed.", {
    codes: ["SIG_CRYPTO_FAILURE"],
    layer: "times",
    edit: (one) => ({ ...one, payload: rewritten(one.payload, '"sealedAt":"2', '"sealedAt":"1') }),
  }),
  onEach("seal-role-edited", "A seal was made to claim another role.", {
    codes: ["SIG_CRYPTO_FAILURE"],
    edit: (one) => ({
      ...one,
      payload: rewritten(one.payload, /"role":"[a-z]+"/, '"role":"witness"'),
    }),
  }),
  onEach("seal-type-edited", "A seal was shown as a signature for another purpose.", {
    codes: ["SIG_CRYPTO_FAILURE", "CONTEXT_MISMATCH"],
    edit: (one) => ({ ...one, payloadType: "application/vnd.sealwright.event+json" }),
  }),
  onEach("seal-key-id-edited", "A seal was made to name another key.", {
    codes: ["SEAL_MISMATCH"],
    edit: (one) => ({ ...one, signature: { ...one.signature, keyid: "0".repeat(64) } }),
  }),
  inFile("seal-spaced", "A seal was written again with spaces.", "CANON_DIALECT_MISMATCH", (text) =>
    text.replace("{", "{ "),
  ),
  inFile(
    "seal-member-added",
    "A member was put into a seal's envelope.",
    "UNSEALED_CONTENT",
    (text) => text.replace("{", '{"more":1,'),
  ),
  inFile("seal-member-twice", "A seal got a second payload.", "DUPLICATE_KEY", (text) =>
    text.replace("{", '{"payload":"",'),
  ),
  inFile(
    "seal-line-end",
    "The line end of a seal's file was removed.",
    "UNSEALED_CONTENT",
    (text) => text.trimEnd(),
  ),
  {
    id: "seal-junk-added",
    layer: "seals",
    does: "Something that is no seal was put among the seals.",
    codes: ["UNSEALED_CONTENT"],
    attempts: (): Attempts => {
      const path = "seals/extra.dsse.json"
      return changed([[path, toBytes(toUtf8("{}\n"))]], path)
    },
  },
  {
    id: "seal-of-stranger-forged",
    layer: "seals",
    does: "A seal by the attacker's own key was added that names a pinned key.",
    codes: ["SIG_CRYPTO_FAILURE"],
    attempts: ({ target }) => addSeal(target, target.claims.seals[0]),
  },
  {
    id: "seals-replaced-by-stranger",
    layer: "seals",
    does: "A payload file was changed and all sealed anew by the attacker's own keys.",
    codes: ["KEY_NOT_PINNED"],
    attempts: async (scene) => changed(await byStranger(scene), "seals"),
  },
  {
    id: "seals-replaced-in-pinned-name",
    layer: "seals",
    does: "The same, and the new seal names the pinned key.",
    codes: ["SIG_CRYPTO_FAILURE"],
    attempts: async (scene: Scene): Promise<Attempts> => {
      const named = scene.target.claims.seals[0]?.signature.keyid
      return changed(await byStranger(scene, named), "seals/")
    },
  },
  {
    id: "time-stamp-planted",
    layer: "times",
    does: "Something that is no time-stamp was put beside a seal as one.",
    codes: ["FORMAT_FAILURE"],
    attempts: ({ target }) => plantToken(target.claims.seals[0]?.sha256),
  },
  {
    id: "time-stamp-of-nothing",
    layer: "times",
    does: "A time-stamp of no seal was put among the time-stamps.",
    codes: ["UNSEALED_CONTENT"],
    attempts: () => plantToken("0".repeat(64)),
  },
  {
    id: "time-stamp-junk",
    layer: "times",
    does: "Something that is no time-stamp was put among the time-stamps.",
    codes: ["UNSEALED_CONTENT"],
    attempts: ({ target }) => plantToken(target.claims.seals[0]?.sha256, "not a token"),
  },
]

interface Edit {
  readonly codes: Operator["codes"]
  readonly edit: (one: EvidenceEnvelope) => EvidenceEnvelope
  readonly layer?: "times"
}

/** The same on every seal in turn. */
function onEach(id: string, does: string, { codes, edit, layer }: Edit): Operator {
  const attempts = async ({ target }: Scene): Promise<Attempts> => {
    const all: Attempts[] = []
    for (const { path } of target.claims.seals) {
      const parsed = parseSealEnvelope((await target.bytes(path)) ?? toUtf8(""))
      if (parsed.kind === "refused") continue
      all.push(changed([[path, toBytes(writeSealEnvelope(edit(parsed.envelope)))]], path))
    }
    return together(all)
  }
  return { id, layer: layer ?? "seals", does, codes, attempts }
}

function inFile(
  id: string,
  does: string,
  ...[code, edit]: [code: Operator["codes"][number], edit: (text: string) => string]
): Operator {
  const attempts = async ({ target }: Scene): Promise<Attempts> => {
    const path = target.claims.seals[0]?.path ?? ""
    return changed([[path, toBytes(toUtf8(edit(await target.text(path))))]], path)
  }
  return { id, layer: "seals", does, codes: [code], attempts }
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ 1)
}

/** Ed25519: S plus the order, which a careless verifier takes. ECDSA: an integer with a leading zero. */
function malleated(sig: Uint8Array): Uint8Array {
  if (sig.length === 64) return withOrderAdded(sig)
  const padded = Uint8Array.of(...sig.subarray(0, 4), 0, ...sig.subarray(4))
  padded[1] = (padded[1] ?? 0) + 1
  padded[3] = (padded[3] ?? 0) + 1
  return padded
}

/** Order of the Ed25519 base point, little-endian (RFC 8032 §5.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

function withOrderAdded(sig: Uint8Array): Uint8Array {
  let s = sig.subarray(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + ORDER
  const copy = sig.slice()
  for (let at = 32; at < 64; at += 1) {
    copy[at] = Number(s & 0xffn)
    s >>= 8n
  }
  return copy
}

function rewritten(payload: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  return toUtf8((fromUtf8(payload) ?? "").replace(from, to))
}

function pathOf({ path }: { readonly path: string }): string {
  return path
}

function addSeal(target: Target, like: SealClaim | undefined): Attempts {
  if (like === undefined) return skipped("there is no seal")
  const payload = writeSealStatement(like.statement)
  const path = "seals/forged.dsse.json"
  return changed(
    [[path, toBytes(envelope(forgerOf(target, like), payload, like.signature.keyid))]],
    path,
  )
}

/** A key of the attacker's own that is of the same kind as the one it is to pass for. */
function forgerOf({ baseline, keys }: Target, { path }: SealClaim): Signer {
  const passed = baseline.seals.find((one) => one.path === path)
  return passed?.key?.algorithm === "ecdsa-p256-sha256" ? keys.ownP256 : keys.ownSeal
}

async function byStranger({ target, random }: Scene, keyid?: string) {
  const [seal] = target.claims.seals
  const file = random.pick(target.payload)
  if (seal === undefined || file === undefined) return []
  return resealed(target, {
    seal,
    signer: forgerOf(target, seal),
    logSigner: target.keys.ownLog,
    changes: new Map([[file.path, toBytes(toUtf8("forged by a stranger\n"))]]),
    ...(keyid === undefined ? {} : { keyid }),
  })
}

/** A file under a token's name, that is a token by its outermost tag and length at most. */
function plantToken(sha256: string | undefined, junk?: string): Attempts {
  if (sha256 === undefined) return skipped("there is no seal")
  const path = `timestamps/${sha256}.tsr`
  const token = junk === undefined ? Uint8Array.of(0x30, 0x02, 0x05, 0x00) : toUtf8(junk)
  return changed([[path, toBytes(token)]], path)
}
