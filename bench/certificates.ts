/**
 * Ten thousand signatures under one chain: what do reading its certificates and finding its path
 * cost beside the bare signature checks?
 *
 * In one process, because a ratio of two loops is asked for and not the start of a program.
 */
import { generateKeyPairSync, sign } from "node:crypto"
import { makeCertificateReader, makePathFinder, toAnchor } from "../core/certificates/index.ts"
import { parseCertificate, type Certificate } from "../core/encodings/index.ts"
import { nativeEngine } from "../core/node/index.ts"
import { checkSignature, parsePublicKey, type SignatureEngine } from "../core/signatures/index.ts"
import { basicConstraints, keyUsage, makeCertificate } from "../test/support/certificates.ts"
import { median } from "./figures.ts"

const SIGNATURES = 10_000
const AT = Date.UTC(2026, 0, 1)

export interface ChainFigures {
  /** Milliseconds of each round. */
  readonly bare: readonly number[]
  readonly withPaths: readonly number[]
}

/** Rounds of both loops in turn, after one that is not counted. */
export function measureChains(rounds: number): ChainFigures {
  const loops = makeLoops([nativeEngine])
  const bare: number[] = []
  const withPaths: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const figures = [timed(loops.bare), timed(loops.withPaths)] as const
    if (round === 0) continue
    bare.push(figures[0])
    withPaths.push(figures[1])
  }
  return { bare, withPaths }
}

export function chainTable({ bare, withPaths }: ChainFigures): string {
  const ratios = withPaths.map((ms, round) => ms / (bare[round] ?? Number.NaN))
  const row = (name: string, values: readonly number[]): string =>
    `| ${name} | ${median(values).toFixed(2)} | ${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)} |`
  return [
    "| | median | least–most |",
    "| --- | ---: | ---: |",
    row(
      "bare checks, s",
      bare.map((ms) => ms / 1000),
    ),
    row(
      "with certificates and paths, s",
      withPaths.map((ms) => ms / 1000),
    ),
    row("ratio", ratios),
  ].join("\n")
}

interface Loops {
  readonly bare: () => void
  readonly withPaths: () => void
}

function makeLoops(engines: readonly SignatureEngine[]): Loops {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  const spki = new Uint8Array(publicKey.export({ type: "spki", format: "der" }))
  const signs = [basicConstraints(true), keyUsage(5)]
  const root = read(makeCertificate({ subject: "Root", extensions: signs }))
  const ca = makeCertificate({ subject: "CA", issuer: "Root", extensions: signs })
  const leaf = makeCertificate({ subject: "Leaf", issuer: "CA", spki })
  const messages = Array.from({ length: SIGNATURES }, (_, n) => {
    const message = new TextEncoder().encode(`message ${n}`.padEnd(500, "."))
    return { message, signature: new Uint8Array(sign(null, message, privateKey)) }
  })
  const checkAll = (keyOf: () => ReturnType<typeof parsePublicKey>): void => {
    for (const { message, signature } of messages) {
      const read = keyOf()
      if (read.kind !== "key") throw new Error("the key cannot be read")
      const request = { key: read.key, message, signature, encoding: "raw" } as const
      if (checkSignature(request, engines).kind !== "valid") throw new Error("a good signature")
    }
  }
  const key = parsePublicKey(spki)
  const bare = (): void => {
    checkAll(() => key)
  }
  const withPaths = (): void => {
    const finder = makePathFinder({ anchors: [toAnchor(root)], engines })
    const reader = makeCertificateReader()
    checkAll(() => {
      // Copies, as they come out of one message after the other.
      const [certificate, intermediate] = [reader(leaf.slice()), reader(ca.slice())]
      if (certificate.kind !== "certificate" || intermediate.kind !== "certificate") {
        throw new Error("a good certificate")
      }
      const question = {
        certificate: certificate.certificate,
        intermediates: [intermediate.certificate],
        at: AT,
        purpose: "signing",
      } as const
      if (finder.find(question).kind !== "path") throw new Error("a good path")
      return key
    })
  }
  return { bare, withPaths }
}

function read(der: Uint8Array): Certificate {
  const answer = parseCertificate(der)
  if (answer.kind === "refused") throw new Error(answer.reason)
  return answer.certificate
}

/** Milliseconds of processor time: a busy machine changes little about them. */
function timed(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
