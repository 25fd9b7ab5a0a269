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
