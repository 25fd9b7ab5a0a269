import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkConsistency,
  consistencyFindings,
  consistencyProof,
  type Consistency,
} from "../../../core/merkle/index.ts"
import { leafOf, proofOf, rootOf } from "./definition.ts"
import { ENTRIES, ROOTS, hex } from "./vectors.ts"

describe("checkConsistency", () => {
  it("accepts every pair of RFC 6962 trees of up to eight entries", () => {
    for (let size2 = 1; size2 <= 8; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        expect(ask(size1, size2).kind).toBe("consistent")
      }
    }
  })

  it("accepts the published proof from three to seven leaves of RFC 9162 §2.1.5", () => {
    const leaves = ENTRIES.slice(0, 7).map(leafOf)
    const [c, d, g, l] = [leaves[2]!, leaves[3]!, rootOf(ENTRIES.slice(0, 2)), rootAfterFour()]
    const claim = { size1: 3n, size2: 7n, root1: ROOTS[3]!, root2: ROOTS[7]!, proof: [c, d, g, l] }
    expect(checkConsistency(claim)).toEqual({ kind: "consistent" })
  })

  it("accepts any two trees to 130 of which one is a prefix, and no other pair", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), fc.nat(), (size2, pick, change) => {
        const size1 = 1 + (pick % size2)
        const entries = Array.from({ length: size2 }, (_, n) => Uint8Array.of(n))
        const claim = {
          size1: BigInt(size1),
          size2: BigInt(size2),
          root1: rootOf(entries.slice(0, size1)),
          root2: rootOf(entries),
          proof: proofOf(size1, entries),
        }
        expect(checkConsistency(claim)).toEqual({ kind: "consistent" })

        const forged = entries.slice(0, size1)
        forged[change % size1] = Uint8Array.of(255)
        const rewritten = checkConsistency({ ...claim, root1: rootOf(forged) })
        expect(rewritten.kind).toBe("other-root")
      }),
    )
  })

  it("accepts a proof for no other two sizes than its own where the roots differ", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 45 }),
        (size2, pick, other) => {
          const size1 = 1 + (pick % (size2 - 1))
          fc.pre(other !== size1)
          const entries = Array.from({ length: size2 }, (_, n) => Uint8Array.of(n))
          const claim = {
            size1: BigInt(other),
            size2: BigInt(size2),
            root1: rootOf(entries.slice(0, size1)),
            root2: rootOf(entries),
            proof: proofOf(size1, entries),
          }
          expect(checkConsistency(claim).kind).not.toBe("consistent")
        },
      ),
    )
  })

  it("never throws for arbitrary values", () => {
    const hash = fc.uint8Array({ minLength: 31, maxLength: 33 })
    const number = fc.bigInt({ min: -2n, max: 2n ** 64n })
    fc.assert(
      fc.property(number, number, fc.array(hash, { maxLength: 70 }), (size1, size2, proof) => {
        const [root1 = ROOTS[1]!, root2 = ROOTS[2]!] = proof
        const answer = checkConsistency({ size1, size2, root1, root2, proof })
        expect(["malformed", "other-root"]).toContain(answer.kind)
      }),
    )
  })

  it("refuses an empty earlier tree, whatever else is right", () => {
    const reason = "consistency with an empty tree shows nothing"
    expect(ask(0, 0, { proof: [] })).toEqual({ kind: "malformed", reason })
    expect(ask(0, 5, { proof: [] })).toEqual({ kind: "malformed", reason })
  })

  it("refuses an earlier tree that is larger", () => {
    expect(ask(3, 2, { proof: [] })).toEqual({
      kind: "malformed",
      reason: "the earlier tree has 3 leaves, the later one only 2",
    })
  })

  it("needs equal roots and no hashes for equal sizes", () => {
    expect(ask(5, 5, { root2: ROOTS[4]! })).toMatchObject({ kind: "other-root", tree: "earlier" })
    expect(ask(5, 5, { proof: [ROOTS[5]!] })).toEqual({
      kind: "malformed",
      reason: "trees of the same size need no hashes, and 1 are given",
    })
  })

  it("compares roots of equal sizes as they are, as upstream's case of unhashed roots expects", () => {
    const [root1, root2] = [hex("d0"), hex("d0")]
    expect(ask(1, 1, { root1, root2 })).toEqual({ kind: "consistent" })
    expect(ask(1, 1, { root1, root2: hex("d1") }).kind).toBe("other-root")
    const none = new Uint8Array()
    expect(ask(1, 1, { root1: none, root2: none })).toEqual({
      kind: "malformed",
      reason: "a root is empty",
    })
  })

  it("refuses one hash too few and one too many", () => {
    const proof = proofOf(3, ENTRIES)
    expect(ask(3, 8, { proof: proof.slice(0, -1) }).kind).toBe("malformed")
    expect(ask(3, 8, { proof: [] })).toEqual({
      kind: "malformed",
      reason: "0 hashes cannot join 3 and 8",
    })
    expect(ask(3, 8, { proof: [...proof, ROOTS[8]!] }).kind).toBe("malformed")
    expect(ask(4, 8, { proof: [] }).kind).toBe("malformed")
  })

  it("refuses hashes of another length", () => {
    const malformed = { kind: "malformed", reason: "a hash is 1 bytes long, not 32" }
    expect(ask(4, 8, { proof: [hex("00")] })).toEqual(malformed)
    expect(ask(4, 8, { root1: hex("00") })).toEqual(malformed)
    expect(ask(4, 8, { root2: hex("00") })).toEqual(malformed)
  })

  it("says which of the two roots the proof does not reach", () => {
    expect(ask(3, 8, { root1: ROOTS[2]! })).toEqual({
      kind: "other-root",
      tree: "earlier",
      computed: ROOTS[3],
    })
    expect(ask(3, 8, { root2: ROOTS[7]! })).toEqual({
      kind: "other-root",
      tree: "later",
      computed: ROOTS[8],
    })
  })
})

