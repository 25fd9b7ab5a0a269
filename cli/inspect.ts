/** `inspect`: what evidence claims about itself, with nothing checked. */
import { claimsJson, claimsText } from "../core/index.ts"
import { readClaimedFacts } from "../core/node/index.ts"
import type { Command } from "./command.ts"
import { EXIT } from "./exit-codes.ts"
import { choice } from "./terms.ts"

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
    const facts = await readClaimedFacts(path)
    io.out(format === "json" ? claimsJson(facts) : claimsText(facts))
    return EXIT.passed
  },
}
