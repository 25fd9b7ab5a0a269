/** Handlers for one primitive: a request opened from a file, and its answer. */
import { basename } from "node:path"
import { fromUtf8, LIMITS, printableJson, say } from "../../core/index.ts"
import { readOwnFile } from "../../core/node/index.ts"
import type { PrimitiveAsk, PrimitiveChecked, PrimitiveOpened } from "../contract/primitive.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import { known, type Session } from "./session.ts"
import { refusalOf, refused, type Untold } from "./telling.ts"

type PrimitiveHandlers = Pick<Handlers, "primitive:check" | "primitive:open">

/** What the request is called in the command when it came from no file. */
const TYPED = "request.json"

export function primitiveHandlers(session: Session): PrimitiveHandlers {
  return {
    "primitive:check": (ask) => check(session, ask),
    "primitive:open": () => open(session),
  }
}

async function check(session: Session, ask: PrimitiveAsk): Promise<Untold<PrimitiveChecked>> {
  const { kind, request, file } = ask
  const name = file === null ? TYPED : known(session.evidence.get(file)).name
  const answered = answerOf(await session.examiner.work("check-primitive", { kind, request }))
  if ("kind" in answered) return answered
  const { answer, unread } = answered
  if (unread !== undefined) {
    return refused(say("the request cannot be read as JSON: {reason}", { reason: unread }))
  }
  return {
    ...{ kind: "answered", status: answer.status, json: printableJson(answer, 2) },
    command: commandLine("check", [kind, name]),
  }
}

async function open(session: Session): Promise<Untold<PrimitiveOpened>> {
  const path = await session.desktop.chooseFile("single-file")
  if (path === undefined) return { kind: "cancelled" }
  const name = basename(path)
  try {
    const bytes = readOwnFile(path, "the request")
    const text = bytes.length > LIMITS.tagFileBytes ? undefined : fromUtf8(bytes)
    if (text === undefined) {
      return refused(say("this file is no request: it is too large, or no text in UTF-8"))
    }
    return { kind: "opened", file: session.evidence.give({ path, name, kind: "file" }), name, text }
  } catch (cause) {
    return refusalOf(cause, path)
  }
}
