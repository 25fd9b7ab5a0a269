import { describe, expect, it } from "vitest"
import { toHex, toUtf8 } from "../../../core/base/index.ts"
import { parseInTotoMetadata } from "../../../core/encodings/index.ts"
import { makeSigner } from "../../../core/signatures/index.ts"
import { ask, told } from "../signatures/envelope-cases.ts"

const SIGNATURE = { keyid: "ab", sig: "00ff" }

describe("classic in-toto metadata", () => {
  // OLPC canonical JSON: members sorted, no white space, only the quote and the backslash escaped.
  const canonical: Readonly<Record<string, readonly [string, string]>> = {
    "members in any order": ['{"b": 1, "a": [true, null, -2]}', '{"a":[true,null,-2],"b":1}'],
    "line feeds and other controls as they are": [
      '{"stderr": "a foo.py\\n\\u0001"}',
      '{"stderr":"a foo.py\n\u0001"}',
    ],
    "quotes and backslashes": ['{"a\\"": "\\\\ \\/"}', '{"a\\"":"\\\\ /"}'],
    "members in the order of their code points": [
      '{"\\ud83d\\ude00": 1, "\\uffee": 2, "z": 3}',
      '{"z":3,"\uffee":2,"\u{1f600}":1}',
    ],
  }
  for (const [name, [signed, expected]] of Object.entries(canonical)) {
    it(`signs ${name}`, () => {
      const read = parseInTotoMetadata(
        toUtf8(`{"signatures":[${JSON.stringify(SIGNATURE)}],"signed":${signed}}`),
      )
      if (read.kind === "refused") throw new Error(read.reason)
      expect(new TextDecoder().decode(read.metadata.signed)).toBe(expected)
    })
  }

  it("is attributed to the key that signed the canonical form, and to none after a change", () => {
    const signer = makeSigner("ed25519", new Uint8Array(32).fill(1))
    const keys = [{ id: "alice", subject: "alice", key: signer.publicKey, roles: [] }]
    const sig = toHex(signer.sign(toUtf8('{"_type":"link","name":"write-code"}')))
    const link = (name: string): string =>
      JSON.stringify({ signatures: [{ keyid: "x", sig }], signed: { name, _type: "link" } })
    expect(told(ask(link("write-code"), { keys }))).toEqual({ signers: ["alice"], codes: [] })
    expect(told(ask(link("package"), { keys }))).toEqual({
      signers: [],
      codes: ["KEY_NOT_PINNED"],
    })
  })

  const refusals: Readonly<Record<string, string>> = {
    "unsigned metadata": '{"signatures":[],"signed":{}}',
    "a number that is not an integer": '{"signatures":[{"keyid":"","sig":""}],"signed":{"a":1.5}}',
    "a signature that is not hex": '{"signatures":[{"keyid":"","sig":"x"}],"signed":{}}',
    "a member named twice": '{"signatures":[{"keyid":"","sig":""}],"signed":{"a":1,"a":2}}',
    "a signed part that is no object": '{"signatures":[{"keyid":"","sig":""}],"signed":[]}',
  }
  for (const [name, text] of Object.entries(refusals)) {
    it(`is refused with ${name}`, () => {
      expect(parseInTotoMetadata(toUtf8(text)).kind).toBe("refused")
    })
  }
})
