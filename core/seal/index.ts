export {
  chooseLogSigner,
  composeBag,
  countFiles,
  newIdentity,
  type BagIdentity,
  type BagParts,
  type ComposedBag,
  type PayloadFile,
} from "./bag.ts"
export { keepGeneration, staysInPlace, type KeptFile } from "./generation.ts"
export { parseGivenEvent, type GivenEvent } from "./given-event.ts"
export {
  makeLogComposer,
  type Added,
  type LogComposer,
  type LogFacts,
  type UnplacedEvent,
} from "./log-composer.ts"
export {
  defaultExporter,
  isExporterName,
  isSealRole,
  nextSealPath,
  SEAL_ROLES,
  type SealRole,
  type Seed,
} from "./names.ts"
export {
  acquisitionEvents,
  packingEvent,
  sealCreateEvent,
  type SealedSource,
  type Sealing,
  type UnsealedSource,
} from "./own-events.ts"
export { composeSeal, digestOf, type BagFacts, type SealTerms, type TagFile } from "./seal-file.ts"
/** Where things lie in every bag. */
export {
  BAG_INFO as BAG_INFO_PATH,
  LOG as LOG_PATH,
  PAYLOAD as PAYLOAD_FOLDER,
  TAG_MANIFEST as TAG_MANIFEST_PATH,
} from "../formats/evidence-bag/layout.ts"
export { erasureOf, type Erasure, type ErasureTerms } from "./erasure.ts"
export { readExistingBag, type ExistingBag } from "./existing.ts"
