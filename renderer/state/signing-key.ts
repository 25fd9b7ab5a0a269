/** A private key that was chosen, and what was typed for it; one in clear needs no passphrase. */
import type { KeyHandle } from "../../electron/contract/report.ts"
import type { Named } from "../../electron/contract/sealing.ts"

export interface SigningKey {
  readonly file: Named<KeyHandle> | undefined
  readonly passphrase: string
}

export const NO_KEY: SigningKey = { file: undefined, passphrase: "" }
