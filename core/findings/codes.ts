/**
 * The finding codes: every statement this program can make about evidence.
 *
 * A code is published. It appears in results, reports and `explain`, so it is never
 * renamed or reused. Wording may be corrected at any time, meaning may not.
 */

/** Broken fails the check, doubtful leaves it open, noted is told and weighs nothing. */
export type Severity = "broken" | "doubtful" | "noted"

export interface CodeEntry {
  readonly severity: Severity
  /** One sentence for a reader who was not there; no jargon, no blame. */
  readonly says: string
  /** An innocent way to the same observation, so that nobody reads guilt into it. */
  readonly mayAlsoBe: string
  /** What would settle the matter. */
  readonly resolve: string
  /** The clause or case that makes this checkable. */
  readonly source: string
}

export const FINDING_CODES = {
  // What is physically there
  CONTAINER_AMBIGUOUS: {
    severity: "broken",
    says: "Two readers of this archive can see two different contents.",
    mayAlsoBe:
      "An archive written by a faulty or old program, as with names in an unstated alphabet, or one that was cut or joined in transfer.",
    resolve:
      "Obtain the archive again and compare the digest of the whole file, or have it unpacked where it was written and examine the folder.",
    source: "APPNOTE.TXT 4.3; a reported case of the same kind: CVE-2025-54368",
  },
  CONTAINER_DAMAGED: {
    severity: "broken",
    says: "A member of the archive does not have the size or checksum the archive records for it.",
    mayAlsoBe: "Corruption in storage or an interrupted transfer.",
    resolve: "Obtain the archive again from its source and compare the digest of the whole file.",
    source: "APPNOTE.TXT 4.4.7; ISO 3309",
  },
  CONTAINER_DEVIATION: {
    severity: "noted",
    says: "The archive holds bytes beside its members, such as comments, that no digest covers.",
    mayAlsoBe: "A program that notes its own name, times or owners in the archives it writes.",
    resolve: "Nothing is needed; nothing that is said about the evidence rests on these bytes.",
    source: "docs/evidence-bag.md, Archives",
  },
  CONTAINER_UNSAFE: {
    severity: "broken",
    says: "A name or an entry in the evidence could reach outside it or cannot be evidence at all.",
    mayAlsoBe: "A backup program that stored links, devices or absolute names.",
    resolve: "Ask the exporter for an export with plain files and relative names only.",
    source: "RFC 8493 §5.2; Zip Slip",
  },
  ENTRY_UNREADABLE: {
    severity: "doubtful",
    says: "An entry is there but its content could not be read, so nothing is said about it.",
    mayAlsoBe:
      "A missing permission, a failing disk, a member that was encrypted on purpose, or one that an archive tells in two ways.",
    resolve:
      "Give the examiner permission to read; unpack encrypted members and examine again. Where an archive has two readings, settle that first.",
    source: "docs/threat-model.md, T32: what was not read is not shown",
  },
  EVIDENCE_CHANGED: {
    severity: "doubtful",
    says: "An entry changed while it was being examined, so no single state of it was seen.",
    mayAlsoBe:
      "A synchronisation or backup program that writes into the folder; a disk that was disconnected.",
    resolve: "Examine a copy that nothing else writes to.",
    source: "NPCC good practice, principle 1",
  },
  NAME_COLLISION: {
    severity: "broken",
    says: "Two names differ only in case or Unicode form, so some systems would keep only one.",
    mayAlsoBe: "Files gathered on a system that tells the two names apart.",
    resolve: "Compare the two entries at the source and rename one before sealing.",
    source: "RFC 8493 §6.1.1; Unicode UAX #15",
  },
  NAME_NORMALIZED: {
    severity: "noted",
    says: "A listed name was found only under another Unicode form or spelling of the same path.",
    mayAlsoBe: "A file system that stores names in decomposed form.",
    resolve: "Nothing is needed when the digest agrees.",
    source: "RFC 8493 §6.1.1; a reported case of the same kind: bagit-python#51",
  },
  NAME_CASE_CLASH: {
    severity: "noted",
    says: "Two listed names differ only in case; on some systems they would be one file.",
    mayAlsoBe: "Files gathered on a system that tells the two names apart.",
    resolve: "Keep the evidence on a case-sensitive file system.",
    source: "RFC 8493 §6.1.2",
  },
  DISPLAY_CONTROL_CHARS: {
    severity: "noted",
    says: "A name holds characters that change how text is shown; they are printed as code points.",
    mayAlsoBe: "A name in a script that is written from right to left.",
    resolve: "Read the code points, not the rendering.",
    source: "Unicode UAX #9; a reported case of the same kind: CVE-2021-42574",
  },
  LIMIT_EXCEEDED: {
    severity: "doubtful",
    says: "The evidence is larger or deeper than a documented limit, so a part was not examined.",
    mayAlsoBe: "Evidence that is honestly very large.",
    resolve: "See the limits in the documentation; split the evidence or raise the limit.",
    source: "docs/evidence-bag.md, Limits",
  },
  CONTENT_BESIDE_BAG: {
    severity: "doubtful",
    says: "The archive holds something beside the folder of the bag, and nothing in the bag accounts for it.",
    mayAlsoBe: "Files that a program adds when it packs, such as __MACOSX.",
    resolve: "Look at what lies there; the bag itself is the folder, and can be packed alone.",
    source: "docs/evidence-bag.md, Archives; RFC 8493 §4",
  },
  NESTED_EVIDENCE_FAILED: {
    severity: "doubtful",
    says: "Evidence that lies in an archive inside this evidence does not hold by itself.",
    mayAlsoBe: "Evidence that was broken already when it was sealed as a part of this.",
    resolve: "Unpack that archive, examine it by itself, and ask who put it there.",
    source: "docs/evidence-bag.md, Archives",
  },
  NESTED_EVIDENCE_OPEN: {
    severity: "noted",
    says: "Evidence that lies in an archive inside this evidence is not shown to hold by itself.",
    mayAlsoBe: "A bag without seals, or with seals by people whose keys were not pinned.",
    resolve: "Examine that archive by itself, with the keys of those who sealed it.",
    source: "docs/evidence-bag.md, Archives",
  },
  NESTED_NOT_EXAMINED: {
    severity: "noted",
    says: "An archive inside the evidence, or one inside that, was taken as a file; what is in it was not examined.",
    mayAlsoBe: "Archives inside archives, or one that is too large to be opened where it lies.",
    resolve: "Unpack it and examine it by itself.",
    source: "docs/evidence-bag.md, Limits",
  },

  // What it says about itself
  FORMAT_UNKNOWN: {
    severity: "doubtful",
    says: "Nothing here states anything that could be verified: no manifest, no seal, no known format.",
    mayAlsoBe: "An export that was never sealed, or the wrong folder.",
    resolve: "Choose the folder that holds the manifest, or seal the export at receipt.",
    source: "docs/evidence-bag.md",
  },
  LIST_WITHOUT_FILES: {
    severity: "doubtful",
    says: "Only a list of digests was opened, without the files that it lists, so nothing could be compared: open the folder that holds them all.",
    mayAlsoBe: "A list whose files lie beside it, or one that was handed over alone.",
    resolve: "Open the folder that holds the list and the files; without the files, ask for them.",
    source: "docs/threat-model.md, T32: what was not read is not shown",
  },
  FORMAT_FAILURE: {
    severity: "broken",
    says: "A file that the evidence relies on does not follow the format it claims.",
    mayAlsoBe: "Damage in storage or transfer, or an editor that re-saved the file.",
    resolve: "Obtain that file again from its source.",
    source: "ETSI EN 319 102-1 §5.1.3",
  },
  DUPLICATE_KEY: {
    severity: "broken",
    says: "A JSON object names the same member twice, so two readers can see two values.",
    mayAlsoBe: "A faulty exporter.",
    resolve: "Obtain the file again; no reading of it is certain.",
    source: "RFC 8259 §4; a reported case of the same kind: CVE-2017-12635",
  },
  JSON_AMBIGUOUS: {
    severity: "broken",
    says: "A JSON text holds a value that readers take differently.",
    mayAlsoBe: "An exporter that writes numbers or text outside the interoperable range.",
    resolve: "Obtain the file again from an exporter that follows RFC 7493.",
    source: "RFC 7493 §2; RFC 8785 §3",
  },
  NOT_SUPPORTED: {
    severity: "doubtful",
    says: "The evidence uses a version, an encoding or an algorithm that this program does not know.",
    mayAlsoBe: "Evidence that is sound and made by a newer or a specialised program.",
    resolve: "Check that part with a tool that knows it.",
    source: "docs/threat-model.md, T32: what was not read is not shown",
  },
  NO_INTEGRITY_CLAIM: {
    severity: "doubtful",
    says: "The evidence states no digest, chain or seal for a part of its content.",
    mayAlsoBe: "A plain export: no-code platforms add no digests of their own.",
    resolve: "Seal the export at receipt and keep the seal apart from it.",
    source: "docs/threat-model.md, what platforms export",
  },

  // Digests and what is listed
  HASH_FAILURE: {
    severity: "broken",
    says: "A file's contents differ from the digest recorded for it.",
    mayAlsoBe: "Corruption in storage; corruption and tampering cannot be told apart by a digest.",
    resolve: "Compare with another copy that has the recorded digest.",
    source: "FIPS 180-4; ETSI EN 319 102-1 HASH_FAILURE",
  },
  MANIFEST_MISSING: {
    severity: "broken",
    says: "A file that a manifest lists is not in the evidence.",
    mayAlsoBe: "An incomplete copy.",
    resolve: "Restore the file from another copy and examine again.",
    source: "RFC 8493 §3",
  },
  MANIFEST_EXTRA: {
    severity: "broken",
    says: "A payload file is in the evidence that a manifest does not list.",
    mayAlsoBe: "A file that a system added on its own, such as a thumbnail cache.",
    resolve: "Remove the file from a copy and examine again, or ask for a new seal.",
    source: "RFC 8493 §3",
  },
  MANIFEST_INCONSISTENT: {
    severity: "broken",
    says: "Manifests contradict themselves or one another about a file.",
    mayAlsoBe: "Manifests merged from two exports.",
    resolve: "Obtain the manifests again from the source.",
    source: "RFC 8493 §2.1.3",
  },
  MANIFEST_DUPLICATE: {
    severity: "noted",
    says: "A manifest lists the same file twice with the same digest.",
    mayAlsoBe: "A manifest that was written in two runs.",
    resolve: "Nothing is needed.",
    source: "RFC 8493 §2.1.3",
  },
  MANIFEST_UNSIGNED: {
    severity: "doubtful",
    says: "No signature covers the manifest, so whoever changed the files could have changed it too.",
    mayAlsoBe: "A bag made for transfer, where no signature was intended.",
    resolve: "Compare the manifest's digest with one kept elsewhere, or seal the bag now.",
    source: "RFC 8493 §5",
  },
  OXUM_MISMATCH: {
    severity: "broken",
    says: "The declared number of payload files or bytes differs from what is there.",
    mayAlsoBe: "A bag that was repacked without renewing its description.",
    resolve: "Compare with the manifest: when every file agrees, the declaration is stale.",
    source: "RFC 8493 §2.2.2 Payload-Oxum",
  },
  FETCH_NOT_FOLLOWED: {
    severity: "noted",
    says: "The bag lists files to be fetched from elsewhere; nothing was fetched.",
    mayAlsoBe: "A bag that was delivered complete and kept its fetch list.",
    resolve: "Nothing is needed when every listed file is present.",
    source: "RFC 8493 §2.2.3",
  },
  BAGIT_DEVIATION: {
    severity: "noted",
    says: "The bag departs from RFC 8493 in a way that other tools accept.",
    mayAlsoBe: "A bag made by an older tool.",
    resolve: "Nothing is needed.",
    source: "RFC 8493 §2.1",
  },
  SYSTEM_FILE: {
    severity: "noted",
    says: "A file is of a kind that operating systems add on their own.",
    mayAlsoBe: "A folder that was opened in a file manager before it was bagged.",
    resolve: "Nothing is needed when the file is listed.",
    source: "RFC 8493 §6.2",
  },
  CRYPTO_CONSTRAINTS_FAILURE: {
    severity: "doubtful",
    says: "Only a digest that is too weak to rely on today vouches for this content.",
    mayAlsoBe: "A bag made when that digest was considered sound.",
    resolve: "Find a manifest with SHA-256 or better made at the same time, or a time-stamp on it.",
    source: "ETSI EN 319 102-1 CRYPTO_CONSTRAINTS_FAILURE; FIPS 180-4",
  },
  UNSEALED_CONTENT: {
    severity: "broken",
    says: "The evidence holds something that neither a manifest nor a seal accounts for.",
    mayAlsoBe: "A file that a system or a person added after sealing, without ill intent.",
    resolve: "Remove it from a copy and examine again, and find out who added it.",
    source: "docs/evidence-bag.md, Closed world",
  },
  ERASED: {
    severity: "noted",
    says: "A file was erased by a recorded and sealed act; its former digest and the rule are named.",
    mayAlsoBe: "Nothing else: the erasure is part of the sealed log.",
    resolve: "Check the rule that the erasure cites.",
    source: "docs/evidence-bag.md, Generations",
  },

  // The log
  LOG_EMPTY: {
    severity: "broken",
    says: "The log holds no events, and an evidence bag always holds some.",
    mayAlsoBe: "A file that was cut to nothing in a failed copy.",
    resolve: "Obtain the log again from another copy.",
    source: "docs/evidence-bag.md, Events",
  },
  EVENT_INVALID: {
    severity: "broken",
    says: "A line of the log is not an event in the form that the evidence bag requires.",
    mayAlsoBe: "A log written by another program.",
    resolve: "Compare the line with another copy of the log.",
    source: "docs/evidence-bag.md, Events",
  },
  CANON_DIALECT_MISMATCH: {
    severity: "broken",
    says: "A line says what it should but is not written in the canonical form, so its digest differs.",
    mayAlsoBe: "A program that read and re-wrote the log.",
    resolve: "Obtain the log as it was exported, byte for byte.",
    source: "RFC 8785",
  },
  LOGCHAIN_LINK_BROKEN: {
    severity: "broken",
    says: "An event does not name the digest of the event before it.",
    mayAlsoBe: "Corruption of one of the two lines.",
    resolve: "Compare both lines with another copy of the log.",
    source: "docs/evidence-bag.md, Chain",
  },
  SEQUENCE_GAP: {
    severity: "broken",
    says: "The numbers of the events jump, repeat or run backwards.",
    mayAlsoBe: "Two logs that were joined, or lines that were sorted.",
    resolve: "Compare with another copy of the log.",
    source: "docs/evidence-bag.md, Chain",
  },
  LOGCHAIN_TRUNCATED: {
    severity: "broken",
    says: "The log ends before the end that was signed.",
    mayAlsoBe: "An interrupted copy.",
    resolve: "Obtain the rest of the log from another copy.",
    source: "docs/evidence-bag.md, Chain; a reported case of the same kind: CVE-2023-31438",
  },
  LOGCHAIN_EXTENDED: {
    severity: "broken",
    says: "The log goes on after the end that was signed.",
    mayAlsoBe: "Events that were written after sealing without a new seal.",
    resolve: "Ask for a generation that seals the later events.",
    source: "docs/evidence-bag.md, Checkpoint",
  },
  LOGCHAIN_FORK: {
    severity: "broken",
    says: "The log contradicts a state of the same log that was seen and pinned earlier.",
    mayAlsoBe: "A pinned head that belongs to a test run of the same log.",
    resolve: "Find the copy that contains the pinned state.",
    source: "RFC 9162 §2.1.4",
  },
  LOGCHAIN_HEAD_MISMATCH: {
    severity: "broken",
    says: "The last event of the log is not the one that was sealed.",
    mayAlsoBe: "Corruption of the last line.",
    resolve: "Compare the last line with another copy of the log.",
    source: "docs/evidence-bag.md, Seals",
  },
  MERKLE_ROOT_MISMATCH: {
    severity: "broken",
    says: "The events do not rebuild the tree root that was recorded for them.",
    mayAlsoBe: "Corruption of a single event.",
    resolve: "The chain findings name the first event concerned; compare it with another copy.",
    source: "RFC 9162 §2.1.1",
  },
  MERKLE_PROOF_INVALID: {
    severity: "broken",
    says: "A Merkle proof does not lead to the root it was given for.",
    mayAlsoBe: "A proof made for another size of the same tree.",
    resolve: "Ask for the proof for exactly this size and root.",
    source: "RFC 9162 §2.1.3.2, §2.1.4.2",
  },
  CHECKPOINT_ORIGIN_MISMATCH: {
    severity: "broken",
    says: "The checkpoint is of another log than the bag and the seal name.",
    mayAlsoBe: "A checkpoint copied from a neighbouring bag.",
    resolve: "Find the checkpoint of this log.",
    source: "C2SP tlog-checkpoint; a reported case of the same kind: rekor#2069",
  },
  GENERATION_INCONSISTENT: {
    severity: "broken",
    says: "An earlier sealed state is not contained, unaltered, in this one.",
    mayAlsoBe: "Earlier files that were damaged after the newer generation was sealed.",
    resolve: "Compare with a copy of the earlier generation.",
    source: "RFC 9162 §2.1.4; docs/evidence-bag.md, Generations",
  },

  // Seals, keys, times
  SEAL_MISSING: {
    severity: "broken",
    says: "A seal that must be there is not: none at all, or one that a later seal names.",
    mayAlsoBe: "An incomplete copy.",
    resolve: "Obtain the seals folder again from another copy.",
    source: "docs/evidence-bag.md, Seals",
  },
  SEAL_MISMATCH: {
    severity: "broken",
    says: "A seal says something else than what was recomputed from the evidence.",
    mayAlsoBe: "A seal that belongs to another generation of the bag.",
    resolve: "Find the generation that this seal was made for.",
    source: "docs/evidence-bag.md, Seals",
  },
  SEAL_DUPLICATE: {
    severity: "noted",
    says: "The same key sealed more than once; it counts once.",
    mayAlsoBe: "A seal that was stored under two names.",
    resolve: "Nothing is needed.",
    source: "docs/evidence-bag.md, Verifying; the same rule in sigstore-js",
  },
  SEAL_ORDER_UNPROVEN: {
    severity: "noted",
    says: "Two seals vouch for the same state, and neither names the other: their order is not shown.",
    mayAlsoBe: "Two people who sealed copies of the same bag, each without the other's seal.",
    resolve: "Ask the signers, where it matters who sealed first.",
    source: "docs/evidence-bag.md, Seals",
  },
  SEAL_UNATTRIBUTED: {
    severity: "noted",
    says: "A seal was made by a key that nobody pinned; it weighs nothing.",
    mayAlsoBe: "A seal by a person whose key was not handed to you.",
    resolve: "Obtain that person's public key by a separate way and pin it.",
    source: "docs/evidence-bag.md, Seals",
  },
  CONTEXT_MISMATCH: {
    severity: "broken",
    says: "A signature was made for another kind of statement than the one it is shown for.",
    mayAlsoBe: "A file in the wrong folder.",
    resolve: "Find out what the signature was made for.",
    source: "DSSE protocol, payloadType",
  },
  SIG_CRYPTO_FAILURE: {
    severity: "broken",
    says: "A signature does not verify under the key it is said to be made with.",
    mayAlsoBe: "Damage to the signature or to the signed file.",
    resolve: "Compare both with another copy.",
    source: "ETSI EN 319 102-1 SIG_CRYPTO_FAILURE",
  },
  SIG_NONCANONICAL: {
    severity: "broken",
    says: "A signature or key is written in a form that the standard forbids.",
    mayAlsoBe: "A signer with a faulty library.",
    resolve: "Ask the signer to sign again with a conforming library.",
    source: "RFC 8032 §5.1.7; SEC 1 §4.1.4; X.690 §10",
  },
  SIG_HIGH_S: {
    severity: "noted",
    says: "An ECDSA signature uses the larger of its two equivalent forms; the standard allows both.",
    mayAlsoBe: "Most signers do not normalise; this is usual.",
    resolve: "Nothing is needed.",
    source: "FIPS 186-5 §6.4",
  },
  WEAK_KEY: {
    severity: "noted",
    says: "A signature is by an RSA key that is too short, or has too small an exponent, to be relied on today.",
    mayAlsoBe: "An old key that was long enough when it was made.",
    resolve: "Ask for a seal by a longer key while the old signature still convinces.",
    source: "FIPS 186-5 §5.1 and appendix A.1.1; SP 800-57 part 1, table 2",
  },
  WEAK_DIGEST: {
    severity: "noted",
    says: "A signature is over a digest for which two texts with the same digest can be, or soon may be, found.",
    mayAlsoBe: "An old signature from when that digest was usual.",
    resolve: "Ask for a seal with SHA-256 or longer while the old signature still convinces.",
    source: "SP 800-57 part 1, table 3; RFC 6194; RFC 8017 appendix B.1",
  },
  ENGINES_DISAGREE: {
    severity: "doubtful",
    says: "Two independent implementations gave different answers to the same question.",
    mayAlsoBe: "A defect in one of the two.",
    resolve: "Re-perform with a third implementation and report the defect.",
    source: "ISO/IEC 27041; dual-tool verification",
  },
  SIGNATURE_NOT_CHECKED: {
    severity: "doubtful",
    says: "A signature could not be computed here, so nothing is said about it.",
    mayAlsoBe:
      "An algorithm that this machine's cryptographic library lacks, or a program that states another algorithm than it signed with, as OpenSSL 3.0 does in CMS for an RSASSA-PSS key.",
    resolve:
      "Examine again with the portable engine, or on another machine; where the signature contradicts itself, ask the signer for one that does not.",
    source: "docs/threat-model.md, T32: what was not checked is not shown",
  },
  ALG_NOT_ALLOWED: {
    severity: "broken",
    says: "A signature uses an algorithm, or parameters of it, that the policy does not allow or that its key is not pinned for.",
    mayAlsoBe:
      "A policy that is narrower than the signer's practice, or a key that was pinned for another algorithm than its owner signs with.",
    resolve:
      "Compare the policy, and what the key is pinned for, with the signer's documentation; what a signature states of itself settles neither.",
    source: "RFC 8725 §3.1",
  },
  ALG_UNSUPPORTED: {
    severity: "doubtful",
    says: "A signature or a key is of an algorithm that this program does not compute.",
    mayAlsoBe: "A signer who uses a newer or rarer algorithm than the ones supported here.",
    resolve: "Verify this signature with a program that supports the algorithm.",
    source: "RFC 9162 §10.2.2; docs/cli.md, check",
  },
  NO_SIGNING_CERTIFICATE_FOUND: {
    severity: "doubtful",
    says: "The certificate that a signature names is not there, so the signature could not be checked.",
    mayAlsoBe: "A time-stamp or signature made without its certificate, to save space.",
    resolve: "Ask the signer or the time-stamp authority for the certificate, and give it beside.",
    source: "ETSI EN 319 102-1 NO_SIGNING_CERTIFICATE_FOUND",
  },
  SIGNING_CERTIFICATE_MISMATCH: {
    severity: "broken",
    says: "A signer says inside what it signed that it used another certificate than the one shown.",
    mayAlsoBe: "A certificate that was renewed for the same key and put into an old message.",
    resolve: "Find the certificate whose digest the signature names.",
    source: "RFC 2634 §5.4; RFC 5035 §4",
  },
  KEY_NOT_PINNED: {
    severity: "doubtful",
    says: "No pinned key stands behind a seal or a signature that is asked for, so no origin is shown.",
    mayAlsoBe: "A trust file that was not given or does not hold this key yet.",
    resolve:
      "Where there is a seal or a signature, obtain the signer's fingerprint by a separate way and pin the key. Compare a log with a state of it that you know, such as an earlier result.",
    source: "ETSI EN 319 102-1 NO_CERTIFICATE_CHAIN_FOUND",
  },
  SIG_CONSTRAINTS_FAILURE: {
    severity: "doubtful",
    says: "Pinned keys sealed the bag, but no seals that hold fill the roles and number the policy asks for.",
    mayAlsoBe:
      "A bag that still waits for a further seal, where good seals are there; where all are broken, damage to the seals or to what they name.",
    resolve:
      "Ask for the missing seal, settle what broke the seals that are there, or examine under the policy that was agreed.",
    source: "ETSI EN 319 102-1 SIG_CONSTRAINTS_FAILURE",
  },
  KEY_ROLE_NOT_HELD: {
    severity: "noted",
    says: "A pinned key sealed in a role or for a log that it is not pinned for; it shows no origin.",
    mayAlsoBe: "A trust file that does not name all roles of that person.",
    resolve: "Ask the person who pinned the key which roles it holds.",
    source: "docs/evidence-bag.md, Verifying",
  },
  OUT_OF_BOUNDS_NO_POE: {
    severity: "doubtful",
    says: "A key is outside its window, and nothing proves that it signed inside it.",
    mayAlsoBe: "Old evidence whose signer's key has simply run out.",
    resolve: "Find a time-stamp over the seal from inside the window.",
    source: "ETSI EN 319 102-1 OUT_OF_BOUNDS_NO_POE",
  },
  NOT_YET_VALID: {
    severity: "broken",
    says: "A proof shows that the signature is older than the first instant at which its key was good.",
    mayAlsoBe:
      "A pin whose window begins too late, such as on the day when somebody pinned the key.",
    resolve: "Ask the owner of the key since when it has been in use, and correct the pin.",
    source: "ETSI EN 319 102-1 NOT_YET_VALID",
  },
  REVOKED_NO_POE: {
    severity: "doubtful",
    says: "A key was withdrawn, and nothing proves that it signed before that.",
    mayAlsoBe: "Old evidence whose signer has changed keys in the usual way.",
    resolve: "Find a time-stamp over the seal from before the key was withdrawn.",
    source: "ETSI EN 319 102-1 REVOKED_NO_POE",
  },
  COMPROMISED_NO_POE: {
    severity: "doubtful",
    says: "A key is, or may be, in other hands, and nothing proves that it signed before that.",
    mayAlsoBe: "A seal that its owner made in good time and never had time-stamped.",
    resolve: "Find a time-stamp over the seal from before the compromise; nothing else helps.",
    source: "ETSI EN 319 102-1 REVOKED_NO_POE; a reported case: the DigiCert CT2 log key, 2020",
  },
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: {
    severity: "doubtful",
    says: "The trust file ended this algorithm, and nothing proves that the signature is older than that.",
    mayAlsoBe: "Old evidence that was sealed with what was good practice then.",
    resolve: "Find a time-stamp over the seal from before the algorithm's end.",
    source: "ETSI EN 319 102-1 CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
  },
  KEY_ENDED_SINCE: {
    severity: "noted",
    says: "The key has expired or was withdrawn since; a proof shows that it signed before.",
    mayAlsoBe: "The usual fate of keys in old evidence.",
    resolve: "Nothing is needed; keep the proof with the evidence.",
    source: "ETSI EN 319 102-1 §5.5, past signature validation",
  },
  THRESHOLD_NOT_MET: {
    severity: "doubtful",
    says: "Fewer different people sealed the bag than the trust file asks for, or some in two capacities.",
    mayAlsoBe: "A bag that still waits for a further seal.",
    resolve: "Ask for the missing seals, by the people whom the trust file names for it.",
    source: "docs/trust.md, Thresholds",
  },
  NO_CERTIFICATE_CHAIN_FOUND: {
    severity: "doubtful",
    says: "No path leads from this certificate to an authority that was pinned.",
    mayAlsoBe: "An authority's certificate in between that was not kept with the evidence.",
    resolve:
      "Obtain the missing certificate from the authority, or pin the authority that issued it.",
    source: "ETSI EN 319 102-1 NO_CERTIFICATE_CHAIN_FOUND; RFC 5280 §6.1",
  },
  CHAIN_CONSTRAINTS_FAILURE: {
    severity: "doubtful",
    says: "A path leads to a pinned authority, but its certificates are not good for this use.",
    mayAlsoBe: "A certificate that was issued for something else and used by mistake.",
    resolve: "Ask its owner for what the certificate was issued, and the authority for its rules.",
    source: "ETSI EN 319 102-1 CHAIN_CONSTRAINTS_FAILURE; RFC 5280 §6.1",
  },
  EXPIRED: {
    severity: "broken",
    says: "A certificate had run out at the instant that counts.",
    mayAlsoBe: "A certificate that was used on after its last day, or a wrong clock.",
    resolve: "Find a time-stamp from before its last day, or ask which instant is meant.",
    source: "ETSI EN 319 102-1 EXPIRED; RFC 5280 §4.1.2.5",
  },
  REVOKED: {
    severity: "broken",
    says: "A certificate had been revoked at the instant that counts.",
    mayAlsoBe:
      "A change of name, office or device; the reason given with the revocation says more.",
    resolve: "Compare the instant of the revocation with what is proven about the signature.",
    source: "ETSI EN 319 102-1 REVOKED; RFC 5280 §5.3; RFC 6960 §2.2",
  },
  REVOKED_CA_NO_POE: {
    severity: "doubtful",
    says: "The certificate of an authority had been revoked, and so nothing it issued stands alone.",
    mayAlsoBe: "An authority that was closed in an orderly way.",
    resolve: "Find a time-stamp from before the revocation of the authority.",
    source: "ETSI EN 319 102-1 REVOKED_CA_NO_POE",
  },
  TRY_LATER: {
    severity: "doubtful",
    says: "Whether a certificate was revoked is not known from the lists and responses at hand.",
    mayAlsoBe: "Evidence that was archived without them, as most is.",
    resolve: "Obtain a revocation list or OCSP response for that time and give it along.",
    source: "ETSI EN 319 102-1 TRY_LATER",
  },
  WITNESS_QUORUM_NOT_MET: {
    severity: "doubtful",
    says: "A cosigned checkpoint is there, and fewer witnesses of the trust file signed it than its quorum asks for.",
    mayAlsoBe: "A checkpoint that was cosigned by witnesses whom nobody pinned.",
    resolve: "Pin the witnesses and their quorum, or collect the cosignatures that are missing.",
    source: "C2SP tlog-cosignature; docs/trust.md",
  },
  TIME_ANOMALY: {
    severity: "noted",
    says: "Times that were claimed contradict one another.",
    mayAlsoBe: "Clocks that were not synchronised, or a platform that logs out of order.",
    resolve: "Ask for the clock source of the system that wrote them.",
    source: "PROV-CONSTRAINTS; docs/threat-model.md, T25",
  },
  TIMESTAMP_INVALID: {
    severity: "broken",
    says: "A time-stamp breaks the rules without which it proves nothing.",
    mayAlsoBe: "A token by a service that was not set up as a time-stamp authority.",
    resolve: "Ask a time-stamp authority for a new token.",
    source: "RFC 3161 §2.2, §2.3 and §2.4.2; RFC 5816",
  },
  TIMESTAMP_NOT_GRANTED: {
    severity: "broken",
    says: "The time-stamp authority refused, so there is no time-stamp.",
    mayAlsoBe: "A request with an algorithm or a policy that this authority does not serve.",
    resolve: "Read the reason that the authority gave, and ask again.",
    source: "RFC 3161 §2.4.2, PKIStatus",
  },
  TIMESTAMP_REQUEST_MISMATCH: {
    severity: "broken",
    says: "A time-stamp does not answer the request that it was given for.",
    mayAlsoBe: "The answer to another request, mistaken for this one.",
    resolve: "Import the answer that belongs to this request.",
    source: "RFC 3161 §2.4.1 and §2.4.2: nonce, policy and certReq",
  },
  TRUST_STORE_ROLLBACK: {
    severity: "broken",
    says: "The trust file is older than, or another than, the one that is known: what was revoked since may count again.",
    mayAlsoBe:
      "A trust file that was restored from a backup, or a head that was kept of another trust file.",
    resolve: "Obtain the latest trust file from whoever keeps it, and compare its head with them.",
    source: "docs/trust-pack.md, Journal; The Update Framework, rollback attack",
  },
  TRUST_PACK_OTHER: {
    severity: "noted",
    says: "The earlier result was judged by another trust file, which has nothing in common with this one.",
    mayAlsoBe: "An examiner with a trust file of their own.",
    resolve: "Compare the two trust files (on the command line: keys diff).",
    source: "docs/trust-pack.md, Journal",
  },
  TRUST_PACK_STALE: {
    severity: "doubtful",
    says: "The trust file is past the time until which its keeper stands by it; later revocations may be missing.",
    mayAlsoBe: "A newer trust file that was not brought here yet.",
    resolve:
      "Obtain the current trust file, or examine as of a time before that (on the command line: --at).",
    source: "docs/trust-pack.md, Form",
  },
  TRUST_PACK_SIGNER_UNNAMED: {
    severity: "noted",
    says: "The trust file is signed, and nobody said whose signature it must bear, so none was judged.",
    mayAlsoBe: "A trust file that is known otherwise, so that nobody named its signer.",
    resolve:
      "Name the signer, by a key that you have by another way (on the command line: --trust-signer).",
    source: "docs/trust-pack.md, Signing",
  },
  KEY_WITHOUT_WINDOW: {
    severity: "noted",
    says: "A pinned key counts without a limit in time, so nothing ends trust in it but a revocation.",
    mayAlsoBe: "A key that is used for one matter only.",
    resolve:
      "Pin each key with the dates from which and until which it is good (on the command line: --valid-from, --valid-until).",
    source: "NIST SP 800-57 part 1, 5.3: cryptoperiods",
  },
  KEY_PIN_PENDING: {
    severity: "noted",
    says: "A key waits for a second person to confirm it; until then it counts for nothing.",
    mayAlsoBe: "A confirmation that is under way.",
    resolve:
      "Let the second person compare the fingerprint and confirm it (on the command line: keys confirm).",
    source: "docs/trust-pack.md, Two persons",
  },
  WEAK_ALGORITHM_ALLOWED: {
    severity: "noted",
    says: "The policy allows an algorithm that is weak, or past the date the trust file sets for it.",
    mayAlsoBe: "Old evidence that was signed when nothing better was usual.",
    resolve: "Take the algorithm out of the policy once no evidence needs it any more.",
    source: "NIST SP 800-131A; ETSI TS 119 312",
  },

  // Which bag, and since when
  STALE_BUNDLE: {
    severity: "doubtful",
    says: "A later state of this log is known than the one shown here.",
    mayAlsoBe: "An older backup of the same evidence.",
    resolve: "Ask for the newest generation.",
    source: "RFC 9162 §2.1.4; a reported case of the same kind: agent-egress-bench#116",
  },
  BUNDLE_UNEXPECTED: {
    severity: "broken",
    says: "This is another bag than the one that was asked for.",
    mayAlsoBe: "A mix-up of files.",
    resolve: "Compare the bag id and digest with the delivery note.",
    source: "docs/threat-model.md, T33",
  },
  BASELINE_DIFFERS: {
    severity: "doubtful",
    says: "The evidence differs from what an earlier examination recorded.",
    mayAlsoBe: "A later state of the same evidence, or the result of other evidence.",
    resolve: "Read the list of changed, missing and extra items.",
    source: "NIST SP 800-84",
  },
  POPULATION_UNPROVEN: {
    severity: "doubtful",
    says: "The number of items that the source reported differs from the number sealed.",
    mayAlsoBe: "An export limit, a filter, or items deleted during the export.",
    resolve: "Ask the source for its count at the time of export.",
    source: "AT-C 205; docs/threat-model.md, T26",
  },

  // Who handed what to whom
  CUSTODY_EVENT_INCOMPLETE: {
    severity: "doubtful",
    says: "A recorded hand-over does not say who gave, who was to receive, or what was handed over.",
    mayAlsoBe: "A platform that records hand-overs with fewer particulars.",
    resolve: "Ask the people concerned for their own record of the hand-over.",
    source: "ISO/IEC 27037; docs/evidence-bag.md, Custody",
  },
  CUSTODY_RELEASE_UNANSWERED: {
    severity: "doubtful",
    says: "An item was handed over, and nobody recorded having received it.",
    mayAlsoBe: "A receipt that was kept on paper or comes in a later generation.",
    resolve: "Ask the named receiver for the receipt.",
    source: "ISO/IEC 27037; docs/evidence-bag.md, Custody",
  },
  CUSTODY_ACCEPT_UNRELEASED: {
    severity: "doubtful",
    says: "An item was received that nobody recorded having handed over.",
    mayAlsoBe: "A release that was kept on paper.",
    resolve: "Ask the named releaser.",
    source: "ISO/IEC 27037; docs/evidence-bag.md, Custody",
  },
  CUSTODY_RECEIVER_MISMATCH: {
    severity: "doubtful",
    says: "An item was received by somebody else than the release names.",
    mayAlsoBe: "A deputy who signed for the receiver.",
    resolve: "Ask both for the authority to act.",
    source: "ISO/IEC 27037; docs/evidence-bag.md, Custody",
  },
  CUSTODY_OVERLAP: {
    severity: "doubtful",
    says: "An item was handed over again before the first hand-over was complete.",
    mayAlsoBe: "Events recorded late and out of order.",
    resolve: "Ask the people named for the order of events.",
    source: "ISO/IEC 27037; docs/evidence-bag.md, Custody",
  },
  CUSTODY_AGENT_UNKNOWN: {
    severity: "doubtful",
    says: "An item was handed over by somebody who, by the log, never held it.",
    mayAlsoBe: "A hand-over that happened before the log began.",
    resolve: "Find the record of how that person came to hold it.",
    source: "ISO/IEC 27037; docs/evidence-bag.md, Custody",
  },
  VALUE_CHAIN_BREAK: {
    severity: "doubtful",
    says: "The state of an object before an event is not the state that the event before left.",
    mayAlsoBe: "A change that the platform does not log, or one in records that are missing.",
    resolve: "Ask the platform's operator which changes are not logged.",
    source: "docs/threat-model.md, T27",
  },
  EVENT_DIGEST_MISMATCH: {
    severity: "broken",
    says: "An event names another digest for a file than the file has.",
    mayAlsoBe: "A file that was exported again after the event.",
    resolve: "Compare with the state of the file at the time of the event.",
    source:
      "docs/evidence-bag.md, Custody; a reported case of the same kind: cosign GHSA-whqx-f9j3-ch6m",
  },
  EVENT_FILE_MISSING: {
    severity: "doubtful",
    says: "An event gives the digest of a file that is not in the evidence, and none records its deletion.",
    mayAlsoBe: "A file that was left out of the export.",
    resolve: "Ask the exporter for the file, or for the record of what became of it.",
    source: "docs/evidence-bag.md, Custody",
  },
  ERASURE_NOT_CARRIED_OUT: {
    severity: "doubtful",
    says: "The log records that a file was erased, and the file is still there.",
    mayAlsoBe: "A deletion on the platform of something that had been exported before.",
    resolve: "Ask whoever recorded the deletion what was deleted, and where.",
    source: "docs/evidence-bag.md, Custody",
  },
  EVENT_SIGNATURE_UNATTRIBUTED: {
    severity: "noted",
    says: "An event carries a signature by a key that nobody pinned; it weighs nothing.",
    mayAlsoBe: "A person whose key was not handed to you.",
    resolve: "Obtain that person's public key by a separate way and pin it.",
    source: "docs/evidence-bag.md, Custody",
  },
  EVENT_SIGNATURE_BY_OTHER: {
    severity: "noted",
    says: "An event is signed by somebody who is not named in it; it weighs nothing.",
    mayAlsoBe: "A trust file that calls a person otherwise than the log does.",
    resolve: "Compare the subject of the pinned key with the agents of the event.",
    source: "docs/evidence-bag.md, Event signatures",
  },
  EVENT_SIGNATURE_OUT_OF_WINDOW: {
    severity: "noted",
    says: "An event is signed with a key that is outside its window now; it weighs nothing.",
    mayAlsoBe: "Old evidence whose signer's key has simply run out.",
    resolve: "Ask the signer to confirm the event in another way.",
    source: "docs/evidence-bag.md, Event signatures",
  },
} as const satisfies Record<string, CodeEntry>

export type FindingCode = keyof typeof FINDING_CODES
