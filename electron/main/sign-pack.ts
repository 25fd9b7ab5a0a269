/** Dating and signing a trust pack, in the examiner: opening a key takes long. */
import { issueIn, toUtf8 } from "../../core/index.ts"
import { readSigner, signTrust } from "../../core/node/index.ts"
import type { SignPackWork } from "./examiner-work.ts"

/** @throws Failure for a wrong passphrase, or a pack that somebody else changed meanwhile. */
export async function signPack(ask: SignPackWork): Promise<null> {
  const { on, keyPath, passphrase, staleAfter } = ask
  const signer = await readSigner(keyPath, () => Promise.resolve(toUtf8(passphrase)))
  await signTrust(on, signer, (pack) => issueIn(pack, staleAfter ?? undefined, on.act))
  return null
}
