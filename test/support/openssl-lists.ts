/** Revocation lists by OpenSSL, of authorities whose keys and certificates lie in a folder as PEM. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { openssl, type OpensslSigners } from "./openssl-signers.ts"

/** What an authority is asked to put on its list first. */
export interface ToRevoke {
  /** NAME of the certificate. */
  readonly name: string
  /** As `openssl ca -crl_reason` has it. */
  readonly reason: string
}

/** Makes a list by BY.key and BY.crt that holds for a week; answers its path (PEM). */
export function makeOpensslList(
  { at }: Pick<OpensslSigners, "at">,
  by: string,
  revoke?: ToRevoke,
): string {
  const folder = at(`${by}-lists`)
  const config = join(folder, "ca.cnf")
  if (!existsSync(config)) {
    mkdirSync(folder)
    writeFileSync(join(folder, "index.txt"), "")
    const own = `[ own ]\ndatabase = ${join(folder, "index.txt")}\ndefault_md = sha256\n`
    writeFileSync(config, `[ ca ]\ndefault_ca = own\n${own}default_crl_days = 7\n`)
  }
  const key = ["ca", "-config", config, "-keyfile", at(`${by}.key`), "-cert", at(`${by}.crt`)]
  if (revoke !== undefined) {
    openssl(...key, "-revoke", at(`${revoke.name}.crt`), "-crl_reason", revoke.reason)
  }
  const list = join(folder, "list.pem")
  openssl(...key, "-gencrl", "-out", list)
  return list
}
