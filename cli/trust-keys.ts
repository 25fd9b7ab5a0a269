/** `keys confirm`, `rotate`, `revoke`, `compromise`, `record`, `sign` and `list`: the life of a pin. */
import { english, Failure, issueIn, refuseOther, type TrustStore } from "../core/index.ts"
import {
  compromisePin,
  confirmPin,
  readKeyToPin,
  readSigner,
  readTrustFile,
  recordTrust,
  refuseInsideEvidence,
  revokePin,
  rotatePin,
  signTrust,
  type TrustAct,
  type TrustChanged,
} from "../core/node/index.ts"
import { ALGORITHM, choiceIn } from "./algorithm-choice.ts"
import { actIn, BY, CONFIRM, REASON, SECOND, tellChanged } from "./acts.ts"
import type { Command, Given, OptionSpec } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { listOfKeys } from "./key-list.ts"
import { PASSPHRASE_FD, PASSPHRASE_OPTION, passphrasesIn } from "./passphrases.ts"
import { choice, instantIn } from "./terms.ts"

const TRUST: OptionSpec = { takes: "FILE", says: "trust file" }

export const keysConfirm: Command = {
  name: "keys confirm",
  summary: "As the second person: confirm a key that somebody else pinned or proposed.",
  usage: ["keys confirm ID --trust T.json --by NAME --confirm SPOKEN"],
  takes: { least: 1, most: 1 },
  options: { trust: TRUST, ...BY, ...REASON, ...CONFIRM },
  examples: [
    {
      line: 'sealwright keys confirm key-ffba3f5832b28dcb --trust trust.json --by "B. Auditor" --confirm "$(cat spoken.txt)"',
      says: "after the owner read the words aloud",
    },
  ],
  run: async (given, io) => {
    const [id = ""] = given.operands
    const path = trustIn(given)
    const spoken = needed(given, "confirm")
    const act = actIn(given, io, "compared the fingerprint with the owner")
    const changed = await confirmPin({ path, act }, { id, spoken })
    tellChanged(changed, path, io)
    io.out(`confirmed    ${id} in ${path}\n`)
    return EXIT.passed
  },
}

export const keysRotate: Command = {
  name: "keys rotate",
  summary: "Replace a pinned key by a new one of the same subject, in the same roles.",
  usage: ["keys rotate ID PUB --trust T.json --reason WHY [options]"],
  takes: { least: 2, most: 2 },
  options: {
    trust: TRUST,
    ...BY,
    ...ALGORITHM,
    ...SECOND,
    ...REASON,
    ...CONFIRM,
    id: { takes: "ID", says: "name of the new pin (default: from the fingerprint)" },
    at: { takes: "TIME", says: "when the new key takes over, RFC 3339 (default: now)" },
    "valid-until": { takes: "TIME", says: "last instant at which the new key is good (RFC 3339)" },
  },
  examples: [
    {
      line: 'sealwright keys rotate key-ffba3f5832b28dcb new.key.pub --trust trust.json --reason "yearly"',
      says: "the old key ends where the new one begins",
    },
  ],
  run: rotate,
}

export const keysRevoke: Command = {
  name: "keys revoke",
  summary: "End trust in a key or an authority from an instant on; what it signed before stands.",
  usage: ["keys revoke ID --trust T.json --reason WHY [--at TIME] [--by NAME]"],
  takes: { least: 1, most: 1 },
  options: {
    trust: TRUST,
    ...BY,
    ...REASON,
    at: { takes: "TIME", says: "instant from which it is revoked, RFC 3339 (default: now)" },
  },
  examples: [
    {
      line: 'sealwright keys revoke key-ffba3f5832b28dcb --trust trust.json --reason "left the company"',
      says: "from now on",
    },
  ],
  run: async (given, io) => {
    const from = instantIn(given, "at") ?? io.now()
    return end(given, io, (on, id) => revokePin(on, { id, from }))
  },
}

export const keysCompromise: Command = {
  name: "keys compromise",
  summary: "Say that others may have used a key; only proof from before that time still helps.",
  usage: ["keys compromise ID --trust T.json --reason WHY [--at TIME] [--certainty suspected]"],
  takes: { least: 1, most: 1 },
  options: {
    trust: TRUST,
    ...BY,
    ...REASON,
    at: { takes: "TIME", says: "since when, RFC 3339 (default: nobody knows since when)" },
    certainty: { takes: "known|suspected", says: "how sure that is (default: known)" },
  },
  examples: [
    {
      line: 'sealwright keys compromise key-ffba3f5832b28dcb --trust trust.json --reason "laptop stolen" --at 2026-03-01T00:00:00Z',
      says: "proof from before March still helps",
    },
  ],
  run: async (given, io) => {
    const from = instantIn(given, "at")
    const certainty = choice(given, "certainty", ["known", "suspected"], "known")
    const since = from === undefined ? {} : { from }
    return end(given, io, (on, id) => compromisePin(on, { id, certainty, ...since }))
  },
}

