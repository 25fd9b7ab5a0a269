/**
 * The room table: who may import whom, and which package enters by which room.
 *
 * Everything that enforces or draws the architecture reads this one file: the
 * dependency rules, the lint rules, the generated docs/architecture.md and the
 * tests that plant violations. To change the architecture, change this table
 * and say why in the commit.
 */

/**
 * Each room of core/ and what it may import besides itself.
 *
 * The order is the order of the argument: bytes at the top, the verdict below.
 * A bare name is that room's door (its index.ts); a longer path is one file.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const pureRooms = {
  base: [],
  encodings: ["base"],
  claims: ["base"],
  findings: ["base"],
  container: ["base", "findings"],
  formats: ["base", "encodings", "claims", "findings", "container"],
  hashing: ["base", "encodings", "claims", "findings"],
  chain: ["base", "encodings", "claims", "findings", "hashing"],
  merkle: ["base", "encodings", "claims", "findings", "hashing"],
  signatures: ["base", "encodings", "claims", "findings", "hashing"],
  // Paths serve time-stamps and pinned authorities alike, so they stand before both.
  certificates: ["base", "encodings", "hashing", "signatures"],
  time: ["base", "encodings", "claims", "findings", "hashing", "signatures", "certificates"],
  // hashing: the history of a trust pack is a chain of digests.
  trust: [
    "base",
    "encodings",
    "claims",
    "findings",
    "hashing",
    "signatures",
    "certificates",
    "time",
  ],
  custody: ["base", "claims", "findings", "chain", "trust"],
  verdict: ["base", "findings", "trust", "custody"],
  // The steps of examine.ts that need several rooms at once, so that examine.ts stays one screen.
  examination: [
    "base",
    "encodings",
    "claims",
    "findings",
    "container",
    "formats",
    "hashing",
    "chain",
    "merkle",
    "signatures",
    "certificates",
    "time",
    "trust",
    "custody",
    "verdict",
  ],
  // One primitive re-performed, for each kind of question that core/check.ts passes on.
  check: [
    "base",
    "encodings",
    "findings",
    "hashing",
    "merkle",
    "signatures",
    "certificates",
    "time",
    "trust",
  ],
  report: ["base", "findings", "verdict"],
  keys: ["base", "encodings", "hashing"],
  seal: [
    "base",
    "encodings",
    "claims",
    "container",
    "hashing",
    "chain",
    "merkle",
    "signatures",
    // Writer and reader must agree on where things lie in a bag, so they share that one file.
    "formats/evidence-bag/layout",
  ],
  // A forger uses every tool there is; what judges the forgery is handed in as a function.
  attack: [
    "base",
    "encodings",
    "claims",
    "findings",
    "container",
    "formats",
    "hashing",
    "merkle",
    "signatures",
    "trust",
    "verdict",
    // Names of files, and the writing of manifests, as the sealer has them.
    "formats/evidence-bag/layout",
  ],
}

/** The rooms that may touch the platform; every other room compiles without Node and DOM. */
export const platformRooms = {
  node: Object.keys(pureRooms),
  pdf: ["base", "encodings", "findings", "report", "signatures", "time"],
}

/** @type {Readonly<Record<string, readonly string[]>>} */
export const rooms = { ...pureRooms, ...platformRooms }

/**
 * The packages that may be imported at all, and the rooms that may do it.
 *
 * A package is a door into the house: anyone who doubts a library should have
 * to read one or two rooms, not the tree. A name ending in "/" is a scope.
 *
 * @type {Readonly<Record<string, { readonly rooms: readonly string[], readonly reason: string }>>}
 */
export const packages = {
  "@noble/": {
    rooms: ["hashing", "signatures", "node"],
    reason: "Cryptography is called where it is wrapped and checked, nowhere else.",
  },
  "@peculiar/": {
    rooms: ["encodings"],
    reason: "ASN.1 libraries read structures; whoever doubts one has to read one room.",
  },
  merkletreejs: {
    rooms: ["node"],
    reason: "Its declarations pull in Node's types, which would blind the compiler in pure rooms.",
  },
  yauzl: {
    rooms: ["node"],
    reason: "It reads through Node's streams and Buffer.",
  },
  "modern-tar": {
    rooms: ["node"],
    reason: "It reads through Web Streams, which pure rooms do not have.",
  },
  fflate: {
    rooms: ["node"],
    reason: "Compression belongs to the writing of files; what is verified is only ever inflated.",
  },
  pdfkit: {
    rooms: ["pdf"],
    reason: "Only one room writes PDF.",
  },
  "dejavu-fonts-ttf": {
    rooms: ["pdf"],
    reason: "Fonts are embedded only where a PDF is written.",
  },
}

/**
 * The packages that are bundled with the window, and are development packages of the
 * command line: whoever installs that gets none of them.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const windowPackages = {
  react: "The window is drawn with it.",
  "react-dom": "It puts what React drew into the page.",
  "react-aria-components": "Controls that work by keyboard and are told to screen readers.",
  "@fontsource-variable/ibm-plex-sans": "The face of the window.",
  "@fontsource/ibm-plex-mono": "Its face of fixed pitch, for digests, paths and commands.",
  "@tanstack/react-virtual": "Lists of a million rows, of which only those in view are drawn.",
}
