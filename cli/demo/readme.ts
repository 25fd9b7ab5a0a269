/** README.txt of the demo's folder: what lies there, how it was made, and what to try. */
import { ARCHIVED_AT, SEALED_AT } from "./calendar.ts"
import { quoted, type Layout } from "./place.ts"
import { expectationText, facts, suggestions, type Told } from "./story.ts"

export interface ReadmeFacts {
  readonly layout: Layout
  readonly program: string
  readonly passphrase: string
  readonly bagId: string
  readonly counts: string
  readonly told: readonly Told[]
  /** The commands that made all this, as typed but for the program's name. */
  readonly made: readonly string[]
}

export function readmeText(about: ReadmeFacts): string {
  const { layout, passphrase, bagId, counts, told } = about
  return [
    "Sealwright demo",
    "===============",
    "",
    "The Neighbourhood Fund of Harbour Ward, its people and its platform are invented. The keys",
    "were made for this folder alone; their passphrase is public, so trust them nowhere else.",
    "",
    "What lies here",
    "--------------",
    ...facts(layout).flatMap(([path, says]) => [path, `    ${says}`]),
    `${layout.trust}.head`,
    "    the head of that trust file's history: an older trust file beside it fails",
    layout.source,
    "    what the platform exported, before sealing",
    layout.events,
    "    its log: one event a line, without numbers and links, which sealing adds",
    layout.keys,
    `    private keys (passphrase: ${passphrase}), public keys (.pub), a certificate (.crt)`,
    "",
    "The evidence",
    "------------",
    counts,
    `Bag id: ${bagId}`,
    `Sealed by the exporter, as stated at ${SEALED_AT},`,
    `and by the archivist, as stated at ${ARCHIVED_AT}.`,
    "These times are given to the sealer, so that every demo seals the same content. A claimed",
    "time proves nothing, and the verifier says so.",
    "",
    "The five tamperings",
    "-------------------",
    ...told.flatMap(tamperingLines),
    ...tryLines(about),
    ...madeLines(about),
  ].join("\n")
}

function tamperingLines({ tampering, result, isMet }: Told, index: number): readonly string[] {
  const { copy, done, hides, expected } = tampering
  return [
    `${index + 1}) tampered/${copy}`,
    `    ${done}`,
    `    ${hides}`,
    `    expected: ${expected.verdict}, ${expectationText(expected)}`,
    `    found:    ${result.verdict}, ${isMet ? "the same" : "something else: a defect, please report it"}`,
    "",
  ]
}

function tryLines({ layout, program, bagId }: ReadmeFacts): readonly string[] {
  const [bag, trust] = [quoted(layout.bag), quoted(layout.trust)]
  return [
    "What to try",
    "-----------",
    "From the folder in which the demo was started:",
    "",
    ...suggestions(layout, program).flatMap(({ says, line }) => [`# ${says}`, line, ""]),
    "# is it the bag that was meant? Ask for it by its id",
    `${program} verify ${bag} --trust ${trust} --expect ${bagId}`,
    "",
    "# change any byte below data/, and see",
    `echo " " >> ${quoted(`${layout.bag}/data/app.json`)}`,
    `${program} verify ${bag} --trust ${trust}`,
    "",
  ]
}

function madeLines({ program, made }: ReadmeFacts): readonly string[] {
  return [
    "How it was made",
    "---------------",
    "The demo has no way into the verifier that you do not have. These are its commands, in",
    "order; between them it changed the copies as the file cli/demo/forgery.ts shows.",
    "",
    ...made.map((line) => `${program} ${line}`),
    "",
  ]
}
