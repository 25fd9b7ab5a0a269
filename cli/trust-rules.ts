/** `keys anchor`, `revocation-data`, `threshold`, `witness`, `rules` and `head`: what a trust file holds besides keys. */
import { escapeForDisplay, Failure, parseRfc3339, toHex } from "../core/index.ts"
import {
  importRevocation,
  pinAnchor,
  pinHead,
  readAuthority,
  readCheckpointFile,
  readRevocationFile,
  readTrustFile,
  refuseInsideEvidence,
  setRules,
  setThreshold,
  setWitnesses,
} from "../core/node/index.ts"
import { actIn, BY, REASON, SECOND, tellChanged } from "./acts.ts"
import type { Command, Given, OptionSpec } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { listOfKeys, revocationLine } from "./key-list.ts"
import { instantIn } from "./terms.ts"

const TRUST: Readonly<Record<string, OptionSpec>> = {
  trust: { takes: "FILE", says: "trust file" },
}
const ROLE_NAMES = "exporter, archivist, witness, examiner, timestamp or log"

export const keysAnchor: Command = {
  name: "keys anchor",
  summary: "Pin the certificate of an authority, for time-stamps or for those who sign.",
  usage: ["keys anchor CERT --trust T.json --subject NAME --purpose timestamp|signing [options]"],
  takes: { least: 1, most: 1 },
  options: {
    ...TRUST,
    subject: { takes: "NAME", says: "the authority, as you know it" },
    purpose: { takes: "PURPOSE", many: true, says: "timestamp or signing; may be repeated" },
    role: { takes: "ROLE", many: true, says: "signing: what those it certifies may act as" },
    name: {
      takes: "DN",
      many: true,
      says: "signing: whose certificates; the whole subject, such as CN=Ann,O=Acme,C=CH; may be repeated",
    },
    id: { takes: "ID", says: "name of the pin (default: from the certificate)" },
    "valid-from": { takes: "TIME", says: "first instant at which it is good (RFC 3339)" },
    "valid-until": { takes: "TIME", says: "last instant at which it is good (RFC 3339)" },
    ...BY,
    ...SECOND,
    ...REASON,
  },
  examples: [
    {
      line: 'sealwright keys anchor tsa-root.pem --trust trust.json --subject "Stamp Office" --purpose timestamp --reason "from their office"',
      says: "compare the SHA-256 that it prints with one from the authority by another way",
    },
    {
      line: 'sealwright keys anchor ca.pem --trust trust.json --subject "Chamber" --purpose signing --role exporter --name "CN=Ann,O=Acme,C=CH" --reason "their signers"',
      says: "CMS signatures by that subject then count without a pin, given current revocation data",
    },
  ],
  run: anchor,
}

export const keysRevocationData: Command = {
  name: "keys revocation-data",
  summary: "Import revocation lists and OCSP responses, which authorities issue.",
  usage: ["keys revocation-data FILE... --trust T.json [--by NAME] [--reason WHY]"],
  takes: { least: 1, most: Infinity },
  options: { ...TRUST, ...BY, ...REASON },
  examples: [
    {
      line: "sealwright keys revocation-data ca.crl --trust trust.json",
      says: "fetched by hand on a machine with a network; keys list shows how old it is",
    },
  ],
  run: revocationData,
}

export const keysThreshold: Command = {
  name: "keys threshold",
  summary: "Ask for seals by several people in a role, on top of the policy's seals.",
  usage: [
    "keys threshold --trust T.json --role ROLE... --count N [--not-also ROLE]... --reason WHY",
  ],
  takes: { least: 0, most: 0 },
  options: {
    ...TRUST,
    role: { takes: "ROLE", many: true, says: `in which roles; ${ROLE_NAMES}; may be repeated` },
    count: { takes: "N", says: "how many different people; 0 takes the threshold away" },
    "not-also": { takes: "ROLE", many: true, says: "who is pinned in this role does not count" },
    "only-key": { takes: "ID", many: true, says: "only these keys count (default: all)" },
    ...BY,
    ...REASON,
  },
  examples: [
    {
      line: 'sealwright keys threshold --trust trust.json --role archivist --count 2 --not-also exporter --reason "four eyes"',
      says: "two archivists, none of them the exporter",
    },
  ],
  run: threshold,
}

