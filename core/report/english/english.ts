/**
 * The sentences of the report in English: what a status means in plain words.
 *
 * Nothing here may say more than the data does. A pass is the absence of a finding in
 * the checks that were applied, so the words claim no more than that; what the law
 * makes of it is not ours to say. Other languages have the type of this catalogue, so a
 * sentence that is missing there does not compile. Numbers arrive written.
 */
import { CHECKS, FINDING_CODES, type CheckId, type FindingCode } from "../../findings/index.ts"
import type { CaseField } from "../case-file.ts"
import { ENGLISH_CASES, type CodeSentences } from "./cases.ts"
import { ENGLISH_DETAILS } from "./details.ts"
import { ENGLISH_REVERIFY } from "./reverify.ts"

type OpenCounts = "checks" | "passed" | "failed" | "open"
type FindingCounts = "findings" | "broken" | "doubtful" | "noted"

/** What a sentence about one cause may name. */
export interface Concerned {
  readonly range?: ConcernedRecords
  /** Whose signature was there, or is expected there. */
  readonly insteadOf?: string
}

/** Numbers of records as they are written. */
export interface ConcernedRecords {
  readonly first: string
  readonly last: string
  readonly isOne: boolean
}

const recordsOf = ({ first, last, isOne }: ConcernedRecords): string =>
  isOne ? `record ${first}` : `records ${first} to ${last}`

const recordsHere = ({ first, last, isOne }: ConcernedRecords): string =>
  isOne ? `Record ${first} is` : `Records ${first} to ${last} are`

const ASKS = Object.fromEntries(
  Object.entries(CHECKS).map(([id, { asks }]) => [id, asks]),
) as Record<CheckId, string> // the same keys as the table

