/** What the window says of the terms of an examination, in English. */
export const enTerms = {
  title: "How it is examined",
  asUsual: "Under the built-in policy, at the moment of the examination",
  told: {
    policy: (name: string) => `policy ${name}`,
    signers: (count: string, isOne: boolean) =>
      isOne ? "trust file signed by 1 named key" : `trust file signed by ${count} named keys`,
    head: (entry: string) => `trust file not older than entry ${entry}`,
    engines: { portable: "portable engine", both: "two engines" },
    at: (instant: string) => `keys judged at ${instant}`,
    jobs: (count: string, isOne: boolean) => (isOne ? "1 worker" : `${count} workers`),
    earlier: (name: string) => `compared with ${name}`,
  },
  holds: "Holds for every examination until you change it or close the app.",
  reset: "Back to the default",
  use: "Use",
  add: "Add",
  remove: "Remove",
  removeOf: (what: string) => `Remove: ${what}`,

  policy: "Policy",
  policyHint: "What must hold. Its digest stands in every result.",
  builtIn: "Built-in policy",
  choosePolicy: "Choose a policy …",
  otherPolicy: "Choose another policy …",
  useBuiltIn: "Use the built-in policy",
  policyDigest: "SHA-256 of the policy",

  signers: "Who must have signed the trust file",
  signersHint:
    "The fingerprint of a key that the trust file holds, or the file of a public key. All that you name must have signed.",
  signer: "Signer of the trust file",
  chooseSigner: "Choose a public key …",
  head: "Head of the trust file's history that you kept",
  headHint: "N:HEAD, or the file that holds it. An older trust file then fails.",
  chooseHead: "Choose a file …",
  needTrust:
    "These belong to a trust file, and nobody is trusted: choose a trust file, or remove them.",

  engine: "What computes",
  engines: { native: "Native", portable: "Portable", both: "Both" },
  engineHint: "With both, two implementations compute, and must agree.",
  at: "Instant at which keys are judged (UTC)",
  atHint: "Such as 2026-11-21 or 2026-11-21 09:30. Without one: the moment of the examination.",
  noInstant: "This is no day and no time that there is.",
  jobs: "Workers that compute digests",
  jobsHint: "From 1 to 999. Without a number: one a processor, at most 4.",
  noJobs: "This is no number from 1 to 999.",

  earlier: "Compare with an earlier result (optional)",
  earlierHint:
    "For a drill: is the restored copy what it was? Holds for the next piece of evidence alone.",
  chooseEarlier: "Choose a saved result …",
  otherEarlier: "Choose another result …",
  ofSession: "A result of this session",
  ofSessionAt: (name: string, instant: string) => `${name}, ${instant}`,
  without: "Without a comparison",
  earlierFiles: (count: string, isOne: boolean) =>
    isOne ? "It lists 1 file." : `It lists ${count} files.`,
}
