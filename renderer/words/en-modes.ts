/** What the window says of its modes, in English. */

/** Read-only mode. */
export const enReadOnly = {
  title: "Read-only",
  mark: "Read-only",
  markMeans: "Only what you save yourself is written.",
  means:
    "For auditors. Examining, looking, saving results, writing and checking reports go on; nothing is sealed, no trust pack is changed.",
  modes: { off: "Off", on: "On" },
  fixed:
    "It was switched on when the app was started, so it stays on until the app is started without that.",
  noSealing:
    "Nothing is sealed here: in read-only mode no bag is made, and no seal is added to one.",
  noPackChange:
    "Nothing is changed here: in read-only mode the trust pack can be read, chosen and compared, and no key in it is pinned or ended.",
  noPackYet: "Choose a trust pack that you have; in read-only mode none is made.",
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
  resume: "Resume",
  fromFirstByte:
    "It is examined from the first byte: a verdict rests on bytes that were read in one go.",
  left: (count: string, isOne: boolean) =>
    isOne ? "1 examination had not ended" : `${count} examinations had not ended`,
  leftMeans:
    "The app was closed before there was an answer. Resumed, each is examined from the first byte, because a verdict rests on bytes that were read in one go.",
  was: { waiting: "waited", "under-way": "was under way", cancelled: "was stopped" },
  under: (trust: string) => `under ${trust}`,
  more: (count: string) => `and ${count} more`,
  forget: "Forget",
  forgetAll: "Forget these examinations; the evidence stays",
  resumeAll: "Resume these examinations",
  openOther: "Open evidence",
}
