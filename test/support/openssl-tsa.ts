/** A time-stamp authority of OpenSSL's: keys, certificates and answers made by another's hand. */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const CONFIG = (folder: string) => `
[ tsa ]
default_tsa = authority
[ authority ]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha1, sha256, sha384, sha512
accuracy = secs:1, millisecs:500
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ root ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[ stamping ]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ req ]
distinguished_name = name
[ name ]
`

export interface OpensslTsa {
  readonly folder: string
  /** PEM files. */
  readonly root: string
  readonly certificate: string
  /** Answers a request with a response; `options` go to `openssl ts -reply`. */
  answer(request: string, response: string, ...options: readonly string[]): void
  /** Whether `openssl ts -verify` takes a response for the answer to a request. */
  verifies(request: string, response: string): boolean
}

const KEYS = {
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  ecdsa: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
} as const

/** Makes a root and an authority under it, valid from today on. */
export function makeOpensslTsa(folder: string, kind: keyof typeof KEYS): OpensslTsa {
  mkdirSync(folder, { recursive: true })
  const at = (name: string): string => join(folder, name)
  writeFileSync(at("tsa.cnf"), CONFIG(folder))
  writeFileSync(at("serial"), "01\n")
  for (const name of ["root", "tsa"]) {
    openssl("genpkey", ...KEYS[kind], "-out", at(`${name}.key`))
  }
  const config = ["-config", at("tsa.cnf")]
  openssl(
    ...["req", "-new", "-x509", "-key", at("root.key"), "-subj", "/CN=OpenSSL Root"],
    ...["-extensions", "root", "-days", "30", "-out", at("root.pem"), ...config],
  )
  openssl(
    ...["req", "-new", "-key", at("tsa.key"), "-subj", "/CN=OpenSSL TSA"],
    ...["-out", at("tsa.csr"), ...config],
  )
  openssl(
    ...["x509", "-req", "-in", at("tsa.csr"), "-CA", at("root.pem"), "-CAkey", at("root.key")],
    ...["-CAcreateserial", "-days", "29", "-out", at("tsa.pem")],
    ...["-extfile", at("tsa.cnf"), "-extensions", "stamping"],
  )
  return {
    folder,
    root: at("root.pem"),
    certificate: at("tsa.pem"),
    answer: (request, response, ...options) => {
      openssl(
        ...["ts", "-reply", "-queryfile", request, "-out", response, ...config],
        ...["-section", "authority", "-inkey", at("tsa.key"), "-signer", at("tsa.pem")],
        ...options,
      )
    },
    verifies: (request, response) => {
      const verify = ["-queryfile", request, "-in", response, "-CAfile", at("root.pem")]
      return spawnSync("openssl", ["ts", "-verify", ...verify], { stdio: "ignore" }).status === 0
    },
  }
}

function openssl(...args: readonly string[]): void {
  execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] })
}
