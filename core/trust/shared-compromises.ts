/**
 * A compromise is of a key, not of a pin: whoever has the key has it under every name, in every
 * role and in every form in which it was pinned.
 *
 * Windows and revocations are another matter. They end what one pin allows, and leave another alone.
 */
import { toHex } from "../base/index.ts"
import { parseCertificate } from "../encodings/index.ts"
import { sha256 } from "../hashing/index.ts"
import { keyIdentity, parsePublicKey } from "../signatures/index.ts"
import type { Compromise, PinnedAnchor, PinnedKey, TrustStore } from "./store.ts"

type Pins = Pick<TrustStore, "keys" | "anchors">

/** The pins, each with the worst that is said of its key under any of them. */
export function withSharedCompromises<T extends Pins>(store: T): T {
  const { keys, anchors } = store
  if (![...keys, ...anchors].some(({ compromised }) => compromised !== undefined)) return store
  const worst = new Map<string, Compromise>()
  for (const [identity, pin] of [...keys.map(keyPair), ...anchors.map(anchorPair)]) {
    const known = worst.get(identity)
    const { compromised } = pin
    if (compromised === undefined) continue
    if (known === undefined || isEarlier(compromised, known)) worst.set(identity, compromised)
  }
  return {
    ...store,
    keys: keys.map(keyPair).map((one) => withWorst(one, worst)),
    anchors: anchors.map(anchorPair).map((one) => withWorst(one, worst)),
  }
}

function keyPair(pin: PinnedKey): readonly [identity: string, pin: PinnedKey] {
  return [keyIdentity(pin.key), pin]
}

function anchorPair(pin: PinnedAnchor): readonly [identity: string, pin: PinnedAnchor] {
  const read = parseCertificate(pin.certificate)
  // Reading the pack refused whatever is no certificate.
  return [identityOf(read.kind === "certificate" ? read.certificate.spki : pin.certificate), pin]
}

/** Of a SubjectPublicKeyInfo: the same text for one key, under whichever algorithm it is used. */
export function identityOf(spki: Uint8Array): string {
  const key = parsePublicKey(spki)
  return key.kind === "key" ? keyIdentity(key.key) : toHex(sha256(spki))
}

/** The worst that is said of a key under any pin; `undefined` where nothing is. */
export function compromiseOfKey(spki: Uint8Array, { keys, anchors }: Pins): Compromise | undefined {
  const identity = identityOf(spki)
  return [...keys.map(keyPair), ...anchors.map(anchorPair)]
    .flatMap(([own, { compromised }]) => (own === identity ? (compromised ?? []) : []))
    .reduce<Compromise | undefined>(
      (worst, one) => (worst === undefined || isEarlier(one, worst) ? one : worst),
      undefined,
    )
}

function withWorst<P extends PinnedKey | PinnedAnchor>(
  [identity, pin]: readonly [string, P],
  worst: ReadonlyMap<string, Compromise>,
): P {
  const compromised = worst.get(identity)
  return compromised === undefined ? pin : { ...pin, compromised }
}

/** One whose beginning nobody knows is the earliest of all. */
function isEarlier(one: Compromise, other: Compromise): boolean {
  return (one.from ?? -Infinity) < (other.from ?? -Infinity)
}
