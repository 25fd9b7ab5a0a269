/** Handlers for one primitive: a request opened from a file, and its answer. */
import { basename } from "node:path"
import { fromUtf8, LIMITS, printableJson, say, type CheckKind } from "../../core/index.ts"
import { readOwnFile } from "../../core/node/index.ts"
import type {
  BatchChecked,
  PrimitiveAsk,
  PrimitiveChecked,
  PrimitiveOpened,
} from "../contract/primitive.ts"
import { commandLine, quoted } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import { follow } from "./long-work.ts"
import { known, type Session } from "./session.ts"
import { refusalOf, refused, renamed, type Untold } from "./telling.ts"

type PrimitiveHandlers = Pick<Handlers, "primitive:check" | "primitive:batch" | "primitive:open">

/** What the request is called in the command when it came from no file. */
const TYPED = "request.json"

export function primitiveHandlers(session: Session): PrimitiveHandlers {
  return {
    "primitive:check": (ask) => check(session, ask),
    "primitive:batch": (kind) => batch(session, kind),
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

/** The command prints its answers, and the shell writes them. */
async function batch(session: Session, kind: CheckKind): Promise<Untold<BatchChecked>> {
  const path = await session.desktop.chooseFile("single-file")
  if (path === undefined) return { kind: "cancelled" }
  const name = basename(path)
  session.evidence.give({ path, name, kind: "file" })
  const place = await session.places.saveAs(`${name}-answers.jsonl`)
  if (place.kind !== "place") return place
  const { path: to } = place
  const done = await follow(session, "check", ["check-batch", { kind, path, to }])
  if (done.kind === "cancelled") return { kind: "cancelled" }
  if (done.kind === "failed")
    return refused(renamed(renamed(done.says, path, name), to, basename(to)))
  if (done.kind !== "done") return answerOf(done)
  const saved = basename(to)
  return {
    ...{ kind: "batch", name, counts: done.answer, file: session.saved.give(to), saved },
    command: `${commandLine("check", [kind, ["--batch", true], name])} > ${quoted(saved)}`,
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