export const keysWitness: Command = {
  name: "keys witness",
  summary: "Say which pinned keys cosign checkpoints, and how many of them it takes.",
  usage: ["keys witness ID... --trust T.json --quorum N --reason WHY"],
  takes: { least: 0, most: Infinity },
  options: {
    ...TRUST,
    quorum: { takes: "N", says: "how many of them it takes; 0, and no ID, takes the rule away" },
    ...BY,
    ...REASON,
  },
  examples: [
    {
      line: 'sealwright keys witness w1 w2 w3 --trust trust.json --quorum 2 --reason "as agreed"',
      says: "all of them, each pinned in the role witness; replaces those named before",
    },
  ],
  run: witness,
}

export const keysRules: Command = {
  name: "keys rules",
  summary: "Set when algorithms and the trust file itself end, and how many persons pin.",
  usage: ["keys rules --trust T.json [--sunset ALGORITHM=TIME]... [options] --reason WHY"],
  takes: { least: 0, most: 0 },
  options: {
    ...TRUST,
    sunset: {
      takes: "ALGORITHM=TIME",
      many: true,
      says: "from then on nothing new may rest on it; ALGORITHM=never takes the date away",
    },
    "stale-after": { takes: "TIME", says: "from when on this file is too old to rely on" },
    persons: { takes: "1|2", says: "how many persons it takes to pin a key" },
    name: { takes: "NAME", says: "what people call this trust file" },
    ...BY,
    ...SECOND,
    ...REASON,
  },
  examples: [
    {
      line: 'sealwright keys rules --trust trust.json --sunset rsa-pkcs1-sha256=2030-12-31T23:59:59Z --reason "SP 800-131A"',
      says: "what is not proven to be older does not count from then on",
    },
  ],
  run: rules,
}

export const keysHead: Command = {
  name: "keys head",
  summary: "Pin the state of a log that you saw, so that no older one passes for the latest.",
  usage: ["keys head CHECKPOINT --trust T.json [--unsigned] [--by NAME] [--reason WHY]"],
  takes: { least: 1, most: 1 },
  options: {
    ...TRUST,
    unsigned: { says: "pin it although no key that is pinned for its log, and good, signed it" },
    ...BY,
    ...REASON,
  },
  examples: [
    {
      line: "sealwright keys head case-17.bag/custody/checkpoint --trust trust.json",
      says: "after verify has passed that bag",
    },
  ],
  run: async (given, io) => {
    const [file = ""] = given.operands
    const path = trustIn(given)
    const act = actIn(given, io, "seen")
    const isUnsigned = given.isSet("unsigned")
    const read = readCheckpointFile(file)
    const { head, signer, ...changed } = await pinHead({ path, act }, { file: read, isUnsigned })
    tellChanged(changed, path, io)
    io.out(`pinned       ${escapeForDisplay(head.origin)} at ${String(head.size)} in ${path}\n`)
    io.out(`root         ${toHex(head.root)}\n`)
    const by = signer === undefined ? "nobody who is pinned" : `${signer.id}, ${signer.subject}`
    io.out(`signed by    ${escapeForDisplay(by)}\n`)
    return EXIT.passed
  },
}