export const keysRecord: Command = {
  name: "keys record",
  summary: "Take a change that was made by hand in a trust file into its journal.",
  usage: ["keys record --trust T.json --reason WHY [--by NAME]"],
  takes: { least: 0, most: 0 },
  options: { trust: TRUST, ...BY, ...REASON },
  examples: [
    {
      line: 'sealwright keys record --trust trust.json --reason "2 of 3 archivists from now on"',
      says: "after editing the file; keys threshold, anchor and rules do it without",
    },
  ],
  run: async (given, io) => {
    const path = trustIn(given)
    const act = actIn(given, io)
    tellChanged(await recordTrust({ path, act }), path, io)
    io.out(`recorded     the state of ${path}\n`)
    return EXIT.passed
  },
}

export const keysSign: Command = {
  name: "keys sign",
  summary: "Date and sign a trust file, so that others can hold it to its keeper.",
  usage: ["keys sign --trust T.json --key K [--stale-after TIME] [options]"],
  takes: { least: 0, most: 0 },
  options: {
    trust: TRUST,
    key: { takes: "FILE", says: "key that signs" },
    "stale-after": { takes: "TIME", says: "from when on it is too old to rely on (RFC 3339)" },
    ...BY,
    ...REASON,
    [PASSPHRASE_FD]: PASSPHRASE_OPTION,
  },
  examples: [
    {
      line: "sealwright keys sign --trust trust.json --key archivist.key --stale-after 2027-01-01T00:00:00Z",
      says: "others verify it with --trust-signer archivist.key.pub",
    },
  ],
  run: async (given, io) => {
    const path = trustIn(given)
    const staleAfter = instantIn(given, "stale-after")
    const act = actIn(given, io, "issued for use by others")
    const signer = await readSigner(
      needed(given, "key"),
      passphrasesIn(given).existing,
      (warning) => {
        io.err(`sealwright: ${english(warning)}\n`)
      },
    )
    const issue = (pack: Parameters<typeof issueIn>[0]) => issueIn(pack, staleAfter, act)
    const { signatures } = await signTrust({ path, act }, signer, issue)
    io.out(`signed       ${path}, signature ${String(signatures)}\n`)
    io.out(`by           ${signer.publicKey.fingerprint}\n`)
    return EXIT.passed
  },
}

export const keysList: Command = {
  name: "keys list",
  summary: "Show all keys of a trust file, what became of each, and where its history stands.",
  usage: ["keys list --trust T.json [--at TIME]"],
  takes: { least: 0, most: 0 },
  options: {
    trust: TRUST,
    at: { takes: "TIME", says: "instant at which standing is judged, RFC 3339 (default: now)" },
  },
  examples: [{ line: "sealwright keys list --trust trust.json", says: "who is trusted for what" }],
  run: (given, io) => {
    const trust: TrustStore = readTrustFile(needed(given, "trust"))
    io.out(listOfKeys(trust, instantIn(given, "at") ?? io.now()))
    return Promise.resolve(EXIT.passed)
  },
}

async function rotate(given: Given, io: Io): Promise<number> {
  const [id = "", file = ""] = given.operands
  const path = trustIn(given)
  const act = actIn(given, io)
  const toPin = readKeyToPin(file, choiceIn(given))
  const spoken = given.text("confirm")
  if (spoken !== undefined) refuseOther(spoken, toPin.key.fingerprint)
  const newId = given.text("id")
  const from = instantIn(given, "at")
  const validUntil = instantIn(given, "valid-until")
  const changed = await rotatePin(
    { path, act },
    {
      ...{ ...toPin, id },
      ...(newId === undefined ? {} : { newId }),
      ...(from === undefined ? {} : { from }),
      ...(validUntil === undefined ? {} : { validUntil }),
    },
  )
  tellChanged(changed, path, io)
  io.out(`replaced     ${id} by ${changed.newId} in ${path}\n`)
  return EXIT.passed
}

async function end(
  given: Given,
  io: Io,
  ended: (on: TrustAct, id: string) => Promise<TrustChanged>,
): Promise<number> {
  const [id = ""] = given.operands
  const path = trustIn(given)
  const changed = await ended({ path, act: actIn(given, io) }, id)
  tellChanged(changed, path, io)
  io.out(listOfKeys(changed.trust, io.now(), [id]))
  return EXIT.passed
}

function trustIn(given: Given): string {
  const path = needed(given, "trust")
  refuseInsideEvidence(path)
  return path
}

function needed(given: Given, option: string): string {
  const text = given.text(option)
  if (text !== undefined) return text
  throw new Failure("USAGE", `--${option} is missing (see --help)`)
}
