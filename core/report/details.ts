/**
 * One matter in a sentence of its own, made of what its findings observed: which kind of
 * signature, which record and file, where evidence lies instead.
 *
 * Only findings of one code come here, and none of whose cause is known.
 */
import type { FindingCode } from "../findings/index.ts"
import type { FindingResult, Result } from "../verdict/index.ts"
import { sentencesOf } from "./cases.ts"
import { comparedLogSays } from "./comparison.ts"
import type { Held } from "./english/details.ts"
import { observedValue } from "./findings.ts"
import type { Wording } from "./wording.ts"

export interface Detailed {
  /** What it concerns, where that is not where the findings stand. */
  readonly concerns?: readonly string[]
  readonly says: string
}

type Found = readonly [FindingResult, ...FindingResult[]]
/** What of the result besides the findings tells more. */
type About = Pick<Result, "comparison"> & { readonly input: Pick<Result["input"], "container"> }
type Details = (found: Found, wording: Wording, about: About) => Detailed | undefined

const DETAILS: Partial<Record<FindingCode, Details>> = {
  BASELINE_DIFFERS: otherLog,
  CONTAINER_AMBIGUOUS: gaps,
  CONTEXT_MISMATCH: otherKind,
  EVENT_DIGEST_MISMATCH: otherDigest,
  FORMAT_FAILURE: notOfItsFormat,
  FORMAT_UNKNOWN: elsewhere,
  VALUE_CHAIN_BREAK: otherStates,
}

/** `undefined` where the sentence of the code says all there is to say. */
export function detailOf(found: Found, wording: Wording, about: About): Detailed | undefined {
  return DETAILS[found[0].code]?.(found, wording, about)
}

function otherLog([found]: Found, wording: Wording, about: About): Detailed | undefined {
  const said = comparedLogSays(about, wording)
  if (said === undefined || about.comparison?.log?.way === "same") return undefined
  return { says: `${sentencesOf(found, wording).says} ${said}` }
}

/** What lies in the first gap of an archive, where all of the findings are about gaps. */
function gaps(found: Found, { words, count }: Wording): Detailed | undefined {
  if (!found.every(isOfGap)) return undefined
  const [{ at, observed }] = found
  const { gapAt, gapBytes, gapNames } = observed
  const bytes = Number(gapBytes)
  const place = { bytes: words.counted.bytes(count(bytes), bytes === 1), at: count(Number(gapAt)) }
  // The archive states names with the folder of the bag before them.
  const isSame = at.path !== "" && `/${gapNames ?? ""}`.endsWith(`/${at.path}`)
  const named = isSame ? "the same" : "another"
  const told = gapNames === undefined ? place : ({ ...place, named } as const)
  return { says: words.inShort.details.gap(told, found.length === 1) }
}

/** The last of very many only counts those that are not kept. */
function isOfGap({ observed }: FindingResult): boolean {
  return observed["gapBytes"] !== undefined || observed["more"] !== undefined
}

/** Which objects are not in the state that they were left in, and what is missing in between. */
function otherStates(found: Found, wording: Wording): Detailed | undefined {
  const { words, count } = wording
  const missing = missingBetween(found, wording)
  const concerns = found.flatMap(({ observed }) => observed["object"] ?? [])
  if (concerns.length === 0) return missing
  const says = missing?.says ?? sentencesOf(found[0], wording).says
  // The last of very many only counts those that are not kept, and names no object.
  const total = found.find(({ observed }) => observed["more"] !== undefined)?.observed["total"]
  const all = total === undefined ? "" : ` ${words.inShort.details.inAll(count(Number(total)))}`
  return { concerns, says: `${says}${all}` }
}

/** Records that are missing before some of the events, or before all of them. */
function missingBetween(found: Found, wording: Wording): Detailed | undefined {
  const { words, language, shown, count } = wording
  // The last of very many only counts those that are not kept: of them nothing is known here.
  const kept = found.filter(({ observed }) => observed["more"] === undefined)
  const missing = kept.flatMap(({ observed }) => observed["missingBetween"] ?? [])
  const [first] = missing
  if (first === undefined) return undefined
  const { details } = words.inShort
  const { says } = words.codes.VALUE_CHAIN_BREAK
  if (missing.length < kept.length || kept.length < found.length) {
    const some = details.missingBetweenSome(count(missing.length), count(kept.length))
    return { says: `${says} ${some}` }
  }
  const isOne = missing.every((one) => one === first)
  if (!isOne) return { says: sentencesOf(found[0], wording).says }
  const records = shown(observedValue(language, "missingBetween", first))
  const written = records.replaceAll(/\d+/gu, (digits) => count(Number(digits)))
  return { says: `${says} ${details.missingBetween(written)}` }
}

/** Only where all of them are about the same two kinds. */
function otherKind(found: Found, { words, shown }: Wording): Detailed | undefined {
  const { payloadType, expected } = found[0].observed
  const isSame = ({ observed }: FindingResult): boolean =>
    observed["payloadType"] === payloadType && observed["expected"] === expected
  if (payloadType === undefined || expected === undefined || !found.every(isSame)) return undefined
  return { says: words.inShort.details.otherKind(shown(payloadType), shown(expected)) }
}

function otherDigest(found: Found, { words, count, shown }: Wording): Detailed | undefined {
  const [{ at, observed }] = found
  const { file } = observed
  if (file === undefined || at.range === undefined) return undefined
  // The last of very many only counts those that are not kept.
  const all = found.reduce((sum, one) => sum + Number(one.observed["more"] ?? 1), 0)
  const named = { log: shown(at.path), record: count(at.range.first) }
  return {
    concerns: found.flatMap((one) => one.observed["file"] ?? []),
    says: words.inShort.details.otherDigest(all === 1 ? named : { ...named, all: count(all) }),
  }
}

/** Why what was opened, as a whole, is not what it claims: the reason is a phrase of ours. */
function notOfItsFormat(found: Found, { words, language, shown }: Wording): Detailed | undefined {
  const [{ at, observed }] = found
  const { reason } = observed
  if (at.path !== "" || reason === undefined || found.length > 1) return undefined
  const why = shown(observedValue(language, "reason", reason))
  return { says: words.inShort.details.notOfItsFormat(why) }
}

/** `folder` and `holds`, `folder2` and `holds2`, ... as core/formats numbers them. */
function elsewhere(
  [{ observed }]: Found,
  { words, shown, count }: Wording,
  { input: { container } }: About,
): Detailed | undefined {
  const { details } = words.inShort
  const isPacked = container !== "folder"
  const folders = ["", "2", "3"].flatMap((number) => {
    const [folder, held] = [observed[`folder${number}`], observed[`holds${number}`]]
    if (folder === undefined || held === undefined || !isHeld(held, details.held)) return []
    return [details.liesIn(details.held[held], shown(folder), isPacked)]
  })
  const { otherFolders, utf16 } = observed
  const others = otherFolders === undefined ? [] : [details.alsoIn(count(Number(otherFolders)))]
  const lists = utf16 === undefined ? [] : [details.utf16(shown(utf16))]
  const said = [...folders, ...others, ...lists]
  return said.length === 0 ? undefined : { says: said.join(" ") }
}

function isHeld(text: string, held: Readonly<Record<Held, string>>): text is Held {
  return Object.hasOwn(held, text)
}
