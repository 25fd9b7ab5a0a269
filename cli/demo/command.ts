/** `demo`: see the whole way once, from keys to a signed report, on invented evidence. */
import type { Command } from "../command.ts"

export const demo: Command = {
  name: "demo",
  summary: "Seal invented evidence, verify it, and tamper with it five times; keeps everything.",
  usage: ["demo [--out DIR]"],
  takes: { least: 0, most: 0 },
  options: {
    out: {
      takes: "DIR",
      says: "folder to make (default: sealwright-demo, or the next free number)",
    },
  },
  examples: [{ line: "sealwright demo", says: "takes some seconds and needs nothing" }],
  run: async (given, io) => {
    // Whoever verifies need not load a whole invented town first.
    const { runDemo } = await import("./run.ts")
    return runDemo({ out: given.text("out") }, io)
  },
}
