/** `attack`: tamper with evidence in memory in every known way, and see whether each is caught. */
import {
  ATTACK_NUMBERS,
  attackDocument,
  english,
  examine,
  Failure,
  printableJson,
  type Attack,
  type AttackReport,
  type NoBaseline,
  type Saying,
  type Signer,
} from "../core/index.ts"
import { attackEvidence, readSigner } from "../core/node/index.ts"
import { attackText } from "./attack-text.ts"
import type { Command, Given } from "./command.ts"
import { openForReading } from "./evidence.ts"
import { EXIT } from "./exit-codes.ts"
import type { Io } from "./io.ts"
import { PASSPHRASE_FD, PASSPHRASE_OPTION, passphrasesIn } from "./passphrases.ts"
import { readTerms, refuseTrustFromEvidence, type Terms } from "./terms.ts"
import { TRUST_OPTIONS } from "./trust-options.ts"

export const attackCommand: Command = {
  name: "attack",
  summary: "Tamper with evidence in memory, in every known way, and see whether each is caught.",
  usage: ["attack BAG --trust T.json [--stolen-key K]... [options]"],
  takes: { least: 1, most: 1 },
  options: {
    trust: { takes: "FILE", says: "keys and heads that were pinned" },
    ...TRUST_OPTIONS,
    policy: { takes: "FILE", says: "what must hold (default: built in)" },
    at: { takes: "TIME", says: "instant at which key windows are judged (default: now)" },
    "stolen-key": {
      takes: "FILE",
      many: true,
      says: "private key of the evidence that insiders are to have stolen; may be repeated",
    },
    [PASSPHRASE_FD]: PASSPHRASE_OPTION,
    seed: {
      takes: "N",
      says: "where chance begins; the same N strikes the same places (default: 1)",
    },
    flips: { takes: "N", says: "number of blind byte flips (default: 1000)" },
    format: { takes: "text|json", says: "what to print on standard output (default: text)" },
    engine: {
      takes: "native|portable|both",
      says: "which implementations compute (default: native)",
    },
  },
  examples: [
    {
      line: "sealwright attack case-17.bag --trust trust.json",
      says: "what would be noticed? nothing is written, the bag stays as it is",
    },
    {
      line: "sealwright attack case-17.bag --trust trust.json --stolen-key exporter.key",
      says: "and if somebody had stolen the exporter's key?",
    },
  ],
  run: async (given, io) => {
    const terms = await readTerms(given, io)
    const [path = ""] = given.operands
    refuseTrustFromEvidence(path, terms)
    const numbers = {
      seed: numberIn(given, "seed", ATTACK_NUMBERS.seed),
      flips: numberIn(given, "flips", ATTACK_NUMBERS.flips),
    }
    const answer = await runAttack(path, {
      terms,
      io,
      numbers,
      stolen: await stolenKeys(given, io),
    })
    const document = attackDocument(answer, numbers.seed)
    return "reason" in document ? tellNoBaseline(document, terms, io) : tell(document, terms, io)
  },
}

interface Attacking {
  readonly terms: Terms
  readonly io: Io
  readonly numbers: { readonly seed: number; readonly flips: number }
  readonly stolen: readonly Signer[]
}

async function runAttack(path: string, { terms, io, numbers, stolen }: Attacking): Promise<Attack> {
  const evidence = await openForReading(path, terms)
  const drawn = drawCount(io)
  try {
    return await attackEvidence({
      ...{ path, evidence, examine, stolen, ...numbers },
      ...{ terms: terms.examination, onAttempt: drawn.onAttempt, signal: io.signal },
    })
  } finally {
    drawn.clear()
    await evidence.container.close()
  }
}

async function stolenKeys(given: Given, io: Io): Promise<readonly Signer[]> {
  const passphrases = passphrasesIn(given)
  const warn = (warning: Saying): void => {
    io.err(`sealwright: ${english(warning)}\n`)
  }
  const signers: Signer[] = []
  for (const path of given.texts("stolen-key")) {
    signers.push(await readSigner(path, passphrases.existing, warn))
  }
  return signers
}

function numberIn(given: Given, option: string, otherwise: number): number {
  const text = given.text(option)
  if (text === undefined) return otherwise
  if (!/^\d{1,9}$/.test(text)) throw new Failure("USAGE", `--${option} is a number, not "${text}"`)
  return Number(text)
}

function tell(report: AttackReport, { format }: Terms, io: Io): number {
  const text = format === "json" ? `${printableJson(report, 2)}\n` : attackText(report)
  io.out(text)
  return report.score.missed === 0 ? EXIT.passed : EXIT.failed
}

/** Without a pass beforehand, a verdict that is not green shows nothing about a change. */
function tellNoBaseline(document: NoBaseline, { format }: Terms, io: Io): number {
  if (format === "json") io.out(`${printableJson(document, 2)}\n`)
  else io.err(`sealwright: ${document.reason}\n`)
  return EXIT.indeterminate
}

const EVERY_MS = 200

function drawCount(io: Io): {
  readonly onAttempt: (done: number, operator: string) => void
  readonly clear: () => void
} {
  if (!io.progress) return { onAttempt: () => undefined, clear: () => undefined }
  let drawn = io.now()
  return {
    onAttempt: (done, operator) => {
      if (io.now() - drawn < EVERY_MS) return
      drawn = io.now()
      io.err(`\r\u001B[Kattacking: ${done} so far, ${operator}`)
    },
    clear: () => {
      io.err("\r\u001B[K")
    },
  }
}
