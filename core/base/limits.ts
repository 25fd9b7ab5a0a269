/**
 * The limits of docs/evidence-bag.md, section 15: how much of anything we take in.
 *
 * They bound memory and time on hostile input. Evidence beyond one is never passed;
 * the finding is LIMIT_EXCEEDED.
 */
const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

export const LIMITS = {
  /** Entries in one container. */
  containerEntries: 4_194_304,
  /** Length of a path in bytes of UTF-8. */
  pathBytes: 4_096,
  /** Length of one component of a path in bytes of UTF-8. */
  componentBytes: 255,
  /** Any tag file but the log and the manifests. */
  tagFileBytes: 16 * MIB,
  manifestBytes: GIB,
  /** A line of a manifest without its LF. */
  manifestLineBytes: 16 * KIB,
  /** A line of the log without its LF. */
  logLineBytes: MIB,
  events: 2 ** 31,
  /** Arrays and objects inside one another; a scalar alone has depth 0. */
  jsonDepth: 128,
  /** Signatures over single events: each costs a verification. */
  eventSignatures: 100_000,
  sealsPerGeneration: 64,
  generations: 1_024,
  /** Bytes that one compressed byte may become. */
  compressionRatio: 1_032,
  /** An extended header of a tar. */
  tarExtendedBytes: MIB,
  /** Zeros after the two blocks that end a tar. */
  tarTrailerBytes: MIB,
  /** Archives inside the evidence that are examined by themselves; none inside these is. */
  nestedArchives: 1_000,
  /** An archive inside a compressed one is held in memory to be examined. */
  nestedBytes: 64 * MIB,
  /** How often a compressed archive is read from its beginning to reach single files. */
  archivePassages: 64,
  /** Bytes that all compressed members of a container may become together. */
  decompressedBytes: 64 * GIB,
} as const
