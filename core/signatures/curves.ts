/** The curves of ECDSA: the library's, and the numbers that decide what is a signature. */
import { p256, p384, p521 } from "@noble/curves/nist.js"
import { secp256k1 } from "@noble/curves/secp256k1.js"
import type { CurveName } from "../encodings/index.ts"

export const CURVES = { p256, p384, p521, secp256k1 } as const satisfies Record<CurveName, unknown>

export interface CurveOrder {
  readonly value: bigint
  readonly bytes: number
}

/** Orders of the base points: SP 800-186 §3.2.1.3 to §3.2.1.5, SEC 2 §2.4.1. */
export const CURVE_ORDERS: Readonly<Record<CurveName, CurveOrder>> = {
  p256: {
    value: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    bytes: 32,
  },
  p384: {
    value:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    bytes: 48,
  },
  p521: {
    value:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    bytes: 66,
  },
  secp256k1: {
    value: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
    bytes: 32,
  },
}
