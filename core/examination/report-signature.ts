/** The signature of a report, as its structure has it: one signer, and the time-stamps over its value. */
import {
  parseCertificate,
  parseSignedData,
  signatureTimeStamps,
  type SignedData,
  type SignerInfo,
} from "../encodings/index.ts"
import { checkCmsSigner, type CmsSignerAnswer, type SignatureEngine } from "../signatures/index.ts"

export interface SignatureParts {
  /** CMS structure, DER. */
  readonly cms: Uint8Array
  readonly signed: Uint8Array
  /** Why something of the file is not signed. */
  readonly uncovered?: string
}

/** The one signature of a report, and the time-stamps in it. */
export type SignatureFound =
  | {
      readonly kind: "signature"
      readonly data: SignedData
      readonly signer: SignerInfo
      /** Tokens over its value, DER. */
      readonly stamps: readonly Uint8Array[]
    }
  | Extract<CmsSignerAnswer, { readonly kind: "broken" }>

/** Reads the structure of a report's signature; whether it holds is not asked. */
export function signatureIn({ cms }: Pick<SignatureParts, "cms">): SignatureFound {
  const parsed = parseSignedData(cms)
  if (parsed.kind === "refused") return fault("the signature cannot be read")
  const { data } = parsed
  const [signer, ...more] = data.signers
  if (signer === undefined || more.length > 0) return fault("it has not exactly one signer")
  if (data.content !== undefined) return fault("the signature holds a content of its own")
  return { kind: "signature", data, signer, stamps: signatureTimeStamps(signer) }
}

/** The one signer that a report has. */
export function checkReportSigner(
  found: SignatureFound,
  { signed }: SignatureParts,
  engines: readonly SignatureEngine[],
): CmsSignerAnswer {
  if (found.kind === "broken") return found
  const { data, signer } = found
  const certificates = data.certificates.flatMap((der) => {
    const read = parseCertificate(der)
    return read.kind === "certificate" ? [read.certificate] : []
  })
  const { contentType } = data
  const of = { signer, contentType, content: signed, certificates }
  return checkCmsSigner({ ...of, engines })
}

function fault(reason: string): Extract<CmsSignerAnswer, { readonly kind: "broken" }> {
  return { kind: "broken", code: "FORMAT_FAILURE", reason }
}
