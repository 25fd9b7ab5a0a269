/** Keys with certificates of an authority made by OpenSSL, and PKCS #12 files of them by its hand. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const CONFIG = `
[ authority ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[ signing ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
[ encrypting ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, keyEncipherment
[ req ]
distinguished_name = name
[ name ]
`

export const KEY_KINDS = {
  p256: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  p384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  p521: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"],
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  rsa1024: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
  ed25519: ["-algorithm", "ED25519"],
} as const

export type KeyKind = keyof typeof KEY_KINDS

export interface OpensslSigners {
  /** Path of a file of the folder. */
  at(name: string): string
  /** PEM: the root, and the one below it that issues. */
  readonly root: string
  readonly issuing: string
  /** Makes NAME.key (PKCS #8 in clear) and NAME.crt (PEM), for signing unless told. */
  make(name: string, kind: KeyKind, use?: "signing" | "encrypting"): void
  /** Exports NAME as a PKCS #12 file; answers its path. */
  export(name: string, passphrase: string, ...options: readonly string[]): string
}

/** A root and an issuing authority under it, valid from today on; made when the first key is. */
export function makeOpensslSigners(folder: string): OpensslSigners {
  const at = (name: string): string => join(folder, name)
  const config = ["-config", at("ca.cnf")]
  const certify = (name: string, by: string, extensions: string, subject: string): void => {
    const key = at(`${name}.key`)
    openssl("req", "-new", "-key", key, "-subj", subject, "-out", at(`${name}.csr`), ...config)
    openssl(
      ...[
        "x509",
        "-req",
        "-in",
        at(`${name}.csr`),
        "-CA",
        at(`${by}.crt`),
        "-CAkey",
        at(`${by}.key`),
      ],
      ...["-CAcreateserial", "-days", "29", "-out", at(`${name}.crt`)],
      ...["-extfile", at("ca.cnf"), "-extensions", extensions],
    )
  }
  const makeAuthorities = (): void => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(at("ca.cnf"), CONFIG)
    for (const name of ["root", "issuing"]) {
      openssl("genpkey", ...KEY_KINDS.p256, "-out", at(`${name}.key`))
    }
    openssl(
      ...["req", "-new", "-x509", "-key", at("root.key"), "-subj", "/CN=Root"],
      ...["-extensions", "authority", "-days", "30", "-out", at("root.crt"), ...config],
    )
    certify("issuing", "root", "authority", "/CN=Issuing")
  }
  let exported = 0
  return {
    at,
    root: at("root.crt"),
    issuing: at("issuing.crt"),
    make: (name, kind, use = "signing") => {
      if (!existsSync(at("issuing.crt"))) makeAuthorities()
      openssl("genpkey", ...KEY_KINDS[kind], "-out", at(`${name}.key`))
      certify(name, "issuing", use, `/C=DE/O=Ward Archive/CN=${name}`)
    },
    export: (name, passphrase, ...options) => {
      exported += 1
      const path = at(`${name}-${String(exported)}.p12`)
      openssl(
        ...["pkcs12", "-export", "-inkey", at(`${name}.key`), "-in", at(`${name}.crt`)],
        ...["-out", path, "-passout", `pass:${passphrase}`, ...options],
      )
      return path
    },
  }
}

export function openssl(...args: readonly string[]): string {
  return execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
}
