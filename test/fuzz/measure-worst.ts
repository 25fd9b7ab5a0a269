/**
 * Gives every parser its worst inputs and prints what each cost, one JSON object a line.
 *
 * A program of its own, because memory is measured for a whole process. Time is that of the
 * processor, so a busy machine changes nothing.
 */
import { survives, told, type FuzzedParser } from "./fuzzed-parser.ts"
import { PARSERS } from "./parsers/index.ts"

const collect = (globalThis as { readonly gc?: () => void }).gc // there with --expose-gc

const WORTH_ANOTHER_LOOK_MS = 1_000
const LOOKS = 3

async function cost(parser: FuzzedParser, bytes: Uint8Array) {
  const before = process.cpuUsage()
  const thrown = await survives(parser, bytes.slice())
  const { user, system } = process.cpuUsage(before)
  return { thrown, cpuMs: Math.round((user + system) / 1000) }
}

/** Parsers by what makes their input, so that each input is made once and held alone. */
const inputs = new Map<() => Uint8Array, (readonly [input: string, parser: FuzzedParser])[]>()
for (const parser of PARSERS) {
  for (const [input, make] of Object.entries(parser.worst)) {
    const takers = inputs.get(make) ?? []
    inputs.set(make, takers)
    takers.push([input, parser])
  }
}

for (const [make, takers] of inputs) {
  const bytes = make()
  collect?.()
  for (const [input, parser] of takers) {
    const tried = [await cost(parser, bytes)]
    // Whatever else the machine has to do only ever adds: the least of three is nearest the truth.
    while (tried.length < LOOKS && tried.at(-1)!.cpuMs > WORTH_ANOTHER_LOOK_MS) {
      tried.push(await cost(parser, bytes))
    }
    const { thrown } = tried[0]!
    const answer = {
      parser: parser.name,
      input,
      bytes: bytes.length,
      cpuMs: Math.min(...tried.map(({ cpuMs }) => cpuMs)),
      mostMib: Math.round(process.resourceUsage().maxRSS / 1024),
      ...(thrown === undefined ? {} : { crash: told(thrown) }),
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
}
