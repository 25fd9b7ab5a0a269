/**
 * The program's first file: refuses a Node that is too old, then starts the rest.
 *
 * Nothing else is imported here, and nothing newer than ES2020 is used, so that an old
 * Node gets as far as the sentence that says what is wrong.
 */
const LEAST = [22, 13] as const

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  process.stderr.write(
    `sealwright needs Node ${LEAST.join(".")} or newer; this is Node ${process.versions.node}.\n`,
  )
  process.exit(64)
}

// Node would exit with 1, which says of evidence that it failed.
process.on("uncaughtException", (thrown: unknown) => {
  const told = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  const plain = told.replace(/[^\n\u0020-\u007e]/g, "?")
  process.stderr.write(`sealwright: a defect of this program, please report it: ${plain}\n`)
  process.exit(70)
})

const { main } = await import("./main.ts")
process.exitCode = await main(process.argv.slice(2))
