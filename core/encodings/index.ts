export { writeSelfSignedCertificate, type CertificateRequest } from "./certificate.ts"
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
export {
  parseSignedData,
  type NamedAlgorithm,
  type CmsAttribute,
  type SignedData,
  type SignedDataAnswer,
  type SignerIdentifier,
  type SignerInfo,
} from "./cms.ts"
export { signatureTimeStamps, writeSignatureTimeStamp } from "./cms-unsigned.ts"
export { ESS_ATTRIBUTES, parseEssAttribute, type EssCertificate } from "./ess.ts"
export {
  parseTimeStampToken,
  type MessageImprint,
  type TimeStampToken,
  type TstInfo,
} from "./time-stamp.ts"
export {
  parseTimeStampRequest,
  parseTimeStampResponse,
  writeTimeStampRequest,
  type TimeStampRequest,
  type TimeStampResponse,
  type TimeStampResponseAnswer,
} from "./time-stamp-exchange.ts"
export {
  parsePkcs12,
  parseSafeContents,
  type Pkcs12,
  type Pkcs12Mac,
  type SafeCertificate,
  type SafeKey,
} from "./pkcs12.ts"
export type {
  BlockCipher,
  DerivationHash,
  EncryptionScheme,
  OldCipher,
  Pbkdf2,
} from "./password-scheme.ts"
export { parsePem, writePem, type PemAnswer, type PemBlock } from "./pem.ts"
export {
  hasNoParameters,
  parseAlgorithmIdentifier,
  toPssParameters,
  writeHashIdentifier,
  writePssParameters,
  type AlgorithmIdentifier,
  type PssAnswer,
  type PssParameters,
} from "./algorithm-identifier.ts"
export { HASH_NAMES, hashOfOid, isHashName, type HashName } from "./hash-names.ts"
export { parseRsaPublicKey, writeRsaPublicKey, type RsaNumbers } from "./rsa-key.ts"
export {
  CURVE_NAMES,
  parseSpki,
  writeSpki,
  type CurveName,
  type KeyAlgorithm,
  type SpkiAnswer,
  type SpkiKey,
} from "./spki.ts"
export {
  parseCheckpointText,
  writeCheckpointText,
  type CheckpointAnswer,
  type CheckpointText,
} from "./checkpoint.ts"
export {
  pae,
  parseDsseEnvelope,
  parseEnvelopeLine,
  parseSealEnvelope,
  toDsseEnvelope,
  writeDsseEnvelope,
  writeEnvelopeLine,
  writeSealEnvelope,
  type DsseAnswer,
  type DsseEnvelope,
  type DsseSignature,
  type EvidenceEnvelope,
  type EvidenceEnvelopeAnswer,
} from "./dsse.ts"
export {
  parseSignedNote,
  parseVkey,
  writeSignedNote,
  writeVkey,
  type SignedNote,
  type SignedNoteAnswer,
  type SignedNoteSignature,
  type Vkey,
  type VkeyAnswer,
} from "./signed-note.ts"
export {
  parsePublicKeyText,
  type PublicKeyForm,
  type PublicKeyText,
  type PublicKeyTextAnswer,
} from "./public-key-text.ts"
export { parseJwk, type JwkAnswer } from "./jwk.ts"
export { parseBareSignature, type BareSignatureAnswer } from "./bare-signature.ts"
export {
  cosignedNote,
  cosignedTree,
  parseTimestampedSignature,
  writeTimestampedSignature,
  type TimestampedSignature,
  type TimestampedSignatureAnswer,
} from "./cosignature.ts"
export {
  parseInTotoMetadata,
  type InTotoAnswer,
  type InTotoMetadata,
  type InTotoSignature,
} from "./in-toto-metadata.ts"
export {
  jwsSigningInput,
  looksLikeCompactJws,
  parseJws,
  writeDetachedJws,
  writeJwsHeader,
  type Jws,
  type JwsAnswer,
  type JwsSignature,
} from "./jws.ts"
export { isJwsName, isJwsNameOf, jwsNameOf } from "./jws-algorithms.ts"
export {
  looksLikeSshSignature,
  parseSshSignature,
  sshSignedMessage,
  writeSshSignature,
  type SshHash,
  type SshSignature,
  type SshSignatureAnswer,
  type SshSignatureParts,
} from "./sshsig.ts"
export {
  formatMinisignKeyId,
  minisignGlobalMessage,
  parseMinisignKey,
  parseMinisignSignature,
  writeMinisignKey,
  writeMinisignSignature,
  type MinisignKey,
  type MinisignKeyAnswer,
  type MinisignSignature,
  type MinisignSignatureAnswer,
} from "./minisign.ts"
export {
  parseSshKey,
  parseSshLine,
  writeSshKey,
  type SshKeyAnswer,
  type SshLineAnswer,
} from "./ssh-key.ts"
export { parseCertificate, type Certificate, type CertificateAnswer } from "./x509/certificate.ts"
export { parseCertificates, type CertificatesAnswer } from "./x509/certificates.ts"
export type { CertificateExtensions, KeyUsageName } from "./x509/certificate-extensions.ts"
export type { Extension } from "./x509/extension.ts"
export { generalNameKey, type GeneralName } from "./x509/general-name.ts"
export { parseNameText, type NameTextAnswer } from "./x509/name-text.ts"
export { isNameWithin, isSameName, type DistinguishedName } from "./x509/name.ts"
export {
  parseOcspResponse,
  type OcspResponse,
  type OcspResponseAnswer,
  type OcspSingle,
} from "./x509/ocsp.ts"
export type { RevocationReason } from "./x509/revocation.ts"
export {
  parseRevocationList,
  type ListScope,
  type RevocationList,
  type RevocationListAnswer,
  type RevokedEntry,
} from "./x509/revocation-list.ts"
export { readTime } from "./x509/time.ts"
