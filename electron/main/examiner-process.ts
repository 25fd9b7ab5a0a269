/** The examiner process begins here: offline before anything else is loaded. */
import "./offline.ts"

await import("./examiner-serve.ts")
