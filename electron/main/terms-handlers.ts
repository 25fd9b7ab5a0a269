/** Handlers for the terms of examinations: each is read when it is named, and refused in one sentence. */
import { basename } from "node:path"
import {
  earlierOf,
  NOTHING_TO_EXPECT,
  parseExpected,
  parseFingerprint,
  parseJournalHead,
  say,
  toHex,
  writeJournalHead,
} from "../../core/index.ts"
import {
  nativeDigests,
  readJournalHead,
  readPolicy,
  readPublicKeyFile,
} from "../../core/node/index.ts"
import type {
  EarlierChoice,
  ExpectedNamed,
  HeadChoice,
  PolicyChoice,
  SignerChoice,
} from "../contract/terms.ts"
import type { ExaminationHandle } from "../contract/examination.ts"
import type { BaselineNamed } from "./chosen-terms.ts"
import type { Handlers } from "./dispatch.ts"
import { answerOf, NOT_EXAMINED } from "./examined.ts"
import { NO_HEAD, type SignerNamed } from "./named-terms.ts"
import { nameFor } from "./report-handlers.ts"
import { known, type FileKind, type Session } from "./session.ts"
import { refusalOf, refused, renamed, type Refusing, type Untold } from "./telling.ts"

type TermsHandlers = Pick<
  Handlers,
  | "terms:choose-policy"
  | "terms:name-signer"
  | "terms:name-head"
  | "terms:name-expected"
  | "terms:name-earlier"
>

export function termsHandlers(session: Session): TermsHandlers {
  return {
    "terms:choose-policy": () => fromFile(session, "policy", (path) => policyAt(session, path)),
    "terms:name-signer": (typed) =>
      typed === null
        ? fromFile(session, "public-key", (path) => {
            const { fingerprint } = readPublicKeyFile(path)
            return signer(session, { fingerprint, file: { path, name: basename(path) } })
          })
        : Promise.resolve(typedSigner(session, typed)),
    "terms:name-head": (typed) =>
      typed === null
        ? fromFile(session, "head", (path) =>
            head(session, writeJournalHead(readJournalHead(path))),
          )
        : Promise.resolve(typedHead(session, typed)),
    "terms:name-expected": (typed) => Promise.resolve(expectedOf(typed)),
    "terms:name-earlier": (examination) =>
      examination === null
        ? earlierFile(session)
        : Promise.resolve(earlierHere(session, examination)),
  }
}

/** Lets the person choose a file; what stands in its way becomes an answer. */
async function fromFile<A>(
  { desktop }: Session,
  kind: FileKind,
  read: (path: string) => A,
): Promise<A | Refusing | { readonly kind: "cancelled" }> {
  const path = await desktop.chooseFile(kind)
  if (path === undefined) return { kind: "cancelled" }
  try {
    return read(path)
  } catch (cause) {
    return refusalOf(cause, path)
  }
}

function policyAt({ terms }: Session, path: string): Untold<PolicyChoice> {
  const { id, version, digest } = readPolicy(path, nativeDigests)
  const file = { path, name: basename(path), sha256: toHex(digest) }
  const { name, sha256 } = file
  return {
    kind: "policy",
    policy: { handle: terms.policies.give(file), name, sha256, id, version },
  }
}

function signer({ terms }: Session, named: SignerNamed): Untold<SignerChoice> {
  const { fingerprint, file } = named
  const handle = terms.signers.give(named)
  return { kind: "signer", signer: { handle, name: file?.name ?? null, fingerprint } }
}

function typedSigner(session: Session, typed: string): Untold<SignerChoice> {
  const fingerprint = parseFingerprint(typed)
  return fingerprint === undefined ? NO_FINGERPRINT : signer(session, { fingerprint, file: null })
}

function head({ terms }: Session, text: string): Untold<HeadChoice> {
  return { kind: "head", head: { handle: terms.heads.give(text), text } }
}

function typedHead(session: Session, typed: string): Untold<HeadChoice> {
  const read = parseJournalHead(typed)
  return read === undefined ? refused(NO_HEAD) : head(session, writeJournalHead(read))
}

/** Which bag it must be, as it was typed. */
export function expectedOf(typed: string): Untold<ExpectedNamed> {
  const expected = parseExpected(typed)
  return expected === undefined ? refused(NOTHING_TO_EXPECT) : { kind: "expected", expected }
}

const NO_FINGERPRINT = refused(
  say("this is no fingerprint of a key: it has 64 characters from 0 to 9 and a to f"),
)
/** It may be as long as its evidence has files, so it is read where nothing waits for it. */
async function earlierFile(session: Session): Promise<Untold<EarlierChoice>> {
  const path = await session.desktop.chooseFile("result")
  if (path === undefined) return { kind: "cancelled" }
  const name = basename(path)
  const done = await session.examiner.work("read-earlier", { path })
  if (done.kind === "failed") return refused(renamed(done.says, path, name))
  if (done.kind !== "done") return answerOf(done)
  const { resultDigest, items } = done.answer
  return earlier(session, { path, name, resultDigest, result: null }, items)
}

/** A result of this session; that it is saved too, the command that repeats it needs. */
function earlierHere(session: Session, handle: ExaminationHandle): Untold<EarlierChoice> {
  const { result } = known(session.queue.get(handle))
  if (result === undefined) return NOT_EXAMINED
  const { resultDigest, items } = result
  const name = nameFor(result, "json")
  return earlier(
    session,
    { path: null, name, resultDigest, result: earlierOf(result) },
    items.length,
  )
}

function earlier({ terms }: Session, named: BaselineNamed, items: number): Untold<EarlierChoice> {
  const { name, resultDigest } = named
  const handle = terms.earlier.give(named)
  return { kind: "earlier", earlier: { handle, name, resultDigest, items } }
}
