/**
 * Seals: each well-formed envelope below seals/ is a claim, anything else there is none.
 *
 * @see docs/evidence-bag.md, section 8
 */
import { LIMITS } from "../../base/index.ts"
import { parseSealStatement, type SealClaim } from "../../claims/index.ts"
import { parseSealEnvelope } from "../../encodings/index.ts"
import type { TagFiles } from "../tag-files.ts"
import { SEAL_NAME_PATTERN, SEALS } from "./layout.ts"

const EXTENSION = ".dsse.json"

/**
 * The seals of one state, in the order of their paths.
 *
 * @param folder - "" for the current state, else a folder with trailing slash.
 */
export async function readSeals(tags: TagFiles, folder: string): Promise<readonly SealClaim[]> {
  const paths = tags.children(`${folder}${SEALS}`).filter(isSealPath)
  if (paths.length > LIMITS.sealsPerGeneration) {
    const reason = `more than ${LIMITS.sealsPerGeneration} seals`
    tags.report("LIMIT_EXCEEDED", `${folder}${SEALS}`, { reason, seals: String(paths.length) })
  }
  const seals: SealClaim[] = []
  for (const path of paths.slice(0, LIMITS.sealsPerGeneration)) {
    const seal = await readSeal(tags, path)
    if (seal !== undefined) seals.push(seal)
  }
  return seals
}

function isSealPath(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1)
  return name.endsWith(EXTENSION) && SEAL_NAME_PATTERN.test(name.slice(0, -EXTENSION.length))
}

async function readSeal(tags: TagFiles, path: string): Promise<SealClaim | undefined> {
  const bytes = await tags.read(path, LIMITS.tagFileBytes)
  if (bytes === undefined) return undefined
  const answer = parseSealEnvelope(bytes)
  if (answer.kind === "refused") {
    tags.report(answer.code, path, { reason: answer.reason })
    return undefined
  }
  const { payloadType, payload, signature } = answer.envelope
  const statement = parseSealStatement(payload)
  if ("kind" in statement) {
    tags.report(statement.code, path, { reason: statement.reason, payloadType })
    return undefined
  }
  return { path, sha256: tags.digestOf(path), payloadType, payload, signature, statement }
}
