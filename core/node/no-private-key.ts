/** What a file is that was given as a private key and is none, as far as it can be told. */
import { fromUtf8, say, type Saying } from "../base/index.ts"
import { parsePem, type PemBlock } from "../encodings/index.ts"
import { readPublicKeyText } from "../signatures/index.ts"

/** The PEM blocks of a file, none where it is not PEM. */
export function pemBlocks(bytes: Uint8Array): readonly PemBlock[] {
  const text = fromUtf8(bytes)
  const pem = text === undefined ? undefined : parsePem(text)
  return pem?.kind === "pem" ? pem.blocks : []
}

/** Whoever took the wrong one of K, K.pub and K.crt learns which one it was. */
export function noPrivateKey(bytes: Uint8Array): Saying {
  const labels = pemBlocks(bytes).map(({ label }) => label)
  const held = labels.join(", ")
  if (labels.some((label) => label.endsWith("PRIVATE KEY"))) {
    return say("the private key has a form that is not read here: {found}", {
      found: otherForm(held),
    })
  }
  if (labels.length > 0 && labels.every((label) => label === "CERTIFICATE")) return CERTIFICATE
  const read = readPublicKeyText(bytes)
  if (read.kind === "key") return read.text.certificate === undefined ? PUBLIC : CERTIFICATE
  const found = held === "" ? say("it is not PEM") : say("it holds {held}", { held })
  return say("this file holds no private key that is read here: {found}", { found })
}

const PUBLIC = say("this is a public key: what signs is the private key that it belongs to")
const CERTIFICATE = say("this is a certificate: what signs is the private key that it belongs to")

/** OpenSSL reads every form of PEM but that of OpenSSH. */
function otherForm(held: string): Saying {
  return held.includes("OPENSSH")
    ? say("it holds {held}", { held })
    : say('it holds {held}; convert it with "openssl pkcs8 -topk8"', { held })
}
