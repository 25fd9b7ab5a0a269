import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js"
import { describe, expect, it } from "vitest"
import { concat, toUtf8 } from "../../../core/base/index.ts"
import {
  cosignedNote,
  cosignedTree,
  parseTimestampedSignature,
  writeCheckpointText,
  writeSpki,
  writeTimestampedSignature,
  type CheckpointText,
  type SignedNote,
  type SignedNoteSignature,
} from "../../../core/encodings/index.ts"
import { sha256 } from "../../../core/hashing/index.ts"
import {
  checkCosignatures,
  makeSigner,
  noteKeyId,
  parsePublicKey,
  portableEngine,
  type Signer,
  type Witness,
} from "../../../core/signatures/index.ts"

const CHECKPOINT: CheckpointText = {
  origin: "example.com/behind-the-sofa",
  size: 20_852_163n,
  root: new Uint8Array(32).fill(5),
}
const TEXT = writeCheckpointText(CHECKPOINT)
const TIME = 1_679_315_147n
const LOG = makeSigner("ed25519", new Uint8Array(32).fill(1))
const ONE = makeSigner("ed25519", new Uint8Array(32).fill(2))
const TWO = makeSigner("ed25519", new Uint8Array(32).fill(3))
const WITNESSES: readonly Witness[] = [
  { id: "one", key: ONE.publicKey },
  { id: "two", key: TWO.publicKey },
]

describe("what a cosignature is made over", () => {
  it("is the note after the two lines that C2SP tlog-cosignature shows", () => {
    const text = toUtf8(
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
    )
    expect(new TextDecoder().decode(cosignedNote(TIME, text))).toBe(
      "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
    )
  })

  it("is for ML-DSA-44 the structure of C2SP tlog-cosignature, written out by hand", () => {
    const message = cosignedTree("w", 0x0102n, { origin: "ab", size: 3n, root: CHECKPOINT.root })
    expect([...(message ?? [])]).toEqual([
      ...toUtf8("subtree/v1\n"), 0,
      1, 0x77,
      0, 0, 0, 0, 0, 0, 1, 2,
      2, 0x61, 0x62,
      0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 3,
      ...new Uint8Array(32).fill(5),
    ]) // prettier-ignore
  })

  it("has no form for names and origins that do not fit", () => {
    expect(cosignedTree("", 1n, CHECKPOINT)).toBeUndefined()
    expect(cosignedTree("w".repeat(256), 1n, CHECKPOINT)).toBeUndefined()
    expect(cosignedTree("w", 1n, { ...CHECKPOINT, origin: "o".repeat(256) })).toBeUndefined()
  })

  it("carries a time of eight bytes up to 2^63-1", () => {
    const read = (bytes: readonly number[]) => parseTimestampedSignature(Uint8Array.from(bytes))
    expect(read([0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb, 9])).toMatchObject({
      value: { timestamp: TIME },
    })
    expect(read([0x7f, 255, 255, 255, 255, 255, 255, 255, 9]).kind).toBe("timestamped")
    expect(read([0x80, 0, 0, 0, 0, 0, 0, 0, 9])).toMatchObject({ kind: "refused", offset: 0 })
    expect(read([0, 0, 0, 0, 0, 0, 0, 1]).kind).toBe("refused")
  })
})

