/** Handlers for sealing: what is chosen, what will be claimed, and where the bag is written. */
import { say } from "../../core/index.ts"
import { basename, join } from "node:path"
import { refuseNoPrivateKey, removeUnfinished } from "../../core/node/index.ts"
import type { Cancelled } from "../contract/answers.ts"
import type { KeyHandle } from "../contract/report.ts"
import type {
  Chosen,
  EventsHandle,
  SealAsk,
  Sealed,
  SealWork,
  SourceHandle,
} from "../contract/sealing.ts"
import { commandLine } from "./command-line.ts"
import type { Handlers } from "./dispatch.ts"
import type { Done } from "./examiner.ts"
import type { SealPaths } from "./examiner-work.ts"
import { makeHandles, type Handles } from "./handles.ts"
import { follow } from "./long-work.ts"
import { known, type Session, toldTo, trustFile } from "./session.ts"
import { refusalOf, refused, type Refusing, type Untold } from "./telling.ts"

type SealHandlers = Pick<
  Handlers,
  | "signing-key:choose"
  | "seal:choose-source"
  | "seal:choose-events"
  | "seal:preview"
  | "seal:run"
  | "work:stop"
>

type Events = Handles<EventsHandle, string>

export function sealHandlers(session: Session): SealHandlers {
  const { desktop, keys, longWork, sources } = session
  const events: Events = makeHandles("events")
  let previews = 0
  return {
    "signing-key:choose": async () => chosenKey(keys, await desktop.chooseFile("signing-key")),
    "seal:choose-source": async () =>
      chosen<SourceHandle>(sources, (await desktop.chooseEvidence("folder"))[0]),
    "seal:choose-events": async () => chosen(events, await desktop.chooseFile("events")),
    "seal:preview": async (ask) => {
      previews += 1
      const scratch = join(session.sessionFolder, `preview-${previews}`)
      const paths = { ...pathsOf(session, ask, events), scratch }
      const done = await follow(session, "seal", ["seal-preview", paths])
      if (done.kind !== "done") return notDone(done)
      const warnings = done.answer.warnings.map((warning) => toldTo(session, warning))
      return { kind: "claims", claims: { ...done.answer, warnings } }
    },
    "seal:run": (ask) => run(session, pathsOf(session, ask, events)),
    "work:stop": (work) => {
      longWork.get(work)?.abort()
      return Promise.resolve(null)
    },
  }
}

async function run(session: Session, paths: SealPaths): Promise<Untold<Sealed>> {
  const place = await session.places.saveAs(nameFor(paths.work))
  if (place.kind !== "place") return place
  const out = place.path
  const done = await follow(session, "seal", ["seal", { ...paths, out }])
  if (done.kind !== "done") {
    // An examiner that crashed, or was ended because it was deaf, could not clear up itself.
    await removeUnfinished(out)
    return notDone(done)
  }
  const { bagId, digest, seal, generation } = done.answer
  const name = basename(out)
  const kind = /\.(?:zip|tar|tar\.gz|tgz)$/i.test(name) ? "file" : "folder"
  const handle = session.evidence.give({ path: out, name, kind })
  const bag = { handle, name, kind } as const
  const command = sealCommand(paths, out)
  const file = session.saved.give(out)
  return { kind: "sealed", file, bag, bagId, digest, seal, generation, command }
}

function sealCommand(paths: SealPaths, out: string): string {
  const { work, keyPath, logKey, role, reason, trust } = paths
  const name = (path: string | null): string | null => (path === null ? null : basename(path))
  const made =
    work.kind === "new"
      ? ([basename(work.source), ["--exporter", work.exporter]] as const)
      : ([
          [`--${work.kind}`, true],
          basename(work.bag),
          ["--trust", name(trust?.path ?? null)],
        ] as const)
  return commandLine("seal", [
    ...made,
    ["--out", basename(out)],
    ["--key", basename(keyPath)],
    ["--log-key", name(logKey?.keyPath ?? null)],
    ...(work.kind === "add" ? [] : [["--events", name(work.events)] as const]),
    ...(work.kind === "new" ? [["--source-count", countOf(work.sourceItems)] as const] : []),
    ["--role", role],
    ["--reason", reason],
  ])
}

function countOf(items: number | null): string | null {
  return items === null ? null : String(items)
}

/** A name beside what it is made of, which it never takes the place of. */
function nameFor(work: SealPaths["work"]): string {
  if (work.kind === "new") return `${basename(work.source)}.bag`
  const [, stem = "bag", ending = ""] =
    /^(.*?)((?:\.zip|\.tar|\.tar\.gz|\.bag)?)$/is.exec(basename(work.bag)) ?? []
  return `${stem}.${work.kind === "add" ? "sealed" : "next"}${ending}`
}

function pathsOf(session: Session, ask: SealAsk, events: Events): SealPaths {
  const { key, passphrase, logKey, role, reason } = ask
  return {
    work: workOf(session, ask.work, events),
    keyPath: known(session.keys.get(key)),
    passphrase,
    logKey:
      logKey === null
        ? null
        : { keyPath: known(session.keys.get(logKey.key)), passphrase: logKey.passphrase },
    role,
    reason,
    trust: trustFile(session),
  }
}

function workOf({ evidence, sources }: Session, work: SealWork, events: Events): SealPaths["work"] {
  const eventsPath = (handle: EventsHandle | null): string | null =>
    handle === null ? null : known(events.get(handle))
  switch (work.kind) {
    case "new": {
      const { kind, exporter, sourceItems } = work
      const source = known(sources.get(work.source))
      return { kind, source, events: eventsPath(work.events), exporter, sourceItems }
    }
    case "add":
      return { kind: work.kind, bag: known(evidence.get(work.bag)).path }
    case "extend": {
      const bag = known(evidence.get(work.bag)).path
      return { kind: work.kind, bag, events: eventsPath(work.events) }
    }
  }
}

/** What is no private key is refused at once, and not after a passphrase was typed for it. */
function chosenKey(
  keys: Handles<KeyHandle, string>,
  path: string | undefined,
): Untold<Chosen<KeyHandle>> {
  try {
    if (path !== undefined) refuseNoPrivateKey(path)
    return chosen(keys, path)
  } catch (cause) {
    return refusalOf(cause, path ?? "")
  }
}

function chosen<H extends string>(
  handles: Handles<H, string>,
  path: string | undefined,
): Untold<Chosen<H>> {
  if (path === undefined) return { kind: "cancelled" }
  return { kind: "chosen", handle: handles.give(path), name: basename(path) }
}

/** What became of work that was not done. */
export function notDone(done: Exclude<Done<unknown>, { kind: "done" }>): Refusing | Cancelled {
  switch (done.kind) {
    case "cancelled":
      return { kind: "cancelled" }
    case "crashed":
      return refused(
        say("the examiner ended before it was done, and nothing was written; try it again"),
      )
    case "failed":
      return done.code === "INTERRUPTED" ? { kind: "cancelled" } : refused(done.says)
  }
}
