/** Sentences that introduce commands; the commands are the same in every language. */
export const ENGLISH_REVERIFY = {
  title: "How to verify this without Sealwright",
  setBag:
    "Unpack an archive into a new folder first. Set BAG to the folder that holds bagit.txt, TRUST to your own trust file, and WORK to an empty folder outside the evidence.",
  files:
    "The files: each line must end in OK. (Percent signs and line breaks in names are written %25, %0A and %0D in the manifests; such files have to be looked up by hand.)",
  bagDigest: (digest: string) => `The digest of the bag: ${digest}`,
  log: (events: string, head: string) =>
    `The log: the number of its events, ${events}, and its head, ${head}`,
  seal: (path: string) =>
    `The seal ${path}: its key is taken from your trust file by fingerprint, never from the evidence. The last command of the first group must report success; those of the second must print "named by the seal", and the number of events and the head as above.`,
  report:
    "This report: when it is a PDF, result.json is attached to it, and its SHA-256 stands at the foot of every page. With the poppler tools, and REPORT set to the file:",
  place: (where: string) => `Unpack an archive into a new folder first. ${where}`,
  setBagOfBagit: "Set BAG to the folder that holds bagit.txt.",
  setBagOfLists: "Set BAG to the folder that holds the lists and the files.",
  setBagOfFiles: "Set BAG to the folder that holds the files.",
  byDigests: (afterwards: string) =>
    `The files, by the digests that were handed over with them. Files that no list names are not looked at. ${afterwards}`,
  okOfBagit:
    "Each line must end in OK. Line breaks (and in bags of version 1.0 percent signs) in names are written %0A, %0D and %25 in the manifests; such files have to be looked up by hand.",
  okOfLists:
    "Each line must end in OK. A list that holds nothing but one digest is compared by hand with the annex.",
  loose:
    "The evidence states no digests that could be checked. These are the digests of its files, to be compared with the annex:",
  archive:
    "No file could be read out of the archive, so only the archive itself can be compared, with the digest given above. Set ARCHIVE to it:",
  otherLists:
    "For every other list, with LIST set to its name, and with md5sum, sha1sum, sha384sum or sha512sum where its digests have 32, 40, 96 or 128 characters:",
}
