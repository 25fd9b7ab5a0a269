/** `seal`: turn a folder into an evidence bag, add a seal to one, or seal its next generation. */
import {
  english,
  escapeForDisplay,
  examine,
  Failure,
  SEAL_ROLES,
  TOOL_VERSION,
  type Result,
  type Saying,
  type SealRole,
  type SealTerms,
  type Signer,
} from "../core/index.ts"
import {
  addSeal,
  besideTheBag,
  extendBag,
  obstacles,
  readSigner,
  refuseInsideEvidence,
  refuseKeysInside,
  sealFolder,
} from "../core/node/index.ts"
import type { Command, Given } from "./command.ts"
import { openForReading } from "./evidence.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { PASSPHRASE_FD, PASSPHRASE_OPTION, passphrasesIn } from "./passphrases.ts"
import { drawProgress } from "./progress.ts"
import { choice, instantIn, readTerms } from "./terms.ts"

export const seal: Command = {
  name: "seal",
  summary: "Seal a folder into an evidence bag, add a seal to one, or seal its next generation.",
  usage: [
    "seal FOLDER --out B --key K [options]",
    "seal --add BAG --key K --role R [--out B2]",
    "seal --extend BAG --key K [--events E] [--out B2]",
  ],
  takes: { least: 1, most: 1 },
  options: {
    out: {
      takes: "B",
      says: "bag to write; .zip, .tar or .tar.gz makes an archive (--extend: default beside the bag)",
    },
    key: { takes: "K", says: "private key that seals" },
    "log-key": { takes: "L", says: "Ed25519 key that signs the log (default: the sealing key)" },
    events: { takes: "E", says: "events to put into the log: JSON lines without seq and prev" },
    role: { takes: SEAL_ROLES.join("|"), says: "role in which the key seals (default: exporter)" },
    exporter: { takes: "NAME", says: "name of the exporter (default: from the key)" },
    at: { takes: "TIME", says: "time of sealing to state (RFC 3339; default: now)" },
    reason: { takes: "TEXT", says: "why it is sealed, stated in the seal" },
    "source-count": { takes: "N", says: "number of items that the source reported for the export" },
    add: { says: "add one more seal to an existing bag; nothing else in it changes" },
    extend: { says: "write the next generation of an existing bag, with further events" },
    trust: { takes: "FILE", says: "with --add and --extend: pinned keys to check the bag against" },
    policy: { takes: "FILE", says: "with --add and --extend: policy to check the bag by" },
    [PASSPHRASE_FD]: PASSPHRASE_OPTION,
  },
  examples: [
    {
      line: "sealwright seal export/ --out case-17.bag --key exporter.key",
      says: "seal what a platform exported",
    },
    {
      line: "sealwright seal export/ --out case-17.zip --key exporter.key --events audit.jsonl",
      says: "as one file, with the platform's own log of events",
    },
    {
      line: "sealwright seal --add case-17.bag --key witness.key --role witness",
      says: "a second person seals the same bag",
    },
    {
      line: "sealwright seal --extend case-17.bag --out case-17b.bag --key archivist.key --role archivist --events handover.jsonl",
      says: "record what happened since, and seal all of it anew",
    },
  ],
  run: (given, io) => {
    if (given.isSet("add") && given.isSet("extend")) {
      throw new Failure("USAGE", "--add and --extend are two different things; give one of them")
    }
    if (given.isSet("add")) return runAdd(given, io)
    return given.isSet("extend") ? runExtend(given, io) : runSeal(given, io)
  },
}

async function runSeal(given: Given, io: Io): Promise<number> {
  const [source = ""] = given.operands
  refuseOptions(given, ["trust", "policy"], "a new bag")
  const out = needed(given, "out")
  refuseInsideEvidence(out)
  const keys = [given.text("key"), given.text("log-key")].filter((path) => path !== undefined)
  refuseKeysInside(keys, source)
  const { terms, logSigner } = await termsIn(given, io, "acquisition")
  const progress = drawProgress(io, "sealing")
  const sealed = await sealFolder({
    source,
    out,
    terms,
    ...logSigner,
    ...optional("events", given.text("events")),
    ...optional("exporter", given.text("exporter")),
    ...optional("sourceItems", countIn(given, "source-count")),
    signal: io.signal,
    onBytes: progress.onBytes,
  }).finally(progress.clear)
  io.out(
    lines([
      ["sealed", out],
      ["bag id", sealed.bagId],
      ["digest", sealed.digest],
      ["exporter", sealed.exporter],
      ["files", `${sealed.files.count} (${sealed.files.bytes} bytes)`],
      ["events", String(sealed.events)],
      ["seal", `${sealed.seal} as ${terms.role}`],
      ["key", terms.signer.publicKey.fingerprint],
      ...(sealed.unsealed === 0
        ? []
        : ([
            ["not sealed", `${sealed.unsealed} links, devices or empty folders (named in the log)`],
          ] as const)),
    ]),
  )
  tellNext(out, io)
  return EXIT.passed
}