describe("cosignatures of a checkpoint", () => {
  it("are attributed to the witnesses that made them, with the times they claim", () => {
    const note = noteWith(line("w1", ONE), line("w2", TWO, TIME + 5n))
    expect(verified(note)).toEqual([
      ["one", TIME],
      ["two", TIME + 5n],
    ])
  })

  it("count a witness once, with the earliest time it claims", () => {
    const note = noteWith(line("w1", ONE, TIME + 9n), line("w1", ONE), line("w1", ONE, TIME + 1n))
    expect(verified(note)).toEqual([["one", TIME]])
  })

  it("count one key under two names once, and two keys under one name once", () => {
    expect(verified(noteWith(line("w1", ONE), line("w2", ONE))).length).toBe(1)
    expect(verified(noteWith(line("w1", ONE), line("w1", TWO))).length).toBe(1)
  })

  it("count a key that was pinned twice once", () => {
    const twice = [...WITNESSES, { id: "again", key: ONE.publicKey }]
    expect(verified(noteWith(line("w1", ONE)), twice)).toEqual([["one", TIME]])
  })

  it("are not those of the log: its own signature is of another type", () => {
    const signature = LOG.sign(TEXT)
    const keyId = noteKeyId(CHECKPOINT.origin, LOG.publicKey.raw)
    const own = noteWith({ name: CHECKPOINT.origin, keyId, signature })
    expect(verified(own, [{ id: "log", key: LOG.publicKey }])).toEqual([])
  })

  it("are passed over where nobody given made them", () => {
    const stranger = makeSigner("ed25519", new Uint8Array(32).fill(9))
    expect(check(noteWith(line("w9", stranger)))).toEqual({ verified: [], findings: [], named: 0 })
  })

  it("need the name that was pinned, where one was", () => {
    const named = [{ id: "one", key: ONE.publicKey, name: "w1" }]
    expect(verified(noteWith(line("w1", ONE)), named).length).toBe(1)
    expect(verified(noteWith(line("w2", ONE)), named)).toEqual([])
  })

  it("of ML-DSA-44 bind name, time, origin, size and root, and no extension lines", () => {
    const { publicKey, secretKey } = ml_dsa44.keygen(new Uint8Array(32).fill(5))
    const read = parsePublicKey(writeSpki("ml-dsa-44", publicKey))
    if (read.kind !== "key") throw new Error(JSON.stringify(read))
    const witnesses = [{ id: "pq", key: read.key }]
    const keyId = (name: string): Uint8Array =>
      sha256(toUtf8(`${name}\n`), Uint8Array.of(0x06), publicKey).slice(0, 4)
    const signature = ml_dsa44.sign(cosignedTree("w", TIME, CHECKPOINT)!, secretKey)
    const made = (name: string, time = TIME): SignedNoteSignature => {
      return { name, keyId: keyId(name), signature: timed(signature, time) }
    }
    expect(verified(noteWith(made("w")), witnesses)).toEqual([["pq", TIME]])
    const extended = { text: concat(TEXT, toUtf8("more\n")), signatures: [made("w")] }
    expect(verified(extended, witnesses)).toEqual([["pq", TIME]])
    const other = writeCheckpointText({ ...CHECKPOINT, size: 1n })
    for (const note of [
      noteWith(made("v")),
      noteWith(made("w", TIME + 1n)),
      { text: other, signatures: [made("w")] },
    ]) {
      expect(check(note, witnesses).verified).toEqual([])
      expect(check(note, witnesses).findings.map(({ code }) => code)).toEqual([
        "SIG_CRYPTO_FAILURE",
      ])
    }
  })

  const broken: Readonly<Record<string, readonly [SignedNoteSignature, string]>> = {
    "over another text": [
      line("w1", ONE, TIME, concat(TEXT, toUtf8("extension\n"))),
      "SIG_CRYPTO_FAILURE",
    ],
    "with another time than is signed": [retimed(line("w1", ONE)), "SIG_CRYPTO_FAILURE"],
    "that is a signature of the note itself": [
      { ...line("w1", ONE), signature: timed(ONE.sign(TEXT)) },
      "SIG_CRYPTO_FAILURE",
    ],
    "that is cut short": [
      { ...line("w1", ONE), signature: line("w1", ONE).signature.subarray(0, 71) },
      "SIG_NONCANONICAL",
    ],
    "that is only a time": [
      { ...line("w1", ONE), signature: new Uint8Array(8) },
      "SIG_NONCANONICAL",
    ],
  }
  for (const [name, [one, code]] of Object.entries(broken)) {
    it(`are broken ${name}, beside a good one too`, () => {
      const checked = check(noteWith(one, line("w2", TWO)))
      expect(checked.findings.map((found) => found.code)).toEqual([code])
      expect(checked.verified.map(({ witness }) => witness.id)).toEqual(["two"])
    })
  }

  it("have no meaning on a note that is no checkpoint", () => {
    const note = { text: toUtf8("a poem\n"), signatures: [line("w1", ONE)] }
    expect(check(note)).toMatchObject({ verified: [], findings: [{ code: "FORMAT_FAILURE" }] })
  })
})

function line(name: string, signer: Signer, time = TIME, text = TEXT): SignedNoteSignature {
  const keyId = sha256(toUtf8(`${name}\n`), Uint8Array.of(0x04), signer.publicKey.raw).slice(0, 4)
  return { name, keyId, signature: timed(signer.sign(cosignedNote(time, text)), time) }
}

function timed(signature: Uint8Array, timestamp = TIME): Uint8Array {
  return writeTimestampedSignature({ timestamp, signature })
}

function retimed(one: SignedNoteSignature): SignedNoteSignature {
  return { ...one, signature: timed(one.signature.subarray(8), TIME - 1n) }
}

function noteWith(...signatures: readonly SignedNoteSignature[]): SignedNote {
  return { text: TEXT, signatures }
}

function check(note: SignedNote, witnesses = WITNESSES) {
  return checkCosignatures({ note, witnesses, engines: [portableEngine] }, { path: "checkpoint" })
}

function verified(note: SignedNote, witnesses = WITNESSES) {
  return check(note, witnesses).verified.map(({ witness, claimedTime }) => [
    witness.id,
    claimedTime,
  ])
}
