/** What the screen of single files says, in English. */
export const enSingles = {
  title: "Single files",
  lead: "A file by itself, outside of any evidence bag. It is only read, never changed.",
  dropNow: "Let go to take it here",
  noFolder: "A folder is no single file. Choose a file.",

  judge: {
    title: "Judge a signature",
    lead: "Shows whether a signature belongs to exactly this file, and whose key made it, by the keys that you pinned.",
    notShown: "It does not show that what the file says is true, or who used the key.",
    choice: "File and signature",
    drop: "Choose them, or drop them on this window; a signature is known by the end of its name.",
    file: "File",
    chooseFile: "Choose the file …",
    fileMissing: "Choose the file that was signed.",
    signature: "Its signature",
    signatureHint: "A file of its own: minisign, SSH, JWS, DSSE, CMS or bare bytes.",
    chooseSignature: "Choose the signature …",
    signatureMissing: "Choose the signature over it.",
    stamps: "Time-stamps over the signature (optional)",
    stampsHint:
      "What an authority answered (RFC 3161). One by a pinned authority proves that the signature existed by then.",
    chooseStamp: "Add a time-stamp …",
    removed: "Remove",
    remove: (name: string) => `Remove ${name}`,
    namespace: "Purpose of an SSH signature",
    namespaceHint:
      "Only for SSH signatures: the name that was given at signing; for files mostly “file”.",
    namespaceMissing: "This is an SSH signature, which is for one purpose. Name it, such as file.",
    other: "Choose another …",
    under: "Judged by the keys in",
    noTrustMeans:
      "Without a trust file no key counts as anybody's, so it cannot be shown who signed.",
    run: "Judge the signature",
    running: "The signature is judged …",
    none: "No signature was judged yet.",
    noneMeans:
      "What comes of it stands here: the outcome, whose key it was, and what is not shown.",
    where: "Where",
    resolve: "What settles it",
    particulars: "Particulars",
    save: "Save the outcome as JSON …",
  },
}
