/** What a finding says of itself, where its own values tell more than the sentence of its code. */

/** One record of a log and a file that it speaks of, as they are written. */
export interface NamedByRecord {
  readonly log: string
  readonly record: string
  /** How many findings of this kind there are; absent where it is the only one. */
  readonly all?: string
}

/** What lies in a folder, as `core/formats` says it. */
export type Held = "a sealed bag" | "a bag" | "a list of digests"

/** How many bytes of an archive its listing does not show, from where on, and what an entry among them is named like. */
export interface GapTold {
  readonly bytes: string
  readonly at: string
  /** The name itself stands with the finding: whoever wrote it may have written a sentence. */
  readonly named?: "the same" | "another"
}

export const ENGLISH_DETAILS = {
  /** The first gap of several, or the only one. */
  gap: ({ bytes, at, named }: GapTold, isOnly: boolean) => {
    const states = {
      "the same": "; among them is the beginning of an entry of the same name",
      another: "; among them is the beginning of an entry of another name",
      none: "",
    }[named ?? "none"]
    const more = isOnly ? "" : " There are further such gaps."
    return `The listing of the archive does not show all of it: ${bytes} from offset ${at} on${states}. Another program may read them as a second entry in the place of the first.${more}`
  },
  notOfItsFormat: (reason: string) => `Not of the format that it claims: ${reason}.`,
  inAll: (findings: string) => `There are ${findings} such findings.`,
  missingBetween: (records: string) => `Missing in between: ${records}, which may hold the change.`,
  missingBetweenSome: (some: string, all: string) =>
    `In ${some} of the ${all} places listed records are missing in between, which may hold the change.`,
  /** Both are kinds, as the signature and the place where it stands name them. */
  otherKind: (stands: string, wanted: string) =>
    `A signature for another kind of statement: "${stands}" stands there, and "${wanted}" was wanted.`,
  /** After the name of the file. */
  otherDigest: ({ log, record, all }: NamedByRecord) =>
    all === undefined
      ? `Record ${record} of ${log} names another digest for this file than it has.`
      : `Record ${record} of ${log} names another digest for the first of these files than it has; there are ${all} such findings.`,
  held: {
    "a sealed bag": "a sealed bag",
    "a bag": "a bag",
    "a list of digests": "a list of digests, by its name",
  } satisfies Record<Held, string> as Readonly<Record<Held, string>>,
  liesIn: (held: string, folder: string, isPacked: boolean) =>
    isPacked
      ? `${folder}/ holds ${held}: unpack the archive, and open that folder.`
      : `${folder}/ holds ${held}: open that folder.`,
  alsoIn: (folders: string) => `The same goes for further folders: ${folders}.`,
  utf16: (file: string) =>
    `${file} is named like a list of digests and is written in UTF-16, which is not read: save it as UTF-8 in a copy of the folder, and open that copy.`,
}
