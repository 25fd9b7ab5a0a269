/** `check signature`: did this key sign these bytes? The mathematics only. */
import { member, type JsonObject } from "../base/index.ts"
import { isHashName, type HashName } from "../encodings/index.ts"
import {
  checkSignature,
  isSignatureAlgorithm,
  readPublicKeyText,
  schemeOf,
  weaknesses,
  type AlgorithmChoice,
  type SignatureAlgorithm,
  type SignatureEncoding,
  type SignatureEngine,
} from "../signatures/index.ts"
import { failed, indeterminate, ofSignature, withNotes, type Answer } from "./answer.ts"
import { bytesOf, keyTextOf, optionalSizeOf, textOf, Unusable } from "./request.ts"

const ENCODINGS: readonly SignatureEncoding[] = ["raw", "der", "p1363"]

/** Answers {algorithm, encoding, publicKey, message, signature, saltLength?, mgfHash?, context?}. */
export function answerSignature(request: JsonObject, engines: readonly SignatureEngine[]): Answer {
  const algorithm = textOf(request, "algorithm")
  if (!isSignatureAlgorithm(algorithm)) {
    return indeterminate("ALG_UNSUPPORTED", "this algorithm is not computed here")
  }
  const encoding = ENCODINGS.find((name) => name === textOf(request, "encoding"))
  if (encoding === undefined) throw new Unusable("encoding is none of raw, der, p1363")
  const message = bytesOf(request, "message")
  const signature = bytesOf(request, "signature")
  const choice = choiceIn(request, algorithm)
  if (choice === undefined) {
    return indeterminate("ALG_UNSUPPORTED", "the hash of the mask is not computed here")
  }
  const read = readPublicKeyText(keyTextOf(request, "publicKey"), choice)
  if (read.kind === "refused") return failed(read.code, read.reason)
  if (read.kind === "unsupported") {
    return failed("FORMAT_FAILURE", "the key is not one for this algorithm")
  }
  const question = { key: read.key, message, signature, encoding, ...contextIn(request) }
  const answer = checkSignature(question, engines)
  return withNotes(
    ofSignature(answer),
    weaknesses(read.key).map(({ code }) => code),
  )
}

/** Only ML-DSA has a context here; a signature of another algorithm cannot be valid with one. */
function contextIn(request: JsonObject): { readonly context?: Uint8Array } {
  if (member(request, "context") === undefined) return {}
  const context = bytesOf(request, "context")
  return context.length === 0 ? {} : { context }
}

/** `saltLength` and `mgfHash` belong to RSASSA-PSS; elsewhere they are members that are not looked at. */
function choiceIn(request: JsonObject, algorithm: SignatureAlgorithm): AlgorithmChoice | undefined {
  if (schemeOf(algorithm).family !== "rsa-pss") return { algorithm }
  const saltLength = optionalSizeOf(request, "saltLength")
  const salt = saltLength === undefined ? {} : { saltLength }
  if (member(request, "mgfHash") === undefined) return { algorithm, ...salt }
  const mgfHash = hashNamed(textOf(request, "mgfHash"))
  return mgfHash === undefined ? undefined : { algorithm, mgfHash, ...salt }
}

/** Our names, and those of the standards, such as `SHA-256`, `SHA-512/256` and `SHA3-256`. */
function hashNamed(text: string): HashName | undefined {
  const name = text.toLowerCase().replace(/^sha-/, "sha").replace("/", "-")
  return isHashName(name) ? name : undefined
}