describe("consistencyProof", () => {
  it("is PROOF of the definition for every prefix of every tree to 40", () => {
    for (let size = 1; size <= 40; size += 1) {
      const entries = Array.from({ length: size }, (_, n) => Uint8Array.of(n))
      for (let size1 = 1; size1 <= size; size1 += 1) {
        expect(consistencyProof(entries.map(leafOf), size1)).toEqual(proofOf(size1, entries))
      }
    }
  })

  it.each([0, -1, 9, 1.5])("refuses a prefix of %d of eight leaves", (size1) => {
    expect(() => consistencyProof(ENTRIES.map(leafOf), size1)).toThrow(RangeError)
  })
})

describe("consistencyFindings", () => {
  it("has nothing to say of a sound proof", () => {
    expect(consistencyFindings("x", { kind: "consistent" })).toEqual([])
  })

  it("states MERKLE_PROOF_INVALID with what stood in the way", () => {
    expect(consistencyFindings("x", ask(0, 5, { proof: [] }))).toEqual([
      {
        code: "MERKLE_PROOF_INVALID",
        at: { path: "x" },
        observed: { reason: "consistency with an empty tree shows nothing" },
      },
    ])
    const other: Consistency = { kind: "other-root", tree: "later", computed: Uint8Array.of(1) }
    expect(consistencyFindings("x", other)).toEqual([
      {
        code: "MERKLE_PROOF_INVALID",
        at: { path: "x" },
        observed: { tree: "later", computed: "01" },
      },
    ])
  })
})

interface Changes {
  readonly root1?: Uint8Array
  readonly root2?: Uint8Array
  readonly proof?: readonly Uint8Array[]
}

/** Checks two RFC 6962 trees of these sizes with their true roots and proof, but for `changes`. */
function ask(size1: number, size2: number, changes: Changes = {}): Consistency {
  return checkConsistency({
    size1: BigInt(size1),
    size2: BigInt(size2),
    root1: ROOTS[size1]!,
    root2: ROOTS[size2]!,
    proof: changes.proof ?? proofOf(size1, ENTRIES.slice(0, size2)),
    ...changes,
  })
}

/** The hash over the entries d4 to d6, called l in the RFC's drawing. */
function rootAfterFour(): Uint8Array {
  return rootOf(ENTRIES.slice(4, 7))
}
