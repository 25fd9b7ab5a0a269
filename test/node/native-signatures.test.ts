/** What the native engine serves is tried with known answers, and the known answers are true. */
import { describe, expect, it } from "vitest"
import { fromBase64, toUtf8 } from "../../core/base/index.ts"
import { nativeAlgorithms, nativeEngine, nativeFirst } from "../../core/node/index.ts"
import { provesItself } from "../../core/node/native-probe.ts"
import {
  ML_DSA_PROBE_CONTEXT,
  ML_DSA_PROBE_KEYS,
  ML_DSA_PROBE_SIGNATURES,
} from "../../core/node/native-vectors-ml-dsa.ts"
import {
  PROBE_KEYS,
  PROBE_MESSAGE,
  PROBE_SALT,
  PROBE_SIGNATURES,
} from "../../core/node/native-vectors.ts"
import {
  checkSignature,
  enginesFor,
  parsePublicKey,
  portableEngine,
  schemeOf,
  SIGNATURE_ALGORITHMS,
  standIn,
  type SignatureAlgorithm,
} from "../../core/signatures/index.ts"

const KEYS = { ...PROBE_KEYS, ...ML_DSA_PROBE_KEYS }
const SIGNATURES = { ...PROBE_SIGNATURES, ...ML_DSA_PROBE_SIGNATURES }
const PROBED = Object.keys(SIGNATURES) as readonly SignatureAlgorithm[] // keys of a record

describe("the known answers", () => {
  it.each(PROBED)("of %s hold in the portable engine too", (algorithm) => {
    const { key, signature } = probeOf(algorithm)
    const encoding = schemeOf(algorithm).family === "ecdsa" ? "p1363" : "raw"
    const isMlDsa = schemeOf(algorithm).family === "ml-dsa"
    const context = isMlDsa ? { context: toUtf8(ML_DSA_PROBE_CONTEXT) } : {}
    const message = toUtf8(PROBE_MESSAGE)
    const request = { key, signature, encoding, message, ...context } as const
    expect(checkSignature(request, [portableEngine]).kind).toBe("valid")
    const other = { ...request, message: toUtf8("another message") }
    expect(checkSignature(other, [portableEngine]).kind).toBe("invalid")
  })
})

describe("the native engine", () => {
  it("serves every algorithm with a known answer, on the Node that the tests run on", () => {
    expect(new Set(nativeAlgorithms(SIGNATURE_ALGORITHMS))).toEqual(new Set(PROBED))
  })

  it("does not serve what no known answer was found for", () => {
    expect(nativeEngine.supports("ecdsa-p256-shake128")).toBe(false)
    expect(nativeEngine.supports("rsa-pss-shake256")).toBe(false)
  })

  it("serves a mask by another hash where both are served", () => {
    const mixed = { mgfHash: "sha1", saltLength: 5 } as const
    expect(nativeEngine.supports("rsa-pss-sha512", mixed)).toBe(true)
    expect(nativeEngine.supports("rsa-pss-sha512", { ...mixed, mgfHash: "shake128" })).toBe(false)
  })
})

describe("a library", () => {
  const pss = { mgfHash: "sha1", saltLength: 20 } as const
  it("that breaks down does not serve", () => {
    const broken = () => {
      throw new Error("unknown curve")
    }
    for (const one of PROBED) expect(provesItself(one, undefined, broken)).toBe(false)
  })

  it("that calls everything valid, or nothing, does not serve", () => {
    for (const one of PROBED) {
      expect(provesItself(one, undefined, () => true)).toBe(false)
      expect(provesItself(one, undefined, () => false)).toBe(false)
    }
  })

  it("that passes over contexts does not serve ML-DSA", () => {
    const verify = (request: Parameters<typeof nativeEngine.verify>[0]) =>
      nativeEngine.verify({ ...request, context: toUtf8(ML_DSA_PROBE_CONTEXT) })
    expect(nativeEngine.supports("ml-dsa-65")).toBe(true)
    expect(provesItself("ml-dsa-65", undefined, verify)).toBe(false)
  })

  it("that cannot make a mask by another hash does not serve PSS with one", () => {
    const verify = (request: Parameters<typeof nativeEngine.verify>[0]) => {
      const hash = request.algorithm.slice("rsa-pss-".length)
      if (request.pss?.mgfHash !== hash) throw new Error("one hash only")
      return nativeEngine.verify(request)
    }
    expect(provesItself("rsa-pss-sha512", undefined, verify)).toBe(true)
    expect(provesItself("rsa-pss-sha512", pss, verify)).toBe(false)
  })
})

describe("native first", () => {
  it("asks the portable engine only for what the native one lacks", () => {
    const names = (algorithm: SignatureAlgorithm) =>
      enginesFor(nativeFirst, algorithm).map(({ name }) => name)
    expect(names("ed448")).toEqual(["native"])
    expect(names("ecdsa-p256-shake128")).toEqual(["portable"])
  })

  it("asks both where both were chosen and can", () => {
    const names = (algorithm: SignatureAlgorithm) =>
      enginesFor([nativeEngine, portableEngine], algorithm).map(({ name }) => name)
    expect(names("ecdsa-p521-sha512")).toEqual(["native", "portable"])
  })

  it("has an answer where the native library has none", () => {
    const { key, signature } = probeOf("ed448")
    const lacking = { ...nativeEngine, supports: () => false }
    const request = { key, signature, encoding: "raw", message: toUtf8(PROBE_MESSAGE) } as const
    expect(checkSignature(request, [lacking]).kind).toBe("unsupported")
    expect(checkSignature(request, [lacking, standIn(portableEngine)]).kind).toBe("valid")
  })
})

function probeOf(algorithm: SignatureAlgorithm) {
  const scheme = schemeOf(algorithm)
  const type =
    scheme.family === "ecdsa" ? scheme.curve : "algorithm" in scheme ? scheme.algorithm : "rsa"
  const salt = scheme.family === "rsa-pss" ? { saltLength: PROBE_SALT } : {}
  const spki = bytes(KEYS[type])
  const read = parsePublicKey(spki, { algorithm, ...salt })
  if (read.kind !== "key") throw new Error(`the key was ${read.kind}`)
  return { key: read.key, signature: bytes(SIGNATURES[algorithm]) }
}

function bytes(base64: string | undefined): Uint8Array {
  const decoded = base64 === undefined ? undefined : fromBase64(base64)
  if (decoded === undefined) throw new Error("no known answer")
  return decoded
}
