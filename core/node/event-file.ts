/**
 * The file of given events: its lines, one by one, and the digest of it as it is.
 *
 * A line that cannot be sealed stops the work and is named; nothing is left out silently.
 */
import { createReadStream } from "node:fs"
import { Failure, LIMITS, phrase, reasonSaid, say, toHex, type Saying } from "../base/index.ts"
import { parseGivenEvent, type Added, type UnplacedEvent } from "../seal/index.ts"
import { linesOf } from "./lines.ts"
import { nativeDigests } from "./native-digests.ts"
import { systemReason } from "./own-file.ts"

const CR = 0x0d

/**
 * Reads JSON lines and hands each event on; empty lines are passed over.
 *
 * @param take - Adds an event to the log or says why it cannot be part of it.
 * @returns SHA-256 (hex) of the file's bytes.
 * @throws Failure UNREADABLE when the system refuses; MALFORMED, naming file and line, for a
 *   line that is not an event or that `take` refuses.
 */
export async function readEventFile(
  path: string,
  take: (event: UnplacedEvent) => Promise<Added>,
): Promise<string> {
  const digest = nativeDigests.hasher("sha256")
  const chunks = readFile(path, (chunk) => {
    digest.update(chunk)
  })
  const tooLong = (line: number): Failure =>
    malformed(path, line, say("it is longer than {bytes} bytes", { bytes: LIMITS.logLineBytes }))
  let number = 0
  for await (const line of linesOf(chunks, LIMITS.logLineBytes, tooLong)) {
    number += 1
    if (isBlank(line)) continue
    const parsed = parseGivenEvent(line)
    const answer = parsed.kind === "event" ? await take(parsed.event) : parsed
    if (answer.kind === "refused") throw malformed(path, number, reasonSaid(answer))
  }
  return toHex(digest.digest())
}

async function* readFile(
  path: string,
  onChunk: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 })
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      onChunk(chunk)
      yield chunk
    }
  } catch (cause) {
    const message = say("the events cannot be read: {reason}", {
      reason: phrase(systemReason(cause)),
    })
    throw new Failure("UNREADABLE", message, { path, cause })
  }
}

/** Empty, but for the CR that some systems put before every LF. */
function isBlank(line: Uint8Array): boolean {
  return line.length === 0 || (line.length === 1 && line[0] === CR)
}

function malformed(path: string, line: number, reason: Saying): Failure {
  return new Failure(
    "MALFORMED",
    say("line {line}: {reason}; nothing was sealed", { line, reason }),
    { path },
  )
}
