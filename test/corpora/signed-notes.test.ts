import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { parseCheckpointText, parseSignedNote } from "../../core/encodings/index.ts"
import { checkPrimitive, type CheckAnswer } from "../../core/check.ts"
import { nativeEngine } from "../../core/node/index.ts"
import { portableEngine } from "../../core/signatures/index.ts"
import { corpus, readCases } from "../support/corpora.ts"
import { needsCorpus } from "../support/tools.ts"

const CORPUS = "signed-notes-tlog"
const ENGINES = [portableEngine, nativeEngine]

/** Any Ed25519 key that signed none of the notes: the published example key. */
const STRANGER = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

/** Upstream's verdict of each case, in the words of `check note`. */
const VERDICTS: Readonly<Record<string, Pick<CheckAnswer, "status" | "code">>> = {
  "c2sp/example-foo": { status: "PASSED", code: null },
  "c2sp/quasimodo": { status: "INDETERMINATE", code: "KEY_NOT_PINNED" },
  "c2sp/checkpoint": { status: "INDETERMINATE", code: "KEY_NOT_PINNED" },
  "c2sp/cosigned-checkpoint": { status: "INDETERMINATE", code: "KEY_NOT_PINNED" },
  "c2sp/tlog-proof-elided": { status: "FAILED", code: "FORMAT_FAILURE" },
}

needsCorpus(CORPUS).describe("C2SP signed notes and checkpoints", () => {
  for (const { name, expected, file } of readCases(CORPUS)) {
    it(`${name}: ${expected}`, () => {
      const { status, code } = checkNote(read(file), [STRANGER])
      expect({ status, code }).toEqual(VERDICTS[name])
    })
  }

  it("the published verifier key is the one in its file", () => {
    const vkey = new TextDecoder().decode(read(corpus(CORPUS, "c2sp/example-foo.vkey")))
    expect(checkNote(read(corpus(CORPUS, "c2sp/example-foo.note")), [vkey]).status).toBe("PASSED")
  })

  for (const name of ["checkpoint", "cosigned-checkpoint"]) {
    it(`${name}: its text reads as the checkpoint that the specification shows`, () => {
      const note = parseSignedNote(read(corpus(CORPUS, `c2sp/${name}.note`)))
      if (note.kind === "refused") throw new Error(note.reason)
      const answer = parseCheckpointText(note.note.text)
      expect(answer).toMatchObject({
        kind: "checkpoint",
        checkpoint: { origin: "example.com/behind-the-sofa", size: 20852163n },
        extensions: [],
      })
    })
  }

  it("every byte of the good note counts: changing one never passes", () => {
    const good = read(corpus(CORPUS, "c2sp/example-foo.note"))
    for (const at of good.keys()) {
      const changed = good.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x01
      expect(checkNote(changed, [STRANGER]).status, `byte ${at}`).not.toBe("PASSED")
    }
  })
})

function checkNote(note: Uint8Array, keys: readonly string[]): CheckAnswer {
  const request = { id: 1, note: Buffer.from(note).toString("base64"), keys }
  return checkPrimitive("note", request, ENGINES)
}

function read(file: string): Uint8Array {
  return new Uint8Array(readFileSync(file))
}