export const ENGLISH = {
  title: "Report of an examination of archived evidence",
  cover: {
    evidence: "Evidence",
    signedBy: "Signed by",
    evaluatedAt: "Evaluated at",
    written: "Report written",
  },

  status: {
    PASSED: "passed",
    FAILED: "failed",
    INDETERMINATE: "indeterminate",
    NOT_APPLICABLE: "not applicable",
    NOT_RUN: "not run",
  },
  severity: { broken: "broken", doubtful: "doubtful", noted: "noted" },
  statementNames: { integrity: "Integrity", origin: "Origin", completeness: "Completeness" },
  codes: FINDING_CODES as Readonly<Record<FindingCode, CodeSentences>>,
  /** What a finding says instead of the sentences of its code, by what was observed. */
  cases: ENGLISH_CASES,
  asks: ASKS,

  counted: {
    archives: (count: string, isOne: boolean) => `${count} ${isOne ? "archive" : "archives"}`,
    authorities: (count: string, isOne: boolean) =>
      `${count} ${isOne ? "authority" : "authorities"}`,
    bytes: (count: string, isOne: boolean) => `${count} ${isOne ? "byte" : "bytes"}`,
    checks: (count: string, isOne: boolean) => `${count} ${isOne ? "check" : "checks"}`,
    custodyEvents: (count: string, isOne: boolean) =>
      `${count} ${isOne ? "custody event" : "custody events"}`,
    entries: (count: string, isOne: boolean) => `${count} ${isOne ? "entry" : "entries"}`,
    events: (count: string, isOne: boolean) => `${count} ${isOne ? "event" : "events"}`,
    files: (count: string, isOne: boolean) => `${count} ${isOne ? "file" : "files"}`,
    findings: (count: string, isOne: boolean) => `${count} ${isOne ? "finding" : "findings"}`,
    items: (count: string, isOne: boolean) => `${count} ${isOne ? "item" : "items"}`,
    keys: (count: string, isOne: boolean) => `${count} ${isOne ? "key" : "keys"}`,
    logHeads: (count: string, isOne: boolean) => `${count} ${isOne ? "log head" : "log heads"}`,
    signatures: (count: string, isOne: boolean) => `${count} ${isOne ? "signature" : "signatures"}`,
  },
  ofTotal: (part: string, total: string) => `${part} of ${total}`,
  noneThere: "none there",
  cut: (head: string, count: string) =>
    `${head} … (${count} characters; the whole is in result.json)`,
  andMore: (count: string) => `and ${count} more`,
  and: "and",

  verdict: {
    title: "Verdict",
    passed: (checks: string) => `No alteration was found in the ${checks} applied.`,
    failed: (checks: string, failed: string) =>
      `Of the ${checks} applied, ${failed} failed; what was observed is listed under Findings.`,
    open: ({ checks, passed, failed, open }: Readonly<Record<OpenCounts, string>>) =>
      `No verdict can be given: of the ${checks} applied, ${passed} passed, ${failed} failed and ${open} could not be settled.`,
    meaning: {
      "TOTAL-PASSED":
        "No check failed and none was left open. Checks that have no object in this evidence, or that were not asked for, are listed as such.",
      "TOTAL-FAILED":
        "A failed check says that something does not agree. It does not say who or what caused it; an innocent cause is named with each finding.",
      INDETERMINATE:
        "Indeterminate is neither good nor bad news. What would settle the matter is named with each finding; a check that was left open without one says what it lacked.",
    },
    columns: ["Status", "Statement", "What is said"],
  },

  /** Each follows the name of what it concerns and a colon. */
  inShort: {
    columns: ["Weight", "Concerns", "What was found"],
    others: (count: string, isOne: boolean) =>
      isOne ? "one matter more" : `${count} matters more`,
    listed: "Listed under Findings.",
    endOpen:
      "So nothing shows that the log ends where it does: records may have been cut off at its end before it was sealed anew.",
    noSeal: "There is no seal, so no origin is shown.",
    /** By which key a seal is not; the role as a pin holds it. */
    anotherKey: (role: string, pinned: string) =>
      `The seal claims the role ${role}, and its key is none of those pinned for that role and any log: ${pinned}.`,
    endOpenUnsealed:
      "So nothing shows that the log ends where it does: records may have been cut off at its end.",
    details: ENGLISH_DETAILS,
    causes: {
      added: () => "Not in the list of files that was sealed: added afterwards.",
      deleted: ({ range }: Concerned) =>
        range === undefined ? "Records are missing." : `${recordsHere(range)} missing.`,
      duplicated: () => "Lines of this log stand in it twice.",
      edited: ({ range }: Concerned) =>
        range === undefined || range.isOne
          ? "A record was changed."
          : `One of the records ${range.first} to ${range.last} was changed.`,
      extended: ({ range }: Concerned) =>
        range === undefined
          ? "Goes on after the end that was signed."
          : `Goes on after the end that was signed, with ${recordsOf(range)}.`,
      inserted: () => "Lines were put in that do not belong where they stand.",
      "re-serialised": () => "Written in another form than was recorded; the value is the same.",
      "re-signed": ({ insteadOf }: Concerned) =>
        insteadOf === undefined
          ? "Signed by a key that nobody pinned."
          : `Signed by a key that nobody pinned, and not by ${insteadOf}.`,
      reordered: ({ range }: Concerned) =>
        range === undefined
          ? "Records are not in their order."
          : `Records ${range.first} to ${range.last} are not in their order.`,
      rewritten: () => "Written anew: its links hold, and its end is not the one that was signed.",
      truncated: ({ range }: Concerned) =>
        range === undefined
          ? "Ends before the end that was signed."
          : `Ends before the end that was signed: ${recordsOf(range)} ${range.isOne ? "is" : "are"} missing.`,
    },
  },

  shown: {
    title: "What this shows, and what it does not",
    shown: "Shown",
    nothing: "Nothing: no check passed.",
    notShown: "Not shown",
    checks: {
      container: "The folder or archive has only one reading.",
      format: "The files that describe it have only one reading.",
      fixity: "Every listed file has its recorded digest.",
      "digest-strength": "No file rests on a digest known to be forgeable.",
      "closed-world":
        "No file is there that no list in the evidence names, beside the lists and seals themselves.",
      chain: "The events follow one another without a gap.",
      tree: "The events rebuild the recorded Merkle root.",
      checkpoint: "The checkpoint is signed by the key it names.",
      generations: "Every earlier sealed state is contained.",
      seals: "What the seals say agrees with the lists of files and the log.",
      pins: "The required seals are by pinned keys.",
      times:
        "The keys behind the required seals were good at the time that is proven, or else at that of the evaluation; those of further seals stand in the list of signatures.",
      freshness: "It is the bag or log state that was expected.",
      custody: "Recorded hand-overs and states fit together.",
      baseline: "It agrees with the earlier result.",
      "source-completeness": "As many items were sealed as the source reported.",
    } satisfies Record<CheckId, string> as Readonly<Record<CheckId, string>>,
    beforeSealing: "What happened before the evidence was sealed, beyond what its log says.",
    beforeLists: "What happened before the lists of digests were made, and who made them.",
    beforeExamination: "What happened to the files before this examination.",
    court: "What weight this has before a court: that is for the court to decide.",
  },

  matter: {
    title: "The matter, as declared",
    declared:
      "Everything in this section was declared by whoever wrote the report. None of it was checked, and none of it bears on the verdict.",
    fields: {
      caseNumber: "Case number",
      exhibit: "Exhibit",
      rootExhibit: "Taken from exhibit",
      version: "Version of the report",
      supersedes: "Supersedes report",
      classification: "Classification",
      requester: "Requested by",
      authority: "Authority",
      purpose: "Purpose, questions asked",
      outOfScope: "Out of scope",
      examiner: "Examiner",
      organisation: "Organisation",
      qualification: "Qualification",
      reviewer: "Reviewed by",
      responsible: "Responsible",
      conflicts: "Conflicts of interest",
      receivedFrom: "Received from",
      receivedAt: "Received at",
      receivedHow: "Received how",
      custody: "Custody before this",
      changes: "Changes made, and why",
      limitations: "Limitations",
      retention: "Retention",
    } satisfies Record<CaseField, string> as Readonly<Record<CaseField, string>>,
  },

  evidence: {
    title: "The evidence",
    path: "Path as given",
    kind: "Kind",
    readFrom: (format: string, container: string) => `${format}, read from a ${container}`,
    bagId: "Bag id",
    exporter: "Exporter",
    generation: "Generation",
    generationIs: (number: string) => `${number} (counted from 0)`,
    bagDigest: "Digest of the bag",
    archiveDigest: "Digest of the archive file",
    listDigest: "Digest of the list of files",
    files: "Files",
    log: "Log",
    noLog: "None was read.",
    logId: "Log id",
    events: "Events in the log",
    head: "Head of the log",
    root: "Root of the tree",
    origin: "Origin of the log",
    annex: "Annex: files and digests",
    columns: ["Path", "Bytes", "SHA-256 as computed in this examination"],
    /** Before the bytes; the entries that could not be read with their noun. */
    unread: (files: string, entries: string) => `${files} read, ${entries} not read`,
    noFile: "No file was read.",
    allFiles: (files: string) => `All ${files} that were read.`,
    firstFiles: (shown: string, files: string) =>
      `The first ${shown} of ${files}; the complete list is in result.json.`,
  },

  checks: {
    title: "Checks",
    lead: (applied: string, total: string) =>
      `${applied} of ${total} took place. A check passes only when it looked at all that it was to look at. Those that were not run or have no object in this evidence are listed too.`,
    columns: ["Status", "Check", "What it asks", "Looked at"],
    required: "required",
  },

  coverage: {
    title: "Coverage",
    lead: "Seals and time-stamps themselves are not counted: they are what covers.",
    columns: ["What is covered", "Covered"],
    bytesUnderDigest: "Bytes whose digest was recomputed and agrees",
    bytesUnderSeal: "Bytes covered by a seal of a pinned key that shows an origin",
    eventsUnderChain: "Events whose link to the event before holds",
    eventsUnderTree: "Events in a tree whose root agrees",
    eventsUnderSeal: "Events covered by a seal of a pinned key that shows an origin",
  },

  findings: {
    title: "Findings",
    none: "There are none: no check observed anything worth telling.",
    counted: ({ findings, broken, doubtful, noted }: Readonly<Record<FindingCounts, string>>) =>
      `${findings}: ${broken} broken, ${doubtful} doubtful, ${noted} noted.`,
    first: (count: string) =>
      `The first ${count} are printed here, the weightiest first; the complete list is in result.json.`,
    where: "Where",
    observed: (name: string) => `Observed: ${name}`,
    mayAlsoBe: "May also be",
    resolve: "What would settle it",
    source: "Check, source",
    whole: "the evidence as a whole",
    line: (number: string) => `line ${number}`,
    record: (number: string) => `record ${number}`,
    records: (first: string, last: string) => `records ${first} to ${last}`,
    twoRecords: (first: string, last: string) => `records ${first} and ${last}`,
    /** Said once, where what was observed is in another language than the report. */
    observedIn: "",
  },

  /** Roles of keys, and usual ones of agents; what is no such word is the evidence's own. */
  roles: {
    "executing program": "executing program",
    releaser: "releaser",
    receiver: "receiver",
    applicant: "applicant",
    approver: "approver",
    auditor: "auditor",
    exporter: "exporter",
    archivist: "archivist",
    witness: "witness",
    examiner: "examiner",
    log: "log",
  },

  seals: {
    title: "Seals and keys",
    valid: {
      label: "valid",
      text: "Made with a key that the trust file names; everything it says agrees with the lists of files and the log.",
    },
    reserved: {
      label: "valid, key in doubt",
      text: "Made with a key that the trust file names, and what it says agrees with the lists of files and the log. That the key was good then is not shown, so the seal shows no origin.",
    },
    withoutRole: {
      label: "valid, role not held",
      text: "Made with a key that the trust file names, and what it says agrees with the lists of files and the log. The trust file does not give that key the role that the seal claims, so the seal shows no origin.",
    },
    broken: {
      label: "broken",
      text: "Names a key of the trust file and does not hold; the findings say in which respect.",
    },
    uncompared: {
      label: "not all compared",
      text: "Made with a key that the trust file names. Not all that it says could be compared, since part of the evidence was not read. Until all of it is compared it shows no origin.",
    },
    undecided: {
      label: "not decided",
      text: "Whether a key of the trust file made it could not be told; the findings say why. It is listed and weighs nothing.",
    },
    unattributed: {
      label: "unattributed",
      text: "Nobody pinned the key that made it. It is listed and weighs nothing.",
    },
    noSeals: "Evidence of this kind has no seals, so nothing here shows who made it.",
    noSealRead: "The evidence holds no seal that could be read.",
    unknownKind: "No seal was read: the evidence is of no known kind.",
    noTrustSealable:
      "No trust file was given, so no key counts as anybody's and no seal shows an origin.",
    noTrust: "No trust file was given.",
    role: "Role it claims",
    time: "Time it claims",
    claim: (time: string) => `${time} (a claim, not proven)`,
    reason: "Reason it gives",
    sha256: "SHA-256 of its file",
    keyNamed: "Key it names",
    pinnedFor: "Pinned for",
    keyId: (subject: string, id: string) => `${subject} (key id ${id})`,
    algorithm: "Algorithm",
    fingerprint: "Fingerprint",
  },

  signatures: {
    title: "Signatures and time",
    lead: (signatures: string) =>
      `${signatures} by pinned keys hold. Each key is judged at the earliest instant at which something proves that the signature existed; where nothing does, at that of the evaluation.`,
    first: (count: string) => `The first ${count} are printed here; result.json has more.`,
    columns: ["Signature", "Key", "Existed no later than", "The key was"],
    good: "good then",
    open: "not shown",
    failed: "not good then",
    proof: {
      rfc3161: "time-stamp",
      witnesses: "witnesses",
      none: "not proven: the time of the evaluation",
    },
    by: (who: string) => ` by ${who}`,
  },

  custody: {
    title: "Custody",
    noLogKind: "Evidence of this kind has no log, so nothing is said here about custody.",
    noLogRead: "No log was read, so nothing is said here about custody.",
    none: "The log records no hand-over, hold, erasure, sealing or fixity check.",
    counted: (events: string) =>
      `The log records ${events}. Times are claims of the clock that wrote them.`,
    first: (count: string) =>
      `The first ${count} are printed here; the complete list is in result.json.`,
    columns: ["Record", "Time (claimed)", "What", "Who", "Objects"],
    events: {
      custodyRelease: "hand-over (release)",
      custodyAccept: "hand-over (acceptance)",
      custodyReceipt: "receipt",
      legalHoldSet: "legal hold set",
      legalHoldClear: "legal hold lifted",
      sealCreate: "seal made",
      restoreVerify: "check of a restored copy",
      del: "deletion",
      fix: "fixity check",
    },
    outcome: (outcome: string) => `outcome: ${outcome}`,
    outcomes: { success: "success", fail: "fail", warning: "warning" },
  },

  nested: {
    title: "Archives inside the evidence",
    lead: (archives: string) =>
      `${archives} inside the evidence: files of it like all others, and each examined by itself as well, under the same keys, policy and instant. No verdict here makes that of the evidence better.`,
    first: (count: string) =>
      `The first ${count} are printed here, the weightiest first; the complete list is in result.json.`,
    failed: "Checks failed",
    open: "Checks left open",
    findings: "Findings",
    digest: "Digest",
    none: "none",
    noEvidence: "no evidence",
    unknown:
      "It states nothing that could be verified, so it is no evidence by itself. As a file of the evidence around it, it is judged like all others.",
    meaning: {
      "TOTAL-PASSED": "It holds by itself.",
      "TOTAL-FAILED": "It does not hold by itself, which leaves the evidence around it open.",
      INDETERMINATE:
        "It is not shown to hold by itself. That weighs nothing for the evidence around it.",
    },
  },

  comparison: {
    title: "Comparison with an earlier result",
    digest: "Earlier result digest",
    compared: "Compared",
    same: "Same",
    changed: "Changed",
    missing: "Missing",
    extra: "Extra",
    log: "Log",
    /** A sentence each; the first number with its noun. */
    logs: {
      same: (now: string, _before: string) => `The log has ${now}, the same as then.`,
      continued: (now: string, before: string) =>
        `The log has ${now}: those of then (${before}), and further ones.`,
      shorter: (now: string, before: string, fewer: string) =>
        `The log has ${now}, and had ${before} then; it lacks at least ${fewer} of those. Which, the evidence of then would tell, compared line by line with this.`,
      other: (now: string, before: string) =>
        `The log has ${now}, which do not begin with those of then (${before}). From which record on the two part is not known, since a result keeps the digest of the last line alone: the evidence of then, compared line by line with this, would tell.`,
      broken: (now: string, before: string) =>
        `The log has ${now}, and had ${before} then; one of the two has defects, so they were not compared.`,
      none: (_now: string, before: string) =>
        `There is no log that could be read; then there were ${before} in one.`,
    },
    more: (count: string, where: string) => `and ${count} more, listed ${where}`,
    inResult: "in result.json",
    byJson: "by --format json",
  },

  trust: {
    onlyNamed: "Keys count only when the examiner's trust file names them.",
    names: (named: string, digest: string) => `It names ${named}; its SHA-256 is ${digest}.`,
    issued: (at: string) => `issued at ${at}`,
    renewBy: (at: string) => `to be renewed by ${at}`,
    unsigned: (dated: string) => `It is not signed${dated}.`,
    unjudged: (dated: string) =>
      `It bears signatures that were not judged, since nobody said whose they must be${dated}.`,
    signed: (by: string, dated: string) => `It is signed by ${by}${dated}.`,
    noHistory: "It keeps no history of its changes.",
    history: (entries: string, head: string) => `Its history has ${entries} and ends in ${head}.`,
  },

  tool: {
    title: "Tool, policy and result",
    tool: "Tool",
    ranOn: "Ran on",
    engine: "Engine",
    native: "Computed natively",
    none: "none",
    started: "Started",
    took: "Took",
    policy: "Policy",
    policyDigest: "Digest of the policy",
    trust: "Trust file",
    noTrust: "none was given",
    trustDigest: "Digest of the trust file",
    resultDigest: "Result digest",
    digestMeans:
      "The result digest is the same on every machine for equal evidence, trust, policy and time of evaluation. It leaves out where and how long the program ran.",
    selfTest: "Self-test of the program",
  },

  signature: {
    title: "Signature of this report",
    unsigned:
      "This report is not signed. Anyone could have written or altered it; rely on the evidence and on examining it again.",
    level: "Level",
    certificate: "Certificate of",
    certificateDigest: "Certificate, SHA-256",
    time: "Time of signing",
    levelIs: "PAdES-B-B (ETSI EN 319 142-1) when this page was written",
    unproven:
      "a claim when this page was written; whether a time-stamp was put into the signature since, report check tells",
    means:
      "The signature shows that the report was not altered since it was made. To know whose certificate it is, compare its digest with one that you obtained from the signer by a separate way.",
  },

  page: {
    number: (page: string, pages: string) => `Page ${page} of ${pages}`,
    attachment: "SHA-256 of the attached result.json",
    unsigned: "Not signed.",
    signed: (certificate: string, subject: string) =>
      `Signed (PAdES-B-B), certificate ${certificate}… of ${subject}`,
  },

  reverify: ENGLISH_REVERIFY,

  glossaryTitle: "Words used in this report",
  glossary: [
    {
      term: "Digest",
      means:
        "A number computed from a file (here SHA-256). Another content with the same digest is not known to be findable.",
    },
    { term: "Manifest", means: "A list of files with the digest of each." },
    {
      term: "Evidence bag",
      means: "A folder or archive of files with their manifests, a log, a checkpoint and seals.",
    },
    {
      term: "Event, record, log",
      means:
        "One line about something that happened; all lines in order. A record bears the number that the log gives it, in an evidence bag from 0; a line is counted in the file, from 1. So record 7 of a whole log stands in line 8.",
    },
    {
      term: "Chain, head",
      means:
        "Every event names the digest of the one before it. The head is the digest of the last.",
    },
    {
      term: "Merkle tree, root",
      means: "A way to compute one digest, the root, over all events at once (RFC 9162).",
    },
    { term: "Checkpoint", means: "The number of events and the root of the tree, signed." },
    {
      term: "Seal",
      means:
        "A signed statement of the digests and counts of a bag. A technical seal, not an act of a notary public.",
    },
    {
      term: "Fingerprint",
      means: "The SHA-256 digest of a public key: a short name that only this key has.",
    },
    {
      term: "Pinned key, trust file (trust pack)",
      means:
        "A public key that the examiner obtained by a separate way and names, with its owner and roles, in the trust file. With the history of its changes this file is also called a trust pack.",
    },
    {
      term: "Roles",
      means:
        "What a pinned key is taken for. Exporter: took the evidence out of the platform. Archivist: keeps it. Both show an origin by their seals. Witness: adds a seal, or cosigns states of a log. Examiner: adds a seal, or signs reports. Log: signs the checkpoints of a log. Time-stamps: an authority that proves when something was there.",
    },
    { term: "Policy", means: "The rules by which the checks make a verdict." },
    {
      term: "Finding",
      means:
        "One observation. Broken fails its check, doubtful leaves it open, noted weighs nothing.",
    },
  ] as readonly { readonly term: string; readonly means: string }[],
}

/** What every language has to say. */
export type ReportWords = typeof ENGLISH
