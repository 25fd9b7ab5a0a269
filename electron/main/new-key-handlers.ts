/** The handler that makes a key: a file under its passphrase, and what is handed over of it. */
import { basename } from "node:path"
import { say, toUtf8 } from "../../core/index.ts"
import { generateKey, passphraseWarning, writeKeyFiles } from "../../core/node/index.ts"
import type { NewKeyAsk, NewKeyMade } from "../contract/pack.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import { shownKey } from "./pack-view.ts"
import { type Session, toldTo } from "./session.ts"
import { refusalOf, refused, type Untold } from "./telling.ts"

export function newKeyHandlers(session: Session): Pick<Handlers, "key:make"> {
  return { "key:make": (ask) => make(session, ask) }
}

async function make(session: Session, ask: NewKeyAsk): Promise<Untold<NewKeyMade>> {
  const { places, saved } = session
  if (ask.passphrase === "") return refused(say("a key is never written without a passphrase"))
  const place = await places.saveAs(ask.subject === null ? "sealing.key" : "examiner.key")
  if (place.kind !== "place") return place
  const { path } = place
  const passphrase = toUtf8(ask.passphrase)
  const key = generateKey(ask.kind)
  const { subject } = ask
  const certificate = subject === null ? {} : { certificate: { subject, notBefore: Date.now() } }
  const warning = passphraseWarning(passphrase)
  try {
    const written = await writeKeyFiles(path, key, { passphrase, ...certificate })
    return {
      kind: "made",
      file: saved.give(path),
      names: written.map((one) => basename(one)),
      key: shownKey(key.signer.publicKey),
      warning: warning === undefined ? null : toldTo(session, warning),
      command: commandLine("keys new", [
        ...(ask.kind === "ed25519" ? [] : [["--algorithm", ask.kind] as const]),
        ["--out", basename(path)],
        ...(subject === null
          ? []
          : [["--certificate", true] as const, ["--subject", subject] as const]),
      ]),
    }
  } catch (cause) {
    return refusalOf(cause, path)
  }
}
