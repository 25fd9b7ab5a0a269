import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, Failure, fromUtf8, toBase64, toUtf8 } from "../../../core/base/index.ts"
import {
  parseCheckpointText,
  parseSignedNote,
  parseVkey,
  writeCheckpointText,
  writeSignedNote,
  writeVkey,
} from "../../../core/encodings/index.ts"

/** Five bytes, the fewest a signature line can hold: a key id and one byte. */
const SIG = "AAAAAAA="
const NOTE = `text\n\n\u2014 name ${SIG}\n`

describe("parseSignedNote", () => {
  it("splits a note at its last blank line", () => {
    const answer = parseSignedNote(toUtf8(`one\n\ntwo\n\n\u2014 a.example/x ${SIG}\n`))
    if (answer.kind === "refused") throw new Error(answer.reason)
    expect(fromUtf8(answer.note.text)).toBe("one\n\ntwo\n")
    expect(answer.note.signatures).toEqual([
      { name: "a.example/x", keyId: new Uint8Array(4), signature: Uint8Array.of(0) },
    ])
  })

  const accepted: Readonly<Record<string, string>> = {
    "a text of one blank line": `\n\n\u2014 name ${SIG}\n`,
    "a text in any script": `Ärger 証拠\n\n\u2014 n\u00e4me ${SIG}\n`,
    DEL: `\u007f\n\n\u2014 name ${SIG}\n`,
    "one hundred signatures": `text\n\n${`\u2014 name ${SIG}\n`.repeat(100)}`,
    "a million bytes": NOTE.padStart(1_000_000 - 2, "x"),
  }
  for (const [name, text] of Object.entries(accepted)) {
    it(`reads a note with ${name}`, () => {
      expect(parseSignedNote(toUtf8(text)).kind).toBe("note")
    })
  }

  const refused: Readonly<Record<string, string>> = {
    "no signatures": "text\n",
    "nothing after the blank line": "text\n\n",
    "no blank line": `text\n\u2014 name ${SIG}\n`,
    "no text before the blank line": `\n\u2014 name ${SIG}\n`,
    "a last line that does not end": NOTE.slice(0, -1),
    "a line that is no signature": `${NOTE}Unexpected line.\n`,
    "a blank line at the end": `${NOTE}\n`,
    "a hyphen for the em dash": `text\n\n- name ${SIG}\n`,
    "an en dash for the em dash": `text\n\n\u2013 name ${SIG}\n`,
    "no space behind the em dash": `text\n\n\u2014name ${SIG}\n`,
    "no name": `text\n\n\u2014  ${SIG}\n`,
    "a name with a space": `text\n\n\u2014 Bad Name ${SIG}\n`,
    "a name with a no-break space": `text\n\n\u2014 Bad\u00a0Name ${SIG}\n`,
    "a name with an ideographic space": `text\n\n\u2014 Bad\u3000Name ${SIG}\n`,
    "a name with a next-line character": `text\n\n\u2014 Bad\u0085Name ${SIG}\n`,
    "a name with a plus": `text\n\n\u2014 a+b ${SIG}\n`,
    "a signature of four bytes": "text\n\n\u2014 name AAAAAA==\n",
    "a signature that is not base64": "text\n\n\u2014 name [...]\n",
    "a signature without padding": "text\n\n\u2014 name AAAAAAA\n",
    "two spaces before the signature": `text\n\n\u2014 name  ${SIG}\n`,
    "a space after the signature": `text\n\n\u2014 name ${SIG} \n`,
    "a tab": `te\txt\n\n\u2014 name ${SIG}\n`,
    "CR LF": NOTE.replaceAll("\n", "\r\n"),
    "a NUL": `\0${NOTE}`,
    nothing: "",
  }
  for (const [name, text] of Object.entries(refused)) {
    it(`refuses a note with ${name}`, () => {
      expect(parseSignedNote(toUtf8(text))).toMatchObject({
        kind: "refused",
        code: "FORMAT_FAILURE",
      })
    })
  }

  it("refuses a note that is not UTF-8", () => {
    expect(parseSignedNote(concat(Uint8Array.of(0xff), toUtf8(NOTE))).kind).toBe("refused")
  })

  it("refuses 101 signatures and 1,000,001 bytes", () => {
    const many = toUtf8(`text\n\n${`\u2014 name ${SIG}\n`.repeat(101)}`)
    const long = toUtf8(NOTE.padStart(1_000_000 - 1, "x"))
    expect(long).toHaveLength(1_000_001)
    for (const bytes of [many, long]) {
      expect(parseSignedNote(bytes)).toMatchObject({ kind: "refused", code: "LIMIT_EXCEEDED" })
    }
  })

  it("never throws, and writes back what it read", () => {
    const piece = fc.constantFrom("a", "\n", "\n\n", "\u2014 ", "n ", SIG, " ", "+")
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const bytes = toUtf8(pieces.join(""))
        const answer = parseSignedNote(bytes)
        if (answer.kind === "note") expect(writeSignedNote(answer.note)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
  })

  it("does not write a note that nobody could read", () => {
    const signature = { name: "a b", keyId: new Uint8Array(4), signature: Uint8Array.of(0) }
    const text = toUtf8("text\n")
    expect(() => writeSignedNote({ text, signatures: [signature] })).toThrow(Failure)
    expect(() => writeSignedNote({ text, signatures: [] })).toThrow(Failure)
  })
})

describe("verifier keys", () => {
  const published = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

  it("are read and written back, as the published one shows", () => {
    const answer = parseVkey(published)
    if (answer.kind === "refused") throw new Error(answer.reason)
    expect(answer.vkey).toMatchObject({ name: "example.com/foo", type: 1 })
    expect(answer.vkey.keyId).toEqual(Uint8Array.of(0x53, 0x0d, 0x90, 0x3a))
    expect(answer.vkey.key).toHaveLength(32)
    expect(writeVkey(answer.vkey)).toBe(published)
  })

  const refused: Readonly<Record<string, string>> = {
    "no name": published.slice("example.com/foo".length),
    "a name with a space": published.replace("/", " "),
    "an id of seven digits": published.replace("530d903a", "530d903"),
    "an id that is not hexadecimal": published.replace("530d903a", "530d903g"),
    "no key": "name+530d903a+",
    "a key that is not base64": "name+530d903a+A",
    "a private key": `PRIVATE+KEY+${published}`,
    "a line feed": `${published}\n`,
    nothing: "",
  }
  for (const [name, text] of Object.entries(refused)) {
    it(`are refused with ${name}`, () => {
      expect(parseVkey(text).kind).toBe("refused")
    })
  }

  it("may hold a plus in their base64", () => {
    const answer = parseVkey(`name+00000000+${toBase64(Uint8Array.of(0xfb, 0xef, 0xbe))}`)
    expect(answer).toMatchObject({ kind: "vkey", vkey: { type: 0xfb } })
  })
})

describe("checkpoint texts", () => {
  const root = new Uint8Array(32).fill(7)
  const text = `a.example/log\n42\n${toBase64(root)}\n`

  it("are three lines: origin, size, root", () => {
    const checkpoint = { origin: "a.example/log", size: 42n, root }
    expect(fromUtf8(writeCheckpointText(checkpoint))).toBe(text)
    expect(parseCheckpointText(toUtf8(text))).toEqual({
      kind: "checkpoint",
      checkpoint,
      extensions: [],
    })
  })

  it("may have any origin, an empty tree, a tree of 2^64-1, and lines that follow", () => {
    for (const size of ["0", "18446744073709551615"]) {
      const answer = parseCheckpointText(toUtf8(`a log +1\n${size}\n${toBase64(root)}\nmore\n`))
      expect(answer).toMatchObject({
        checkpoint: { origin: "a log +1", size: BigInt(size) },
        extensions: ["more"],
      })
    }
  })

  const refused: Readonly<Record<string, string>> = {
    "an empty origin": `\n42\n${toBase64(root)}\n`,
    "two lines": "a.example/log\n42\n",
    "a size with a leading zero": text.replace("42", "042"),
    "a size with a sign": text.replace("42", "+42"),
    "a negative size": text.replace("42", "-1"),
    "a hexadecimal size": text.replace("42", "0x2a"),
    "a size of 2^64": text.replace("42", "18446744073709551616"),
    "a size of 21 digits": text.replace("42", "1".repeat(21)),
    "a size in other digits": text.replace("42", "\u0664\u0662"),
    "a root of 31 bytes": `a\n42\n${toBase64(root.subarray(1))}\n`,
    "a root of 33 bytes": `a\n42\n${toBase64(concat(root, root.subarray(0, 1)))}\n`,
    "a root in hexadecimal": `a\n42\n${"07".repeat(32)}\n`,
    "an empty line inside": `a\n42\n${toBase64(root)}\n\nmore\n`,
    "no LF at the end": text.slice(0, -1),
  }
  for (const [name, other] of Object.entries(refused)) {
    it(`are refused with ${name}`, () => {
      expect(parseCheckpointText(toUtf8(other)).kind).toBe("refused")
    })
  }
})
