/** Handlers that sign a single file, and that write a time-stamp request over one. */
import { basename } from "node:path"
import { say, type SigningForm } from "../../core/index.ts"
import type { SignedFile, SignFileAsk } from "../contract/singles.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf } from "./examined.ts"
import { known, type Session, toldTo } from "./session.ts"
import { refused, renamed, type Refusing, type Untold } from "./telling.ts"

type SignFileHandlers = Pick<Handlers, "file:sign" | "file:stamp-request">

/** What the name of a signature ends in. */
const ENDINGS: Readonly<Record<SigningForm, string>> = {
  minisign: "minisig",
  sshsig: "sig",
  jws: "jws",
  dsse: "dsse",
  raw: "sig",
}

export function signFileHandlers(session: Session): SignFileHandlers {
  return {
    "file:sign": (ask) => sign(session, ask),
    "file:stamp-request": async (handle) => {
      const { path, name } = known(session.evidence.get(handle))
      const place = await session.places.saveAs(`${name}.tsq`)
      if (place.kind !== "place") return place
      const to = place.path
      const done = await session.examiner.work("file-stamp-request", { path, to })
      const answer = answerOf(done)
      if (answer !== null) return withoutPath(answer, to)
      const file = session.saved.give(to)
      const command = commandLine("time request", [name, ["--file", true], ["--out", basename(to)]])
      return { kind: "requested", file, name: basename(to), command }
    },
  }
}

async function sign(session: Session, ask: SignFileAsk): Promise<Untold<SignedFile>> {
  const { path, name } = known(session.evidence.get(ask.file))
  const keyPath = known(session.keys.get(ask.key))
  const { form, passphrase, comment } = ask
  const namespace = ask.namespace.trim()
  if (form === "sshsig" && namespace === "") return NO_PURPOSE
  const place = await session.places.saveAs(`${name}.${ENDINGS[form]}`)
  if (place.kind !== "place") return place
  const to = place.path
  const work = { path, to, keyPath, passphrase, form, namespace, comment }
  const answer = answerOf(await session.examiner.work("sign-file", work))
  if ("kind" in answer) return withoutPath(answer, to)
  const { algorithm, fingerprint, minisignKey, warnings } = answer
  const signature = { path: to, name: basename(to), kind: "file" } as const
  return {
    ...{ kind: "signed", name: signature.name, algorithm, fingerprint, minisignKey },
    file: session.saved.give(to),
    signature: session.evidence.give(signature),
    warnings: warnings.map((warning) => toldTo(session, warning)),
    command: commandLine("sign", [
      name,
      ["--key", basename(keyPath)],
      ["--as", form],
      ["--out", basename(to)],
      ["--namespace", form === "sshsig" ? namespace : null],
      ["--comment", form === "minisign" && comment !== "" ? comment : null],
    ]),
  }
}

const NO_PURPOSE = refused(say("an SSH signature names its purpose, such as file"))

/** The examiner leaves paths out but that of a place, which it does not know as one. */
function withoutPath({ says }: Refusing, to: string): Refusing {
  return refused(renamed(says, to, basename(to)))
}
