/** What findings mean in a case that the sentence of their code does not tell, or not rightly. */
import type { CodeEntry } from "../../findings/index.ts"

export type CodeSentences = Pick<CodeEntry, "says" | "mayAlsoBe" | "resolve">

export const ENGLISH_CASES = {
  archiveGap: {
    says: "The archive holds bytes that its listing does not show, and another program may read them: a second entry may stand there, also one of the same name.",
    mayAlsoBe:
      "Bytes that a program left behind when it replaced an entry, or an archive that was joined to something else.",
    resolve:
      "Look at these bytes where the archive holds them, and ask who wrote it what they are. Compare the digest of the whole file with that of the archive at its source, or have it unpacked there and examine the folder.",
  },
  entryBesideGap: {
    says: "An entry is there and was not read: beside it stand bytes that the listing of the archive does not show, so another program may see another content under its name.",
    mayAlsoBe:
      "Bytes that a program left behind when it replaced this entry, or an archive that was joined to something else.",
    resolve:
      "Settle first what these bytes are: a finding CONTAINER_AMBIGUOUS says where they lie. Then examine the archive as it is at its source, or the folder as it was before it was packed.",
  },
  entryMisplaced: {
    says: "An entry is there and was not read: the archive says two things of where or what it is, so another program may see another content under its name.",
    mayAlsoBe: "An archive written by a faulty program, or one that was cut or joined in transfer.",
    resolve:
      "Settle first which of the two is meant: a finding CONTAINER_AMBIGUOUS says where. Then examine the archive as it is at its source, or the folder as it was before it was packed.",
  },
  recordsMissingBetween: {
    says: "The state of an object before an event is not the state that the last event here left, and records are missing in between, which may hold the change.",
    mayAlsoBe: "A change that one of the missing records tells of, or one that is not logged.",
    resolve:
      "Obtain the missing records. Where they lead from the one state to the other, nothing further is open here; else ask the platform's operator which changes are not logged.",
  },
  fileNotRead: {
    says: "An event gives the digest of a file that was not read: it belongs where this program could not look.",
    mayAlsoBe: "A file that is not there.",
    resolve:
      "Make that place readable, or copy the evidence whole from where it is, and examine it again.",
  },
  rootOfFewer: {
    says: "The events do not rebuild the tree root that was recorded for them: fewer are there than were recorded.",
    mayAlsoBe: "An export or a copy of the log that was cut off or lost some of its lines.",
    resolve:
      "The chain findings say which records are missing; obtain them, or compare the log with another copy.",
  },
  rootOfMore: {
    says: "The events do not rebuild the tree root that was recorded for them: more are there than were recorded.",
    mayAlsoBe: "Events that were logged after the checkpoint was signed.",
    resolve:
      "Ask whoever keeps the log for a checkpoint that counts them all, or compare the log with another copy.",
  },
  sealsUncompared: {
    says: "Pinned keys sealed the bag, and not all that their seals state could be compared, so none fills a place that the policy asks for.",
    mayAlsoBe: "Seals that do not agree with what was not read.",
    resolve:
      "Make readable what was not read, or copy the evidence whole from where it is, and examine it again.",
  },
  itemsNotRead: {
    says: "Fewer items were counted than the source reported, and more may lie where this program could not look.",
    mayAlsoBe: "An export limit, a filter, or items deleted during the export.",
    resolve:
      "Make that place readable, or copy the evidence whole from where it is, and examine it again.",
  },
  sealsUndecided: {
    says: "A seal by a pinned key is asked for, and of a seal that is there it could not be told whether a pinned key made it, so no origin is shown.",
    mayAlsoBe:
      "A seal that holds, in a form that this program cannot check, or on which its two implementations do not agree.",
    resolve:
      "Settle first what the finding at that seal says. Have its signature checked by another program as well.",
  },
  sealsUnpinned: {
    says: "There are seals, and none of them is both sound and by a pinned key, so none shows an origin.",
    mayAlsoBe: "A trust file that was not given or does not hold these keys yet.",
    resolve:
      "Obtain the fingerprint of whoever sealed it by a separate way and pin the key. Compare the log with a state of it that you know, such as an earlier result.",
  },
  noPinnedSeal: {
    says: "A seal by a pinned key is asked for, and there is none, so no origin is shown.",
    mayAlsoBe:
      "Evidence that was never sealed, or a trust file that was not given or does not hold the key of its seal yet.",
    resolve:
      "Where there is a seal, obtain the fingerprint of whoever made it by a separate way and pin the key. Where there is none, nobody can show later who made this: have it sealed, and keep the result of this examination.",
  },
  checkpointUnpinned: {
    says: "Nobody pinned the key that signed the checkpoint of the log, so the checkpoint shows no origin.",
    mayAlsoBe: "A trust file that was not given or does not hold the key of the log yet.",
    resolve:
      "Obtain the fingerprint of the log's key by a separate way and pin it. Compare the log with a state of it that you know, such as an earlier result.",
  },
  checkpointByAnother: {
    says: "The checkpoint of the log is signed by another key than those pinned for this log, so it shows no origin.",
    mayAlsoBe: "A log whose key was changed, and a trust file that does not hold the new one yet.",
    resolve:
      "Ask whoever keeps the log, by a separate way, whether its key was changed. Compare the log with a state of it that you know, such as an earlier result.",
  },
  stampUnpinned: {
    says: "Nobody pinned the authority that made this time-stamp, so it proves no time.",
    mayAlsoBe: "A trust file that was not given or does not hold this authority yet.",
    resolve:
      "Obtain the certificate of the time-stamp authority by a separate way and pin it for time.",
  },
  signatureUnpinned: {
    says: "Nobody pinned the key that made this signature, so it shows no origin.",
    mayAlsoBe: "A trust file that was not given or does not hold this key yet.",
    resolve: "Obtain the signer's fingerprint by a separate way and pin the key.",
  },
  newerGeneration: {
    says: "This states to be a newer generation of the bag that an earlier examination recorded, and differs from it.",
    mayAlsoBe: "What the newer generation was sealed for: files and events that came since.",
    resolve:
      "Read the list of changed, missing and extra items; the check generations says whether the earlier state is contained.",
  },
  olderGeneration: {
    says: "This states to be an older generation of the bag that an earlier examination recorded, and differs from it.",
    mayAlsoBe: "An older copy that was taken by mistake.",
    resolve: "Ask for the generation that the earlier result is about, and examine that.",
  },
  sameGeneration: {
    says: "This states the id and generation of the bag that an earlier examination recorded, and differs from it.",
    mayAlsoBe: "Damage in storage, an incomplete copy, or seals that were added since.",
    resolve: "Read the list of changed, missing and extra items.",
  },
  anotherBag: {
    says: "This states another bag id than what an earlier examination recorded, and differs from it: by their ids these are two bags.",
    mayAlsoBe:
      "The result of another bag, given to compare with by mistake, or an id that was written otherwise since; the check seals says what was sealed.",
    resolve:
      "Compare with the result of this bag, or examine the bag that the earlier result is about.",
  },
} satisfies Readonly<Record<string, CodeSentences>>