async function anchor(given: Given, io: Io): Promise<number> {
  const [file = ""] = given.operands
  const path = trustIn(given)
  const { certificate, name, sha256 } = readAuthority(file)
  const [id, validFrom, validUntil] = [
    given.text("id"),
    instantIn(given, "valid-from"),
    instantIn(given, "valid-until"),
  ]
  const changed = await pinAnchor(
    { path, act: actIn(given, io) },
    {
      certificate,
      subject: needed(given, "subject"),
      purposes: several(given, "purpose"),
      roles: given.texts("role"),
      names: given.texts("name"),
      ...(id === undefined ? {} : { id }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
    },
  )
  tellChanged(changed, path, io)
  io.out(`pinned       ${changed.id} in ${path}\n`)
  io.out(`certificate  ${escapeForDisplay(name)}\n`)
  io.out(`sha256       ${sha256}\n`)
  return EXIT.passed
}

async function revocationData(given: Given, io: Io): Promise<number> {
  const path = trustIn(given)
  const files = given.operands.map(readRevocationFile)
  const act = actIn(given, io, "revocation data of authorities")
  const changed = await importRevocation({ path, act }, files, readTrustFile(path))
  if (changed !== undefined) tellChanged(changed, path, io)
  for (const { source } of files) io.out(`${revocationLine(source, io.now())}\n`)
  io.out(
    changed === undefined
      ? `unchanged    all of it is in ${path} already\n`
      : `imported     into ${path}\n`,
  )
  return EXIT.passed
}

async function threshold(given: Given, io: Io): Promise<number> {
  const path = trustIn(given)
  const rule = {
    roles: several(given, "role"),
    count: countIn(given, "count"),
    notAlso: given.texts("not-also"),
    keys: given.texts("only-key"),
  }
  const changed = await setThreshold({ path, act: actIn(given, io) }, rule)
  tellChanged(changed, path, io)
  io.out(listOfKeys(changed.trust, io.now(), []))
  return EXIT.passed
}

async function witness(given: Given, io: Io): Promise<number> {
  const path = trustIn(given)
  const quorum = countIn(given, "quorum")
  if ((quorum === 0) !== (given.operands.length === 0)) {
    throw new Failure("USAGE", "name the witnesses and a quorum, or none and --quorum 0")
  }
  const act = actIn(given, io)
  const changed = await setWitnesses({ path, act }, { keys: given.operands, quorum })
  tellChanged(changed, path, io)
  io.out(listOfKeys(changed.trust, io.now(), []))
  return EXIT.passed
}

async function rules(given: Given, io: Io): Promise<number> {
  const path = trustIn(given)
  const [name, persons] = [given.text("name"), personsIn(given)]
  const staleAfter = instantIn(given, "stale-after")
  const sunsets = new Map(given.texts("sunset").map(sunsetIn))
  if ([name, persons, staleAfter].every((one) => one === undefined) && sunsets.size === 0) {
    throw new Failure("USAGE", "keys rules: nothing to set (see --help)")
  }
  const changed = await setRules(
    { path, act: actIn(given, io) },
    {
      sunsets,
      ...(name === undefined ? {} : { name }),
      ...(persons === undefined ? {} : { persons }),
      ...(staleAfter === undefined ? {} : { staleAfter }),
    },
  )
  tellChanged(changed, path, io)
  io.out(listOfKeys(changed.trust, io.now(), []))
  return EXIT.passed
}

function personsIn(given: Given): 1 | 2 | undefined {
  const text = given.text("persons")
  if (text === undefined) return undefined
  if (text === "1") return 1
  if (text === "2") return 2
  throw new Failure("USAGE", "--persons is 1 or 2")
}

function sunsetIn(text: string): readonly [algorithm: string, notAfter: number | undefined] {
  const [, algorithm = "", time = ""] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (time === "never") return [algorithm, undefined]
  const notAfter = parseRfc3339(time)
  if (notAfter === undefined) {
    const message = "--sunset needs ALGORITHM=TIME, such as rsa-pkcs1-sha256=2030-12-31T23:59:59Z"
    throw new Failure("USAGE", message)
  }
  return [algorithm, notAfter]
}

function countIn(given: Given, option: string): number {
  const text = needed(given, option)
  if (!/^(?:0|[1-9]\d{0,3})$/.test(text)) throw new Failure("USAGE", `--${option} is no number`)
  return Number(text)
}

function trustIn(given: Given): string {
  const path = needed(given, "trust")
  refuseInsideEvidence(path)
  return path
}

function several(given: Given, option: string): readonly string[] {
  const texts = [...new Set(given.texts(option))]
  if (texts.length > 0) return texts
  throw new Failure("USAGE", `--${option} is missing (see --help)`)
}

function needed(given: Given, option: string): string {
  const text = given.text(option)
  if (text !== undefined) return text
  throw new Failure("USAGE", `--${option} is missing (see --help)`)
}