async function runAdd(given: Given, io: Io): Promise<number> {
  refuseOptions(given, ["events", "log-key", "exporter", "source-count"], "a further seal")
  needed(given, "role")
  const { terms } = await termsIn(given, io, "countersignature")
  const bag = await examineBag(given, io)
  if (bag === undefined) return EXIT.failed
  const progress = drawProgress(io, "sealing")
  const added = await addSeal({
    examined: bag.examined,
    terms,
    ...optional("out", given.text("out")),
    signal: io.signal,
    onBytes: progress.onBytes,
  }).finally(progress.clear)
  io.out(
    lines([
      ["sealed", added.location],
      ["bag id", added.bagId],
      ["seal", `${added.seal} as ${terms.role}, after ${added.follows} earlier`],
      ["seal digest", added.sealSha256],
      ["key", terms.signer.publicKey.fingerprint],
    ]),
  )
  tellNext(added.location, io)
  return EXIT.passed
}

async function runExtend(given: Given, io: Io): Promise<number> {
  refuseOptions(given, ["exporter", "source-count"], "a further generation")
  const { terms, logSigner } = await termsIn(given, io, "further events")
  const bag = await examineBag(given, io)
  if (bag === undefined) return EXIT.failed
  const out = given.text("out") ?? besideTheBag(bag.examined.input)
  refuseInsideEvidence(out)
  const progress = drawProgress(io, "sealing")
  const extended = await extendBag({
    ...bag,
    out,
    terms,
    ...logSigner,
    ...optional("events", given.text("events")),
    signal: io.signal,
    onBytes: progress.onBytes,
  }).finally(progress.clear)
  io.out(
    lines([
      ["sealed", out],
      ["bag id", extended.bagId],
      ["generation", String(extended.generation)],
      ["digest", extended.digest],
      ["files", `${extended.files.count} (${extended.files.bytes} bytes)`],
      ["events", String(extended.events)],
      ["seal", `${extended.seal} as ${terms.role}`],
      ["key", terms.signer.publicKey.fingerprint],
      ...extended.erased.map((path) => ["erased", escapeForDisplay(path)] as const),
    ]),
  )
  tellNext(out, io)
  return EXIT.passed
}

interface ExaminedBag {
  readonly examined: Result
  readonly erasureRoles: readonly string[]
}

/** Examines the bag first; `undefined`, with the reasons told, when it must not be sealed further. */
async function examineBag(given: Given, io: Io): Promise<ExaminedBag | undefined> {
  const [path = ""] = given.operands
  const { examination, engine, jobs } = await readTerms(forExamining(given), io)
  const evidence = await openForReading(path, { engine, jobs })
  const drawn = drawProgress(io)
  const progress = { onBytes: drawn.onBytes, signal: io.signal }
  const examined = await examine(evidence, { ...examination, progress }).finally(async () => {
    drawn.clear()
    await evidence.container.close()
  })
  const reasons = obstacles(examined)
  if (reasons.length === 0) return { examined, erasureRoles: examination.policy.erasureRoles }
  io.err(`sealwright: ${path}: cannot be sealed further, and nothing was written\n`)
  for (const reason of reasons) io.err(`  ${escapeForDisplay(english(reason))}\n`)
  return undefined
}

/** Of the options given here, those that an examination takes too. */
function forExamining(given: Given): Given {
  return {
    operands: given.operands,
    text: (option) => (option === "trust" || option === "policy" ? given.text(option) : undefined),
    texts: () => [],
    isSet: () => false,
  }
}

interface GivenTerms {
  readonly terms: SealTerms
  readonly logSigner: { readonly logSigner?: Signer }
}

async function termsIn(given: Given, io: Io, reason: string): Promise<GivenTerms> {
  const at = instantIn(given, "at") ?? io.now()
  const role: SealRole = choice(given, "role", SEAL_ROLES, "exporter")
  const passphrases = passphrasesIn(given)
  const warn = (warning: Saying): void => {
    io.err(`sealwright: ${english(warning)}\n`)
  }
  const signer = await readSigner(needed(given, "key"), passphrases.existing, warn)
  const logKey = given.text("log-key")
  return {
    terms: { signer, role, reason: given.text("reason") ?? reason, at, toolVersion: TOOL_VERSION },
    logSigner:
      logKey === undefined
        ? {}
        : { logSigner: await readSigner(logKey, passphrases.existing, warn) },
  }
}

function needed(given: Given, option: string): string {
  const text = given.text(option)
  if (text !== undefined) return text
  throw new Failure("USAGE", `seal: --${option} is missing (sealwright seal --help)`)
}

function refuseOptions(given: Given, options: readonly string[], what: string): void {
  const odd = options.find((option) => given.isSet(option))
  if (odd !== undefined) throw new Failure("USAGE", `seal: --${odd} does not go with ${what}`)
}

function countIn(given: Given, option: string): number | undefined {
  const text = given.text(option)
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new Failure("USAGE", `--${option} is a number, not "${text}"`)
  return Number(text)
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [_ in K]?: V } {
  // A computed name makes the compiler forget which one it is.
  return (value === undefined ? {} : { [name]: value }) as { readonly [_ in K]?: V }
}

function lines(facts: readonly (readonly [label: string, value: string])[]): string {
  return facts.map(([label, value]) => `${label.padEnd(12)} ${value}\n`).join("")
}

function tellNext(bag: string, io: Io): void {
  io.err(`\nVerify it with\n  sealwright verify ${bag} --trust trust.json\n`)
}
