/** `keys`: make keys, show them so that people can compare them, and pin those of others. */
import { existsSync } from "node:fs"
import {
  english,
  Failure,
  formatFingerprint,
  refuseOther,
  toWords,
  type PublicKey,
} from "../core/index.ts"
import {
  generateKey,
  passphraseWarning,
  pinInPack,
  pinKey,
  readEitherKey,
  readKeyToPin,
  readTrustFile,
  refuseInsideEvidence,
  writeKeyFiles,
  type NewPin,
} from "../core/node/index.ts"
import { ALGORITHM, choiceIn } from "./algorithm-choice.ts"
import { actIn, BY, CONFIRM, REASON, SECOND, tellChanged } from "./acts.ts"
import type { Command, Given } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { PASSPHRASE_FD, PASSPHRASE_OPTION, passphrasesIn } from "./passphrases.ts"
import { choice, instantIn } from "./terms.ts"

export const keysNew: Command = {
  name: "keys new",
  summary: "Make a key: encrypted private half, public half, and a certificate for reports.",
  usage: ["keys new --out K [--algorithm ed25519|p256|p384] [--certificate --subject NAME]"],
  takes: { least: 0, most: 0 },
  options: {
    out: { takes: "FILE", says: "private key to write; the public one is FILE.pub beside it" },
    algorithm: {
      takes: "ed25519|p256|p384",
      says: "ed25519 seals and signs logs, p256 also signs reports, p384 seals (default: ed25519)",
    },
    certificate: { says: "also write FILE.crt, which signing reports needs (p256 only)" },
    subject: { takes: "NAME", says: "name in the certificate" },
    [PASSPHRASE_FD]: PASSPHRASE_OPTION,
  },
  examples: [
    { line: "sealwright keys new --out exporter.key", says: "a key that seals bags" },
    {
      line: 'sealwright keys new --algorithm p256 --out examiner.key --certificate --subject "A. Examiner"',
      says: "a key that signs reports",
    },
  ],
  run: makeNew,
}

export const keysShow: Command = {
  name: "keys show",
  summary: "Show a key's algorithm and fingerprint, for reading aloud and comparing.",
  usage: ["keys show K|K.pub"],
  takes: { least: 1, most: 1 },
  options: { [PASSPHRASE_FD]: PASSPHRASE_OPTION },
  examples: [{ line: "sealwright keys show exporter.key.pub", says: "its fingerprint" }],
  run: async (given, io) => {
    const [path = ""] = given.operands
    const key = await readEitherKey(path, passphrasesIn(given).existing)
    io.out(described(key))
    return EXIT.passed
  },
}

export const keysPin: Command = {
  name: "keys pin",
  summary: "Pin somebody's public key for the roles you trust it in.",
  usage: ["keys pin PUB|CERT --trust T.json --subject NAME --role ROLE... [options]"],
  takes: { least: 1, most: 1 },
  options: {
    trust: { takes: "FILE", says: "trust file to extend, or to make when there is none" },
    subject: { takes: "NAME", says: "whose key it is, as you know the person or system" },
    role: {
      takes: "ROLE",
      many: true,
      says: "exporter, archivist, witness, examiner, timestamp or log; may be repeated",
    },
    id: { takes: "ID", says: "name of the pin (default: from the fingerprint)" },
    origin: {
      takes: "ORIGIN",
      many: true,
      says: "only for this log (default: any); may be repeated",
    },
    "valid-from": { takes: "TIME", says: "first instant at which the key is good (RFC 3339)" },
    "valid-until": { takes: "TIME", says: "last instant at which the key is good (RFC 3339)" },
    ...ALGORITHM,
    ...CONFIRM,
    ...BY,
    ...SECOND,
    ...REASON,
  },
  examples: [
    {
      line: 'sealwright keys pin exporter.key.pub --trust trust.json --subject "Acme Ltd" --role exporter',
      says: "after comparing the fingerprint by another way, such as by telephone",
    },
  ],
  run: pin,
}

