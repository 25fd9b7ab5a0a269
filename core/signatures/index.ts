export { attribute } from "./attribution.ts"
export {
  isSignatureAlgorithm,
  messageHash,
  schemeOf,
  SIGNATURE_ALGORITHMS,
  type PlainAlgorithm,
  type PssChoice,
  type Scheme,
  type SignatureAlgorithm,
} from "./algorithms.ts"
export type { Attribution, KnownKey, SignatureContext, SignedEnvelope } from "./attribution.ts"
export { bindAlgorithm } from "./bind-algorithm.ts"
export {
  checkSignature,
  type EngineAnswer,
  type SignatureAnswer,
  type SignatureRequest,
} from "./check-signature.ts"
export { certificatesIn, namedCertificates, type NamedCertificate } from "./cms-envelope.ts"
export {
  checkCmsSigner,
  type CmsSignerAnswer,
  type CmsSignerRequest,
  type GoodCmsSigner,
} from "./cms-signer.ts"
export {
  checkCheckpoint,
  sealedLogKeys,
  type CheckpointChecked,
  type CheckpointRequest,
  type LogKeySource,
  type SealedLogKey,
  type VerifiedCheckpoint,
} from "./checkpoint.ts"
export { enginesFor, standIn, type EngineRequest, type SignatureEngine } from "./engine.ts"
export {
  checkEventSignatures,
  EVENT_PAYLOAD_TYPE,
  signedLines,
  type EventSignaturesRequest,
} from "./event-signatures.ts"
export {
  checkNoteSignature,
  namesKey,
  noteKeyId,
  noteKeyOf,
  readVkey,
  signNote,
  vkeyOf,
  type NoteKey,
  type NoteKeyRead,
  type NoteSignatureRequest,
} from "./note-keys.ts"
export { portableEngine } from "./portable-engine.ts"
export {
  checkCosignatures,
  type Cosignature,
  type CosignaturesChecked,
  type CosignaturesRequest,
  type Witness,
} from "./cosignatures.ts"
export { checkEnvelope, type EnvelopeChecked, type EnvelopeRequest } from "./check-envelope.ts"
export type { EnvelopeContext, SignatureEnvelope } from "./envelope-forms.ts"
export { parseEnvelope, type EnvelopeRead } from "./read-envelope.ts"
export {
  minisignKeyFile,
  minisignKeyText,
  signEnvelope,
  SIGNING_FORMS,
  type SigningForm,
} from "./sign-envelope.ts"
export {
  isBoundAlike,
  keyIdentity,
  parsePublicKey,
  type AlgorithmChoice,
  type KeyRefused,
  type PublicKey,
  type PublicKeyRead,
} from "./public-key.ts"
export { readPublicKeyText, type PublicKeyTextRead } from "./public-key-text.ts"
export type { Difference, SealFacts } from "./seal-agreement.ts"
export {
  attributeSeals,
  checkSeals,
  SEAL_PAYLOAD_TYPE,
  type AttributedSeal,
  type SealsChecked,
  type SealSummary,
} from "./seals.ts"
export { makeSigner, type Signer, type SigningAlgorithm } from "./signer.ts"
export { usualEncoding, type SignatureEncoding } from "./strictness.ts"
export { modulusBits, weaknesses, type Weakness } from "./weakness.ts"
