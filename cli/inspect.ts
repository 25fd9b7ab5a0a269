/** `inspect`: what evidence claims about itself, with nothing checked. */
import { escapeForDisplay, printableJson, readClaims, toHex, type Claims } from "../core/index.ts"
import { nativeDigests, openEvidence } from "../core/node/index.ts"
import type { Command } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import { choice } from "./terms.ts"

const NOTHING_CHECKED =
  "Nothing here was checked: these are claims of the evidence about itself. Use verify."

export const inspect: Command = {
  name: "inspect",
  summary: "Show what evidence claims about itself; nothing is checked.",
  usage: ["inspect PATH [--format text|json]"],
  takes: { least: 1, most: 1 },
  options: {
    format: { takes: "text|json", says: "what to print (default: text)" },
  },
  examples: [
    { line: "sealwright inspect case-17.bag", says: "what is this, and who claims to vouch?" },
  ],
  run: async (given, io) => {
    const [path = ""] = given.operands
    const format = choice(given, "format", ["text", "json"], "text")
    const { container } = await openEvidence(path)
    try {
      const { claims } = await readClaims(container, nativeDigests)
      const facts = claimed(claims, container.entries.filter(({ kind }) => kind === "file").length)
      io.out(format === "json" ? json(facts) : text(facts))
    } finally {
      await container.close()
    }
    return EXIT.passed
  },
}

/** Facts as label and value, in the order in which they are read. */
type Facts = readonly (readonly [label: string, value: string])[]

function claimed(claims: Claims, files: number): Facts {
  return [
    ["format", [claims.format, claims.formatVersion ?? ""].join(" ").trim()],
    ["files", String(files)],
    ...optional("bag id", claims.bagId),
    ...optional("log id", claims.logId),
    ...optional("exporter", claims.exporter),
    ...optional("generation", claims.generation),
    ...optional("source items", claims.sourceItems),
    ...claims.manifests.map(({ path, algorithm, entries }): Facts[number] => [
      "manifest",
      `${path}: ${String(entries.length)} digests by ${algorithm}`,
    ]),
    ...(claims.checkpoint === undefined ? [] : checkpointFacts(claims.checkpoint)),
    ...claims.seals.flatMap(({ path, signature, statement }): Facts => [
      ["seal", `${path}: as ${statement.role}, said to be made ${statement.sealedAt}`],
      ["  key", signature.keyid],
      ["  reason", statement.reason],
    ]),
    ...claims.generations.map(({ number, seals }): Facts[number] => [
      "earlier generation",
      `${String(number)}, with ${String(seals.length)} seals`,
    ]),
    ...optional("event signatures", claims.eventSignatures.length || undefined),
    ...claims.timestamps.map(({ path }): Facts[number] => ["time-stamp", path]),
  ]
}

function checkpointFacts({ origin, size, root }: NonNullable<Claims["checkpoint"]>): Facts {
  return [
    ["checkpoint", origin],
    ["  events", String(size)],
    ["  root", toHex(root)],
  ]
}

function optional(label: string, value: string | number | undefined): Facts {
  return value === undefined ? [] : [[label, String(value)]]
}

function json(facts: Facts): string {
  const claims = facts.map(([label, value]) => ({ label: label.trim(), value }))
  return `${printableJson({ schema: "sealwright.claims/1", checked: false, claims }, 2)}\n`
}

function text(facts: Facts): string {
  const width = Math.max(...facts.map(([label]) => label.length))
  const lines = facts.map(([label, value]) => `${label.padEnd(width)}  ${escapeForDisplay(value)}`)
  return `${NOTHING_CHECKED}\n\n${lines.join("\n")}\n`
}
