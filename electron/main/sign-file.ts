/** Signing a single file, and asking for a time-stamp over one, in the examiner. */
import { minisignKeyText, toUtf8, type Saying } from "../../core/index.ts"
import { readOwnFile, signFile, stampRequest, writeNewFile } from "../../core/node/index.ts"
import type { FileSigned, SignFileAsk, StampRequestAsk } from "./examiner-work.ts"

/** @throws Failure for a wrong passphrase, a form that is none for the key, a place that is taken. */
export async function signOneFile(ask: SignFileAsk): Promise<FileSigned> {
  const { path, to, keyPath, passphrase, form, namespace, comment } = ask
  const warnings: Saying[] = []
  const key = await signFile({
    ...{ path, out: to, keyPath, form, namespace },
    passphrase: () => Promise.resolve(toUtf8(passphrase)),
    trustedComment: comment,
    warn: (warning) => {
      warnings.push(warning)
    },
  })
  const { algorithm, fingerprint } = key
  const minisignKey = form === "minisign" ? minisignKeyText(key) : null
  return { algorithm, fingerprint, minisignKey, warnings }
}

/** @throws Failure when the file cannot be read, or the place is taken. */
export async function requestFileStamp({ path, to }: StampRequestAsk): Promise<null> {
  await writeNewFile(to, stampRequest(path, readOwnFile(path, "the file")).request)
  return null
}
