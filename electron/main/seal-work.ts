/**
 * Sealing, in the examiner: what will be claimed, and then the bag.
 *
 * The same functions as the command line's; what is there is only read, and what is written
 * appears whole or not at all. Failures name things by their names, never by their paths.
 */
import { mkdir, rm } from "node:fs/promises"
import { basename, sep } from "node:path"
import {
  Failure,
  say,
  TOOL_VERSION,
  toUtf8,
  type Result,
  type Saying,
  type SealTerms,
  type Signer,
} from "../../core/index.ts"
import {
  addSeal,
  extendBag,
  nativeDigests,
  obstacles,
  previewAddition,
  previewExtension,
  previewFolder,
  readPolicy,
  readSigner,
  refuseKeysInside,
  sealFolder,
} from "../../core/node/index.ts"
import type { SealClaims } from "../contract/sealing.ts"
import { DEFAULT_TERMS, NOTHING_ONCE } from "./named-terms.ts"
import { examinePath } from "./examine-path.ts"
import type {
  Doing,
  PreviewSealAsk,
  SealingAsk,
  SealPaths,
  SealWritten,
  UntoldClaims,
} from "./examiner-work.ts"
import { followWriting } from "./follow-progress.ts"
import { renamed } from "./telling.ts"

/** @throws Failure for all that stands in the way and shows without reading the contents. */
export function previewSeal(ask: PreviewSealAsk, doing: Doing): Promise<UntoldClaims> {
  return byName(ask, async () => {
    await mkdir(ask.scratch, { mode: 0o700 })
    try {
      return await claimsOf(ask, doing)
    } finally {
      await rm(ask.scratch, { recursive: true, force: true })
    }
  })
}

/** @throws Failure; no bag appears then, and nothing is left behind. */
export function writeSeal(ask: SealingAsk, doing: Doing): Promise<SealWritten> {
  return byName(ask, async () => {
    const { work, out } = ask
    const { terms, logSigner } = await signersOf(ask, () => undefined)
    const log = logSigner === undefined ? {} : { logSigner }
    const place = { out, terms, signal: doing.signal }
    if (work.kind === "new") {
      const onBytes = followWriting(doing.onProgress)
      return sealFolder({ ...folderOf(work), ...place, ...log, onBytes })
    }
    const examined = await examinedBag(ask, doing)
    const onBytes = followWriting(doing.onProgress, bytesIn(examined) * 2)
    if (work.kind === "add") {
      return { ...(await addSeal({ ...place, examined, onBytes })), digest: null }
    }
    return extendBag({ ...place, ...log, ...extensionOf(work, examined), onBytes })
  })
}

async function claimsOf(ask: PreviewSealAsk, doing: Doing): Promise<UntoldClaims> {
  const { work, scratch } = ask
  const warnings: Saying[] = []
  const { terms, logSigner } = await signersOf(ask, (warning) => warnings.push(warning))
  const { role, reason, signer } = terms
  const said = { role, reason, key: shown(signer), warnings, unsealed: [], erased: [] }
  if (work.kind === "new") {
    const log = logSigner === undefined ? {} : { logSigner }
    const preview = await previewFolder({ ...folderOf(work), terms, ...log }, scratch)
    const { exporter, files, events } = preview
    const unsealed = preview.unsealed.map(
      ({ path, kind }) => `${path === "" ? "." : path} (${kind})`,
    )
    const log0 = { logKey: shown(preview.logSigner), generation: 0, follows: 0 }
    return { ...said, exporter, files, events, unsealed, ...log0 }
  }
  const examined = await examinedBag(ask, doing)
  if (work.kind === "add") {
    const { events, ...facts } = await previewAddition(examined)
    return { ...said, ...facts, events: { total: events, given: 0 }, logKey: null }
  }
  const log = logSigner === undefined ? {} : { logSigner }
  const request = { terms, ...log, ...extensionOf(work, examined) }
  const preview = await previewExtension(request, scratch)
  const { exporter, files, events, erased, generation } = preview
  const next = { logKey: shown(preview.logSigner), follows: 0 }
  return { ...said, exporter, files, events, erased, generation, ...next }
}