async function makeNew(given: Given, io: Io): Promise<number> {
  const path = needed(given, "out")
  refuseInsideEvidence(path)
  const algorithm = choice(given, "algorithm", ["ed25519", "p256", "p384"], "ed25519")
  const subject = given.text("subject")
  const isCertified = given.isSet("certificate")
  if (isCertified && algorithm !== "p256") {
    throw new Failure(
      "USAGE",
      "--certificate needs --algorithm p256: reports are signed with ECDSA",
    )
  }
  if (isCertified !== (subject !== undefined)) {
    throw new Failure("USAGE", "--certificate and --subject NAME belong together")
  }
  const passphrase = await passphrasesIn(given).fresh(path)
  const warning = passphraseWarning(passphrase)
  if (warning !== undefined) io.err(`sealwright: ${english(warning)}\n`)
  const key = generateKey(algorithm)
  const certificate = subject === undefined ? {} : { certificate: { subject, notBefore: io.now() } }
  const written = await writeKeyFiles(path, key, { passphrase, ...certificate })
  io.out(`${written.map((file) => `wrote        ${file}`).join("\n")}\n`)
  io.out(described(key.signer.publicKey))
  io.err(
    `\nHand over ${path}.pub, and the fingerprint by another way. Who verifies pins it with\n` +
      `  sealwright keys pin ${path}.pub --trust trust.json --subject NAME --role ROLE\n` +
      "There is no way back to the key without its passphrase.\n",
  )
  return EXIT.passed
}

async function pin(given: Given, io: Io): Promise<number> {
  const [path = ""] = given.operands
  const trust = needed(given, "trust")
  refuseInsideEvidence(trust)
  const roles = given.texts("role")
  if (roles.length === 0) throw new Failure("USAGE", "keys pin: --role ROLE is missing")
  const toPin = readKeyToPin(path, choiceIn(given))
  const spoken = given.text("confirm")
  if (spoken !== undefined) refuseOther(spoken, toPin.key.fingerprint)
  const terms = { ...toPin, subject: needed(given, "subject"), roles: [...new Set(roles)] }
  const { id, waits } = await pinTo(trust, { ...terms, ...restrictions(given) }, { given, io })
  io.out(`${waits ? "proposed" : "pinned  "}     ${id} in ${trust}\n`)
  io.out(described(toPin.key))
  if (waits) {
    io.err(
      `\nIt counts once another person confirms it:\n  sealwright keys confirm ${id} --trust ${trust} --by NAME --confirm SPOKEN\n`,
    )
  } else if (spoken === undefined) {
    io.err("\nCompare this fingerprint with the signer by another way before you rely on it.\n")
  }
  return EXIT.passed
}

const NEED_A_PACK = ["by", "second", "reason"]

/** Pins a key; a list of pins (schema 1) stays one unless something is said that it cannot hold. */
async function pinTo(
  trust: string,
  pin: NewPin,
  { given, io }: { readonly given: Given; readonly io: Io },
): Promise<{ readonly id: string; readonly waits: boolean }> {
  const isList = existsSync(trust) && readTrustFile(trust).schema === "sealwright.trust/1"
  const isMore = pin.certificate !== undefined || pin.key.pss !== undefined
  const needsPack = isMore || NEED_A_PACK.some((name) => given.isSet(name))
  if (isList && !needsPack) return { id: await pinKey(trust, pin), waits: false }
  const act = actIn(given, io, "pinned")
  const pinned = await pinInPack({ path: trust, act }, pin)
  tellChanged(pinned, trust, io)
  return pinned
}

function restrictions(given: Given): Partial<NewPin> {
  const id = given.text("id")
  const origins = given.texts("origin")
  const validFrom = instantIn(given, "valid-from")
  const validUntil = instantIn(given, "valid-until")
  return {
    ...(id === undefined ? {} : { id }),
    ...(origins.length === 0 ? {} : { origins }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  }
}

function needed(given: Given, option: string): string {
  const text = given.text(option)
  if (text !== undefined) return text
  throw new Failure("USAGE", `--${option} is missing (see --help)`)
}

/** Two lines of eight groups, and four of eight words: what two people compare. */
function described({ algorithm, fingerprint }: PublicKey): string {
  const groups = formatFingerprint(fingerprint).split(" ")
  const [first, second] = [groups.slice(0, 8), groups.slice(8)].map((line) => line.join(" "))
  const words = toWords(fingerprint)
  return [
    `algorithm    ${algorithm}`,
    `fingerprint  ${String(first)}`,
    `             ${String(second)}`,
    `             ${fingerprint}`,
    ...[0, 8, 16, 24].map(
      (from) => `${from === 0 ? "words" : "     "}        ${words.slice(from, from + 8).join(" ")}`,
    ),
    "",
  ].join("\n")
}
