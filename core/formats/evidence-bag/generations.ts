/** Earlier sealed states below custody/generations/. See docs/evidence-bag.md, section 10. */
import { LIMITS } from "../../base/index.ts"
import type { GenerationClaim } from "../../claims/index.ts"
import type { TagFiles } from "../tag-files.ts"
import { generationFolder, GENERATIONS } from "./layout.ts"
import { readState } from "./state.ts"

const NUMBER = /^(?:0|[1-9][0-9]{0,8})$/

/** The kept generations in the order of their numbers. */
export async function readGenerations(tags: TagFiles): Promise<readonly GenerationClaim[]> {
  const numbers = generationNumbers(tags)
  const generations: GenerationClaim[] = []
  for (const number of numbers.slice(0, LIMITS.generations)) {
    const folder = generationFolder(number)
    const { bag, ...state } = await readState(tags, `${folder}/`)
    generations.push({ number, folder, ...(bag === undefined ? {} : { info: bag }), ...state })
  }
  if (numbers.length > LIMITS.generations) {
    const reason = `more than ${LIMITS.generations} generations`
    tags.report("LIMIT_EXCEEDED", GENERATIONS, { reason })
  }
  return generations
}

function generationNumbers(tags: TagFiles): readonly number[] {
  const names = new Set<string>()
  for (const path of tags.entries.keys()) {
    if (!path.startsWith(`${GENERATIONS}/`)) continue
    names.add(path.slice(GENERATIONS.length + 1).split("/", 1)[0] ?? "")
  }
  const numbers: number[] = []
  for (const name of names) {
    if (NUMBER.test(name)) numbers.push(Number(name))
    else tags.report("FORMAT_FAILURE", `${GENERATIONS}/${name}`, { reason: "is not a generation" })
  }
  return numbers.sort((a, b) => a - b)
}
