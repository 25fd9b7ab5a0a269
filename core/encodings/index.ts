export {
  DER_TAG,
  derIntegerValue,
  derOidText,
  parseDer,
  type DerAnswer,
  type DerValue,
} from "./der.ts"
export {
  writeDer,
  writeDerBitString,
  writeDerBoolean,
  writeDerContext,
  writeDerInteger,
  writeDerNull,
  writeDerOctetString,
  writeDerOid,
  writeDerSequence,
  writeDerSet,
  writeDerUtf8String,
} from "./der-write.ts"
export { parseEcdsaSignature, writeEcdsaSignature, type EcdsaSignatureAnswer } from "./ecdsa.ts"
export { parsePem, writePem, type PemAnswer, type PemBlock } from "./pem.ts"
export { parseSpki, writeSpki, type KeyAlgorithm, type SpkiAnswer } from "./spki.ts"
