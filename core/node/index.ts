export { attackEvidence, type AttackEvidenceRequest } from "./attack-evidence.ts"
export { gzip, inflate, makeAttackedArchives, openArchiveBytes } from "./attacked-archive.ts"
export { indexEvents, type EventIndex, type EventQuery } from "./event-log/event-index.ts"
export {
  EVENTS_THREADS,
  makeEventsThreads,
  type EventsThreads,
} from "./event-log/events-threads.ts"
export { copyLog, type LogCopy, type Pause } from "./event-log/log-copy.ts"
export { makeLogTree, type LogTree } from "./event-log/log-tree.ts"
export { readEvent } from "./event-log/read-event.ts"
export { linesOf } from "./lines.ts"
export { loadMerkletreeEngine } from "./merkletree-engine.ts"
export { ENGINE_CHOICES, MOST_JOBS, type EngineChoice } from "./engine-choice.ts"
export { keptHead, readJournalHead } from "./kept-head.ts"
export {
  fileFromEvidence,
  readEarlierResult,
  readPolicy,
  readTerms,
  type NamedTerms,
  type TrustNamed,
} from "./own-terms.ts"
export { nativeDigests } from "./native-digests.ts"
export { liesWithin, readOwnFile, systemReason } from "./own-file.ts"
export { nativeAlgorithms, nativeEngine, nativeFirst } from "./native-signatures.ts"
export type { MeasureOptions } from "./measure.ts"
export { openEvidence, type OpenEvidence } from "./open.ts"
export { refuseInsideEvidence, refuseKeysInside } from "./outputs.ts"
export { addSeal, previewAddition, type AddedSeal, type AddSealRequest } from "./add-seal.ts"
export { obstacles } from "./examined-bag.ts"
export {
  besideTheBag,
  extendBag,
  previewExtension,
  type ExtendBagRequest,
  type ExtendedBag,
} from "./extend-bag.ts"
export { previewFolder, sealFolder, type SealedBag, type SealFolderRequest } from "./seal-folder.ts"
export { readClaimedFacts } from "./read-claims.ts"
export { signFile, type SignFileRequest } from "./sign-file.ts"
export { refuseExisting, removeUnfinished, writeNewFile } from "./write-file.ts"
export {
  generateKey,
  passphraseWarning,
  readCertificateFile,
  readEitherKey,
  readSigner,
  refuseNoPrivateKey,
  writeKeyFiles,
  type AskPassphrase,
  type NewCertificate,
  type NewKey,
  type NewKeyAlgorithm,
  type NewKeyFiles,
} from "./key-file.ts"
export { readCertificateBeside, readReportKey, type CertificateBeside } from "./report-key.ts"
export type { ReportKey } from "./pkcs12-file.ts"
export { requestLines, type RequestLine } from "./request-lines.ts"
export {
  boundTo,
  readKeyToPin,
  readPublicKeyFile,
  usesOf,
  type KeyToPin,
} from "./public-key-file.ts"
export { makePassphrases, type Passphrases } from "./passphrase.ts"
export { pinKey, readTrustFile, type NewPin } from "./trust-file.ts"
export {
  compromisePin,
  confirmPin,
  pinInPack,
  revokePin,
  rotatePin,
  type Pinned,
  type Rotation,
} from "./trust-operations.ts"
export {
  importRevocation,
  pinAnchor,
  readAuthority,
  readRevocationFile,
  type AuthorityFile,
  type RevocationFile,
} from "./trust-authorities.ts"
export { pinHead, readCheckpointFile, signerOfHead, type CheckpointFile } from "./trust-heads.ts"
export { setRules, setThreshold, setWitnesses } from "./trust-rules.ts"
export {
  recordTrust,
  signTrust,
  trustChangedByHand,
  type TrustAct,
  type TrustChanged,
} from "./trust-pack-file.ts"
export {
  checkCosigned,
  importCosigned,
  isSignedNote,
  type NoteChecked,
  type NoteImport,
  type NoteImported,
} from "./cosigned-note.ts"
export {
  checkToken,
  importToken,
  requestsForSeals,
  stampRequest,
  type Fits,
  type Imported,
  type ImportRequest,
  type StampRequest,
} from "./time-stamps.ts"