/** @throws Failure MALFORMED when the bag must not be sealed further, with every reason. */
async function examinedBag({ work, trust }: SealPaths, doing: Doing): Promise<Result> {
  if (work.kind === "new") throw new Failure("INTERNAL", "a folder is no bag yet")
  // Sealing opens it again by its path, which the result names here and nowhere outside.
  const ask = { path: work.bag, name: work.bag, trust, ...NOTHING_ONCE, terms: DEFAULT_TERMS }
  const { result: examined } = await examinePath(ask, doing)
  const reasons = obstacles(examined)
  if (reasons.length === 0) return examined
  const message = say("cannot be sealed further, and nothing was written: {reasons}", {
    reasons: reasons.reduce((first, next) => say("{first} {next}", { first, next })),
  })
  throw new Failure("MALFORMED", message, { path: work.bag })
}

interface Signers {
  readonly terms: SealTerms
  readonly logSigner: Signer | undefined
}

async function signersOf(ask: SealPaths, warn: (warning: Saying) => void): Promise<Signers> {
  const { work, keyPath, logKey, role, reason } = ask
  if (work.kind === "new") {
    refuseKeysInside([keyPath, ...(logKey === null ? [] : [logKey.keyPath])], work.source)
  }
  const warned = (path: string) => (warning: Saying) => {
    warn(renamed(warning, path, basename(path)))
  }
  const signer = await opened(keyPath, ask.passphrase, warned(keyPath))
  const logSigner =
    logKey === null
      ? undefined
      : await opened(logKey.keyPath, logKey.passphrase, warned(logKey.keyPath))
  const terms = { signer, role, reason, at: Date.now(), toolVersion: TOOL_VERSION }
  return { terms, logSigner }
}

function opened(
  path: string,
  passphrase: string,
  warn: (warning: Saying) => void,
): Promise<Signer> {
  return readSigner(path, () => Promise.resolve(toUtf8(passphrase)), warn)
}

type NewWork = Extract<SealPaths["work"], { readonly kind: "new" }>
type ExtendWork = Extract<SealPaths["work"], { readonly kind: "extend" }>

function folderOf({ source, events, exporter, sourceItems }: NewWork) {
  return {
    source,
    ...(events === null ? {} : { events }),
    ...(exporter === null ? {} : { exporter }),
    ...(sourceItems === null ? {} : { sourceItems }),
  }
}

/** Erasures are lawful by the policy that judges the bag afterwards. */
function extensionOf({ events }: ExtendWork, examined: Result) {
  const { erasureRoles } = readPolicy(undefined, nativeDigests)
  return { examined, erasureRoles, ...(events === null ? {} : { events }) }
}

function shown({ publicKey }: Signer): SealClaims["key"] {
  return { algorithm: publicKey.algorithm, fingerprint: publicKey.fingerprint }
}

function bytesIn({ items }: Result): number {
  return items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}

/** Does the work, and lets its failures name things as the person does. */
async function byName<T>(
  ask: SealPaths & { readonly out?: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause
    throw named(cause, pathsIn(ask))
  }
}

function pathsIn({ work, keyPath, logKey, out }: SealPaths & { readonly out?: string }) {
  const source = work.kind === "new" ? work.source : work.bag
  const events = work.kind === "add" ? null : work.events
  return [out, source, events, keyPath, logKey?.keyPath].filter(
    (path) => path !== undefined && path !== null,
  )
}

function named({ code, saying, path }: Failure, paths: readonly string[]): Failure {
  const says = paths.reduce((said, one) => renamed(said, one, basename(one)), saying)
  if (path === undefined) return new Failure(code, says)
  const root = paths.find((one) => path.startsWith(`${one}${sep}`))
  const name = root === undefined ? basename(path) : path.slice(root.length + 1)
  return new Failure(code, say('"{name}": {says}', { name, says }))
}
