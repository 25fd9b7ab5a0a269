/** Verifier keys and signed notes: the published example, then what is refused. */
import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { fromUtf8, toHex, toUtf8 } from "../../../core/base/index.ts"
import { parseSignedNote, writeVkey } from "../../../core/encodings/index.ts"
import {
  checkNoteSignature,
  namesKey,
  noteKeyId,
  portableEngine,
  readVkey,
  signNote,
  vkeyOf,
} from "../../../core/signatures/index.ts"
import { ARCHIVIST, EXPORTER } from "./evidence.ts"

/** The verifier key and note of the documentation of Go's sumdb/note (BSD-3-Clause). */
const PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
const PETERS_NOTE =
  "If you think cryptography is the answer to your problem,\n" +
  "then you don't know what your problem is.\n" +
  "\n" +
  "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

describe("verifier keys", () => {
  it("verifies the published note under the published key", () => {
    const read = readVkey(PETER)
    const note = parseSignedNote(toUtf8(PETERS_NOTE))
    if (read.kind !== "key" || note.kind !== "note") throw new Error("not read")
    const [line] = note.note.signatures
    expect(namesKey(line!, read.noteKey)).toBe(true)
    const { text } = note.note
    const request = { text, signature: line!.signature, key: read.noteKey.key }
    expect(checkNoteSignature(request, [portableEngine]).kind).toBe("valid")
    const other = { ...request, text: toUtf8("another text\n") }
    expect(checkNoteSignature(other, [portableEngine]).kind).toBe("invalid")
  })

  it("writes the published key again from its parts", () => {
    const read = readVkey(PETER)
    if (read.kind !== "key") throw new Error("not read")
    expect(toHex(noteKeyId("PeterNeumann", read.noteKey.key.raw))).toBe("c74f20a3")
    expect(vkeyOf("PeterNeumann", read.noteKey.key)).toBe(PETER)
  })

  it("refuses a key whose id is not that of its name and key", () => {
    expect(readVkey(PETER.replace("c74f20a3", "c74f20a4")).kind).toBe("refused")
    expect(readVkey(PETER.replace("Peter", "Petra")).kind).toBe("refused")
  })

  it("refuses a small-order key and one of the wrong length", () => {
    const zero = new Uint8Array(32)
    const keyId = noteKeyId("n", zero)
    expect(readVkey(writeVkey({ name: "n", keyId, type: 1, key: zero })).kind).toBe("refused")
    const short = new Uint8Array(31).fill(7)
    const shortId = noteKeyId("n", short)
    const vkey = writeVkey({ name: "n", keyId: shortId, type: 1, key: short })
    expect(readVkey(vkey).kind).toBe("refused")
  })

  it("names keys of other types as unsupported", () => {
    // sigsum#key+<id>+<base64 of 0x02 and bytes>, the id worked out by hand in the next line.
    const key = Uint8Array.of(9)
    const stated = readVkey(writeVkey({ name: "n", keyId: typedId(2, key), type: 2, key }))
    expect(stated).toMatchObject({ kind: "unsupported", type: 2 })
  })
})

describe("signNote", () => {
  it("writes a note that its own verifier key accepts", () => {
    const bytes = signNote(toUtf8("acme/log\n1\nroot\n"), "acme/log", EXPORTER)
    const note = parseSignedNote(bytes)
    const read = readVkey(vkeyOf("acme/log", EXPORTER.publicKey))
    if (read.kind !== "key" || note.kind !== "note") throw new Error("not read")
    const [line, ...more] = note.note.signatures
    expect(more).toEqual([])
    expect(fromUtf8(note.note.text)).toBe("acme/log\n1\nroot\n")
    expect(namesKey(line!, read.noteKey)).toBe(true)
    const request = { text: note.note.text, signature: line!.signature, key: read.noteKey.key }
    expect(checkNoteSignature(request, [portableEngine]).kind).toBe("valid")
  })

  it("refuses keys that no note can be signed with", () => {
    expect(() => signNote(toUtf8("text\n"), "name", ARCHIVIST)).toThrow("ecdsa-p256-sha256")
  })
})

function typedId(type: number, key: Uint8Array): Uint8Array {
  return sha256OfNote(`n\n`, type, key).subarray(0, 4)
}

function sha256OfNote(head: string, type: number, key: Uint8Array): Uint8Array {
  return new Uint8Array(
    createHash("sha256").update(head).update(Uint8Array.of(type)).update(key).digest(),
  )
}
