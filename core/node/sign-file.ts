/** One file signed in the form of another program, as a new file beside it or elsewhere. */
import { Failure, say, type Saying } from "../base/index.ts"
import { signEnvelope, type PublicKey, type SigningForm } from "../signatures/index.ts"
import { readSigner, type AskPassphrase } from "./key-file.ts"
import { refuseInsideEvidence } from "./outputs.ts"
import { readOwnFile } from "./own-file.ts"
import { refuseExisting, writeNewFile } from "./write-file.ts"

export interface SignFileRequest {
  /** The file, which is only read. */
  readonly path: string
  /** The signature, a file that does not exist yet. */
  readonly out: string
  readonly keyPath: string
  readonly passphrase: AskPassphrase
  readonly form: SigningForm
  /** SSHSIG: purpose of the signature. */
  readonly namespace: string
  /** minisign: comment that is signed too; one line. */
  readonly trustedComment: string
  /** Takes what is to be said of the key, such as that it lies in clear. */
  readonly warn: (warning: Saying) => void
}

/**
 * Signs a file, and writes the signature.
 *
 * @returns The public half of the key that signed.
 * @throws Failure USAGE for a place inside evidence, or a form that has no place for such a key
 *   or comment, UNWRITABLE when the place is taken, and whatever stands against reading the key.
 */
export async function signFile(request: SignFileRequest): Promise<PublicKey> {
  const { path, out, keyPath, passphrase, form, namespace, trustedComment, warn } = request
  if (/[\r\n]/.test(trustedComment)) throw new Failure("USAGE", say("the comment is one line"))
  refuseInsideEvidence(out)
  await refuseExisting(out)
  const message = readOwnFile(path, "the file")
  const signer = await readSigner(keyPath, passphrase, warn)
  await writeNewFile(out, signEnvelope(message, signer, { form, namespace, trustedComment }))
  return signer.publicKey
}
