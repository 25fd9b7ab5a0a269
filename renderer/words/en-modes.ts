/** What the window says of its modes, in English. */

/** Read-only mode. */
export const enReadOnly = {
  title: "Read-only",
  mark: "Read-only",
  markMeans: "Only what you save yourself is written.",
  means:
    "For auditors. Examining, looking, judging signatures, saving results, writing and checking reports go on. “Seal”, “Sign a file”, “Make a key”, adding to evidence, keeping search indexes, and every change of a trust file are refused.",
  modes: { off: "Off", on: "On" },
  fixed:
    "It was switched on when the app was started, so it stays on until the app is started without that.",
  noSealing:
    "Nothing is sealed here: in read-only mode no bag is made, and no seal is added to one.",
  noPackChange:
    "Nothing is changed here: in read-only mode the trust file can be read, chosen and compared, and no key in it is pinned or ended, and none is made.",
  noSigning:
    "No file is signed here in read-only mode. A time-stamp can be asked for, and a signature judged.",
  noPackYet: "Choose a trust file that you have; in read-only mode none is made.",
  toPreferences: "Open the preferences",
}

/** Pausing an examination, and what was left of an earlier session. */
export const enResume = {
  pause: "Pause",
  pauseOne: (name: string) => `Pause: ${name}`,
  goOn: "Continue",
  goOnOne: (name: string) => `Continue: ${name}`,
  paused: "paused",
  isPaused: "Paused. Nothing is read until you continue, and nothing is concluded.",
  resume: "Examine from the start",
  fromFirstByte:
    "It is examined from the first byte: a verdict rests on bytes that were read in one go.",
  left: (count: string, isOne: boolean) =>
    isOne ? "1 examination had not ended" : `${count} examinations had not ended`,
  leftMeans:
    "The app was closed before there was an answer. Each is then examined from the first byte, because a verdict rests on bytes that were read in one go.",
  was: { waiting: "waited", "under-way": "was under way", cancelled: "was stopped" },
  under: (trust: string) => `under ${trust}`,
  more: (count: string) => `and ${count} more`,
  forget: "Forget",
  forgetAll: "Forget these examinations; the evidence stays",
  resumeAll: "Examine these from the start",
  openOther: "Open evidence",
}

/** Time-stamps of seals. */
export const enStamps = {
  title: "Time-stamps of the seals",
  lead: "When a seal was made is a claim, until an authority for time says that it saw it. Sealwright asks nobody: you carry a request to an authority, and its answer back.",
  request: "Write requests …",
  requestMeans:
    "One file a seal (RFC 3161), into a folder that you choose outside of the evidence, which is only read.",
  requested: (count: string, isOne: boolean) =>
    isOne ? "1 request was written." : `${count} requests were written.`,
  carry: "Carry them to a time-stamp authority, and keep them: they show what its answer is to.",
  answer: "Answer of the authority",
  answerHint: "Or the checkpoint of this evidence, cosigned by witnesses of the trust file.",
  chooseAnswer: "Choose the answer …",
  asked: "The request that it answers (optional)",
  askedHint: "With it, the answer must be to this very request.",
  chooseAsked: "Choose the request …",
  withoutAsked: "Without a request",
  other: "Choose another …",
  check: "Check the answer",
  checking: "Checking …",
  answerMissing: "Choose the answer.",
  notAccepted: "This answer is not accepted, and nothing was written.",
  fits: "The answer holds, and is over a seal of this evidence. Nothing was written yet.",
  fitsNote:
    "This is the checkpoint of this evidence, and enough witnesses cosigned it. Nothing was written yet.",
  seal: "Seal",
  checkpoint: "Checkpoint",
  time: "Time that it states",
  seenBy: "Enough witnesses had seen it at",
  authority: "Authority",
  nobodyAsked: "Whether anybody trusts it was not asked: nobody was trusted in this examination.",
  notAsked: "Whether it answers a request of yours was not asked.",
  file: "File to be added",
  added: "File that was added",
  confirm: (path: string, bag: string) =>
    `I want ${path} to be added to ${bag}. It is one new file; nothing that is there changes.`,
  confirmFirst: "Say first that the file shall be added.",
  add: "Add it to the evidence",
  adding: "Adding …",
  done: "The time-stamp was added.",
  doneNote: "The cosigned checkpoint was added.",
  doneMeans: "What you see of this evidence is as it was examined before. Examine it again.",
  alreadyThere: "This very time-stamp is in the evidence already; nothing was written.",
  alreadyThereNote: "This very checkpoint is in the evidence already; nothing was written.",
  again: "Examine again",
  repeat: "The same on the command line",
  noAdding: "Nothing is added to evidence in read-only mode; the answer can be checked.",
}

/** Search indexes that are kept. */
export const enIndexes = {
  title: "Search indexes",
  keep: "Keep search indexes",
  means:
    "An index of a log is made anew in every session, and removed at its end. Kept, it lies in the app's own folder, and with it words of the evidence; it is used only for the very log that it was made of.",
  modes: { off: "Off", on: "On" },
  none: "No index is kept.",
  kept: "Kept now",
  remove: "Remove",
  removeOf: (name: string) => `Remove the index of ${name}`,
  removeAll: "Remove all",
  noKeeping: "No search index is kept in read-only mode; what is kept can be removed.",
}
